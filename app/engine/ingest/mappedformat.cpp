// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/mappedformat.h"

#include "engine/ingest/mappeddecoder.h"
#include "engine/ingest/recognise.h"
#include "sdk/reason.h"

#include <algorithm>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

DecodedBatch refused(const Error &error, QByteArrayView payload)
{
    DecodedBatch batch;
    batch.rejections.push_back(
        { error.message, 0, payload.first(std::min<qsizetype>(payload.size(), longestSample)).toByteArray() });
    return batch;
}

/// Whether a table without rows is of something else (a page of words, an error in JSON), so that it cannot pass for an empty one.
bool isOtherTable(const Mapping &mapping, const QStringList &header)
{
    return mapping.format == FileFormat::Csv
        && std::ranges::none_of(mapping.columns(), [&](const QString &column) { return header.contains(column); });
}

DecodedBatch decodeMapped(const Mapping &mapping, MappedDecoder &decoder, QByteArrayView payload)
{
    if (InputFile::isPacked(payload)) // was unpacked once (engine/ingest/unpacking.h), within bounds
        return refused({ Reason::phrase("packed twice"), {} }, payload);
    Result<std::unique_ptr<InputFile>> input = InputFile::open(payload.toByteArray(), mapping.id);
    if (!input)
        return refused(input.error(), payload);
    Result<std::unique_ptr<RecordReader>> reader = openRecords(std::move(*input), mapping);
    if (!reader)
        return refused(reader.error(), payload);
    (*reader)->select(mapping.columns());
    std::vector<Record> records;
    for (Record record; (*reader)->next(record);)
        records.push_back(std::move(record));
    if (records.empty() && !(*reader)->error() && isOtherTable(mapping, (*reader)->columns()))
        return refused({ mapping.columns().value(0) + u": "_s + Reason::phrase("missing"), {} }, payload);
    decoder.restart();
    DecodedBatch batch = decoder.decode(records);
    if ((*reader)->error())
        batch.rejections.push_back({ (*reader)->error()->message, 0, {} });
    return batch;
}

} // namespace

Result<PayloadFormat> mappedFormat(const Mapping &mapping, const FeedDescriptor &feed)
{
    if (const Result<MappedDecoder> fits = MappedDecoder::make(mapping, feed); !fits)
        return fits.error();
    const QString title = mapping.title.value(QStringLiteral("en"), mapping.id);
    return PayloadFormat { mapping.id, title, [](QByteArrayView) { return false; },
                           [mapping, feed](const QList<QByteArray> &) -> Decoder {
                               // Made once: its coordinate transformation costs more than a small payload.
                               auto decoder = std::make_shared<MappedDecoder>(MappedDecoder::make(mapping, feed).value());
                               return [mapping, decoder](QByteArrayView payload, UtcTime) {
                                   return decodeMapped(mapping, *decoder, payload);
                               };
                           } };
}

} // namespace citywall
