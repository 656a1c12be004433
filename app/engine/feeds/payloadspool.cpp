// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadspool.h"

#include "engine/feeds/feedstext.h"
#include "engine/recording/recordingframes.h"
#include "engine/recording/recordingreader.h"

#include <QDir>

#include <fcntl.h>
#include <unistd.h>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

const QString afterDamaged = u".damaged"_s; ///< the name

/// The names in a folder are on the disk as well.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// A file that ends before its header does: the power went when it was begun.
bool holdsNothing(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray begin = file.read(recording::fixedHeaderBytes);
    if (file.error() != QFile::NoError)
        return false;
    const Result<qsizetype> length = recording::headerLength(begin);
    return begin.size() < recording::fixedHeaderBytes || (length && file.size() < *length);
}

} // namespace

Result<std::shared_ptr<PayloadSpool>> PayloadSpool::open(const Place &place)
{
    QDir folder(place.folder);
    if (!folder.mkpath(u"."_s))
        return Error {
            FeedsText::tr("The folder %1, in which messages are kept until they are stored, cannot be made").arg(place.folder), {}
        };
    QFile::setPermissions(place.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const std::shared_ptr<PayloadSpool> spool(new PayloadSpool(place));
    // Counted with leading zeros: by name is by age.
    const QString pattern = place.name + u"-????????????.cwrec"_s;
    const QStringList names = folder.entryList({ pattern, pattern + afterDamaged }, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = folder.filePath(name);
        spool->m_files = std::max(spool->m_files, name.section(u'-', -1).section(u'.', 0, 0).toULongLong());
        if (!name.endsWith(afterDamaged))
            spool->m_segments.push_back({ .path = path, .bytes = QFileInfo(path).size(), .unread = Unread::Earlier });
    }
    return spool;
}

PayloadSpool::~PayloadSpool()
{
    const Status room = makeRoom(0);
    if (room && m_file && m_segments.back().unread == Unread::Nothing && m_segments.back().last <= m_stored)
        m_file->remove();
}

std::vector<Payload> PayloadSpool::read(Unread which, size_t most, qint64 bytes)
{
    std::vector<Payload> payloads;
    while (payloads.size() < most && bytes > 0) {
        if (!m_reader && !openNext(which))
            break;
        if (std::optional<RecordedPayload> next = m_reader->next()) {
            bytes -= next->payload.size();
            payloads.push_back(
                { .bytes = next->payload, .received = next->received, .origin = next->origin, .number = ++m_read });
            continue;
        }
        const std::optional<Error> error = m_reader->error();
        const bool isDamaged = m_reader->damaged() > 0;
        m_reader.reset();
        if (error)
            qWarning().noquote() << error->message << error->detail;
        else if (isDamaged)
            qWarning().noquote() << FeedsText::tr("%1 is damaged: what can be found of its messages is read").arg(m_reading);
        endReading(error ? Ending::Unreadable : isDamaged ? Ending::Damaged : Ending::Whole);
    }
    if (which == Unread::Aside) {
        const QMutexLocker lock(&m_mutex);
        m_asideCount = m_aside ? m_asideCount - std::min(payloads.size(), m_asideCount) : 0;
    }
    return payloads;
}

bool PayloadSpool::openNext(Unread which)
{
    for (;;) {
        {
            // Nothing is being written: what comes next lies aside behind what was found here, or not at all.
            const QMutexLocker writing(&m_writing);
            const QMutexLocker lock(&m_mutex);
            const auto next = std::ranges::find(m_segments, which, &Segment::unread);
            if (next == m_segments.end()) {
                m_aside = m_aside && which != Unread::Aside;
                return false;
            }
            if (m_file && std::next(next) == m_segments.end())
                endSegment();
            if (next->first > 0)
                m_read = next->first - 1;
            m_reading = next->path;
        }
        Result<std::unique_ptr<RecordingReader>> reader = RecordingReader::open(m_reading);
        if (reader) {
            m_reader = std::move(*reader);
            return true;
        }
        const bool empty = holdsNothing(m_reading);
        if (!empty)
            qWarning().noquote() << reader.error().message << reader.error().detail;
        endReading(empty ? Ending::Whole : Ending::Unreadable);
    }
}

void PayloadSpool::endReading(Ending ending)
{
    const QMutexLocker lock(&m_mutex);
    const auto segment = std::ranges::find(m_segments, m_reading, &Segment::path);
    if (ending == Ending::Unreadable) { // not ours any more: whoever mends it can start again
        m_segments.erase(segment);
        return;
    }
    if (segment->unread == Unread::Earlier)
        segment->last = m_read;
    segment->whole = true;
    segment->damaged = ending == Ending::Damaged;
    segment->unread = Unread::Nothing;
}

bool PayloadSpool::hasAside() const
{
    const QMutexLocker lock(&m_mutex);
    return m_aside;
}

size_t PayloadSpool::aside() const
{
    const QMutexLocker lock(&m_mutex);
    return m_asideCount;
}

quint64 PayloadSpool::append(const Payload &payload)
{
    if (payload.bytes.size() > maximumRecordedPayload)
        return 0;
    const QMutexLocker lock(&m_writing);
    if (m_pending.isEmpty())
        m_firstPending = m_appended + 1;
    m_pending += recording::encodeFrame({ payload.received, payload.origin, payload.bytes }, recording::Packing::None);
    return ++m_appended;
}

Result<bool> PayloadSpool::sync(bool aside)
{
    const QMutexLocker writing(&m_writing);
    if (!m_pending.isEmpty())
        m_synced = write(aside);
    return m_synced;
}

Result<bool> PayloadSpool::write(bool aside)
{
    const QByteArray frames = std::exchange(m_pending, {});
    Unread unread = Unread::Nothing;
    {
        const QMutexLocker lock(&m_mutex);
        unread = aside || m_aside ? Unread::Aside : Unread::Nothing;
        if (m_file && m_segments.back().unread != unread)
            endSegment();
    }
    if (const Status room = makeRoom(frames.size()); !room)
        return room.error();
    if (!m_file) {
        if (const Status begun = beginSegment(unread); !begun)
            return begun.error();
    }
    const qint64 end = m_file->pos();
    if (m_file->write(frames) != frames.size() || ::fdatasync(m_file->handle()) != 0) {
        const Error error = failure();
        m_file->unsetError();
        m_file->resize(end);
        m_file->seek(end);
        // What is read aside is numbered from the first: one behind the other, without those that were forgotten.
        if (const QMutexLocker lock(&m_mutex); unread == Unread::Aside)
            endSegment();
        return error;
    }
    const QMutexLocker lock(&m_mutex);
    Segment &segment = m_segments.back();
    segment.bytes = m_file->pos();
    segment.first = segment.first > 0 ? segment.first : m_firstPending;
    segment.last = m_appended;
    aside = unread == Unread::Aside;
    m_aside = m_aside || aside;
    m_asideCount += aside ? size_t(m_appended - m_firstPending) + 1 : 0;
    if (segment.bytes >= segmentBytes)
        endSegment();
    return aside;
}

void PayloadSpool::endSegment()
{
    Segment &segment = m_segments.back();
    segment.whole = true;
    if (segment.first == 0) // nothing came into it
        segment.unread = Unread::Nothing;
    m_file.reset();
}

Status PayloadSpool::makeRoom(qint64 bytes)
{
    std::vector<Segment> done;
    bool isEmpty = false; // the history has everything that the open file holds
    {
        const QMutexLocker lock(&m_mutex);
        const auto isDone = [this](const Segment &s) { return s.unread == Unread::Nothing && s.last <= m_stored; };
        while (!m_segments.empty() && m_segments.front().whole && isDone(m_segments.front())) {
            done.push_back(m_segments.front());
            m_segments.pop_front();
        }
        isEmpty = m_file && isDone(m_segments.back()) && m_segments.back().bytes > worthEmptying;
        for (const Segment &segment : m_segments)
            bytes += segment.bytes;
    }
    for (const Segment &segment : done)
        segment.damaged ? QFile::rename(segment.path, segment.path + afterDamaged) : QFile::remove(segment.path);
    const qint64 header = recording::encodeHeader(m_place.info).size();
    if (isEmpty && m_file->resize(header) && m_file->seek(header)) {
        const QMutexLocker lock(&m_mutex);
        m_segments.back().bytes = header;
        m_segments.back().first = 0;
    }
    if (bytes > mostBytes)
        return Error { FeedsText::tr("%1 MiB of messages wait to be stored: no more are taken").arg(mostBytes >> 20), {} };
    return ok();
}

Status PayloadSpool::beginSegment(Unread unread)
{
    const QString path =
        QDir(m_place.folder).filePath(u"%1-%2.cwrec"_s.arg(m_place.name).arg(m_files + 1, 12, 10, QLatin1Char('0')));
    const QByteArray header = recording::encodeHeader(m_place.info);
    m_file = std::make_unique<QFile>(path);
    const bool good = m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)
        && m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner) && m_file->write(header) == header.size();
    if (!good) {
        const Error error = failure();
        m_file->remove();
        m_file.reset();
        return error;
    }
    syncFolder(m_place.folder);
    ++m_files;
    const QMutexLocker lock(&m_mutex);
    m_segments.push_back({ .path = path, .bytes = header.size(), .last = m_appended, .unread = unread });
    return ok();
}

void PayloadSpool::setStored(quint64 number)
{
    const QMutexLocker lock(&m_mutex);
    m_stored = std::max(m_stored, number);
}

Error PayloadSpool::failure() const
{
    return { FeedsText::tr("%1, in which messages are kept until they are stored, cannot be written").arg(m_file->fileName()),
             m_file->errorString() };
}

} // namespace citywall
