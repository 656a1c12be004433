// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/aggregator.h"

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

Aggregator::Aggregator(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics,
                       const AreaIndex *areas)
    : m_aggregation(aggregation), m_feed(feed), m_formats(FieldFormat::of(feed, metrics)), m_areas(areas),
      m_places(areas ? areas->areas() : QList<Area>()), m_buckets(aggregation.every, aggregation.zone)
{
}

Table Aggregator::table() const
{
    using Kind = TableColumn::Kind;
    using Role = TableColumn::Role;
    QList<TableColumn> columns { { u"module"_s }, { u"feed"_s }, { u"from"_s, Kind::Time }, { u"to"_s, Kind::Time } };
    const bool placed = m_aggregation.by != Aggregation::By::None;
    if (placed)
        columns += { { u"id"_s }, { u"name"_s }, { u"longitude"_s, Kind::Degrees }, { u"latitude"_s, Kind::Degrees } };
    columns.append({ u"observations"_s, Kind::Integer });
    for (const FieldFormat &format : m_formats) {
        columns.append({ format.id + u"_count"_s, Kind::Integer, Role::Value });
        if (format.isTerm) {
            columns.append({ format.id + u"_mode"_s, Kind::Text, Role::Value });
            columns.append({ format.id + u"_mode_count"_s, Kind::Integer, Role::Value });
            continue;
        }
        for (const QString &what : { u"mean"_s, u"min"_s, u"max"_s, u"median"_s })
            columns.append({ format.id + u'_' + what, Kind::Number, Role::Value, format.unit });
    }
    columns += { { u"attribution"_s, Kind::Text, Role::Note }, { u"simulated"_s, Kind::Flag, Role::Note } };
    return { m_feed.id, m_feed.title, columns,
             !placed                                            ? Table::Shape::None
                 : m_aggregation.by == Aggregation::By::Feature ? Table::Shape::Any
                                                                : Table::Shape::Polygons };
}

quint64 Aggregator::groupOf(const Observations &block, const FeedDictionary &dictionary, size_t row) const
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

void Aggregator::add(Group &group, const Observations &block, size_t row)
{
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

Status Aggregator::take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                        const Emit &emit)
{
    for (const quint32 row : rows) {
        const UtcTime time { block.phenomenonTime[row] };
        if (!m_bucket.contains(time)) {
            emitBucket(dictionary, emit);
            m_bucket = m_buckets.at(time);
        }
        add(m_groups[groupOf(block, dictionary, row)], block, row);
        if (m_values > mostValues)
            return Error { QueryText::tr("More than 50 million values of %1 between %2 and %3: choose shorter buckets of time")
                               .arg(m_feed.id, m_bucket.begin.toIso(), m_bucket.end.toIso()),
                           {} };
    }
    return ok();
}

Status Aggregator::finish(const FeedDictionary &dictionary, const Emit &emit)
{
    emitBucket(dictionary, emit);
    return ok();
}

void Aggregator::describe(quint64 key, const FeedDictionary &dictionary, TableRow &row, GeoMultiPolygon &outline) const
{
    QString id;
    QString name;
    row.position = {};
    row.line = nullptr;
    row.polygons = nullptr;
    if (m_aggregation.by == Aggregation::By::Feature) {
        const Feature &feature = dictionary.features[key];
        id = feature.id;
        name = feature.name;
        row.position = feature.position;
        row.line = feature.geometry.size() > 1 ? &feature.geometry : nullptr;
    } else if (m_aggregation.by == Aggregation::By::Hexagon && key != 0) {
        id = hexagonId(key);
        row.position = hexagonCenter(key);
        outline = hexagonOutline(key);
        row.polygons = &outline;
    } else if (m_aggregation.by == Aggregation::By::Area && key != 0) {
        const Area &area = m_places[qsizetype(key) - 1];
        id = area.id;
        name = area.name;
        row.position = area.bounds.center();
        row.polygons = &area.geometry;
    }
    const auto degrees = [&](double value) { return row.position.isValid() ? Cell(value) : Cell(); };
    row.cells.emplace_back(id);
    row.cells.emplace_back(name);
    row.cells.push_back(degrees(row.position.longitudeDegrees));
    row.cells.push_back(degrees(row.position.latitudeDegrees));
}

void Aggregator::emitBucket(const FeedDictionary &dictionary, const Emit &emit)
{
    TableRow row;
    GeoMultiPolygon outline;
    for (auto &[key, group] : m_groups) {
        row.cells = { moduleOf(m_feed), m_feed.id, m_bucket.begin.milliseconds, m_bucket.end.milliseconds };
        if (m_aggregation.by != Aggregation::By::None)
            describe(key, dictionary, row, outline);
        row.cells.emplace_back(group.observations);
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
                row.cells.emplace_back(known);
                row.cells.push_back(known > 0 ? Cell(mode) : Cell());
                row.cells.push_back(known > 0 ? Cell(most) : Cell());
                continue;
            }
            row.cells.emplace_back(qint64(group.numbers[i].size()));
            if (group.numbers[i].empty()) {
                row.cells.resize(row.cells.size() + 4);
                continue;
            }
            const NumberSummary summary = summaryOf(group.numbers[i]);
            // A negative scale would turn least and greatest round.
            const double first = format.shown(summary.least);
            const double last = format.shown(summary.greatest);
            row.cells.emplace_back(format.shown(summary.mean));
            row.cells.emplace_back(std::min(first, last));
            row.cells.emplace_back(std::max(first, last));
            row.cells.emplace_back(format.shown(summary.median));
        }
        QStringList attributions;
        bool simulated = false;
        for (const quint16 source : group.sources) {
            const Source &from = dictionary.sources[source];
            simulated = simulated || from.simulated;
            if (!from.attribution.isEmpty() && !attributions.contains(from.attribution))
                attributions.append(from.attribution);
        }
        row.cells.emplace_back(attributions.join(u"; "));
        row.cells.emplace_back(simulated);
        emit(row);
    }
    m_groups.clear();
    m_values = 0;
}

} // namespace citywall
