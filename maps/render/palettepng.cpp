// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palettepng.h"

#include <QBuffer>
#include <QHash>
#include <QImageWriter>

#include <algorithm>
#include <limits>
#include <vector>

namespace citywall::maptool {

namespace {

struct Bucket {
    QRgb color = 0; // the most frequent exact colour in it
    int colorCount = 0;
    int count = 0;
    uchar index = 0;
};

// Colours that differ by less than 2^bits steps a channel share a bucket.
quint32 bucketOf(QRgb color, int bits)
{
    const quint32 mask = 0xffu >> bits;
    return (color >> bits) & (mask << 16 | mask << 8 | mask);
}

QHash<quint32, Bucket> bucketsOf(const QHash<QRgb, int> &exact, int bits)
{
    QHash<quint32, Bucket> buckets;
    for (auto it = exact.cbegin(); it != exact.cend(); ++it) {
        auto &bucket = buckets[bucketOf(it.key(), bits)];
        bucket.count += it.value();
        // The smaller of two as frequent colours: the same picture gives the same file.
        if (it.value() > bucket.colorCount || (it.value() == bucket.colorCount && it.key() < bucket.color)) {
            bucket.color = it.key();
            bucket.colorCount = it.value();
        }
    }
    return buckets;
}

int distance(QRgb a, QRgb b)
{
    const int red = qRed(a) - qRed(b), green = qGreen(a) - qGreen(b), blue = qBlue(a) - qBlue(b);
    return 3 * red * red + 6 * green * green + blue * blue;
}

} // namespace

QByteArray palettePng(const QImage &image)
{
    QHash<QRgb, int> exact;
    for (int y = 0; y < image.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width();) { // by runs: maps are mostly plain
            const QRgb color = row[x];
            const int start = x;
            while (x < image.width() && row[x] == color)
                ++x;
            exact[color | 0xff000000] += x - start;
        }
    }
    int bits = 0; // as fine as 256 colours allow, but not coarser than can be seen
    auto buckets = bucketsOf(exact, bits);
    while (buckets.size() > 256 && bits < 2)
        buckets = bucketsOf(exact, ++bits);
    std::vector<Bucket *> byCount;
    for (auto &bucket : buckets)
        byCount.push_back(&bucket);
    std::sort(byCount.begin(), byCount.end(),
              [](const Bucket *a, const Bucket *b) { return a->count != b->count ? a->count > b->count : a->color < b->color; });
    QList<QRgb> table;
    for (size_t i = 0; i < byCount.size(); ++i) {
        if (i < 256) {
            byCount[i]->index = uchar(i);
            table.append(byCount[i]->color);
            continue;
        }
        int nearest = std::numeric_limits<int>::max();
        for (int entry = 0; entry < 256; ++entry) {
            if (const int d = distance(table[entry], byCount[i]->color); d < nearest) {
                nearest = d;
                byCount[i]->index = uchar(entry);
            }
        }
    }
    QImage indexed(image.size(), QImage::Format_Indexed8);
    indexed.setColorTable(table);
    for (int y = 0; y < image.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        auto *out = indexed.scanLine(y);
        for (int x = 0; x < image.width();) {
            const QRgb color = row[x];
            const uchar index = buckets.constFind(bucketOf(color, bits))->index;
            while (x < image.width() && row[x] == color)
                out[x++] = index;
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(70);
    writer.write(indexed);
    return bytes;
}

} // namespace citywall::maptool
