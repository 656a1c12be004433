// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Controls/citytime.h"

#include <QTest>

using namespace citywall;

/// Ages in words.
class CityTimeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ages_data()
    {
        QTest::addColumn<double>("milliseconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << 4'999.0 << QStringLiteral("now");
        QTest::newRow("clocks that differ") << -4'999.0 << QStringLiteral("now");
        QTest::newRow("a moment ago") << 5'000.0 << QStringLiteral("5 s ago");
        QTest::newRow("ago") << 7'260'000.0 << QStringLiteral("2 h 1 min ago");
        QTest::newRow("in a moment") << -5'000.0 << QStringLiteral("in 5 s");
        QTest::newRow("ahead") << -7'200'000.0 << QStringLiteral("in 2 h");
        QTest::newRow("tomorrow") << -90'000'000.0 << QStringLiteral("in 1 d 1 h");
        QTest::newRow("unknown") << qQNaN() << QStringLiteral("– ago");
    }
    void ages()
    {
        QFETCH(double, milliseconds);
        QFETCH(QString, words);
        QCOMPARE(CityTime().ago(milliseconds), words);
    }
};

QTEST_GUILESS_MAIN(CityTimeTest)
#include "tst_citytime.moc"
