// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indices.h"

// Links of one street in one direction, one behind the other: what jams and corridors are made of. Pure functions; any thread.
namespace citywall::traffic {

/// The way that a chain is driven, to the nearer of its street's two ends; both for streets whose links tell no direction.
enum class Bound { Both, North, South, East, West };
QString boundCode(Bound bound); ///< "NB", "SB", "EB", "WB"; empty for both

/// Consecutive links of a street, upstream first (from south to north or west to east where both ways are one link).
struct Chain {
    QString street;
    Bound bound = Bound::Both;
    std::vector<FeatureKey> links;
    double lengthMeters = 0;
};

/// Puts the links in chains by the name of their street and their direction: the feature's property `oneway` with its
/// geometry, or the letter in names like "BQE N Atlantic Ave - Manhattan Bridge", as New York's publisher writes them.
/// Links follow one another along the longer axis of the street; where none follows within 250 m the chain ends, and
/// one that runs beside the chain (the express lanes beside the local ones) is left out of it. Links without a name are in
/// no chain. Longest chain first.
std::vector<Chain> chainsOf(const FeedDictionary &dictionary, const Links &links);

} // namespace citywall::traffic
