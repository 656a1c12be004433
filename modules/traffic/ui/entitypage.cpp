// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/entitypage.h"

namespace citywall::traffic {

EntityPage::EntityPage(LatestState &state, Selection &selection, EntityKind kind, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_kind(std::move(kind)),
      m_day(state.feed(), m_kind.fields, m_kind.curve, m_kind.least, state.history(), state.time())
{
    connect(&selection, &Selection::changed, this, &EntityPage::followSelection);
    connect(&state, &LatestState::changed, this, [this] {
        if (!m_id.isEmpty())
            followSelection();
    });
}

void EntityPage::followSelection()
{
    const EntityRef entity = m_selection.entity();
    m_id = entity.feed == m_state.feed() ? entity.id : QString();
    const Feature *f = feature();
    m_day.setFeature(f ? std::optional(f->key) : std::nullopt, f ? m_state.wholeOf(f->key) : std::nullopt);
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

} // namespace citywall::traffic
