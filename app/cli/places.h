// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "engine/core/cityprofile.h"

#include <QFileInfo>

/// Where things are, relative to the program: the same in the build tree and installed.
namespace citywall::places {

QString moduleFolder(const Options &options);  ///< --modules, CITYWALL_MODULES, or <prefix>/lib/citywall/modules
QString shareFolder();                         ///< <prefix>/share/citywall
QString dataFolder(const Options &options, const CityProfile &profile);
/// Where credentials of sources are looked for, in this order (engine/feeds/transports/credentials.h).
QStringList credentialFiles(const QString &dataFolder);
/// Where the feeds that people connect are written (engine/feedsetup/feedoverlay.h): with the credentials in the user's configuration;
/// with --data in that folder, so that what is tried with a folder of its own stays there.
QString feedsFile(const Options &options, const CityProfile &profile);
/// A base map's file: beside the profile, or in the program's map folder.
QString baseMap(const CityProfile &profile, const QString &file);

} // namespace citywall::places
