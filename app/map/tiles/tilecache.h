// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace citywall {

/// Tiles of an online server, kept on disk as its usage policy asks: until the server's own expiry, else seven days;
/// after that asked again with the server's ETag. One file a tile, replaced as a whole.
/// Thread: one at a time. Errors: a cache that cannot be written is no cache; nothing is reported.
class TileCache
{
public:
    struct Entry {
        QByteArray picture;
        QByteArray etag;
        QByteArray lastModified;
        UtcTime expires;
    };

    /// folder is made when first needed. Beyond maximumBytes the oldest entries go.
    TileCache(const QString &folder, qint64 maximumBytes);
    std::optional<Entry> find(const QString &url) const;
    void store(const QString &url, const Entry &entry);

private:
    QString fileOf(const QString &url) const;
    void trim();

    QString m_folder;
    qint64 m_maximumBytes;
    qint64 m_bytes = -1; ///< unknown until first counted
};

} // namespace citywall
