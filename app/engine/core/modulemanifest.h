// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace citywall {

/// What a module says of itself, readable before any of its code is loaded.
struct ModuleManifest {
    static constexpr int sdkVersion = 1; ///< of the contract in app/sdk; a module made for another one is not loaded

    QString id;
    QString version;
    QHash<QString, QString> title;       ///< by language
    QHash<QString, QString> description; ///< by language
    QString icon;
    QString qmlUri;
    QStringList requiredModules;
    int order = 1000; ///< place in the rail where the city names none: the smaller, the higher
    bool onDemand = false; ///< started only where the city's profile names it

    /// From QPluginLoader::metaData(). The error says what is missing or wrong.
    static Result<ModuleManifest> fromMetaData(const QJsonObject &metaData);
};

/// Ids in an order in which each module comes after those it requires.
struct LoadOrder {
    QStringList order;              ///< what can be loaded
    QHash<QString, QString> failed; ///< id → why not: something required is missing or has failed, or the circle it is in
};
/// @param manifests  of the modules present and sound
/// @param alreadyFailed  ids of modules that are present but unusable
LoadOrder loadOrder(const QList<ModuleManifest> &manifests, const QStringList &alreadyFailed);

} // namespace citywall
