// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/blockreader.h"

#include <utility>

namespace citywall {

namespace {

constexpr size_t groupSize = 8; // values, which take `width` whole bytes

template<int width>
void unpackGroups(const char *bytes, size_t groups, quint32 *out)
{
    constexpr quint64 mask = (quint64(1) << width) - 1;
    for (; groups > 0; --groups, bytes += width, out += groupSize) {
        // Every offset and shift is a constant: that is what makes it fast.
        [&]<size_t... i>(std::index_sequence<i...>) {
            ((out[i] = quint32((qFromLittleEndian<quint64>(bytes + i * width / 8) >> (i * width % 8)) & mask)), ...);
        }(std::make_index_sequence<groupSize>());
    }
}

using Unpacker = void (*)(const char *bytes, size_t groups, quint32 *out);

template<size_t... width>
constexpr std::array<Unpacker, sizeof...(width)> unpackersOf(std::index_sequence<width...>)
{
    return { unpackGroups<int(width)>... };
}
constexpr auto unpackers = unpackersOf(std::make_index_sequence<33>());

} // namespace

bool BlockReader::finish()
{
    while (next()) { }
    return m_whole && m_next == m_end;
}

void BlockReader::unpackNarrow(int width, quint32 *out, size_t begin, size_t end) const
{
    const char *bytes = m_block + blockHeaderSize;
    const size_t groups = m_rows / groupSize;
    const size_t first = begin / groupSize;
    const size_t last = std::min((end + groupSize - 1) / groupSize, groups);
    if (first < last)
        unpackers[size_t(width)](bytes + first * size_t(width), last - first, out + first * groupSize);
    const quint64 mask = (quint64(1) << width) - 1;
    for (size_t i = std::max(begin, groups * groupSize); i < end; ++i) { // a whole group of these might leave the column
        const size_t bit = i * size_t(width);
        out[i] = quint32((qFromLittleEndian<quint64>(bytes + (bit >> 3)) >> (bit & 7)) & mask);
    }
}

} // namespace citywall
