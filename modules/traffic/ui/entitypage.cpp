// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/entitypage.h"

namespace citywall::traffic {

namespace {

constexpr Duration pageSpan = std::chrono::hours(24);

} // namespace

EntityPage::EntityPage(LatestState &state, Selection &selection, EntityKind kind, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_kind(std::move(kind)),
      m_history(state.feed(), m_kind.curve, m_kind.least, state.history(), state.time()),
      m_table(state.time().zone(), m_kind.fields)
{
    connect(&selection, &Selection::changed, this, &EntityPage::followSelection);
    connect(&state, &LatestState::changed, this, [this] {
        if (!m_id.isEmpty())
            followSelection();
    });
    connect(&state.time(), &TimeContext::nowChanged, this, &EntityPage::followClock);
    connect(&m_history, &FeatureHistory::changed, this, &EntityPage::takeHistory);
}

void EntityPage::followSelection()
{
    const EntityRef entity = m_selection.entity();
    m_id = entity.feed == m_state.feed() ? entity.id : QString();
    const Feature *f = feature();
    m_history.setFeature(f ? std::optional(f->key) : std::nullopt);
    showFacts();
}

void EntityPage::showFacts()
{
    const Feature *f = feature();
    const auto entry = f ? std::ranges::find(m_state.entries(), f->key, &Latest::key) : m_state.entries().end();
    m_known = entry != m_state.entries().end();
    m_latest = m_known ? *entry : Latest {};
    QList<RankingRow> facts = m_known ? m_kind.facts(*f, m_latest, m_state.dictionary(), m_state.now()) : QList<RankingRow>();
    m_lead = facts.isEmpty() ? RankingRow { {}, {}, {}, {} } : facts.takeFirst();
    m_facts.setRows(facts);
    Q_EMIT changed();
}

void EntityPage::followClock()
{
    if (m_id.isEmpty())
        return;
    const int before = m_table.rowCount();
    const UtcTime now = m_state.time().now();
    m_table.setSpan(now - pageSpan, now);
    if (m_table.rowCount() != before)
        Q_EMIT observationsChanged();
    QList<QPointF> observed = displayed(m_history.observed());
    if (observed == m_observed)
        return;
    m_observed = std::move(observed);
    Q_EMIT dayChanged();
}

void EntityPage::takeHistory()
{
    m_table.setObservations(m_history.columns(), m_state.history().dictionary(m_state.feed()));
    const UtcTime now = m_state.time().now();
    m_table.setSpan(now - pageSpan, now);
    m_observed = displayed(m_history.observed());
    m_usual = m_kind.usual ? displayed(m_history.usual()) : QList<QPointF>();
    Q_EMIT dayChanged();
    Q_EMIT observationsChanged();
}

QList<QPointF> EntityPage::displayed(QList<QPointF> points) const
{
    for (QPointF &point : points)
        point.setY(metric().toDisplay(point.y()));
    return points;
}

Source EntityPage::newestSource() const
{
    const Observations &columns = *m_history.columns();
    const auto end = std::ranges::upper_bound(columns.phenomenonTime, m_state.time().now().milliseconds);
    const auto rows = size_t(end - columns.phenomenonTime.begin());
    const std::vector<Source> &sources = m_state.dictionary().sources;
    return rows > 0 && columns.source[rows - 1] < sources.size() ? sources[columns.source[rows - 1]] : Source {};
}

QString EntityPage::source() const
{
    const Source newest = newestSource();
    return newest.attribution.isEmpty() ? newest.name : newest.attribution;
}

bool EntityPage::isSimulated() const { return newestSource().simulated; }

} // namespace citywall::traffic
