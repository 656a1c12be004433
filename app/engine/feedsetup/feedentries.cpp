// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/feedentries.h"

#include "engine/core/profilecheck.h"
#include "engine/feedsetup/feedoverlay.h"
#include "engine/feedsetup/feedsetuptext.h"

#include <QFileInfo>
#include <QJsonArray>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

/// What begins an address of that kind; none for paths.
QStringList schemesOf(const QString &kind)
{
    static const QHash<QString, QStringList> schemes { { u"http"_s, { u"https://"_s, u"http://"_s } },
                                                       { u"sse"_s, { u"https://"_s, u"http://"_s } },
                                                       { u"mqtt"_s, { u"mqtts://"_s, u"mqtt://"_s } },
                                                       { u"websocket"_s, { u"wss://"_s, u"ws://"_s } },
                                                       { u"tcp"_s, { u"tls://"_s, u"tcp://"_s } } };
    return schemes.value(kind);
}

bool isPath(const QString &kind) { return kind == "folder"_L1 || kind == "file"_L1; }

/// A name as QDir's patterns take it: themselves and nothing else.
QString literalPattern(const QString &name)
{
    QString pattern;
    for (const QChar c : name)
        pattern += c == u'*' || c == u'?' || c == u'[' ? u'[' + QString(c) + u']' : QString(c);
    return pattern;
}

void setOrRemove(QJsonObject &options, const QString &key, const QJsonValue &value, bool present)
{
    if (present)
        options.insert(key, value);
    else
        options.remove(key);
}

} // namespace

bool isConnectable(const QString &kind) { return kind == "folder"_L1 || !schemesOf(kind).isEmpty(); }

FeedSource sourceOf(const FeedEntry &entry)
{
    const QString address = entry.address.trimmed();
    QStringList topics;
    for (const QString &topic : entry.topics)
        if (!topic.trimmed().isEmpty())
            topics.append(topic.trimmed());
    QStringList companions;
    for (const QString &file : entry.companions)
        if (!file.trimmed().isEmpty())
            companions.append(file.trimmed());
    QJsonObject options = QJsonObject::fromVariantMap(entry.options);
    if (entry.kind == "file"_L1) {
        const QFileInfo file(address);
        options.insert(u"path"_s, file.path());
        options.insert(u"patterns"_s, QJsonArray { literalPattern(file.fileName()) });
    } else {
        setOrRemove(options, u"path"_s, address, entry.kind == "folder"_L1);
    }
    setOrRemove(options, u"url"_s, address, !isPath(entry.kind));
    setOrRemove(options, u"topics"_s, QJsonArray::fromStringList(topics), entry.kind == "mqtt"_L1);
    const QString credential = entry.credential.trimmed();
    setOrRemove(options, u"credential"_s, credential, !credential.isEmpty() && !isPath(entry.kind));
    return { entry.feed,
             entry.kind == "file"_L1 ? u"folder"_s : entry.kind,
             options,
             entry.format,
             companions,
             entry.attribution.trimmed(),
             entry.mapping.trimmed(),
             entry.datum.trimmed(),
             entry.staleAfter.trimmed(),
             entry.simulated };
}

FeedEntry entryOf(const FeedSource &source)
{
    FeedEntry entry;
    entry.feed = source.feed;
    entry.kind = source.kind;
    entry.format = source.format;
    entry.mapping = source.mapping;
    entry.companions = source.companions;
    entry.datum = source.datum;
    entry.attribution = source.attribution;
    entry.staleAfter = source.staleAfter;
    entry.simulated = source.simulated;
    QJsonObject options = source.options;
    entry.address = options.take(isPath(source.kind) ? "path"_L1 : "url"_L1).toString();
    entry.credential = options.take("credential"_L1).toString();
    const QJsonArray topics = options.take("topics"_L1).toArray();
    for (const QJsonValue &topic : topics)
        entry.topics.append(topic.toString());
    const QJsonArray patterns = options.value("patterns"_L1).toArray();
    const QString name = patterns.at(0).toString();
    if (source.kind == "folder"_L1 && patterns.size() == 1 && name == literalPattern(name)) {
        entry.kind = u"file"_s;
        entry.address += u'/' + name;
        options.remove("patterns"_L1);
    }
    entry.options = options.toVariantMap();
    return entry;
}

QVariantMap optionsFor(const QString &kind, const QVariantMap &options)
{
    const QStringList known = feedOptions(kind == "file"_L1 ? u"folder"_s : kind);
    QVariantMap shared;
    for (const auto &[key, value] : options.asKeyValueRange())
        if (known.contains(key))
            shared.insert(key, value);
    return shared;
}

QString complaintOf(const FeedEntry &entry)
{
    const QString address = entry.address.trimmed();
    const QStringList schemes = schemesOf(entry.kind);
    if (address.isEmpty())
        return isPath(entry.kind) ? FeedSetupText::tr("Give the path.") : FeedSetupText::tr("Give the address.");
    if (!isPath(entry.kind) && std::ranges::none_of(schemes, [&](const QString &s) { return address.startsWith(s); }))
        return FeedSetupText::tr("The address begins with %1.").arg(schemes.join(FeedSetupText::tr(" or ")));
    QStringList files = entry.companions;
    if (isPath(entry.kind))
        files.append(address);
    if (entry.mapping.contains(u'/') || entry.mapping.endsWith(".json"_L1)) // else the id of a module's
        files.append(entry.mapping);
    for (const QString &file : std::as_const(files))
        if (const QString path = file.trimmed(); !path.isEmpty() && !path.startsWith("${"_L1) && !QFileInfo(path).isAbsolute())
            return FeedSetupText::tr("Give the whole path of “%1”, from the root.").arg(path);
    if (entry.kind == "mqtt"_L1 && std::ranges::all_of(entry.topics, [](const QString &t) { return t.trimmed().isEmpty(); }))
        return FeedSetupText::tr("Give a topic: “city/#” stands for all that begin with “city/”.");
    return FeedOverlay::problemOf(sourceOf(entry));
}

} // namespace citywall
