// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/aggregator.h"

#include "engine/query/hexcells.h"

namespace citywall {

using namespace Qt::StringLiterals;

Aggregator::Aggregator(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics,
                       const AreaIndex *areas, std::unique_ptr<UsualBuckets> usual)
    : m_aggregation(aggregation), m_feed(feed), m_places(areas ? areas->areas() : QList<Area>()),
      m_buckets(aggregation.every, aggregation.zone), m_groups(aggregation, feed, metrics, areas), m_usual(std::move(usual))
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
    if (m_usual) {
        columns += m_usual->columns();
    } else {
        for (const SummaryColumn &summary : m_groups.columns())
            columns.append(summary.column);
    }
    columns += { { u"attribution"_s, Kind::Text, Role::Note }, { u"simulated"_s, Kind::Flag, Role::Note } };
    return { m_feed.id, m_feed.title, columns,
             !placed                                            ? Table::Shape::None
                 : m_aggregation.by == Aggregation::By::Feature ? Table::Shape::Any
                                                                : Table::Shape::Polygons };
}

Status Aggregator::take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                        const Emit &emit)
{
    for (const quint32 row : rows) {
        const UtcTime time { block.phenomenonTime[row] };
        if (!m_bucket.contains(time)) {
            endBucket(dictionary, emit);
            m_bucket = m_buckets.at(time);
        }
        m_groups.add(m_groups.groupOf(block, dictionary, row), block, row);
        if (const Status fits = m_groups.checkSize(m_bucket); !fits)
            return fits;
    }
    emitComplete(dictionary, emit);
    return ok();
}

Status Aggregator::finish(const FeedDictionary &dictionary, const Emit &emit)
{
    endBucket(dictionary, emit);
    emitComplete(dictionary, emit);
    return ok();
}

Status Aggregator::takeSpan(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows)
{
    return m_usual->takeRows(block, dictionary, rows);
}

void Aggregator::endSpan(const FeedDictionary &dictionary, const RowSink::Emit &emit)
{
    m_usual->end(dictionary);
    emitComplete(dictionary, emit);
}

void Aggregator::endBucket(const FeedDictionary &dictionary, const Emit &emit)
{
    m_groups.takeOut(dictionary, [&](quint64 group, GroupSummary summary) {
        if (m_usual)
            m_usual->hold(m_bucket, group, std::move(summary));
        else
            emitRow(m_bucket, group, summary, dictionary, emit);
    });
}

/// Those that wait, if nothing has to be read for them any more.
void Aggregator::emitComplete(const FeedDictionary &dictionary, const Emit &emit)
{
    if (!m_usual || !m_usual->wanted().isEmpty())
        return;
    m_usual->takeOut(
        [&](TimeRange bucket, quint64 group, const GroupSummary &summary) { emitRow(bucket, group, summary, dictionary, emit); });
}

void Aggregator::describe(quint64 group, const FeedDictionary &dictionary, TableRow &row, GeoMultiPolygon &outline) const
{
    QString id;
    QString name;
    if (m_aggregation.by == Aggregation::By::Feature) {
        const Feature &feature = dictionary.features[FeatureKey(group)];
        id = feature.id;
        name = feature.name;
        row.position = feature.position;
        row.line = feature.geometry.size() > 1 ? &feature.geometry : nullptr;
    } else if (m_aggregation.by == Aggregation::By::Hexagon && group != 0) {
        id = hexagonId(group);
        row.position = hexagonCenter(group);
        outline = hexagonOutline(group);
        row.polygons = &outline;
    } else if (m_aggregation.by == Aggregation::By::Area && group != 0) {
        const Area &area = m_places[qsizetype(group) - 1];
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

void Aggregator::emitRow(TimeRange bucket, quint64 group, const GroupSummary &summary, const FeedDictionary &dictionary,
                         const Emit &emit) const
{
    TableRow row;
    GeoMultiPolygon outline;
    row.cells = { moduleOf(m_feed), m_feed.id, bucket.begin.milliseconds, bucket.end.milliseconds };
    if (m_aggregation.by != Aggregation::By::None)
        describe(group, dictionary, row, outline);
    row.cells.insert(row.cells.end(), summary.cells.begin(), summary.cells.end());
    QStringList attributions;
    bool simulated = false;
    for (const quint16 key : summary.sources) {
        const Source &source = dictionary.sources[key];
        simulated = simulated || source.simulated;
        if (!source.attribution.isEmpty() && !attributions.contains(source.attribution))
            attributions.append(source.attribution);
    }
    row.cells.emplace_back(attributions.join(u"; "));
    row.cells.emplace_back(simulated);
    emit(row);
}

} // namespace citywall
