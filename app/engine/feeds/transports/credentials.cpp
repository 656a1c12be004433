// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/credentials.h"

#include "engine/feeds/feedstext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestCredentialFile = 1 << 20;

QHash<QString, QString> textsByName(const QJsonObject &object)
{
    QHash<QString, QString> texts;
    for (auto it = object.begin(); it != object.end(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

Credential credentialOf(const QJsonObject &object, const QString &folder)
{
    const auto text = [&](QLatin1StringView key) { return object.value(key).toString(); };
    const auto file = [&](QLatin1StringView key) {
        return text(key).isEmpty() || folder.isEmpty() ? text(key) : QDir(folder).absoluteFilePath(text(key));
    };
    return { .user = text("user"_L1),
             .password = text("password"_L1),
             .token = text("token"_L1),
             .headers = textsByName(object.value("headers"_L1).toObject()),
             .query = textsByName(object.value("query"_L1).toObject()),
             .certificateFile = file("certificate"_L1),
             .keyFile = file("key"_L1),
             .keyPassword = text("keyPassword"_L1) };
}

Result<QJsonObject> credentialObject(const QByteArray &json, const QString &where)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isObject())
        return document.object();
    // Not the parser's text: it could repeat a part of what is secret.
    return Error { FeedsText::tr("%1 is not a JSON object (character %2)").arg(where).arg(error.offset), {} };
}

} // namespace

Result<std::optional<Credential>> credentialFrom(const QStringList &files, const QString &id)
{
    for (const QString &name : files) {
        QFile file(name);
        if (!file.exists())
            continue;
        constexpr auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        if (file.permissions() & others)
            return Error {
                FeedsText::tr("The credentials in %1 can be read by others on this computer: chmod 600 \"%1\"").arg(name), {}
            };
        if (!file.open(QIODevice::ReadOnly))
            return Error { FeedsText::tr("The credentials in %1 cannot be read: %2").arg(name, file.errorString()), {} };
        const Result<QJsonObject> all = credentialObject(file.read(largestCredentialFile), name);
        if (!all)
            return all.error();
        if (all->value(id).isObject())
            return std::optional(credentialOf(all->value(id).toObject(), QFileInfo(name).absolutePath()));
    }
    return std::optional<Credential>();
}

Result<Credential> credentialFromJson(const QByteArray &json, const QString &folder)
{
    const Result<QJsonObject> object = credentialObject(json, FeedsText::tr("The keychain's entry"));
    if (!object)
        return object.error();
    return credentialOf(*object, folder);
}

} // namespace citywall
