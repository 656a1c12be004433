// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/textwriter.h"

#include "sdk/exporttext.h"

namespace citywall {

namespace {

/// One table of all columns: facts, every table's values, notes. A column of several tables is written once.
class CsvTableWriter : public TextWriter
{
public:
    using TextWriter::TextWriter;

    Status begin(const QList<Table> &tables) override
    {
        m_tables = tables;
        using Role = TableColumn::Role;
        QStringList titles;
        for (const Role role : { Role::Fact, Role::Value, Role::Note }) {
            for (const Table &table : tables) {
                for (const TableColumn &column : table.columns) {
                    if (column.role == role && !titles.contains(column.title()))
                        titles += column.title();
                }
            }
        }
        for (const Table &table : tables) {
            std::vector<qsizetype> places(size_t(titles.size()), -1);
            for (qsizetype i = 0; i < table.columns.size(); ++i)
                places[size_t(titles.indexOf(table.columns[i].title()))] = i;
            m_places.push_back(std::move(places));
        }
        QByteArrayList header;
        for (const QString &title : std::as_const(titles))
            header += csvCell(title);
        m_text += header.join(',') + "\r\n";
        return ok();
    }

    void write(qsizetype table, const TableRow &row) override
    {
        bool first = true;
        for (const qsizetype column : m_places[size_t(table)]) {
            if (!std::exchange(first, false))
                m_text += ',';
            if (column >= 0)
                append(column, m_tables[table].columns[column], row.cells[size_t(column)]);
        }
        m_text += "\r\n";
    }

    Status end(const Closing &) override { return flush(); }

private:
    void append(qsizetype index, const TableColumn &column, const Cell &cell)
    {
        if (const auto *flag = std::get_if<bool>(&cell))
            m_text += *flag ? column.name.toUpper().toLatin1() : QByteArray();
        else if (const auto *integer = std::get_if<qint64>(&cell))
            m_text += column.kind == TableColumn::Kind::Time ? timeText(index, *integer) : QByteArray::number(*integer);
        else if (const auto *number = std::get_if<double>(&cell))
            m_text += column.kind == TableColumn::Kind::Degrees ? QByteArray::number(*number, 'f', 7)
                                                                : QByteArray::number(*number, 'g', 7);
        else if (const auto *text = std::get_if<QString>(&cell))
            m_text += csvCell(*text);
    }

    std::vector<std::vector<qsizetype>> m_places; ///< [table][column of the file] → column of the table; −1 = it has none
};

} // namespace

std::unique_ptr<TableWriter> makeTextWriter(TableFormat format, QIODevice &device)
{
    return format == TableFormat::Csv ? std::make_unique<CsvTableWriter>(device) : makeJsonWriter(format, device);
}

} // namespace citywall
