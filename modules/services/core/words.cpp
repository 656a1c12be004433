// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

namespace citywall::services {

namespace {

using namespace std::chrono_literals;

// Terms that the simulated city uses; a term that is not among them is shown as it comes.
constexpr const char *terms[] {
    QT_TRANSLATE_NOOP("citywall::services::Words", "Pothole"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Street light out"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Traffic signal out"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Missed waste collection"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Bulky waste pickup"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Illegal dumping"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Graffiti removal"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Abandoned vehicle"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Noise complaint"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Water leak"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Sewer backup"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Tree trimming"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Building violation"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "No heat or hot water"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Transportation"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Sanitation"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Police"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Water"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Parks"),
    QT_TRANSLATE_NOOP("citywall::services::Words", "Buildings"),
};

QString known(const QString &term)
{
    const auto it = std::ranges::find_if(terms, [&](const char *t) { return term == QLatin1StringView(t); });
    return it == std::end(terms) ? term : Words::tr(*it);
}

} // namespace

QString Words::status(RequestStatus status)
{
    switch (status) {
    case RequestStatus::Open:
        return tr("open");
    case RequestStatus::Reopened:
        return tr("reopened");
    case RequestStatus::Closed:
        return tr("closed");
    case RequestStatus::Unknown:
        break;
    }
    return tr("unknown");
}

QString Words::category(const QString &term) { return term.isEmpty() ? tr("Uncategorised") : known(term); }

QString Words::agency(const QString &term) { return term.isEmpty() ? tr("No agency named") : known(term); }

QString Words::channel(const QString &term)
{
    if (term == u"web")
        return tr("Web");
    if (term == u"app")
        return tr("App");
    if (term == u"phone")
        return tr("Phone");
    if (term == u"office")
        return tr("Office");
    return term.isEmpty() ? tr("Not told") : term;
}

QString Words::rating(int rating)
{
    switch (rating) {
    case 1:
        return tr("very dissatisfied");
    case 2:
        return tr("dissatisfied");
    case 3:
        return tr("fairly satisfied");
    case 4:
        return tr("satisfied");
    case 5:
        return tr("very satisfied");
    default:
        return {};
    }
}

QString Words::hallState(Hall::State state)
{
    switch (state) {
    case Hall::State::Open:
        return tr("open", "of a hall");
    case Hall::State::Closed:
        return tr("closed", "of a hall");
    case Hall::State::Unknown:
        break;
    }
    return tr("unknown", "of a hall");
}

QString Words::ageBand(int band)
{
    switch (band) {
    case 0:
        return tr("< 1 d");
    case 1:
        return tr("1–3 d");
    case 2:
        return tr("3–7 d");
    case 3:
        return tr("7–30 d");
    default:
        return tr("> 30 d");
    }
}

QString Words::duration(Duration duration)
{
    const qint64 minutes = std::max<qint64>(0, duration / 1min);
    const qint64 hours = minutes / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (hours < 24)
        return tr("%1 h").arg(hours);
    if (hours < 7 * 24 && hours % 24 > 0)
        return tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
    return tr("%1 d").arg(hours / 24);
}

QString Words::promise(const Request &request, UtcTime now)
{
    if (!request.due.isValid())
        return {};
    if (request.isOpenAt(now))
        return request.isOverdueAt(now) ? tr("%1 overdue").arg(duration(now - request.due))
                                        : tr("due in %1").arg(duration(request.due - now));
    const UtcTime closed = request.lastClosing(now);
    if (!closed.isValid())
        return {};
    return closed <= request.due ? tr("closed in time") : tr("closed %1 late").arg(duration(closed - request.due));
}

int Words::severity(const Request &request, UtcTime now)
{
    if (!request.due.isValid() || !request.isOpenAt(now))
        return 0;
    if (now <= request.due)
        return request.due - now < 24h ? 1 : 0;
    return request.requested.isValid() && now - request.due > request.due - request.requested ? 3 : 2;
}

} // namespace citywall::services
