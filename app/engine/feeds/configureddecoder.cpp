// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/configureddecoder.h"

#include "engine/feeds/feedstext.h"
#include "engine/ingest/datum.h"
#include "engine/ingest/inputfile.h"
#include "engine/ingest/mappedformat.h"
#include "engine/recording/recordingreader.h"

#include <QFile>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestCompanion = 1 << 30;

/// What a recording says that its payloads are.
Result<QString> recordedFormat(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    const Result<std::unique_ptr<RecordingReader>> recording = RecordingReader::open(config.options.value("file"_L1).toString());
    if (!recording)
        return recording.error();
    const RecordingInfo &info = (*recording)->info();
    if (info.feed != descriptor.id)
        return Error { FeedsText::tr("It is a recording of the feed %1").arg(info.feed), {} };
    return info.format;
}

} // namespace

Result<QList<QByteArray>> readCompanions(const QStringList &names)
{
    QList<QByteArray> files;
    for (const QString &name : names) {
        const Result<std::unique_ptr<InputFile>> file = InputFile::open(name);
        QByteArray content;
        while (file && content.size() <= largestCompanion) {
            const QByteArray part = (*file)->read(InputFile::chunkBytes);
            if (part.isEmpty())
                break;
            content += part;
        }
        if (!file || (*file)->error())
            return Error { FeedsText::tr("The file %1, without which the feed cannot be understood, cannot be read").arg(name),
                           file ? (*file)->error()->message : file.error().message };
        if (content.size() > largestCompanion)
            return Error { FeedsText::tr("The file %1 is larger than 1 GiB").arg(name), {} };
        files.append(content);
    }
    return files;
}

Result<FeedDescriptor> withMapping(const QString &path, const FeedDescriptor &descriptor, const QString &datum)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error { FeedsText::tr("The mapping %1 cannot be read").arg(path), file.errorString() };
    Result<Mapping> mapping = Mapping::fromJson(file.readAll(), path);
    if (!mapping)
        return mapping.error();
    if (!datum.isEmpty())
        mapping->geometry.datum = datum;
    if (mapping->feed != descriptor.id)
        return Error { FeedsText::tr("The mapping %1 is for the feed %2").arg(path, mapping->feed), {} };
    const Result<PayloadFormat> format = mappedFormat(*mapping, descriptor);
    if (!format)
        return format.error();
    FeedDescriptor feed = descriptor;
    feed.formats.append(*format);
    return feed;
}

bool listsOthers(const FeedDescriptor &feed, QStringView format)
{
    const PayloadFormat *chosen = feed.format(format);
    return chosen && chosen->links;
}

QStringList ConfiguredFeed::links(QByteArrayView payload) const
{
    const PayloadFormat *chosen = feed.format(format);
    if (!chosen) {
        const auto it = std::ranges::find_if(feed.formats, [&](const PayloadFormat &f) { return f.recognise(payload); });
        chosen = it == feed.formats.cend() ? nullptr : &*it;
    }
    return chosen && chosen->links ? chosen->links(payload) : QStringList();
}

std::function<QByteArray(QByteArrayView)> streamTerminator(const QList<FeedDescriptor> &feeds, const QString &format)
{
    QList<PayloadFormat> formats;
    for (const FeedDescriptor &feed : feeds) {
        for (const PayloadFormat &f : feed.formats) {
            if (!f.terminator.isEmpty() && (format.isEmpty() || f.id == format))
                formats.append(f);
        }
    }
    if (formats.isEmpty())
        return {};
    if (!format.isEmpty())
        return [end = formats.constFirst().terminator](QByteArrayView) { return end; };
    return [formats](QByteArrayView beginning) {
        const auto known = std::ranges::find_if(formats, [&](const PayloadFormat &f) { return f.recognise(beginning); });
        return known == formats.cend() ? QByteArray() : known->terminator;
    };
}

QString datumOf(const FeedConfig &config)
{
    if (!config.datum.isEmpty() || config.kind != "replay"_L1)
        return config.datum;
    const Result<std::unique_ptr<RecordingReader>> recording = RecordingReader::open(config.options.value("file"_L1).toString());
    return recording ? (*recording)->info().datum : QString();
}

Result<ConfiguredFeed> configuredFeed(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    const QString named = datumOf(config);
    const bool isMapped = !config.mapping.isEmpty(); // which brings positions to WGS 84 itself
    const Result<Datum> datum = named.isEmpty() || isMapped ? Result<Datum>(Datum()) : Datum::fromName(named);
    if (!datum)
        return datum.error();
    ConfiguredFeed configured { descriptor, config.format, {} };
    if (isMapped) {
        const Result<FeedDescriptor> mapped = withMapping(config.mapping, descriptor, named);
        if (!mapped)
            return mapped.error();
        configured.feed = *mapped;
        configured.format = mapped->formats.constLast().id;
    } else if (config.kind == "replay"_L1 && config.format.isEmpty()) {
        const Result<QString> recorded = recordedFormat(config, descriptor);
        if (!recorded)
            return recorded.error();
        configured.format = *recorded;
    }
    if (!configured.format.isEmpty() && !configured.feed.format(configured.format))
        return Error { FeedsText::tr("The feed has no format \"%1\"").arg(configured.format), {} };
    if (listsOthers(configured.feed, configured.format))
        configured.format.clear();
    const Result<QList<QByteArray>> companions = readCompanions(config.companions);
    if (!companions)
        return companions.error();
    configured.decoder = inDatum(configured.feed.decoder(configured.format, *companions), *datum);
    return configured;
}

Result<Decoder> decoderFor(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    const Result<ConfiguredFeed> configured = configuredFeed(config, descriptor);
    if (!configured)
        return configured.error();
    return configured->decoder;
}

} // namespace citywall
