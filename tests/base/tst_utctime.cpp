// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utctime.h"

#include <QTest>

using namespace citywall;

class TestUtcTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void iso_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        // 2017-01-01T00:00:00Z is 17167 days after the epoch: 1483228800 s.
        QTest::newRow("zulu") << QStringLiteral("2017-01-01T00:00:00Z") << qint64(1483228800000);
        QTest::newRow("offset") << QStringLiteral("2016-12-31T18:00:00-06:00") << qint64(1483228800000);
        QTest::newRow("milliseconds") << QStringLiteral("2017-01-01T00:00:00.250Z") << qint64(1483228800250);
        QTest::newRow("no zone") << QStringLiteral("2017-01-01T00:00:00") << UtcTime::invalidMilliseconds;
        QTest::newRow("date only") << QStringLiteral("2017-01-01") << UtcTime::invalidMilliseconds;
        QTest::newRow("impossible") << QStringLiteral("2017-02-30T00:00:00Z") << UtcTime::invalidMilliseconds;
        QTest::newRow("words") << QStringLiteral("next Tuesday") << UtcTime::invalidMilliseconds;
        QTest::newRow("empty") << QString() << UtcTime::invalidMilliseconds;
    }
    void iso()
    {
        QFETCH(QString, text);
        QTEST(UtcTime::fromIso(text).milliseconds, "milliseconds");
    }

    void writesWhatItReads()
    {
        QCOMPARE(UtcTime { 1483228800000 }.toIso(), QStringLiteral("2017-01-01T00:00:00Z"));
        QCOMPARE(UtcTime { 1483228800250 }.toIso(), QStringLiteral("2017-01-01T00:00:00.250Z"));
    }

    void rangesAreHalfOpen()
    {
        const TimeRange range { { 1000 }, { 2000 } };
        QVERIFY(range.contains({ 1000 }));
        QVERIFY(!range.contains({ 2000 }));
        QCOMPARE(range.length(), Duration(1000));
        QVERIFY((TimeRange { { 5 }, { 5 } }).isEmpty());
        QVERIFY((TimeRange { {}, { 5 } }).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestUtcTime)
#include "tst_utctime.moc"
