// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publishedquantities.h"

#include <charconv>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

PublishedQuantity pollutantWords(Quantity quantity, const QString &name, int code, const QString &attribute)
{
    return { quantity,
             name,
             u"http://dd.eionet.europa.eu/vocabulary/aq/pollutant/%1"_s.arg(code),
             u"microgram per cubic metre"_s,
             u"ug/m3"_s,
             attribute,
             u"GQ"_s };
}

PublishedQuantity cfQuantity(Quantity quantity, const QString &name, const QString &cf, const std::array<QString, 2> &unit,
                             const QString &attribute, const QString &unitCode, double zero = 0)
{
    return { quantity, name, u"http://vocab.nerc.ac.uk/standard_name/"_s + cf, unit[0], unit[1], attribute, unitCode, zero };
}

/// Of waters, as the EEA's WISE names them.
PublishedQuantity waterQuantity(Quantity quantity, const QString &name, const QString &determinand,
                                const std::array<QString, 2> &unit, const QString &attribute, const QString &unitCode,
                                double zero = 0)
{
    return { quantity, name,    u"http://dd.eionet.europa.eu/vocabulary/wise/ObservedProperty/"_s + determinand,
             unit[0],  unit[1], attribute,
             unitCode, zero };
}

const QList<PublishedQuantity> &everyQuantity()
{
    constexpr double freezing = 273.15;
    static const QList<PublishedQuantity> all {
        pollutantWords(Quantity::Pm25, u"PM2.5"_s, 6001, u"pm25"_s),
        pollutantWords(Quantity::Pm10, u"PM10"_s, 5, u"pm10"_s),
        pollutantWords(Quantity::No2, u"NO2"_s, 8, u"no2"_s),
        pollutantWords(Quantity::O3, u"O3"_s, 7, u"o3"_s),
        pollutantWords(Quantity::So2, u"SO2"_s, 1, u"so2"_s),
        pollutantWords(Quantity::Co, u"CO"_s, 10, u"co"_s),
        { Quantity::Level, u"LAeq"_s, u"https://smartdatamodels.org/dataModel.Environment/LAeq"_s, u"decibel, A-weighted"_s,
          u"dB[A]"_s, u"LAeq"_s, u"2N"_s },
        cfQuantity(Quantity::Temperature, u"Air temperature"_s, u"air_temperature"_s, { u"degree Celsius"_s, u"Cel"_s },
                   u"temperature"_s, u"CEL"_s, freezing),
        cfQuantity(Quantity::Humidity, u"Relative humidity"_s, u"relative_humidity"_s, { u"share"_s, u"1"_s },
                   u"relativeHumidity"_s, u"C62"_s),
        cfQuantity(Quantity::WindSpeed, u"Wind speed"_s, u"wind_speed"_s, { u"metre per second"_s, u"m/s"_s }, u"windSpeed"_s,
                   u"MTS"_s),
        cfQuantity(Quantity::WindFrom, u"Wind from direction"_s, u"wind_from_direction"_s, { u"degree"_s, u"deg"_s },
                   u"windDirection"_s, u"DD"_s),
        cfQuantity(Quantity::Stage, u"Water level"_s, u"water_surface_height_above_reference_datum"_s, { u"metre"_s, u"m"_s },
                   u"waterLevel"_s, u"MTR"_s),
        waterQuantity(Quantity::Acidity, u"pH"_s, u"EEA_3152-01-0"_s, { u"pH"_s, u"[pH]"_s }, u"pH"_s, {}),
        waterQuantity(Quantity::Oxygen, u"Dissolved oxygen"_s, u"EEA_3132-01-2"_s, { u"milligram per litre"_s, u"mg/L"_s },
                      u"O2"_s, u"M1"_s),
        waterQuantity(Quantity::Turbidity, u"Turbidity"_s, u"EEA_3112-01-4"_s, { u"nephelometric turbidity unit"_s, u"{NTU}"_s },
                      u"turbidity"_s, {}),
        waterQuantity(Quantity::Conductivity, u"Electrical conductivity"_s, u"EEA_3142-01-6"_s,
                      { u"siemens per metre"_s, u"S/m"_s }, u"conductivity"_s, u"D10"_s),
        waterQuantity(Quantity::WaterTemperature, u"Water temperature"_s, u"EEA_3121-01-5"_s, { u"degree Celsius"_s, u"Cel"_s },
                      u"temperature"_s, u"CEL"_s, freezing),
    };
    return all;
}

} // namespace

QList<PublishedQuantity> publishedQuantities(const QString &feed)
{
    QList<PublishedQuantity> published;
    std::ranges::copy_if(everyQuantity(), std::back_inserter(published),
                         [&](const PublishedQuantity &q) { return fieldOf(q.quantity).feed == feed; });
    return published;
}

double publishedValue(const PublishedQuantity &quantity, float value)
{
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value).ptr;
    double decimal = unknown;
    std::from_chars(text, end, decimal);
    return quantity.zero == 0 ? decimal : std::round((decimal - quantity.zero) * 1e6) / 1e6; // finer than any float of kelvins
}

GeoPoint publishedPosition(const FeatureRecord &feature, const ObservationRecord &row)
{
    return row.position.isValid() ? row.position : midpoint(feature.geometry);
}

} // namespace citywall::environment
