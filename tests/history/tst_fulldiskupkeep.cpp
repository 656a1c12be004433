// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that has no room for any one write, or for none from any one on, while a history is looked after: it is said, everything is as
// before or as after, and with room again it can be done.
#include "faultfiles.h"
#include "ledger.h"
#include "upkeepwork.h"

#include "engine/history/storage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <set>

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsOfBatch = 300;
constexpr int former = 3; // batches of the history …
constexpr int newest = 5;
constexpr int restored = 7; // … and of the backup
const ErasureRequest entityToErase {
    .feed = feedName, .entity = QStringLiteral("new4"), .reason = QStringLiteral("request 12/2026"), .at = { 1'750'000'000'000 }
};

constexpr int retainedRows = 6000; // one a minute …
constexpr int droppedRows = 1800; // … of which the first 30 hours are to go, …
constexpr int thinnedRows = 4800; // … and those up to 80 hours to be thinned
constexpr qint64 spacing = 60'000;
constexpr qint64 hourOfClock = 3'600'000;
UtcTime timeOf(int row) { return { startMilliseconds + row * spacing }; }

bool saysFull(const QString &message)
{
    return message.contains(u"The disk is full") || message.contains(u"Is there room")
        || message.contains(u"Make room on the disk");
}

/// What a history tells, and whether it is well.
struct Told {
    std::vector<qint64> times;
    std::vector<float> values;
    QString wrong;
    bool isSame(const Told &other) const { return times == other.times && values == other.values; }
};

Told toldBy(const QString &folder)
{
    Told told;
    {
        const auto store = HistoryStore::open(folder, nullptr);
        if (!store)
            return { {}, {}, store.error().message + store.error().detail };
        const ObservationsPtr rows = readAll(**store);
        told = { rows->phenomenonTime, rows->values[0], {} };
        if (!(*store)->trouble().isEmpty() || !(*store)->damage().isEmpty())
            told.wrong = u"trouble or damage"_s;
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
    return QFile::copy(file, historyIn(folder.path())) ? toldBy(folder.path()) : Told { {}, {}, file + u" is not there"_s };
}

/// @returns empty if it was done, else what is said to people
QString doWork(const QString &work, const QString &folder)
{
    const auto said = [](const auto &result) { return result ? QString() : result.error().message; };
    const QString history = historyIn(folder);
    if (work == u"erase")
        return said(eraseObservations(history, entityToErase));
    if (work == u"compact")
        return said(compactHistory(history));
    if (work == u"backup")
        return said(backupHistory(history, madeBackupIn(folder)));
    const auto erasures = work == u"restoreOverErasure" ? UndoneErasures::Accepted : UndoneErasures::Refused;
    return said(restoreHistory(restoredBackupIn(folder), history, {}, DamagedBackup::Refused, erasures));
}

/// One a minute, the value is its number.
DecodedBatch rowsFrom(int first, int count)
{
    DecodedBatch batch = plainBatch(0, count, 0);
    for (int i = 0; i < count; ++i) {
        ObservationRecord &record = batch.observations[size_t(i)];
        record.phenomenonTime = timeOf(first + i);
        record.feature = quint32(first + i) % 10;
        record.values[0] = float(first + i);
    }
    return batch;
}

/// The numbers of the rows that a store has; nothing if one of them is another than was stored, or the counts are not all that came.
std::optional<std::vector<int>> rowsIn(HistoryStore &store, size_t stored)
{
    const ObservationsPtr rows = readAll(store);
    const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
    std::vector<int> numbers;
    for (size_t i = 0; i < rows->size(); ++i) {
        const int number = int(rows->values[0][i]);
        const Feature *feature = dictionary->at(rows->feature[i]);
        if (rows->phenomenonTime[i] != timeOf(number).milliseconds || !feature || feature->id != u"f%1"_s.arg(number % 10))
            return {};
        numbers.push_back(number);
    }
    const auto counted = size_t(store.reader().histogram({ feedName }, everything(), 1).result().counts[0][0]);
    return counted == stored ? std::optional(numbers) : std::nullopt;
}

/// The newest of the ten features at the end of an hour that is thinned, and when retention began: never others.
bool areStatesRight(HistoryStore &store)
{
    const auto isFrom = [&](UtcTime at, int first) {
        const ObservationsPtr state = store.reader().latest(feedName, at, 1h).result();
        return state->size() == 10 && state->phenomenonTime.front() == timeOf(first).milliseconds;
    };
    // Hours end 46 min 40 s after the start, and so on: the 50th after it at minute 3046 and 40 s.
    const UtcTime endOfHour { startMilliseconds + 2'800'000 + 50 * hourOfClock - 1 };
    return isFrom(endOfHour, 3037) && isFrom(timeOf(retainedRows - 1), retainedRows - 10);
}

} // namespace

class FullDiskUpkeepTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_whole; // a history with a log that nobody has folded in, and a backup of another
    QTemporaryDir m_logged; // the same after an erasure, which that backup does not know
    QTemporaryDir m_retained; // all in its tail
    Told m_before, m_erased, m_other;
    std::vector<std::vector<int>>
        m_steps; // what is left of it before, after dropping alone, after thinning alone, and after both

    static std::unique_ptr<QTemporaryDir> copyOf(const QTemporaryDir &whole)
    {
        auto folder = std::make_unique<QTemporaryDir>();
        for (const QString &name : QDir(whole.path()).entryList({ u"*.sqlite"_s, u"*-wal"_s }, QDir::Files))
            QFile::copy(whole.filePath(name), folder->filePath(name));
        return folder;
    }

    /// What is wrong after the work, for which there was no room or was; empty = nothing.
    QString wrongAfter(const QString &work, const QString &folder, const QString &why) const
    {
        const bool done = why.isEmpty();
        const bool restores = work.startsWith(u"restore");
        const Told &before = work == u"restoreOverErasure" ? m_erased : m_before;
        const Told &worked = work == u"erase" ? m_erased : restores ? m_other : before;
        if (!done && !saysFull(why))
            return u"it says: "_s + why;
        const bool isDone = done || (work == u"erase" && why.contains(u"It is erased"));
        const Told after = toldBy(folder);
        if (!after.wrong.isEmpty() || !after.isSame(isDone ? worked : before))
            return u"%1 rows: %2"_s.arg(after.times.size()).arg(after.wrong);
        if (QFile::exists(madeBackupIn(folder)) != (done && work == u"backup"))
            return u"a backup is there or is not"_s;
        const QString kept = historyIn(folder) + u".before-1"_s;
        for (const QString &file : { madeBackupIn(folder), kept }) {
            if (QFile::exists(file) && !toldByFile(file).isSame(before))
                return file + u" is not what was there"_s;
        }
        if (restores && done && !QFile::exists(kept))
            return u"the former history is not kept"_s;
        const auto log = erasureLog(historyIn(folder));
        const bool isLogged = work == u"restoreOverErasure" || (work == u"erase" && isDone);
        if (!log || log->size() != (isLogged ? 1 : 0) || (isLogged && log->constFirst().reason != entityToErase.reason))
            return u"the log tells of other erasures"_s;
        const QStringList left = QDir(folder).entryList({ u"*.partial*"_s, u"*.restored*"_s }, QDir::Files);
        return left.isEmpty() ? QString() : u"it leaves "_s + left.join(u' ');
    }

    /// Asks for both, one after the other, and lets a step of the work follow each of some appends. @returns numbers of the rows that were acknowledged
    static std::vector<int> retain(HistoryStore &store, int first, QString &wrong)
    {
        store.keepSince(feedName, timeOf(droppedRows));
        store.thinBefore(feedName, timeOf(thinnedRows), Duration(hourOfClock));
        std::vector<int> acknowledged;
        for (int row = first; row < first + 8; ++row) {
            const QString why = failureOf(store.writer().append(feedName, rowsFrom(row, 1), testSource(), { 1 }));
            if (why.isEmpty())
                acknowledged.push_back(row);
            else if (!saysFull(why))
                wrong = why;
        }
        return acknowledged;
    }

    static std::vector<int> with(std::vector<int> rows, const std::vector<int> &more)
    {
        rows.insert(rows.end(), more.begin(), more.end());
        return rows;
    }

private Q_SLOTS:
    void initTestCase();
    void upkeep_data();
    void upkeep();
    void retention_data();
    void retention();
};

void FullDiskUpkeepTest::initTestCase()
{
    const auto append = [](HistoryStore &store, const DecodedBatch &batch) {
        QCOMPARE(failureOf(store.writer().append(feedName, batch, testSource(), { 1 })), QString());
    };
    const QTemporaryDir making;
    {
        const auto store = openStore(making.path());
        for (const int number : { 0, former })
            append(*store, Ledger::batch(number, rowsOfBatch));
        // 33 hours later: it is sealed, and the first batch goes.
        store->keepSince(feedName, { startMilliseconds + former * Ledger::mostRows * 1000 });
        QTRY_COMPARE(readAll(*store)->size(), size_t(rowsOfBatch));
        append(*store, Ledger::batch(former + 1, rowsOfBatch));
    }
    QCOMPARE(historyStats(historyIn(making.path()))->feeds[0].chunks, 1);
    {
        Published published;
        Storage storage(nullptr, published, [](const HistoryDamage &) { });
        QVERIFY(storage.open(historyIn(making.path())));
        std::vector<PendingAppend> batches { { feedName, Ledger::batch(newest, rowsOfBatch), testSource(), { 1 } } };
        QVERIFY(storage.commit(batches).results[0]);
        for (const QString &name : { u"/history.sqlite"_s, u"/history.sqlite-wal"_s })
            QVERIFY(QFile::copy(making.path() + name, m_whole.path() + name));
    }
    const QTemporaryDir other;
    append(*openStore(other.path()), Ledger::batch(restored, rowsOfBatch));
    QVERIFY(backupHistory(historyIn(other.path()), restoredBackupIn(m_whole.path())));
    for (const QString &name : QDir(m_whole.path()).entryList(QDir::Files))
        QVERIFY(QFile::copy(m_whole.filePath(name), m_logged.filePath(name)));
    QVERIFY(eraseObservations(historyIn(m_logged.path()), entityToErase));

    m_before = toldBy(copyOf(m_whole)->path());
    m_erased = toldBy(copyOf(m_logged)->path());
    m_other = toldBy(other.path());
    QCOMPARE(m_before.wrong + m_erased.wrong + m_other.wrong, QString());
    QCOMPARE(m_before.times.size(), 3U * rowsOfBatch);
    QCOMPARE(m_erased.times.size(), 3U * rowsOfBatch - 1);
    QCOMPARE(m_other.times.size(), size_t(rowsOfBatch));

    {
        const auto store = openStore(m_retained.path());
        append(*store, rowsFrom(0, retainedRows));
    }
    std::set<std::pair<qint64, int>> seen; // hour, feature
    m_steps.resize(4);
    for (int row = retainedRows; row-- > 0;) {
        const bool isYoung = row >= droppedRows;
        const bool isLast = row >= thinnedRows || seen.emplace(timeOf(row).milliseconds / hourOfClock, row % 10).second;
        for (size_t step = 0; step < 4; ++step) {
            if ((isYoung || step % 2 == 0) && (isLast || step < 2))
                m_steps[step].insert(m_steps[step].begin(), row);
        }
    }
    // awk 'BEGIN{for(r=1800;r<4800;r++)k[int((1700000000+60*r)/3600)" "r%10]; for(i in k)n++;print n}'
    QCOMPARE(m_steps[3].size(), 1200U + 510U);
}

void FullDiskUpkeepTest::upkeep_data()
{
    QTest::addColumn<QString>("work");
    QTest::addColumn<bool>("forOneWrite");
    for (const char *work : { "erase", "compact", "backup", "restore", "restoreOverErasure" }) {
        QTest::addRow("%s: one write fails", work) << QString::fromLatin1(work) << true;
        QTest::addRow("%s: all fail until there is room", work) << QString::fromLatin1(work) << false;
    }
}
void FullDiskUpkeepTest::upkeep()
{
    QFETCH(const QString, work);
    QFETCH(const bool, forOneWrite);
    QElapsedTimer timer;
    timer.start();
    int refusals = 0;
    qint64 write = 0;
    for (bool reached = true; reached;) {
        ++write;
        const auto folder = copyOf(work == u"restoreOverErasure" ? m_logged : m_whole);
        QString why;
        {
            FaultVfs disk;
            disk.fullAt(write, forOneWrite);
            why = doWork(work, folder->path());
            reached = disk.refused() > 0;
        }
        refusals += why.isEmpty() ? 0 : 1;
        QString wrong = wrongAfter(work, folder->path(), why);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"write %1 (%2): %3"_s.arg(write).arg(why, wrong)));
        QFile::remove(madeBackupIn(folder->path()));
        const QString again = doWork(work, folder->path());
        QVERIFY2(again.isEmpty(), qPrintable(u"write %1, again: %2"_s.arg(write).arg(again)));
        wrong = wrongAfter(work, folder->path(), again);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"write %1, again: %2"_s.arg(write).arg(wrong)));
        if (work == u"erase")
            QVERIFY(!*isErasureUnfinished(historyIn(folder->path())));
    }
    QVERIFY(refusals > 10); // or it has shown nothing
    qInfo("%lld writes, %d times refused; %.1f s", write - 1, refusals, double(timer.elapsed()) / 1000);
}

void FullDiskUpkeepTest::retention_data()
{
    QTest::addColumn<bool>("forOneWrite");
    QTest::addColumn<bool>("opensAgain");
    QTest::newRow("one write fails, asked again") << true << false;
    QTest::newRow("one write fails, opened again") << true << true;
    QTest::newRow("all fail until there is room, asked again") << false << false;
    QTest::newRow("all fail until it is closed, opened again") << false << true;
}
/// Of an open history: what was acknowledged is there, and of what is old as much as before a step, or after it.
void FullDiskUpkeepTest::retention()
{
    QFETCH(const bool, forOneWrite);
    QFETCH(const bool, opensAgain);
    QElapsedTimer timer;
    timer.start();
    std::set<size_t> sizes;
    qint64 write = 0;
    for (bool reached = true; reached;) {
        ++write;
        const auto folder = copyOf(m_retained);
        const QByteArray when = "write " + QByteArray::number(write);
        QString wrong;
        std::optional<FaultVfs> disk(std::in_place);
        disk->fullAt(write, forOneWrite);
        auto store = HistoryStore::open(folder->path(), nullptr, 0ms);
        QVERIFY2(store, when);
        std::vector<int> acknowledged = retain(**store, retainedRows, wrong);
        reached = disk->refused() > 0;
        const auto isOneOfSteps = [&] {
            const auto rows = rowsIn(**store, retainedRows + acknowledged.size());
            sizes.insert(rows ? rows->size() - acknowledged.size() : 0);
            return rows && areStatesRight(**store)
                && std::ranges::any_of(m_steps, [&](const auto &step) { return *rows == with(step, acknowledged); });
        };
        QVERIFY2(isOneOfSteps(), when);
        if (opensAgain) {
            store.value().reset();
            disk.reset();
            store = HistoryStore::open(folder->path(), nullptr, 0ms);
            QVERIFY2(store, when);
            QVERIFY2(isOneOfSteps(), when);
        } else {
            disk->makeRoom();
        }
        const std::vector<int> later = retain(**store, retainedRows + 8, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QCOMPARE(later.size(), 8U);
        acknowledged = with(acknowledged, later);
        const std::vector<int> expected = with(m_steps[3], acknowledged);
        const auto isThinned = [&] { return rowsIn(**store, retainedRows + acknowledged.size()) == expected; };
        const bool isDone = QTest::qWaitFor(isThinned);
        QVERIFY2(isDone, when);
        QVERIFY2(areStatesRight(**store) && (*store)->trouble().isEmpty(), when);
        store.value().reset();
        disk.reset();
        const Result<HistoryVerdict> verdict = verifyHistory(historyIn(folder->path()));
        QVERIFY2(verdict && verdict->isSound(), when);
        QCOMPARE(verdict->observations, qint64(expected.size()));
    }
    for (const size_t step : { 0, 1, 3 }) // or it has shown nothing
        QVERIFY(sizes.contains(m_steps[step].size()));
    qInfo("%lld writes; %.1f s", write - 1, double(timer.elapsed()) / 1000);
}

QTEST_GUILESS_MAIN(FullDiskUpkeepTest)
#include "tst_fulldiskupkeep.moc"
