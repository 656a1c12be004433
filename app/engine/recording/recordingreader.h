// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/recording/recording.h"

#include <QFile>

#include <memory>
#include <optional>
#include <vector>

namespace citywall {

namespace recording {
struct FrameHeader;
}

/// How much a recording holds.
struct RecordingExtent {
    qint64 frames = 0;
    UtcTime first;         ///< earliest receipt; invalid = no frames
    UtcTime last;          ///< latest receipt
    qint64 wholeBytes = 0; ///< of the file, up to the end of its last whole frame
    bool truncated = false; ///< the file ends in the middle of a frame: its writer was killed, or writes still
    std::optional<Error> error {}; ///< the disk gave no more than this, which is not all
};

/// Reads a recording frame by frame, in the order of their receipt, and holds no more than one of them. A frame that was damaged
/// is left out and counted, those behind it are read; where the disk fails the reading ends with an error, which is not the file's end.
/// One thread at a time; a file that still grows may be read on.
class RecordingReader
{
public:
    /// The error is for people: no such file, none of this kind, damaged in its header, of a later version.
    static Result<std::unique_ptr<RecordingReader>> open(const QString &path);

    const RecordingInfo &info() const { return m_info; }

    /// The next whole frame; nothing at the end, and where there is an error.
    std::optional<RecordedPayload> next();
    /// Goes to the first frame that was received then or later, or to the end.
    void seek(UtcTime time);

    /// Walks over all frames without unpacking them; where next() stands stays.
    RecordingExtent measure();

    qint64 damaged() const { return m_next.damaged; } ///< stretches that next() has left out
    bool isTruncated() const { return m_next.truncated; } ///< next() met a frame that is not whole at the end
    /// Why next() came no further than the last time; for people.
    const std::optional<Error> &error() const { return m_next.error; }

private:
    /// How far one has walked.
    struct Cursor {
        qint64 position = 0; ///< of the frame that comes next
        qint64 damaged = 0;
        bool truncated = false;
        std::optional<Error> error {}; ///< of the file
    };
    struct Mark {
        UtcTime latest; ///< receipt of all frames before
        qint64 position = 0;
    };

    explicit RecordingReader(const QString &path) : m_file(path) { }
    Status readHeader();
    Result<QByteArray> read(qint64 position, qint64 bytes);
    Error failure() const;
    std::optional<recording::FrameHeader> find(Cursor &at);
    bool passDamage(Cursor &at);

    QFile m_file;
    RecordingInfo m_info;
    qint64 m_firstFrame = 0;
    Cursor m_next;
    std::vector<Mark> m_marks; // of every so many frames, once measured
};

} // namespace citywall
