// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historywriter.h"
#include "engine/ingest/importsummary.h"
#include "engine/ingest/mapping.h"
#include "engine/ingest/shift.h"

#include <QFuture>
#include <QObject>

#include <atomic>

namespace citywall {

/// What is to be imported.
struct ImportRequest {
    QStringList files;
    QString module;  ///< only its feeds are considered; empty = of all
    QString feed;    ///< only this feed; empty = all the module's
    QString mapping; ///< its id; empty = recognised by each file's columns
    QString format;  ///< id of a format of the feeds; empty = recognised by content
    QStringList companions; ///< static files that the format needs
    QString attribution;    ///< publisher and licence of files that are read by a format
    QString datum;          ///< of the positions, Datum::fromName(); empty = as the mapping says, else WGS 84
    Shift shift;
    UtcTime now;     ///< the clock's, for Shift::Kind::Auto and as the time of receipt
    /// Names of the sources that the history has of a feed. When given, AUTO repeats the shift of an earlier import of
    /// the same data set, so that it adds no duplicates on another day either.
    std::function<QStringList(const QString &feed)> knownSources;
};

/// How far an import is.
struct ImportProgress {
    bool lookingForNewest = false; ///< first pass of AUTO: only times are read
    QString file;
    qint64 bytesRead = 0;          ///< of all files
    qint64 bytesTotal = 0;
    qint64 rows = 0;
    double rowsPerSecond = 0;
};

/// Imports on the calling thread, which may be any but must not be the writer's own.
/// Pieces of 5,000 records (a payload: whole) go to the writer, at most three at a time, of small ones as many as come to that; what was appended stays after cancel or an error.
/// @param progress called on this thread about ten times a second; may be empty
ImportSummary importFiles(const ImportRequest &request, const QList<Mapping> &mappings, const QList<FeedDescriptor> &feeds,
                          HistoryWriter &writer, const std::atomic_bool &cancel,
                          const std::function<void(const ImportProgress &)> &progress);

/// The same on a thread of its own, for the GUI. Lives on the thread that made it; its signals arrive there.
/// The writer must outlive it. Destroying it cancels and waits.
class ImportJob : public QObject
{
    Q_OBJECT
public:
    ImportJob(ImportRequest request, QList<Mapping> mappings, QList<FeedDescriptor> feeds, HistoryWriter &writer,
              QObject *parent = nullptr);
    ~ImportJob() override;

    void start(); ///< once
    void cancel() { m_cancel = true; }

Q_SIGNALS:
    void progressed(const citywall::ImportProgress &progress);
    void finished(const citywall::ImportSummary &summary);

private:
    ImportRequest m_request;
    QList<Mapping> m_mappings;
    QList<FeedDescriptor> m_feeds;
    HistoryWriter &m_writer;
    std::atomic_bool m_cancel = false;
    QFuture<void> m_work;
};

} // namespace citywall

Q_DECLARE_METATYPE(citywall::ImportProgress)
