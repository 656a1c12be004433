// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every history promises of names, of what it tells, of imports, of what is too old, and of its beginning and end; over each
// kind of store, as in tst_history.cpp.
#include "historyplace.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace citywall;
using namespace citywall::test;

class HistoryLifeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addStores(); }
    void init();
    void cleanupTestCase() { endSharedServer(); }
    void featuresAreUpdated();
    void liveSignals();
    void bulkEndsWithReset();
    void readsDuringBulkAreCovered();
    void undescribedTermsAreRefused();
    void termsCannotBecomeOthers();
    void oldObservationsAreDropped();
    void readingOnly();
    void emptyHistory();
};

void HistoryLifeTest::init()
{
    QFETCH_GLOBAL(const QString, store);
    if (store == u"archive" && !sharedServer())
        QSKIP(qPrintable(whyNoServer()));
}

void HistoryLifeTest::featuresAreUpdated()
{
    const auto place = newPlace();
    const GeoMultiPolygon square { { { { 0, 0 }, { 0, 2 }, { 2, 2 }, { 2, 0 }, { 0, 0 } } } };
    const GeoMultiPolygon next { { { { 2, 0 }, { 2, 2 }, { 4, 2 }, { 4, 0 }, { 2, 0 } } } };
    const AreaIndex areas(
        { { QStringLiteral("west"), {}, square, { 0, 0, 2, 2 } }, { QStringLiteral("east"), {}, next, { 2, 0, 4, 2 } } });
    auto store = place->open(&areas);
    QSignalSpy changed(&store->reader(), &HistoryReader::dictionaryChanged);
    const auto append = [&](const FeatureRecord &feature) {
        DecodedBatch batch;
        batch.features = { feature };
        QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 0);
    };
    append({ QStringLiteral("x"), QStringLiteral("old"), { { 1, 1 } }, { { QStringLiteral("lanes"), 1 } } });
    const FeedDictionaryPtr before = store->reader().dictionary(feedName);
    QCOMPARE(before->features[0].area, 0);
    append({ QStringLiteral("x"), {}, {}, {} }); // nothing new
    QCOMPARE(store->reader().dictionary(feedName), before);
    append({ QStringLiteral("x"), QStringLiteral("new"), { { 3, 1 } }, {} });
    for (int round = 0; round < 2; ++round) {
        const FeedDictionaryPtr after = store->reader().dictionary(feedName);
        QCOMPARE(after->features.size(), 1u);
        QCOMPARE(after->features[0].name, QStringLiteral("new"));
        QCOMPARE(after->features[0].area, 1);
        QCOMPARE(after->features[0].properties.value(u"lanes").toInt(), 1);
        if (round == 0)
            QTRY_COMPARE(changed.size(), 2);
        store.reset();
        store = place->open(&areas);
    }
    QCOMPARE(before->features[0].name, QStringLiteral("old")); // snapshots stay as they were
}

void HistoryLifeTest::liveSignals()
{
    const auto place = newPlace();
    const auto store = place->open();
    QSignalSpy appended(&store->reader(), &HistoryReader::appended);
    std::vector<QFuture<AppendResult>> futures;
    for (int b = 0; b < 5; ++b)
        futures.push_back(store->writer().append(feedName, plainBatch(b * 10, 10, float(b)), testSource(), { 1 }));
    QTRY_COMPARE(appended.size(), 5);
    for (int b = 0; b < 5; ++b) {
        QVERIFY(futures[size_t(b)].isFinished());
        const auto rows = appended[b][0].value<ObservationsPtr>();
        QCOMPARE(rows->size(), 10u);
        QCOMPARE(rows->values[0][0], float(b));
        QCOMPARE(rows->feed, feedName);
    }
}

void HistoryLifeTest::bulkEndsWithReset()
{
    const auto place = newPlace();
    const auto store = place->open();
    QSignalSpy appended(&store->reader(), &HistoryReader::appended);
    QSignalSpy reset(&store->reader(), &HistoryReader::reset);
    store->writer().beginBulk(feedName);
    store->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 });
    store->writer().append(QStringLiteral("test.other"), plainBatch(0, 5, 1), testSource(), { 1 });
    store->writer().endBulk(feedName);
    QVERIFY(reset.wait());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(reset[0][0].toString(), feedName);
    QCOMPARE(appended.size(), 1);
    QCOMPARE(appended[0][0].value<ObservationsPtr>()->feed, QStringLiteral("test.other"));
    QCOMPARE(readAll(*store)->size(), 100u);
}

void HistoryLifeTest::readsDuringBulkAreCovered()
{
    const auto place = newPlace();
    const auto store = place->open();
    store->writer().beginBulk(feedName);
    for (int b = 0; b < 20; ++b) {
        DecodedBatch batch = plainBatch(b * 10, 10, 1);
        for (FeatureRecord &feature : batch.features)
            feature.id += QStringLiteral("-%1").arg(b);
        QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 10);
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), size_t(b + 1) * 10);
        QVERIFY(*std::max_element(rows->feature.begin(), rows->feature.end())
                < store->reader().dictionary(feedName)->features.size());
    }
    store->writer().endBulk(feedName);
}

void HistoryLifeTest::undescribedTermsAreRefused()
{
    const auto place = newPlace();
    const auto store = place->open();
    DecodedBatch batch = plainBatch(0, 10, 1);
    batch.terms = { QStringLiteral("x") };
    QVERIFY(failureOf(store->writer().append(QStringLiteral("test.other"), batch, testSource(), { 1 })).contains(u"test.other"));
    batch.observations[5].values[1] = 7; // no such term
    QVERIFY(!failureOf(store->writer().append(feedName, batch, testSource(), { 1 })).isEmpty());
    batch.observations[5].values[1] = 0;
    batch.observations[6].feature = 10; // no such feature
    QVERIFY(!failureOf(store->writer().append(feedName, batch, testSource(), { 1 })).isEmpty());
    QVERIFY(store->reader().dictionary(feedName)->features.empty());
    batch.observations[6].feature = 0;
    QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 10);
}

/// What was stored under one meaning of the values is not read under another one.
void HistoryLifeTest::termsCannotBecomeOthers()
{
    const auto place = newPlace();
    auto store = place->open();
    DecodedBatch batch = plainBatch(0, 10, 1);
    batch.terms = { QStringLiteral("x") };
    batch.observations[5].values[1] = 0;
    QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 10);
    FeedDescriptor other = testFeed();
    other.fields.swapItemsAt(1, 2); // now value 2 is the term
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("test.feed cannot change which of its values are terms")));
    store->writer().describe(other);
    QCOMPARE(store->writer().append(feedName, plainBatch(10, 10, 1), testSource(), { 1 }).result().accepted, 10);
    store.reset();
    store = place->open();
    const ObservationsPtr rows = readAll(*store);
    QCOMPARE(store->reader().dictionary(feedName)->term(rows->values[1][5]), QStringLiteral("x"));
}

/// A file keeps up to a day more than asked for; nothing younger goes, counts stay, and one reset tells of it.
void HistoryLifeTest::oldObservationsAreDropped()
{
    const auto place = newPlace();
    const auto store = place->open();
    constexpr qint64 days = 86'400;
    const QString other = QStringLiteral("test.other");
    for (const qint64 day : { 0, 1, 2, 40, 80 }) {
        QCOMPARE(store->writer().append(feedName, plainBatch(day * days, 1000, 1), testSource(), { 1 }).result().accepted, 1000);
        QCOMPARE(store->writer().append(other, plainBatch(day * days, 100, 1), testSource(), { 1 }).result().accepted, 100);
    }
    const Histogram before = store->reader().histogram({ feedName }, everything(), 1).result();
    QSignalSpy reset(&store->reader(), &HistoryReader::reset);
    const UtcTime limit { startMilliseconds + 60 * days * 1000 };
    store->keepSince(feedName, limit);
    QVERIFY(reset.wait());
    const ObservationsPtr rows = readAll(*store);
    QCOMPARE(rows->size(), 1000u);
    QCOMPARE(rows->phenomenonTime.front(), startMilliseconds + 80 * days * 1000);
    QCOMPARE(store->reader().extent(feedName).begin, (UtcTime { startMilliseconds + 80 * days * 1000 }));
    QCOMPARE(readAll(*store, other)->size(), 500u);
    QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts, before.counts);
    QCOMPARE(before.counts[0][0], 5000);
    // Imported again they are stored, and not counted twice.
    QCOMPARE(store->writer().append(feedName, plainBatch(days, 1000, 1), testSource(), { 1 }).result().accepted, 1000);
    QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts, before.counts);
    QCOMPARE(reset.size(), 1);
}

void HistoryLifeTest::readingOnly()
{
    const auto place = newPlace();
    QVERIFY(!place->openForReading()); // there is nothing
    const auto store = place->open();
    QCOMPARE(store->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result().accepted, 100);
    const auto reading = place->openForReading();
    QVERIFY(reading);
    QCOMPARE(readAll(*reading)->size(), 100u);
    QCOMPARE(reading->reader().dictionary(feedName)->features.size(), 10u);
    QCOMPARE(reading->reader().extent(feedName), store->reader().extent(feedName));
    QVERIFY(failureOf(reading->writer().append(feedName, plainBatch(0, 1, 1), testSource(), { 1 })).contains(u"reading only"));
}

void HistoryLifeTest::emptyHistory()
{
    const auto place = newPlace();
    const auto store = place->open();
    QVERIFY(store->reader().extent().isEmpty());
    QVERIFY(store->reader().dictionary(feedName));
    const ObservationsPtr rows = readAll(*store);
    QVERIFY(rows && rows->size() == 0);
    QCOMPARE(rows->feed, feedName);
    QCOMPARE(store->reader().histogram({ feedName }, everything(), 3).result().counts[0], std::vector<qint64>(3, 0));
    QVERIFY(store->reader().histogram({ feedName }, {}, 3).result().counts[0].size() == 3);
    QVERIFY(store->close());
    QVERIFY(failureOf(store->reader().request({ feedName, everything(), {}, {} })).contains(u"closed"));
    QVERIFY(failureOf(store->writer().append(feedName, {}, testSource(), { 1 })).contains(u"closed"));
}

QTEST_GUILESS_MAIN(HistoryLifeTest)
#include "tst_historylife.moc"
