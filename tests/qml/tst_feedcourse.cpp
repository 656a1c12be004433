// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/feedcourse.h"
#include "countedhistory.h"
#include "sdk/services.h"

#include <support/fakeclock.h>

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace std::chrono_literals;

/// What a feed's page says of its last hour and of its newest datum.
class FeedCourseTest : public QObject
{
    Q_OBJECT

    const UtcTime noon = UtcTime::fromIso(QStringLiteral("2026-11-21T18:00:00Z"));
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<CountedHistory> m_history;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>(QTimeZone("America/Chicago"));
        m_history = std::make_unique<CountedHistory>();
        m_clock->seek(noon.milliseconds);
        Services all;
        all.clock = m_clock.get();
        all.history = m_history.get();
        setServices(all);
    }
    void cleanup() { setServices({}); }

    void saysWhichHourItCounts()
    {
        m_history->times = { (noon - 30min).milliseconds };
        m_clock->seek((noon + 20s).milliseconds);
        FeedCourse course;
        course.setFeed(QStringLiteral("safety.unit"));
        QTRY_VERIFY(!course.isLoading());
        QCOMPARE(course.highest(), 1.);
        QCOMPARE(course.beginMilliseconds(), double((noon - 1h).milliseconds));
        QCOMPARE(course.endMilliseconds(), double(noon.milliseconds));
        m_clock->seek((noon - 3h).milliseconds);
        QTRY_VERIFY(!course.isLoading());
        QCOMPARE(course.beginMilliseconds(), double((noon - 4h).milliseconds));
        QCOMPARE(course.endMilliseconds(), double((noon - 3h).milliseconds));
    }

    void whatCannotBeReadIsNotSaidToBeMissing()
    {
        m_history->times = { (noon - 30min).milliseconds };
        FeedCourse course;
        course.setFeed(QStringLiteral("safety.unit"));
        QSignalSpy found(&course, &FeedCourse::newestFound);
        QSignalSpy failed(&course, &FeedCourse::newestFailed);
        m_history->failure = QStringLiteral("the disk is gone");
        course.findNewest();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toString(), m_history->failure);
        QCOMPARE(found.count(), 0);
        m_history->failure.clear();
        m_history->times.clear();
        course.findNewest();
        QTRY_COMPARE(found.count(), 1);
        QVERIFY(!found[0][0].value<EntityRef>().isValid());
        QCOMPARE(failed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(FeedCourseTest)
#include "tst_feedcourse.moc"
