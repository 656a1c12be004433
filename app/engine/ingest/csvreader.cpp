// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/csvreader.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/reason.h"

#include <QCoreApplication>

namespace citywall {

namespace {

constexpr const char *tooLong = Reason::marked("record longer than 1 MiB");
constexpr const char *wrongColumns = Reason::marked("wrong number of columns");
constexpr const char *nulBytes = Reason::marked("NUL bytes in the text");
constexpr const char *openQuote = Reason::marked("quote never closed");

} // namespace

CsvReader::CsvReader(std::unique_ptr<InputFile> input, char delimiter) : m_input(std::move(input)), m_delimiter(delimiter)
{
    startParser();
}

CsvReader::~CsvReader() { csv_free(&m_parser); }

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<InputFile> input, char delimiter, const QString &encoding)
{
    const QByteArray head = input->peek(4096);
    const QString name = input->name();
    const bool wide = head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff");
    if (!wide && head.contains('\0'))
        return Error { Ingest::tr("%1 is not text: it has NUL bytes at its start").arg(name), {} };
    if (wide && encoding.isEmpty())
        return Error {
            Ingest::tr("%1 is UTF-16 text; the mapping says UTF-8. Convert it, or name its encoding in the mapping").arg(name), {}
        };
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(input), delimiter));
    if (head.startsWith("\xef\xbb\xbf"))
        reader->m_input->read(3);
    if (!encoding.isEmpty() && encoding.compare(u"UTF-8", Qt::CaseInsensitive) != 0) {
        reader->m_decoder = QStringDecoder(encoding.toLatin1().constData());
        if (!reader->m_decoder.isValid())
            return Error { Ingest::tr("The encoding '%1' of %2 is not known here").arg(encoding, name), {} };
    }
    if (!reader->readHeader())
        return reader->error() ? *reader->error() : Error { Ingest::tr("%1 has no header line").arg(name), {} };
    return reader;
}

void CsvReader::startParser()
{
    csv_init(&m_parser, 0);
    csv_set_delim(&m_parser, static_cast<unsigned char>(m_delimiter));
}

bool CsvReader::readHeader()
{
    Record header;
    if (!next(header) || header.problem)
        return false;
    for (const QByteArray &cell : header.cells)
        m_columns += QString::fromUtf8(cell).trimmed();
    m_header = false;
    select(m_columns);
    return true;
}

void CsvReader::select(const QStringList &columns)
{
    m_slots.assign(size_t(m_columns.size()), -1);
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (const qsizetype column = m_columns.indexOf(columns[i]); column >= 0)
            m_slots[size_t(column)] = int(i);
    m_cellCount = size_t(columns.size());
}

bool CsvReader::next(Record &record)
{
    while (m_ready.empty() && !m_finished)
        fill();
    if (m_ready.empty())
        return false;
    record = std::move(m_ready.front());
    m_ready.pop_front();
    return true;
}

/// One line at a time, whatever ends it, so that no row is parsed before select() said which cells are wanted.
void CsvReader::fill()
{
    if (m_at >= m_text.size()) {
        const QByteArray bytes = m_input->read(InputFile::chunkBytes);
        if (bytes.isEmpty()) {
            finish();
            return;
        }
        m_text = m_decoder.isValid() ? QString(m_decoder(bytes)).toUtf8() : bytes;
        m_at = 0;
    }
    const QByteArrayView rest = QByteArrayView(m_text).sliced(m_at);
    const qsizetype newLine = rest.indexOf('\n');
    const QByteArrayView line = newLine < 0 ? rest : rest.first(newLine + 1);
    const qsizetype carriageReturn = (line.endsWith("\r\n") ? line.chopped(2) : line).indexOf('\r');
    const qsizetype size = carriageReturn < 0 ? line.size() : carriageReturn + 1;
    feed(line.first(size));
    m_at += size;
}

void CsvReader::finish()
{
    m_finished = true;
    m_error = m_input->error();
    if (m_error) // the row in which the file broke off is none
        return;
    // libcsv itself reports this only in its strict mode, which refuses quotes inside unquoted text as well.
    constexpr int fieldBegun = 2;
    if (m_parser.quoted && m_parser.pstate == fieldBegun)
        push(openQuote);
    else
        csv_fini(&m_parser, onField, onRow, this);
}

void CsvReader::onField(void *field, size_t size, void *self)
{
    static_cast<CsvReader *>(self)->fieldEnded({ static_cast<char *>(field), qsizetype(size) });
}

void CsvReader::onRow(int, void *self) { static_cast<CsvReader *>(self)->rowEnded(); }

void CsvReader::feed(QByteArrayView line)
{
    const bool lineEnds = line.endsWith('\n') || line.endsWith('\r');
    if (m_skipping) {
        m_skipping = !lineEnds;
    } else if (m_inRow || line.trimmed().size() > 0) {
        if (!m_inRow)
            startRow();
        m_rowBytes += line.size();
        if (m_record.sample.size() < longestSample)
            m_record.sample += line.first(std::min(line.size(), longestSample - m_record.sample.size()));
        if (line.contains('\0'))
            m_record.problem = nulBytes;
        if (m_rowBytes > longestRecord) {
            push(tooLong);
            csv_free(&m_parser);
            startParser();
            m_skipping = !lineEnds;
        } else {
            csv_parse(&m_parser, line.data(), size_t(line.size()), onField, onRow, this);
        }
    }
    m_line += line.endsWith('\n');
}

void CsvReader::startRow()
{
    m_inRow = true;
    m_rowBytes = 0;
    m_field = 0;
    m_record.line = m_line;
    m_record.cells.resize(m_cellCount);
}

void CsvReader::fieldEnded(QByteArrayView field)
{
    if (m_header)
        m_record.cells.emplace_back(field.data(), field.size());
    else if (m_field < m_slots.size() && m_slots[m_field] >= 0)
        m_record.cells[size_t(m_slots[m_field])] = QByteArray(field.data(), field.size());
    ++m_field;
}

void CsvReader::rowEnded()
{
    push(m_record.problem ? m_record.problem : !m_header && m_field != m_slots.size() ? wrongColumns : nullptr);
}

void CsvReader::push(const char *problem)
{
    m_record.problem = problem;
    m_ready.push_back(std::move(m_record));
    m_record = {};
    m_inRow = false;
}

} // namespace citywall
