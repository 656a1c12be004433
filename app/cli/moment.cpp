// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/moment.h"

#include "cli/following.h"

namespace citywall {

namespace {

std::unique_ptr<HistoryReader> historyOf(Session &session, Moment::Of of)
{
    if (of == Moment::Of::Usual)
        return std::make_unique<UsualHistory>(session.history(), session.modules().feeds(), session.clock().zone());
    if (of == Moment::Of::Nothing)
        return std::make_unique<EmptyHistory>(session.history());
    return nullptr;
}

} // namespace

Moment::Moment(Session &session, const Earlier &earlier, Of of)
    : clock(session.clock(), earlier), instead(historyOf(session, of)), history(instead ? *instead : session.history()),
      modules(session.modules().again({ history, clock, session.selection(), session.areas() }, registry))
{
    followSettings(session.registry(), registry);
}

} // namespace citywall
