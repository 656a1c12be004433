// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/configureddecoder.h"

#include "engine/feeds/feedstext.h"
#include "engine/ingest/datum.h"
#include "engine/ingest/mappedformat.h"

#include <QFile>

namespace citywall {

namespace {

constexpr qint64 largestCompanion = 1 << 30;

Result<QList<QByteArray>> readCompanions(const QStringList &names)
{
    QList<QByteArray> files;
    for (const QString &name : names) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return Error { FeedsText::tr("The file %1, without which the feed cannot be understood, cannot be read").arg(name),
                           file.errorString() };
        if (file.size() > largestCompanion)
            return Error { FeedsText::tr("The file %1 is larger than 1 GiB").arg(name), {} };
        files.append(file.readAll());
    }
    return files;
}

Result<Decoder> mappedDecoder(const QString &path, const FeedDescriptor &descriptor)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error { FeedsText::tr("The mapping %1 cannot be read").arg(path), file.errorString() };
    const Result<Mapping> mapping = Mapping::fromJson(file.readAll(), path);
    if (!mapping)
        return mapping.error();
    if (mapping->feed != descriptor.id)
        return Error { FeedsText::tr("The mapping %1 is for the feed %2").arg(path, mapping->feed), {} };
    const Result<PayloadFormat> format = mappedFormat(*mapping, descriptor);
    if (!format)
        return format.error();
    return format->makeDecoder({});
}

Result<Decoder> standardDecoder(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    if (!config.format.isEmpty() && !descriptor.format(config.format))
        return Error { FeedsText::tr("The feed has no format \"%1\"").arg(config.format), {} };
    const Result<QList<QByteArray>> companions = readCompanions(config.companions);
    if (!companions)
        return companions.error();
    return descriptor.decoder(config.format, *companions);
}

} // namespace

Result<Decoder> decoderFor(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    const Result<Datum> datum = config.datum.isEmpty() ? Result<Datum>(Datum()) : Datum::fromName(config.datum);
    if (!datum)
        return datum.error();
    const Result<Decoder> decoder =
        config.mapping.isEmpty() ? standardDecoder(config, descriptor) : mappedDecoder(config.mapping, descriptor);
    if (!decoder)
        return decoder.error();
    return inDatum(*decoder, *datum);
}

} // namespace citywall
