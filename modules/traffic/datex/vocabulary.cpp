// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

struct Word {
    QLatin1StringView datex;
    QLatin1StringView ours;
};

/// Clockwise from north.
constexpr std::array bounds { Word { "northBound"_L1, "NB"_L1 }, Word { "northEastBound"_L1, "NEB"_L1 },
                              Word { "eastBound"_L1, "EB"_L1 },  Word { "southEastBound"_L1, "SEB"_L1 },
                              Word { "southBound"_L1, "SB"_L1 }, Word { "southWestBound"_L1, "SWB"_L1 },
                              Word { "westBound"_L1, "WB"_L1 },  Word { "northWestBound"_L1, "NWB"_L1 } };

/// The first of each impact is the one that is written.
constexpr std::array impacts { Word { "roadClosed"_L1, "all-lanes-closed"_L1 },
                               Word { "carriagewayClosures"_L1, "all-lanes-closed"_L1 },
                               Word { "closedPermanentlyForTheWinter"_L1, "all-lanes-closed"_L1 },
                               Word { "roadBlocked"_L1, "all-lanes-closed"_L1 },
                               Word { "carriagewayBlocked"_L1, "all-lanes-closed"_L1 },
                               Word { "laneClosures"_L1, "some-lanes-closed"_L1 },
                               Word { "contraflow"_L1, "some-lanes-closed"_L1 },
                               Word { "doNotUseSpecifiedLanesOrCarriageways"_L1, "some-lanes-closed"_L1 },
                               Word { "lanesBlocked"_L1, "some-lanes-closed"_L1 },
                               Word { "carriagewayPartiallyObstructed"_L1, "some-lanes-closed"_L1 },
                               Word { "roadPartiallyObstructed"_L1, "some-lanes-closed"_L1 },
                               Word { "singleAlternateLineTraffic"_L1, "alternating-one-way"_L1 },
                               Word { "temporaryTrafficLights"_L1, "temporary-traffic-signal"_L1 },
                               Word { "trafficBeingManuallyDirected"_L1, "flagging"_L1 },
                               Word { "narrowLanes"_L1, "all-lanes-open"_L1 },
                               Word { "lanesDeviated"_L1, "all-lanes-open"_L1 },
                               Word { "newRoadworksLayout"_L1, "all-lanes-open"_L1 } };

constexpr std::array workTypes {
    Word { "resurfacingWork"_L1, "surface-work"_L1 }, Word { "maintenanceWork"_L1, "maintenance"_L1 },
    Word { "roadworks"_L1, "maintenance"_L1 },        Word { "overheadWorks"_L1, "overhead-work"_L1 },
    Word { "roadsideWork"_L1, "roadside-work"_L1 },   Word { "roadMarkingWork"_L1, "painting"_L1 }
};

template<typename Words>
QString oursOf(const Words &words, const QString &datex)
{
    const auto it = std::ranges::find_if(words, [&](const Word &word) { return datex == word.datex; });
    return it == words.end() ? QString() : QString(it->ours);
}

template<typename Words>
QString datexOf(const Words &words, const QString &ours)
{
    const auto it = std::ranges::find_if(words, [&](const Word &word) { return ours == word.ours; });
    return it == words.end() ? QString() : QString(it->datex);
}

} // namespace

QString boundOf(const QString &direction) { return oursOf(bounds, direction); }

QString directionOfBound(const QString &bound) { return datexOf(bounds, bound); }

QString directionBetween(GeoPoint from, GeoPoint to)
{
    const double north = to.latitudeDegrees - from.latitudeDegrees;
    const double east = (to.longitudeDegrees - from.longitudeDegrees) * std::cos(from.latitudeDegrees * std::numbers::pi / 180);
    const double turns = std::atan2(east, north) / (2 * std::numbers::pi); // −½ … ½, clockwise from north
    return bounds[size_t(std::lround(turns * 8) + 8) % 8].datex;
}

QString impactOf(const QString &word) { return oursOf(impacts, word); }

QString managementOf(const QString &impact)
{
    if (impact.startsWith("all-lanes-open"_L1) || impact.startsWith("all-lanes-closed"_L1))
        return {};
    return datexOf(impacts, impact.startsWith("some-lanes-closed"_L1) ? u"some-lanes-closed"_s : impact);
}

QString workOf(const QString &type)
{
    if (const QString known = oursOf(workTypes, type); !known.isEmpty())
        return known;
    QString hyphenated;
    for (const QChar c : type) {
        if (c.isUpper() && !hyphenated.isEmpty())
            hyphenated += u'-';
        hyphenated += c.toLower();
    }
    return hyphenated;
}

QString maintenanceOf(const QString &work)
{
    const QString known = datexOf(workTypes, work);
    return known.isEmpty() ? work : known;
}

} // namespace citywall::traffic::datex
