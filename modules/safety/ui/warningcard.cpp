// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/warningcard.h"

#include "core/words.h"
#include "ui/warningmap.h"

#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace citywall::safety {

WarningCard::WarningCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                         const WarningState &state, QList<ObservationTable::Field> fields, QObject *parent)
    : EntityCard(warningFeed, history, time, selection, std::move(fields), parent), m_areas(areas), m_state(state)
{
    connect(&state, &WarningState::changed, this, &WarningCard::changed);
}

void WarningCard::show()
{
    m_warning = isKnown() ? warningOf(*rows().feature(), rows().rows(), 0, rows().dictionary()) : Warning {};
    if (isKnown() && m_asked != m_warning.key && !m_warning.area.isEmpty() && m_areas.count() > 0) {
        m_asked = m_warning.key;
        m_latest.ask([key = m_warning.key, area = m_warning.area, areas = m_areas.areas()]() {
            return Measured { key, exposureOf(area, areas) };
        });
    }
    listFacts();
}

QString WarningCard::text(QStringView property) const
{
    static const QRegularExpression lineBreak(QStringLiteral("<br\\s*/?>"), QRegularExpression::CaseInsensitiveOption);
    // CAP's texts are plain (1.2, 3.2.2), but not all senders know.
    return isKnown() ? rows().feature()->properties.value(property).toString().replace(lineBreak, QStringLiteral("\n"))
                     : QString();
}

int WarningCard::signatures() const
{
    return QJsonDocument::fromJson(rows().rows().details.value(0)).object().value(u"signatures").toInt();
}

QString WarningCard::time(UtcTime t) const
{
    const QDateTime local = t.toDateTime(rows().zone());
    const QDate today = rows().now().toDateTime(rows().zone()).date();
    const QStringView format = local.date() == today ? u"HH:mm"
        : local.date().year() == today.year()        ? u"ddd d MMM HH:mm"
                                                     : u"d MMM yyyy HH:mm";
    return QLocale().toString(local, format);
}

void WarningCard::listFacts()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ {}, name, {}, value, 0 });
    };
    if (isKnown()) {
        const bool measured = m_measured && m_measured->first == m_warning.key;
        const Exposure exposure = measured ? m_measured->second : Exposure {};
        QStringList names;
        for (const int area : exposure.areas)
            names.append(m_areas.area(area).name);
        fact(tr("Message"), Words::capTerm(m_warning.messageType));
        if (m_warning.messageType != u"Cancel")
            fact(tr("Severity"), Words::severity(m_warning.severity));
        fact(tr("Urgency"), Words::capTerm(m_warning.urgency));
        fact(tr("Certainty"), Words::capTerm(m_warning.certainty));
        fact(tr("Sent"), time(m_warning.sent));
        fact(tr("In effect from"), time(m_warning.effective));
        fact(tr("Expires"),
             m_warning.expiryAssumed ? tr("not told; taken as %1").arg(time(m_warning.expires)) : time(m_warning.expires));
        fact(tr("Area"), m_warning.areaDescription);
        fact(tr("Reaches"), WarningMap::residents(exposure, measured));
        if (measured && !names.isEmpty()) {
            fact(tr("Ground in the city"), tr("%1 km²").arg(QLocale().toString(exposure.squareKilometers, 'f', 1)));
            fact(tr("Areas touched"),
                 names.size() <= 3 ? names.join(tr(", ")) : tr("%1 and %2 more").arg(names.first()).arg(names.size() - 1));
        }
        fact(tr("Sender"), text(u"senderName").isEmpty() ? text(u"sender") : text(u"senderName"));
        fact(tr("Signature"), signatures() > 0 ? tr("present, not verified") : tr("none"));
        fact(tr("Identifier"), m_warning.identifier);
    }
    m_facts.setRows(facts);
}

QString WarningCard::headline() const { return m_warning.headline.isEmpty() ? m_warning.event : m_warning.headline; }

QString WarningCard::standing() const
{
    switch (standingNow()) {
    case Standing::NotYet:
        return tr("takes effect %1").arg(time(m_warning.effective));
    case Standing::InForce:
        return tr("in force until %1").arg(time(m_warning.expires));
    case Standing::Superseded:
        return tr("replaced by a later message");
    case Standing::Ended:
        break;
    }
    if (m_warning.messageType == u"Cancel")
        return tr("cancels an earlier warning");
    return m_warning.warns ? tr("no longer in force") : tr("without a warning in it");
}

int WarningCard::severity() const { return standingNow() == Standing::InForce ? Words::grade(m_warning.severity) : 0; }

} // namespace citywall::safety
