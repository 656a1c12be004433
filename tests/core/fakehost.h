// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityclock.h"

namespace citywall::test {

inline UtcTime at(const char *iso) { return UtcTime::fromIso(QString::fromLatin1(iso)); }

/// A host whose two clocks go as the test says.
struct FakeHost {
    UtcTime real = at("2026-11-21T12:00:00Z");
    Duration steady { 1000 };

    TimeSources sources()
    {
        return { [this] { return real; }, [this] { return steady; } };
    }
    void pass(Duration d)
    {
        real = real + d;
        steady += d;
    }
};

} // namespace citywall::test
