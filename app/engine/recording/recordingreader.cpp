// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recording/recordingreader.h"

#include "engine/recording/recordingframes.h"
#include "engine/recording/recordingtext.h"

#include <algorithm>

namespace citywall {

using namespace recording;

namespace {

constexpr qint64 framesBetweenMarks = 1024;
constexpr qint64 searchBytes = 1 << 16;

qint64 wholeLength(const FrameHeader &header) { return frameHeaderBytes + header.bodyBytes(); }

} // namespace

Result<std::unique_ptr<RecordingReader>> RecordingReader::open(const QString &path)
{
    std::unique_ptr<RecordingReader> reader(new RecordingReader(path));
    if (const Status read = reader->readHeader(); !read)
        return read.error();
    return reader;
}

Status RecordingReader::readHeader()
{
    const auto about = [this](const Error &error) {
        return Error { RecordingText::tr("%1: %2").arg(m_file.fileName(), error.message), error.detail };
    };
    if (!m_file.open(QIODevice::ReadOnly))
        return failure();
    const Result<QByteArray> begin = read(0, fixedHeaderBytes);
    if (!begin)
        return begin.error();
    const Result<qsizetype> length = headerLength(*begin);
    if (!length)
        return about(length.error());
    const Result<QByteArray> header = read(0, *length);
    if (!header)
        return header.error();
    Result<RecordingInfo> info = decodeHeader(*header);
    if (!info)
        return about(info.error());
    m_info = std::move(*info);
    m_firstFrame = m_next.position = header->size();
    return ok();
}

/// So many bytes, or fewer at the end of the file; the error is the disk's.
Result<QByteArray> RecordingReader::read(qint64 position, qint64 bytes)
{
    QByteArray all;
    if (m_file.seek(position)) {
        all = m_file.read(bytes);
        // A disk may give what lies before a bad place, and say so the next time only.
        for (QByteArray more = all; !more.isEmpty() && all.size() < bytes; all += more)
            more = m_file.read(bytes - all.size());
    }
    if (m_file.error() != QFile::NoError)
        return failure();
    return all;
}

Error RecordingReader::failure() const
{
    return { RecordingText::tr("%1 cannot be read").arg(m_file.fileName()), m_file.errorString() };
}

// The first whole frame at the cursor or behind it, whose place the cursor then has.
std::optional<FrameHeader> RecordingReader::find(Cursor &at)
{
    at.error.reset();
    for (;;) {
        const Result<QByteArray> bytes = read(at.position, frameHeaderBytes);
        if (!bytes) {
            at.error = bytes.error();
            return {};
        }
        const auto header = decodeFrameHeader(*bytes);
        at.truncated =
            header ? at.position + wholeLength(*header) > m_file.size() : !bytes->isEmpty() && bytes->size() < frameHeaderBytes;
        if (bytes->isEmpty() || at.truncated)
            return {};
        if (header)
            return header;
        if (!passDamage(at))
            return {};
    }
}

// To the next frame that says sound things of itself; to the end if there is none. On an error it stays where it is.
bool RecordingReader::passDamage(Cursor &at)
{
    for (qint64 from = at.position + 1;;) {
        const Result<QByteArray> stretch = read(from, searchBytes);
        if (!stretch) {
            at.error = stretch.error();
            return false;
        }
        if (stretch->size() < frameMark.size())
            break;
        for (qsizetype found = stretch->indexOf(frameMark); found >= 0; found = stretch->indexOf(frameMark, found + 1)) {
            const Result<QByteArray> header = read(from + found, frameHeaderBytes);
            if (!header) {
                at.error = header.error();
                return false;
            }
            if (decodeFrameHeader(*header)) {
                ++at.damaged;
                at.position = from + found;
                return true;
            }
        }
        from += stretch->size() - (frameMark.size() - 1); // a mark may lie across the edge
    }
    ++at.damaged;
    at.position = m_file.size();
    return false;
}

std::optional<RecordedPayload> RecordingReader::next()
{
    while (const auto header = find(m_next)) {
        const Result<QByteArray> body = read(m_next.position + frameHeaderBytes, header->bodyBytes());
        if (!body) {
            m_next.error = body.error();
            return {};
        }
        auto payload = decodeFrameBody(*header, *body);
        m_next.position += wholeLength(*header);
        if (payload)
            return payload;
        ++m_next.damaged;
    }
    return {};
}

void RecordingReader::seek(UtcTime time)
{
    Cursor at { m_firstFrame };
    const auto mark = std::ranges::partition_point(m_marks, [&](const Mark &m) { return m.latest < time; });
    if (mark != m_marks.begin())
        at.position = std::prev(mark)->position;
    for (auto header = find(at); header && header->received < time; header = find(at))
        at.position += wholeLength(*header);
    m_next.position = at.position;
    m_next.truncated = at.truncated;
}

RecordingExtent RecordingReader::measure()
{
    m_marks.clear();
    RecordingExtent extent;
    extent.wholeBytes = m_firstFrame;
    Cursor at { m_firstFrame };
    while (const auto header = find(at)) {
        if (extent.frames > 0 && extent.frames % framesBetweenMarks == 0)
            m_marks.push_back({ extent.last, at.position });
        extent.first = extent.first.isValid() ? std::min(extent.first, header->received) : header->received;
        extent.last = std::max(extent.last, header->received); // what is invalid is the least
        ++extent.frames;
        extent.wholeBytes = at.position += wholeLength(*header);
    }
    extent.truncated = at.truncated;
    extent.error = at.error;
    return extent;
}

} // namespace citywall
