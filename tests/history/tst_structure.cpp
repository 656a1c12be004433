// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the file that SQLite cannot read any more: what they held is told, and the rest goes on.
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

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
        const Result<QList<FeedErasure>> erased =
            eraseObservations(fileIn(folder), { .feed = feedName, .entity = u"f3"_s, .reason = u"r"_s, .at = { 1 } });
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
        QCOMPARE(erased->constFirst().observations, rowsInChunks / 10 + 20);
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->isSound());
        QCOMPARE(verdict->observations, (rowsInChunks + 200) / 10 * 9);
    }
};

QTEST_GUILESS_MAIN(HistoryStructureTest)
#include "tst_structure.moc"
