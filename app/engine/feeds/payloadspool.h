// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/payloadqueue.h"
#include "engine/recording/recordingreader.h"

#include <QFile>
#include <QStringList>

#include <memory>

namespace citywall {

/// Payloads that are on the disk until the history has them, so that a broker may be told that they are safe before they were decoded
/// and stored; what a kill or a power cut left is read again at the next start (the history knows duplicates).
///
/// They lie in recordings of some megabytes, one behind the other; each goes when the history has all of it. Payloads are numbered in the
/// order in which they are read or come. Any thread appends and syncs, one after the other (a connection that was let go may still wait for
/// the disk), one at a time reads what is left, any thread tells what is stored. A file that cannot be read stays, and is told in the log.
class PayloadSpool
{
public:
    struct Place {
        QString folder;
        QString name; ///< of this spool's files in it
        RecordingInfo info;
    };
    /// Makes the folder, for its owner alone. The error is for people.
    static Result<std::shared_ptr<PayloadSpool>> open(const Place &place);
    ~PayloadSpool();

    /// The next of what an earlier run has left, numbered; nothing at its end. Damaged places are left out.
    std::vector<Payload> readLeft(size_t most, qint64 bytes);

    quint64 append(const Payload &payload); ///< its number; in memory until it is synced; 0 = too large to be kept
    /// What was appended is on the disk, for good. On a failure it is not, and is forgotten here.
    Status sync();

    void setStored(quint64 number); ///< the history has all payloads up to this one

    static constexpr qint64 segmentBytes = 8 << 20;
    static constexpr qint64 worthEmptying = 64
        << 10; ///< bytes of a file of which the history has everything, and which is written on
    static constexpr qint64 mostBytes = 512 << 20; ///< of what the history does not take; then nothing more is

private:
    struct Segment {
        QString path;
        qint64 bytes = 0;
        quint64 last = 0; ///< number of its last payload
        bool whole = false; ///< no payload will be added: `last` is known
    };
    explicit PayloadSpool(Place place) : m_place(std::move(place)) { }
    void endLeft(bool read); ///< the file at hand: it was read to its end, or cannot be read
    Status beginSegment();
    Status makeRoom(qint64 bytes); ///< what the history has is taken from the disk
    Error failure() const;

    const Place m_place;
    QMutex m_mutex; // guards:
    std::deque<Segment> m_segments; // the oldest first; the last one is appended to, once there is m_file
    quint64 m_stored = 0;
    size_t m_reading = 0; // index of the segment that is read next
    // Of the thread that reads.
    QStringList m_left;
    std::unique_ptr<RecordingReader> m_reader;
    quint64 m_read = 0;
    // Of the thread that appends; guarded by:
    QMutex m_writing;
    std::unique_ptr<QFile> m_file;
    QByteArray m_pending;
    quint64 m_appended = quint64(1) << 48; // behind whatever can be left
    quint64 m_files = 0; // counted up in their names
};

} // namespace citywall
