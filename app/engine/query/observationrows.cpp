// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/observationrows.h"

namespace citywall {

using namespace Qt::StringLiterals;

ObservationRows::ObservationRows(const FeedDescriptor &feed, const QList<Metric> &metrics)
    : m_feed(feed), m_formats(FieldFormat::of(feed, metrics))
{
}

Table ObservationRows::table() const
{
    using Kind = TableColumn::Kind;
    using Role = TableColumn::Role;
    QList<TableColumn> columns { { u"module"_s },
                                 { u"feed"_s },
                                 { u"id"_s },
                                 { u"name"_s },
                                 { u"phenomenonTime"_s, Kind::Time },
                                 { u"receivedTime"_s, Kind::Time },
                                 { u"longitude"_s, Kind::Degrees },
                                 { u"latitude"_s, Kind::Degrees } };
    for (const FieldFormat &format : m_formats)
        columns.append({ format.id, format.isTerm ? Kind::Text : Kind::Number, Role::Value, format.unit });
    columns += { { u"source"_s, Kind::Text, Role::Note },
                 { u"attribution"_s, Kind::Text, Role::Note },
                 { u"simulated"_s, Kind::Flag, Role::Note },
                 { u"detail"_s, Kind::Json, Role::Note } };
    return { m_feed.id, m_feed.title, columns, Table::Shape::Any };
}

Status ObservationRows::take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                             const Emit &emit)
{
    TableRow out;
    for (const quint32 row : rows) {
        const Feature &feature = dictionary.features[block.feature[row]];
        const Source &source = dictionary.sources[block.source[row]];
        const GeoPoint own = block.position(row);
        out.position = own.isValid() ? own : feature.position;
        out.line = !own.isValid() && feature.geometry.size() > 1 ? &feature.geometry : nullptr;
        const auto degrees = [&](double value) { return out.position.isValid() ? Cell(value) : Cell(); };
        out.cells = { moduleOf(m_feed),
                      m_feed.id,
                      feature.id,
                      feature.name,
                      block.phenomenonTime[row],
                      block.receivedTime[row],
                      degrees(out.position.longitudeDegrees),
                      degrees(out.position.latitudeDegrees) };
        for (qsizetype i = 0; i < m_formats.size(); ++i) {
            const float value = block.values[size_t(i)][row];
            if (std::isnan(value))
                out.cells.emplace_back();
            else if (m_formats[i].isTerm)
                out.cells.emplace_back(dictionary.term(value));
            else
                out.cells.emplace_back(m_formats[i].shown(double(value)));
        }
        out.cells.emplace_back(source.name);
        out.cells.emplace_back(source.attribution);
        out.cells.emplace_back(source.simulated);
        const auto detail = block.details.constFind(row);
        out.cells.push_back(detail == block.details.cend() ? Cell() : Cell(QString::fromUtf8(*detail)));
        emit(out);
    }
    return ok();
}

} // namespace citywall
