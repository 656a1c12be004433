// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/columncodec.h"

#include "engine/history/blockreader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <optional>

namespace citywall {

namespace {

constexpr std::array<double, 5> scales { 1, 10, 100, 1000, 10000 };
constexpr std::array<double, 5> inverses { 1, 0.1, 0.01, 0.001, 0.0001 };
constexpr quint8 rawFloats = 0xff;
constexpr quint32 missingFloat = std::bit_cast<quint32>(std::numeric_limits<float>::quiet_NaN());

int widthOf(quint64 largest)
{
    const int width = std::bit_width(largest);
    return width > widestPacked ? 64 : width;
}

quint64 zigzag(quint64 delta) { return (delta << 1) ^ (quint64(0) - (delta >> 63)); }

void packBits(QByteArray &out, const quint64 *values, size_t count, int width)
{
    const qsizetype start = out.size();
    out.resize(start + qsizetype(packedBlockSize(count, width)), '\0');
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
    out.append(char(quint8(width) | (delta ? blockDeltaFlag : 0)));
    std::array<char, 8> bytes;
    qToLittleEndian(base, bytes.data());
    out.append(bytes.data(), bytes.size());
    packBits(out, packed.data(), count, width);
}

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
    out.append(blockSlack, '\0');
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

namespace {

/// Whether the bytes may hold so many values: each block has a header at least. A count that is damaged may be any, and nothing is made
/// room for before this.
bool mayHold(QByteArrayView packed, size_t count)
{
    const size_t blocks = count / blockSize + (count % blockSize != 0 ? 1 : 0);
    return blocks <= size_t(packed.size()) / blockHeaderSize;
}

/// The value of a column whose values are all the same: then its blocks are, and have no bits.
std::optional<quint64> constantOf(QByteArrayView packed, size_t count)
{
    const size_t size = (count + blockSize - 1) / blockSize * blockHeaderSize;
    if (count == 0 || packed.size() != qsizetype(size) + blockSlack || (packed[0] & ~blockDeltaFlag) != 0
        || std::memcmp(packed.data(), packed.data() + blockHeaderSize, size - blockHeaderSize) != 0)
        return {};
    return qFromLittleEndian<quint64>(packed.data() + 1);
}

/// Appends convert(value) for the chosen rows of a column of integers.
template<typename Stored, typename T, typename Convert>
bool unpackColumn(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<T> &out, const Convert &convert)
{
    if (!mayHold(packed, count) || rows.end > count || rows.begin > rows.end || (!rows.rows.empty() && rows.rows.back() >= count))
        return false;
    if (const std::optional<quint64> constant = constantOf(packed, count)) {
        out.resize(out.size() + rows.size(), convert(Stored(*constant)));
        return true;
    }
    const size_t begin = out.size();
    out.resize(begin + rows.size());
    T *to = out.data() + begin;
    BlockReader blocks(packed, count);
    std::array<Stored, blockSize> buffer;
    const auto finish = [&] {
        const bool whole = blocks.finish();
        if (!whole)
            out.resize(begin); // nothing of a column that is not one
        return whole;
    };
    if (!rows.rows.empty()) {
        const quint32 *row = rows.rows.data();
        const quint32 *const end = row + rows.rows.size();
        while (row != end && blocks.next()) {
            if (*row >= blocks.end())
                continue;
            blocks.unpack(buffer.data());
            for (; row != end && *row < blocks.end(); ++row)
                *to++ = convert(buffer[*row - blocks.first()]);
        }
        return finish();
    }
    for (size_t row = rows.begin; row < rows.end && blocks.next();) {
        if (row >= blocks.end())
            continue;
        const size_t stop = std::min(rows.end, blocks.end());
        if constexpr (std::is_same_v<Convert, std::identity>) {
            if (stop - row == blocks.rows()) {
                blocks.unpack(to);
                to += stop - row;
                row = stop;
                continue;
            }
        }
        blocks.unpackPart(buffer.data(), row - blocks.first(), stop - blocks.first());
        const Stored *from = buffer.data() + (row - blocks.first());
        to = std::transform(from, from + (stop - row), to, convert);
        row = stop;
    }
    return finish();
}

} // namespace

template<typename T>
bool unpackIntegers(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<T> &out)
{
    return unpackColumn<T>(packed, count, rows, out, std::identity());
}

bool unpackSorted(QByteArrayView packed, size_t count, qint64 begin, qint64 end, size_t &first, std::vector<qint64> &out)
{
    // The base of a block in ascending order is its first value, packed either way.
    size_t from = 0; // the last block that begins before: it may end inside
    size_t to = 0;
    BlockReader blocks(packed, count);
    for (size_t block = 0; blocks.next(); ++block) {
        from = blocks.base() < begin ? block : from;
        to = blocks.base() < end ? block + 1 : to;
    }
    first = from * blockSize;
    const size_t last = std::min(count, std::max(from, to) * blockSize);
    return blocks.finish() && unpackIntegers(packed, count, { std::min(first, last), last, {} }, out)
        && std::is_sorted(out.begin(), out.end());
}

bool unpackOptional(QByteArrayView packed, size_t count, const RowSet &rows, qint32 none, std::vector<qint32> &out)
{
    if (packed.size() < prefixSize)
        return false;
    const qint32 code = qFromLittleEndian<qint32>(packed.data() + 1);
    return unpackColumn<qint32>(packed.sliced(prefixSize), count, rows, out,
                                [code, none](qint32 value) { return value ^ ((value ^ none) & -qint32(value == code)); });
}

bool unpackFloats(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<float> &out)
{
    if (packed.size() < prefixSize)
        return false;
    const quint8 encoding = quint8(packed[0]);
    const qint32 none = qFromLittleEndian<qint32>(packed.data() + 1);
    const QByteArrayView values = packed.sliced(prefixSize);
    if (encoding == rawFloats)
        return unpackColumn<quint32>(values, count, rows, out, [](quint32 bits) { return std::bit_cast<float>(bits); });
    if (encoding >= inverses.size())
        return false;
    return unpackColumn<qint32>(values, count, rows, out, [none, inverse = inverses[encoding]](qint32 value) {
        // Without a branch, so that the compiler makes it several at once.
        const quint32 missing = value == none ? ~quint32(0) : 0;
        const quint32 number = std::bit_cast<quint32>(float(double(value) * inverse));
        return std::bit_cast<float>((number & ~missing) | (missingFloat & missing));
    });
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
