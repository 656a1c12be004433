// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/retentionwords.h"

#include "engine/core/coretext.h"

namespace citywall {

using namespace std::chrono_literals;

namespace {

QString wordsOfPeriod(const CalendarPeriod &period)
{
    QStringList parts;
    if (period.years > 0)
        parts.append(period.years == 1 ? CoreText::tr("1 year") : CoreText::tr("%1 years").arg(period.years));
    if (period.months > 0)
        parts.append(period.months == 1 ? CoreText::tr("1 month") : CoreText::tr("%1 months").arg(period.months));
    if (period.days > 0)
        parts.append(period.days == 1 ? CoreText::tr("1 day") : CoreText::tr("%1 days").arg(period.days));
    return parts.join(u' ');
}

/// What thinning leaves of each entity.
QString wordsOfStep(Duration step)
{
    if (step == 24h)
        return CoreText::tr("daily values");
    if (step == 1h)
        return CoreText::tr("hourly values");
    if (step > 1h)
        return CoreText::tr("a value every %1 hours").arg(step / 1h);
    return step == 1min ? CoreText::tr("a value every minute") : CoreText::tr("a value every %1 minutes").arg(step / 1min);
}

} // namespace

QString retentionWords(const RetentionTerms &terms)
{
    const QString raw = wordsOfPeriod(terms.raw);
    const Duration step = RetentionTerms::stepOf(terms.thinTo);
    if (step.count() == 0)
        return CoreText::tr("all for %1, then counts alone").arg(raw);
    return terms.thinned
        ? CoreText::tr("all for %1, then %2 up to an age of %3").arg(raw, wordsOfStep(step), wordsOfPeriod(*terms.thinned))
        : CoreText::tr("all for %1, then %2").arg(raw, wordsOfStep(step));
}

} // namespace citywall
