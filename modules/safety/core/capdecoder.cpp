// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capdecoder.h"

#include "core/capreader.h"
#include "core/capwriter.h"
#include "sdk/reason.h"

#include <QXmlStreamReader>

namespace citywall::safety {

namespace {

constexpr qsizetype payloadBytes = 8 << 20;
constexpr qsizetype rootWithin = 16 << 10;    ///< bytes in which a root element is looked for
constexpr qsizetype messageWithin = 64 << 10; ///< and the first message of an envelope

struct RootElement {
    QString name;
    QString space;
};

RootElement rootOf(QByteArrayView payload)
{
    QXmlStreamReader xml(payload.first(std::min(payload.size(), rootWithin)).toByteArray());
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            return { xml.name().toString(), xml.namespaceUri().toString() };
    }
    return {};
}

bool isIndex(const RootElement &root)
{
    return (root.name == u"feed" && root.space == u"http://www.w3.org/2005/Atom") || root.name == u"rss";
}

bool isMessage(QByteArrayView payload)
{
    const RootElement root = rootOf(payload);
    if (root.name == u"alert" && root.space.startsWith(CapReader::space))
        return true;
    return !root.name.isEmpty() && !isIndex(root)
        && payload.first(std::min(payload.size(), messageWithin)).contains(QByteArrayView("urn:oasis:names:tc:emergency:cap:1."));
}

/// @param indexes whether indexes are read as such; a message is one wherever it comes from
Decoder capDecoder(bool indexes)
{
    return [indexes](QByteArrayView payload, UtcTime) {
        if (payload.size() > payloadBytes) {
            DecodedBatch refused;
            refused.rejections.push_back({ Reason::phrase("payload too large"), 1, payload.first(256).toByteArray() });
            return refused;
        }
        CapReader reader(payload);
        return indexes && isIndex(rootOf(payload)) ? reader.readIndex() : reader.readMessages();
    };
}

} // namespace

PayloadFormat capFormat()
{
    PayloadFormat format { QStringLiteral("cap"), QStringLiteral("CAP 1.2"), &isMessage,
                           [](const QList<QByteArray> &) { return capDecoder(false); } };
    format.encode = [](const DecodedBatch &batch, UtcTime) { return writeCap(batch); };
    return format;
}

PayloadFormat capIndexFormat()
{
    PayloadFormat format { QStringLiteral("cap-index"), QStringLiteral("CAP index (Atom, RSS)"),
                           [](QByteArrayView payload) { return isIndex(rootOf(payload)); },
                           [](const QList<QByteArray> &) { return capDecoder(true); } };
    format.links = [](QByteArrayView payload) {
        return payload.size() > payloadBytes ? QStringList() : CapReader(payload).readLinks();
    };
    return format;
}

} // namespace citywall::safety
