// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cot.h"

#include "core/cotreader.h"
#include "core/cotwriter.h"
#include "sdk/reason.h"

namespace citywall::safety {

namespace {

constexpr qsizetype largestStream = 8 << 20;
constexpr qsizetype lookedAt = 4096;

bool isCot(QByteArrayView payload)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), lookedAt));
    return looksLikeXml(payload) && begin.contains("<event") && begin.contains("stale=");
}

} // namespace

PayloadFormat cotFormat(const QString &feed)
{
    PayloadFormat format { QStringLiteral("cot"), QStringLiteral("Cursor on Target 2.0"), &isCot,
                           [feed](const QList<QByteArray> &) -> Decoder {
                               return [feed](QByteArrayView payload, UtcTime) {
                                   if (payload.size() <= largestStream)
                                       return CotReader(payload, feed).read();
                                   DecodedBatch refused;
                                   refused.rejections.push_back({ Reason::phrase("payload too large"), 1, {} });
                                   return refused;
                               };
                           } };
    format.terminator = "</event>"; // documents follow each other without anything between them
    format.encode = [feed](const DecodedBatch &batch, UtcTime published) { return writeCot(batch, feed, published); };
    return format;
}

} // namespace citywall::safety
