// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/treecard.h"

namespace citywall::example {

namespace {

constexpr Duration shown = std::chrono::hours(48);

/// The window's rows of one feature.
ObservationsPtr rowsOf(const FeedWindow &window, FeatureKey key)
{
    const Observations &all = window.columns();
    auto rows = std::make_shared<Observations>();
    rows->feed = all.feed;
    for (size_t row = window.begin(); row < window.end(); ++row) {
        if (all.feature[row] != key)
            continue;
        rows->phenomenonTime.push_back(all.phenomenonTime[row]);
        rows->receivedTime.push_back(all.receivedTime[row]);
        rows->feature.push_back(key);
        rows->longitudeE7.push_back(all.longitudeE7[row]);
        rows->latitudeE7.push_back(all.latitudeE7[row]);
        for (size_t v = 0; v < maximumFields; ++v)
            rows->values[v].push_back(all.values[v][row]);
        rows->source.push_back(all.source[row]);
    }
    return rows;
}

} // namespace

TreeCard::TreeCard(HistoryReader &history, const TimeContext &time, const Selection &selection,
                   QList<ObservationTable::Field> fields, QObject *parent)
    : QObject(parent), m_selection(selection), m_moisture(fields.at(MoistureField).metric),
      m_window(soilFeed, shown, history, time), m_rows(std::make_shared<const Observations>()),
      m_table(time.zone(), std::move(fields))
{
    connect(&m_window, &FeedWindow::changed, this, &TreeCard::show);
    connect(&selection, &Selection::changed, this, &TreeCard::show);
}

void TreeCard::show()
{
    const EntityRef entity = m_selection.entity();
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Feature *tree = entity.feed == soilFeed ? dictionary->find(entity.id) : nullptr;
    m_rows = tree && m_window.now().isValid() ? rowsOf(m_window, tree->key) : std::make_shared<const Observations>();
    m_table.setObservations(m_rows, dictionary);
    if (m_window.now().isValid())
        m_table.setSpan(m_window.now() - shown, m_window.now());
    Q_EMIT changed();
}

QString TreeCard::title() const
{
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Feature *tree = dictionary->find(m_selection.entity().id);
    return !tree ? QString() : tree->name.isEmpty() ? tree->id : tree->name;
}

double TreeCard::newest() const
{
    return isKnown() ? double(m_rows->values[MoistureField].back()) : std::numeric_limits<double>::quiet_NaN();
}

Source TreeCard::newestSource() const
{
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    return isKnown() && m_rows->source.back() < dictionary->sources.size() ? dictionary->sources[m_rows->source.back()]
                                                                           : Source {};
}

} // namespace citywall::example
