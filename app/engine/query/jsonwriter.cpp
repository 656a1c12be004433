// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/textwriter.h"

#include <jsoncons/json.hpp>

#include <cmath>

namespace citywall {

namespace {

using JsonEncoder = jsoncons::compact_json_string_encoder;

void putText(JsonEncoder &to, const QString &text) { to.string_value(text.toStdString()); }

void putPosition(JsonEncoder &to, GeoPoint p)
{
    const auto rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; }; // what is stored
    to.begin_array();
    to.double_value(rounded(p.longitudeDegrees));
    to.double_value(rounded(p.latitudeDegrees));
    to.end_array();
}

void putLine(JsonEncoder &to, const GeoLine &line)
{
    to.begin_array();
    for (const GeoPoint &p : line)
        putPosition(to, p);
    to.end_array();
}

/// A GeoJSON geometry (RFC 7946 §3.1), or null.
void putGeometry(JsonEncoder &to, const TableRow &row)
{
    if (!row.polygons && !row.line && !row.position.isValid()) {
        to.null_value();
        return;
    }
    to.begin_object();
    to.key("type");
    to.string_value(row.polygons ? "MultiPolygon" : row.line ? "LineString" : "Point");
    to.key("coordinates");
    if (row.polygons) {
        to.begin_array();
        for (const QList<GeoLine> &rings : *row.polygons) {
            to.begin_array();
            for (const GeoLine &ring : rings)
                putLine(to, ring);
            to.end_array();
        }
        to.end_array();
    } else if (row.line) {
        putLine(to, *row.line);
    } else {
        putPosition(to, row.position);
    }
    to.end_object();
}

/// An object as it was stored; null if it is none.
void putDocument(JsonEncoder &to, const QString &text)
{
    try {
        jsoncons::json::parse(text.toStdString()).dump(to);
    } catch (const jsoncons::ser_error &) {
        to.null_value();
    }
}

/// Any cell but one with a time.
void putCell(JsonEncoder &to, const TableColumn &column, const Cell &cell)
{
    if (const auto *flag = std::get_if<bool>(&cell))
        to.bool_value(*flag);
    else if (const auto *integer = std::get_if<qint64>(&cell))
        to.int64_value(*integer);
    else if (const auto *number = std::get_if<double>(&cell))
        to.double_value(QByteArray::number(*number, 'g', 7).toDouble());
    else if (const auto *text = std::get_if<QString>(&cell); text && column.kind == TableColumn::Kind::Json)
        putDocument(to, *text);
    else if (text)
        putText(to, *text);
    else
        to.null_value();
}

/// JSON, GeoJSON and NDJSON differ in their frame and in where geometry stands.
class JsonTableWriter : public TextWriter
{
public:
    JsonTableWriter(TableFormat format, QIODevice &device) : TextWriter(device), m_format(format) { }

    Status begin(const QList<Table> &tables) override
    {
        m_tables = tables;
        std::map<QString, QString> all; // of each value in any table, also where it has none
        m_unitsInRows = m_format == TableFormat::NdJson; // a line is read on its own
        for (const Table &table : tables) {
            std::map<QString, QString> units;
            std::vector<std::string> names;
            for (const TableColumn &column : table.columns) {
                names.push_back(column.name.toStdString());
                if (!column.unit.isEmpty())
                    units[column.name] = column.unit;
                if (column.role == TableColumn::Role::Value
                    && all.try_emplace(column.name, column.unit).first->second != column.unit)
                    m_unitsInRows = true; // the same name means different things in two feeds
            }
            m_units.push_back(std::move(units));
            m_names.push_back(std::move(names));
        }
        if (m_format == TableFormat::NdJson)
            return ok();
        std::erase_if(all, [](const auto &unit) { return unit.second.isEmpty(); });
        if (m_unitsInRows)
            all.clear();
        m_text += m_format == TableFormat::GeoJson ? R"({"type":"FeatureCollection","units":)" : R"({"units":)";
        std::string text;
        JsonEncoder encoder(text);
        putUnits(encoder, all);
        m_text += text;
        m_text += m_format == TableFormat::GeoJson ? R"(,"features":[)" : R"(,"observations":[)";
        return ok();
    }

    void write(qsizetype table, const TableRow &row) override
    {
        m_row.clear();
        JsonEncoder encoder(m_row);
        encoder.begin_object();
        if (m_format == TableFormat::GeoJson) {
            encoder.key("type");
            encoder.string_value("Feature");
            encoder.key("geometry");
            putGeometry(encoder, row);
            encoder.key("properties");
            encoder.begin_object();
            putMembers(encoder, table, row);
            if (m_unitsInRows) {
                encoder.key("units");
                putUnits(encoder, m_units[size_t(table)]);
            }
            encoder.end_object();
        } else {
            putMembers(encoder, table, row);
            if (row.position.isValid()) {
                encoder.key("position");
                putPosition(encoder, row.position);
            }
        }
        if (m_unitsInRows && m_format != TableFormat::GeoJson) {
            encoder.key("units");
            putUnits(encoder, m_units[size_t(table)]);
        }
        encoder.end_object();
        encoder.flush();
        if (m_format == TableFormat::NdJson)
            m_row += '\n';
        else
            m_text += std::exchange(m_first, false) ? "\n" : ",\n";
        m_text += m_row;
    }

    Status end(const Closing &) override
    {
        if (m_format != TableFormat::NdJson)
            m_text += "\n]}\n";
        return flush();
    }

private:
    static void putUnits(JsonEncoder &to, const std::map<QString, QString> &units)
    {
        to.begin_object();
        for (const auto &[name, unit] : units) {
            to.key(name.toStdString());
            putText(to, unit);
        }
        to.end_object();
    }

    /// Facts and notes as they are known, all values, those that are missing as null.
    void putMembers(JsonEncoder &to, qsizetype table, const TableRow &row)
    {
        using Role = TableColumn::Role;
        using Kind = TableColumn::Kind;
        const QList<TableColumn> &columns = m_tables[table].columns;
        const std::vector<std::string> &names = m_names[size_t(table)];
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const Cell &cell = row.cells[size_t(i)];
            if (columns[i].role == Role::Value || columns[i].kind == Kind::Degrees
                || std::holds_alternative<std::monostate>(cell))
                continue;
            to.key(names[size_t(i)]);
            if (columns[i].kind == Kind::Time)
                to.string_value(timeText(i, std::get<qint64>(cell)).toStdString());
            else
                putCell(to, columns[i], cell);
        }
        to.key("values");
        to.begin_object();
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (columns[i].role != Role::Value)
                continue;
            to.key(names[size_t(i)]);
            putCell(to, columns[i], row.cells[size_t(i)]);
        }
        to.end_object();
    }

    TableFormat m_format;
    std::vector<std::map<QString, QString>> m_units; ///< by table
    std::vector<std::vector<std::string>> m_names;   ///< by table and column
    std::string m_row;
    bool m_unitsInRows = false;
    bool m_first = true;
};

} // namespace

std::unique_ptr<TableWriter> makeJsonWriter(TableFormat format, QIODevice &device)
{
    return std::make_unique<JsonTableWriter>(format, device);
}

} // namespace citywall
