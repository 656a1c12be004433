// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What interrupts those who look after a history: the process killed, or the power cut, at any change of a file while it erases, joins and
// compacts, makes a backup or restores one.
//   CITYWALL_INTERRUPTIONS=1000 tst_historyupkeep    the long form: so many of each
#include "faultfiles.h"
#include "upkeepwork.h"

#include "engine/history/retention.h"
#include "engine/history/storage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <set>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const QString worker = QStringLiteral(CITYWALL_BUILD_DIR "/tests/historyworker");
constexpr int stops = 60; // of the one that moves, each with a detail that can be found again

/// Bytes that do not pack, so that they stand in a file as they are.
QByteArray noise(int seed)
{
    std::mt19937 random(unsigned(seed) + 1000);
    QByteArray bytes;
    for (int i = 0; i < 4000; ++i)
        bytes.append(char(random()));
    return bytes;
}

double longitudeAt(int stop) { return -87.9 + stop * 0.01; }
qint64 timeAt(int stop) { return startMilliseconds + stop * 60'000 + 500; }

/// By hand: from −87.75 to −87.51 (stops 15 … 39), and from 1,000 s on (stops 17 …).
bool isErased(int stop) { return stop >= 17 && stop <= 39; }

/// Stops first, first + step …, of a feature that has no place of its own.
DecodedBatch moving(int first, int step)
{
    DecodedBatch batch;
    batch.features.push_back({ u"van"_s, u"Van"_s, {}, {} });
    for (int stop = first; stop < stops; stop += step) {
        ObservationRecord record;
        record.phenomenonTime = { timeAt(stop) };
        record.position = { longitudeAt(stop), 41.9 };
        record.values[0] = 7;
        record.detail = noise(stop);
        batch.observations.push_back(record);
    }
    return batch;
}

/// What a history tells, row by row, and whether it is well.
struct Told {
    QByteArrayList rows;
    QString wrong;
};

Told toldBy(const QString &folder)
{
    Told told;
    {
        const auto store = HistoryStore::open(folder, nullptr);
        if (!store)
            return { {}, store.error().message + store.error().detail };
        const ObservationsPtr rows = readAll(**store);
        const FeedDictionaryPtr dictionary = (*store)->reader().dictionary(feedName);
        for (size_t i = 0; i < rows->size(); ++i) {
            const Feature *feature = dictionary->at(rows->feature[i]);
            told.rows.append(QByteArray::number(rows->phenomenonTime[i]) + ' ' + (feature ? feature->id.toUtf8() : "?") + ' '
                             + QByteArray::number(rows->longitudeE7[i]) + ' ' + QByteArray::number(rows->values[0][i])
                             + rows->details.value(quint32(i)));
        }
        (void)(*store)->close();
        if (!(*store)->damage().isEmpty())
            told.wrong = (*store)->damage()[0].where;
    }
    const Result<HistoryVerdict> verdict = verifyHistory(historyIn(folder));
    if (!verdict || !verdict->isSound())
        told.wrong += verdict ? u"not sound"_s + verdict->structure.join(u';') : verdict.error().message;
    return told;
}

/// A copy in a folder of its own, with what lies beside it, as if it were somebody's history.
Told toldByFile(const QString &file)
{
    const QTemporaryDir folder;
    for (const QString &beside : { u"-wal"_s, u"-journal"_s })
        QFile::copy(file + beside, historyIn(folder.path()) + beside);
    return QFile::copy(file, historyIn(folder.path())) ? toldBy(folder.path()) : Told { {}, file + u" is not there"_s };
}

bool holdsErased(const QString &folder)
{
    bool found = false;
    for (const QFileInfo &each : QDir(folder).entryInfoList({ u"history.sqlite*"_s }, QDir::Files)) {
        QFile file(each.filePath());
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        for (int stop = 0; stop < stops && !found; ++stop)
            found = isErased(stop) && bytes.contains(noise(stop).sliced(1000, 40));
    }
    return found;
}

} // namespace

class UpkeepRobustnessTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_whole; // a history with a log that nobody has folded in, and a backup of another
    Told m_before, m_other;
    QByteArrayList m_afterErasure;

    std::unique_ptr<QTemporaryDir> copied() const
    {
        auto folder = std::make_unique<QTemporaryDir>();
        for (const char *name : { "/history.sqlite", "/history.sqlite-wal", "/restored.sqlite" })
            QFile::copy(m_whole.path() + QLatin1StringView(name), folder->path() + QLatin1StringView(name));
        return folder;
    }

    /// What is wrong after an interruption of the work, which was said to be done or was not; empty = nothing.
    QString wrongAfter(const QString &work, const QString &folder, bool done) const
    {
        const bool restores = work == u"restore";
        if (work == u"erase" && done && holdsErased(folder))
            return u"something is left of what was erased"_s;
        const bool hadBackup = QFile::exists(madeBackupIn(folder));
        if (work == u"backup" && done && !hadBackup)
            return u"the backup is gone"_s;
        if (hadBackup) {
            const Told backup = toldByFile(madeBackupIn(folder));
            if (!backup.wrong.isEmpty() || backup.rows != m_before.rows)
                return u"the backup is not whole: "_s + backup.wrong;
        }
        if (const QString wrong = wrongInPart(madeBackupIn(folder) + u".partial"_s); !wrong.isEmpty())
            return wrong;
        const Told after = toldBy(folder);
        const QByteArrayList &worked = work == u"erase" ? m_afterErasure : restores ? m_other.rows : m_before.rows;
        if (!after.wrong.isEmpty())
            return after.wrong;
        if (after.rows != worked && (done || after.rows != m_before.rows))
            return u"%1 rows are left, of %2 before"_s.arg(after.rows.size()).arg(m_before.rows.size());
        if (restores && after.rows == worked && keptIn(folder) != m_before.rows)
            return u"the former history is not kept"_s;

        // And it can be done once more.
        QFile::remove(madeBackupIn(folder));
        if (const QString why = doUpkeep(work, folder); !why.isEmpty())
            return u"done again: "_s + why;
        const Told again = toldBy(folder);
        if (!again.wrong.isEmpty() || again.rows != worked)
            return u"done again, it holds something else: "_s + again.wrong;
        if (work == u"erase" && (holdsErased(folder) || *isErasureUnfinished(historyIn(folder))))
            return u"done again, something is left"_s;
        if (work == u"erase" && erasureLog(historyIn(folder))->size() != 1)
            return u"the log tells of %1 erasures"_s.arg(erasureLog(historyIn(folder))->size());
        if (restores && keptIn(folder) != m_before.rows)
            return u"done again, the former history is not kept"_s;
        const QStringList left = QDir(folder).entryList({ u"*.partial*"_s, u"*.restored*"_s }, QDir::Files);
        return left.isEmpty() ? QString() : u"done again, it leaves "_s + left.join(u' ');
    }

    /// A copy that was being made is nothing that could be restored.
    QString wrongInPart(const QString &part) const
    {
        const QTemporaryDir folder;
        if (!QFile::exists(part))
            return {};
        const Result<QString> restored = restoreHistory(part, historyIn(folder.path()));
        if (!restored)
            return restored.error().message.contains(part) ? QString() : restored.error().message;
        const Told told = toldBy(folder.path());
        return told.wrong.isEmpty() && told.rows == m_before.rows ? QString() : u"a part of a backup is taken for one"_s;
    }

    /// What the oldest of the former histories holds.
    static QByteArrayList keptIn(const QString &folder) { return toldByFile(historyIn(folder) + u".before-1"_s).rows; }

    /// Of so many changes: some dozens, and the last ones, where names change.
    static std::set<qint64> chosen(qint64 steps, std::mt19937 &random)
    {
        const int asked = qEnvironmentVariableIntValue("CITYWALL_INTERRUPTIONS");
        const qint64 count = asked > 0 ? asked : 24;
        std::set<qint64> at;
        for (qint64 i = 0; i < count; ++i)
            at.insert((i * steps + qint64(random() % quint64(steps))) / count);
        for (qint64 i = std::max<qint64>(0, steps - 14); i <= steps; ++i)
            at.insert(i);
        return at;
    }

    /// How many changes the work makes.
    qint64 stepsOf(const QString &work) const
    {
        const auto folder = copied();
        FaultVfs disk;
        const QString why = doUpkeep(work, folder->path());
        if (!why.isEmpty())
            QTest::qFail(qPrintable(why), __FILE__, __LINE__);
        std::mt19937 random(1);
        settleNames(FaultVfs::Survives::Nothing, random); // all were synced
        return disk.steps();
    }

    static void addWorks()
    {
        QTest::addColumn<QString>("work");
        for (const char *work : { "erase", "compact", "backup", "restore" })
            QTest::newRow(work) << QString::fromLatin1(work);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QTemporaryDir making;
        {
            const auto store = openStore(making.path());
            (void)store->writer().append(feedName, moving(0, 2), testSource(), { 1 }).result();
            (void)store->writer().append(feedName, plainBatch(0, 40'000, 1), testSource(), { 1 }).result(); // sealed
        }
        // Chunks that have become small, and free pages with copies of what lay in the tail.
        QVERIFY(applyRetention(historyIn(making.path()),
                               { .before = { startMilliseconds + 40'000'000 }, .thinTo = Duration(60'000) }));
        {
            Published published;
            Storage storage(nullptr, published, [](const HistoryDamage &) { });
            QVERIFY(storage.open(historyIn(making.path())));
            std::vector<PendingAppend> batches { { feedName, moving(1, 2), testSource(), { 1 } } };
            QVERIFY(storage.commit(batches).results[0]);
            for (const QString &name : { u"/history.sqlite"_s, u"/history.sqlite-wal"_s })
                QVERIFY(QFile::copy(making.path() + name, m_whole.path() + name));
        }
        const QTemporaryDir other;
        (void)openStore(other.path())->writer().append(feedName, plainBatch(0, 500, 3), testSource(), { 1 }).result();
        QVERIFY(backupHistory(historyIn(other.path()), restoredBackupIn(m_whole.path())));

        const auto folder = copied();
        QVERIFY(QFileInfo(historyIn(folder->path()) + u"-wal"_s).size() > 0);
        QVERIFY(holdsErased(folder->path()));
        m_other = toldBy(other.path());
        m_before = toldBy(folder->path());
        QVERIFY2(m_before.wrong.isEmpty() && m_other.wrong.isEmpty(), qPrintable(m_before.wrong));
        QCOMPARE(m_other.rows.size(), 500);
        for (const QByteArray &row : m_before.rows) {
            const QByteArrayList words = row.split(' ');
            const int stop = words[1] == "van" ? int((words[0].toLongLong() - startMilliseconds) / 60'000) : -1;
            if (!isErased(stop))
                m_afterErasure.append(row);
        }
        QCOMPARE(m_before.rows.count(), m_afterErasure.count() + 23);
        // Each does what the test is about, when nobody interrupts it.
        const auto chunks = [&] { return historyStats(historyIn(folder->path()))->feeds[0].chunks; };
        const auto joined = copied();
        const qint64 small = historyStats(historyIn(joined->path()))->feeds[0].chunks;
        QCOMPARE(doUpkeep(u"compact"_s, joined->path()), QString());
        QVERIFY(historyStats(historyIn(joined->path()))->feeds[0].chunks < small);
        QCOMPARE(doUpkeep(u"erase"_s, folder->path()), QString());
        QCOMPARE(toldBy(folder->path()).rows, m_afterErasure);
        QVERIFY(!holdsErased(folder->path()) && chunks() > 0);
    }

    void killed_data() { addWorks(); }
    void killed()
    {
        QFETCH(const QString, work);
        QElapsedTimer timer;
        timer.start();
        std::mt19937 random(20261123);
        int kills = 0;
        for (const qint64 step : chosen(stepsOf(work), random)) {
            const auto folder = copied();
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(worker, { u"upkeep"_s, folder->path(), work, QString::number(step) });
            QVERIFY(child.waitForFinished());
            const QByteArray said = child.readAll().trimmed();
            QVERIFY2(said.isEmpty() || said == "done", said);
            kills += child.exitStatus() == QProcess::CrashExit ? 1 : 0;
            const QString wrong = wrongAfter(work, folder->path(), said == "done");
            QVERIFY2(wrong.isEmpty(), qPrintable(u"killed at change %1: %2"_s.arg(step).arg(wrong)));
        }
        QVERIFY(kills >= 24);
        qInfo("%d kills; %.1f s", kills, double(timer.elapsed()) / 1000);
    }

    void powerCut_data() { addWorks(); }
    void powerCut()
    {
        QFETCH(const QString, work);
        QElapsedTimer timer;
        timer.start();
        std::mt19937 random(20261124);
        int cuts = 0;
        int done = 0;
        using Survives = FaultVfs::Survives;
        const std::array kinds { Survives::Nothing, Survives::Prefix, Survives::Some };
        const qint64 steps = stepsOf(work);
        std::vector<std::pair<qint64, Survives>> at { { steps, Survives::Nothing }, { steps, Survives::Some } };
        for (const qint64 step : chosen(steps, random))
            at.emplace_back(step, kinds[random() % kinds.size()]);
        for (const auto &[step, survives] : at) {
            const auto folder = copied();
            QString why;
            {
                FaultVfs disk;
                disk.cutAfter(step);
                why = doUpkeep(work, folder->path());
                cuts += disk.isCut() ? 1 : 0;
                disk.cutNow();
                disk.settle(survives, random);
                settleNames(survives, random);
            }
            for (const QString &shared : QDir(folder->path()).entryList({ u"*-shm"_s }, QDir::Files))
                QFile::remove(folder->filePath(shared));
            done += why.isEmpty() ? 1 : 0;
            const QString wrong = wrongAfter(work, folder->path(), why.isEmpty());
            QVERIFY2(wrong.isEmpty(), qPrintable(u"cut at change %1 (%2): %3"_s.arg(step).arg(why, wrong)));
        }
        QVERIFY(cuts >= 24 && done > 0);
        qInfo("%d cuts, %d after it was done; %.1f s", cuts, done, double(timer.elapsed()) / 1000);
    }

    /// A backup that was not copied to its end is refused, and what is there stays.
    void aBackupCutShort()
    {
        const auto folder = copied();
        QFile whole(restoredBackupIn(folder->path()));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        const QString part = folder->filePath(u"part.sqlite"_s);
        for (const qsizetype size : { qsizetype(0), qsizetype(1), qsizetype(50), qsizetype(4096), qsizetype(8192),
                                      bytes.size() / 2, bytes.size() - 8192 }) {
            QFile cut(part);
            QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(bytes.first(size)) == size);
            cut.close();
            const Result<QString> restored = restoreHistory(part, historyIn(folder->path()));
            const QString said = restored ? u"restored"_s : restored.error().message;
            QVERIFY2(said.contains(part) && (said.contains(u"damaged") || said.contains(u"not a history")),
                     qPrintable(u"%1 bytes: %2"_s.arg(size).arg(said)));
        }
        QCOMPARE(toldBy(folder->path()).rows, m_before.rows);
    }

    /// Of a history that is damaged, and of one that is gone, a log may be left: it is not that of the one restored.
    void aLogThatWasLeft()
    {
        for (const bool isGone : { true, false }) {
            const auto folder = copied();
            QFile history(historyIn(folder->path()));
            QVERIFY(history.open(QIODevice::WriteOnly) && history.write(QByteArray(5000, 'x')) == 5000);
            history.close();
            if (isGone)
                QVERIFY(history.remove());
            const Result<QString> former =
                restoreHistory(restoredBackupIn(folder->path()), historyIn(folder->path()), {}, DamagedBackup::Refused,
                               isGone ? UndoneErasures::Refused : UndoneErasures::Accepted);
            QVERIFY2(former, former ? "" : qPrintable(former.error().message));
            QCOMPARE(former->isEmpty(), isGone);
            QCOMPARE(toldBy(folder->path()).rows, m_other.rows);
            // Nor is it that of the next one that is kept.
            const Result<QString> next = restoreHistory(restoredBackupIn(folder->path()), historyIn(folder->path()));
            QVERIFY2(next, next ? "" : qPrintable(next.error().message));
            QCOMPARE(toldByFile(*next).rows, m_other.rows);
        }
    }

    /// The last three changes of a restore: the name, the file's sync, the folder's.
    void theLastChangesRefused()
    {
        const qint64 steps = stepsOf(u"restore"_s);
        std::mt19937 random(1);
        for (const qint64 step : { steps - 3, steps - 2, steps - 1 }) {
            const auto folder = copied();
            const QString history = historyIn(folder->path());
            FaultVfs disk;
            disk.cutAfter(step);
            const Result<QString> restored = restoreHistory(restoredBackupIn(folder->path()), history);
            QVERIFY(!restored && disk.isCut() && !QFile::exists(history + u".restored"_s));
            const bool isInPlace = step > steps - 3;
            QVERIFY2(restored.error().message.contains(isInPlace ? history + u".before-1"_s : u"cannot be put in place"_s),
                     qPrintable(restored.error().message));
            QCOMPARE(historyStats(history)->observations() == 500, isInPlace);
            disk.settle(FaultVfs::Survives::Nothing, random);
            settleNames(FaultVfs::Survives::Nothing, random);
        }
    }
};

QTEST_GUILESS_MAIN(UpkeepRobustnessTest)
#include "tst_robustness_upkeep.moc"
