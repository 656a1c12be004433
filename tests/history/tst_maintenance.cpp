// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looking after the file: what it holds, whether it is whole, copies of it.
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

class MaintenanceTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QString fileIn(const QString &folder) { return folder + u"/history.sqlite"_s; }

    /// A history of so many observations; 40,000 and more are sealed into chunks.
    QString filled(const QString &name, int count, float value = 1) const
    {
        const auto store = openStore(path(name));
        store->writer().beginBulk(feedName);
        for (int at = 0; at < count; at += 10'000)
            store->writer()
                .append(feedName, plainBatch(at, std::min(10'000, count - at), value), testSource(), { 1 })
                .waitForFinished();
        store->writer().endBulk(feedName);
        (void)store->close();
        return fileIn(path(name));
    }

    static size_t observationsIn(const QString &folder)
    {
        const auto store = openStore(folder);
        return store ? readAll(*store)->size() : 0;
    }

private Q_SLOTS:
    void statistics()
    {
        const Result<HistoryStats> stats = historyStats(filled(u"stats"_s, 200'500));
        QVERIFY(stats);
        QCOMPARE(stats->feeds.size(), 1);
        const FeedStats &feed = stats->feeds[0];
        QCOMPARE(feed.feed, feedName);
        QCOMPARE(feed.observations, 200'500);
        QCOMPARE(feed.features, 10);
        QVERIFY(feed.chunks > 0);
        QCOMPARE(feed.extent, TimeRange({ { startMilliseconds }, { startMilliseconds + 200'499'001 } }));
        QVERIFY(feed.bytes > 0 && feed.bytes < stats->fileBytes);
        QVERIFY(feed.keyframes == 0 || feed.keyframeBytes < feed.bytes);
        QCOMPARE(stats->bytesPerObservation(), double(stats->fileBytes + stats->logBytes) / 200'500);
        QCOMPARE(stats->schemaVersion, 4);
    }

    void anEmptyHistory()
    {
        const QString file = filled(u"empty"_s, 0);
        QCOMPARE(historyStats(file)->observations(), 0);
        QVERIFY(std::isnan(historyStats(file)->bytesPerObservation()));
        QVERIFY(verifyHistory(file)->isSound());
    }

    void aWholeHistoryIsSound()
    {
        double furthest = 0;
        const Result<HistoryVerdict> verdict = verifyHistory(filled(u"sound"_s, 100'000), [&](double done) {
            furthest = std::max(furthest, done);
            return true;
        });
        QVERIFY(verdict && verdict->isSound());
        QCOMPARE(verdict->observations, 100'000);
        QVERIFY(verdict->chunks > 1 && furthest > 0);
    }

    void damageIsFoundByItsTime()
    {
        const QString file = filled(u"damaged"_s, 200'000);
        qint64 begin = 0;
        qint64 rows = 0;
        {
            SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE);
            SQLite::Statement second(db, "SELECT id, t_min, n FROM chunk ORDER BY t_min LIMIT 1 OFFSET 1");
            QVERIFY(second.executeStep());
            begin = second.getColumn(1).getInt64();
            rows = second.getColumn(2).getInt64();
            // One bit of the values, behind the keys' back
            SQLite::Statement read(db, "SELECT data FROM chunk WHERE t_min = ?");
            read.bind(1, int64_t(begin));
            QVERIFY(read.executeStep());
            std::string data = read.getColumn(0).getString();
            read.reset();
            data[data.size() / 2] = char(data[data.size() / 2] ^ 4);
            SQLite::Statement write(db, "UPDATE chunk SET data = ? WHERE t_min = ?");
            write.bind(1, data.data(), int(data.size()));
            write.bind(2, int64_t(begin));
            write.exec();
        }
        const Result<HistoryVerdict> verdict = verifyHistory(file);
        QVERIFY(verdict && !verdict->isSound());
        QVERIFY(verdict->structure.isEmpty()); // the file as such is whole
        QCOMPARE(verdict->damage.size(), 1);
        QCOMPARE(verdict->damage[0].feed, feedName);
        QCOMPARE(verdict->damage[0].range.begin.milliseconds, begin);
        QCOMPARE(verdict->damage[0].observations, rows);
        QCOMPARE(verdict->observations, 200'000 - rows);
        // No backup is restored from it, and what is there stays.
        filled(u"kept"_s, 50);
        const Result<QString> restored = restoreHistory(file, fileIn(path(u"kept"_s)));
        QVERIFY(!restored && restored.error().message.contains(u"damaged"));
        QCOMPARE(observationsIn(path(u"kept"_s)), 50UL);
        // A backup of it tells at once, and has what is whole; which can be restored by who says so.
        const QString copy = path(u"of-damaged.sqlite"_s);
        const Result<HistoryVerdict> made = backupHistory(file, copy);
        QVERIFY(made && QFile::exists(copy));
        QCOMPARE(made->damage, verdict->damage);
        QCOMPARE(made->observations, 200'000 - rows);
        QVERIFY(!restoreHistory(copy, fileIn(path(u"kept"_s))));
        QVERIFY(restoreHistory(copy, fileIn(path(u"kept"_s)), {}, DamagedBackup::Accepted));
        QCOMPARE(observationsIn(path(u"kept"_s)), size_t(200'000 - rows));
    }

    /// A process that was killed while it wrote into a backup, which has no log but a journal, leaves both: what it had not committed
    /// is taken back by whoever looks next, also if that one only reads.
    void aJournalThatWasLeft()
    {
        const QString backup = path(u"journal.sqlite"_s);
        QVERIFY(backupHistory(filled(u"journalled"_s, 60'000), backup));
        const QString left = path(u"left.sqlite"_s);
        {
            SQLite::Database db(backup.toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA journal_mode = DELETE");
            db.exec("PRAGMA cache_size = 1"); // pages go to the file before the transaction ends
            db.exec("BEGIN IMMEDIATE; DELETE FROM chunk");
            QVERIFY(QFile::copy(backup, left) && QFile::copy(backup + u"-journal"_s, left + u"-journal"_s));
            db.exec("ROLLBACK");
        }
        const Result<HistoryStats> stats = historyStats(left);
        QVERIFY2(stats, stats ? "" : qPrintable(stats.error().message + stats.error().detail));
        QCOMPARE(stats->observations(), 60'000);
        QVERIFY(!QFile::exists(left + u"-journal"_s));
        QVERIFY(verifyHistory(left)->isSound());
    }

    /// Of a history that is gone a journal may be left: it is not that of the one restored, nor of those kept.
    void aJournalOfAnother()
    {
        const QString backup = path(u"sound.sqlite"_s);
        QVERIFY(backupHistory(filled(u"sound-one"_s, 50'000), backup));
        const QString file = filled(u"gone"_s, 60'000, 3);
        const QString aside = path(u"journal"_s);
        {
            SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA journal_mode = DELETE");
            db.exec("PRAGMA cache_size = 1"); // pages go to the file before the transaction ends
            db.exec("BEGIN IMMEDIATE; DELETE FROM chunk");
            QVERIFY(QFile::copy(file + u"-journal"_s, aside));
            db.exec("ROLLBACK");
        }
        QVERIFY(QFile::remove(file) && QFile::rename(aside, file + u"-journal"_s));
        const Result<QString> none = restoreHistory(backup, file);
        QVERIFY(none && none->isEmpty());
        QVERIFY(verifyHistory(file)->isSound());
        QCOMPARE(observationsIn(path(u"gone"_s)), 50'000UL);
        const Result<QString> former = restoreHistory(backup, file);
        QVERIFY(former && !former->isEmpty());
        QVERIFY(verifyHistory(*former)->isSound());
        QCOMPARE(historyStats(*former)->observations(), 50'000);
    }

    /// Old copies may be in the file; a copy of what is in use has none.
    void aBackupOfAnUnfinishedErasure()
    {
        const QString file = filled(u"unfinished"_s, 60'000);
        SQLite::Database(file.toStdString(), SQLite::OPEN_READWRITE).exec("CREATE TABLE erasure_unfinished(since)");
        const QString copy = path(u"finished.sqlite"_s);
        QVERIFY(backupHistory(file, copy)->isSound());
        QVERIFY(*isErasureUnfinished(file));
        QVERIFY(!*isErasureUnfinished(copy));
        QCOMPARE(historyStats(copy)->observations(), 60'000);
    }

    /// A backup from before an erasure brings back what was erased: not without being asked for, and the log still tells of it.
    void aBackupFromBeforeAnErasure()
    {
        const QString file = filled(u"erased"_s, 60'000);
        const QString backup = path(u"before-erasure.sqlite"_s);
        QVERIFY(backupHistory(file, backup)->isSound());
        const ErasureRequest request { .feed = feedName, .entity = u"f5"_s, .reason = u"request 7"_s, .at = { 1 } };
        QVERIFY(eraseObservations(file, request));
        const Result<QList<ErasureRecord>> log = erasureLog(file);
        QCOMPARE(log->size(), 1);
        const Result<QString> refused = restoreHistory(backup, file);
        QVERIFY(!refused && refused.error().message.contains(u"--undo-erasures"));
        QVERIFY2(refused.error().detail.contains(u"request 7"), qPrintable(refused.error().detail));
        QCOMPARE(historyStats(file)->observations(), 54'000);
        const auto undone = UndoneErasures::Accepted;
        const Result<QString> restored = restoreHistory(backup, file, {}, DamagedBackup::Refused, undone);
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
        QCOMPARE(historyStats(file)->observations(), 60'000);
        QCOMPARE(*erasureLog(file), *log);
        QVERIFY(verifyHistory(file)->isSound());
        QVERIFY(eraseObservations(file, request)); // again
        QCOMPARE(historyStats(file)->observations(), 54'000);
        // One that knows of it is as good as ever.
        const QString later = path(u"after-erasure.sqlite"_s);
        QVERIFY(backupHistory(file, later)->isSound());
        QVERIFY(restoreHistory(later, file));
        QCOMPARE(erasureLog(file)->size(), 2);
    }

    /// Where the log of a history cannot be read, nobody knows what was erased from it: the same, until somebody says so.
    void aBackupOverALogThatCannotBeRead()
    {
        const QString file = filled(u"unreadable"_s, 60'000);
        const QString backup = path(u"before-damage.sqlite"_s);
        QVERIFY(backupHistory(file, backup)->isSound());
        QVERIFY(eraseObservations(file, { .feed = feedName, .entity = u"f5"_s, .reason = u"request 7"_s, .at = { 1 } }));
        {
            QFile history(file);
            QVERIFY(history.open(QIODevice::ReadWrite) && history.write(QByteArray(4096, '\xa5')) == 4096);
        }
        const auto content = [&] {
            QFile history(file);
            return history.open(QIODevice::ReadOnly) ? history.readAll() : QByteArray();
        };
        const QByteArray before = content();
        const Result<QString> refused = restoreHistory(backup, file);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"log of erasures") && refused.error().message.contains(u"--undo-erasures"),
                 qPrintable(refused.error().message));
        QVERIFY(!refused.error().detail.isEmpty());
        QVERIFY(content() == before && !QFile::exists(file + u".before-1"_s) && !QFile::exists(file + u".restored"_s));
        const Result<QString> restored = restoreHistory(backup, file, {}, DamagedBackup::Refused, UndoneErasures::Accepted);
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
        QCOMPARE(*restored, file + u".before-1"_s);
        QCOMPARE(historyStats(file)->observations(), 60'000);
        // Nor is it known of a history of a newer version.
        SQLite::Database(file.toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
        QVERIFY(restoreHistory(backup, file).error().message.contains(u"log of erasures"));
        // Where there is no history, nothing was erased.
        QVERIFY(restoreHistory(backup, path(u"nowhere-before.sqlite"_s)));
    }

    void aBackupWhileItIsWritten()
    {
        const auto store = openStore(path(u"running"_s));
        store->writer().append(feedName, plainBatch(0, 5000, 1), testSource(), { 1 }).waitForFinished();
        const QString copy = path(u"copy.sqlite"_s);
        const Result<HistoryVerdict> made = backupHistory(store->path(), copy);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
        store->writer().append(feedName, plainBatch(5000, 5000, 2), testSource(), { 2 }).waitForFinished();
        QCOMPARE(readAll(*store)->size(), 10'000UL);
        QCOMPARE(historyStats(copy)->observations(), 5000);
        QVERIFY(verifyHistory(copy)->isSound());
        QVERIFY(!QFile::exists(copy + u".partial"_s));
        // Never over something that is there.
        QVERIFY(backupHistory(store->path(), copy).error().message.contains(u"there already"));
    }

    void aBackupGivenUp()
    {
        const QString file = filled(u"large"_s, 300'000);
        const QString copy = path(u"given-up.sqlite"_s);
        int looks = 0;
        const auto made = backupHistory(file, copy, [&](double) { return ++looks < 3; }); // in the middle
        QVERIFY(!made && made.error().message.contains(u"Interrupted"));
        QVERIFY(!QFile::exists(copy) && !QFile::exists(copy + u".partial"_s));
        QVERIFY(!backupHistory(file, copy, [&](double done) { return done < 0.6; })); // while it is read back
        QVERIFY(!QFile::exists(copy));
        QVERIFY(!backupHistory(file, path(u"no/such/folder/copy.sqlite"_s)));
        QVERIFY(verifyHistory(file, [](double) { return false; }).error().message.contains(u"Interrupted"));
    }

    void restored()
    {
        const QString backup = path(u"backup.sqlite"_s);
        QVERIFY(backupHistory(filled(u"first"_s, 60'000, 7), backup));
        // Into an empty folder, then over another history, which is kept.
        QVERIFY(QDir().mkpath(path(u"fresh"_s)));
        const Result<QString> none = restoreHistory(backup, fileIn(path(u"fresh"_s)));
        QVERIFY(none && none->isEmpty());
        QCOMPARE(observationsIn(path(u"fresh"_s)), 60'000UL);
        filled(u"second"_s, 100, 3);
        for (int n = 1; n <= 2; ++n) {
            const Result<QString> former = restoreHistory(backup, fileIn(path(u"second"_s)));
            QVERIFY(former);
            QCOMPARE(*former, fileIn(path(u"second"_s)) + u".before-%1"_s.arg(n));
        }
        QCOMPARE(observationsIn(path(u"second"_s)), 60'000UL);
        QCOMPARE(historyStats(fileIn(path(u"second"_s)) + u".before-1"_s)->observations(), 100);
        QVERIFY(QFile::exists(backup));
    }

    void whatIsNoHistory()
    {
        QVERIFY(historyStats(path(u"nothing.sqlite"_s)).error().message.contains(u"There is no history"));
        const QString other = path(u"other.sqlite"_s);
        SQLite::Database(other.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t(a)");
        QVERIFY(historyStats(other).error().message.contains(u"not a history"));
        QVERIFY(verifyHistory(other).error().message.contains(u"not a history"));
        QVERIFY(compactHistory(other).error().message.contains(u"not a history"));
        QVERIFY(restoreHistory(other, path(u"x.sqlite"_s)).error().message.contains(u"not a history"));
        const QString newer = filled(u"newer"_s, 10);
        SQLite::Database(newer.toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
        QVERIFY(historyStats(newer).error().message.contains(u"newer Citywall"));
    }

    void compacted()
    {
        const QString file = filled(u"loose"_s, 200'000);
        SQLite::Database(file.toStdString(), SQLite::OPEN_READWRITE).exec("DELETE FROM chunk WHERE id > 2");
        QVERIFY(historyStats(file)->freeBytes > 0);
        const Result<qint64> gained = compactHistory(file);
        QVERIFY(gained && *gained > 0);
        QCOMPARE(historyStats(file)->freeBytes, 0);
        QVERIFY(verifyHistory(file)->isSound());
    }
};

QTEST_GUILESS_MAIN(MaintenanceTest)
#include "tst_maintenance.moc"
