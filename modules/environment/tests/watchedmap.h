// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/environmentmap.h"

namespace citywall::environment::test {

/// What the map is made of, by a clock.
struct Watched {
    Watched(HistoryReader &history, const TimeContext &clock, Selection &selection, const AreaIndex &areas)
        : air(history, clock, selection, areas), noise(noiseFeed, std::chrono::hours(26), history, clock, selection, areas),
          water(waterFeed, std::chrono::hours(26), history, clock, selection, areas),
          quality(waterQualityFeed, std::chrono::hours(26), history, clock, selection, areas),
          weather(weatherFeed, std::chrono::hours(26), history, clock, selection, areas),
          emitters(history, clock, selection, areas)
    {
    }
    AirState air;
    Sites noise, water, quality, weather;
    Emitters emitters;
};

/// The map with its layers: air, areas, noise, water, water quality, weather and emitters.
struct WatchedMap : Watched {
    WatchedMap(HistoryReader &history, const TimeContext &clock, Selection &selection, const AreaIndex &areas,
               const EnvironmentMap::Metrics &metrics = {})
        : Watched(history, clock, selection, areas),
          map({ air, noise, water, quality, weather, emitters }, selection,
              { &layers[0], &layers[1], &layers[2], &layers[3], &layers[4], &layers[5], &layers[6] }, metrics)
    {
    }
    std::array<Layer, 7> layers;
    EnvironmentMap map;
};

} // namespace citywall::environment::test
