// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the file that SQLite cannot read any more: what they held is told, and the rest goes on.
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"
#include "engine/history/retention.h"
#include "engine/history/salvage.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <numeric>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsInChunks = 400'000;

QString fileIn(const QTemporaryDir &folder) { return folder.filePath(u"history.sqlite"_s); }

/// 400,000 rows of ten features, one a second, in chunks, with keyframes; 200 more in the tail.
void fill(const QTemporaryDir &folder)
{
    const auto store = openStore(folder.path());
    for (int first = 0; first < rowsInChunks; first += 40'000)
        QCOMPARE(store->writer().append(feedName, plainBatch(first, 40'000, 1), testSource(), { 1 }).result().accepted, 40'000);
    QCOMPARE(store->writer().append(feedName, plainBatch(500'000, 200, 2), testSource(), { 1 }).result().accepted, 200);
}

/// The file as if the disk had lost a page of that table or index: the first one that holds rows, or another.
void losePage(const QTemporaryDir &folder, const char *name, const char *which = "pagetype = 'leaf' ORDER BY path")
{
    qint64 page = 0;
    qint64 size = 0;
    {
        SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
        size = db.execAndGet("PRAGMA page_size").getInt64();
        SQLite::Statement first(db, std::string("SELECT pageno FROM dbstat WHERE name = ? AND ") + which + " LIMIT 1");
        first.bind(1, name);
        QVERIFY(first.executeStep());
        page = first.getColumn(0).getInt64();
    }
    QFile file(fileIn(folder));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * size));
    QCOMPARE(file.write(QByteArray(size, '\xa5')), size);
}

qint64 countOf(HistoryStore &store) { return store.reader().histogram({ feedName }, everything(), 1).result().counts[0][0]; }

} // namespace

class HistoryStructureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexes_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("of chunks") << QByteArray("chunk_time");
        QTest::newRow("of keyframes") << QByteArray("keyframe_time");
    }
    void indexes()
    {
        QFETCH(const QByteArray, name);
        const QTemporaryDir folder;
        fill(folder);
        losePage(folder, name.constData());
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().message));
        QVERIFY(!verdict->structure.isEmpty());
        QCOMPARE(verdict->observations, rowsInChunks + 200); // the tables have all of it
        {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"An index of the history .* was damaged"_s));
            const auto store = openStore(folder.path());
            QVERIFY(store && store->damage().isEmpty());
            QCOMPARE(readAll(*store)->size(), size_t(rowsInChunks + 200));
            const UtcTime later { startMilliseconds + 300'000'000 };
            QCOMPARE(store->reader().latest(feedName, later, std::chrono::hours(100)).result()->size(), 10U);
            QCOMPARE(store->writer().append(feedName, plainBatch(600'000, 40'000, 3), testSource(), { 1 }).result().accepted,
                     40'000);
        }
        {
            const auto store = openStore(folder.path());
            QVERIFY(store->damage().isEmpty());
            QCOMPARE(readAll(*store)->size(), size_t(rowsInChunks + 40'200));
        }
        QVERIFY(compactHistory(fileIn(folder))); // drops what is left of the former index
        const Result<HistoryVerdict> mended = verifyHistory(fileIn(folder));
        QVERIFY2(mended && mended->isSound(), qPrintable(mended ? mended->structure.join(u' ') : QString()));
    }

    void chunks()
    {
        // Some chunks are lost: what overlaps them is taken all the same, and counted once.
        const QTemporaryDir folder;
        fill(folder);
        losePage(folder, "chunk");
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && !verdict->structure.isEmpty() && !verdict->damage.isEmpty());
        const qint64 lost = rowsInChunks + 200 - verdict->observations;
        QVERIFY(lost > 0 && lost < rowsInChunks / 2);
        const auto store = openStore(folder.path());
        QVERIFY(store);
        const QFuture<AppendResult> again = store->writer().append(feedName, plainBatch(0, 200'000, 1), testSource(), { 1 });
        QCOMPARE(failureOf(again), QString());
        QCOMPARE(again.result().accepted, lost);
        QVERIFY(!store->damage().isEmpty());
        QCOMPARE(readAll(*store)->size(), size_t(rowsInChunks + 200));
        QCOMPARE(countOf(*store), rowsInChunks + 200);
        QCOMPARE(store->writer().append(feedName, plainBatch(600'000, 200, 3), testSource(), { 1 }).result().accepted, 200);
        QCOMPARE(countOf(*store), rowsInChunks + 400);
    }

    void chunksToCome()
    {
        // Where new chunks would be written nothing can be read: the table is made anew while the history is open.
        const QTemporaryDir folder;
        fill(folder);
        const auto newest = [&] {
            SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
            return db.execAndGet("SELECT max(id) FROM chunk NOT INDEXED").getInt();
        };
        const int before = newest();
        losePage(folder, "chunk", "pagetype = 'leaf' ORDER BY path DESC");
        {
            const auto store = openStore(folder.path());
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
            QCOMPARE(store->writer().append(feedName, plainBatch(600'000, 40'000, 3), testSource(), { 1 }).result().accepted,
                     40'000);
            QCOMPARE(store->writer().append(feedName, plainBatch(700'000, 200, 3), testSource(), { 1 }).result().accepted, 200);
            const size_t left = readAll(*store)->size();
            qint64 told = 0;
            for (const HistoryDamage &each : store->damage())
                told += each.observations;
            QVERIFY(told > 0);
            QCOMPARE(left, size_t(rowsInChunks + 40'400 - told));
        }
        QVERIFY(newest() > before);
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->structure.filter(u"Tree"_s).isEmpty());
    }

    void wayToChunks()
    {
        // Chunks to which no page leads any more are found by what their index knows.
        const QTemporaryDir folder;
        fill(folder);
        losePage(folder, "chunk", "pagetype = 'internal'");
        QVERIFY(verifyHistory(fileIn(folder))->observations < 1'000);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
        const Result<qint64> gained = compactHistory(fileIn(folder));
        QVERIFY2(gained, gained ? "" : qPrintable(gained.error().message + gained.error().detail));
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->isSound());
        QCOMPARE(verdict->observations, rowsInChunks + 200);
    }

    void fullWhileMending()
    {
        // The disk has no room for the table that is made anew; later it has.
        const QTemporaryDir folder;
        fill(folder);
        const auto newest = [&] {
            SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
            return db.execAndGet("SELECT max(id) FROM chunk NOT INDEXED").getInt();
        };
        const int before = newest();
        const auto added = [](HistoryStore &store, int first, int count) {
            return store.writer().append(feedName, plainBatch(first, count, 3), testSource(), { 1 }).result().accepted;
        };
        QCOMPARE(added(*openStore(folder.path()), 600'000, 30'000), 30'000);
        {
            SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
            QVERIFY(db.execAndGet("SELECT sum(pgsize) FROM dbstat WHERE name = 'chunk'").getInt() > 200'000);
        }
        losePage(folder, "chunk", "pagetype = 'leaf' ORDER BY path DESC");
        {
            auto opened = HistoryStore::open(folder.path(), nullptr, std::chrono::milliseconds(0));
            QVERIFY(opened);
            HistoryStore &store = **opened;
            store.writer().describe(testFeed());
            store.setSizeLimit(QFileInfo(fileIn(folder)).size() + 100'000);
            QCOMPARE(added(store, 700'000, 3'000), 3'000); // now chunks would be written
            for (int i = 0; i < 3; ++i)
                QCOMPARE(added(store, 710'000 + i * 10, 10), 10);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
            store.setSizeLimit(0);
            QCOMPARE(added(store, 720'000, 10), 10);
        }
        QVERIFY(newest() > before);
    }

    void keysInDisorder()
    {
        // The key by which the root finds its leaves is too large by 2^20, and a later leaf cannot be read.
        const QTemporaryDir folder;
        constexpr qint64 base = 1 << 21; // all keys take as many bytes in a page
        {
            SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            db.exec("PRAGMA page_size = 1024; CREATE TABLE t(id INTEGER PRIMARY KEY, x BLOB NOT NULL)");
            SQLite::Statement put(db, "INSERT INTO t VALUES(?, zeroblob(90))");
            for (int i = 0; i < 500; ++i) {
                put.bind(1, int64_t(base + i));
                put.exec();
                put.reset();
            }
        }
        QFile file(fileIn(folder));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const qsizetype root = 1024; // page 2
        const auto word = [&](qsizetype at) { return qsizetype(quint8(bytes[at]) << 8 | quint8(bytes[at + 1])); };
        QCOMPARE(bytes[root], '\x05');
        const qsizetype cells = word(root + 3);
        QVERIFY(cells > 20);
        const auto cell = [&](qsizetype i) { return root + word(root + 12 + 2 * i); };
        char &high = bytes[cell((cells - 1) / 2) + 4]; // of the key, seven bits in a byte
        QCOMPARE(high, '\x81'); // 2^21
        high = '\x82';
        const qsizetype lost = cell(cells / 2 + 5);
        const qsizetype page = word(lost) << 16 | word(lost + 2);
        bytes.replace((page - 1) * 1024, 1024, QByteArray(1024, '\xa5'));
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size() && file.flush());

        SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
        qint64 next = base;
        const std::vector<LostKeys> gone = Salvage(db, { "t", "id" }).read(0, [&](sqlite3_stmt *) { ++next; });
        QVERIFY(next > base + 250 && next < base + 500); // what comes before that leaf
        QCOMPARE(gone.size(), 1U);
        QCOMPARE(gone.front().first, next);
        QVERIFY(gone.front().last >= base + 500);
    }

    void countsFarBack()
    {
        // A year of hours: opening looks where writing goes, and the rest is looked through afterwards.
        const QTemporaryDir folder;
        constexpr int hours = 10'000;
        {
            DecodedBatch batch = plainBatch(0, hours, 1);
            for (int i = 0; i < hours; ++i)
                batch.observations[size_t(i)].phenomenonTime = { startMilliseconds + i * 3'600'000LL };
            QCOMPARE(openStore(folder.path())->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, hours);
        }
        losePage(folder, "rollup",
                 "pagetype = 'leaf' AND path < (SELECT max(path) FROM dbstat WHERE name = 'rollup' AND pagetype = 'leaf') "
                 "ORDER BY path DESC");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
        const auto store = openStore(folder.path());
        const auto counted = [&] {
            const auto counts = store->reader().histogram({ feedName }, everything(), 10'000);
            if (!failureOf(counts).isEmpty())
                return -1LL;
            const std::vector<qint64> found = counts.result().counts[0];
            return std::accumulate(found.begin(), found.end(), 0LL);
        };
        QTRY_COMPARE(counted(), qint64(hours));
    }

    void emptyTail()
    {
        // Where nothing was, nothing is missing, as the counts know: that batches might have been lost is not told for ever.
        const QTemporaryDir folder;
        QCOMPARE(
            openStore(folder.path())->writer().append(feedName, plainBatch(0, 40'000, 1), testSource(), { 1 }).result().accepted,
            40'000);
        losePage(folder, "tail");
        {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
            const auto store = openStore(folder.path());
            QCOMPARE(store->damage(), QList<HistoryDamage>());
            QCOMPARE(store->writer().append(feedName, plainBatch(50'000, 10, 1), testSource(), { 1 }).result().accepted, 10);
        }
        QVERIFY(compactHistory(fileIn(folder)));
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->isSound());
        QCOMPARE(verdict->observations, 40'010);
    }

    void countsOfWhatWasDropped_data()
    {
        QTest::addColumn<int>("hoursBetween"); // of what has stayed; 0: nothing has
        QTest::addColumn<bool>("areDaysLost");
        QTest::newRow("hours") << 0 << false;
        QTest::newRow("hours, thinned") << 30 << false; // a feature has one in ten hours
        QTest::newRow("hours and days") << 0 << true;
    }
    void countsOfWhatWasDropped()
    {
        // An observation an hour for sixty days from 2023-11-15 on, of the first thirty of which retention has dropped all or most.
        QFETCH(const int, hoursBetween);
        QFETCH(const bool, areDaysLost);
        const QTemporaryDir folder;
        constexpr int hours = 60 * 24;
        constexpr qint64 midnight = 1'700'006'400'000;
        {
            DecodedBatch batch = plainBatch(0, hours, 1);
            for (int i = 0; i < hours; ++i)
                batch.observations[size_t(i)].phenomenonTime = { midnight + i * 3'600'000LL };
            QCOMPARE(openStore(folder.path())->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, hours);
        }
        QVERIFY(applyRetention(fileIn(folder), { feedName, { midnight + 30 * 86'400'000LL }, std::chrono::hours(hoursBetween) }));
        losePage(folder, "rollup");
        if (areDaysLost)
            losePage(folder, "rollup_day");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
        const auto store = openStore(folder.path());
        const auto isTold = [&](const QString &where) {
            return std::ranges::any_of(store->damage(), [&](const HistoryDamage &damage) {
                return damage.feed == feedName && damage.where.startsWith(where) && damage.range.begin.milliseconds == midnight;
            });
        };
        const qint64 count = countOf(*store);
        QVERIFY(isTold(u"rollup "_s) || areDaysLost);
        QVERIFY(std::ranges::any_of(store->damage(), [](const HistoryDamage &d) { return d.where.startsWith(u"rollup"); }));
        if (areDaysLost)
            QVERIFY(count >= hours / 2 && count < hours);
        else
            QCOMPARE(count, hours); // as the days know
    }

    void otherTables_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : { "feature", "rollup", "rollup_day", "tail", "keyframe" })
            QTest::newRow(name) << QByteArray(name);
    }
    void otherTables()
    {
        QFETCH(const QByteArray, name);
        const QTemporaryDir folder;
        fill(folder);
        losePage(folder, name.constData());
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().message));
        QVERIFY(!verdict->structure.filter(u"Tree"_s).isEmpty()); // SQLite's own lines …
        QVERIFY2(!verdict->structure.filter(u": database disk image is malformed"_s).isEmpty(),
                 qPrintable(verdict->structure.join(u'\n')));
        QCOMPARE(verdict->observations, rowsInChunks + (name == "tail" ? 0 : 200)); // … and the rest is read back
    }

    void erasureFindsAllTheSame()
    {
        const QTemporaryDir folder;
        fill(folder);
        losePage(folder, "chunk_time");
        const Result<ErasureOutcome> erased =
            eraseObservations(fileIn(folder), { .feed = feedName, .entity = u"f3"_s, .reason = u"r"_s, .at = { 1 } });
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
        QCOMPARE(erased->feeds.constFirst().observations, rowsInChunks / 10 + 20);
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->isSound());
        QCOMPARE(verdict->observations, (rowsInChunks + 200) / 10 * 9);
    }
};

QTEST_GUILESS_MAIN(HistoryStructureTest)
#include "tst_structure.moc"
