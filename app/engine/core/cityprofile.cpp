// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/cityprofile.h"

#include "engine/core/coretext.h"

#include "engine/core/profilecheck.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace citywall {

namespace {

const QString embeddedFolder = QStringLiteral(":/citywall/cities");
constexpr qint64 largestProfile = 4 << 20;

QHash<QString, QString> texts(const QJsonValue &json)
{
    QHash<QString, QString> byLanguage;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        byLanguage.insert(it.key(), it.value().toString());
    return byLanguage;
}

GeoPoint point(const QJsonValue &json) { return { json.toArray().at(0).toDouble(), json.toArray().at(1).toDouble() }; }

QStringList strings(const QJsonValue &json)
{
    QStringList list;
    const QJsonArray entries = json.toArray();
    for (const QJsonValue &v : entries)
        list.append(v.toString());
    return list;
}

BaseMapSource baseMap(const QJsonObject &o)
{
    return { o.value(u"dark").toString(), o.value(u"light").toString(), o.value(u"onlineTiles").toBool(),
             o.value(u"attribution").toString() };
}

GeoBox box(const QJsonValue &value)
{
    const QJsonArray b = value.toArray();
    return { b.at(0).toDouble(), b.at(1).toDouble(), b.at(2).toDouble(), b.at(3).toDouble() };
}

SharedArchive sharedArchive(const QJsonObject &o)
{
    return { o.value(u"host").toString(),
             o.value(u"port").toInt(5432),
             o.value(u"database").toString(),
             o.value(u"credential").toString(),
             o.value(u"sslmode").toString(),
             o.value(u"ca").toString(),
             o.value(u"partition").toString(QStringLiteral("month")) };
}

/// From a document that checkProfile has found good.
CityProfile fromJson(const QJsonObject &o)
{
    CityProfile p;
    p.id = o.value(u"id").toString();
    p.name = texts(o.value(u"name"));
    p.center = point(o.value(u"center"));
    p.bounds = box(o.value(u"bounds"));
    p.zoom = o.value(u"zoom").toDouble();
    p.zone = QTimeZone(o.value(u"timeZone").toString().toUtf8());
    p.languages = strings(o.value(u"languages"));
    p.baseMap = baseMap(o.value(u"baseMap").toObject());
    const QJsonArray boundaries = o.value(u"boundaries").toArray();
    for (const QJsonValue &v : boundaries) {
        const QJsonObject l = v.toObject();
        p.boundaries.append({ l.value(u"file").toString(), l.value(u"idProperty").toString(), l.value(u"nameProperty").toString(),
                              l.value(u"populationProperty").toString(), l.value(u"optional").toBool() });
    }
    p.modules = strings(o.value(u"modules"));
    const QJsonArray feeds = o.value(u"feeds").toArray();
    for (const QJsonValue &v : feeds)
        p.feeds.append(FeedSource::fromJson(v.toObject()));
    if (const QJsonObject simulate = o.value(u"simulate").toObject(); !simulate.isEmpty()) {
        p.simulateSeed = simulate.value(u"seed").toInteger();
        p.simulateBounds = simulate.contains(u"bounds") ? box(simulate.value(u"bounds")) : p.bounds;
    }
    if (const QJsonObject archive = o.value(u"archive").toObject(); !archive.isEmpty())
        p.archive = sharedArchive(archive);
    const QJsonArray views = o.value(u"views").toArray();
    for (const QJsonValue &v : views) {
        const QJsonObject w = v.toObject();
        p.views.append({ w.value(u"id").toString(), texts(w.value(u"title")), point(w.value(u"center")),
                         w.value(u"zoom").toDouble(), w.value(u"module").toString(), w.value(u"area").toString() });
    }
    p.shifts = strings(o.value(u"shifts"));
    const QJsonArray retention = o.value(u"retention").toArray();
    for (const QJsonValue &v : retention)
        p.retention.append(RetentionTerms::fromJson(v.toObject()));
    return p;
}

} // namespace

FeedSource FeedSource::fromJson(const QJsonObject &entry)
{
    return { entry.value(u"feed").toString(),    entry.value(u"kind").toString(),     entry.value(u"options").toObject(),
             entry.value(u"format").toString(),  strings(entry.value(u"companions")), entry.value(u"attribution").toString(),
             entry.value(u"mapping").toString(), entry.value(u"datum").toString(),    entry.value(u"staleAfter").toString(),
             entry.value(u"simulated").toBool() };
}

QJsonObject FeedSource::toJson() const
{
    QJsonObject entry { { QStringLiteral("feed"), feed }, { QStringLiteral("kind"), kind } };
    const auto add = [&](const QString &key, const QString &text) {
        if (!text.isEmpty())
            entry.insert(key, text);
    };
    if (!options.isEmpty())
        entry.insert(QStringLiteral("options"), options);
    add(QStringLiteral("format"), format);
    if (!companions.isEmpty())
        entry.insert(QStringLiteral("companions"), QJsonArray::fromStringList(companions));
    add(QStringLiteral("attribution"), attribution);
    add(QStringLiteral("mapping"), mapping);
    add(QStringLiteral("datum"), datum);
    add(QStringLiteral("staleAfter"), staleAfter);
    if (simulated)
        entry.insert(QStringLiteral("simulated"), true);
    return entry;
}

QStringList CityProfile::embedded()
{
    QStringList names;
    const QStringList files = QDir(embeddedFolder).entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(5));
    return names;
}

Result<CityProfile> CityProfile::load(const QString &nameOrFile)
{
    const bool isFile = nameOrFile.contains(u'/') || nameOrFile.endsWith(u".json");
    if (!isFile && !embedded().contains(nameOrFile))
        return Error { CoreText::tr("there is no profile '%1'; there are: %2, or give a .json file")
                           .arg(nameOrFile, embedded().join(QStringLiteral(", "))),
                       {} };
    QFile file(isFile ? nameOrFile : embeddedFolder + u'/' + nameOrFile + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error { CoreText::tr("the profile %1 cannot be read: %2").arg(nameOrFile, file.errorString()), {} };
    const QByteArray json = file.read(largestProfile + 1);
    if (json.size() > largestProfile)
        return Error { CoreText::tr("the profile %1 is larger than 4 MiB").arg(nameOrFile), {} };
    return parse(json, file.fileName());
}

Result<CityProfile> CityProfile::parse(const QByteArray &json, const QString &file)
{
    const QList<ProfileProblem> problems = checkProfile(json);
    if (!problems.isEmpty()) {
        QStringList lines;
        for (const ProfileProblem &p : problems)
            lines.append(QStringLiteral("%1:%2:%3: %4%5")
                             .arg(file)
                             .arg(p.position.line)
                             .arg(p.position.column)
                             .arg(p.pointer.isEmpty() ? QString() : p.pointer + QStringLiteral(": "), p.message));
        return Error { lines.join(u'\n'), {} };
    }
    CityProfile profile = fromJson(QJsonDocument::fromJson(json).object());
    profile.folder = QFileInfo(file).path();
    return profile;
}

QString CityProfile::textFor(const QHash<QString, QString> &texts, const QString &language, const QString &otherwise)
{
    return texts.value(language, texts.value(QStringLiteral("en"), otherwise));
}

QString CityProfile::resolve(const QString &file) const
{
    const QString variable = QStringLiteral("${CITYWALL_OPEN_DATA}");
    QString path = file;
    if (path.contains(variable)) {
        const QString value = qEnvironmentVariable("CITYWALL_OPEN_DATA");
        if (value.isEmpty())
            return {};
        path.replace(variable, value);
    }
    return QDir::isAbsolutePath(path) ? path : QDir::cleanPath(folder + u'/' + path);
}

} // namespace citywall
