// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "linepublisher.h"

#include <QSignalSpy>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A feed from a socket, whose views and window are the test's.
struct Wall {
    Wall() : status(city.add(u"tcp"_s, publisher.options())) { lag.setDrawing(true); }
    bool isConnected() const { return publisher.client; }
    /// @returns whether it was stored
    bool send(const QByteArray &feature, int count = 1, const LinePublisher *from = nullptr)
    {
        const size_t before = city.stored();
        const_cast<LinePublisher *>(from ? from : &publisher)->send(city.observation(feature, count, 1s));
        return QTest::qWaitFor([&] { return city.stored() > before; })
            && QTest::qWaitFor([&] { return !city.runner->isWriting(); });
    }
    void tellViews() { lag.delivered(status->feed, city.history.lastReceived); }
    void draw(quint64 frame, Duration later)
    {
        lag.beginFrame(frame);
        lag.endFrame(frame, UtcTime { city.now } + later);
    }
    double shown() const { return status->shownLagMilliseconds; }

    FeedFixture city;
    LinePublisher publisher;
    ShownLag &lag = city.runner->shownLag();
    FeedStatus *status;
};

} // namespace

/// From the receipt to the first frame with it.
class ShownLagTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstFrameWithIt()
    {
        Wall wall;
        QTRY_VERIFY(wall.isConnected());
        QSignalSpy waiting(&wall.lag, &ShownLag::waiting);
        QVERIFY(wall.send("a"));
        wall.draw(1, 10ms); // nobody was told yet
        QVERIFY(std::isnan(wall.shown()));
        wall.lag.beginFrame(2);
        wall.lag.delivered(u"test.other"_s, wall.city.history.lastReceived);
        wall.lag.delivered(wall.status->feed, wall.city.history.lastReceived - 1ms); // of what came before
        QVERIFY(!wall.lag.isWaiting());
        QCOMPARE(waiting.size(), 0);
        wall.tellViews();
        wall.tellViews(); // another window
        QVERIFY(wall.lag.isWaiting());
        QCOMPARE(waiting.size(), 1);
        wall.lag.endFrame(2, UtcTime { wall.city.now } + 20ms); // begun before
        QVERIFY(std::isnan(wall.shown()));
        wall.lag.beginFrame(3);
        wall.lag.beginFrame(4); // before it was heard that the third has ended
        wall.lag.endFrame(3, UtcTime { wall.city.now } + 40ms);
        QCOMPARE(wall.shown(), 40.);
        wall.lag.endFrame(4, UtcTime { wall.city.now } + 56ms);
        QCOMPARE(wall.shown(), 40.);
        QVERIFY(!wall.lag.isWaiting());
        wall.city.pass(1min);
        QCOMPARE(wall.shown(), 40.); // until more comes
    }

    void severalInOneFrame()
    {
        Wall wall;
        QTRY_VERIFY(wall.isConnected());
        QSignalSpy shown(&wall.lag, &ShownLag::shown);
        QVERIFY(wall.send("a"));
        wall.city.now += 300;
        QVERIFY(wall.send("b"));
        wall.tellViews();
        wall.city.now += 100;
        QVERIFY(wall.send("c")); // not told yet
        wall.draw(1, 16ms);
        QCOMPARE(wall.shown(), 416.);
        QCOMPARE(shown.size(), 2);
        QCOMPARE(shown[0][1].toDouble(), 416.);
        QCOMPARE(shown[1][1].toDouble(), 116.);
        wall.tellViews();
        wall.draw(2, 33ms);
        QCOMPARE(wall.shown(), 33.);
    }

    void anotherSourceOfTheFeed()
    {
        Wall wall;
        LinePublisher second;
        const FeedStatus *other = wall.city.add(u"tcp"_s, second.options());
        QTRY_VERIFY(wall.isConnected() && second.client);
        QVERIFY(wall.send("a", 1, &second));
        wall.tellViews();
        wall.draw(1, 50ms);
        QCOMPARE(other->shownLagMilliseconds, 50.);
        QVERIFY(std::isnan(wall.shown()));
    }

    void whatIsNotThePresentOrNotDrawn()
    {
        Wall wall;
        QTRY_VERIFY(wall.isConnected());
        QVERIFY(wall.send("a"));
        wall.tellViews();
        wall.draw(1, 40ms);
        QCOMPARE(wall.shown(), 40.);
        wall.lag.setDrawing(false);
        QVERIFY(std::isnan(wall.shown()));
        QVERIFY(wall.send("b"));
        wall.tellViews();
        QVERIFY(!wall.lag.isWaiting());
        wall.lag.setDrawing(true);
        wall.draw(2, 40ms);
        QVERIFY(std::isnan(wall.shown()));
        // What waits while the window goes, or the host's clock steps.
        QVERIFY(wall.send("c"));
        wall.tellViews();
        wall.lag.forgetAll();
        wall.draw(3, 40ms);
        QVERIFY(std::isnan(wall.shown()));
        QVERIFY(wall.send("d"));
        wall.tellViews();
        wall.draw(4, -1h);
        QVERIFY(std::isnan(wall.shown()));
        QVERIFY(wall.send("e"));
        wall.tellViews();
        wall.draw(5, 30ms);
        QCOMPARE(wall.shown(), 30.);
    }

    /// Nobody shows it, or no frame comes.
    void whatNobodyShows()
    {
        for (const bool told : { false, true }) {
            Wall wall;
            QTRY_VERIFY(wall.isConnected());
            QVERIFY(wall.send("a"));
            wall.tellViews();
            wall.draw(1, 40ms);
            wall.city.pass(1s);
            QVERIFY(wall.send("b"));
            if (told)
                wall.tellViews();
            wall.city.pass(ShownLag::patience);
            QCOMPARE(wall.shown(), 40.);
            wall.city.pass(1ms);
            QVERIFY(std::isnan(wall.shown()));
            QVERIFY(!wall.lag.isWaiting());
            wall.draw(2, 0ms);
            QVERIFY(std::isnan(wall.shown()));
        }
    }

    /// What the history knew says nothing; what it takes late was shown late.
    void duplicatesAndFailures()
    {
        Wall wall;
        QTRY_VERIFY(wall.isConnected());
        QVERIFY(wall.send("a"));
        wall.tellViews();
        wall.draw(1, 40ms);
        const QByteArray known = wall.city.observation("a", 1, 1s);
        const int appends = wall.city.history.appends;
        wall.publisher.send(known);
        QTRY_COMPARE(wall.city.history.appends, appends + 1);
        QTRY_VERIFY(!wall.city.runner->isWriting());
        wall.city.pass(2 * ShownLag::patience);
        QCOMPARE(wall.shown(), 40.);

        wall.city.history.failure = u"The disk is full"_s;
        wall.publisher.send(wall.city.observation("b", 1, 1s));
        QTRY_COMPARE(wall.status->state, FeedStatus::State::Down);
        wall.city.history.failure.clear();
        wall.city.pass(30s);
        QTRY_COMPARE(wall.city.stored(), 2u);
        QTRY_VERIFY(!wall.city.runner->isWriting());
        wall.tellViews();
        wall.draw(2, 20ms);
        QCOMPARE(wall.shown(), 30'020.);
    }

    /// What was received before the feed began (a spool keeps it), and the past that it fills in.
    void whatCameBefore()
    {
        FakeHistory history;
        QThreadPool workers;
        QThread network;
        ShownLag lag;
        UtcTime now = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        const FeedEnvironment environment { history, history, [&now] { return now; }, workers, network, {}, lag };
        FeedStatus status;
        status.feed = u"test.counter"_s;
        FeedIntake intake(status, environment);
        lag.setDrawing(true);
        intake.start();
        const auto batch = [&](const QString &feature) {
            DecodedBatch made;
            made.features.push_back({ feature, {}, {}, {} });
            made.observations.push_back({ .phenomenonTime = now - 1s, .position = {}, .detail = {} });
            return made;
        };
        intake.put(batch(u"left"_s), now - 1ms);
        intake.store(batch(u"past"_s), now, [](bool) { });
        QTRY_COMPARE(status.accepted, 2.);
        lag.delivered(status.feed, now);
        QVERIFY(!lag.isWaiting());
        intake.put(batch(u"new"_s), now);
        QTRY_COMPARE(status.accepted, 3.);
        lag.delivered(status.feed, now);
        QVERIFY(lag.isWaiting());
    }

    /// Feeds go; and nothing grows while no view tells of a feed.
    void feedsThatGo()
    {
        ShownLag lag;
        lag.setDrawing(true);
        auto status = std::make_unique<FeedStatus>();
        status->feed = u"test.counter"_s;
        const UtcTime now = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        for (size_t i = 0; i < ShownLag::most + 7; ++i)
            lag.expect(*status, now + Duration(i));
        QSignalSpy shown(&lag, &ShownLag::shown);
        lag.delivered(status->feed, now + Duration(8));
        lag.beginFrame(1);
        lag.endFrame(1, now + 1s);
        QCOMPARE(shown.size(), 2); // those of 7 and 8
        QCOMPARE(status->shownLagMilliseconds, 993.);
        lag.delivered(status->feed, now + 1min);
        lag.beginFrame(2);
        status.reset();
        lag.endFrame(2, now + 2s);
        lag.tick(now + 2s);
        lag.forgetAll();
        QVERIFY(!lag.isWaiting());
        QCOMPARE(shown.size(), 2);
    }
};

QTEST_GUILESS_MAIN(ShownLagTest)
#include "tst_shownlag.moc"
