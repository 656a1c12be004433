// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/unpacking.h"

#include "engine/ingest/inputfile.h"
#include "sdk/reason.h"

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

/// HTML, by how its pages begin (WHATWG HTML §13.1). No feed's payload is one.
bool isWebPage(const QByteArray &payload)
{
    QByteArray begin = payload.first(std::min<qsizetype>(payload.size(), 64));
    if (begin.startsWith("\xEF\xBB\xBF"))
        begin.remove(0, 3);
    begin = begin.trimmed().toLower();
    return begin.startsWith("<!doctype html") || begin.startsWith("<html");
}

Result<QByteArray> data(const QByteArray &payload)
{
    if (isWebPage(payload))
        return Error { Reason::phrase("a web page instead of data"), {} };
    return payload;
}

} // namespace

Result<QByteArray> unpackedPayload(const QByteArray &payload, const UnpackingLimits &limits)
{
    if (!InputFile::isPacked(payload))
        return data(payload);
    const Result<std::unique_ptr<InputFile>> input = InputFile::open(payload, {});
    if (!input)
        return Error { Reason::phrase("packed payload is damaged or cut off"), {} };
    const qint64 most = std::min(limits.bytes, std::max(limits.smallBytes, limits.ratio * payload.size()));
    QByteArray content;
    for (QByteArray part = (*input)->read(InputFile::chunkBytes); !part.isEmpty(); part = (*input)->read(InputFile::chunkBytes)) {
        content += part;
        if (content.size() > most)
            return Error { Reason::phrase("packed payload becomes too large"), {} };
    }
    if ((*input)->error() || content.isEmpty())
        return Error { Reason::phrase("packed payload is damaged or cut off"), {} };
    if (InputFile::isPacked(content))
        return Error { Reason::phrase("packed twice"), {} };
    return data(content);
}

} // namespace citywall
