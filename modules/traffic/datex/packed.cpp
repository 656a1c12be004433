// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/packed.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace citywall::traffic::datex {

namespace {

constexpr qsizetype unpackedAtOnce = 256 << 10;
constexpr int onlyGzip = 16 + MAX_WBITS; ///< as zlib wants it told

} // namespace

bool isPacked(QByteArrayView bytes) { return bytes.startsWith("\x1f\x8b"); }

QByteArray unpacked(QByteArrayView bytes, qsizetype most)
{
    z_stream stream {};
    if (inflateInit2(&stream, onlyGzip) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data())); // zlib does not write there
    stream.avail_in = uInt(std::min<qsizetype>(bytes.size(), std::numeric_limits<uInt>::max()));
    QByteArray content;
    for (int result = Z_OK; result == Z_OK && content.size() < most;) {
        const qsizetype before = content.size();
        const qsizetype room = std::min(unpackedAtOnce, most - before);
        content.resize(before + room);
        stream.next_out = reinterpret_cast<Bytef *>(content.data() + before);
        stream.avail_out = uInt(room);
        result = inflate(&stream, Z_NO_FLUSH);
        content.resize(before + room - qsizetype(stream.avail_out));
        if (result == Z_DATA_ERROR) // or the checksum at its end is another
            content.clear();
    }
    inflateEnd(&stream);
    return content;
}

} // namespace citywall::traffic::datex
