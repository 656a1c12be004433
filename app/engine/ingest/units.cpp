// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/units.h"

#include <QHash>
#include <QString>

namespace citywall {

std::optional<UnitConversion> toSi(QStringView unit)
{
    static const QHash<QString, UnitConversion> known {
        { QStringLiteral("1"), {} },
        { QStringLiteral("%"), { 0.01, 0 } },
        { QStringLiteral("m/s"), {} },
        { QStringLiteral("km/h"), { 1 / 3.6, 0 } },
        { QStringLiteral("mph"), { 1609.344 / 3600, 0 } },
        { QStringLiteral("kn"), { 1852.0 / 3600, 0 } },
        { QStringLiteral("s"), {} },
        { QStringLiteral("ms"), { 0.001, 0 } },
        { QStringLiteral("min"), { 60, 0 } },
        { QStringLiteral("h"), { 3600, 0 } },
        { QStringLiteral("m"), {} },
        { QStringLiteral("km"), { 1000, 0 } },
        { QStringLiteral("ft"), { 0.3048, 0 } },
        { QStringLiteral("mi"), { 1609.344, 0 } },
        { QStringLiteral("veh/h"), {} },
        { QStringLiteral("K"), {} },
        { QStringLiteral("degC"), { 1, 273.15 } },
        { QStringLiteral("degF"), { 5.0 / 9, 459.67 * 5 / 9 } },
    };
    const auto it = known.constFind(unit.toString());
    return it == known.cend() ? std::nullopt : std::optional(*it);
}

} // namespace citywall
