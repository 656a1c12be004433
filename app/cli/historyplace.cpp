// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historyplace.h"

#include "cli/clitext.h"
#include "cli/places.h"
#include "engine/archive/archivestore.h"
#include "engine/feeds/transports/keychain.h"
#include "engine/history/historystore.h"

#include <QFileInfo>

namespace citywall::historyplace {

namespace {

template<typename Store>
Opened asArchive(Result<std::unique_ptr<Store>> store)
{
    if (!store)
        return store.error();
    return std::unique_ptr<HistoryArchive>(std::move(store).value());
}

} // namespace

QString filePath(const QString &dataFolder) { return dataFolder + QStringLiteral("/history.sqlite"); }

Opened open(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas)
{
    if (!profile.archive)
        return asArchive(HistoryStore::open(dataFolder, areas));
    const Result<ArchiveAccess> access = archiveAccess(profile, dataFolder);
    if (!access)
        return access.error();
    return asArchive(ArchiveStore::open(*access, areas));
}

Opened openForReading(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas, Follow follow)
{
    if (!profile.archive) {
        return QFileInfo::exists(filePath(dataFolder)) ? asArchive(HistoryStore::openForReading(dataFolder, areas))
                                                       : Opened(std::unique_ptr<HistoryArchive>());
    }
    const Result<ArchiveAccess> access = archiveAccess(profile, dataFolder);
    if (!access)
        return access.error();
    return asArchive(ArchiveStore::openForReading(
        *access, areas, follow == Follow::No ? ArchiveStore::Follow::No : ArchiveStore::Follow::WherePossible));
}

Result<ArchiveAccess> archiveAccess(const CityProfile &profile, const QString &dataFolder)
{
    const SharedArchive &archive = profile.archive.value();
    ArchiveAccess access;
    access.host = archive.host;
    access.port = archive.port;
    access.database = archive.database;
    access.sslMode = archive.sslMode;
    access.caFile = archive.ca.isEmpty() ? QString() : profile.resolve(archive.ca);
    access.partition = archive.partition;
    if (archive.credential.isEmpty())
        return access;
    const QStringList files = places::credentialFiles(dataFolder);
    const KeychainAnswer found = credentialFromFilesOrKeychain(files, archive.credential);
    if (!found)
        return found.error();
    const std::optional<Credential> &credential = *found;
    if (!credential)
        return Error { CliText::tr("There is no credential '%1' for the archive %2: neither in %3 nor in the keychain.")
                           .arg(archive.credential, access.shown(), files.join(QStringLiteral(", "))),
                       {} };
    access.user = credential->user;
    access.password = credential->password;
    access.certificateFile = credential->certificateFile;
    access.keyFile = credential->keyFile;
    access.keyPassword = credential->keyPassword;
    return access;
}

} // namespace citywall::historyplace
