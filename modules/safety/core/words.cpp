// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include <QHash>

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

} // namespace citywall::safety
