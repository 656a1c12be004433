// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/recording/recording.h"

#include <QByteArrayView>

#include <optional>

// How a recording lies in its file. All numbers are little-endian; checksums are CRC-32 (ISO 3309, as in zlib).
//
//   header  89 'cwrec' 0D 0A · version (4) · length of the JSON (4) · JSON · checksum of all before (4)
//   frame   'CWFR' · packing (1) · 0 (1) · length of the origin (2) · packed length (4) · plain length (4) · receipt (8, ms since
//           the epoch) · checksum of the 24 bytes before (4) · origin · payload as packed · checksum of origin and payload (4)
//
// Each frame stands for itself: what was written whole before a kill is read, and behind a damaged frame the next one is found by
// its first four bytes and checksum. Pure functions; any thread.
namespace citywall::recording {

inline constexpr quint32 currentVersion = 1;
inline constexpr qsizetype fixedHeaderBytes = 16; ///< of the file's header, before the JSON
inline constexpr qsizetype frameHeaderBytes = 28;
inline constexpr qsizetype checksumBytes = 4;
inline constexpr quint32 maximumJsonBytes = 64 << 10;
inline constexpr QByteArrayView frameMark = "CWFR";

QByteArray encodeHeader(const RecordingInfo &info);

/// From the first `fixedHeaderBytes` of a file: how long its header is. The error says what is wrong with it, for people.
Result<qsizetype> headerLength(QByteArrayView begin);
/// From a whole header. The error says what is wrong with it, for people.
Result<RecordingInfo> decodeHeader(QByteArrayView header);

/// What a frame says of itself before its content.
struct FrameHeader {
    bool compressed = false;
    qsizetype originBytes = 0;
    qsizetype packedBytes = 0;
    qsizetype plainBytes = 0;
    UtcTime received;

    qsizetype bodyBytes() const { return originBytes + packedBytes + checksumBytes; }
};

enum class Packing { Smallest, None };
/// A whole frame. The payload is compressed (Zstandard, RFC 8878) where that makes it smaller and there is time for it.
QByteArray encodeFrame(const RecordedPayload &payload, Packing packing = Packing::Smallest);

/// Nothing if these `frameHeaderBytes` are no frame's or were damaged.
std::optional<FrameHeader> decodeFrameHeader(QByteArrayView bytes);
/// Nothing if the body, of FrameHeader::bodyBytes(), was damaged.
std::optional<RecordedPayload> decodeFrameBody(const FrameHeader &header, QByteArrayView body);

} // namespace citywall::recording
