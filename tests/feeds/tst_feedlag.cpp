// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "linepublisher.h"

#include "engine/feeds/feedlag.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = FeedStatus::State;

namespace {

const UtcTime start = UtcTime::fromIso(u"2026-11-21T20:00:00Z");

/// What a source sends, and what is known of its lag then, in seconds; −1 = nothing yet.
struct Sender {
    /// Looked at every second, as feeds are.
    void pass(Duration time)
    {
        const UtcTime end = now + time;
        for (now = std::min(now, end); now < end; now = std::min(now + 1s, end))
            lag.at(now);
    }
    void send(Duration age) { lag.take({ now, age }); }
    double known()
    {
        const std::optional<Duration> found = lag.at(now);
        return found ? double(found->count()) / 1000 : -1;
    }
    UtcTime now = start;
    FeedLag lag;
};

} // namespace

/// From the observation to the receipt: what is lag, and what is only the past that a source catches up on.
class FeedLagTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofTheNewest()
    {
        FeedDescriptor feed = FeedFixture::counter();
        DecodedBatch batch;
        QVERIFY(!lagOf(batch, start, feed));
        for (const Duration age : { 10s, 60s, 2s, 3600s })
            batch.observations.push_back({ .phenomenonTime = start - age, .position = {}, .detail = {} });
        QCOMPARE(lagOf(batch, start, feed)->age, 2s);
        // A clock that is ahead is told; works that will begin are no observation.
        batch.observations.push_back({ .phenomenonTime = start + 24h, .position = {}, .detail = {} });
        QCOMPARE(lagOf(batch, start, feed)->age, -24h);
        feed.tells = FeedDescriptor::Tells::Reports;
        QCOMPARE(lagOf(batch, start, feed)->age, 2s);
    }

    void whatIsFreshCountsAtOnce()
    {
        Sender sender;
        QCOMPARE(sender.known(), -1.);
        sender.send(2s);
        QCOMPARE(sender.known(), 2.);
        sender.pass(1s);
        sender.send(FeedLag::settling);
        QCOMPARE(sender.known(), 2.); // it is older than what has come: nothing new
        sender.pass(30s);
        sender.send(FeedLag::settling);
        QCOMPARE(sender.known(), 30.);
        sender.send(-2h); // by a clock that is wrong, until it is set right
        QCOMPARE(sender.known(), -7200.);
        sender.send(1s);
        QCOMPARE(sender.known(), 1.);
    }

    void whatIsAlwaysLate()
    {
        Sender sender;
        for (int i = 0; i < 3; ++i) { // every ten minutes, a quarter of an hour old
            sender.send(15min);
            QCOMPARE(sender.known(), i == 0 ? -1. : 900.);
            sender.pass(FeedLag::settling - 1ms);
            QCOMPARE(sender.known(), i == 0 ? -1. : 900.);
            sender.pass(1ms);
            QCOMPARE(sender.known(), 900.);
            sender.pass(10min - FeedLag::settling);
        }
        // Later by a minute, once more and more often.
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(sender.known(), 900.);
            sender.send(16min);
            sender.pass(1s);
        }
        QCOMPARE(sender.known(), 960.);
        sender.send(3s);
        QCOMPARE(sender.known(), 3.);
    }

    /// A broker's queue of five hours, the oldest first, in two minutes; then what happens now.
    void whatIsCaughtUpOn()
    {
        for (const bool first : { true, false }) {
            Sender sender;
            if (!first) {
                sender.send(2s);
                sender.pass(5h);
            }
            const double before = first ? -1. : 2.;
            for (int second = 0; second < 120; ++second) {
                sender.send(5h - second * 150s);
                QCOMPARE(sender.known(), before);
                sender.pass(1s);
                QCOMPARE(sender.known(), before);
            }
            sender.send(4s);
            QCOMPARE(sender.known(), 4.);
        }
    }

    /// The source is still late when it has caught up with what it has.
    void lateAfterCatchingUp()
    {
        Sender sender;
        for (int second = 0; second < 40; ++second) {
            sender.send(5h - second * 7min);
            sender.pass(1s);
            QCOMPARE(sender.known(), -1.);
        }
        for (int second = 0; second < 60; ++second) {
            sender.send(27min);
            sender.pass(1s);
        }
        QCOMPARE(sender.known(), 1620.);
    }

    /// Pages from the newest back, retained messages in any order, a sensor that is slower than the others.
    void whatIsOlderThanWhatHasCome()
    {
        Sender sender;
        for (int second = 0; second < 120; ++second) {
            if (second == 0)
                sender.send(4min);
            sender.send(20min + second * 10min);
            sender.pass(1s);
        }
        QCOMPARE(sender.known(), 240.);
        sender.send(1s);
        QCOMPARE(sender.known(), 1.);
        sender.pass(1s);
        sender.send(19min);
        sender.pass(2 * FeedLag::settling);
        QCOMPARE(sender.known(), 1.);
    }

    /// A broker's retained message after another connection, a document that changes once an hour and is fetched every minute.
    void whatIsReceivedAgain()
    {
        Sender sender;
        sender.send(2s);
        for (int minute = 1; minute < 60; ++minute) {
            sender.pass(1min);
            sender.send(minute * 60s + 2s);
            QCOMPARE(sender.known(), 2.);
        }
        sender.pass(2 * FeedLag::settling);
        QCOMPARE(sender.known(), 2.);
        sender.send(5s);
        QCOMPARE(sender.known(), 5.);
    }

    void theHostsClockIsSetBack()
    {
        Sender sender;
        sender.send(2s);
        sender.pass(-24h);
        sender.send(3s);
        QCOMPARE(sender.known(), 3.);
        sender.pass(2h);
        sender.send(1h);
        sender.pass(-1h);
        QCOMPARE(sender.known(), 3.);
        sender.pass(FeedLag::settling);
        QCOMPARE(sender.known(), 3600.);
        sender.pass(-3h);
        sender.send(20min);
        QCOMPARE(sender.known(), 1200.);
    }

    /// From the socket: what is caught up on makes no feed late, what is late does.
    void statesOfAFeed()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        for (int i = 0; i < 40; ++i) {
            publisher.send(city.observation("a", i, 5h - i * 7min));
            QTRY_COMPARE(city.stored(), size_t(i + 1));
            QCOMPARE(status->state, State::Live);
            QVERIFY(std::isnan(status->lagMilliseconds));
            city.pass(1s);
        }
        publisher.send(city.observation("a", 40, 2s));
        QTRY_COMPARE(status->lagMilliseconds, 2000.);
        QCOMPARE(status->state, State::Live);
        // Together with its past, newest or oldest first.
        const QByteArray old = city.observation("b", 1, 3h).chopped(2);
        const QByteArray fresh = city.observation("b", 2, 1s);
        publisher.send(old + ',' + fresh.sliced(fresh.indexOf('[') + 1));
        QTRY_COMPARE(status->lagMilliseconds, 1000.);
        city.pass(1min);
        publisher.send(city.observation("a", 42, 12min));
        QTRY_COMPARE(city.stored(), 44u);
        city.pass(2 * FeedLag::settling);
        QCOMPARE(status->lagMilliseconds, 1000.); // newer has come
        city.pass(11min);
        publisher.send(city.observation("a", 43, 11min));
        QTRY_COMPARE(city.stored(), 45u);
        QCOMPARE(status->lagMilliseconds, 1000.);
        city.pass(FeedLag::settling);
        QCOMPARE(status->lagMilliseconds, 660'000.);
        QCOMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"11 min"), qPrintable(status->reason));
    }
};

QTEST_GUILESS_MAIN(FeedLagTest)
#include "tst_feedlag.moc"
