// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "engine/core/earlierclock.h"
#include "engine/core/emptyhistory.h"
#include "engine/core/usualhistory.h"

namespace citywall {

/// The city at another time than its clock's, or as it usually is, or if nothing were known of it: a clock, a history and the modules once more by them, set as those
/// of now. In the order in which one needs another. GUI thread.
struct Moment {
    enum class Of { Past, Usual, Nothing };
    Moment(Session &session, const Earlier &earlier, Of of);

    EarlierClock clock;
    const std::unique_ptr<HistoryReader> instead; ///< null: what was
    WatchedHistory history;
    ModuleRegistry registry;
    const std::unique_ptr<ModuleHost> modules;
};

} // namespace citywall
