// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <array>

// Enumerations of the GTFS Realtime reference by number, for those who read and those who write them.
namespace citywall::traffic::gtfs {

inline constexpr std::array<QLatin1StringView, 9> occupancies { QLatin1StringView("EMPTY"),
                                                                QLatin1StringView("MANY_SEATS_AVAILABLE"),
                                                                QLatin1StringView("FEW_SEATS_AVAILABLE"),
                                                                QLatin1StringView("STANDING_ROOM_ONLY"),
                                                                QLatin1StringView("CRUSHED_STANDING_ROOM_ONLY"),
                                                                QLatin1StringView("FULL"),
                                                                QLatin1StringView("NOT_ACCEPTING_PASSENGERS"),
                                                                QLatin1StringView("NO_DATA_AVAILABLE"),
                                                                QLatin1StringView("NOT_BOARDABLE") };
/// VehicleStopStatus.
inline constexpr std::array<QLatin1StringView, 3> statuses { QLatin1StringView("INCOMING_AT"), QLatin1StringView("STOPPED_AT"),
                                                             QLatin1StringView("IN_TRANSIT_TO") };
// Those of alerts count from 1.
inline constexpr std::array<QLatin1StringView, 12> causes {
    QLatin1StringView("UNKNOWN_CAUSE"), QLatin1StringView("OTHER_CAUSE"),     QLatin1StringView("TECHNICAL_PROBLEM"),
    QLatin1StringView("STRIKE"),        QLatin1StringView("DEMONSTRATION"),   QLatin1StringView("ACCIDENT"),
    QLatin1StringView("HOLIDAY"),       QLatin1StringView("WEATHER"),         QLatin1StringView("MAINTENANCE"),
    QLatin1StringView("CONSTRUCTION"),  QLatin1StringView("POLICE_ACTIVITY"), QLatin1StringView("MEDICAL_EMERGENCY")
};
inline constexpr std::array<QLatin1StringView, 11> effects {
    QLatin1StringView("NO_SERVICE"),   QLatin1StringView("REDUCED_SERVICE"),    QLatin1StringView("SIGNIFICANT_DELAYS"),
    QLatin1StringView("DETOUR"),       QLatin1StringView("ADDITIONAL_SERVICE"), QLatin1StringView("MODIFIED_SERVICE"),
    QLatin1StringView("OTHER_EFFECT"), QLatin1StringView("UNKNOWN_EFFECT"),     QLatin1StringView("STOP_MOVED"),
    QLatin1StringView("NO_EFFECT"),    QLatin1StringView("ACCESSIBILITY_ISSUE")
};
inline constexpr std::array<QLatin1StringView, 4> severityLevels { QLatin1StringView("UNKNOWN_SEVERITY"),
                                                                   QLatin1StringView("INFO"), QLatin1StringView("WARNING"),
                                                                   QLatin1StringView("SEVERE") };

} // namespace citywall::traffic::gtfs
