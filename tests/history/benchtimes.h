// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <algorithm>
#include <ctime>
#include <vector>

namespace citywall::bench {

/// Quantiles of repeated measurements, in milliseconds.
struct Times {
    double median = 0;
    double p95 = 0;
    double p99 = 0;
};
inline Times timesOf(std::vector<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    const auto at = [&](double q) {
        return milliseconds[std::min(milliseconds.size() - 1, size_t(q * double(milliseconds.size())))];
    };
    return { at(0.5), at(0.95), at(0.99) };
}

inline double now(clockid_t clock)
{
    timespec t {};
    ::clock_gettime(clock, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

/// What work(run) costs this thread: its CPU time, which other work on the machine disturbs little; or by the clock on the wall, where
/// it waits for a disk or for other threads.
template<typename Work>
Times measure(int runs, const Work &work, clockid_t clock = CLOCK_THREAD_CPUTIME_ID)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const double begin = now(clock);
        work(run);
        times.push_back(now(clock) - begin);
    }
    return timesOf(std::move(times));
}

inline QJsonObject toJson(const Times &times)
{
    return { { QStringLiteral("median"), times.median }, { QStringLiteral("p95"), times.p95 } };
}

} // namespace citywall::bench
