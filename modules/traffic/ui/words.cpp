// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace citywall::traffic::words {

namespace {

QString said(const char *text) { return QCoreApplication::translate("TrafficWords", text); }

/// The word for a published term; the term itself, readable, where there is none.
QString wordOf(const QHash<QString, const char *> &words, const QString &term)
{
    const char *word = words.value(term, nullptr);
    return word ? said(word) : QString(term).replace(u'-', u' ').replace(u'_', u' ');
}

} // namespace

QString bound(Bound bound)
{
    switch (bound) {
    case Bound::North:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "northbound"));
    case Bound::South:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "southbound"));
    case Bound::East:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "eastbound"));
    case Bound::West:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "westbound"));
    case Bound::Both:
        break;
    }
    return {};
}

QString streetTitle(const QString &street, Bound way)
{
    return way == Bound::Both ? street : said(QT_TRANSLATE_NOOP("TrafficWords", "%1, %2")).arg(street, bound(way));
}

QString corridorTitle(const Corridor &corridor)
{
    const qsizetype number = corridor.id.indexOf(u" (");
    return streetTitle(corridor.chain.street, corridor.chain.bound) + (number < 0 ? QString() : corridor.id.sliced(number));
}

QString punctuality(Punctuality punctuality)
{
    switch (punctuality) {
    case Punctuality::Early:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "early"));
    case Punctuality::OnTime:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "on time"));
    case Punctuality::Late:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "late"));
    case Punctuality::VeryLate:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "very late"));
    case Punctuality::Unknown:
        break;
    }
    return said(QT_TRANSLATE_NOOP("TrafficWords", "delay unknown"));
}

QString occupancy(const QString &status)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("EMPTY"), QT_TRANSLATE_NOOP("TrafficWords", "empty") },
        { QStringLiteral("MANY_SEATS_AVAILABLE"), QT_TRANSLATE_NOOP("TrafficWords", "many seats") },
        { QStringLiteral("FEW_SEATS_AVAILABLE"), QT_TRANSLATE_NOOP("TrafficWords", "few seats") },
        { QStringLiteral("STANDING_ROOM_ONLY"), QT_TRANSLATE_NOOP("TrafficWords", "standing room only") },
        { QStringLiteral("CRUSHED_STANDING_ROOM_ONLY"), QT_TRANSLATE_NOOP("TrafficWords", "crowded") },
        { QStringLiteral("FULL"), QT_TRANSLATE_NOOP("TrafficWords", "full") },
        { QStringLiteral("NOT_ACCEPTING_PASSENGERS"), QT_TRANSLATE_NOOP("TrafficWords", "not accepting passengers") },
        { QStringLiteral("NO_DATA_AVAILABLE"), QT_TRANSLATE_NOOP("TrafficWords", "not known") }
    };
    return wordOf(names, status);
}

QString alertEffect(const QString &effect)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("NO_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "no service") },
        { QStringLiteral("REDUCED_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "reduced service") },
        { QStringLiteral("SIGNIFICANT_DELAYS"), QT_TRANSLATE_NOOP("TrafficWords", "significant delays") },
        { QStringLiteral("DETOUR"), QT_TRANSLATE_NOOP("TrafficWords", "detour") },
        { QStringLiteral("ADDITIONAL_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "additional service") },
        { QStringLiteral("MODIFIED_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "modified service") },
        { QStringLiteral("OTHER_EFFECT"), QT_TRANSLATE_NOOP("TrafficWords", "other effect") },
        { QStringLiteral("UNKNOWN_EFFECT"), QT_TRANSLATE_NOOP("TrafficWords", "effect not told") },
        { QStringLiteral("STOP_MOVED"), QT_TRANSLATE_NOOP("TrafficWords", "stop moved") },
        { QStringLiteral("NO_EFFECT"), QT_TRANSLATE_NOOP("TrafficWords", "no effect") },
        { QStringLiteral("ACCESSIBILITY_ISSUE"), QT_TRANSLATE_NOOP("TrafficWords", "accessibility issue") }
    };
    return wordOf(names, effect);
}

QString alertCause(const QString &cause)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("UNKNOWN_CAUSE"), QT_TRANSLATE_NOOP("TrafficWords", "cause not told") },
        { QStringLiteral("OTHER_CAUSE"), QT_TRANSLATE_NOOP("TrafficWords", "other cause") },
        { QStringLiteral("TECHNICAL_PROBLEM"), QT_TRANSLATE_NOOP("TrafficWords", "technical problem") },
        { QStringLiteral("STRIKE"), QT_TRANSLATE_NOOP("TrafficWords", "strike") },
        { QStringLiteral("DEMONSTRATION"), QT_TRANSLATE_NOOP("TrafficWords", "demonstration") },
        { QStringLiteral("ACCIDENT"), QT_TRANSLATE_NOOP("TrafficWords", "accident") },
        { QStringLiteral("HOLIDAY"), QT_TRANSLATE_NOOP("TrafficWords", "holiday") },
        { QStringLiteral("WEATHER"), QT_TRANSLATE_NOOP("TrafficWords", "weather") },
        { QStringLiteral("MAINTENANCE"), QT_TRANSLATE_NOOP("TrafficWords", "maintenance") },
        { QStringLiteral("CONSTRUCTION"), QT_TRANSLATE_NOOP("TrafficWords", "construction") },
        { QStringLiteral("POLICE_ACTIVITY"), QT_TRANSLATE_NOOP("TrafficWords", "police activity") },
        { QStringLiteral("MEDICAL_EMERGENCY"), QT_TRANSLATE_NOOP("TrafficWords", "medical emergency") }
    };
    return wordOf(names, cause);
}

QString alertSeverity(const QString &level)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("UNKNOWN_SEVERITY"), QT_TRANSLATE_NOOP("TrafficWords", "not told") },
        { QStringLiteral("INFO"), QT_TRANSLATE_NOOP("TrafficWords", "information") },
        { QStringLiteral("WARNING"), QT_TRANSLATE_NOOP("TrafficWords", "warning") },
        { QStringLiteral("SEVERE"), QT_TRANSLATE_NOOP("TrafficWords", "severe") }
    };
    return wordOf(names, level);
}

QString vehicleImpact(const QString &impact)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("all-lanes-closed"), QT_TRANSLATE_NOOP("TrafficWords", "closed") },
        { QStringLiteral("some-lanes-closed"), QT_TRANSLATE_NOOP("TrafficWords", "some lanes closed") },
        { QStringLiteral("some-lanes-closed-merge-left"), QT_TRANSLATE_NOOP("TrafficWords", "lanes closed, merge left") },
        { QStringLiteral("some-lanes-closed-merge-right"), QT_TRANSLATE_NOOP("TrafficWords", "lanes closed, merge right") },
        { QStringLiteral("some-lanes-closed-split"), QT_TRANSLATE_NOOP("TrafficWords", "lanes closed, traffic splits") },
        { QStringLiteral("all-lanes-open"), QT_TRANSLATE_NOOP("TrafficWords", "all lanes open") },
        { QStringLiteral("all-lanes-open-shift-left"), QT_TRANSLATE_NOOP("TrafficWords", "lanes shifted left") },
        { QStringLiteral("all-lanes-open-shift-right"), QT_TRANSLATE_NOOP("TrafficWords", "lanes shifted right") },
        { QStringLiteral("alternating-one-way"), QT_TRANSLATE_NOOP("TrafficWords", "alternating one way") },
        { QStringLiteral("flagging"), QT_TRANSLATE_NOOP("TrafficWords", "flaggers") },
        { QStringLiteral("temporary-traffic-signal"), QT_TRANSLATE_NOOP("TrafficWords", "temporary signal") },
        { QStringLiteral("unknown"), QT_TRANSLATE_NOOP("TrafficWords", "impact not known") },
        { QString(), QT_TRANSLATE_NOOP("TrafficWords", "impact not known") }
    };
    return wordOf(names, impact);
}

QString workState(WorkState state)
{
    switch (state) {
    case WorkState::Planned:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "planned"));
    case WorkState::Active:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "under way"));
    case WorkState::Over:
        break;
    }
    return said(QT_TRANSLATE_NOOP("TrafficWords", "over"));
}

QString typeOfWork(const QString &type)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("maintenance"), QT_TRANSLATE_NOOP("TrafficWords", "maintenance") },
        { QStringLiteral("minor-road-defect-repair"), QT_TRANSLATE_NOOP("TrafficWords", "minor repair") },
        { QStringLiteral("roadside-work"), QT_TRANSLATE_NOOP("TrafficWords", "roadside work") },
        { QStringLiteral("overhead-work"), QT_TRANSLATE_NOOP("TrafficWords", "overhead work") },
        { QStringLiteral("below-road-work"), QT_TRANSLATE_NOOP("TrafficWords", "work below the road") },
        { QStringLiteral("barrier-work"), QT_TRANSLATE_NOOP("TrafficWords", "barriers") },
        { QStringLiteral("surface-work"), QT_TRANSLATE_NOOP("TrafficWords", "surface work") },
        { QStringLiteral("painting"), QT_TRANSLATE_NOOP("TrafficWords", "painting") },
        { QStringLiteral("roadway-relocation"), QT_TRANSLATE_NOOP("TrafficWords", "relocation") },
        { QStringLiteral("roadway-creation"), QT_TRANSLATE_NOOP("TrafficWords", "new road") }
    };
    return wordOf(names, type);
}

QString span(Duration duration)
{
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 60)
        return said(QT_TRANSLATE_NOOP("TrafficWords", "%1 min")).arg(minutes);
    if (minutes < 48 * 60)
        return minutes < 10 * 60
            ? said(QT_TRANSLATE_NOOP("TrafficWords", "%1 h %2 min")).arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'))
            : said(QT_TRANSLATE_NOOP("TrafficWords", "%1 h")).arg((minutes + 30) / 60);
    return said(QT_TRANSLATE_NOOP("TrafficWords", "%1 d")).arg((minutes + 12 * 60) / (24 * 60));
}

QString signedPercent(double share)
{
    if (std::isnan(share))
        return QStringLiteral("–");
    const qint64 percent = std::llround(100 * share);
    const QString number = QLocale().toString(std::abs(percent));
    return said(QT_TRANSLATE_NOOP("TrafficWords", "%1 %"))
        .arg(percent < 0       ? u'−' + number
                 : percent > 0 ? u'+' + number
                               : number);
}

} // namespace citywall::traffic::words
