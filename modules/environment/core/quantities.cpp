// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quantities.h"

#include <cmath>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

enum class Dimension { Mass, Volume, Kelvin, Share, Speed, Angle, Level, Length, Acidity, Dissolved, Turbidity, Conductivity };

/// One unit: module's unit = value · factor + offset.
struct Unit {
    Dimension dimension;
    double factor;
    double offset = 0;
};

/// UCUM codes, their usual prints and UN/CEFACT's common codes. What differs by case alone in UCUM ("Cel", "cel") is not
/// told apart: nothing here does.
const QHash<QString, Unit> &units()
{
    constexpr double knot = 1852.0 / 3600;
    constexpr double mile = 1609.344 / 3600;
    constexpr double foot = 0.3048;
    constexpr double fahrenheit = 5.0 / 9;
    constexpr double freezing = 273.15;
    static const QHash<QString, Unit> known {
        { u"ug/m3"_s, { Dimension::Mass, 1 } },
        { u"ug.m-3"_s, { Dimension::Mass, 1 } },
        { u"gq"_s, { Dimension::Mass, 1 } },
        { u"mg/m3"_s, { Dimension::Mass, 1e3 } },
        { u"mg.m-3"_s, { Dimension::Mass, 1e3 } },
        { u"gp"_s, { Dimension::Mass, 1e3 } },
        { u"ng/m3"_s, { Dimension::Mass, 1e-3 } },
        { u"kg/m3"_s, { Dimension::Mass, 1e9 } },
        { u"kmq"_s, { Dimension::Mass, 1e9 } },
        { u"ppb"_s, { Dimension::Volume, 1 } },
        { u"[ppb]"_s, { Dimension::Volume, 1 } },
        { u"61"_s, { Dimension::Volume, 1 } },
        { u"ppm"_s, { Dimension::Volume, 1e3 } },
        { u"[ppm]"_s, { Dimension::Volume, 1e3 } },
        { u"59"_s, { Dimension::Volume, 1e3 } },
        { u"k"_s, { Dimension::Kelvin, 1 } },
        { u"kel"_s, { Dimension::Kelvin, 1 } },
        { u"cel"_s, { Dimension::Kelvin, 1, freezing } },
        { u"c"_s, { Dimension::Kelvin, 1, freezing } },
        { u"degc"_s, { Dimension::Kelvin, 1, freezing } },
        { u"°c"_s, { Dimension::Kelvin, 1, freezing } },
        { u"℃"_s, { Dimension::Kelvin, 1, freezing } },
        { u"[degf]"_s, { Dimension::Kelvin, fahrenheit, freezing - 32 * fahrenheit } },
        { u"degf"_s, { Dimension::Kelvin, fahrenheit, freezing - 32 * fahrenheit } },
        { u"°f"_s, { Dimension::Kelvin, fahrenheit, freezing - 32 * fahrenheit } },
        { u"fah"_s, { Dimension::Kelvin, fahrenheit, freezing - 32 * fahrenheit } },
        { u"%"_s, { Dimension::Share, 0.01 } },
        { u"p1"_s, { Dimension::Share, 0.01 } },
        { u"%rh"_s, { Dimension::Share, 0.01 } },
        { u"1"_s, { Dimension::Share, 1 } },
        { u"c62"_s, { Dimension::Share, 1 } },
        { u"m/s"_s, { Dimension::Speed, 1 } },
        { u"m.s-1"_s, { Dimension::Speed, 1 } },
        { u"mts"_s, { Dimension::Speed, 1 } },
        { u"km/h"_s, { Dimension::Speed, 1 / 3.6 } },
        { u"kmh"_s, { Dimension::Speed, 1 / 3.6 } },
        { u"[kn_i]"_s, { Dimension::Speed, knot } },
        { u"kn"_s, { Dimension::Speed, knot } },
        { u"kt"_s, { Dimension::Speed, knot } },
        { u"knt"_s, { Dimension::Speed, knot } },
        { u"[mi_i]/h"_s, { Dimension::Speed, mile } },
        { u"mph"_s, { Dimension::Speed, mile } },
        { u"hm"_s, { Dimension::Speed, mile } },
        { u"deg"_s, { Dimension::Angle, 1 } },
        { u"°"_s, { Dimension::Angle, 1 } },
        { u"degree"_s, { Dimension::Angle, 1 } },
        { u"dd"_s, { Dimension::Angle, 1 } },
        { u"rad"_s, { Dimension::Angle, 180 / M_PI } },
        { u"c81"_s, { Dimension::Angle, 180 / M_PI } },
        { u"db"_s, { Dimension::Level, 1 } },
        { u"db(a)"_s, { Dimension::Level, 1 } },
        { u"db[a]"_s, { Dimension::Level, 1 } },
        { u"dba"_s, { Dimension::Level, 1 } },
        { u"2n"_s, { Dimension::Level, 1 } },
        { u"m"_s, { Dimension::Length, 1 } },
        { u"mtr"_s, { Dimension::Length, 1 } },
        { u"cm"_s, { Dimension::Length, 0.01 } },
        { u"cmt"_s, { Dimension::Length, 0.01 } },
        { u"mm"_s, { Dimension::Length, 0.001 } },
        { u"mmt"_s, { Dimension::Length, 0.001 } },
        { u"[ft_i]"_s, { Dimension::Length, foot } },
        { u"ft"_s, { Dimension::Length, foot } },
        { u"fot"_s, { Dimension::Length, foot } },
        { u"ph"_s, { Dimension::Acidity, 1 } },
        { u"[ph]"_s, { Dimension::Acidity, 1 } },
        { u"phunits"_s, { Dimension::Acidity, 1 } },
        { u"mg/l"_s, { Dimension::Dissolved, 1 } },
        { u"mg{o2}/l"_s, { Dimension::Dissolved, 1 } },
        { u"mg.l-1"_s, { Dimension::Dissolved, 1 } },
        { u"g/m3"_s, { Dimension::Dissolved, 1 } },
        { u"m1"_s, { Dimension::Dissolved, 1 } },
        { u"ug/l"_s, { Dimension::Dissolved, 1e-3 } },
        { u"ntu"_s, { Dimension::Turbidity, 1 } },
        { u"{ntu}"_s, { Dimension::Turbidity, 1 } },
        { u"fnu"_s, { Dimension::Turbidity, 1 } },
        { u"{fnu}"_s, { Dimension::Turbidity, 1 } },
        { u"ftu"_s, { Dimension::Turbidity, 1 } },
        { u"{ftu}"_s, { Dimension::Turbidity, 1 } },
        { u"s/m"_s, { Dimension::Conductivity, 1 } },
        { u"d10"_s, { Dimension::Conductivity, 1 } },
        { u"ms/cm"_s, { Dimension::Conductivity, 0.1 } },
        { u"ds/m"_s, { Dimension::Conductivity, 0.1 } },
        { u"h61"_s, { Dimension::Conductivity, 0.1 } },
        { u"ms/m"_s, { Dimension::Conductivity, 1e-3 } },
        { u"us/cm"_s, { Dimension::Conductivity, 1e-4 } },
        { u"g42"_s, { Dimension::Conductivity, 1e-4 } },
    };
    return known;
}

QString plainUnit(const QString &unit)
{
    QString plain = unit.trimmed().toLower();
    for (const auto &[from, to] : { std::pair(u"µ"_s, u"u"_s),
                                    { u"μ"_s, u"u"_s },
                                    { u"mcg"_s, u"ug"_s },
                                    { u"³"_s, u"3"_s },
                                    { u"¹"_s, u"1"_s },
                                    { u"⁻"_s, u"-"_s },
                                    { u"^"_s, u""_s },
                                    { u"·"_s, u"."_s },
                                    { u" "_s, u""_s } })
        plain.replace(from, to);
    return plain;
}

Dimension dimensionOf(Quantity quantity)
{
    switch (quantity) {
    case Quantity::Level:
        return Dimension::Level;
    case Quantity::Temperature:
    case Quantity::WaterTemperature:
        return Dimension::Kelvin;
    case Quantity::Humidity:
        return Dimension::Share;
    case Quantity::WindSpeed:
        return Dimension::Speed;
    case Quantity::WindFrom:
        return Dimension::Angle;
    case Quantity::Stage:
        return Dimension::Length;
    case Quantity::Acidity:
        return Dimension::Acidity;
    case Quantity::Oxygen:
        return Dimension::Dissolved;
    case Quantity::Turbidity:
        return Dimension::Turbidity;
    case Quantity::Conductivity:
        return Dimension::Conductivity;
    default:
        return Dimension::Mass;
    }
}

/// What the atmosphere, or an instrument, can have: between the coldest and the hottest ever (WMO: 184 and 329.9 K) with room for
/// indoors, the highest wind (113.3 m/s, Barrow Island 1996), 194 dB where sound becomes a shock wave. What water can: the scale of pH,
/// oxygen several times over its saturation (14.6 mg/l at 0 °C), mud, brine, and from ice to boiling.
std::pair<double, double> boundsOf(Quantity quantity)
{
    switch (quantity) {
    case Quantity::Level:
        return { -20, 194 };
    case Quantity::Temperature:
        return { 180, 345 };
    case Quantity::Humidity:
        return { 0, 1.1 };
    case Quantity::WindSpeed:
        return { 0, 113.3 };
    case Quantity::WindFrom:
        return { -360, 720 };
    case Quantity::Stage:
        return { -12'000, 9'000 };
    case Quantity::Acidity:
        return { 0, 14 };
    case Quantity::Oxygen:
        return { 0, 60 };
    case Quantity::Turbidity:
        return { 0, 100'000 };
    case Quantity::Conductivity:
        return { 0, 30 };
    case Quantity::WaterTemperature:
        return { 270, 373.15 };
    default:
        return { 0, 1e6 };
    }
}

QString lettersOf(const QString &name)
{
    QString letters;
    for (const QChar c : name) {
        if (c.isLetterOrNumber() && c.unicode() < 0x2080) // not the small figures of a formula …
            letters += c.toLower();
        else if (c.unicode() >= 0x2080 && c.unicode() <= 0x2089) // … which become plain ones
            letters += QChar('0' + c.unicode() - 0x2080);
    }
    return letters;
}

} // namespace

QuantityField fieldOf(Quantity quantity)
{
    switch (quantity) {
    case Quantity::Pm25:
        return { particlesFeed, Pm25Field };
    case Quantity::Pm10:
        return { particlesFeed, Pm10Field };
    case Quantity::No2:
        return { gasesFeed, No2Field };
    case Quantity::O3:
        return { gasesFeed, O3Field };
    case Quantity::So2:
        return { gasesFeed, So2Field };
    case Quantity::Co:
        return { gasesFeed, CoField };
    case Quantity::Level:
        return { noiseFeed, LevelField };
    case Quantity::Temperature:
        return { weatherFeed, TemperatureField };
    case Quantity::Humidity:
        return { weatherFeed, HumidityField };
    case Quantity::WindSpeed:
        return { weatherFeed, WindSpeedField };
    case Quantity::WindFrom:
        return { weatherFeed, WindFromField };
    case Quantity::Acidity:
        return { waterQualityFeed, PhField };
    case Quantity::Oxygen:
        return { waterQualityFeed, OxygenField };
    case Quantity::Turbidity:
        return { waterQualityFeed, TurbidityField };
    case Quantity::Conductivity:
        return { waterQualityFeed, ConductivityField };
    case Quantity::WaterTemperature:
        return { waterTemperatureFeed, WaterKelvinField };
    case Quantity::Stage:
        break;
    }
    return { waterFeed, StageField };
}

std::optional<Quantity> quantityNamed(const QString &name)
{
    static const QHash<QString, Quantity> known {
        { u"pm25"_s, Quantity::Pm25 },
        { u"particulatematter25"_s, Quantity::Pm25 },
        { u"particulatematter25um"_s, Quantity::Pm25 },
        { u"massconcentrationofpm2p5ambientaerosolparticlesinair"_s, Quantity::Pm25 },
        { u"pollutant6001"_s, Quantity::Pm25 },
        { u"pm10"_s, Quantity::Pm10 },
        { u"particulatematter10"_s, Quantity::Pm10 },
        { u"massconcentrationofpm10ambientaerosolparticlesinair"_s, Quantity::Pm10 },
        { u"pollutant5"_s, Quantity::Pm10 },
        { u"no2"_s, Quantity::No2 },
        { u"nitrogendioxide"_s, Quantity::No2 },
        { u"massconcentrationofnitrogendioxideinair"_s, Quantity::No2 },
        { u"pollutant8"_s, Quantity::No2 },
        { u"o3"_s, Quantity::O3 },
        { u"ozone"_s, Quantity::O3 },
        { u"massconcentrationofozoneinair"_s, Quantity::O3 },
        { u"pollutant7"_s, Quantity::O3 },
        { u"so2"_s, Quantity::So2 },
        { u"sulphurdioxide"_s, Quantity::So2 },
        { u"sulfurdioxide"_s, Quantity::So2 },
        { u"massconcentrationofsulfurdioxideinair"_s, Quantity::So2 },
        { u"pollutant1"_s, Quantity::So2 },
        { u"co"_s, Quantity::Co },
        { u"carbonmonoxide"_s, Quantity::Co },
        { u"massconcentrationofcarbonmonoxideinair"_s, Quantity::Co },
        { u"pollutant10"_s, Quantity::Co },
        { u"laeq"_s, Quantity::Level },
        { u"leqa"_s, Quantity::Level },
        { u"equivalentcontinuoussoundlevel"_s, Quantity::Level },
        { u"temperature"_s, Quantity::Temperature },
        { u"airtemperature"_s, Quantity::Temperature },
        { u"humidity"_s, Quantity::Humidity },
        { u"relativehumidity"_s, Quantity::Humidity },
        { u"windspeed"_s, Quantity::WindSpeed },
        { u"winddirection"_s, Quantity::WindFrom },
        { u"windfromdirection"_s, Quantity::WindFrom },
        { u"waterlevel"_s, Quantity::Stage },
        { u"stage"_s, Quantity::Stage },
        { u"gaugeheight"_s, Quantity::Stage },
        { u"watersurfaceheightabovereferencedatum"_s, Quantity::Stage },
        { u"ph"_s, Quantity::Acidity },
        { u"eea3152010"_s, Quantity::Acidity },
        { u"o2"_s, Quantity::Oxygen },
        { u"dissolvedoxygen"_s, Quantity::Oxygen },
        { u"eea3132012"_s, Quantity::Oxygen },
        { u"turbidity"_s, Quantity::Turbidity },
        { u"eea3112014"_s, Quantity::Turbidity },
        { u"conductivity"_s, Quantity::Conductivity },
        { u"electricalconductivity"_s, Quantity::Conductivity },
        { u"eea3142016"_s, Quantity::Conductivity },
        { u"watertemperature"_s, Quantity::WaterTemperature },
        { u"eea3121015"_s, Quantity::WaterTemperature },
    };
    const qsizetype last = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'#'));
    if (const auto found = known.constFind(lettersOf(name.sliced(last + 1))); found != known.cend())
        return *found;
    // A code means something only together with the vocabulary that it is of.
    const qsizetype before = last > 0 ? name.lastIndexOf(u'/', last - 1) : -1;
    const auto coded = known.constFind(last > 0 ? lettersOf(name.sliced(before + 1)) : QString());
    return coded == known.cend() ? std::nullopt : std::optional(*coded);
}

double converted(Quantity quantity, double value, const QString &unit)
{
    const auto known = units().constFind(plainUnit(unit));
    if (known == units().cend())
        return unknown;
    const double plain = value * known->factor + known->offset;
    const Dimension dimension = dimensionOf(quantity);
    if (known->dimension == dimension)
        return possible(quantity, plain);
    if (known->dimension == Dimension::Volume && dimension == Dimension::Mass) {
        static const QHash<Quantity, Pollutant> gases { { Quantity::No2, Pollutant::No2 },
                                                        { Quantity::O3, Pollutant::O3 },
                                                        { Quantity::So2, Pollutant::So2 },
                                                        { Quantity::Co, Pollutant::Co } };
        const auto gas = gases.constFind(quantity);
        return gas == gases.cend() ? unknown : possible(quantity, microgramsPerCubicMeter(*gas, plain));
    }
    return unknown;
}

double possible(Quantity quantity, double value)
{
    const auto [least, most] = boundsOf(quantity);
    if (!(value >= least && value <= most))
        return unknown;
    return quantity == Quantity::WindFrom ? std::fmod(value + 720, 360) : value;
}

} // namespace citywall::environment
