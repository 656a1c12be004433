// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/simulate/cityserver.h"

namespace citywall {

/// The profile of a city whose feeds are those that the server serves, at its true addresses: what it needs to be opened live. Each feed
/// comes in its standard, over the protocol that such feeds mostly have; what came before is asked for where the protocol can.
/// All sources say that they are simulated, and nothing is simulated in the process that opens it.
/// @param base the city's own profile
/// @param found where a file that it names is, absolute; empty = as it is written
QJsonObject liveProfile(const QJsonObject &base, const CityServer &server, const std::function<QString(const QString &)> &found);

} // namespace citywall
