// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakehistory.h"

#include "support/samples.h"

#include <QCoreApplication>

#include <algorithm>
#include <stdexcept>

namespace citywall::test {

namespace {

FeedDictionary dictionaryOf(const DecodedBatch &batch, bool simulated, const AreaIndex *areas)
{
    FeedDictionary dictionary;
    dictionary.terms = batch.terms;
    dictionary.sources = { { simulated ? QStringLiteral("simulator") : QStringLiteral("test"), {}, simulated } };
    for (const FeatureRecord &record : batch.features) {
        Feature feature;
        feature.key = FeatureKey(dictionary.features.size());
        feature.id = record.id;
        feature.name = record.name;
        feature.geometry = record.geometry;
        feature.position = record.geometry.value(0);
        feature.properties = record.properties;
        feature.area = areas && feature.position.isValid() ? areas->at(feature.position) : -1;
        dictionary.features.push_back(feature);
    }
    return dictionary;
}

} // namespace

void FakeHistory::set(const Observations &columns, const FeedDictionary &dictionary)
{
    m_last = columns.feed;
    m_columns[m_last] = columns;
    m_dictionaries[m_last] = std::make_shared<FeedDictionary>(dictionary);
    Q_EMIT reset(m_last);
}

void FakeHistory::setColumns(const QString &feed, std::vector<Row> rows)
{
    std::ranges::stable_sort(rows, {}, [](const Row &row) { return std::get<UtcTime>(row); });
    m_last = feed;
    Observations &columns = m_columns[feed];
    columns = {};
    columns.feed = feed;
    for (const auto &[time, feature, values] : rows)
        add(columns, time, feature, values);
    Q_EMIT reset(feed);
}

void FakeHistory::setDictionary(const FeedDictionary &dictionary)
{
    m_dictionary = std::make_shared<FeedDictionary>(dictionary);
    Q_EMIT dictionaryChanged(m_last);
}

void FakeHistory::put(const QString &feed, const DecodedBatch &batch, bool simulated, const AreaIndex *areas)
{
    std::vector<ObservationRecord> rows = batch.observations;
    std::ranges::stable_sort(rows, {}, &ObservationRecord::phenomenonTime);
    Observations columns;
    columns.feed = feed;
    for (const ObservationRecord &row : rows) {
        if (!row.detail.isEmpty())
            columns.details.insert(quint32(columns.size()), row.detail);
        add(columns, row.phenomenonTime, row.feature, row.values);
    }
    set(columns, dictionaryOf(batch, simulated, areas));
}

void FakeHistory::take(const QString &feed, const DecodedBatch &batch, const AreaIndex &areas)
{
    put(feed, batch, true, &areas);
    QCoreApplication::processEvents();
}

void FakeHistory::append(const Row &row)
{
    const auto &[time, feature, values] = row;
    auto fresh = std::make_shared<Observations>();
    fresh->feed = m_last;
    add(*fresh, time, feature, values);
    Observations &held = m_columns[m_last];
    Observations merged;
    merged.feed = m_last;
    const auto next = std::ranges::upper_bound(held.phenomenonTime, time.milliseconds);
    const auto place = size_t(next - held.phenomenonTime.begin());
    for (size_t i = 0; i <= held.size(); ++i) {
        if (i == place)
            add(merged, time, feature, values);
        if (i < held.size())
            add(merged, { held.phenomenonTime[i] }, held.feature[i], valuesOf(held, i));
    }
    held = merged;
    Q_EMIT appended(fresh);
}

QFuture<ObservationsPtr> FakeHistory::request(const ObservationQuery &query)
{
    ++requests;
    if (!failure.isEmpty())
        return QtFuture::makeExceptionalFuture<ObservationsPtr>(
            std::make_exception_ptr(std::runtime_error(failure.toStdString())));
    auto found = std::make_shared<Observations>();
    found->feed = query.feed;
    const Observations &all = m_columns[query.feed];
    for (size_t row = 0; row < all.size(); ++row) {
        if (!query.range.contains({ all.phenomenonTime[row] }) || (query.feature && *query.feature != all.feature[row]))
            continue;
        if (const auto detail = all.details.constFind(quint32(row)); detail != all.details.cend())
            found->details.insert(quint32(found->size()), *detail);
        add(*found, { all.phenomenonTime[row] }, all.feature[row], valuesOf(all, row));
    }
    return QtFuture::makeReadyValueFuture(ObservationsPtr(found));
}

QFuture<Histogram> FakeHistory::histogram(const QStringList &, TimeRange, int)
{
    return QtFuture::makeReadyValueFuture(Histogram {});
}

FeedDictionaryPtr FakeHistory::dictionary(const QString &feed) const
{
    const auto it = m_dictionaries.find(feed);
    return it == m_dictionaries.end() ? m_dictionary : it->second;
}

TimeRange FakeHistory::extent(const QString &feed) const
{
    const auto it = m_columns.find(feed);
    if (it == m_columns.end() || it->second.size() == 0)
        return {};
    return { { it->second.phenomenonTime.front() }, { it->second.phenomenonTime.back() + 1 } };
}

} // namespace citywall::test

#include "moc_fakehistory.cpp"
