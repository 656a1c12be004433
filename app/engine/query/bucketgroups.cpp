// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/bucketgroups.h"

#include "engine/query/hexcells.h"
#include "engine/query/querytext.h"

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

struct NumberSummary {
    double mean = 0;
    double least = 0;
    double greatest = 0;
    double median = 0;
};

/// @param values not empty; their order is changed
NumberSummary summaryOf(std::vector<float> &values)
{
    NumberSummary summary;
    for (const float value : values)
        summary.mean += double(value);
    summary.mean /= double(values.size());
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    summary.greatest = double(*std::max_element(middle, values.end()));
    summary.least = double(*std::min_element(values.begin(), middle + 1));
    summary.median = double(*middle);
    if (values.size() % 2 == 0)
        summary.median = (summary.median + double(*std::max_element(values.begin(), middle))) / 2;
    return summary;
}

} // namespace

BucketGroups::BucketGroups(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics,
                           const AreaIndex *areas)
    : m_aggregation(aggregation), m_feed(feed.id), m_formats(FieldFormat::of(feed, metrics)), m_areas(areas)
{
}

QList<SummaryColumn> BucketGroups::columns() const
{
    using Kind = TableColumn::Kind;
    using Role = TableColumn::Role;
    using Usual = SummaryColumn::Usual;
    QList<SummaryColumn> columns;
    const auto add = [&](const TableColumn &column, Usual usual) { columns.append(SummaryColumn { column, usual }); };
    add({ u"observations"_s, Kind::Integer }, Usual::Count);
    for (const FieldFormat &format : m_formats) {
        add({ format.id + u"_count"_s, Kind::Integer, Role::Value }, Usual::Count);
        if (format.isTerm) {
            add({ format.id + u"_mode"_s, Kind::Text, Role::Value }, Usual::None);
            add({ format.id + u"_mode_count"_s, Kind::Integer, Role::Value }, Usual::None);
            continue;
        }
        for (const QString &what : { u"mean"_s, u"min"_s, u"max"_s, u"median"_s })
            add({ format.id + u'_' + what, Kind::Number, Role::Value, format.unit }, Usual::Number);
    }
    return columns;
}

quint64 BucketGroups::groupOf(const Observations &block, const FeedDictionary &dictionary, size_t row) const
{
    const FeatureKey key = block.feature[row];
    const GeoPoint own = block.position(row);
    switch (m_aggregation.by) {
    case Aggregation::By::None:
        return 0;
    case Aggregation::By::Feature:
        return key;
    case Aggregation::By::Hexagon:
        return hexagonAt(own.isValid() ? own : dictionary.features[key].position, m_aggregation.resolution);
    case Aggregation::By::Area:
        // Outside of all: 0, first in the order.
        return quint64((own.isValid() && m_areas ? m_areas->at(own) : dictionary.features[key].area) + 1);
    }
    return 0;
}

void BucketGroups::add(quint64 key, const Observations &block, size_t row)
{
    Group &group = m_groups[key];
    ++group.observations;
    group.sources.insert(block.source[row]);
    for (size_t i = 0; i < size_t(m_formats.size()); ++i) {
        const float value = block.values[i][row];
        if (std::isnan(value))
            continue;
        if (m_formats[qsizetype(i)].isTerm) {
            ++group.terms[i][quint32(value)];
        } else {
            group.numbers[i].push_back(value);
            ++m_values;
        }
    }
}

Status BucketGroups::checkSize(TimeRange bucket) const
{
    if (m_values <= mostValues)
        return ok();
    return Error { QueryText::tr("More than 50 million values of %1 between %2 and %3: choose shorter buckets of time")
                       .arg(m_feed, bucket.begin.toIso(), bucket.end.toIso()),
                   {} };
}

void BucketGroups::takeOut(const FeedDictionary &dictionary, const std::function<void(quint64, GroupSummary)> &to)
{
    for (auto &[key, group] : m_groups)
        to(key, { cellsOf(group, dictionary), std::move(group.sources) });
    m_groups.clear();
    m_values = 0;
}

std::vector<Cell> BucketGroups::cellsOf(Group &group, const FeedDictionary &dictionary) const
{
    std::vector<Cell> cells { group.observations };
    for (size_t i = 0; i < size_t(m_formats.size()); ++i) {
        const FieldFormat &format = m_formats[qsizetype(i)];
        if (format.isTerm) {
            qint64 known = 0;
            qint64 most = 0;
            QString mode;
            for (const auto &[term, count] : group.terms[i]) {
                const QString word = dictionary.term(float(term));
                known += count;
                if (count > most || (count == most && word < mode)) {
                    most = count;
                    mode = word;
                }
            }
            cells.emplace_back(known);
            cells.push_back(known > 0 ? Cell(mode) : Cell());
            cells.push_back(known > 0 ? Cell(most) : Cell());
            continue;
        }
        cells.emplace_back(qint64(group.numbers[i].size()));
        if (group.numbers[i].empty()) {
            cells.resize(cells.size() + 4);
            continue;
        }
        const NumberSummary summary = summaryOf(group.numbers[i]);
        // A negative scale would turn least and greatest round.
        const double first = format.shown(summary.least);
        const double last = format.shown(summary.greatest);
        cells.emplace_back(format.shown(summary.mean));
        cells.emplace_back(std::min(first, last));
        cells.emplace_back(std::max(first, last));
        cells.emplace_back(format.shown(summary.median));
    }
    return cells;
}

} // namespace citywall
