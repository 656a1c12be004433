// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reports come and go: what retention leaves without a row takes no memory and no room any more.
#include "historyfixture.h"

#include "engine/history/maintenance.h"
#include "engine/history/retention.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr FeatureKey silent = 600; ///< features of which nothing is ever told: two blocks of 256, and the beginning of a third
constexpr int reports = 100'000;

QString nameOf(int report) { return u"Report %1"_s.arg(report); }
FeatureKey keyOf(int report) { return silent + FeatureKey(report); }

/// One report a second, each of a feature of its own.
DecodedBatch reportsFrom(int first, int count)
{
    DecodedBatch batch;
    for (int report = first; report < first + count; ++report) {
        ObservationRecord record;
        record.feature = quint32(batch.features.size());
        record.phenomenonTime = { startMilliseconds + report * 1000LL };
        record.values[0] = float(report);
        batch.features.push_back({ u"r%1"_s.arg(report), nameOf(report), { { -87.6, 41.8 } }, {} });
        batch.observations.push_back(record);
    }
    return batch;
}

std::unique_ptr<HistoryStore> filled(const QTemporaryDir &folder)
{
    auto store = openStore(folder.path());
    DecodedBatch described;
    for (FeatureKey i = 0; i < silent; ++i)
        described.features.push_back({ u"silent%1"_s.arg(i), {}, { { -87.7, 41.9 } }, {} });
    (void)store->writer().append(feedName, described, testSource(), { 1 }).result();
    for (int first = 0; first < reports; first += 5000)
        (void)store->writer().append(feedName, reportsFrom(first, 5000), testSource(), { 1 }).result();
    return store;
}

QString fileIn(const QTemporaryDir &folder) { return folder.filePath(u"history.sqlite"_s); }

qint64 recordsIn(const QTemporaryDir &folder)
{
    SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
    return db.execAndGet("SELECT count(*) FROM feature").getInt64();
}

void spoil(const QTemporaryDir &folder, const char *sql)
{
    SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec(sql);
}

/// The first report whose rows were not dropped, of those that are there one after the other; -1: some are missing, or not as they were.
int firstReport(HistoryStore &store)
{
    const ObservationsPtr rows = readAll(store);
    const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
    const int first = int((rows->phenomenonTime.front() - startMilliseconds) / 1000);
    for (size_t row = 0; row < rows->size(); ++row) {
        const int report = first + int(row);
        if (rows->feature[row] != keyOf(report) || rows->values[0][row] != float(report)
            || dictionary->features[keyOf(report)].name != nameOf(report))
            return -1;
    }
    return first + int(rows->size()) == reports ? first : -1;
}

/// Of what came before, the blocks of keys that no row is of are gone; those of which nothing was ever told are still there.
void checkDictionary(HistoryStore &store, int first)
{
    const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
    const FeatureKey firstBlock = keyOf(first) / 256;
    QCOMPARE(dictionary->features.size(), size_t(silent) + reports);
    for (FeatureKey key = 0; key < silent + reports; ++key) {
        const bool isThere = key / 256 < 2 || key / 256 >= firstBlock;
        QCOMPARE(dictionary->at(key) != nullptr, isThere);
        const QString id = key < silent ? u"silent%1"_s.arg(key) : u"r%1"_s.arg(key - silent);
        QCOMPARE(dictionary->find(id), dictionary->at(key));
    }
}
qint64 recordsLeft(int first) { return 512 + (silent + reports - keyOf(first) / 256 * 256); }

} // namespace

class ForgottenFeaturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withTheirRowsWhileItIsOpen()
    {
        const QTemporaryDir folder;
        int first = 0;
        {
            const auto store = filled(folder);
            QCOMPARE(firstReport(*store), 0);
            QSignalSpy reset(&store->reader(), &HistoryReader::reset);
            store->keepSince(feedName, { startMilliseconds + 50'000'000 });
            QTRY_COMPARE(reset.size(), 1);
            first = firstReport(*store);
            QVERIFY2(first > 45'000 && first <= 50'000, qPrintable(QString::number(first))); // chunks are about 4,000 rows
            checkDictionary(*store, first);
        }
        QCOMPARE(recordsIn(folder), recordsLeft(first));
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
        const auto store = openStore(folder.path());
        QCOMPARE(store->damage(), QList<HistoryDamage>());
        QCOMPARE(firstReport(*store), first);
        checkDictionary(*store, first);
    }

    void withTheirRowsWhenItIsClosed()
    {
        const QTemporaryDir folder;
        (void)filled(folder)->close();
        const auto dropped = applyRetention(fileIn(folder), { .feed = feedName, .before = { startMilliseconds + 50'000'000 } });
        QVERIFY(dropped);
        QCOMPARE(dropped->observations, 50'000);
        QCOMPARE(recordsIn(folder), recordsLeft(50'000));
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
        const auto store = openStore(folder.path());
        QCOMPARE(store->damage(), QList<HistoryDamage>());
        QCOMPARE(firstReport(*store), 50'000);
        checkDictionary(*store, 50'000);
    }

    /// One that is heard of again is another: its key is none that was somebody's.
    void heardOfAgain()
    {
        const QTemporaryDir folder;
        {
            const auto store = filled(folder);
            QSignalSpy reset(&store->reader(), &HistoryReader::reset);
            store->keepSince(feedName, { startMilliseconds + 200'000'000 }); // all of it
            QTRY_COMPARE(reset.size(), 1);
            QCOMPARE(readAll(*store)->size(), 0UL);
            DecodedBatch again = reportsFrom(1000, 1);
            again.observations[0].phenomenonTime = { startMilliseconds + 300'000'000 };
            QCOMPARE(store->writer().append(feedName, again, testSource(), { 1 }).result().accepted, 1);
        }
        const auto store = openStore(folder.path());
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), 1UL);
        QCOMPARE(rows->feature[0], silent + reports);
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->features[rows->feature[0]].name, nameOf(1000));
        QCOMPARE(dictionary->find(u"r1000"_s)->key, silent + reports);
    }

    /// Thinning leaves of each feature the last row of a step: none is left without.
    void noneInThinning()
    {
        const QTemporaryDir folder;
        const auto store = filled(folder);
        const QString later = u"test.later"_s; // its turn comes when the other's is over
        store->writer().describe(testFeed(later));
        (void)store->writer().append(later, plainBatch(0, 40'000, 1), testSource(), { 1 }).result();
        (void)store->writer().append(feedName, plainBatch(0, 40'000, 1), testSource(), { 1 }).result();
        QSignalSpy reset(&store->reader(), &HistoryReader::reset);
        store->thinBefore(feedName, { startMilliseconds + 200'000'000 }, std::chrono::hours(1));
        store->keepSince(later, { startMilliseconds + 200'000'000 });
        QTRY_COMPARE(reset.size(), 2);
        QCOMPARE(reset[1][0].toString(), later);
        QVERIFY(readAll(*store)->size() < size_t(reports) + 200); // 40,000 rows of ten features in 12 hours
        QCOMPARE(store->reader().dictionary(feedName)->find(u"r0"_s)->key, keyOf(0));
        QCOMPARE(store->reader().dictionary(feedName)->find(u"silent600"_s), nullptr);
        QCOMPARE(store->reader().dictionary(feedName)->find(u"silent599"_s)->key, silent - 1);
    }

    /// Where records of features are damaged, those that were forgotten are not missed.
    void damageIsNotTakenForThem()
    {
        const QTemporaryDir folder;
        int first = 0;
        {
            const auto store = filled(folder);
            QSignalSpy reset(&store->reader(), &HistoryReader::reset);
            store->keepSince(feedName, { startMilliseconds + 50'000'000 });
            QTRY_COMPARE(reset.size(), 1);
            first = firstReport(*store);
        }
        spoil(folder, "UPDATE feature SET name = 'x' WHERE key = 90000");
        spoil(folder, "DELETE FROM feature WHERE key BETWEEN 70000 AND 71000"); // as if pages of it were gone
        const auto store = openStore(folder.path());
        QCOMPARE(store->damage().size(), 1 + 1001);
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->at(300), dictionary->find(u"silent300"_s));
        QCOMPARE(dictionary->at(30'000), nullptr);
        QCOMPARE(dictionary->features[70'500].id, u"damaged:70500"_s);
        QCOMPARE(dictionary->features[90'000].id, u"damaged:90000"_s);
        QCOMPARE(dictionary->features[95'000].name, nameOf(95'000 - int(silent)));
        QCOMPARE(readAll(*store)->size(), size_t(reports - first));
    }
};

QTEST_GUILESS_MAIN(ForgottenFeaturesTest)
#include "tst_forgottenfeatures.moc"
