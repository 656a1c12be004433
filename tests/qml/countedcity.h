// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "countedhistory.h"
#include "sdk/services.h"

#include <support/fakeclock.h>

namespace citywall {

/// Chicago at noon with a counted history: its services are there as long as it is.
class CountedCity
{
public:
    static inline const UtcTime noon = UtcTime::fromIso(QStringLiteral("2026-11-21T18:00:00Z"));

    CountedCity()
    {
        clock.seek(noon.milliseconds);
        Services all;
        all.clock = &clock;
        all.history = &history;
        setServices(all);
    }
    ~CountedCity() { setServices({}); }
    Q_DISABLE_COPY_MOVE(CountedCity)

    test::FakeClock clock { QTimeZone("America/Chicago") };
    CountedHistory history;
};

} // namespace citywall
