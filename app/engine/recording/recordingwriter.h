// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/recording/recording.h"

#include <QFile>
#include <QLockFile>

#include <memory>

namespace citywall {

/// Writes a recording, payload by payload; keeps none of them. Each is with the system when append() returns, so that a kill of
/// the program loses nothing that was appended; a power cut may lose the last seconds. One thread at a time.
class RecordingWriter
{
public:
    /// Begins the recording, or goes on with one of the same feed and format: a frame that a kill left unfinished at its end is
    /// cut off. While it is open no other writer gets it. The error is for people.
    static Result<std::unique_ptr<RecordingWriter>> open(const QString &path, const RecordingInfo &info);

    /// Fails for a payload of more than maximumRecordedPayload, and where the disk is full: the file then ends as before.
    Status append(const RecordedPayload &payload);

    const RecordingInfo &info() const { return m_info; } ///< of the file; where it goes on, as it was begun
    qint64 frames() const { return m_frames; } ///< appended by this writer
    qint64 bytes() const { return m_end; } ///< of the file

private:
    explicit RecordingWriter(const QString &path);
    Status begin(const RecordingInfo &info);
    Status resume(const RecordingInfo &info);
    Error failure() const;

    QFile m_file;
    QLockFile m_lock;
    RecordingInfo m_info;
    qint64 m_end = 0;
    qint64 m_frames = 0;
};

} // namespace citywall
