// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recording/recordingwriter.h"

#include "engine/recording/recordingframes.h"
#include "engine/recording/recordingreader.h"
#include "engine/recording/recordingtext.h"

namespace citywall {

RecordingWriter::RecordingWriter(const QString &path) : m_file(path), m_lock(path + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // held as long as its process lives
}

Result<std::unique_ptr<RecordingWriter>> RecordingWriter::open(const QString &path, const RecordingInfo &info)
{
    std::unique_ptr<RecordingWriter> writer(new RecordingWriter(path));
    if (!writer->m_lock.tryLock(0) && writer->m_lock.error() == QLockFile::LockFailedError)
        return Error { RecordingText::tr("%1 is being recorded by another process").arg(path), {} };
    if (!writer->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return writer->failure();
    const Status ready = writer->m_file.size() == 0 ? writer->begin(info) : writer->resume(info);
    if (!ready)
        return ready.error();
    return writer;
}

Status RecordingWriter::begin(const RecordingInfo &info)
{
    m_info = info;
    const QByteArray header = recording::encodeHeader(info);
    if (m_file.write(header) != header.size())
        return failure();
    m_end = header.size();
    return ok();
}

Status RecordingWriter::resume(const RecordingInfo &info)
{
    const Result<std::unique_ptr<RecordingReader>> reader = RecordingReader::open(m_file.fileName());
    if (!reader)
        return reader.error();
    m_info = (*reader)->info();
    if (m_info.feed != info.feed || m_info.format != info.format)
        return Error {
            RecordingText::tr("%1 is a recording of feed '%2'; choose another file").arg(m_file.fileName(), m_info.feed),
            m_info.format
        };
    if (m_info.datum != info.datum)
        return Error {
            RecordingText::tr("The positions in %1 are recorded in another datum; choose another file").arg(m_file.fileName()),
            m_info.datum
        };
    const RecordingExtent extent = (*reader)->measure();
    if (extent.error) // what lies behind must not be cut off
        return *extent.error;
    m_end = extent.truncated ? extent.wholeBytes : m_file.size();
    if (!m_file.resize(m_end) || !m_file.seek(m_end))
        return failure();
    return ok();
}

Status RecordingWriter::append(const RecordedPayload &payload)
{
    if (payload.payload.size() > maximumRecordedPayload)
        return Error { RecordingText::tr("A payload of %1 MiB is too long to be recorded").arg(payload.payload.size() >> 20),
                       {} };
    const QByteArray frame = recording::encodeFrame(payload);
    if (m_file.write(frame) != frame.size()) {
        const Error error = failure();
        m_file.unsetError();
        m_file.resize(m_end);
        m_file.seek(m_end);
        return error;
    }
    m_end += frame.size();
    ++m_frames;
    return ok();
}

Error RecordingWriter::failure() const
{
    return { RecordingText::tr("%1 cannot be written").arg(m_file.fileName()), m_file.errorString() };
}

} // namespace citywall
