// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/recognise.h"

#include "engine/ingest/csvreader.h"
#include "engine/ingest/ingesttext.h"
#include "engine/ingest/jsonreader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

namespace citywall {

namespace {

template<typename Reader>
Result<std::unique_ptr<RecordReader>> widen(Result<std::unique_ptr<Reader>> reader)
{
    if (!reader)
        return reader.error();
    return std::unique_ptr<RecordReader>(std::move(reader).value());
}

QString nameOf(FileFormat format)
{
    return format == FileFormat::Csv   ? QStringLiteral("CSV")
        : format == FileFormat::NdJson ? QStringLiteral("NDJSON")
        : format == FileFormat::Json   ? QStringLiteral("JSON")
                                       : QStringLiteral("GeoJSON");
}

} // namespace

Result<FileFormat> formatOf(const QString &path)
{
    Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
    if (!input)
        return input.error();
    QByteArray head = (*input)->peek(1 << 16);
    if (head.isEmpty())
        return (*input)->error() ? *(*input)->error() : Error { Ingest::tr("%1 is empty").arg(path), {} };
    if (head.startsWith("\xef\xbb\xbf"))
        head.remove(0, 3);
    if (head.startsWith('\x1e'))
        return FileFormat::NdJson;
    head = head.trimmed();
    if (head.startsWith('['))
        return FileFormat::Json;
    if (!head.startsWith('{'))
        return FileFormat::Csv;
    const qsizetype lineEnd = head.indexOf('\n');
    const QJsonDocument first = QJsonDocument::fromJson(lineEnd < 0 ? head : head.first(lineEnd));
    const bool collection = head.contains("\"FeatureCollection\"") || head.contains("\"features\"");
    return (first.isObject() && first[u"type"].toString() != u"FeatureCollection") || !collection ? FileFormat::NdJson
                                                                                                  : FileFormat::GeoJson;
}

Result<std::unique_ptr<RecordReader>> openRecords(std::unique_ptr<InputFile> input, const Mapping &mapping)
{
    switch (mapping.format) {
    case FileFormat::NdJson:
        return widen(NdJsonReader::open(std::move(input)));
    case FileFormat::Json:
        return widen(JsonDocumentReader::open(std::move(input), mapping.records));
    case FileFormat::GeoJson:
        return widen(GeoJsonReader::open(std::move(input)));
    case FileFormat::Csv:
        break;
    }
    return widen(CsvReader::open(std::move(input), mapping.delimiter, mapping.encoding));
}

Result<std::unique_ptr<RecordReader>> openRecords(const QString &path, const Mapping &mapping)
{
    Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
    if (!input)
        return input.error();
    return openRecords(std::move(*input), mapping);
}

Result<RecognisedFile> openRecognised(const QString &path, const QList<Mapping> &mappings)
{
    const Result<FileFormat> format = formatOf(path);
    if (!format)
        return format.error();
    RecognisedFile best;
    QString rival;
    QStringList tried;
    QString found;
    for (const Mapping &mapping : mappings) {
        // A JSON document of one line looks like the first line of several.
        const bool fits = mapping.format == *format || (mapping.format == FileFormat::Json && *format == FileFormat::NdJson);
        if (!fits) {
            tried += Ingest::tr("%1 (wants %2)").arg(mapping.id, nameOf(mapping.format));
            continue;
        }
        Result<std::unique_ptr<RecordReader>> reader = openRecords(path, mapping);
        if (!reader && mapping.format != *format) {
            tried += Ingest::tr("%1 (%2)").arg(mapping.id, reader.error().message);
            continue;
        }
        if (!reader)
            return reader.error();
        const QStringList there = (*reader)->columns();
        found = there.join(QStringLiteral(", "));
        QStringList missing;
        for (const QString &column : mapping.recognise)
            if (!there.contains(column))
                missing += column;
        if (!missing.isEmpty()) {
            tried += Ingest::tr("%1 (misses %2)").arg(mapping.id, missing.join(QStringLiteral(", ")));
        } else if (!best.reader || mapping.recognise.size() > best.mapping.recognise.size()) {
            best = { mapping, std::move(reader).value() };
            rival.clear();
        } else if (mapping.recognise.size() == best.mapping.recognise.size()) {
            rival = mapping.id;
        }
    }
    if (!rival.isEmpty())
        return Error { Ingest::tr("%1 fits the mappings %2 and %3 equally: name one").arg(path, best.mapping.id, rival), {} };
    if (!best.reader)
        return Error { Ingest::tr("No mapping fits %1, a %2 file. Tried: %3")
                           .arg(path, nameOf(*format),
                                tried.isEmpty() ? Ingest::tr("none, there is no mapping for this module and feed")
                                                : tried.join(QStringLiteral("; "))),
                       found.isEmpty() ? QString() : Ingest::tr("Its columns: %1").arg(found.left(1000)) };
    best.reader->select(best.mapping.columns());
    return best;
}

} // namespace citywall
