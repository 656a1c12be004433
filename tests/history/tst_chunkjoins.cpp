// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small chunks are joined, and nobody who reads can tell.
#include "historymodel.h"

#include "engine/history/maintenance.h"
#include "engine/history/retention.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <random>
#include <set>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 hour = 3600 * second;
constexpr qint64 day = 24 * hour;
constexpr int sealed = 4096; // batches of single observations after which they are sealed

QString fileIn(const QString &folder) { return folder + u"/history.sqlite"_s; }

qint64 chunksIn(const QString &file)
{
    const Result<HistoryStats> stats = historyStats(file);
    return stats ? stats->feeds.constFirst().chunks : -1;
}

qint64 tailIn(const QString &file)
{
    const Result<HistoryStats> stats = historyStats(file);
    return stats ? stats->feeds.constFirst().tail : -1;
}

} // namespace

class ChunkJoinsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Observations of 30 features, each a batch, 4,096 at a time; then they are sealed. From the second time on every other one says
    /// anew what was sealed before, so that each time makes two chunks: late and on time.
    struct Rounds {
        Model model {};
        qint64 last = 0;
        std::mt19937 random { 7 };
        std::vector<std::pair<QString, qint64>> known {};

        void append(HistoryStore &store)
        {
            const size_t before = known.size();
            std::vector<QFuture<AppendResult>> stored;
            for (int i = 0; i < sealed; ++i) {
                const bool late = before > 0 && i % 2 == 1;
                if (!late)
                    last += second;
                Row row { u"f%1"_s.arg(i % 30), startMilliseconds + last, 1, {}, {}, {}, {}, testSource().name };
                row.values = { float(++values), missing, missing, missing };
                if (late)
                    std::tie(row.feature, row.time) = known[random() % before];
                else
                    known.emplace_back(row.feature, row.time);
                if (i % 50 == 0)
                    row.detail = QByteArray("{\"n\":") + QByteArray::number(i) + '}';
                QCOMPARE(model.append({ row }), 0);
                stored.push_back(store.writer().append(feedName, batchOf({ row }, {}), testSource(), { 1 }));
            }
            for (QFuture<AppendResult> &each : stored)
                QCOMPARE(each.result().accepted, 1);
            QTRY_COMPARE(tailIn(store.path()), 0); // before anything else arrives
        }

        int values = 0;
    };

    /// The state at an instant by the plainest rule: of the rows up to it, the last of each feature.
    static QString stateDiffers(HistoryStore &store, const Model &model, UtcTime at)
    {
        std::map<QString, Row> newest;
        for (const Row &row : model.find({ { 0 }, at + Duration(1) }, [](const Row &) { return true; }))
            newest[row.feature] = row;
        std::map<QString, Row> found;
        const ObservationsPtr state = store.reader().latest(feedName, at, std::chrono::hours(1000)).result();
        const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
        for (size_t row = 0; row < state->size(); ++row) {
            const auto expected = newest.find(dictionary->features[state->feature[row]].id);
            if (expected == newest.end() || expected->second.time != state->phenomenonTime[row]
                || !same(expected->second.values[0], state->values[0][row]))
                return u"another row at %1"_s.arg(at.milliseconds);
        }
        return state->size() == newest.size() ? QString() : u"%1 features at %2"_s.arg(state->size()).arg(at.milliseconds);
    }

    static void compare(const QString &folder, const Model &model, qint64 last)
    {
        const auto store = openStore(folder);
        QCOMPARE(difference(*readAll(*store), *store->reader().dictionary(feedName),
                            model.find(everything(), [](const Row &) { return true; })),
                 QString());
        std::mt19937 random(3);
        for (int i = 0; i < 40; ++i) {
            const UtcTime at { startMilliseconds + qint64(random() % quint64(last)) };
            QCOMPARE(stateDiffers(*store, model, at), QString());
            const TimeRange range { at, at + std::chrono::minutes(20) };
            QCOMPARE(difference(*store->reader().request({ feedName, range, {}, {} }).result(),
                                *store->reader().dictionary(feedName), model.find(range, [](const Row &) { return true; })),
                     QString());
        }
    }

private Q_SLOTS:
    /// Five times; all but the first make two chunks of 2,048 rows. Of the nine the newest stays, the first is full; two pairs of late
    /// ones and one of those on time become one each: six are left.
    void correctionsHoldWhereverTheyLie()
    {
        const QString folder = m_folder.filePath(u"corrected"_s);
        Model model;
        qint64 last = 0;
        {
            const auto store = openStore(folder);
            Rounds rounds;
            for (int round = 0; round < 5; ++round)
                rounds.append(*store);
            QTRY_COMPARE(chunksIn(fileIn(folder)), 6);
            model = rounds.model;
            last = rounds.last;
        }
        compare(folder, model, last);
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
        QVERIFY(compactHistory(fileIn(folder))); // keyframes anew, from what was joined
        QCOMPARE(chunksIn(fileIn(folder)), 6);
        compare(folder, model, last);
    }

    /// Of 18 chunks of ten features' seconds nine end before the instant, and are thinned to an hour: some twenty rows each, which one
    /// chunk holds. What came since stays as it was cut; but in a history that nobody has open the tenth, in which the instant lies
    /// (38,800 s after the start), is thinned up to it, and small enough then.
    void thinnedChunksAreJoined_data()
    {
        QTest::addColumn<bool>("open");
        QTest::newRow("open") << true;
        QTest::newRow("closed") << false;
    }
    void thinnedChunksAreJoined()
    {
        QFETCH(const bool, open);
        const QString folder = m_folder.filePath(open ? u"thinnedOpen"_s : u"thinnedClosed"_s);
        auto store = openStore(folder);
        for (int first = 0; first < 70'000; first += 5000)
            (void)store->writer().append(feedName, plainBatch(first, 5000, 1), testSource(), { 1 }).result();
        QTRY_COMPARE(chunksIn(fileIn(folder)), 18);
        const UtcTime before { startMilliseconds / hour * hour + 11 * hour };
        if (open) {
            store->thinBefore(feedName, before, std::chrono::hours(1));
            QTRY_COMPARE(chunksIn(fileIn(folder)), 10);
        } else {
            store.reset();
            QVERIFY(applyRetention(fileIn(folder), { .before = before, .thinTo = std::chrono::hours(1) }));
            QVERIFY(compactHistory(fileIn(folder)));
            QCOMPARE(chunksIn(fileIn(folder)), 9);
            store = openStore(folder);
        }
        // awk 'BEGIN{for(r=0;r<R;r++)k[int((1700000000+r)/3600)" "r%10]; for(i in k)n++;print n}', R 35000 and 38800
        QCOMPARE(readAll(*store)->size(), open ? 35'000UL + 100 : 31'200UL + 110);
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 70'000);
        if (open) { // what is joined is thinned again like any other
            store->thinBefore(feedName, before, std::chrono::hours(3));
            QTRY_COMPARE(readAll(*store)->size(), 35'000UL + 40);
        }
        store.reset();
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
    }

    /// What is thinned already and what is not become one chunk, which is looked at again with the same rule.
    void whatJoinsIsThinned()
    {
        const QString folder = m_folder.filePath(u"both"_s);
        const auto store = openStore(folder);
        Rounds rounds;
        const UtcTime before { startMilliseconds + day };
        rounds.append(*store);
        QSignalSpy reset(&store->reader(), &HistoryReader::reset);
        store->thinBefore(feedName, before, std::chrono::hours(1));
        QTRY_COMPARE(reset.size(), 1);
        QVERIFY(readAll(*store)->size() < 100);
        rounds.append(*store);
        rounds.append(*store);
        QTRY_COMPARE(chunksIn(fileIn(folder)), 3); // thinned and on time, late and late, and the newest
        store->thinBefore(feedName, before, std::chrono::hours(1));
        std::set<std::pair<qint64, QString>> expected; // hour, feature
        for (const auto &[feature, time] : rounds.known)
            expected.emplace(time / hour, feature);
        QTRY_COMPARE(readAll(*store)->size(), expected.size());
    }

    /// Two months of a row an hour, sealed each day because a rule asks what is too old. The days become few chunks, which reach far;
    /// they are thinned up to the instant all the same.
    void slowFeedsAreJoinedAndThinned()
    {
        const QString folder = m_folder.filePath(u"slow"_s);
        const auto store = openStore(folder);
        constexpr int days = 60;
        for (int dayOfRows = 0; dayOfRows < days; ++dayOfRows) {
            DecodedBatch batch = plainBatch(0, 24, 1);
            for (int i = 0; i < 24; ++i)
                batch.observations[size_t(i)].phenomenonTime = { startMilliseconds + (dayOfRows * 24 + i) * hour };
            (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
            store->thinBefore(feedName, { startMilliseconds + (dayOfRows + 2) * day }, std::chrono::hours(1));
            // Sealed: seven dailies at most wait for an eighth, beside the newest and those that were joined.
            QTRY_VERIFY(chunksIn(fileIn(folder)) >= 1 && chunksIn(fileIn(folder)) <= 9);
            QTRY_COMPARE(tailIn(fileIn(folder)), 0);
        }
        const UtcTime before { startMilliseconds + 30 * day };
        QList<qint64> expected;
        std::set<std::pair<qint64, int>> seen; // day, feature
        for (int row = days * 24; row-- > 0;) {
            const qint64 time = startMilliseconds + row * hour;
            if (time >= before.milliseconds || seen.emplace(time / day, row % 24 % 10).second)
                expected.prepend(time);
        }
        QCOMPARE(expected.size(), 30 * 24 + 302);
        store->thinBefore(feedName, before, std::chrono::hours(24));
        QTRY_COMPARE(readAll(*store)->size(), size_t(expected.size()));
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(QList<qint64>(rows->phenomenonTime.begin(), rows->phenomenonTime.end()), expected);
    }
};

QTEST_GUILESS_MAIN(ChunkJoinsTest)
#include "tst_chunkjoins.moc"
