// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/transport.h"

#include <QFileSystemWatcher>
#include <QStringList>

namespace citywall {

/// Takes the files that appear in a folder (kind "folder"), each a payload; compressed ones are decompressed. Options: path, patterns
/// (["*.json"]; none = all), every (PT10S: how often it looks, even if the file system says nothing), maximumBytes of a file,
/// decompressed (64 MiB).
///
/// A file is taken when two looks have found it with the same size and time of change, so that nothing is read half written; names
/// that begin with a dot or end in .tmp, .part or .filepart are somebody's work in progress. What was taken is known by name, size
/// and time while the program runs; the history knows the rest when it starts again. Files wait in the folder while the inbox is full.
class FolderTransport : public Transport
{
    Q_OBJECT
public:
    explicit FolderTransport(TransportSetup setup);

    void start() override;
    void stop() override;
    void tick() override;

private:
    struct Stamp {
        qint64 size = 0;
        qint64 changed = 0; ///< milliseconds since the epoch
        bool operator==(const Stamp &) const = default;
    };
    using Listing = std::map<QString, Stamp>; ///< by name
    static Result<Listing> list(const QString &path, const QStringList &patterns);
    void look();
    void looked(const Result<Listing> &listing);
    void readNext();

    const QString m_path;
    const QStringList m_patterns;
    const Duration m_every;
    const qint64 m_maximumBytes;
    QFileSystemWatcher *m_watcher = nullptr;
    Listing m_seen; // by the look before
    Listing m_taken;
    QStringList m_ready; // names of whole files, the oldest first
    DueTime m_nextLook;
    bool m_running = false;
    bool m_busy = false; // a look or a file is under way elsewhere
};

} // namespace citywall
