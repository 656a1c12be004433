// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/feedmessage.h"

#include "sdk/reason.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

namespace citywall::traffic::gtfs {

using namespace Qt::StringLiterals;
using google::protobuf::internal::WireFormatLite;

namespace {

// Length-delimited fields 1 and 2 of FeedMessage.
constexpr quint32 headerTag = 1 << 3 | 2;
constexpr quint32 entityTag = 2 << 3 | 2;
constexpr qsizetype sampleBytes = 256;
constexpr quint64 year2000 = 946'684'800;
constexpr quint64 year2100 = 4'102'444'800;

/// Takes one field's bytes off the stream without copying them; null when the stream ends before.
class FieldStream
{
public:
    explicit FieldStream(QByteArrayView bytes)
        : m_bytes(bytes), m_stream(reinterpret_cast<const quint8 *>(bytes.data()), int(bytes.size()))
    {
    }
    /// The next tag; 0 at the end, or where there is none.
    quint32 tag() { return m_stream.ReadTag(); }
    bool skip(quint32 tag) { return WireFormatLite::SkipField(&m_stream, tag); }
    bool atEnd() { return m_stream.ConsumedEntireMessage(); }
    std::optional<QByteArrayView> bytes()
    {
        quint32 length = 0;
        if (!m_stream.ReadVarint32(&length) || qsizetype(length) > m_bytes.size() - m_stream.CurrentPosition())
            return {};
        const QByteArrayView field = m_bytes.sliced(m_stream.CurrentPosition(), length);
        m_stream.Skip(int(length));
        return field;
    }

private:
    const QByteArrayView m_bytes;
    google::protobuf::io::CodedInputStream m_stream;
};

template<typename Message>
bool parse(Message &message, QByteArrayView bytes)
{
    return message.ParseFromArray(bytes.data(), int(bytes.size()));
}

/// When the message was made. @throws NotTaken
UtcTime timeOfHeader(QByteArrayView bytes)
{
    FeedHeader header;
    if (bytes.size() > RealtimeLimits::headerBytes || !parse(header, bytes))
        throw NotTaken { Reason::phrase("header unreadable") };
    const std::string &version = header.gtfs_realtime_version();
    if (version != "1.0" && version != "2.0")
        throw NotTaken { Reason::phrase("gtfs_realtime_version is not 1.0 or 2.0") };
    if (header.incrementality() != 0)
        throw NotTaken { Reason::phrase("incrementality is not FULL_DATASET") };
    const UtcTime time = timeOf(header.timestamp());
    if (!time.isValid())
        throw NotTaken { Reason::phrase("timestamp of the header missing or impossible") };
    return time;
}

/// One after the other, as forEachEntity(). @throws NotTaken for the rest of the message
void readEntities(QByteArrayView message, std::vector<Rejection> &rejections, const std::function<void(const Entity &)> &visit)
{
    if (message.size() > RealtimeLimits::payloadBytes)
        throw NotTaken { Reason::phrase("payload too large") };
    FieldStream stream(message);
    UtcTime made;
    FeedEntity entity;
    int number = 0;
    while (const quint32 tag = stream.tag()) {
        if (tag != headerTag && tag != entityTag) {
            if (!stream.skip(tag))
                throw NotTaken { Reason::phrase("not a whole GTFS Realtime message") };
            continue;
        }
        const std::optional<QByteArrayView> bytes = stream.bytes();
        if (!bytes)
            throw NotTaken { Reason::phrase("not a whole GTFS Realtime message") };
        if (tag == headerTag) {
            made = timeOfHeader(*bytes);
            continue;
        }
        if (!made.isValid())
            throw NotTaken { Reason::phrase("no header before the first entity") };
        if (++number > RealtimeLimits::entities)
            throw NotTaken { Reason::phrase("too many entities") };
        try {
            if (bytes->size() > RealtimeLimits::entityBytes)
                throw NotTaken { Reason::phrase("entity too large") };
            if (!parse(entity, *bytes))
                throw NotTaken { Reason::phrase("entity unreadable") };
            if (entity.is_deleted())
                throw NotTaken { Reason::phrase("is_deleted in a full data set") };
            visit({ entity, number, *bytes, made });
        } catch (const NotTaken &refused) {
            rejections.push_back(rejectionOf(refused, number, *bytes));
        }
        if (rejections.size() >= size_t(RealtimeLimits::rejections))
            throw NotTaken { Reason::phrase("too many bad entities") };
    }
    if (!stream.atEnd() || !made.isValid())
        throw NotTaken { Reason::phrase("not a whole GTFS Realtime message") };
}

} // namespace

QString textOf(const std::string &utf8, qsizetype characters)
{
    // Four bytes a character at most: what is cut off is not decoded first.
    return QString::fromUtf8(utf8.data(), std::min(qsizetype(utf8.size()), 4 * characters)).left(characters);
}

UtcTime timeOf(quint64 seconds)
{
    return seconds < year2000 || seconds > year2100 ? UtcTime {} : UtcTime { qint64(seconds) * 1000 };
}

bool looksLikeRealtime(QByteArrayView payload)
{
    FieldStream stream(payload.first(std::min(payload.size(), RealtimeLimits::headerBytes + 16)));
    if (stream.tag() != headerTag)
        return false;
    const std::optional<QByteArrayView> bytes = stream.bytes();
    FeedHeader header;
    return bytes && parse(header, *bytes) && header.gtfs_realtime_version().size() == 3
        && header.gtfs_realtime_version()[1] == '.';
}

Rejection rejectionOf(const NotTaken &refused, int number, QByteArrayView bytes)
{
    return { refused.reason, number, bytes.first(std::min(bytes.size(), sampleBytes)).toByteArray() };
}

void forEachEntity(QByteArrayView message, std::vector<Rejection> &rejections, const std::function<void(const Entity &)> &visit)
{
    try {
        readEntities(message, rejections, visit);
    } catch (const NotTaken &refused) {
        rejections.push_back(rejectionOf(refused, 0, message));
    }
}

} // namespace citywall::traffic::gtfs
