// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packed details and columns of every width, against what they were made of.
#include "engine/history/blockreader.h"
#include "engine/history/detailcodec.h"

#include <QTest>

#include <random>

using namespace citywall;

namespace {

/// `count` rows, of which about one in `every` has one of `texts` texts.
Observations rowsWith(size_t count, unsigned every, unsigned texts, int length, std::mt19937 &random)
{
    Observations rows;
    rows.phenomenonTime.resize(count);
    for (size_t row = 0; row < count; ++row) {
        if (random() % every == 0)
            rows.details.insert(quint32(row), QByteArray::number(random() % texts) + QByteArray(length, 'x'));
    }
    return rows;
}

} // namespace

class DetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void details_data()
    {
        QTest::addColumn<unsigned>("every");
        QTest::addColumn<unsigned>("texts");
        QTest::addColumn<int>("length");
        QTest::newRow("none") << 1'000'000U << 1U << 1;
        QTest::newRow("some, alike") << 20U << 5U << 30;
        QTest::newRow("all, alike") << 1U << 3U << 10;
        QTest::newRow("all, each its own, several frames") << 1U << 1'000'000U << 60;
        QTest::newRow("few, long ones") << 300U << 1'000'000U << 40'000;
    }
    void details()
    {
        QFETCH(const unsigned, every);
        QFETCH(const unsigned, texts);
        QFETCH(const int, length);
        std::mt19937 random(3);
        const Observations rows = rowsWith(5000, every, texts, length, random);
        const size_t begin = 700;
        const size_t count = 3000;
        const QByteArray packed = packDetails(rows, begin, begin + count, 4);
        const auto expected = [&](const auto &chosen, quint32 outRow) {
            QHash<quint32, QByteArray> result;
            for (const quint32 row : chosen) {
                if (const auto it = rows.details.constFind(quint32(begin) + row); it != rows.details.cend())
                    result.insert(outRow, *it);
                ++outRow;
            }
            return result;
        };
        for (int run = 0; run < 30; ++run) {
            size_t from = run == 0 ? 0 : random() % count;
            size_t to = run == 0 ? count : from + random() % (count - from + 1);
            std::vector<quint32> span;
            std::vector<quint32> listed;
            for (size_t row = from; row < to; ++row) {
                span.push_back(quint32(row));
                if (random() % 7 == 0)
                    listed.push_back(quint32(row));
            }
            QHash<quint32, QByteArray> out;
            QVERIFY(unpackDetails(packed, count, { from, to, {} }, 11, out));
            QCOMPARE(out, expected(span, 11));
            if (listed.empty())
                continue;
            out.clear();
            QVERIFY(unpackDetails(packed, count, { 0, 0, listed }, 0, out));
            QCOMPARE(out, expected(listed, 0));
        }
    }

    void repeatedTextsTakeNoRoom()
    {
        std::mt19937 random(5);
        const QByteArray packed = packDetails(rowsWith(4096, 1, 4, 200, random), 0, 4096, 4);
        // Four texts of 200 and a few bytes once; of 4,096 rows a block of numbers has 2 bits a row, a block of rows one zero-width delta.
        QVERIFY2(packed.size() < 4 * 210 + 4096 * 4 / 8 + 2 * 16 * 9 + 100, qPrintable(QString::number(packed.size())));
    }

    void hostileBytes()
    {
        std::mt19937 random(7);
        const QByteArray packed = packDetails(rowsWith(1000, 2, 300, 30, random), 0, 1000, 4);
        QHash<quint32, QByteArray> out;
        for (qsizetype length = 1; length < packed.size(); ++length)
            QVERIFY(!unpackDetails(packed.first(length), 1000, { 0, 1000, {} }, 0, out));
        for (int flip = 0; flip < 5000; ++flip) { // whatever comes of it, no byte outside is read: for the sanitizers
            QByteArray damaged = packed;
            damaged[qsizetype(random() % size_t(packed.size()))] = char(random());
            (void)unpackDetails(damaged, 1000, { 0, 1000, {} }, 0, out);
            (void)unpackFormerDetails(damaged, 1000, { 0, 1000, {} }, 0, out);
        }
    }

    void everyWidth()
    {
        std::mt19937_64 random(9);
        for (int width = 0; width <= 64; ++width) {
            for (const size_t count : { 1UL, 7UL, 8UL, 255UL, 256UL, 257UL, 1000UL }) {
                std::vector<qint64> values(count);
                for (qint64 &value : values)
                    value = qint64((width == 0 ? 0 : random() >> (64 - width)) - 5);
                const QByteArray packed = packIntegers(std::span<const qint64>(values));
                std::vector<qint64> back { 42 };
                QVERIFY(unpackIntegers(packed, count, { 0, count, {} }, back));
                QVERIFY(back[0] == 42 && std::equal(back.begin() + 1, back.end(), values.begin(), values.end()));
                std::vector<quint32> listed;
                std::vector<qint64> expected;
                for (size_t row = 0; row < count; row += 1 + random() % 9) {
                    listed.push_back(quint32(row));
                    expected.push_back(values[row]);
                }
                back.clear();
                QVERIFY(unpackIntegers(packed, count, { 0, 0, listed }, back));
                QCOMPARE(back, expected);
                back.clear();
                const size_t first = random() % count;
                QVERIFY(unpackIntegers(packed, count, { first, count, {} }, back));
                QVERIFY(std::equal(back.begin(), back.end(), values.begin() + qsizetype(first), values.end()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(DetailsTest)
#include "tst_details.moc"
