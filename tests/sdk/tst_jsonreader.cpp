// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in JSON as they are read, also those that no double holds.
#include "sdk/jsonreader.h"

#include <QTest>

using namespace citywall;

class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("whole") << QByteArray("-7") << -7.;
        QTest::newRow("fraction") << QByteArray("0.25") << 0.25;
        QTest::newRow("as large as a double") << QByteArray("-1e308") << -1e308;
        QTest::newRow("too large") << QByteArray("1e400") << infinite;
        QTest::newRow("too far below zero") << QByteArray("-1e400") << -infinite;
        QTest::newRow("as small as a double") << QByteArray("4.9e-324") << std::numeric_limits<double>::denorm_min();
        QTest::newRow("too small") << QByteArray("1e-400") << 0.;
        QTest::newRow("more digits than 64 bits") << '1' + QByteArray(64, '0') << 1e64;
        QTest::newRow("more digits than any double") << '-' + QByteArray(400, '9') << -infinite;
    }

    void numbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, value);
        JsonReader reader(text, 4);
        QVERIFY(reader.atNumber());
        QCOMPARE(reader.readNumber(), value);
        QVERIFY(reader.finished());
        // A value beside it is not lost, and as a value it is the same.
        const QByteArray list = '[' + text + ",2]";
        JsonReader values(list, 4);
        const QJsonArray both = values.readValue().toArray();
        QCOMPARE(both.at(0).toDouble(), value);
        QCOMPARE(both.at(1).toDouble(), 2.);
    }
};

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
