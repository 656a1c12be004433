// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/feedcourse.h"
#include "countedcity.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace citywall;
using namespace std::chrono_literals;

/// What a feed's page says of its last hour and of its newest datum.
class FeedCourseTest : public QObject
{
    Q_OBJECT

    const UtcTime noon = CountedCity::noon;
    std::optional<CountedCity> m_city;

private Q_SLOTS:
    void init() { m_city.emplace(); }
    void cleanup() { m_city.reset(); }

    void saysWhichHourItCounts()
    {
        m_city->history.times = { (noon - 30min).milliseconds };
        m_city->clock.seek((noon + 20s).milliseconds);
        FeedCourse course;
        course.setFeed(QStringLiteral("safety.unit"));
        QTRY_VERIFY(!course.isLoading());
        QCOMPARE(course.highest(), 1.);
        QCOMPARE(course.beginMilliseconds(), double((noon - 1h).milliseconds));
        QCOMPARE(course.endMilliseconds(), double(noon.milliseconds));
        m_city->clock.seek((noon - 3h).milliseconds);
        QTRY_VERIFY(!course.isLoading());
        QCOMPARE(course.beginMilliseconds(), double((noon - 4h).milliseconds));
        QCOMPARE(course.endMilliseconds(), double((noon - 3h).milliseconds));
    }

    void whatCannotBeReadIsNotSaidToBeMissing()
    {
        m_city->history.times = { (noon - 30min).milliseconds };
        FeedCourse course;
        course.setFeed(QStringLiteral("safety.unit"));
        QSignalSpy found(&course, &FeedCourse::newestFound);
        QSignalSpy failed(&course, &FeedCourse::newestFailed);
        m_city->history.failure = QStringLiteral("the disk is gone");
        course.findNewest();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toString(), m_city->history.failure);
        QCOMPARE(found.count(), 0);
        m_city->history.failure.clear();
        m_city->history.times.clear();
        course.findNewest();
        QTRY_COMPARE(found.count(), 1);
        QVERIFY(!found[0][0].value<EntityRef>().isValid());
        QCOMPARE(failed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(FeedCourseTest)
#include "tst_feedcourse.moc"
