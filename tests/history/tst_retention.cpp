// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a history drops and thins out because it need not be kept any longer, open or closed.
#include "historyfixture.h"

#include "engine/history/maintenance.h"
#include "engine/history/retention.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <set>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 hour = 3600 * second;
constexpr qint64 day = 24 * hour;
const QString otherFeed = u"test.other"_s;

UtcTime after(qint64 milliseconds) { return { startMilliseconds + milliseconds }; }

QList<qint64> timesOf(HistoryStore &store, const QString &feed = feedName)
{
    const ObservationsPtr rows = readAll(store, feed);
    return { rows->phenomenonTime.begin(), rows->phenomenonTime.end() };
}

qint64 countOf(HistoryStore &store, const QString &feed = feedName)
{
    return store.reader().histogram({ feed }, everything(), 1).result().counts[0][0];
}

} // namespace

class RetentionTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString folderOf(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QString fileIn(const QString &folder) { return folder + u"/history.sqlite"_s; }

    /// 100,000 rows of ten features in turn, one a second, of two feeds. 35,000 at a time are cut into three chunks.
    std::unique_ptr<HistoryStore> filled(const QString &folder) const
    {
        auto store = openStore(folder);
        store->writer().describe(testFeed(otherFeed));
        for (int first = 0; first < 100'000; first += 5000) {
            for (const QString &feed : { feedName, otherFeed })
                (void)store->writer().append(feed, plainBatch(first, 5000, 1), testSource(), { 1 }).result();
        }
        return store;
    }

    /// Of one feed alone, and nobody has it open. @returns the file
    QString closed(const char *name) const
    {
        const auto store = openStore(folderOf(name));
        for (int first = 0; first < 100'000; first += 5000)
            (void)store->writer().append(feedName, plainBatch(first, 5000, 1), testSource(), { 1 }).result();
        (void)store->close();
        return fileIn(folderOf(name));
    }

private Q_SLOTS:
    /// Of the nine chunks that end before 9:00 of the second day (38,800 s after the start, in the tenth) the last row of each feature
    /// and hour stays, wherever chunks end.
    void thinnedWhileItIsOpen()
    {
        const UtcTime before { startMilliseconds / hour * hour + 11 * hour };
        QList<qint64> expected;
        std::set<std::pair<qint64, int>> seen; // hour, feature
        for (int row = 100'000; row-- > 0;) {
            const qint64 time = startMilliseconds + row * second;
            if (row >= 35'000 || seen.emplace(time / hour, row % 10).second)
                expected.prepend(time);
        }
        // awk 'BEGIN{for(r=0;r<35000;r++)k[int((1700000000+r)/3600)" "r%10]; for(i in k)n++;print n}'
        QCOMPARE(expected.size(), 65'000 + 100);

        const QString folder = folderOf("thinned");
        {
            const auto store = filled(folder);
            HistoryReader &reader = store->reader();
            QSignalSpy reset(&reader, &HistoryReader::reset);
            store->thinBefore(feedName, before, std::chrono::hours(1));
            QTRY_COMPARE(reset.size(), 1);
            QCOMPARE(reset[0][0].toString(), feedName);
            QCOMPARE(timesOf(*store), expected);
            QCOMPARE(countOf(*store), 100'000); // the timeline goes on telling
            QCOMPARE(readAll(*store, otherFeed)->size(), 100'000UL);
            // The state at an instant is of the newest rows that are left: of the ten seconds up to the full hour.
            const UtcTime shortly = UtcTime { before.milliseconds - 5 * hour } + std::chrono::minutes(3);
            const ObservationsPtr state = reader.latest(feedName, shortly, std::chrono::hours(1)).result();
            QCOMPARE(QList<qint64>(state->phenomenonTime.begin(), state->phenomenonTime.end()),
                     expected.mid(expected.indexOf(before.milliseconds - 5 * hour - 10 * second), 10));
            QCOMPARE(store->writer().append(feedName, plainBatch(100'000, 10, 1), testSource(), { 1 }).result().accepted, 10);
        }
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
        const Result<QList<RetainedFeed>> retained = retainedFeeds(fileIn(folder));
        QVERIFY(retained && retained->size() == 1);
        QCOMPARE(retained->first().feed, feedName);
        QCOMPARE(retained->first().rawFrom, before);
        // Opened again, it has nothing to do: what is there is as it should be. Dropping begins where it is told to.
        const auto store = openStore(folder);
        QSignalSpy reset(&store->reader(), &HistoryReader::reset);
        store->thinBefore(feedName, before, std::chrono::hours(1));
        store->keepSince(otherFeed, after(12'000 * second));
        QTRY_COMPARE(reset.size(), 1);
        QCOMPARE(reset[0][0].toString(), otherFeed);
        QCOMPARE(readAll(*store)->size(), 65'110UL);
        QCOMPARE(readAll(*store, otherFeed)->size(), 100'000UL - 11'666);
        // And then one row in three hours from before nine o'clock. What was thinned lies in one chunk now, which reaches back less than
        // a day before what is to be kept: nothing of it is dropped.
        store->keepSince(feedName, after(11'700 * second));
        store->thinBefore(feedName, before, std::chrono::hours(3));
        // awk, as above: int(…/10800) for the hour
        QTRY_COMPARE(readAll(*store)->size(), 65'010UL + 40);
    }

    void oldObservationsAreDropped()
    {
        const QString file = closed("dropped");
        const auto counts = [](HistoryReader &reader, qint64 length, int buckets) {
            const qint64 begin = startMilliseconds / hour * hour;
            return reader.histogram({ feedName }, { { begin }, { begin + length } }, buckets).result().counts[0];
        };
        std::vector<qint64> hours, minutes;
        {
            const auto store = openStore(folderOf("dropped"));
            hours = counts(store->reader(), 30 * hour, 30);
            minutes = counts(store->reader(), 2 * hour, 120);
        }
        const UtcTime before { startMilliseconds + 50'000'000 };
        const Result<RetentionOutcome> dropped = applyRetention(file, { .feed = feedName, .before = before });
        QVERIFY(dropped);
        QCOMPARE(dropped->observations, 50'000);
        QCOMPARE(applyRetention(file, { .before = before })->observations, 0); // once
        QVERIFY(compactHistory(file));
        QVERIFY(verifyHistory(file)->isSound());
        {
            const auto store = openStore(folderOf("dropped"));
            HistoryReader &reader = store->reader();
            QCOMPARE(reader.extent(feedName).begin, before);
            QCOMPARE(readAll(*store)->size(), 50'000UL);
            QCOMPARE(counts(reader, 30 * hour, 30), hours); // the timeline goes on telling
            QCOMPARE(counts(reader, 2 * hour, 120), minutes);
            const UtcTime soon = before + std::chrono::seconds(3);
            QCOMPARE(reader.latest(feedName, soon, std::chrono::hours(1000)).result()->size(), 4UL);
            // A file that is imported again brings rows back, but does not count them twice.
            QCOMPARE(store->writer().append(feedName, plainBatch(60, 5000, 1), testSource(), { 1 }).result().accepted, 5000);
            QCOMPARE(counts(reader, 30 * hour, 30), hours);
        }
        QCOMPARE(applyRetention(file, { .before = before })->observations, 5000);
    }

    /// While the history is open whole chunks go: 35,000 rows at a time were cut into three, so those up to row 46,665 are old.
    void droppedWhileItIsOpen()
    {
        (void)closed("open");
        {
            const auto store = openStore(folderOf("open"));
            HistoryReader &reader = store->reader();
            QSignalSpy reset(&reader, &HistoryReader::reset);
            store->keepSince(u"test.unknown"_s, { startMilliseconds + 50'000'000 });
            store->keepSince(feedName, { startMilliseconds + 50'000'000 });
            QVERIFY(reset.wait());
            QCOMPARE(reset.size(), 1);
            QCOMPARE(reset[0][0].toString(), feedName);
            QCOMPARE(reader.extent(feedName).begin, UtcTime { startMilliseconds + 46'666'000 });
            QCOMPARE(readAll(*store)->size(), 100'000UL - 46'666);
            QCOMPARE(reader.histogram({ feedName }, everything(), 1).result().counts[0][0], 100'000);
            QCOMPARE(store->writer().append(feedName, plainBatch(100'000, 10, 1), testSource(), { 1 }).result().accepted, 10);
            const UtcTime instant { startMilliseconds + 46'668'000 };
            QCOMPARE(reader.latest(feedName, instant, std::chrono::hours(1000)).result()->size(), 3UL);
        }
        QVERIFY(verifyHistory(fileIn(folderOf("open")))->isSound());
        const auto store = openStore(folderOf("open"));
        QCOMPARE(readAll(*store)->size(), 53'344UL);
    }

    void oldObservationsAreThinned()
    {
        const QString file = closed("thinnedClosed");
        const UtcTime before { startMilliseconds / hour * hour + 11 * hour };
        const Result<RetentionOutcome> thinned = applyRetention(file, { .before = before, .thinTo = std::chrono::hours(1) });
        QVERIFY(thinned);
        const auto store = openStore(folderOf("thinnedClosed"));
        const ObservationsPtr rows = store->reader().request({ feedName, { { 0 }, before }, {}, {} }).result();
        QCOMPARE(rows->size(), 110UL); // ten features, eleven hours
        std::set<std::pair<qint64, FeatureKey>> last;
        for (size_t row = 0; row < rows->size(); ++row)
            last.emplace(rows->phenomenonTime[row] / hour, rows->feature[row]);
        QCOMPARE(last.size(), 110UL);
        QCOMPARE(qint64(readAll(*store)->size()), 100'000 - thinned->observations);
        // The last of the last hour: its final ten seconds.
        QCOMPARE(rows->phenomenonTime.back(), before.milliseconds - 1000);
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 100'000);
    }

    void droppingCanBeInterrupted()
    {
        const QString file = closed("slices");
        const UtcTime before { startMilliseconds + 99'000'000 };
        int looks = 0;
        const auto given = applyRetention(file, { .before = before }, [&](double) { return ++looks < 1; });
        QVERIFY(!given && given.error().message.contains(u"Interrupted"));
        const Result<RetentionOutcome> rest = applyRetention(file, { .before = before });
        QVERIFY(rest && rest->observations > 0);
        QCOMPARE(historyStats(file)->observations(), 1000);
        QVERIFY(applyRetention(file, { .feed = u"no.feed"_s, .before = before }).error().message.contains(u"no feed"));
    }

    /// A row an hour for 60 days: no chunk of it would be full in years.
    void slowFeedsAreKeptNoLonger()
    {
        const auto store = openStore(folderOf("slow"));
        for (int row = 0; row < 60 * 24; row += 10) {
            DecodedBatch batch = plainBatch(0, 10, 1);
            for (int i = 0; i < 10; ++i)
                batch.observations[size_t(i)].phenomenonTime = after((row + i) * hour);
            (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
        }
        QSignalSpy reset(&store->reader(), &HistoryReader::reset);
        store->keepSince(feedName, after(40 * day));
        QTRY_COMPARE(reset.size(), 1);
        QCOMPARE(timesOf(*store).size(), 20 * 24);
        QCOMPARE(timesOf(*store).first(), after(40 * day).milliseconds);
        store->keepSince(feedName, after(50 * day));
        QTRY_COMPARE(reset.size(), 2);
        QCOMPARE(timesOf(*store).first(), after(50 * day).milliseconds);
        QCOMPARE(store->reader().extent(feedName).begin, after(50 * day));
        // Less than a day is not worth the work.
        store->keepSince(feedName, after(50 * day + 12 * hour));
        store->keepSince(feedName, after(52 * day));
        QTRY_COMPARE(reset.size(), 3);
        QCOMPARE(timesOf(*store).size(), 8 * 24);
        QCOMPARE(countOf(*store), 60 * 24);
        QVERIFY(retainedFeeds(store->path())->first().rawFrom == after(52 * day));
    }

    void whatStaysOfARun()
    {
        const std::vector<qint64> times { 0, 10, 59, 60, 61, 119, 120, 130, 200 };
        const std::vector<FeatureKey> features { 7, 2, 7, 2, 7, 7, 2, 7, 7 };
        QCOMPARE(rowsKept(times, features, { 130 }, Duration(60)),
                 (std::vector<bool> { false, true, true, true, false, true, true, true, true }));
        QCOMPARE(rowsKept(times, features, { 130 }, {}),
                 (std::vector<bool> { false, false, false, false, false, false, false, true, true }));
        QVERIFY(rowsKept({}, {}, { 130 }, {}).empty());
    }

    void whatStaysOfSeveralRuns()
    {
        const KeyColumns first { 3, 0, { 0, 50, 70 }, { 1, 1, 1 } };
        const KeyColumns later { 3, 0, { 50, 60, 119 }, { 1, 2, 1 } }; // says anew what was at 50
        QCOMPARE(rowsKept({ first, later }, { 200 }, Duration(60)),
                 (std::vector<std::vector<bool>> { { false, false, false }, { true, true, true } }));
        QCOMPARE(rowsKept({ later, first }, { 200 }, Duration(60)),
                 (std::vector<std::vector<bool>> { { false, true, true }, { false, true, false } }));
        QCOMPARE(rowsKept({ first, later }, { 60 }, {}),
                 (std::vector<std::vector<bool>> { { false, false, true }, { false, true, true } }));
    }

    /// 6,000 features, each with a row every five minutes for six hours: no chunk holds two rows of one of them.
    void stepsReachAcrossChunks_data()
    {
        QTest::addColumn<bool>("open");
        QTest::newRow("open") << true;
        QTest::newRow("closed") << false;
    }
    void stepsReachAcrossChunks()
    {
        QFETCH(const bool, open);
        const QString folder = folderOf(open ? "acrossOpen" : "acrossClosed");
        constexpr int features = 6000;
        const qint64 begin = startMilliseconds / hour * hour;
        auto store = openStore(folder);
        for (int round = 0; round < 72; ++round) {
            DecodedBatch batch;
            for (int i = 0; i < features; ++i) {
                batch.features.push_back({ u"f%1"_s.arg(i), {}, {}, {} });
                ObservationRecord record;
                record.feature = quint32(i);
                record.phenomenonTime = { begin + round * 300'000 + i };
                batch.observations.push_back(record);
            }
            (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
        }
        const UtcTime before { begin + 7 * hour };
        if (open) {
            store->thinBefore(feedName, before, std::chrono::hours(1));
            QTRY_COMPARE(readAll(*store)->size(), 6UL * features);
        } else {
            store.reset();
            const auto thinned = applyRetention(fileIn(folder), { .before = before, .thinTo = std::chrono::hours(1) });
            QVERIFY(thinned);
            QCOMPARE(thinned->observations, (72 - 6) * features);
            store = openStore(folder);
        }
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), 6UL * features);
        for (size_t row = 0; row < rows->size(); ++row) // the last round of each hour
            QCOMPARE((rows->phenomenonTime[row] - begin) % hour, 11 * 300'000 + qint64(rows->feature[row]));
        QCOMPARE(countOf(*store), 72 * features);
        store.reset();
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
