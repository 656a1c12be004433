// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that say what chunks, names and counts are, changed behind the history's back: found, told, and the rest still plays.
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

QString fileIn(const QTemporaryDir &folder) { return folder.filePath(u"history.sqlite"_s); }

void change(const QTemporaryDir &folder, const char *sql)
{
    // As a flipped bit would: not through the triggers, which know the function that the program gives its connections.
    SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec(sql);
}

QStringList placesOf(const QList<HistoryDamage> &damage)
{
    QStringList places;
    for (const HistoryDamage &each : damage)
        places.append(each.where);
    places.sort();
    return places;
}

/// 40,000 rows of ten features, one a second, in chunks; 200 more in the tail; two terms.
void fill(const QTemporaryDir &folder)
{
    const auto store = openStore(folder.path());
    DecodedBatch batch = plainBatch(0, 40'000, 1);
    batch.terms = { u"ok"_s, u"shut"_s };
    for (size_t i = 0; i < batch.observations.size(); ++i)
        batch.observations[i].values[1] = float(i % 2);
    QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 40'000);
    QCOMPARE(store->writer().append(feedName, plainBatch(50'000, 200, 2), testSource(), { 1 }).result().accepted, 200);
}

} // namespace

class RowChecksumTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("told");
        QTest::newRow("an entity's name") << QByteArray("UPDATE feature SET name = 'Strect' WHERE key = 3") << u"feature 3"_s;
        QTest::newRow("its place") << QByteArray("UPDATE feature SET geometry = x'0000000000000000' WHERE key = 3")
                                   << u"feature 3"_s;
        QTest::newRow("its key, in the middle") << QByteArray("UPDATE feature SET key = 1027 WHERE key = 3") << u"feature 3"_s;
        QTest::newRow("the last one's key") << QByteArray("UPDATE feature SET key = 25 WHERE key = 9") << u"feature 9"_s;
        QTest::newRow("whose it is") << QByteArray("UPDATE feature SET feed = 3 WHERE key = 3") << u"feature 3"_s;
        QTest::newRow("a word") << QByteArray("UPDATE term SET word = 'shot' WHERE key = 1") << u"term 1"_s;
        QTest::newRow("a source") << QByteArray("UPDATE source SET attribution = 'nobodx'") << u"source 0"_s;
        QTest::newRow("that it is simulated") << QByteArray("UPDATE source SET simulated = 0") << u"source 0"_s;
        QTest::newRow("which fields are terms")
            << QByteArray("DROP TRIGGER feed_changed; UPDATE feed SET terms = 6") << u"feed 1"_s;
        QTest::newRow("how much is sealed") << QByteArray("DROP TRIGGER feed_changed; UPDATE feed SET sealed = 0") << u"feed 1"_s;
    }
    void names()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QString, told);
        const QTemporaryDir folder;
        fill(folder);
        change(folder, sql.constData());
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && !verdict->isSound());
        const auto opened = HistoryStore::open(folder.path(), nullptr);
        QVERIFY(opened);
        HistoryStore *store = opened.value().get();
        QCOMPARE(placesOf(store->damage()), QStringList { told });
        // Every observation is there, and each entity but a damaged one is what it was.
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), 40'200U);
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->features.size(), 10U);
        for (FeatureKey key = 0; key < 10; ++key) {
            const bool isDamaged = told == u"feature %1"_s.arg(key);
            QCOMPARE(dictionary->features[key].id, isDamaged ? u"damaged:%1"_s.arg(key) : u"f%1"_s.arg(key));
            QCOMPARE(dictionary->features[key].position.isValid(), !isDamaged);
        }
        QCOMPARE(dictionary->terms, (QStringList { u"ok"_s, told == u"term 1" ? u"damaged:1"_s : u"shut"_s }));
        QVERIFY(dictionary->sources[0].simulated);
        QCOMPARE(dictionary->sources[0].name, told == u"source 0" ? u"damaged:0"_s : testSource().name);
    }

    void damageStaysTold()
    {
        // What is written after a row was found damaged does not make it look sound.
        const QTemporaryDir folder;
        fill(folder);
        change(folder, "UPDATE rollup SET n = n + 1; UPDATE rollup_day SET n = n + 1");
        {
            const auto store = openStore(folder.path());
            QCOMPARE(store->writer().append(feedName, plainBatch(60'000, 200, 3), testSource(), { 1 }).result().accepted, 200);
            QCOMPARE(store->writer().append(feedName, plainBatch(-100, 100, 3), testSource(), { 1 }).result().accepted, 100);
            // The rows know better.
            QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 40'500);
            QVERIFY(!store->damage().isEmpty());
        }
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && !verdict->damage.isEmpty());
        QVERIFY(compactHistory(fileIn(folder))); // counts anew
        const Result<HistoryVerdict> mended = verifyHistory(fileIn(folder));
        QVERIFY2(mended && mended->isSound(), qPrintable(mended ? placesOf(mended->damage).join(u' ') : QString()));
        const auto store = openStore(folder.path());
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 40'500);
        QVERIFY(store->damage().isEmpty());
    }

    void chunks_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("begins earlier") << QByteArray("UPDATE chunk SET t_min = t_min - 4194304 WHERE id = 2");
        QTest::newRow("ends earlier") << QByteArray("UPDATE chunk SET t_max = t_max - 4194304 WHERE id = 2");
        QTest::newRow("another lane") << QByteArray("UPDATE chunk SET lane = 5 WHERE id = 2");
        QTest::newRow("of no feed") << QByteArray("UPDATE chunk SET feed = 9 WHERE id = 2");
        QTest::newRow("of other features") << QByteArray("UPDATE chunk SET f_min = 8 WHERE id = 2");
        QTest::newRow("corrects") << QByteArray("UPDATE chunk SET corrections = 1 WHERE id = 2");
    }
    void chunks()
    {
        QFETCH(const QByteArray, sql);
        const QTemporaryDir folder;
        fill(folder);
        const qint64 lost =
            SQLite::Database(fileIn(folder).toStdString()).execAndGet("SELECT n FROM chunk WHERE id = 2").getInt64();
        change(folder, sql.constData());
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && placesOf(verdict->damage) == QStringList(u"chunk 2"_s));
        const auto store = openStore(folder.path());
        QVERIFY(store);
        QCOMPARE(store->damage().size(), 1);
        QCOMPARE(store->damage().constFirst().where, u"chunk 2"_s);
        QCOMPARE(store->damage().constFirst().observations, lost);
        QCOMPARE(readAll(*store)->size(), size_t(40'200 - lost)); // without it, whole
    }

    void tails_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("one row more") << QByteArray("UPDATE tail SET n = n + 1");
        QTest::newRow("a billion more") << QByteArray("UPDATE tail SET n = n + (1 << 30)");
        QTest::newRow("more than there can be") << QByteArray("UPDATE tail SET n = n + (1 << 60)");
        QTest::newRow("fewer than none") << QByteArray("UPDATE tail SET n = -n");
        QTest::newRow("none") << QByteArray("UPDATE tail SET n = 0");
        QTest::newRow("of no feed") << QByteArray("UPDATE tail SET feed = 9");
        QTest::newRow("later") << QByteArray("UPDATE tail SET t_max = t_max + (1 << 40)");
    }
    void tails()
    {
        // One flipped bit: the history opens, says what is lost, and takes what comes.
        QFETCH(const QByteArray, sql);
        const QTemporaryDir folder;
        fill(folder);
        change(folder, sql.constData());
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->damage.size() == 1 && verdict->damage.constFirst().where.startsWith(u"tail"));
        const auto store = openStore(folder.path());
        QVERIFY(store);
        QCOMPARE(store->damage().size(), 1);
        QCOMPARE(readAll(*store)->size(), 40'000U);
        QCOMPARE(store->writer().append(feedName, plainBatch(60'000, 200, 3), testSource(), { 1 }).result().accepted, 200);
        QCOMPARE(readAll(*store)->size(), 40'200U);
    }

    void logOfErasures()
    {
        // It is the proof that something was erased: what is changed in it is told.
        const QTemporaryDir folder;
        fill(folder);
        for (const QString &entity : { u"f3"_s, u"f4"_s })
            QVERIFY(eraseObservations(fileIn(folder), { .feed = feedName, .entity = entity, .reason = u"r"_s, .at = { 1 } }));
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
        change(folder, "UPDATE erasure SET reason = 'x', observations = 0 WHERE id = 2");
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->structure.isEmpty());
        QCOMPARE(placesOf(verdict->damage), QStringList(u"erasure 2"_s));
        QCOMPARE(verdict->damage.constFirst().feed, feedName);
    }

    void otherFeed()
    {
        // A chunk that claims to be another feed's is shown in neither.
        const QTemporaryDir folder;
        fill(folder);
        {
            const auto store = openStore(folder.path());
            const QString other = u"test.other"_s;
            store->writer().describe(testFeed(other));
            QCOMPARE(store->writer().append(other, plainBatch(0, 50, 3), testSource(), { 1 }).result().accepted, 50);
        }
        change(folder, "UPDATE chunk SET feed = 2 WHERE id = 2");
        const auto store = openStore(folder.path());
        QCOMPARE(placesOf(store->damage()), QStringList(u"chunk 2"_s));
        QCOMPARE(readAll(*store, u"test.other"_s)->size(), 50U);
        QVERIFY(readAll(*store)->size() < 40'200U);
        const UtcTime later { startMilliseconds + 90'000'000 };
        QCOMPARE(store->reader().latest(u"test.other"_s, later, std::chrono::hours(48)).result()->size(), 10U);
    }
};

QTEST_GUILESS_MAIN(RowChecksumTest)
#include "tst_rowchecksums.moc"
