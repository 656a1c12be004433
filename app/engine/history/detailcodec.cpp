// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/detailcodec.h"

#include <QtEndian>

#ifdef CITYWALL_LIBDEFLATE
#include <libdeflate.h>
#endif

#include <algorithm>
#include <array>
#include <memory>

namespace citywall {

namespace {

// Packed details: nothing where no row has one; else
//   numbers of rows with one, of texts and of frames, bytes of the rows and of their texts' numbers (4 each);
//   of each frame its bytes and the number of the first text after it (4 each);
//   the rows, ascending, and the number of each one's text, as packed integers;
//   the frames: one byte that says how it is packed, then { length (4), text } … of the texts in it.
constexpr qsizetype fixedSize = 20;
constexpr qsizetype frameEntry = 8;
constexpr qsizetype frameBytes = 16384; // of texts, after which a frame ends: a reader of few rows unpacks few
constexpr qsizetype worthPacking = 4096; // below, unpacking costs readers more than the bytes are worth
constexpr size_t formerFrame = 1024; // rows whose details were compressed together

enum class Packing : char { Plain, Zlib };

template<typename T>
void appendNumber(QByteArray &to, T number)
{
    std::array<char, sizeof(T)> bytes;
    qToLittleEndian(number, bytes.data());
    to.append(bytes.data(), bytes.size());
}

quint32 numberAt(QByteArrayView bytes, qsizetype at) { return qFromLittleEndian<quint32>(bytes.data() + at); }

/// What qCompress made, or nothing.
QByteArray inflated(QByteArrayView packed)
{
#ifdef CITYWALL_LIBDEFLATE
    constexpr qsizetype mostExpansion = 1032; // of deflate: 258 bytes in two bits
    struct Free {
        void operator()(libdeflate_decompressor *d) const { libdeflate_free_decompressor(d); }
    };
    thread_local const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    if (packed.size() < 4)
        return {};
    const qsizetype size = qFromBigEndian<quint32>(packed.data());
    if (!decompressor || size > packed.size() * mostExpansion)
        return {};
    QByteArray text(size, Qt::Uninitialized);
    const auto result = libdeflate_zlib_decompress(decompressor.get(), packed.data() + 4, size_t(packed.size() - 4), text.data(),
                                                   size_t(size), nullptr);
    return result == LIBDEFLATE_SUCCESS ? text : QByteArray();
#else
    return qUncompress(reinterpret_cast<const uchar *>(packed.data()), packed.size());
#endif
}

/// Rows of [begin, end) that have details, ascending.
std::vector<qint64> rowsWithDetails(const Observations &rows, size_t begin, size_t end)
{
    std::vector<qint64> found;
    if (size_t(rows.details.size()) < end - begin) {
        for (auto it = rows.details.keyBegin(); it != rows.details.keyEnd(); ++it) {
            if (*it >= begin && *it < end)
                found.push_back(qint64(*it));
        }
        std::ranges::sort(found);
        return found;
    }
    for (size_t row = begin; row < end; ++row) {
        if (rows.details.contains(quint32(row)))
            found.push_back(qint64(row));
    }
    return found;
}

/// One detail that is wanted: its row in the result, and the number of its text.
struct WantedDetail {
    quint32 row = 0;
    quint32 text = 0;
};

std::vector<WantedDetail> wantedOf(const std::vector<qint64> &with, const std::vector<quint32> &texts, const RowSet &rows,
                                   size_t outRow)
{
    std::vector<WantedDetail> wanted;
    if (rows.rows.empty()) {
        const auto begin = std::ranges::lower_bound(with, qint64(rows.begin));
        const auto end = std::lower_bound(begin, with.end(), qint64(rows.end));
        for (auto row = begin; row != end; ++row)
            wanted.push_back({ quint32(outRow + size_t(*row) - rows.begin), texts[size_t(row - with.begin())] });
        return wanted;
    }
    size_t listed = 0;
    for (size_t i = 0; i < with.size(); ++i) {
        const auto row = size_t(with[i]);
        while (listed < rows.rows.size() && rows.rows[listed] < row)
            ++listed;
        if (listed < rows.rows.size() && rows.rows[listed] == row)
            wanted.push_back({ quint32(outRow + listed), texts[i] });
    }
    return wanted;
}

/// Calls visit(number, text) for the texts from number `first` up to `end` that a frame holds. False if it is no such frame.
template<typename Visit>
bool readFrame(QByteArrayView frame, quint32 first, quint32 end, const Visit &visit)
{
    if (frame.isEmpty())
        return false;
    const QByteArray unpacked = Packing(frame[0]) == Packing::Zlib ? inflated(frame.sliced(1)) : QByteArray();
    const QByteArrayView text = Packing(frame[0]) == Packing::Zlib ? QByteArrayView(unpacked) : frame.sliced(1);
    qsizetype at = 0;
    quint32 number = first;
    for (; number < end && at + 4 <= text.size(); ++number) {
        const qsizetype length = numberAt(text, at);
        if (length > text.size() - at - 4)
            return false;
        visit(number, text.sliced(at + 4, length));
        at += 4 + length;
    }
    return number == end && at == text.size();
}

/// Calls visit(row of the chunk, JSON) for the details of one former frame: { row in frame (2), length (4), JSON } …
template<typename Visit>
bool readFormerFrame(QByteArrayView packed, size_t firstRow, const Visit &visit)
{
    const QByteArray text = inflated(packed);
    if (text.isEmpty())
        return false;
    qsizetype at = 0;
    while (at + 6 <= text.size()) {
        const size_t row = firstRow + qFromLittleEndian<quint16>(text.data() + at);
        const qsizetype length = qFromLittleEndian<quint32>(text.data() + at + 2);
        at += 6;
        if (length > text.size() - at)
            return false;
        visit(row, text.sliced(at, length));
        at += length;
    }
    return at == text.size();
}

} // namespace

QByteArray packDetails(const Observations &rows, size_t begin, size_t end, int level)
{
    const std::vector<qint64> with = rows.details.isEmpty() ? std::vector<qint64>() : rowsWithDetails(rows, begin, end);
    if (with.empty())
        return QByteArray(""); // not a null one: that is a column which is not there
    QHash<QByteArray, quint32> numbers;
    std::vector<qint64> places;
    std::vector<quint32> texts;
    QByteArray frames;
    QByteArray entries;
    QByteArray open;
    const auto close = [&] {
        const bool plain = open.size() < worthPacking;
        frames.append(char(plain ? Packing::Plain : Packing::Zlib));
        const QByteArray packed = plain ? open : qCompress(open, level);
        frames.append(packed);
        appendNumber(entries, quint32(packed.size() + 1));
        appendNumber(entries, quint32(numbers.size()));
        open.clear();
    };
    for (const qint64 row : with) {
        const QByteArray &text = *rows.details.constFind(quint32(row));
        const auto known = numbers.constFind(text);
        places.push_back(row - qint64(begin));
        texts.push_back(known == numbers.cend() ? quint32(numbers.size()) : *known);
        if (known != numbers.cend())
            continue;
        numbers.insert(text, texts.back());
        appendNumber(open, quint32(text.size()));
        open.append(text);
        if (open.size() >= frameBytes)
            close();
    }
    if (!open.isEmpty())
        close();
    const QByteArray packedPlaces = packIntegers(std::span<const qint64>(places));
    const QByteArray packedTexts = packIntegers(std::span<const quint32>(texts));
    QByteArray packed;
    for (const qsizetype number :
         { qsizetype(with.size()), numbers.size(), entries.size() / frameEntry, packedPlaces.size(), packedTexts.size() })
        appendNumber(packed, quint32(number));
    return packed + entries + packedPlaces + packedTexts + frames;
}

bool unpackDetails(QByteArrayView packed, size_t count, const RowSet &rows, size_t outRow, QHash<quint32, QByteArray> &out)
{
    if (packed.isEmpty())
        return !packed.isNull();
    if (packed.size() < fixedSize)
        return false;
    const size_t with = numberAt(packed, 0);
    const quint32 textCount = numberAt(packed, 4);
    const qsizetype frames = numberAt(packed, 8);
    const qsizetype placeBytes = numberAt(packed, 12);
    const qsizetype textBytes = numberAt(packed, 16);
    const qsizetype frameStart = fixedSize + frames * frameEntry + placeBytes + textBytes;
    if (frameStart > packed.size() || with > count || textCount > with)
        return false;
    const QByteArrayView entries = packed.sliced(fixedSize, frames * frameEntry);
    const QByteArrayView packedPlaces = packed.sliced(fixedSize + frames * frameEntry, placeBytes);
    const QByteArrayView packedTexts = packed.sliced(fixedSize + frames * frameEntry + placeBytes, textBytes);

    const size_t begin = rows.rows.empty() ? rows.begin : rows.rows.front();
    const size_t end = rows.rows.empty() ? rows.end : rows.rows.back() + 1;
    size_t first = 0;
    std::vector<qint64> places;
    std::vector<quint32> numbers;
    if (!unpackSorted(packedPlaces, with, qint64(begin), qint64(end), first, places)
        || !unpackIntegers(packedTexts, with, { first, first + places.size(), {} }, numbers))
        return false;
    const std::vector<WantedDetail> wanted = wantedOf(places, numbers, rows, outRow);
    std::vector<bool> isWanted(textCount);
    for (const WantedDetail &detail : wanted) {
        if (detail.text >= textCount)
            return false;
        isWanted[detail.text] = true;
    }
    std::vector<QByteArray> texts(textCount);
    qsizetype at = frameStart;
    quint32 firstText = 0;
    for (qsizetype frame = 0; frame < frames; ++frame) {
        const qsizetype length = numberAt(entries, frame * frameEntry);
        const quint32 endText = numberAt(entries, frame * frameEntry + 4);
        if (length > packed.size() - at || endText < firstText || endText > textCount)
            return false;
        const auto from = isWanted.begin() + firstText;
        const auto to = isWanted.begin() + endText;
        // A text that several rows have is there once: what they hold shares it.
        if (std::find(from, to, true) != to
            && !readFrame(packed.sliced(at, length), firstText, endText, [&](quint32 number, QByteArrayView text) {
                   if (isWanted[number])
                       texts[number] = text.toByteArray();
               }))
            return false;
        at += length;
        firstText = endText;
    }
    if (at != packed.size() || firstText != textCount)
        return false;
    out.reserve(out.size() + qsizetype(wanted.size()));
    for (const WantedDetail &detail : wanted)
        out.insert(detail.row, texts[detail.text]);
    return true;
}

bool unpackFormerDetails(QByteArrayView packed, size_t count, const RowSet &rows, size_t outRow, QHash<quint32, QByteArray> &out)
{
    // Number of frames (4), length of each (4 each), then the frames, of formerFrame rows each.
    const size_t frames = packed.size() < 4 ? 0 : numberAt(packed, 0);
    if (packed.size() < 4 || frames > (count + formerFrame - 1) / formerFrame || packed.size() < qsizetype(4 + 4 * frames))
        return false;
    std::vector<qint64> places;
    std::vector<quint32> numbers;
    std::vector<QByteArray> texts;
    qsizetype at = qsizetype(4 + 4 * frames);
    for (size_t frame = 0; frame < frames; ++frame) {
        const qsizetype length = numberAt(packed, qsizetype(4 + 4 * frame));
        if (length > packed.size() - at)
            return false;
        const auto take = [&](size_t row, const QByteArray &json) {
            places.push_back(qint64(row));
            numbers.push_back(quint32(texts.size()));
            texts.push_back(json);
        };
        const size_t first = frame * formerFrame;
        const size_t begin = rows.rows.empty() ? rows.begin : rows.rows.front();
        const size_t end = rows.rows.empty() ? rows.end : rows.rows.back() + 1;
        const bool wanted = length > 0 && begin < first + formerFrame && first < end;
        if (wanted && !readFormerFrame(packed.sliced(at, length), first, take))
            return false;
        at += length;
    }
    if (!std::ranges::is_sorted(places))
        return false;
    for (const WantedDetail &detail : wantedOf(places, numbers, rows, outRow))
        out.insert(detail.row, texts[detail.text]);
    return at == packed.size();
}

} // namespace citywall
