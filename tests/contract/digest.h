// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/alarm.h"
#include "sdk/registry.h"

#include <QMap>

namespace citywall::contract {

/// All that modules tell, as lines "what = value" by the id of the module. Two pictures of the city are the same if these are.
using Digest = QMap<QString, QStringList>;

/// Key figures with reference, share of sources and trend; layers with legend and what is drawn (positions, values, colours, freshness);
/// panels and the page of the entity with every property, list and table in them; standing alarms. All of it is found by the meta-object system and by
/// the sets of app/map/layers, so that a module is digested without being known. Numbers have nine digits. GUI thread.
/// @param entity that is selected; pages of others are not on the screen
Digest digestOf(const Registry &registry, const AlarmList &alarms, const EntityRef &entity);

/// How two digests differ, at most so many lines of each module; empty if they do not.
QString difference(const Digest &walked, const Digest &fresh, int lines = 4);

} // namespace citywall::contract
