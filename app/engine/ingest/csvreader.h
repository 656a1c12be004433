// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/inputfile.h"
#include "engine/ingest/record.h"

#include <QStringDecoder>

#include <csv.h>

#include <deque>

namespace citywall {

/// CSV after RFC 4180 with a header line (libcsv): quoted line ends, CRLF or LF, an optional byte-order mark.
/// A row with another number of columns than the header, with NUL bytes or longer than longestRecord has a problem;
/// its neighbours survive. A quote that is never closed costs at most longestRecord bytes.
class CsvReader : public RecordReader
{
public:
    static Result<std::unique_ptr<CsvReader>> open(std::unique_ptr<InputFile> input, char delimiter, const QString &encoding);
    ~CsvReader() override;

    QStringList columns() const override { return m_columns; }
    void select(const QStringList &columns) override;
    bool next(Record &record) override;
    qint64 bytesRead() const override { return m_input->bytesRead(); }
    qint64 bytesTotal() const override { return m_input->bytesTotal(); }

private:
    CsvReader(std::unique_ptr<InputFile> input, char delimiter);
    bool readHeader();
    void fill();
    void finish();
    static void onField(void *field, size_t size, void *self);
    static void onRow(int, void *self);
    void feed(QByteArrayView line);
    void startParser();
    void startRow();
    void fieldEnded(QByteArrayView field);
    void rowEnded();
    void push(const char *problem);

    std::unique_ptr<InputFile> m_input;
    char m_delimiter;
    QStringDecoder m_decoder; ///< invalid: the file is UTF-8
    csv_parser m_parser {};
    QStringList m_columns;
    std::vector<int> m_slots; ///< per column of the file: the cell it goes to, −1 = not wanted
    size_t m_cellCount = 0;

    QByteArray m_text; ///< what was read and not yet parsed, from m_at
    qsizetype m_at = 0;
    std::deque<Record> m_ready;
    Record m_record; ///< the row being read
    size_t m_field = 0;
    qint64 m_rowBytes = 0;
    qint64 m_line = 1;
    bool m_inRow = false;
    bool m_skipping = false; ///< to the next line end, after a row that was too long
    bool m_header = true;
    bool m_finished = false;
};

} // namespace citywall
