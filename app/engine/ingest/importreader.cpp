// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importreader.h"

#include "engine/ingest/datum.h"
#include "engine/ingest/ingesttext.h"
#include "engine/ingest/inputfile.h"
#include "engine/ingest/mappeddecoder.h"
#include "engine/ingest/observationlines.h"
#include "engine/ingest/recognise.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

class MappedFile : public ImportReader
{
public:
    MappedFile(std::unique_ptr<RecordReader> reader, MappedDecoder decoder)
        : m_reader(std::move(reader)), m_decoder(std::move(decoder)), m_records(pieceRecords)
    {
    }
    bool next(Piece &piece) override
    {
        size_t count = 0;
        while (count < m_records.size() && m_reader->next(m_records[count]))
            ++count;
        if (count < m_records.size() && m_reader->error())
            m_error = m_reader->error();
        piece = { m_decoder.decode(std::span(m_records.data(), count)), qint64(count) };
        return count > 0;
    }
    qint64 bytesRead() const override { return m_reader->bytesRead(); }

private:
    std::unique_ptr<RecordReader> m_reader;
    MappedDecoder m_decoder;
    std::vector<Record> m_records;
};

/// A file that is one payload.
class PayloadFile : public ImportReader
{
public:
    PayloadFile(std::unique_ptr<InputFile> input, Decoder decoder, UtcTime received)
        : m_input(std::move(input)), m_decode(std::move(decoder)), m_received(received)
    {
    }
    bool next(Piece &piece) override
    {
        if (std::exchange(m_done, true))
            return false;
        const QByteArray payload = m_input->peek(longestPayload + 1);
        m_error = m_input->error();
        if (payload.size() > longestPayload)
            m_error = Error {
                Ingest::tr("%1 is larger than %2 MB, too much for one payload").arg(m_input->name()).arg(longestPayload >> 20), {}
            };
        if (m_error)
            return false;
        piece.batch = m_decode(payload, m_received);
        piece.records = qint64(piece.batch.observations.size() + piece.batch.rejections.size() + piece.batch.leftOut.size());
        return true;
    }
    qint64 bytesRead() const override { return m_input->bytesRead(); }

private:
    std::unique_ptr<InputFile> m_input;
    Decoder m_decode;
    UtcTime m_received;
    bool m_done = false;
};

Result<QList<QByteArray>> contentsOf(const QStringList &paths)
{
    QList<QByteArray> contents;
    for (const QString &path : paths) {
        Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
        if (!input)
            return input.error();
        contents += (*input)->peek(ImportReader::longestPayload);
        if ((*input)->error())
            return *(*input)->error();
    }
    return contents;
}

/// That of payloads.
Result<Datum> datumOf(const ImportHints &hints)
{
    return hints.datum.isEmpty() ? Result<Datum>(Datum()) : Datum::fromName(hints.datum);
}

ImportSource payloadSource(const QString &path, const FeedDescriptor &feed, const PayloadFormat &format, const ImportHints &hints,
                           qint64 bytes)
{
    const auto open = [path, feed, id = format.id, hints]() -> Result<std::unique_ptr<ImportReader>> {
        Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
        if (!input)
            return input.error();
        const Result<QList<QByteArray>> companions = contentsOf(hints.companions);
        if (!companions)
            return companions.error();
        const Result<Datum> datum = datumOf(hints);
        if (!datum)
            return datum.error();
        return std::unique_ptr<ImportReader>(
            std::make_unique<PayloadFile>(std::move(*input), inDatum(feed.decoder(id, *companions), *datum), hints.received));
    };
    return { path, format.id, feed, { format.title, hints.attribution, false }, QTimeZone(QTimeZone::UTC), bytes, open };
}

ImportSource linesSource(const QString &path, const LineOrigin &first, const QList<FeedDescriptor> &feeds,
                         const ImportHints &hints, qint64 bytes)
{
    const auto open = [path, feeds, hints]() -> Result<std::unique_ptr<ImportReader>> {
        Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
        if (!input)
            return input.error();
        const Result<Datum> datum = datumOf(hints);
        if (!datum)
            return datum.error();
        return makeObservationLinesReader(std::move(*input), feeds, *datum);
    };
    const auto feed = std::ranges::find(feeds, first.feed, &FeedDescriptor::id);
    return { path,
             ownFormat,
             feed == feeds.cend() ? FeedDescriptor() : *feed,
             first.source.value_or(Source { u"Citywall JSON"_s, hints.attribution, false }),
             QTimeZone(QTimeZone::UTC),
             bytes,
             open };
}

/// A file of lines that say whose they are; if it is said to be of the program's own JSON also a single payload of the one feed.
Result<QList<ImportSource>> ownSources(const QString &path, const ImportHints &hints, const QList<FeedDescriptor> &feeds)
{
    Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
    if (!input)
        return input.error();
    QByteArray start = (*input)->peek(1 << 16);
    if (start.startsWith("\xef\xbb\xbf"))
        start.remove(0, 3);
    const QByteArray line = start.trimmed().split('\n').first();
    const LineOrigin first = LineOrigin::of(line);
    if (first.version > 0)
        return QList { linesSource(path, first, feeds, hints, (*input)->bytesTotal()) };
    if (hints.format != ownFormat)
        return QList<ImportSource>();
    if (feeds.size() != 1)
        return Error { Ingest::tr("%1 does not say of which feed it is: name one").arg(path), {} };
    const bool isOfLines = line.size() < start.trimmed().size() && QJsonDocument::fromJson(line).isObject();
    FeedDescriptor plain = feeds.constFirst();
    plain.formats.clear();
    PayloadFormat format;
    format.id = ownFormat;
    format.title = u"Citywall JSON"_s;
    return QList { isOfLines ? linesSource(path, { .feed = plain.id }, feeds, hints, (*input)->bytesTotal())
                             : payloadSource(path, plain, format, hints, (*input)->bytesTotal()) };
}

/// A feed's formats, or the one asked for.
QList<PayloadFormat> formatsOf(const FeedDescriptor &feed, const QString &asked)
{
    if (asked.isEmpty())
        return feed.formats;
    const PayloadFormat *format = feed.format(asked);
    return format ? QList { *format } : QList<PayloadFormat>();
}

Result<QList<ImportSource>> payloadSources(const QString &path, const ImportHints &hints, const QList<FeedDescriptor> &feeds)
{
    Result<std::unique_ptr<InputFile>> input = InputFile::open(path);
    if (!input)
        return input.error();
    const QByteArray start = (*input)->peek(1 << 16);
    QList<ImportSource> sources;
    QStringList known;
    for (const FeedDescriptor &feed : feeds) {
        for (const PayloadFormat &format : formatsOf(feed, hints.format)) {
            known += format.id;
            if (hints.format.isEmpty() && !format.recognise(start))
                continue;
            sources += payloadSource(path, feed, format, hints, (*input)->bytesTotal());
            break;
        }
    }
    if (!hints.format.isEmpty() && sources.isEmpty())
        return Error { Ingest::tr("No feed reads the format %1").arg(hints.format), {} };
    return sources;
}

/// The file of an address that an index lists, if it is one in the index's folder or below; else empty.
QString fileBeside(const QString &index, const QString &address)
{
    const QUrl url(address, QUrl::TolerantMode);
    if (!url.isRelative() || url.path().isEmpty())
        return {};
    const QString folder = QFileInfo(index).canonicalPath();
    const QString file = QFileInfo(QDir(folder).filePath(url.path(QUrl::FullyDecoded))).canonicalFilePath();
    return file.startsWith(folder + u'/') && QFileInfo(file).isFile() && file != QFileInfo(index).canonicalFilePath() ? file
                                                                                                                      : QString();
}

/// The sources, and what those among them list that are indexes.
Result<QList<ImportSource>> withListed(QList<ImportSource> sources, const ImportHints &hints, const QList<FeedDescriptor> &feeds)
{
    ImportHints plain = hints;
    plain.format.clear(); // was the index's
    QStringList taken;
    for (qsizetype i = 0, own = sources.size(); i < own; ++i) {
        const PayloadFormat *format = sources[i].feed.format(sources[i].by);
        if (!format || !format->links)
            continue;
        const Result<std::unique_ptr<InputFile>> input = InputFile::open(sources[i].path);
        if (!input)
            return input.error();
        const QStringList links = format->links((*input)->peek(ImportReader::longestPayload));
        sources[i].listed = links.size();
        for (const QString &link : links) {
            const QString file = fileBeside(sources[i].path, link);
            const Result<QList<ImportSource>> listed =
                file.isEmpty() ? Result<QList<ImportSource>>(QList<ImportSource>()) : payloadSources(file, plain, feeds);
            if (!listed || listed->isEmpty())
                sources[i].missing.append(link);
            else if (!taken.contains(file))
                sources += *listed;
            taken.append(file);
        }
    }
    return sources;
}

} // namespace

Result<QList<ImportSource>> importSources(const QString &path, const ImportHints &hints, const QList<Mapping> &mappings,
                                          const QList<FeedDescriptor> &feeds)
{
    if (const Result<Datum> known = datumOf(hints); !known)
        return known.error();
    const Result<QList<ImportSource>> own = ownSources(path, hints, feeds);
    if (!own || !own->isEmpty())
        return own;
    const Result<QList<ImportSource>> payload = payloadSources(path, hints, feeds);
    if (!payload)
        return payload;
    if (!payload->isEmpty())
        return withListed(*payload, hints, feeds);
    const Result<RecognisedFile> file = openRecognised(path, mappings);
    if (!file)
        return file.error();
    Mapping mapping = file->mapping;
    if (!hints.datum.isEmpty())
        mapping.geometry.datum = hints.datum;
    const auto feed = std::ranges::find(feeds, mapping.feed, &FeedDescriptor::id);
    if (feed == feeds.cend())
        return Error { Ingest::tr("Mapping %1 is for the feed %2, which no module brings").arg(mapping.id, mapping.feed), {} };
    if (const auto decoder = MappedDecoder::make(mapping, *feed); !decoder)
        return decoder.error();
    const auto open = [path, mapping, feed = *feed]() -> Result<std::unique_ptr<ImportReader>> {
        Result<RecognisedFile> opened = openRecognised(path, { mapping });
        if (!opened)
            return opened.error();
        Result<MappedDecoder> decoder = MappedDecoder::make(mapping, feed);
        if (!decoder)
            return decoder.error();
        return std::unique_ptr<ImportReader>(std::make_unique<MappedFile>(std::move(opened->reader), std::move(*decoder)));
    };
    const QTimeZone zone = mapping.time.zone.isEmpty() ? QTimeZone(QTimeZone::UTC) : QTimeZone(mapping.time.zone);
    return QList { ImportSource { path, mapping.id, *feed, mapping.source, zone, file->reader->bytesTotal(), open } };
}

} // namespace citywall
