// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/columncodec.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace citywall {

namespace {

// A block: width | deltaFlag, base (8 bytes), then the values, `width` bits each, least significant bit first.
constexpr size_t headerSize = 9;
constexpr quint8 deltaFlag = 0x80;
constexpr int widestPacked = 56; // one unaligned 64-bit read covers a value of so many bits; wider ones take 64
constexpr qsizetype slack = 8;   // zero bytes after the last block, so that this read never leaves the column

constexpr std::array<double, 5> scales { 1, 10, 100, 1000, 10000 };
constexpr std::array<double, 5> inverses { 1, 0.1, 0.01, 0.001, 0.0001 };
constexpr quint8 rawFloats = 0xff;

int widthOf(quint64 largest)
{
    const int width = std::bit_width(largest);
    return width > widestPacked ? 64 : width;
}

size_t packedSize(size_t count, int width) { return (count * size_t(width) + 7) / 8; }

quint64 zigzag(quint64 delta) { return (delta << 1) ^ (quint64(0) - (delta >> 63)); }

void packBits(QByteArray &out, const quint64 *values, size_t count, int width)
{
    const qsizetype start = out.size();
    out.resize(start + qsizetype(packedSize(count, width)), '\0');
    char *bytes = out.data() + start;
    if (width == 64) {
        for (size_t i = 0; i < count; ++i)
            qToLittleEndian(values[i], bytes + 8 * i);
        return;
    }
    quint64 pending = 0;
    int bits = 0;
    for (size_t i = 0; i < count; ++i) {
        pending |= values[i] << bits; // at most 7 + 56 bits
        for (bits += width; bits >= 8; bits -= 8, pending >>= 8)
            *bytes++ = char(pending);
    }
    if (bits > 0)
        *bytes = char(pending);
}

template<typename T>
void packBlock(QByteArray &out, const T *values, size_t count)
{
    T least = values[0];
    T most = values[0];
    quint64 widestDelta = 0;
    for (size_t i = 1; i < count; ++i) {
        least = std::min(least, values[i]);
        most = std::max(most, values[i]);
        widestDelta |= zigzag(quint64(values[i]) - quint64(values[i - 1]));
    }
    const int offsetWidth = widthOf(quint64(most) - quint64(least));
    const int deltaWidth = widthOf(widestDelta);
    const bool delta = deltaWidth < offsetWidth;
    const quint64 base = quint64(delta ? values[0] : least);
    std::array<quint64, blockSize> packed;
    quint64 previous = base;
    for (size_t i = 0; i < count; ++i) {
        const quint64 value = quint64(values[i]);
        packed[i] = delta ? zigzag(value - previous) : value - base;
        previous = value;
    }
    const int width = delta ? deltaWidth : offsetWidth;
    out.append(char(quint8(width) | (delta ? deltaFlag : 0)));
    std::array<char, 8> bytes;
    qToLittleEndian(base, bytes.data());
    out.append(bytes.data(), bytes.size());
    packBits(out, packed.data(), count, width);
}

/// Finds the blocks of a packed column; checks once that none of them leaves the bytes.
class Blocks
{
public:
    static std::optional<Blocks> open(QByteArrayView packed, size_t count)
    {
        Blocks result;
        result.m_count = count;
        const size_t end = size_t(std::max<qsizetype>(packed.size() - slack, 0));
        result.m_blocks.reserve(std::min(count / blockSize + 1, end / headerSize)); // damaged bytes cannot ask for much
        size_t at = 0;
        for (size_t first = 0; first < count; first += blockSize) {
            if (at + headerSize > end)
                return {};
            const int width = quint8(packed[qsizetype(at)]) & ~deltaFlag;
            if (width > widestPacked && width != 64)
                return {};
            result.m_blocks.push_back(packed.data() + at);
            at += headerSize + packedSize(std::min(blockSize, count - first), width);
            if (at > end)
                return {};
        }
        if (at != end)
            return {};
        return result;
    }

    size_t size() const { return m_blocks.size(); }
    qint64 baseOf(size_t block) const { return qFromLittleEndian<qint64>(m_blocks[block] + 1); }
    size_t rowsOf(size_t block) const { return std::min(blockSize, m_count - block * blockSize); }

    template<typename T>
    void unpack(size_t block, T *out) const
    {
        const char *bytes = m_blocks[block];
        const size_t count = rowsOf(block);
        const bool delta = quint8(bytes[0]) & deltaFlag;
        const int width = quint8(bytes[0]) & ~deltaFlag;
        quint64 base = qFromLittleEndian<quint64>(bytes + 1);
        bytes += headerSize;
        if (width == 0) {
            std::fill_n(out, count, T(base));
            return;
        }
        const quint64 mask = width == 64 ? ~quint64(0) : (quint64(1) << width) - 1;
        const auto value = [&](size_t i) {
            const size_t bit = i * size_t(width);
            return (qFromLittleEndian<quint64>(bytes + (bit >> 3)) >> (bit & 7)) & mask;
        };
        if (!delta) {
            for (size_t i = 0; i < count; ++i)
                out[i] = T(base + value(i));
            return;
        }
        for (size_t i = 0; i < count; ++i) {
            const quint64 v = value(i);
            base += (v >> 1) ^ (quint64(0) - (v & 1));
            out[i] = T(base);
        }
    }

private:
    size_t m_count = 0;
    std::vector<const char *> m_blocks;
};

QByteArray withPrefix(quint8 encoding, qint32 none, const QByteArray &packed)
{
    std::array<char, 5> prefix { char(encoding) };
    qToLittleEndian(none, prefix.data() + 1);
    return QByteArray(prefix.data(), prefix.size()) + packed;
}

constexpr qsizetype prefixSize = 5;

/// Missing values become one less than the least one, so that they do not widen the blocks.
QByteArray packWithNone(quint8 encoding, std::vector<qint32> values, qint32 none)
{
    qint64 least = std::numeric_limits<qint32>::max();
    for (const qint32 v : values)
        least = v == none ? least : std::min<qint64>(least, v);
    const qint32 code = qint32(std::max<qint64>(least - 1, std::numeric_limits<qint32>::min()));
    std::replace(values.begin(), values.end(), none, code);
    return withPrefix(encoding, code, packIntegers(std::span<const qint32>(values)));
}

constexpr qint32 noInteger = std::numeric_limits<qint32>::min();

bool scale(std::span<const float> values, size_t k, std::vector<qint32> &out)
{
    out.resize(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            out[i] = noInteger;
            continue;
        }
        const double scaled = std::nearbyint(double(values[i]) * scales[k]);
        if (!(std::abs(scaled) < 2147483647.0)
            || std::bit_cast<quint32>(float(scaled * inverses[k])) != std::bit_cast<quint32>(values[i]))
            return false;
        out[i] = qint32(scaled);
    }
    return true;
}

} // namespace

template<typename T>
QByteArray packIntegers(std::span<const T> values)
{
    QByteArray out;
    out.reserve(qsizetype(values.size() * sizeof(T)) + 64);
    for (size_t first = 0; first < values.size(); first += blockSize)
        packBlock(out, values.data() + first, std::min(blockSize, values.size() - first));
    out.append(slack, '\0');
    return out;
}

QByteArray packOptional(std::span<const qint32> values, qint32 none)
{
    return packWithNone(0, { values.begin(), values.end() }, none);
}

QByteArray packFloats(std::span<const float> values)
{
    std::vector<qint32> scaled;
    for (size_t k = 0; k < scales.size(); ++k) {
        if (scale(values, k, scaled))
            return packWithNone(quint8(k), std::move(scaled), noInteger);
    }
    std::vector<quint32> bits(values.size());
    std::transform(values.begin(), values.end(), bits.begin(), [](float v) { return std::bit_cast<quint32>(v); });
    return withPrefix(rawFloats, 0, packIntegers(std::span<const quint32>(bits)));
}

template<typename T>
bool unpackIntegers(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<T> &out)
{
    const std::optional<Blocks> blocks = Blocks::open(packed, count);
    if (!blocks || rows.end > count || rows.begin > rows.end || (!rows.rows.empty() && rows.rows.back() >= count))
        return false;
    size_t at = out.size();
    out.resize(at + rows.size());
    std::array<T, blockSize> buffer;
    size_t held = std::numeric_limits<size_t>::max();
    for (const quint32 row : rows.rows) {
        if (row / blockSize != held) {
            held = row / blockSize;
            blocks->unpack(held, buffer.data());
        }
        out[at++] = buffer[row % blockSize];
    }
    if (!rows.rows.empty())
        return true;
    for (size_t row = rows.begin; row < rows.end;) {
        const size_t block = row / blockSize;
        const size_t stop = std::min(rows.end, block * blockSize + blocks->rowsOf(block));
        if (stop - row == blocks->rowsOf(block)) {
            blocks->unpack(block, out.data() + at);
        } else {
            blocks->unpack(block, buffer.data());
            std::copy(buffer.data() + row % blockSize, buffer.data() + row % blockSize + (stop - row), out.data() + at);
        }
        at += stop - row;
        row = stop;
    }
    return true;
}

bool unpackSorted(QByteArrayView packed, size_t count, qint64 begin, qint64 end, size_t &first, std::vector<qint64> &out)
{
    const std::optional<Blocks> blocks = Blocks::open(packed, count);
    if (!blocks)
        return false;
    // The base of a block in ascending order is its first value, packed either way.
    const auto firstFrom = [&](qint64 value) {
        size_t low = 0;
        for (size_t high = blocks->size(); low < high;) {
            const size_t middle = (low + high) / 2;
            if (blocks->baseOf(middle) < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    const size_t from = std::max<size_t>(firstFrom(begin), 1) - 1; // the one before may end inside
    const size_t to = std::max(from, firstFrom(end));
    first = from * blockSize;
    const size_t last = std::min(count, to * blockSize);
    return unpackIntegers(packed, count, { std::min(first, last), last, {} }, out) && std::is_sorted(out.begin(), out.end());
}

bool unpackOptional(QByteArrayView packed, size_t count, const RowSet &rows, qint32 none, std::vector<qint32> &out)
{
    const size_t first = out.size();
    if (packed.size() < prefixSize || !unpackIntegers(packed.sliced(prefixSize), count, rows, out))
        return false;
    std::replace(out.begin() + qsizetype(first), out.end(), qFromLittleEndian<qint32>(packed.data() + 1), none);
    return true;
}

bool unpackFloats(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<float> &out)
{
    if (packed.size() < prefixSize)
        return false;
    const quint8 encoding = quint8(packed[0]);
    if (encoding == rawFloats) {
        std::vector<quint32> bits;
        if (!unpackIntegers(packed.sliced(prefixSize), count, rows, bits))
            return false;
        std::transform(bits.begin(), bits.end(), std::back_inserter(out), [](quint32 b) { return std::bit_cast<float>(b); });
        return true;
    }
    std::vector<qint32> scaled;
    if (encoding >= inverses.size() || !unpackIntegers(packed.sliced(prefixSize), count, rows, scaled))
        return false;
    const qint32 none = qFromLittleEndian<qint32>(packed.data() + 1);
    const double inverse = inverses[encoding];
    const size_t first = out.size();
    out.resize(first + scaled.size());
    for (size_t i = 0; i < scaled.size(); ++i)
        out[first + i] = scaled[i] == none ? std::numeric_limits<float>::quiet_NaN() : float(double(scaled[i]) * inverse);
    return true;
}

template QByteArray packIntegers(std::span<const qint64>);
template QByteArray packIntegers(std::span<const qint32>);
template QByteArray packIntegers(std::span<const quint32>);
template QByteArray packIntegers(std::span<const quint16>);
template bool unpackIntegers(QByteArrayView, size_t, const RowSet &, std::vector<qint64> &);
template bool unpackIntegers(QByteArrayView, size_t, const RowSet &, std::vector<qint32> &);
template bool unpackIntegers(QByteArrayView, size_t, const RowSet &, std::vector<quint32> &);
template bool unpackIntegers(QByteArrayView, size_t, const RowSet &, std::vector<quint16> &);

} // namespace citywall
