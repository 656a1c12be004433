// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/payloadlooks.h"

#include "engine/feedsetup/feedsetuptext.h"
#include "sdk/feed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestJson = 8 << 20;
constexpr qsizetype namesShown = 8;

QString names(const QStringList &all)
{
    const QString shown = all.first(std::min(all.size(), namesShown)).join(u", "_s).left(400);
    return all.size() > namesShown ? FeedSetupText::tr("%1 and %2 more").arg(shown).arg(all.size() - namesShown) : shown;
}

QString jsonObjectLooks(const QJsonObject &object)
{
    return object.isEmpty() ? FeedSetupText::tr("an empty object")
                            : FeedSetupText::tr("an object with %1").arg(names(object.keys()));
}

QString jsonLooks(QByteArrayView payload)
{
    const qsizetype lineEnd = payload.indexOf('\n');
    QJsonParseError error;
    QJsonDocument document;
    if (payload.size() <= largestJson)
        document = QJsonDocument::fromJson(payload.toByteArray(), &error);
    if (document.isArray()) {
        const QJsonArray list = document.array();
        return list.at(0).isObject()
            ? FeedSetupText::tr("JSON: a list of %1, the first %2").arg(list.size()).arg(jsonObjectLooks(list.at(0).toObject()))
            : FeedSetupText::tr("JSON: a list of %1").arg(list.size());
    }
    if (document.isObject())
        return FeedSetupText::tr("JSON: %1").arg(jsonObjectLooks(document.object()));
    const QJsonDocument first =
        lineEnd > 0 && lineEnd <= largestJson ? QJsonDocument::fromJson(payload.first(lineEnd).toByteArray()) : QJsonDocument();
    if (first.isObject())
        return FeedSetupText::tr("JSON by lines, the first %1").arg(jsonObjectLooks(first.object()));
    return payload.size() > largestJson
        ? FeedSetupText::tr("JSON, too long to look at")
        : FeedSetupText::tr("begins like JSON, but is damaged at byte %1: %2").arg(error.offset).arg(error.errorString());
}

QString xmlLooks(QByteArrayView payload)
{
    QXmlStreamReader xml(payload.first(std::min<qsizetype>(payload.size(), 1 << 16)).toByteArray());
    if (!xml.readNextStartElement())
        return payload.first(std::min<qsizetype>(payload.size(), 512)).toByteArray().toLower().contains("<!doctype html")
            ? FeedSetupText::tr("a web page (HTML), not data: is the address right?")
            : FeedSetupText::tr("begins like XML, but has no element");
    const QString name = xml.name().toString();
    if (name.compare("html"_L1, Qt::CaseInsensitive) == 0)
        return FeedSetupText::tr("a web page (HTML), not data: is the address right?");
    return xml.namespaceUri().isEmpty() ? FeedSetupText::tr("XML: an element “%1”").arg(name)
                                        : FeedSetupText::tr("XML: an element “%1” of %2").arg(name, xml.namespaceUri());
}

QString tableLooks(const QString &line)
{
    for (const QChar separator : { u'\t', u';', u',' }) {
        if (const QStringList columns = line.split(separator); columns.size() > 1)
            return FeedSetupText::tr("a table with the columns %1").arg(names(columns));
    }
    return FeedSetupText::tr("text: %1").arg(line.left(80));
}

} // namespace

QString payloadLooks(QByteArrayView payload)
{
    if (payload.isEmpty())
        return FeedSetupText::tr("nothing: the payload is empty");
    if (looksLikeJson(payload))
        return jsonLooks(payload);
    if (looksLikeXml(payload))
        return xmlLooks(payload);
    const QByteArrayView head = payload.first(std::min<qsizetype>(payload.size(), 4096));
    const qsizetype lineEnd = head.indexOf('\n');
    const QString line = QString::fromUtf8(lineEnd < 0 ? head : head.first(lineEnd)).trimmed();
    const bool isText = std::ranges::all_of(line, [](QChar c) { return c.isPrint() || c.isSpace(); });
    if (isText && !line.isEmpty())
        return tableLooks(line);
    return FeedSetupText::tr("binary data, beginning with %1")
        .arg(QString::fromLatin1(payload.first(std::min<qsizetype>(payload.size(), 8)).toByteArray().toHex(' ')));
}

} // namespace citywall
