// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tiles/tilecache.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QDirIterator>
#include <QSaveFile>

#include <algorithm>

namespace citywall {

namespace {
constexpr quint32 magic = 0x43575431; // "CWT1"
}

TileCache::TileCache(const QString &folder, qint64 maximumBytes) : m_folder(folder), m_maximumBytes(maximumBytes) { }

QString TileCache::fileOf(const QString &url) const
{
    const auto hash = QString::fromLatin1(QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha1).toHex());
    return QStringLiteral("%1/%2/%3.tile").arg(m_folder, hash.left(2), hash.mid(2));
}

std::optional<TileCache::Entry> TileCache::find(const QString &url) const
{
    QFile file(fileOf(url));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_8);
    quint32 head = 0;
    QString keptUrl;
    Entry entry;
    stream >> head >> keptUrl >> entry.etag >> entry.lastModified >> entry.expires.milliseconds >> entry.picture;
    if (stream.status() != QDataStream::Ok || head != magic || keptUrl != url)
        return std::nullopt;
    return entry;
}

void TileCache::store(const QString &url, const Entry &entry)
{
    const auto path = fileOf(url);
    if (!QDir().mkpath(QFileInfo(path).path()))
        return;
    const qint64 before = QFileInfo(path).size();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << magic << url << entry.etag << entry.lastModified << entry.expires.milliseconds << entry.picture;
    const qint64 after = file.size();
    if (!file.commit())
        return;
    if (m_bytes >= 0)
        m_bytes += after - before;
    if (m_bytes < 0 || m_bytes > m_maximumBytes)
        trim();
}

void TileCache::trim()
{
    QFileInfoList files;
    m_bytes = 0;
    QDirIterator walk(m_folder, { QStringLiteral("*.tile") }, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        files.append(walk.nextFileInfo());
        m_bytes += files.last().size();
    }
    if (m_bytes <= m_maximumBytes)
        return;
    std::sort(files.begin(), files.end(),
              [](const QFileInfo &a, const QFileInfo &b) { return a.lastModified() < b.lastModified(); });
    for (const auto &file : std::as_const(files)) { // down to nine tenths, so that not every tile trims
        if (m_bytes <= m_maximumBytes / 10 * 9)
            break;
        if (QFile::remove(file.filePath()))
            m_bytes -= file.size();
    }
}

} // namespace citywall
