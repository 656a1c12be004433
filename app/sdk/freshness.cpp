// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/freshness.h"

#include "sdk/feed.h"

#include <QCoreApplication>

#include <cmath>

namespace citywall {

namespace {

using namespace std::chrono_literals;

constexpr double opacityStep = 0.05;

struct FreshnessText {
    Q_DECLARE_TR_FUNCTIONS(citywall::Freshness)
};

/// Down to what ageText() tells.
Duration told(Duration age)
{
    const Duration step = age < 2h ? Duration(1min) : age < 48h ? Duration(1h) : Duration(24h);
    return age - age % step;
}

} // namespace

Lifetime Lifetime::of(const FeedDescriptor &feed) { return { feed.staleAfter, feed.horizon }; }

Freshness Freshness::at(UtcTime now, UtcTime observed, const Lifetime &lifetime, UtcTime validUntil)
{
    if (!now.isValid() || !observed.isValid())
        return unknown();
    Lifetime life = lifetime;
    if (validUntil.isValid()) {
        life.staleAfter = std::max(Duration(0), validUntil - observed);
        life.horizon = std::max(life.horizon, life.staleAfter);
    }
    const Duration age = std::max(Duration(0), now - observed);
    if (age <= life.staleAfter)
        return {};
    if (age >= life.horizon)
        return { Unknown, 1, told(age) };
    const Duration faded = life.faded();
    if (age >= faded)
        return { Stale, leastOpacity, told(age) };
    const double gone = double((age - life.staleAfter).count()) / double((faded - life.staleAfter).count());
    const double steps = std::round((1 - gone * (1 - leastOpacity)) / opacityStep);
    return { Fading, steps * opacityStep, told(age) };
}

QString Freshness::text() const
{
    switch (level) {
    case Current:
        return {};
    case Unknown:
        return age == Duration(0) ? FreshnessText::tr("never heard of") : FreshnessText::tr("unknown for %1").arg(ageText(age));
    case Fading:
    case Stale:
        break;
    }
    return FreshnessText::tr("%1 old").arg(ageText(age));
}

QString ageText(Duration age)
{
    const Duration whole = told(std::max(Duration(0), age));
    if (whole < 2h)
        return FreshnessText::tr("%1 min").arg(std::chrono::duration_cast<std::chrono::minutes>(whole).count());
    if (whole < 48h)
        return FreshnessText::tr("%1 h").arg(std::chrono::duration_cast<std::chrono::hours>(whole).count());
    return FreshnessText::tr("%1 d").arg(std::chrono::duration_cast<std::chrono::days>(whole).count());
}

double SourceCoverage::share() const
{
    return m_known > 0 ? double(m_heard) / m_known : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall
