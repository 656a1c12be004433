// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Histories that former versions wrote are brought up to date when they are opened: all of it or none, whatever comes between.
#include "faultvfs.h"
#include "formerhistories.h"
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"
#include "engine/history/retention.h"
#include "engine/history/rollups.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QProcess>
#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const QString migratingWorker = QStringLiteral(CITYWALL_BUILD_DIR "/tests/historyworker");

constexpr Duration day = std::chrono::hours(24);

QString fileIn(const QTemporaryDir &folder) { return folder.filePath(u"history.sqlite"_s); }

void makeFormer(const QTemporaryDir &folder, const char *sql)
{
    SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
    db.exec(sql);
}

/// As it lies in the file; leaves a write-ahead log as it is.
qint64 number(const QTemporaryDir &folder, const char *sql)
{
    return SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READONLY).execAndGet(sql).getInt64();
}

void change(const QTemporaryDir &folder, const char *sql)
{
    SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec(sql);
}

/// 24 MB of them; the connection that brings a history up to date keeps 16 MB of changed pages in memory.
void addEntities(const QTemporaryDir &folder)
{
    change(folder,
           "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 40001) "
           "INSERT INTO feature SELECT 1, i, 'more' || i, '', x'', '{\"text\":\"' || hex(zeroblob(290)) || '\"}' FROM n");
}

/// A line for each row: milliseconds since the start, entity, values, received, details.
QStringList rowsOf(HistoryStore &store)
{
    const ObservationsPtr rows = readAll(store);
    const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
    QStringList lines;
    for (size_t i = 0; i < rows->size(); ++i) {
        const auto value = [&](size_t v) { return QString::number(double(rows->values[v][i]), 'g', 9); };
        lines.append(u"%1 %2 %3 %4 %5 %6 %7 %8"_s.arg(rows->phenomenonTime[i] - startMilliseconds)
                         .arg(dictionary->features[rows->feature[i]].id, value(0), dictionary->term(rows->values[1][i]), value(2),
                              value(3))
                         .arg(rows->receivedTime[i] - startMilliseconds)
                         .arg(QString::fromUtf8(rows->details.value(quint32(i))))
                         .trimmed());
    }
    return lines;
}

/// What versionTwo holds, as formerhistory.py lists it: the third row of its first chunk is corrected by the second chunk.
const QStringList rowsOfVersionTwo { u"0 a 10 shut nan 0.333333343 500"_s,   u"1000 b 11.5 open nan 0.100000001 1500 {\"n\":1}"_s,
                                     u"30000 a 20 shut nan nan 4000000"_s,   u"60000 a 12.5 open 700 2 4000000"_s,
                                     u"3600000 b 13 open nan nan 3600500"_s, u"7200000 a 14 shut nan nan 7200500 {\"n\":2}"_s };

/// What is not as it was in versionTwo after it was brought up to date; empty = nothing.
QString changesOfVersionTwo(const QTemporaryDir &folder)
{
    const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
    if (!verdict || !verdict->isSound() || verdict->observations != 7 || verdict->chunks != 4)
        return u"not sound: %1"_s.arg(
            verdict ? u"damage %1, structure %2"_s.arg(verdict->damage.size()).arg(verdict->structure.size())
                    : verdict.error().message);
    const auto store = openStore(folder.path());
    if (!store)
        return u"does not open"_s;
    if (const QStringList rows = rowsOf(*store); rows != rowsOfVersionTwo)
        return rows.join(u'\n');
    HistoryReader &reader = store->reader();
    const FeedDictionaryPtr dictionary = reader.dictionary(feedName);
    if (dictionary->features[0].position != GeoPoint { -87.6, 41.8 } || dictionary->features[1].name != u"There"
        || dictionary->features[1].properties.value(u"lanes").toInt() != 3 || dictionary->sources.at(0).attribution != u"nobody"
        || !dictionary->sources.at(0).simulated)
        return u"names"_s;
    const ObservationsPtr state = reader.latest(feedName, { startMilliseconds + 3'600'000 }, day).result();
    if (state->values[0] != std::vector<float> { 12.5f, 13 })
        return u"state"_s;
    // Minutes 13 and 14 of the hour 472222 (2023-11-14T22), then an observation in each of the next two hours.
    const qint64 hour = 472'222 * hourMilliseconds;
    const auto counts = [&](qint64 length, int buckets) {
        return reader.histogram({ feedName }, { { hour }, { hour + length } }, buckets).result().counts[0];
    };
    const std::vector<qint64> minutes = counts(hourMilliseconds, 60);
    if (counts(3 * hourMilliseconds, 3) != std::vector<qint64> { 4, 1, 1 } || minutes[13] != 3 || minutes[14] != 1)
        return u"counts"_s;
    return store->damage().isEmpty() ? QString() : u"damage at %1"_s.arg(store->damage().constFirst().where);
}

} // namespace

class MigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromVersionOne();
    void fromVersionTwo();
    void checksumsOfVersionTwo();
    void fromVersionThree();
    void killed_data();
    void killed();
    void killedWithPagesInTheLog();
    void powerCutAtEveryStep();
    void fullAtEveryWrite();
    void fullWithPagesInTheLog();
};

void MigrationTest::fromVersionOne()
{
    const QTemporaryDir folder;
    makeFormer(folder, versionOne);
    const Result<HistoryStats> before = historyStats(fileIn(folder)); // can be looked at before it is brought up to date
    QVERIFY(before && before->schemaVersion == 1 && before->observations() == 6);
    QVERIFY(verifyHistory(fileIn(folder))->isSound());

    for (int round = 0; round < 2; ++round) {
        const auto store = openStore(folder.path());
        QVERIFY(store);
        // 12 at 60000 is corrected.
        QCOMPARE(rowsOf(*store),
                 (QStringList { u"0 a 10 shut nan -1 500"_s, u"1000 b 11 open nan -1 1500 {\"n\":1}"_s,
                                u"60000 a 12.5 open nan -1 60500"_s, u"3600000 b 13 shut nan -1 3600500"_s,
                                u"7200000 a 14 shut nan -1 7200500"_s }));
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->position(1), (GeoPoint { -87.6, 41.8 }));
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->features[0].name, u"Here"_s);
        QCOMPARE(dictionary->features[1].properties.value(u"lanes").toInt(), 3);
        const ObservationsPtr state = store->reader().latest(feedName, { startMilliseconds + 60'000 }, day).result();
        QCOMPARE(state->values[0], (std::vector<float> { 11, 12.5f }));
        // Hours of 2023-11-14 22:00 and 23:00, and the next day's first; minutes 13, 14 and 13 of them.
        const qint64 hour = 472'222 * hourMilliseconds;
        const auto counts = [&](qint64 length, int buckets) {
            return store->reader().histogram({ feedName }, { { hour }, { hour + length } }, buckets).result().counts[0];
        };
        QCOMPARE(counts(3 * hourMilliseconds, 3), (std::vector<qint64> { 3, 1, 1 }));
        const std::vector<qint64> minutes = counts(hourMilliseconds, 60);
        QCOMPARE(minutes[13], 2);
        QCOMPARE(minutes[14], 1);
        // What is stored is known: nothing is doubled.
        DecodedBatch again;
        again.features = { { u"a"_s, {}, {}, {} } };
        again.terms = { u"open"_s };
        again.observations = { { 0, { startMilliseconds + 60'000 }, {}, { 12.5f, 0, ObservationRecord::nan, -1 }, {} } };
        QCOMPARE(store->writer().append(feedName, again, testSource(), { 1 }).result().duplicates, 1);
        QVERIFY(store->close());
        const Result<HistoryStats> stats = historyStats(fileIn(folder));
        QVERIFY(stats && stats->schemaVersion == 4 && stats->observations() == 6);
        SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
        QCOMPARE(db.execAndGet("SELECT group_concat(day || ':' || n) FROM rollup_day").getString(),
                 std::string("19675:4,19676:1"));
        QCOMPARE(db.execAndGet("SELECT count(*) FROM rollup WHERE coalesce(length(minutes), 0) = 0").getInt(),
                 round == 0 ? 3 : 0);
        if (round == 0)
            QVERIFY(compactHistory(fileIn(folder))); // counts the minutes that version 1 did not
    }
}

void MigrationTest::fromVersionTwo()
{
    const QTemporaryDir folder;
    makeFormer(folder, versionTwo);
    const Result<HistoryStats> before = historyStats(fileIn(folder));
    QVERIFY(before && before->schemaVersion == 2 && before->observations() == 7);
    QVERIFY(verifyHistory(fileIn(folder))->isSound()); // by the columns' own checksums
    QVERIFY(HistoryStore::openForReading(folder.path(), nullptr).error().message.contains(u"older Citywall"));
    (void)openStore(folder.path());
    const Result<HistoryStats> after = historyStats(fileIn(folder));
    QVERIFY(after && after->schemaVersion == 4 && after->observations() == 7);
    QCOMPARE(after->feeds.at(0).keyframes, 1); // is the one that was there

    for (int round = 0; round < 2; ++round) {
        QCOMPARE(changesOfVersionTwo(folder), QString());
        // What was erased and thinned out is still known.
        const Result<QList<ErasureRecord>> erased = erasureLog(fileIn(folder));
        QVERIFY(erased && erased->size() == 1 && erased->constFirst().reason == u"request 17");
        const Result<QList<RetainedFeed>> thinned = retainedFeeds(fileIn(folder));
        QVERIFY(thinned && thinned->size() == 1 && thinned->constFirst().feed == u"test.other");
        QCOMPARE(thinned->constFirst().rawFrom.milliseconds, startMilliseconds);
        const auto store = openStore(folder.path());
        QCOMPARE(store->reader().histogram({ u"test.other"_s }, everything(), 1).result().counts[0][0], 7);
        // What is stored is known, also what corrected something.
        DecodedBatch again;
        again.features = { { u"a"_s, {}, {}, {} } };
        again.terms = { u"open"_s };
        again.observations = { { 0, { startMilliseconds + 60'000 }, {}, { 12.5f, 0, 700, 2 }, {} } };
        QCOMPARE(store->writer().append(feedName, again, testSource(), { 1 }).result().duplicates, 1);
    }
}

/// The rows have the checksums that formerhistory.py makes of them with zlib, and what changes one of them is told.
void MigrationTest::checksumsOfVersionTwo()
{
    const QTemporaryDir folder;
    makeFormer(folder, versionTwo);
    QVERIFY(openForWriting(fileIn(folder)));
    QCOMPARE(number(folder, "SELECT crc FROM feature WHERE feed = 1 AND key = 0"), 1'174'643'561);
    QCOMPARE(number(folder, "SELECT crc FROM feed WHERE id = 2"), 3'443'095'681);
    QCOMPARE(number(folder, "SELECT crc FROM chunk WHERE id = 2"), 2'115'529'090);
    for (const auto &[table, rows] : std::initializer_list<std::pair<const char *, qint64>> { { "feed", 2 },
                                                                                              { "feature", 2 },
                                                                                              { "term", 2 },
                                                                                              { "source", 1 },
                                                                                              { "chunk", 2 },
                                                                                              { "tail", 1 },
                                                                                              { "rollup", 4 },
                                                                                              { "rollup_day", 3 },
                                                                                              { "keyframe", 1 },
                                                                                              { "erasure", 1 } })
        QCOMPARE(number(folder, qPrintable(u"SELECT count(crc) FROM %1"_s.arg(QLatin1StringView(table)))), rows);
    change(folder, "UPDATE rollup SET n = 5 WHERE hour = 472222; UPDATE feature SET name = 'Hero' WHERE key = 0");
    const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
    QVERIFY(verdict);
    QStringList told;
    for (const HistoryDamage &damage : verdict->damage)
        told.append(damage.where);
    QCOMPARE(told, (QStringList { u"feature 0"_s, u"rollup 472222"_s }));
}

/// Version 3 had all but the checksums of the log of erasures.
void MigrationTest::fromVersionThree()
{
    const QTemporaryDir folder;
    makeFormer(folder, versionTwo);
    const auto log = erasureLog(fileIn(folder));
    {
        const auto db = openForWriting(fileIn(folder));
        QVERIFY(db);
        (*db)->exec("ALTER TABLE erasure DROP COLUMN crc; PRAGMA user_version = 3");
    }
    QVERIFY(verifyHistory(fileIn(folder))->isSound());
    QCOMPARE(*erasureLog(fileIn(folder)), *log);
    (void)openStore(folder.path());
    QCOMPARE(number(folder, "PRAGMA user_version"), 4);
    QCOMPARE(changesOfVersionTwo(folder), QString());
    QCOMPARE(*erasureLog(fileIn(folder)), *log);
    change(folder, "UPDATE erasure SET observations = 0");
    const QList<HistoryDamage> damage = verifyHistory(fileIn(folder))->damage;
    QCOMPARE(damage.size(), 1);
    QCOMPARE(damage.constFirst().where, u"erasure 1"_s);
    QCOMPARE(damage.constFirst().feed, feedName);
}

void MigrationTest::killed_data()
{
    QTest::addColumn<int>("row");
    for (int row = 1; row <= 7; ++row) // 2 feeds, a tail, 2 chunks, a keyframe, an erasure, as schema.cpp comes to them
        QTest::addRow("at row %d", row) << row;
    QTest::newRow("when all is done but the commit") << 0;
}

/// By SIGKILL, from inside: at a row that the migration changes.
void MigrationTest::killed()
{
    QFETCH(const int, row);
    const QTemporaryDir folder;
    makeFormer(folder, versionTwo);
    QProcess child;
    child.start(migratingWorker, { u"dieAt"_s, folder.path(), QString::number(row) });
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QCOMPARE(child.readAll(), QByteArray()); // it has not come to say that it is open
    QCOMPARE(number(folder, "PRAGMA user_version"), 2);
    QCOMPARE(number(folder, "SELECT count(*) FROM pragma_table_info('chunk') WHERE name = 'crc'"), 0);
    (void)openStore(folder.path());
    QCOMPARE(number(folder, "PRAGMA user_version"), 4);
    QCOMPARE(changesOfVersionTwo(folder), QString());
}

/// So much is changed that a part of it is in the write-ahead log before the commit: it is passed over.
void MigrationTest::killedWithPagesInTheLog()
{
    const QTemporaryDir folder;
    makeFormer(folder, versionTwo);
    addEntities(folder);
    QProcess child;
    child.start(migratingWorker, { u"dieAt"_s, folder.path(), u"0"_s });
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QVERIFY(QFileInfo(fileIn(folder) + u"-wal"_s).size() > 1'000'000);
    QCOMPARE(number(folder, "PRAGMA user_version"), 2);
    (void)openStore(folder.path());
    QCOMPARE(number(folder, "SELECT count(crc) FROM feature"), 40'002);
    QCOMPARE(changesOfVersionTwo(folder), QString());
}

/// Power goes at each change of the file, and of what was not synced nothing, the beginning or any part has reached the disk.
void MigrationTest::powerCutAtEveryStep()
{
    std::mt19937 random(23);
    int former = 0;
    int current = 0;
    bool isCut = true;
    for (qint64 step = 1; isCut; ++step) {
        for (const auto survives : { FaultVfs::Survives::Nothing, FaultVfs::Survives::Prefix, FaultVfs::Survives::Some }) {
            const QTemporaryDir folder;
            makeFormer(folder, versionTwo);
            {
                FaultVfs disk;
                disk.cutAfter(step);
                (void)openForWriting(fileIn(folder));
                isCut = disk.isCut();
                disk.settle(survives, random);
            }
            QFile::remove(fileIn(folder) + u"-shm"_s); // is memory
            const qint64 version = number(folder, "PRAGMA user_version");
            QVERIFY(version == 2 || version == 4);
            ++(version == 2 ? former : current);
            (void)openStore(folder.path());
            const QString changes = changesOfVersionTwo(folder);
            QVERIFY2(changes.isEmpty(), qPrintable(u"step %1: %2"_s.arg(step).arg(changes)));
        }
    }
    QVERIFY(former > 20 && current > 3); // or it has shown nothing
    qInfo("%d times version 2 was left, %d times version 4", former, current);
}

/// There is no room for one write, or for none from one on: that is said, and the former version is there until there is.
void MigrationTest::fullAtEveryWrite()
{
    for (const bool forOneWrite : { true, false }) {
        int refusals = 0;
        bool reached = true;
        for (qint64 write = 1; reached; ++write) {
            const QTemporaryDir folder;
            makeFormer(folder, versionTwo);
            QString why;
            {
                FaultVfs disk;
                disk.fullAt(write, forOneWrite);
                if (const auto opened = HistoryStore::open(folder.path(), nullptr); !opened)
                    why = opened.error().message;
                reached = disk.refused() > 0;
            }
            refusals += why.isEmpty() ? 0 : 1;
            QVERIFY2(why.isEmpty() || (why.contains(u"The disk is full") && why.contains(folder.path())), qPrintable(why));
            QCOMPARE(number(folder, "PRAGMA user_version"), why.isEmpty() ? 4 : 2);
            const auto opened = openStore(folder.path());
            QVERIFY(opened && opened->close());
            const QString changes = changesOfVersionTwo(folder);
            QVERIFY2(changes.isEmpty(), qPrintable(u"write %1: %2"_s.arg(write).arg(changes)));
        }
        QVERIFY(refusals > 10); // or it has shown nothing
    }
}

/// The same where a part of it is in the log when there is no more room.
void MigrationTest::fullWithPagesInTheLog()
{
    qint64 steps = 0;
    for (int sixth = 0; sixth < 4; ++sixth) { // beyond, it is committed and goes into the file itself
        const QTemporaryDir folder;
        makeFormer(folder, versionTwo);
        addEntities(folder);
        {
            FaultVfs disk;
            if (sixth > 0)
                disk.fullAt(sixth * steps / 6, false);
            const auto opened = openForWriting(fileIn(folder));
            QCOMPARE(bool(opened), sixth == 0);
            QVERIFY(opened || opened.error().message.contains(u"The disk is full"));
            steps = std::max(steps, disk.steps());
        }
        QCOMPARE(number(folder, "PRAGMA user_version"), sixth == 0 ? 4 : 2);
        (void)openStore(folder.path());
        QCOMPARE(number(folder, "SELECT count(crc) FROM feature"), 40'002);
        QCOMPARE(changesOfVersionTwo(folder), QString());
    }
}

QTEST_GUILESS_MAIN(MigrationTest)
#include "tst_migration.moc"
