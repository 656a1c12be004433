// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/feedoverlay.h"

#include "engine/core/profilecheck.h"
#include "engine/feedsetup/feedsetuptext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestOverlay = 4 << 20;

/// The problems of entries, found by the profile's own check in a profile that is sound but for them.
QList<ProfileProblem> problemsOf(const QJsonArray &entries)
{
    const QJsonObject profile {
        { u"id"_s, u"overlay"_s },
        { u"name"_s, QJsonObject { { u"en"_s, u"Overlay"_s } } },
        { u"center"_s, QJsonArray { 1, 1 } },
        { u"bounds"_s, QJsonArray { 0, 0, 2, 2 } },
        { u"zoom"_s, 10 },
        { u"timeZone"_s, u"UTC"_s },
        { u"datum"_s, u"WGS84"_s },
        { u"languages"_s, QJsonArray { u"en"_s } },
        { u"baseMap"_s, QJsonObject { { u"dark"_s, u"d"_s }, { u"light"_s, u"l"_s }, { u"attribution"_s, u"a"_s } } },
        { u"feeds"_s, entries },
        { u"views"_s,
          QJsonArray { QJsonObject { { u"id"_s, u"all"_s },
                                     { u"title"_s, QJsonObject { { u"en"_s, u"All"_s } } },
                                     { u"center"_s, QJsonArray { 1, 1 } },
                                     { u"zoom"_s, 10 } } } },
    };
    return checkProfile(QJsonDocument(profile).toJson(QJsonDocument::Compact));
}

QString placeOf(const QByteArray &json, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(json).first(std::clamp<qsizetype>(offset, 0, json.size()));
    return u"%1:%2"_s.arg(before.count('\n') + 1).arg(before.size() - before.lastIndexOf('\n'));
}

/// Appends what is wrong in one of the lists, as lines of a message.
void addProblems(QStringList &lines, const QJsonObject &overlay, const QString &list, const QByteArray &json, const QString &file)
{
    const QJsonValue entries = overlay.value(list);
    if (!entries.isUndefined() && !entries.isArray()) {
        lines.append(u"%1: /%2: %3"_s.arg(file, list, FeedSetupText::tr("must be a list of feeds")));
        return;
    }
    for (const ProfileProblem &p : problemsOf(entries.toArray())) {
        const QString pointer = u'/' + list + p.pointer.sliced(p.pointer.startsWith("/feeds"_L1) ? 6 : 0);
        const TextPosition at = positionsOf(json).at(pointer);
        lines.append(u"%1:%2:%3: %4: %5"_s.arg(file).arg(at.line).arg(at.column).arg(pointer, p.message));
    }
}

QList<FeedSource> sourcesOf(const QJsonValue &entries)
{
    QList<FeedSource> sources;
    const QJsonArray list = entries.toArray();
    for (const QJsonValue &entry : list)
        sources.append(FeedSource::fromJson(entry.toObject()));
    return sources;
}

QJsonArray toArray(const QList<FeedSource> &sources)
{
    QJsonArray entries;
    for (const FeedSource &source : sources)
        entries.append(source.toJson());
    return entries;
}

} // namespace

FeedSource withAbsoluteFiles(FeedSource source, const QString &folder)
{
    const auto absolute = [&](const QString &file) {
        return file.isEmpty() || file.startsWith("${"_L1) || QDir::isAbsolutePath(file) ? file
                                                                                        : QDir::cleanPath(folder + u'/' + file);
    };
    for (const QString &option : { u"path"_s, u"file"_s, u"ca"_s, u"roads"_s }) {
        if (source.options.contains(option))
            source.options.insert(option, absolute(source.options.value(option).toString()));
    }
    for (QString &file : source.companions)
        file = absolute(file);
    if (source.mapping.contains(u'/') || source.mapping.endsWith(".json"_L1)) // else the id of a module's
        source.mapping = absolute(source.mapping);
    return source;
}

Result<FeedOverlay> FeedOverlay::load(const QString &name)
{
    QFile file(name);
    if (!file.exists())
        return FeedOverlay();
    if (!file.open(QIODevice::ReadOnly))
        return Error { FeedSetupText::tr("%1 cannot be read: %2").arg(name, file.errorString()), {} };
    const QByteArray json = file.read(largestOverlay + 1);
    if (json.size() > largestOverlay)
        return Error { FeedSetupText::tr("%1 is larger than 4 MiB").arg(name), {} };
    return parse(json, name);
}

Result<FeedOverlay> FeedOverlay::parse(const QByteArray &json, const QString &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return Error { u"%1:%2: %3"_s.arg(file, placeOf(json, error.error == QJsonParseError::NoError ? 0 : error.offset),
                                          error.error == QJsonParseError::NoError
                                              ? FeedSetupText::tr("is not a JSON object")
                                              : FeedSetupText::tr("not JSON: %1").arg(error.errorString())),
                       {} };
    const QJsonObject object = document.object();
    QStringList problems;
    try {
        addProblems(problems, object, u"feeds"_s, json, file);
        addProblems(problems, object, u"without"_s, json, file);
    } catch (const std::exception &e) {
        problems.append(u"%1: %2"_s.arg(file, QString::fromUtf8(e.what())));
    }
    if (!problems.isEmpty())
        return Error { problems.join(u'\n'), {} };
    FeedOverlay overlay { sourcesOf(object.value("feeds"_L1)), sourcesOf(object.value("without"_L1)), object };
    overlay.rest.remove("feeds"_L1);
    overlay.rest.remove("without"_L1);
    for (FeedSource &source : overlay.feeds)
        source = withAbsoluteFiles(source, QFileInfo(file).absolutePath());
    return overlay;
}

QByteArray FeedOverlay::toJson() const
{
    QJsonObject object = rest;
    object.insert("feeds"_L1, toArray(feeds));
    if (!without.isEmpty())
        object.insert("without"_L1, toArray(without));
    return QJsonDocument(object).toJson();
}

Status FeedOverlay::save(const QString &name) const
{
    const auto failed = [&](const QString &why) {
        return Error { FeedSetupText::tr("%1 cannot be written: %2").arg(name, why), {} };
    };
    if (!QDir().mkpath(QFileInfo(name).absolutePath()))
        return failed(FeedSetupText::tr("its folder cannot be made"));
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    file.write(toJson());
    if (!file.commit())
        return failed(file.errorString());
    return ok();
}

QString FeedOverlay::problemOf(FeedSource source)
{
    if (source.feed.isEmpty())
        source.feed = u"any.feed"_s;
    QStringList problems;
    for (const ProfileProblem &p : problemsOf({ source.toJson() })) {
        const QString where = p.pointer.section(u'/', 3);
        problems.append(where.isEmpty() ? p.message : where + u": "_s + p.message);
    }
    return problems.join(u'\n');
}

QList<FeedSource> FeedOverlay::over(const QList<FeedSource> &profile) const
{
    const auto hasRealSource = [&](const QString &feed) {
        return std::ranges::any_of(feeds, [&](const FeedSource &s) { return s.feed == feed && !isSimulated(s); });
    };
    QList<FeedSource> all;
    for (const FeedSource &source : profile) {
        if (!without.contains(source) && !(isSimulated(source) && hasRealSource(source.feed)))
            all.append(source);
    }
    return all + feeds;
}

void FeedOverlay::put(const FeedSource &source, const FeedSource *replaced, const QList<FeedSource> &profile)
{
    qsizetype at = feeds.size();
    if (replaced) {
        const qsizetype before = feeds.indexOf(*replaced);
        remove(*replaced, profile);
        at = before >= 0 ? before : feeds.size();
    }
    feeds.insert(at, source);
}

void FeedOverlay::remove(const FeedSource &source, const QList<FeedSource> &profile)
{
    if (feeds.removeOne(source))
        return;
    if (profile.contains(source) && !without.contains(source))
        without.append(source);
}

} // namespace citywall
