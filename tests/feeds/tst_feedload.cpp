// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "linepublisher.h"

#include <QSemaphore>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = FeedStatus::State;

/// More or worse than can be taken: it is shed and counted, no feed harms another, and what was taken is kept.
class FeedLoadTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blockedDecodersHarmNobody()
    {
        QSemaphore gate;
        FeedDescriptor blocking = FeedFixture::counter(u"test.blocked"_s);
        blocking.makeDecoder = [&gate] {
            return [&gate](QByteArrayView, UtcTime) {
                gate.acquire();
                return DecodedBatch();
            };
        };
        FeedFixture city;
        std::array<LinePublisher, 4> blockers;
        QList<FeedStatus *> blocked;
        for (LinePublisher &publisher : blockers)
            blocked.append(city.add(u"tcp"_s, publisher.options(), blocking));
        LinePublisher good;
        const auto opened = qScopeGuard([&gate] { gate.release(1000); }); // however the test ends
        FeedStatus *status = city.add(u"tcp"_s, good.options());
        QTRY_VERIFY(good.client);
        for (LinePublisher &publisher : blockers) {
            QTRY_VERIFY(publisher.client);
            publisher.send("x");
            publisher.send("y");
        }
        QTRY_VERIFY(std::ranges::all_of(blocked, [](const FeedStatus *s) { return s->queued < 2; }));
        // Four of them would hold both workers: the good one gets through all the same, as soon as it is seen that they do not end.
        good.send(city.observation("a", 1));
        QVERIFY(city.passUntil([&] { return city.stored() == 1; }, 1s, 20));
        QTRY_COMPARE(status->state, State::Live);
        city.pass(11s);
        for (const FeedStatus *s : blocked) {
            QCOMPARE(s->state, State::Degraded);
            QVERIFY2(s->reason.contains(u"decoder"), qPrintable(s->reason));
        }
        good.send(city.observation("a", 2));
        QTRY_COMPARE(city.stored(), 2u);
        gate.release(1000);
        QTRY_VERIFY(std::ranges::all_of(blocked, [](const FeedStatus *s) { return s->state != State::Degraded; }));
    }

    void throwingDecoder()
    {
        FeedDescriptor descriptor = FeedFixture::counter();
        descriptor.makeDecoder = [] {
            return [](QByteArrayView, UtcTime) -> DecodedBatch { throw std::runtime_error("out of its depth"); };
        };
        FeedFixture city;
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options(), descriptor);
        QTRY_VERIFY(publisher.client);
        publisher.send("x");
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"out of its depth"), qPrintable(status->reason));
        QCOMPARE(status->rejected, 1.);
    }

    void floodIsShedAndCounted()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 0));
        QTRY_COMPARE(city.stored(), 1u);
        city.history.hold = true; // the disk takes its time
        const int sent = 60'000;
        QByteArray lines;
        for (int i = 1; i <= sent; ++i)
            lines += city.observation("a", i, Duration(i)) + '\n';
        publisher.client->write(lines);
        QTRY_VERIFY_WITH_TIMEOUT(publisher.client->bytesToWrite() == 0 && status->dropped > 0, 30'000);
        QTRY_COMPARE(status->state, State::Degraded);
        QVERIFY2(status->reason.contains(u"lost"), qPrintable(status->reason));
        QVERIFY(city.history.mostHeld <= 1);
        city.history.release();
        const auto settled = [&] { return status->queued == 0 && !city.runner->isPolling() && !city.runner->isWriting(); };
        QVERIFY(city.passUntil(settled));
        // Nothing is lost without being counted: what came is stored or dropped.
        QCOMPARE(double(city.stored()) + status->dropped, double(sent + 1));
        QVERIFY(status->dropped >= 1);
    }

    void manySmallPayloadsAreFewTransactions()
    {
        FeedFixture city;
        LinePublisher publisher;
        city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        city.history.appends = 0;
        QByteArray lines;
        for (int i = 0; i < 10'000; ++i)
            lines += city.observation("f" + QByteArray::number(i % 50), i, Duration(i)) + '\n';
        publisher.client->write(lines);
        QTRY_COMPARE_WITH_TIMEOUT(city.stored(), 10'000u, 30'000);
        QVERIFY2(city.history.appends < 1000, qPrintable(QString::number(city.history.appends)));
    }

    void historyThatIsFull()
    {
        FeedFixture city;
        LinePublisher publisher;
        FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        city.history.failure = u"The disk is full"_s;
        publisher.send(city.observation("a", 1));
        QTRY_COMPARE(status->state, State::Down);
        QCOMPARE(status->reason, u"The disk is full"_s);
        city.history.failure.clear();
        QVERIFY(city.passUntil([&] { return city.stored() == 1; }));
        QTRY_COMPARE(status->state, State::Live);
        QCOMPARE(status->dropped, 0.);
    }

    void whatIsUnderWayAtTheEndIsKept()
    {
        FeedFixture city;
        LinePublisher publisher;
        const FeedStatus *status = city.add(u"tcp"_s, publisher.options());
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 0));
        QTRY_COMPARE(city.stored(), 1u);
        city.history.hold = true; // batches wait for the writer, and payloads for the decoder
        for (int i = 1; i <= 20'000; ++i)
            publisher.client->write(city.observation("a", i, Duration(i)) + '\n');
        QTRY_COMPARE(publisher.client->bytesToWrite(), 0);
        QTRY_VERIFY(status->queued > 2000);
        city.runner.reset();
        city.history.release();
        QVERIFY2(city.stored() > 2000, qPrintable(QString::number(city.stored())));
    }
};

QTEST_GUILESS_MAIN(FeedLoadTest)
#include "tst_feedload.moc"
