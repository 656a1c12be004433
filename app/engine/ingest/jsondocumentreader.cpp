// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/jsonreader.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/reason.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonpath/jsonpath.hpp>

namespace citywall {

namespace {

/// Whether the path "….list[*]" leads to a list that is there and has nothing in it.
bool isEmptyList(const jsoncons::json &document, const QString &path)
{
    if (!path.endsWith(u"[*]"))
        return false;
    const jsoncons::json lists = jsoncons::jsonpath::json_query(document, path.chopped(3).toStdString());
    return lists.size() == 1 && lists[0].is_array() && lists[0].empty();
}

constexpr const char *notObject = Reason::marked("not a JSON object");

} // namespace

struct JsonDocumentReader::Found {
    jsoncons::json records; ///< an array
};

JsonDocumentReader::JsonDocumentReader(std::unique_ptr<InputFile> input)
    : JsonRecordReader(std::move(input)), m_found(std::make_unique<Found>())
{
}

JsonDocumentReader::~JsonDocumentReader() = default;

Result<std::unique_ptr<JsonDocumentReader>> JsonDocumentReader::open(std::unique_ptr<InputFile> input, const QString &records)
{
    const QString name = input->name();
    std::unique_ptr<JsonDocumentReader> reader(new JsonDocumentReader(std::move(input)));
    const QByteArray text = reader->m_input->read(longestDocument + 1);
    if (reader->m_input->error())
        return *reader->m_input->error();
    if (text.size() > longestDocument)
        return Error { Ingest::tr("%1 is longer than %2 MB, too much for one JSON document").arg(name).arg(longestDocument >> 20),
                       {} };
    try {
        const auto options = jsoncons::json_options().max_nesting_depth(64);
        const auto document = jsoncons::json::parse(std::string_view(text.data(), size_t(text.size())), options);
        reader->m_found->records = jsoncons::jsonpath::json_query(document, records.toStdString());
        if (reader->m_found->records.empty() && isEmptyList(document, records))
            return reader;
    } catch (const jsoncons::ser_error &e) {
        return Error { Ingest::tr("%1, line %2, column %3: not valid JSON").arg(name).arg(e.line()).arg(e.column()),
                       QString::fromUtf8(e.what()) };
    } catch (const std::exception &e) { // of the path
        return Error { Ingest::tr("'%1' is not a JSONPath").arg(records), QString::fromUtf8(e.what()) };
    }
    if (reader->m_found->records.size() > size_t(mostRecords))
        return Error { Ingest::tr("%1 holds more than %2 records at %3").arg(name).arg(mostRecords).arg(records), {} };
    reader->prime();
    if (reader->columns().isEmpty())
        return Error { Ingest::tr("%1 has no JSON objects at %2").arg(name, records), {} };
    return reader;
}

bool JsonDocumentReader::nextObject(Record &record, QJsonObject &object)
{
    if (m_at >= m_found->records.size())
        return false;
    const jsoncons::json &value = m_found->records[m_at++];
    record.line = qint64(m_at);
    const auto bytes = QByteArray::fromStdString(value.to_string());
    record.sample = bytes.left(longestSample);
    if (value.is_object())
        object = QJsonDocument::fromJson(bytes).object();
    else
        record.problem = notObject;
    return true;
}

} // namespace citywall
