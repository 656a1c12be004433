// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehost.h"

#include <QTest>

#include <cmath>

using namespace citywall;
using namespace citywall::test;

/// Instants as people write them, by the city's clock.
class TestTimeText : public QObject
{
    Q_OBJECT

    FakeHost m_host;
    CityClock m_clock { QTimeZone("America/Chicago"), m_host.sources() };

private Q_SLOTS:
    void initTestCase() { m_clock.setExtent({ at("2026-11-14T12:00:00Z"), at("2026-11-21T11:59:00Z") }); }

    void parsesText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        // now: Saturday 2026-11-21 06:00 in Chicago (CST, UTC−6)
        QTest::newRow("now") << QStringLiteral("now") << QStringLiteral("2026-11-21T12:00:00Z");
        QTest::newRow("time") << QStringLiteral("14:30") << QStringLiteral("2026-11-21T20:30:00Z");
        QTest::newRow("seconds") << QStringLiteral("4:05:06") << QStringLiteral("2026-11-21T10:05:06Z");
        QTest::newRow("yesterday") << QStringLiteral("yesterday 8:00") << QStringLiteral("2026-11-20T14:00:00Z");
        QTest::newRow("capitals") << QStringLiteral("  Yesterday   8:00 ") << QStringLiteral("2026-11-20T14:00:00Z");
        QTest::newRow("today") << QStringLiteral("today") << QStringLiteral("2026-11-21T06:00:00Z");
        QTest::newRow("date and time") << QStringLiteral("2026-11-20 08:15") << QStringLiteral("2026-11-20T14:15:00Z");
        QTest::newRow("T without zone is the city's")
            << QStringLiteral("2026-11-20T08:15:30") << QStringLiteral("2026-11-20T14:15:30Z");
        QTest::newRow("date") << QStringLiteral("2026-07-01") << QStringLiteral("2026-07-01T05:00:00Z");
        QTest::newRow("RFC 3339") << QStringLiteral("2026-11-20T08:15:00+01:00") << QStringLiteral("2026-11-20T07:15:00Z");
        QTest::newRow("Zulu") << QStringLiteral("2026-11-20T08:15:00Z") << QStringLiteral("2026-11-20T08:15:00Z");
        QTest::newRow("ago") << QStringLiteral("-2h") << QStringLiteral("2026-11-21T10:00:00Z");
        QTest::newRow("days ago") << QStringLiteral("-3 d") << QStringLiteral("2026-11-18T12:00:00Z");
        QTest::newRow("skipped hour") << QStringLiteral("2026-03-08 02:30") << QStringLiteral("2026-03-08T07:30:00Z");
        QTest::newRow("repeated hour") << QStringLiteral("2026-11-01 01:30") << QStringLiteral("2026-11-01T06:30:00Z");
        QTest::newRow("later") << QStringLiteral("+90 s") << QStringLiteral("2026-11-21T12:01:30Z");
        QTest::newRow("in Chinese units") << QStringLiteral("−2小时") << QStringLiteral("2026-11-21T10:00:00Z");
        // Days as they are shown.
        QTest::newRow("shown") << QStringLiteral("Sun 1 Nov 14:30") << QStringLiteral("2026-11-01T20:30:00Z");
        QTest::newRow("shown with its year")
            << QStringLiteral("Sat 22 Nov 2025 14:30:05") << QStringLiteral("2025-11-22T20:30:05Z");
        QTest::newRow("whole month") << QStringLiteral("3 july") << QStringLiteral("2026-07-03T05:00:00Z");
        QTest::newRow("last year's") << QStringLiteral("24 Dec 18:00") << QStringLiteral("2025-12-25T00:00:00Z");
        QTest::newRow("shown in Chinese") << QStringLiteral("11月1日 周日 14:30") << QStringLiteral("2026-11-01T20:30:00Z");
        QTest::newRow("year in Chinese") << QStringLiteral("2025年7月3日") << QStringLiteral("2025-07-03T05:00:00Z");
        QTest::newRow("weekday") << QStringLiteral("Mon 8:00") << QStringLiteral("2026-11-16T14:00:00Z");
        QTest::newRow("weekday today") << QStringLiteral("saturday") << QStringLiteral("2026-11-21T06:00:00Z");
        for (const char *bad : { "31 Nov", "32 Dec", "Sun 1 No", "Foo 1 Nov", "Sun 1 Nov 26:00", "13月1日", "Su", "Sun noon", "",
                                 "25:00", "2026-13-01", "2026-02-30 08:00", "tomorrow", "8", "yesterday 26:00", "yesterdayish",
                                 "-h", "2026-11-20 08:15 noon" })
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }
    void parsesText()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const double parsed = m_clock.parse(text);
        QCOMPARE(std::isnan(parsed) ? QString() : UtcTime { qint64(parsed) }.toIso(), expected);
    }
};

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_timetext.moc"
