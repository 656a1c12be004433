// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/simulate/simulatedfeed.h"

namespace citywall {

/// What there is to be had, for people at "/" and for programs at "/index.json": each feed with its documents, its WebSocket and its
/// topic. Both say first that all of it is simulated.
OutgoingList indexPages(const Publication &publication, const QUrl &broker,
                        const std::vector<std::shared_ptr<SimulatedFeed>> &feeds);

/// http://… as ws://…
QUrl asWebSocket(QUrl url);

} // namespace citywall
