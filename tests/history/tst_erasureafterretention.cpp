// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing by law what retention has dropped before: free pages and records of features hold it still.
#include "erasuretraces.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"
#include "engine/history/retention.h"

#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcTime erasedAt { 1'750'000'000'000 };

/// 40,000 rows of ten features, one a second, and these batches around 40,000 more, from 100,000 s on.
QString filled(const QTemporaryDir &folder, const DecodedBatch &before, const DecodedBatch &after)
{
    const auto store = openStore(folder.path());
    for (const DecodedBatch &batch : { plainBatch(0, 40'000, 1), before, plainBatch(100'000, 40'000, 1), after })
        (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
    return store->path();
}

} // namespace

class ErasureAfterRetentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What retention has dropped lies in free pages still: it goes with an erasure of that time, also if no row of it is left.
    void whatRetentionHasDropped()
    {
        const QTemporaryDir folder;
        const QString file = filled(folder, moving(10, 100), moving(139'000, 200));
        QVERIFY(applyRetention(file, { .feed = feedName, .before = { startMilliseconds + 50'000'000 } }));
        QVERIFY(noisesIn(file, 100, 139) > 0); // or the test could not fail
        ErasureRequest request { .feed = feedName, .entity = u"van"_s, .reason = u"r"_s, .at = erasedAt };
        request.range = { { startMilliseconds + 50'000'000 }, { startMilliseconds + 60'000'000 } };
        QVERIFY(!countErasure(file, request)->overwritesDropped);
        const Result<ErasureOutcome> nothing = eraseObservations(file, request);
        QVERIFY(nothing && nothing->feeds.isEmpty() && !nothing->overwritesDropped);
        QVERIFY(noisesIn(file, 100, 139) > 0); // is of another time
        request.range = { { startMilliseconds }, { startMilliseconds + 40'000'000 } };
        const Result<ErasureOutcome> counted = countErasure(file, request);
        QVERIFY(counted && counted->feeds.isEmpty() && counted->overwritesDropped);
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased && erased->feeds.isEmpty(), erased ? "" : qPrintable(erased.error().message));
        QVERIFY(erased->overwritesDropped);
        QCOMPARE(noisesIn(file, 100, 139), 0);
        QVERIFY(noisesIn(file, 200, 239) > 0);
        QVERIFY(!*isErasureUnfinished(file) && erasureLog(file)->isEmpty());
        QVERIFY(verifyHistory(file)->isSound());
    }

    /// Of a feature whose rows retention has dropped, name, place and properties go with what is asked for in that time.
    void namesOfWhatIsDropped()
    {
        const QTemporaryDir folder;
        const QString file = filled(folder, traces(10), plainBatch(140'000, 10, 1));
        QVERIFY(applyRetention(file, { .feed = feedName, .before = { startMilliseconds + 50'000'000 } }));
        QVERIFY(compactHistory(file) && holdsTraces(file)); // its record alone
        // All lie inside, and of f0 … f9 there are rows of another time.
        const ErasureRequest request { .feed = feedName,
                                       .box = GeoBox { -88, 41, -87, 42 },
                                       .range = { { startMilliseconds }, { startMilliseconds + 40'000'000 } },
                                       .reason = u"r"_s,
                                       .at = erasedAt };
        const Result<ErasureOutcome> counted = countErasure(file, request);
        QVERIFY(counted && counted->feeds.size() == 1 && holdsTraces(file));
        QCOMPARE(counted->feeds.at(0).observations, 0);
        QCOMPARE(counted->feeds.at(0).features, 1);
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased && erased->feeds.size() == 1, erased ? "" : qPrintable(erased.error().message));
        QCOMPARE(erased->feeds.at(0).features, 1);
        QVERIFY(!holdsTraces(file));
        QCOMPARE(erasureLog(file)->size(), 1);
        QVERIFY(verifyHistory(file)->isSound());
        QVERIFY(countErasure(file, request)->feeds.isEmpty());
        const auto store = openStore(folder.path());
        QVERIFY(store->reader().dictionary(feedName)->find(u"f3"_s));
        // If it is heard of again, it is described anew.
        (void)store->writer().append(feedName, traces(150'000), testSource(), { 1 }).result();
        QCOMPARE(store->reader().dictionary(feedName)->find(u"person-7-by-id"_s)->key, 11U);
        QCOMPARE(readAll(*store)->size(), 40'040UL);
    }

    /// Where retention has forgotten the feature with its rows nobody knows it any more: what it was goes all the same.
    void whomRetentionHasForgotten()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"history.sqlite"_s);
        DecodedBatch later = plainBatch(100'000, 1000, 1); // of others, whose records lie in another block
        later.features.clear();
        for (int i = 0; i < 300; ++i)
            later.features.push_back({ u"later%1"_s.arg(i), {}, {}, {} });
        for (ObservationRecord &record : later.observations)
            record.feature += 290;
        {
            const auto store = openStore(folder.path());
            for (const DecodedBatch &batch : { traces(10), plainBatch(0, 40'000, 1), later })
                (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
        }
        QVERIFY(applyRetention(file, { .feed = feedName, .before = { startMilliseconds + 50'000'000 } }));
        const auto reading = HistoryStore::openForReading(folder.path(), nullptr);
        QVERIFY(reading && !(*reading)->reader().dictionary(feedName)->find(u"person-7-by-id"_s));
        (void)(*reading)->close();
        QVERIFY(holdsTraces(file)); // or the test could not fail
        ErasureRequest request { .feed = feedName, .entity = u"person-7-by-id"_s, .reason = u"r"_s, .at = erasedAt };
        request.range = { { startMilliseconds + 50'000'000 }, { startMilliseconds + 60'000'000 } };
        const Result<ErasureOutcome> unknown = eraseObservations(file, request);
        QVERIFY(!unknown && unknown.error().message.contains(u"knows no entity"));
        QVERIFY(holdsTraces(file)); // is of another time
        request.range = { { startMilliseconds }, { startMilliseconds + 40'000'000 } };
        const Result<ErasureOutcome> counted = countErasure(file, request);
        QVERIFY2(counted, counted ? "" : qPrintable(counted.error().message));
        QVERIFY(counted->feeds.isEmpty() && counted->overwritesDropped && holdsTraces(file));
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message));
        QVERIFY(erased->feeds.isEmpty() && erased->overwritesDropped && !holdsTraces(file));
        QVERIFY(verifyHistory(file)->isSound() && erasureLog(file)->isEmpty());
        QCOMPARE(readAll(*openStore(folder.path()))->size(), 1000UL);
    }
};

QTEST_GUILESS_MAIN(ErasureAfterRetentionTest)
#include "tst_erasureafterretention.moc"
