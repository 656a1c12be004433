// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include <QHash>
#include <QLocale>

namespace citywall::safety {

QString Words::state(State state)
{
    switch (state) {
    case State::Received:
        return tr("received");
    case State::Dispatched:
        return tr("dispatched");
    case State::OnScene:
        return tr("on scene");
    case State::Closed:
        return tr("closed");
    case State::Recorded:
        return tr("recorded");
    case State::Unknown:
        break;
    }
    return tr("unknown");
}

QString Words::category(const QString &term)
{
    if (term == u"collision")
        return tr("Collision");
    if (term == u"disabled vehicle")
        return tr("Disabled vehicle");
    if (term == u"fire")
        return tr("Fire");
    if (term == u"medical")
        return tr("Medical emergency");
    if (term == u"assault")
        return tr("Assault");
    if (term == u"robbery")
        return tr("Robbery");
    if (term == u"burglary")
        return tr("Burglary");
    if (term == u"theft")
        return tr("Theft");
    if (term == u"disturbance")
        return tr("Disturbance");
    if (term == u"hazard")
        return tr("Hazard");
    if (term == u"crime")
        return tr("Crime");
    return term.isEmpty() ? tr("Uncategorised") : term.first(1).toUpper() + term.sliced(1);
}

QString Words::priority(int priority)
{
    switch (priority) {
    case 1:
        return tr("high");
    case 2:
        return tr("medium");
    case 3:
        return tr("low");
    default:
        return tr("unknown");
    }
}

QString Words::duration(double seconds)
{
    if (!std::isfinite(seconds))
        return QStringLiteral("–");
    const qint64 minutes = qint64(std::round(seconds / 60));
    if (seconds < 90)
        return tr("%1 s").arg(qint64(std::round(seconds)));
    if (minutes < 90)
        return tr("%1 min").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString Words::measured(double seconds)
{
    return seconds >= 90 && seconds < 20 * 60 ? tr("%1 min").arg(QLocale().toString(seconds / 60, 'f', 1)) : duration(seconds);
}

QString Words::progress(const Incident &incident, UtcTime now)
{
    if (!isActive(incident, now))
        return state(incident.state);
    return tr("%1, %2").arg(state(incident.state), duration(std::chrono::duration<double>(now - incident.reported).count()));
}

QString Words::title(const Incident &incident, const FeedDictionary &dictionary)
{
    const QString name = incident.key < dictionary.features.size() ? dictionary.features[incident.key].name : QString();
    return name.isEmpty() ? category(dictionary.term(float(incident.category))) : name;
}

QString Words::interval(Interval interval)
{
    switch (interval) {
    case Interval::Dispatch:
        return tr("Dispatch");
    case Interval::Arrival:
        return tr("Arrival");
    case Interval::Handling:
        return tr("Handling");
    }
    return {};
}

QString Words::change(double share)
{
    if (!std::isfinite(share))
        return QStringLiteral("–");
    const int percent = int(std::round(share * 100));
    return tr("%1%2 %")
        .arg(percent < 0       ? QStringLiteral("−")
                 : percent > 0 ? QStringLiteral("+")
                               : QString())
        .arg(std::abs(percent));
}

QString Words::distance(double meters)
{
    return meters < 950 ? tr("%1 m").arg(qRound(meters / 10) * 10) : tr("%1 km").arg(QLocale().toString(meters / 1000, 'f', 1));
}

QString Words::unitType(Unit::Type type)
{
    switch (type) {
    case Unit::Type::Engine:
        return tr("Fire engine");
    case Unit::Type::Ambulance:
        return tr("Ambulance");
    case Unit::Type::Patrol:
        return tr("Patrol car");
    case Unit::Type::Other:
        break;
    }
    return tr("Unit");
}

QString Words::unitTypes(Unit::Type type)
{
    switch (type) {
    case Unit::Type::Engine:
        return tr("Engines");
    case Unit::Type::Ambulance:
        return tr("Ambulances");
    case Unit::Type::Patrol:
        return tr("Patrols");
    case Unit::Type::Other:
        break;
    }
    return tr("Others");
}

QString Words::unitState(Unit::State state)
{
    switch (state) {
    case Unit::State::Available:
        return tr("available");
    case Unit::State::Dispatched:
        return tr("dispatched");
    case Unit::State::OnScene:
        return tr("on scene");
    case Unit::State::OutOfService:
        return tr("out of service");
    case Unit::State::Unknown:
        break;
    }
    return tr("unknown");
}

QString Words::severity(Severity severity)
{
    switch (severity) {
    case Severity::Extreme:
        return tr("Extreme");
    case Severity::Severe:
        return tr("Severe");
    case Severity::Moderate:
        return tr("Moderate");
    case Severity::Minor:
        return tr("Minor");
    case Severity::Unknown:
        break;
    }
    return tr("Severity unknown");
}

int Words::grade(Severity severity)
{
    switch (severity) {
    case Severity::Extreme:
        return 3;
    case Severity::Severe:
        return 2;
    case Severity::Moderate:
    case Severity::Minor:
        return 1;
    case Severity::Unknown:
        break;
    }
    return -1;
}

QString Words::capTerm(const QString &term)
{
    if (term == u"Immediate")
        return tr("immediate");
    if (term == u"Expected")
        return tr("expected");
    if (term == u"Future")
        return tr("future");
    if (term == u"Past")
        return tr("past");
    if (term == u"Observed")
        return tr("observed");
    if (term == u"Likely")
        return tr("likely");
    if (term == u"Possible")
        return tr("possible");
    if (term == u"Unlikely")
        return tr("unlikely");
    if (term == u"Alert")
        return tr("alert");
    if (term == u"Update")
        return tr("update");
    if (term == u"Cancel")
        return tr("cancellation");
    return term.isEmpty() || term == u"Unknown" ? tr("unknown") : term;
}

} // namespace citywall::safety
