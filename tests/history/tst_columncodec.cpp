// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historymodel.h"

#include "engine/history/columncodec.h"
#include "engine/history/rollups.h"

#include <random>

using namespace citywall;
using namespace citywall::test;

class ColumnCodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columns_data();
    void columns();
    void damagedColumnsAreRefused();
    void minutesComeBack();
};

void ColumnCodecTest::columns_data()
{
    QTest::addColumn<std::vector<float>>("values");
    std::mt19937 random(7);
    std::vector<float> tenths(1000), noise(1000), mixed(300);
    for (float &v : tenths)
        v = float(int(random() % 5000) / 10.0 - 100);
    for (float &v : noise)
        v = std::uniform_real_distribution<float>(-1e30f, 1e30f)(random);
    for (size_t i = 0; i < mixed.size(); ++i)
        mixed[i] = i % 3 == 0 ? missing : float(i) / 4;
    QTest::newRow("none") << std::vector<float> {};
    QTest::newRow("one") << std::vector<float> { 3.5f };
    QTest::newRow("missing") << std::vector<float>(700, missing);
    QTest::newRow("tenths") << tenths;
    QTest::newRow("noise") << noise;
    QTest::newRow("mixed") << mixed;
    QTest::newRow("odd") << std::vector<float> { -0.0f,          0.0f,   std::numeric_limits<float>::infinity(), 1e-45f, 3.4e38f,
                                                 -2147483648.0f, missing };
}

void ColumnCodecTest::columns()
{
    QFETCH(const std::vector<float>, values);
    const QByteArray packed = packFloats(values);
    std::vector<float> back;
    QVERIFY(unpackFloats(packed, values.size(), { 0, values.size(), {} }, back));
    QCOMPARE(back.size(), values.size());
    for (size_t i = 0; i < values.size(); ++i)
        QVERIFY2(same(back[i], values[i]) && (std::isnan(values[i]) || std::signbit(back[i]) == std::signbit(values[i])),
                 qPrintable(QString::number(i)));
    if (values.size() < 280)
        return;
    back = { 1 };
    QVERIFY(unpackFloats(packed, values.size(), { 0, 0, { 3, 255, 256, 279 } }, back));
    QCOMPARE(back.size(), 5u);
    QVERIFY(same(back[1], values[3]) && same(back[2], values[255]) && same(back[3], values[256]) && same(back[4], values[279]));
    back.clear();
    QVERIFY(unpackFloats(packed, values.size(), { 250, 270, {} }, back));
    QVERIFY(back.size() == 20 && same(back[0], values[250]) && same(back[19], values[269]));

    const std::vector<qint64> wide {
        std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), 0, -1, 1, startMilliseconds
    };
    std::vector<qint64> wideBack;
    QVERIFY(unpackIntegers(packIntegers(std::span<const qint64>(wide)), wide.size(), { 0, wide.size(), {} }, wideBack));
    QVERIFY(wide == wideBack);
}

void ColumnCodecTest::damagedColumnsAreRefused()
{
    std::vector<qint64> values(600);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = qint64(i * i);
    const QByteArray packed = packIntegers(std::span<const qint64>(values));
    std::vector<qint64> back;
    for (qsizetype length = 0; length < packed.size(); ++length)
        QVERIFY(!unpackIntegers(QByteArrayView(packed).first(length), values.size(), { 0, values.size(), {} }, back));
    QVERIFY(!unpackIntegers(packed, values.size() + 256, { 0, 1, {} }, back));
    QVERIFY(!unpackIntegers(packed, values.size(), { 0, values.size() + 1, {} }, back));
    // Nor is room made for what a damaged count says.
    const QByteArray same = packIntegers(std::span<const qint64>(std::vector<qint64>(600, 7)));
    for (const size_t count : { size_t(600) << 32, size_t(1) << 62, ~size_t(0), ~size_t(0) - 255 }) {
        QVERIFY(!unpackIntegers(packed, count, { 0, count, {} }, back));
        QVERIFY(!unpackIntegers(same, count, { 0, count, {} }, back));
        QVERIFY(!unpackIntegers(QByteArray(8, '\0'), count, { 0, count, {} }, back));
    }
    QVERIFY(back.empty());
}

void ColumnCodecTest::minutesComeBack()
{
    MinuteCounts counts {};
    QVERIFY(packMinutes(counts).isEmpty() && !unpackMinutes({}));
    counts[0] = 1;
    counts[7] = 127;
    counts[8] = 128;
    counts[59] = 123'456'789'012;
    const QByteArray packed = packMinutes(counts);
    QCOMPARE(packed.first(5), QByteArray::fromHex("0001077f08")); // { 0, 1 }, { 7, 127 }, { 8, …
    QVERIFY(unpackMinutes(packed) == counts);
    QVERIFY(!unpackMinutes(QByteArrayView(packed).chopped(1)));
    QVERIFY(!unpackMinutes(QByteArray::fromHex("3c01"))); // there is no 61st minute
}

QTEST_GUILESS_MAIN(ColumnCodecTest)
#include "tst_columncodec.moc"
