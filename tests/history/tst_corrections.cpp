// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes twice is stored once, and what is said otherwise later holds from then on: in the file of one desk and in an archive.
#include "historyfixture.h"
#include "historyplace.h"

#include <numeric>
#include <random>

using namespace citywall;
using namespace citywall::test;

class CorrectionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addStores(); }
    void init();
    void cleanupTestCase() { endSharedServer(); }
    void duplicatesAndCorrections();
    void correctionsOfPlaceAndDetail();
    void correctionsWithinABatch();
    void importRepeated();
};

void CorrectionsTest::init()
{
    QFETCH_GLOBAL(const QString, store);
    if (store == u"archive" && !sharedServer())
        QSKIP(qPrintable(whyNoServer()));
}

void CorrectionsTest::duplicatesAndCorrections()
{
    const auto place = newPlace();
    const auto store = place->open();
    const auto append = [&](DecodedBatch batch) {
        return store->writer().append(feedName, std::move(batch), testSource(), { 1 }).result();
    };
    DecodedBatch twice = plainBatch(0, 20, 1);
    twice.observations.insert(twice.observations.end(), twice.observations.begin(), twice.observations.begin() + 5);
    AppendResult result = append(twice);
    QCOMPARE(result.accepted, 20);
    QCOMPARE(result.duplicates, 5);
    result = append(plainBatch(10, 20, 1));
    QCOMPARE(result.accepted, 10);
    QCOMPARE(result.duplicates, 10);
    result = append(plainBatch(0, 3, 2)); // other values: they hold from now on
    QCOMPARE(result.accepted, 3);
    ObservationsPtr rows = readAll(*store);
    QCOMPARE(rows->size(), 30u);
    QVERIFY(rows->values[0][0] == 2 && rows->values[0][2] == 2 && rows->values[0][3] == 1);
    // The first values again, as a repeated import brings them: still known.
    QCOMPARE(append(plainBatch(0, 3, 1)).duplicates, 3);
    QVERIFY(readAll(*store)->values[0][0] == 2);
    const Histogram histogram = store->reader().histogram({ feedName }, everything(), 1).result();
    QCOMPARE(histogram.counts[0][0], 30);
    result = append(plainBatch(0, 30, 1));
    QCOMPARE(result.accepted, 0);
    QVERIFY(result.range.isEmpty());
}

/// Where something was, and what is said beside the values, is corrected like a value.
void CorrectionsTest::correctionsOfPlaceAndDetail()
{
    const auto place = newPlace();
    auto store = place->open();
    const auto append = [&](const DecodedBatch &batch, const QString &source) {
        return store->writer().append(feedName, batch, { source, {}, false }, { 1 }).result();
    };
    const GeoPoint moved { -87.7, 41.9 };
    DecodedBatch batch = plainBatch(0, 10, 1);
    batch.observations[5].detail = R"({"status":"open"})";
    QCOMPARE(append(batch, QStringLiteral("s")).accepted, 10);
    for (int round = 0; round < 2; ++round) { // what is stored is found again in a history that was closed, too
        QCOMPARE(append(batch, QStringLiteral("s")).duplicates, 10);
        batch.observations[size_t(4 + round)].position = moved;
        batch.observations[size_t(5 + round)].detail = round == 0 ? R"({"status":"closed"})" : R"({"n":1})";
        AppendResult result = append(batch, QStringLiteral("s"));
        QCOMPARE(result.accepted, 2);
        QCOMPARE(result.duplicates, 8);
        QCOMPARE(result.range,
                 (TimeRange { batch.observations[size_t(4 + round)].phenomenonTime,
                              batch.observations[size_t(5 + round)].phenomenonTime + Duration(1) }));
        // From another source it is the same once more.
        QCOMPARE(append(batch, QStringLiteral("other")).duplicates, 10);
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), 10u);
        for (size_t i = 0; i < 10; ++i) {
            const GeoPoint expected = batch.observations[i].position;
            QCOMPARE(rows->longitudeE7[i] == Observations::noPosition, !expected.isValid());
            QVERIFY(!expected.isValid() || rows->position(i) == expected);
            QCOMPARE(rows->details.value(quint32(i)), batch.observations[i].detail);
        }
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 10);
        store.reset();
        store = place->open();
    }
    // That nothing is said of it any more is a correction as well.
    batch.observations[5].detail.clear();
    QCOMPARE(append(batch, QStringLiteral("s")).accepted, 1);
    QVERIFY(!readAll(*store)->details.contains(5));
}

/// The same feature and instant several times in one batch, and in batches that are committed together: the last one holds.
void CorrectionsTest::correctionsWithinABatch()
{
    const auto place = newPlace();
    const auto store = place->open();
    DecodedBatch batch = plainBatch(0, 10, 1);
    for (const float value : { 2.0f, 1.0f, 3.0f }) {
        for (int i = 0; i < 10; ++i) {
            batch.observations.push_back(batch.observations[size_t(i)]);
            batch.observations.back().values[0] = value;
        }
    }
    std::vector<QFuture<AppendResult>> futures;
    futures.push_back(store->writer().append(feedName, batch, testSource(), { 1 }));
    futures.push_back(store->writer().append(feedName, plainBatch(0, 10, 4), testSource(), { 2 }));
    futures.push_back(store->writer().append(feedName, plainBatch(0, 15, 2), testSource(), { 3 }));
    QCOMPARE(futures[0].result().accepted, 30);
    QCOMPARE(futures[0].result().duplicates, 10); // the 1 that came back
    QCOMPARE(futures[1].result().accepted, 10);
    QCOMPARE(futures[2].result().duplicates, 10); // 2 was there, and was corrected since
    QCOMPARE(futures[2].result().accepted, 5);
    const ObservationsPtr rows = readAll(*store);
    QCOMPARE(rows->size(), 15u);
    for (size_t i = 0; i < 15; ++i)
        QCOMPARE(rows->values[0][i], i < 10 ? 4.0f : 2.0f);
    QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 15);
}

void CorrectionsTest::importRepeated()
{
    const auto place = newPlace();
    const auto store = place->open();
    std::mt19937 random(5);
    std::vector<int> order(60'000);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    for (int round = 0; round < 2; ++round) {
        qint64 accepted = 0;
        qint64 duplicates = 0;
        store->writer().beginBulk(feedName);
        for (size_t first = 0; first < order.size(); first += 5000) {
            DecodedBatch batch = plainBatch(0, 5000, 0);
            for (size_t i = 0; i < 5000; ++i) {
                batch.observations[i].feature = quint32(order[first + i] % 10);
                batch.observations[i].phenomenonTime = { startMilliseconds + order[first + i] * 1000ll };
                batch.observations[i].values[0] = float(order[first + i]);
            }
            const AppendResult result = store->writer().append(feedName, std::move(batch), testSource(), { 1 }).result();
            accepted += result.accepted;
            duplicates += result.duplicates;
        }
        store->writer().endBulk(feedName);
        QCOMPARE(accepted, round == 0 ? 60'000 : 0);
        QCOMPARE(duplicates, round == 0 ? 0 : 60'000);
    }
    const ObservationsPtr rows = readAll(*store);
    QCOMPARE(rows->size(), 60'000u);
    for (size_t i = 0; i < rows->size(); ++i)
        QCOMPARE(rows->values[0][i], float(i));
}

QTEST_GUILESS_MAIN(CorrectionsTest)
#include "tst_corrections.moc"
