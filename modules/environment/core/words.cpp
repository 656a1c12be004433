// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

namespace citywall::environment {

QString Words::pollutant(Pollutant pollutant)
{
    switch (pollutant) {
    case Pollutant::Pm25:
        return QStringLiteral("PM2.5");
    case Pollutant::Pm10:
        return QStringLiteral("PM10");
    case Pollutant::No2:
        return QStringLiteral("NO₂");
    case Pollutant::O3:
        return QStringLiteral("O₃");
    case Pollutant::So2:
        return QStringLiteral("SO₂");
    case Pollutant::Co:
        break;
    }
    return QStringLiteral("CO");
}

QString Words::category(IndexStandard standard, int category)
{
    if (category < 0 || category >= categoryCount)
        return tr("unknown");
    if (standard == IndexStandard::Epa) {
        const std::array<QString, categoryCount> names {
            tr("good", "EPA"),      tr("moderate", "EPA"),       tr("unhealthy for sensitive groups", "EPA"),
            tr("unhealthy", "EPA"), tr("very unhealthy", "EPA"), tr("hazardous", "EPA")
        };
        return names[size_t(category)];
    }
    const std::array<QString, categoryCount> names { tr("excellent", "HJ 633"),        tr("good", "HJ 633"),
                                                     tr("lightly polluted", "HJ 633"), tr("moderately polluted", "HJ 633"),
                                                     tr("heavily polluted", "HJ 633"), tr("severely polluted", "HJ 633") };
    return names[size_t(category)];
}

QString Words::standard(IndexStandard standard) { return standard == IndexStandard::Epa ? tr("US EPA 2024") : tr("HJ 633-2012"); }

QString Words::method(IndexStandard standard)
{
    return standard == IndexStandard::Epa
        ? tr("US EPA 2024: NowCast of PM, 8 h of O₃ and CO, 1 h of NO₂ and SO₂; highest station")
        : tr("HJ 633-2012: 24 h of PM, 8 h and 1 h of O₃, 1 h of the other gases; mean of stations");
}

QString Words::limits(LimitSet set)
{
    switch (set) {
    case LimitSet::Who2021:
        return tr("WHO 2021");
    case LimitSet::Eu2024:
        return tr("EU 2030");
    case LimitSet::Gb3095:
        break;
    }
    return tr("GB 3095");
}

QString Words::limitSource(LimitSet set)
{
    switch (set) {
    case LimitSet::Who2021:
        return tr("WHO air quality guideline levels 2021");
    case LimitSet::Eu2024:
        return tr("Directive (EU) 2024/2881, Annex I, from 2030");
    case LimitSet::Gb3095:
        break;
    }
    return tr("GB 3095-2012, grade II");
}

QString Words::averagedOver(int hours) { return tr("%1 h mean").arg(hours); }

QString Words::flood(FloodCategory category)
{
    switch (category) {
    case FloodCategory::Normal:
        return tr("below action stage");
    case FloodCategory::Action:
        return tr("action stage");
    case FloodCategory::Minor:
        return tr("minor flooding");
    case FloodCategory::Moderate:
        return tr("moderate flooding");
    case FloodCategory::Major:
        return tr("major flooding");
    case FloodCategory::Unknown:
        break;
    }
    return tr("unknown");
}

QString Words::water(const WaterQuality &water)
{
    const bool isSoured = water.phSeverity() == 2;
    switch (water.oxygenSeverity()) {
    case 2:
        return isSoured ? tr("too little oxygen, pH outside the criteria") : tr("too little oxygen");
    case 1:
        return isSoured ? tr("little oxygen, pH outside the criteria") : tr("little oxygen for young fish");
    default:
        break;
    }
    return isSoured ? tr("pH outside the criteria") : water.severity() < 0 ? tr("unknown") : tr("within the criteria");
}

QString Words::direction(int sector, int sectors)
{
    const std::array<QString, 8> names { tr("N"), tr("NE"), tr("E"), tr("SE"), tr("S"), tr("SW"), tr("W"), tr("NW") };
    return names[size_t((sector * 8 / sectors) % 8)];
}

} // namespace citywall::environment
