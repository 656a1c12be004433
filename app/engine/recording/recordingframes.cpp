// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recording/recordingframes.h"

#include "engine/recording/recordingtext.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QDataStream>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

namespace citywall::recording {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView fileMark("\x89"
                                  "cwrec\r\n");
constexpr qsizetype worthPacking = 256; ///< bytes: what is shorter hardly shrinks

template<typename... Number>
void appendNumbers(QByteArray &to, Number... numbers)
{
    QDataStream stream(&to, QIODevice::WriteOnly | QIODevice::Append);
    stream.setByteOrder(QDataStream::LittleEndian);
    (stream << ... << numbers);
}

template<typename... Number>
void readNumbers(QByteArrayView from, Number &...numbers)
{
    QDataStream stream(from.toByteArray());
    stream.setByteOrder(QDataStream::LittleEndian);
    (stream >> ... >> numbers);
}

quint32 crcOf(QByteArrayView bytes)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), size_t(bytes.size())));
}

void appendCrc(QByteArray &to, QByteArrayView of) { appendNumbers(to, crcOf(of)); }

/// Whether the last four of the bytes are the checksum of those before.
bool endsInItsCrc(QByteArrayView bytes)
{
    QByteArray expected;
    appendCrc(expected, bytes.chopped(checksumBytes));
    return bytes.last(checksumBytes) == expected;
}

QByteArray packed(const QByteArray &plain)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    KCompressionDevice device(&buffer, false, KCompressionDevice::Zstd);
    if (!device.open(QIODevice::WriteOnly) || device.write(plain) != plain.size())
        return plain;
    device.close();
    return buffer.data();
}

/// Never more than so many bytes and one, whatever the packed ones would swell to.
QByteArray unpacked(const QByteArray &bytes, qsizetype plainBytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    KCompressionDevice device(&buffer, false, KCompressionDevice::Zstd);
    return device.open(QIODevice::ReadOnly) ? device.read(plainBytes + 1) : QByteArray();
}

} // namespace

QByteArray encodeHeader(const RecordingInfo &info)
{
    QJsonObject told { { u"feed"_s, info.feed },
                       { u"format"_s, info.format },
                       { u"source"_s, info.source.name },
                       { u"attribution"_s, info.source.attribution },
                       { u"simulated"_s, info.source.simulated },
                       { u"created"_s, info.created.toIso() } };
    if (!info.datum.isEmpty())
        told.insert(u"datum"_s, info.datum);
    const QByteArray json = QJsonDocument(told).toJson(QJsonDocument::Compact);
    QByteArray header = fileMark.toByteArray();
    appendNumbers(header, currentVersion, quint32(json.size()));
    header += json;
    appendCrc(header, header);
    return header;
}

Result<qsizetype> headerLength(QByteArrayView begin)
{
    if (!begin.startsWith(fileMark))
        return Error { RecordingText::tr("This is not a recording"), {} };
    quint32 version = 0;
    quint32 length = 0;
    readNumbers(begin.sliced(fileMark.size()), version, length);
    if (version > currentVersion)
        return Error {
            RecordingText::tr("The recording is of version %1; this program reads up to %2").arg(version).arg(currentVersion), {}
        };
    if (begin.size() < fixedHeaderBytes || version == 0 || length > maximumJsonBytes)
        return Error { RecordingText::tr("The header of the recording is damaged"), {} };
    return fixedHeaderBytes + qsizetype(length) + checksumBytes;
}

Result<RecordingInfo> decodeHeader(QByteArrayView header)
{
    const Result<qsizetype> length = headerLength(header);
    if (!length)
        return length.error();
    const Error damaged { RecordingText::tr("The header of the recording is damaged"), {} };
    if (header.size() != *length || !endsInItsCrc(header))
        return damaged;
    const QJsonObject json =
        QJsonDocument::fromJson(header.sliced(fixedHeaderBytes).chopped(checksumBytes).toByteArray()).object();
    RecordingInfo info { json.value("feed"_L1).toString(),
                         json.value("format"_L1).toString(),
                         { json.value("source"_L1).toString(), json.value("attribution"_L1).toString(),
                           json.value("simulated"_L1).toBool() },
                         UtcTime::fromIso(json.value("created"_L1).toString()),
                         json.value("datum"_L1).toString() };
    if (info.feed.isEmpty())
        return damaged;
    return info;
}

QByteArray encodeFrame(const RecordedPayload &payload, Packing packing)
{
    const QByteArray origin = payload.origin.toUtf8().left(maximumRecordedOrigin);
    const bool isWorthIt = packing == Packing::Smallest && payload.payload.size() >= worthPacking;
    QByteArray body = isWorthIt ? packed(payload.payload) : payload.payload;
    const bool compressed = body.size() < payload.payload.size();
    if (!compressed)
        body = payload.payload;
    QByteArray frame = frameMark.toByteArray();
    frame.reserve(frameHeaderBytes + origin.size() + body.size() + checksumBytes);
    appendNumbers(frame, quint8(compressed), quint8(0), quint16(origin.size()), quint32(body.size()),
                  quint32(payload.payload.size()), qint64(payload.received.milliseconds));
    appendCrc(frame, frame);
    frame += origin;
    frame += body;
    appendCrc(frame, QByteArrayView(frame).sliced(frameHeaderBytes));
    return frame;
}

std::optional<FrameHeader> decodeFrameHeader(QByteArrayView bytes)
{
    if (bytes.size() != frameHeaderBytes || !bytes.startsWith(frameMark) || !endsInItsCrc(bytes))
        return {};
    quint8 packing = 0;
    quint8 reserved = 0;
    quint16 origin = 0;
    quint32 packedBytes = 0;
    quint32 plainBytes = 0;
    qint64 received = 0;
    readNumbers(bytes.sliced(frameMark.size()), packing, reserved, origin, packedBytes, plainBytes, received);
    if (packing > 1 || origin > maximumRecordedOrigin || plainBytes > maximumRecordedPayload || packedBytes > plainBytes)
        return {};
    return FrameHeader { packing == 1, origin, qsizetype(packedBytes), qsizetype(plainBytes), { received } };
}

std::optional<RecordedPayload> decodeFrameBody(const FrameHeader &header, QByteArrayView body)
{
    if (body.size() != header.bodyBytes() || !endsInItsCrc(body))
        return {};
    const QByteArray content = body.sliced(header.originBytes, header.packedBytes).toByteArray();
    RecordedPayload payload { header.received, QString::fromUtf8(body.first(header.originBytes)),
                              header.compressed ? unpacked(content, header.plainBytes) : content };
    if (payload.payload.size() != header.plainBytes)
        return {};
    return payload;
}

} // namespace citywall::recording
