// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedintake.h"
#include "fakehistory.h"

#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The last step before the history, while the history takes nothing.
class FeedIntakeTest : public QObject
{
    Q_OBJECT

    struct Intake {
        Intake()
        {
            status.feed = u"test.counter"_s;
            QObject::connect(&intake, &FeedIntake::passed, &intake, [this](quint64 number) { passed.push_back(number); });
            intake.start();
        }
        DecodedBatch batch(int number) const
        {
            DecodedBatch made;
            made.features.push_back({ u"f%1"_s.arg(number), {}, {}, {} });
            made.observations.push_back({ .phenomenonTime = now - 1s, .position = {}, .detail = {} });
            return made;
        }
        /// As whoever reads a spool does: the next run only where there is room.
        void putWhatHasRoom(int most)
        {
            for (; intake.hasRoom() && last < most; ++last)
                intake.put(batch(last + 1), now, quint64(last) + 1);
        }
        void pass(Duration time)
        {
            now = now + time;
            intake.tick();
        }
        size_t stored() { return history.data[status.feed].size(); }

        FakeHistory history;
        QThreadPool workers;
        QThread network;
        ShownLag lag;
        UtcTime now = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        const FeedEnvironment environment { history, history, [this] { return now; }, workers, network, {}, lag };
        FeedStatus status;
        FeedIntake intake { status, environment };
        std::vector<quint64> passed;
        int last = 0;
    };

private Q_SLOTS:
    void retriesCostNothingThatASpoolKeeps()
    {
        Intake city;
        city.history.failure = u"The disk is full"_s;
        for (int i = 0; i < 10; ++i) {
            city.putWhatHasRoom(100);
            QTRY_VERIFY(city.intake.isBlocked());
            city.pass(2min); // one more attempt, which takes one out of the queue while it is under way
            city.putWhatHasRoom(100);
            QTRY_VERIFY(city.intake.isBlocked());
        }
        QCOMPARE(city.last, int(FeedIntake::maximumQueued));
        QCOMPARE(city.status.dropped, 0.);
        QVERIFY(city.passed.empty());
        city.history.failure.clear();
        city.pass(2min);
        QTRY_VERIFY((city.putWhatHasRoom(100), city.stored() == 100));
        QTRY_COMPARE(city.passed.size(), 100u);
        QVERIFY(std::ranges::is_sorted(city.passed));
        QCOMPARE(city.status.dropped, 0.);
    }

    /// What no spool keeps makes room for what is newer, and is counted; what one keeps stays.
    void onlyWhatNobodyKeepsIsDropped()
    {
        Intake city;
        city.history.failure = u"The disk is full"_s;
        city.intake.put(city.batch(1), city.now, 1);
        QTRY_VERIFY(city.intake.isBlocked());
        for (int i = 2; i <= 40; ++i)
            city.intake.put(city.batch(i), city.now);
        QCOMPARE(city.status.dropped, 40. - double(FeedIntake::maximumQueued));
        city.history.failure.clear();
        city.pass(2min);
        QTRY_COMPARE(city.stored(), FeedIntake::maximumQueued);
        QCOMPARE(city.passed, (std::vector<quint64> { 1 }));
    }

    void triesAgainAfterTheHostsClockWasSetBack()
    {
        Intake city;
        city.history.failure = u"The disk is full"_s;
        city.putWhatHasRoom(1);
        QTRY_VERIFY(city.intake.isBlocked());
        city.history.failure.clear();
        city.pass(-1h);
        QTRY_COMPARE(city.stored(), 1u);
    }

    void nothingPassesBehindWhatNobodyHeardOf()
    {
        Intake city;
        city.history.failure = u"The disk is full"_s;
        city.putWhatHasRoom(3);
        QTRY_VERIFY(city.intake.isBlocked());
        city.intake.flush();
        city.intake.put({}, city.now, 4); // it held nothing; those before it have just failed
        city.intake.flush();
        QVERIFY(city.passed.empty());
    }
};

QTEST_GUILESS_MAIN(FeedIntakeTest)
#include "tst_feedintake.moc"
