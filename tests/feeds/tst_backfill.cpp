// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedrunner.h"
#include "engine/history/historystore.h"
#include "testfeeds.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The whole city, seven days, into the real history: what a first start does.
class BackfillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sevenDaysIntoTheHistory();
};

void BackfillTest::sevenDaysIntoTheHistory()
{
    QTemporaryDir folder;
    auto store = HistoryStore::open(folder.path(), nullptr);
    QVERIFY(store);
    HistoryStore &history = **store;
    const UtcTime now = UtcTime::fromIso(u"2026-11-21T20:03:20Z");
    const auto sources =
        std::make_shared<PayloadSources>(Simulation { 1, QTimeZone("America/Chicago"), { -87.6278, 41.8819 }, {}, nullptr });
    const QJsonObject options { { u"roads"_s, testfeeds::roadsFile }, { u"seed"_s, 1837 } };

    const auto fill = [&] {
        FeedRunner runner(history.writer(), history.reader(), [&] { return now; });
        const FeedStatus *traffic =
            runner.add({ u"traffic.link-speed"_s, u"simulator"_s, options }, testfeeds::linkSpeed(), sources);
        runner.add({ u"safety.incident"_s, u"simulator"_s, options }, testfeeds::incident(), sources);
        QElapsedTimer timer;
        timer.start();
        qint64 first = 0;
        QObject::connect(&history.reader(), &HistoryReader::reset, &runner, [&] { first = first > 0 ? first : timer.elapsed(); });
        runner.start();
        const auto settled = [&] {
            return traffic->state != FeedStatus::State::Connecting && !runner.isBackfilling() && !runner.isPolling()
                && !runner.isWriting();
        };
        [&] { QTRY_VERIFY_WITH_TIMEOUT(settled(), 180'000); }();
        const qint64 elapsed = timer.elapsed();
        double accepted = 0;
        for (const FeedStatus *status : runner.statuses()) {
            [&] {
                QCOMPARE(status->state, FeedStatus::State::Live);
                QCOMPARE(status->rejected, 0.);
                QCOMPARE(status->dropped, 0.);
            }();
            accepted += status->accepted;
        }
        qInfo("%.0f observations in %.1f s, the first hours visible after %.1f s", accepted, double(elapsed) / 1000,
              double(first) / 1000);
        return accepted;
    };

    const double accepted = fill();
    QVERIFY(accepted > 2'000'000);
    const TimeRange extent = history.reader().extent(u"traffic.link-speed"_s);
    QCOMPARE(extent.begin, UtcTime::fromIso(u"2026-11-14T20:00:00Z"));
    QCOMPARE(extent.end, UtcTime::fromIso(u"2026-11-21T20:03:00Z") + Duration(1));
    const FeedDictionaryPtr links = history.reader().dictionary(u"traffic.link-speed"_s);
    QVERIFY(links->features.size() > 800);
    for (const Feature &link : links->features) {
        QVERIFY(link.geometry.size() >= 2);
        QVERIFY(link.properties.contains("freeFlowSpeed"_L1));
    }
    const auto request = history.reader().request({ u"traffic.link-speed"_s, { extent.end - 1h, extent.end }, {}, {} });
    QTRY_VERIFY(request.isFinished());
    QVERIFY(request.result()->size() > 12 * 800);
    QVERIFY(links->term(request.result()->values[3].front()) == "ok"_L1);
    qint64 bytes = 0;
    for (QDirIterator it(folder.path(), QDir::Files); it.hasNext();)
        bytes += it.nextFileInfo().size();
    qInfo("%.1f MB on the disk, %.1f bytes an observation", double(bytes) / 1e6, double(bytes) / accepted);

    // A second start finds nothing to do.
    QCOMPARE(fill(), 0.);
    QVERIFY(history.close());
}

QTEST_GUILESS_MAIN(BackfillTest)
#include "tst_backfill.moc"
