// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace citywall::places {

namespace {
QString beside(const QString &path) { return QDir::cleanPath(QCoreApplication::applicationDirPath() + u'/' + path); }
} // namespace

QString moduleFolder(const Options &options)
{
    if (!options.moduleFolder.isEmpty())
        return options.moduleFolder;
    return qEnvironmentVariable("CITYWALL_MODULES", beside(QStringLiteral("../lib/citywall/modules")));
}

QString shareFolder() { return beside(QStringLiteral("../share/citywall")); }

QString dataFolder(const Options &options, const CityProfile &profile)
{
    if (!options.dataFolder.isEmpty())
        return QDir(options.dataFolder).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/citywall/") + profile.id;
}

QStringList credentialFiles(const QString &dataFolder)
{
    return { dataFolder + QStringLiteral("/credentials.json"),
             QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                 + QStringLiteral("/citywall/credentials.json") };
}

QString feedsFile(const Options &options, const CityProfile &profile)
{
    const QString name = QStringLiteral("/feeds-%1.json").arg(profile.id);
    if (!options.dataFolder.isEmpty())
        return QDir(options.dataFolder).absolutePath() + name;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/citywall") + name;
}

QString baseMap(const CityProfile &profile, const QString &file)
{
    const QString own = profile.resolve(file);
    return !own.isEmpty() && QFileInfo::exists(own) ? own : shareFolder() + QStringLiteral("/maps/") + file;
}

} // namespace citywall::places
