// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QList>
#include <QString>

#include <variant>
#include <vector>

// What a query answers, before it has a format. Values; a row refers to geometry that lives longer than it is written.
namespace citywall {

/// One column of an answer.
struct TableColumn {
    enum class Kind {
        Text,
        Number,
        Integer,
        Time,    ///< milliseconds since the epoch
        Degrees, ///< of the position, for formats without geometry
        Flag,
        Json     ///< text of an object
    };
    enum class Role { Fact, Value, Note }; ///< in this order; values may differ between tables
    QString name;
    Kind kind = Kind::Text;
    Role role = Role::Fact;
    QString unit {}; ///< of a number, as displayed; empty = none

    QString title() const { return unit.isEmpty() ? name : QStringLiteral("%1 [%2]").arg(name, unit); }
};

/// The answer about one feed.
struct Table {
    enum class Shape { None, Any, Polygons };
    QString name; ///< the feed's id
    QString title; ///< for people
    QList<TableColumn> columns;
    Shape shape = Shape::Any;
};

using Cell = std::variant<std::monostate, bool, qint64, double, QString>; ///< as TableColumn::Kind; nothing = not known

struct TableRow {
    std::vector<Cell> cells; ///< as Table::columns
    GeoPoint position;       ///< the point, or one inside the shape; invalid = unknown
    const GeoLine *line = nullptr; ///< instead of the point
    const GeoMultiPolygon *polygons = nullptr;
};

} // namespace citywall
