// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include <QLocale>

namespace citywall::healthcare {

QString Words::level(const Metric &metric, double si)
{
    const int severity = metric.severity(si);
    if (severity < 0)
        return tr("unknown");
    for (const MetricLimit &limit : metric.limits) {
        if (limit.severity == severity)
            return limit.title;
    }
    return tr("normal");
}

QString Words::diversion(Diversion diversion)
{
    switch (diversion) {
    case Diversion::Normal:
        return tr("open");
    case Diversion::Advisory:
        return tr("advisory");
    case Diversion::Closed:
        return tr("closed");
    case Diversion::Unknown:
        break;
    }
    return tr("unknown");
}

int Words::severity(Diversion diversion)
{
    switch (diversion) {
    case Diversion::Normal:
        return 0;
    case Diversion::Advisory:
        return 2;
    case Diversion::Closed:
        return 3;
    case Diversion::Unknown:
        break;
    }
    return -1;
}

QString Words::basis(Basis basis, int days)
{
    switch (basis) {
    case Basis::SameWeekday:
        return tr("this hour on the last %1 such weekdays").arg(days);
    case Basis::SameKind:
        return tr("this hour on the last %1 days of this kind (weekday or weekend)").arg(days);
    case Basis::AnyDay:
        return tr("this hour on the last %1 days").arg(days);
    case Basis::None:
        break;
    }
    return {};
}

QString Words::count(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(std::round(value), 'f', 0);
}

QString Words::count(const PatientCount &patients)
{
    if (patients.isExact() || !patients.isKnown())
        return count(patients.least);
    if (patients.least == 1 && patients.most == smallestCount - 1)
        return maskedTerm;
    return QStringLiteral("%1–%2").arg(count(patients.least), count(patients.most));
}

QString Words::score(const Metric &metric, const NedocsScore &score)
{
    const QString least = metric.format(score.least);
    const QString most = metric.format(score.most);
    return least == most ? least : QStringLiteral("%1–%2").arg(least, most);
}

QString Words::level(const Metric &metric, const NedocsScore &score)
{
    const QString least = level(metric, score.least);
    const QString most = level(metric, score.most);
    return least == most ? least : tr("%1 to %2").arg(least, most);
}

} // namespace citywall::healthcare
