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
/// What comes while nobody has room for it lies aside: it is on the disk alone, and is read again in its turn. So memory stays bounded, and a
/// broker need not keep what the history does not take for a while.
///
/// They lie in recordings of some megabytes, one behind the other; each goes when the history has all of it. Payloads are numbered in the
/// order in which they are read or come. Any thread appends and syncs, one after the other (a connection that was let go may still wait for
/// the disk), one at a time reads what is left, any thread tells what is stored. A file that cannot be read, or not to its end, stays, and is
/// told in the log; so is one that is damaged: what was found of it is passed on, and the file laid by as `….cwrec.damaged` when that is
/// stored.
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
    std::vector<Payload> readLeft(size_t most, qint64 bytes) { return read(Unread::Earlier, most, bytes); }
    /// The next of what lies aside; nothing when there is no more: then what comes does not lie aside any longer.
    std::vector<Payload> readAside(size_t most, qint64 bytes) { return read(Unread::Aside, most, bytes); }
    bool hasAside() const;
    size_t aside() const; ///< how many payloads lie there

    quint64 append(const Payload &payload); ///< its number; in memory until it is synced; 0 = too large to be kept
    /// What was appended is on the disk, for good. On a failure it is not, and is forgotten here.
    /// @param aside nobody has room for it now
    /// @returns whether it lies aside: also as long as something before it does. Where nothing is new since, as the last time: another
    /// thread has brought it to the disk, or has not
    Result<bool> sync(bool aside = false);

    void setStored(quint64 number); ///< the history has all payloads up to this one

    static constexpr qint64 segmentBytes = 8 << 20;
    static constexpr qint64 worthEmptying = 64
        << 10; ///< bytes of a file of which the history has everything, and which is written on
    static constexpr qint64 mostBytes = 512 << 20; ///< of what the history does not take; then nothing more is

private:
    enum class Unread {
        Nothing, ///< whoever appended it has passed it on, or it was read
        Earlier, ///< of an earlier run
        Aside
    };
    struct Segment {
        QString path;
        qint64 bytes = 0;
        quint64 first = 0; ///< number of its first payload; 0 = there is none, or it is not known
        quint64 last = 0; ///< number of its last payload
        Unread unread = Unread::Nothing;
        bool whole = false; ///< no payload will be added: `last` is known
        bool damaged = false; ///< something in it was not read
    };
    explicit PayloadSpool(Place place) : m_place(std::move(place)) { }
    std::vector<Payload> read(Unread which, size_t most, qint64 bytes);
    bool openNext(Unread which);
    enum class Ending {
        Whole, ///< it was read to its end
        Damaged, ///< with gaps
        Unreadable
    };
    void endReading(Ending ending); ///< of the file at hand
    void endSegment(); ///< the one that is appended to; both are locked
    Result<bool> write(bool aside); // what is pending
    Status beginSegment(Unread unread);
    Status makeRoom(qint64 bytes); ///< what the history has is taken from the disk
    Error failure() const;

    const Place m_place;
    mutable QMutex m_mutex; // guards:
    std::deque<Segment> m_segments; // the oldest first; the last one is appended to, once there is m_file
    quint64 m_stored = 0;
    bool m_aside = false; // something lies there, or is being read
    size_t m_asideCount = 0;
    // Of the thread that reads.
    std::unique_ptr<RecordingReader> m_reader;
    QString m_reading; // its file
    quint64 m_read = 0;
    // Of the thread that appends; guarded by, and locked before the other:
    QMutex m_writing;
    std::unique_ptr<QFile> m_file;
    QByteArray m_pending;
    quint64 m_firstPending = 0;
    Result<bool> m_synced { false }; // the last time
    quint64 m_appended = quint64(1) << 48; // behind whatever can be left
    quint64 m_files = 0; // counted up in their names
};

} // namespace citywall
