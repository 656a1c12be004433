// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidentcard.h"

#include "core/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace citywall::safety {

namespace {

const QString feed = QStringLiteral("safety.incident");

QString readable(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("citywall::safety::IncidentCard", "yes")
                              : QCoreApplication::translate("citywall::safety::IncidentCard", "no");
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', 6);
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray values = value.toArray();
        for (const QJsonValue &v : values)
            parts.append(v.toVariant().toString());
        return parts.join(QStringLiteral(", "));
    }
    return value.toString();
}

} // namespace

IncidentCard::IncidentCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                           QList<ObservationTable::Field> fields, QObject *parent)
    : QObject(parent), m_history(history), m_time(time), m_selection(selection), m_areas(areas),
      m_table(time.zone(), std::move(fields)), m_rows(std::make_shared<const Observations>()),
      m_dictionary(history.dictionary(feed))
{
    connect(&selection, &Selection::changed, this, &IncidentCard::choose);
    connect(&time, &TimeContext::nowChanged, this, &IncidentCard::show);
    connect(&history, &HistoryReader::reset, this, [this](const QString &which) {
        if (which.isEmpty() || which == feed)
            fetch();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        const Feature *feature = fresh->feed == feed ? m_history.dictionary(feed)->find(m_id) : nullptr;
        if (feature && std::find(fresh->feature.begin(), fresh->feature.end(), feature->key) != fresh->feature.end())
            fetch();
    });
}

void IncidentCard::choose()
{
    const EntityRef entity = m_selection.entity();
    const QString id = entity.feed == feed ? entity.id : QString();
    if (id == m_id)
        return;
    m_id = id;
    fetch();
}

void IncidentCard::fetch()
{
    const quint64 request = ++m_request;
    m_dictionary = m_history.dictionary(feed);
    const Feature *feature = m_dictionary->find(m_id);
    m_loading = feature != nullptr;
    m_error.clear();
    m_rows = std::make_shared<const Observations>();
    m_shown = 0; // also when nothing is chosen any more: the page may ask once more before it goes
    m_known = false;
    m_table.setObservations(m_rows, m_dictionary);
    show();
    if (!feature)
        return;
    const TimeRange extent = m_history.extent(feed);
    m_history.request({ feed, extent, feature->key, {} })
        .then(this,
              [this, request](const ObservationsPtr &rows) {
                  if (request != m_request)
                      return;
                  m_rows = rows;
                  m_table.setObservations(m_rows, m_dictionary);
                  m_loading = false;
                  show();
              })
        .onFailed(this, [this, request](const std::exception &e) {
            if (request != m_request)
                return;
            m_error = QString::fromUtf8(e.what());
            m_loading = false;
            show();
        });
}

void IncidentCard::show()
{
    if (m_id.isEmpty())
        return;
    const UtcTime now = m_time.now();
    m_shown = size_t(std::upper_bound(m_rows->phenomenonTime.begin(), m_rows->phenomenonTime.end(), now.milliseconds)
                     - m_rows->phenomenonTime.begin());
    const std::vector<Incident> found = incidentsFrom(*m_rows, 0, m_shown, *m_dictionary);
    m_known = !found.empty();
    m_incident = m_known ? found.front() : Incident {};
    m_table.setSpan({ 0 }, now);

    QList<RankingRow> milestones;
    QList<RankingRow> facts;
    if (m_known) {
        const auto milestone = [&](const QString &name, UtcTime t) {
            if (t.isValid())
                milestones.append(
                    { {},
                      name,
                      t.toDateTime(m_time.zone()).toString(u"yyyy-MM-dd HH:mm:ss"),
                      t == m_incident.reported
                          ? QString()
                          : tr("+ %1").arg(Words::duration(std::chrono::duration<double>(t - m_incident.reported).count())),
                      0 });
        };
        milestone(m_incident.state == State::Recorded ? tr("Happened") : tr("Received"), m_incident.reported);
        milestone(tr("Dispatched"), m_incident.dispatched);
        milestone(tr("On scene"), m_incident.onScene);
        milestone(tr("Closed"), m_incident.closed);

        const Feature &feature = m_dictionary->features[m_incident.key];
        const auto fact = [&](const QString &name, const QString &value) {
            if (!value.isEmpty())
                facts.append({ {}, name, {}, value, 0 });
        };
        fact(tr("Address"), feature.properties.value(u"address").toString());
        fact(tr("Area"), m_areas.area(m_incident.area).name);
        fact(tr("Agency"), feature.properties.value(u"agency").toString());
        fact(tr("Casualties"), m_incident.casualties > 0 ? QLocale().toString(m_incident.casualties) : QString());
        fact(tr("Position"),
             m_incident.position.isValid() ? QStringLiteral("%1, %2")
                                                 .arg(m_incident.position.latitudeDegrees, 0, 'f', 5)
                                                 .arg(m_incident.position.longitudeDegrees, 0, 'f', 5)
                                           : tr("not known"));
        for (size_t row = 0; row < m_shown; ++row) {
            const QJsonObject detail = QJsonDocument::fromJson(m_rows->details.value(quint32(row))).object();
            for (auto it = detail.begin(); it != detail.end(); ++it)
                fact(it.key().first(1).toUpper() + it.key().sliced(1), readable(it.value()));
        }
        fact(tr("Identifier"), feature.id);
    }
    m_milestones.setRows(milestones);
    m_facts.setRows(facts);
    Q_EMIT changed();
}

QString IncidentCard::title() const { return m_known ? Words::title(m_incident, *m_dictionary) : QString(); }

QString IncidentCard::category() const
{
    return m_known ? Words::category(m_dictionary->term(float(m_incident.category))) : QString();
}

QString IncidentCard::state() const { return m_known ? Words::progress(m_incident, m_time.now()) : QString(); }

QString IncidentCard::priority() const { return Words::priority(m_incident.priority); }

int IncidentCard::severity() const
{
    if (!m_known || !isActive(m_incident, m_time.now()))
        return 0;
    return m_incident.priority == 1 ? 3 : m_incident.priority == 2 ? 2 : 1;
}

QString IncidentCard::source() const
{
    if (m_shown == 0 || m_rows->source[0] >= m_dictionary->sources.size())
        return {};
    const Source &source = m_dictionary->sources[m_rows->source[0]];
    return source.attribution.isEmpty() ? source.name : source.attribution;
}

QString IncidentCard::csv() const { return QString::fromUtf8(m_table.toCsv(m_id)); }

} // namespace citywall::safety
