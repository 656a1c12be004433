// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/feed.h"

#include "sdk/guardeddecoder.h"

namespace citywall {

namespace {

/// The first character that means something; NUL if there is none.
char firstCharacter(QByteArrayView payload)
{
    if (payload.startsWith("\xEF\xBB\xBF"))
        payload = payload.sliced(3);
    const auto at = std::ranges::find_if(payload, [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    return at == payload.end() ? '\0' : *at;
}

} // namespace

bool looksLikeJson(QByteArrayView payload)
{
    const char first = firstCharacter(payload);
    return first == '{' || first == '[';
}

bool looksLikeXml(QByteArrayView payload) { return firstCharacter(payload) == '<'; }

const PayloadFormat *FeedDescriptor::format(QStringView id) const
{
    const auto it = std::ranges::find(formats, id, &PayloadFormat::id);
    return it == formats.cend() ? nullptr : &*it;
}

QString FeedDescriptor::titleOf(const Feature &feature) const
{
    const QString title = entityTitle ? entityTitle(feature) : feature.name;
    return !title.isEmpty() ? title : feature.name.isEmpty() ? feature.id : feature.name;
}

QByteArray FeedDescriptor::complete(const QByteArray &payload, const QString &origin, const QString &formatId) const
{
    const PayloadFormat *chosen = format(formatId);
    if (!chosen) {
        const auto it = std::ranges::find_if(formats, [&](const PayloadFormat &f) { return f.recognise(payload); });
        chosen = it == formats.cend() ? nullptr : &*it;
    }
    return chosen && chosen->complete ? chosen->complete(payload, origin) : payload;
}

Decoder FeedDescriptor::decoder(const QString &formatId, const QList<QByteArray> &companions) const
{
    if (const PayloadFormat *only = format(formatId))
        return guarded(only->makeDecoder(companions));
    if (formats.isEmpty())
        return guarded(makeDecoder());
    struct Known {
        std::function<bool(QByteArrayView)> recognise;
        Decoder decode;
    };
    std::vector<Known> known;
    for (const PayloadFormat &f : formats)
        known.push_back({ f.recognise, f.makeDecoder(companions) });
    return guarded([known, own = makeDecoder()](QByteArrayView payload, UtcTime received) {
        const auto it = std::ranges::find_if(known, [&](const Known &f) { return f.recognise(payload); });
        return it == known.end() ? own(payload, received) : it->decode(payload, received);
    });
}

} // namespace citywall
