// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A history that is opened while the disk is full: it is read, says so, and goes on by itself when there is room again.
#include "faultvfs.h"
#include "ledger.h"

#include "engine/history/historyquery.h"
#include "engine/history/maintenance.h"
#include "engine/history/publishstored.h"
#include "engine/history/storage.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int large = 34'000; // seals chunks
constexpr int small = 300;
const QString otherFeed = u"test.other"_s;

QString fileIn(const QString &folder) { return folder + u"/history.sqlite"_s; }

/// Batches 0 (in chunks) and 1 (in the tail), closed.
void makeHistory(const QString &folder, Ledger &ledger)
{
    const auto store = openStore(folder);
    for (const auto &[number, rows] : { std::pair(0, large), std::pair(1, small) }) {
        QCOMPARE(store->writer().append(feedName, Ledger::batch(number, rows), testSource(), { 1 }).result().accepted, rows);
        ledger.attempted(number, rows);
        ledger.acknowledged(number, rows);
    }
}

std::unique_ptr<HistoryStore> open(const QString &folder, std::chrono::milliseconds retry = 0ms)
{
    auto opened = HistoryStore::open(folder, nullptr, retry);
    return opened ? std::move(opened).value() : nullptr;
}

QFuture<AppendResult> append(HistoryStore &store, int number, int rows, const QString &feed = feedName)
{
    return store.writer().append(feed, Ledger::batch(number, rows), testSource(), { 1 });
}

bool isFull(const QString &message, const QString &folder)
{
    return message.contains(u"The disk is full") && message.contains(folder);
}

bool isSame(const Observations &a, const Observations &b)
{
    return a.phenomenonTime == b.phenomenonTime && a.receivedTime == b.receivedTime && a.feature == b.feature
        && a.values[0] == b.values[0] && a.values[1] == b.values[1] && a.source == b.source;
}

QStringList feedsOf(const QSignalSpy &reset)
{
    QStringList feeds;
    for (const QList<QVariant> &call : reset)
        feeds.append(call[0].toString());
    return feeds;
}

/// As a killed process leaves them: without the index of the log, which is memory.
void copyUnclosed(const QString &from, const QString &to)
{
    for (const QString &name : { u"/history.sqlite"_s, u"/history.sqlite-wal"_s })
        QVERIFY2(QFile::copy(from + name, to + name), qPrintable(name));
    QVERIFY(QFileInfo(fileIn(to) + u"-wal"_s).size() > 0);
}

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnWhenThereIsRoom();
    void triesSeldom();
    void ordersWait();
    void readersConnectAnew();
    void sealingIsTriedAgain();
    void logIsFolded();
    void refusedWhereNothingCanBeRead();
};

void FullDiskTest::goesOnWhenThereIsRoom()
{
    const QTemporaryDir folder;
    Ledger ledger;
    makeHistory(folder.path(), ledger);
    const ObservationsPtr truth = readAll(*open(folder.path()));
    QCOMPARE(truth->size(), size_t(large + small));
    {
        FaultVfs disk;
        disk.fullAt(1, false);
        const auto store = open(folder.path());
        QVERIFY(store);
        QVERIFY2(isFull(store->trouble(), folder.path()), qPrintable(store->trouble()));
        HistoryReader &reader = store->reader();
        QSignalSpy reset(&reader, &HistoryReader::reset);
        store->writer().describe(testFeed());
        store->writer().describe(testFeed(otherFeed));

        QVERIFY(isSame(*readAll(*store), *truth));
        QCOMPARE(reader.histogram({ feedName }, everything(), 1).result().counts[0][0], large + small);
        QCOMPARE(reader.latest(feedName, everything().end, 90'000'000h).result()->size(),
                 11u + 1u); // ten, and one that each batch brings
        QCOMPARE(reader.dictionary(feedName)->features.size(), 12u);
        QCOMPARE(reader.extent(), (TimeRange { { truth->phenomenonTime.front() }, { truth->phenomenonTime.back() + 1 } }));
        for (int attempt = 0; attempt < 3; ++attempt) {
            const QString why = failureOf(append(*store, 2, large));
            QVERIFY2(isFull(why, folder.path()), qPrintable(why));
        }
        QVERIFY(isFull(failureOf(append(*store, 2, 1, otherFeed)), folder.path()));
        QVERIFY(isSame(*readAll(*store), *truth));
        QVERIFY(isFull(store->trouble(), folder.path()));
        QVERIFY(reset.isEmpty());

        disk.makeRoom();
        QFuture<AppendResult> stored = append(*store, 2, large);
        QCOMPARE(failureOf(stored), QString());
        QCOMPARE(stored.result().accepted, large);
        ledger.attempted(2, large);
        ledger.acknowledged(2, large);
        QCOMPARE(store->trouble(), QString());
        QTRY_COMPARE(feedsOf(reset), (QStringList { feedName, otherFeed }));
        // Its words are told from numbers: it was described meanwhile.
        QCOMPARE(append(*store, 3, small, otherFeed).result().accepted, small);
        const ObservationsPtr others = readAll(*store, otherFeed);
        QCOMPARE(others->size(), size_t(small));
        QCOMPARE(reader.dictionary(otherFeed)->terms.value(int(others->values[1][0])), Ledger::word(3));
        // By now the large batch lies in chunks, which the readers' first connections could not see.
        const QString wrong = ledger.check(*store);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder.path()));
    QVERIFY(verdict && verdict->isSound());
    QCOMPARE(ledger.check(*openStore(folder.path())), QString());
}

void FullDiskTest::triesSeldom()
{
    const QTemporaryDir folder;
    Ledger ledger;
    makeHistory(folder.path(), ledger);
    FaultVfs disk;
    disk.fullAt(1, false);
    const auto store = open(folder.path(), 1h);
    QVERIFY(store);
    const qint64 refused = disk.refused();
    QVERIFY(refused > 0);
    for (int number = 2; number < 100; ++number)
        QVERIFY(isFull(failureOf(append(*store, number, 1)), folder.path()));
    QCOMPARE(disk.refused(), refused);
    disk.makeRoom();
    const qint64 steps = disk.steps();
    QVERIFY(isFull(failureOf(append(*store, 2, 1)), folder.path()));
    QCOMPARE(disk.steps(), steps);
}

void FullDiskTest::ordersWait()
{
    const QTemporaryDir folder;
    Ledger ledger;
    makeHistory(folder.path(), ledger);
    FaultVfs disk;
    disk.fullAt(1, false);
    const auto store = open(folder.path());
    QVERIFY(store);
    QSignalSpy appended(&store->reader(), &HistoryReader::appended);
    QSignalSpy reset(&store->reader(), &HistoryReader::reset);
    store->writer().describe(testFeed(otherFeed));
    store->writer().beginBulk(otherFeed);
    store->keepSince(feedName, { startMilliseconds + 100 * Ledger::mostRows * 1000 });
    store->setSizeLimit(1'000'000);
    QVERIFY(isFull(failureOf(append(*store, 4, 5, otherFeed)), folder.path()));
    QCOMPARE(readAll(*store)->size(), size_t(large + small));

    disk.makeRoom();
    QCOMPARE(append(*store, 4, 5, otherFeed).result().accepted, 5);
    QTRY_COMPARE(feedsOf(reset).count(feedName), 2); // it is there again, and shorter
    QCOMPARE(readAll(*store)->size(), 0u);
    store->writer().endBulk(otherFeed);
    QTRY_COMPARE(feedsOf(reset).count(otherFeed), 2);
    QVERIFY(appended.isEmpty());
    QCOMPARE(readAll(*store, otherFeed)->size(), 5u);
    QString failure;
    for (int number = 5; number < 60 && failure.isEmpty(); ++number)
        failure = failureOf(append(*store, number, large, otherFeed));
    QVERIFY2(isFull(failure, folder.path()), qPrintable(failure));
}

/// Nobody begins to write while a connection reads that takes the file for one that stays as it is; afterwards it is not used again.
void FullDiskTest::readersConnectAnew()
{
    const QTemporaryDir folder;
    Ledger ledger;
    makeHistory(folder.path(), ledger);
    FaultVfs disk;
    disk.fullAt(1, false);
    const auto quiet = [](const HistoryDamage &) { };
    Published published;
    QVERIFY(publishStored(fileIn(folder.path()), nullptr, published, quiet));
    HistoryQuery query(fileIn(folder.path()), published, quiet);
    const ObservationQuery all { feedName, everything(), {}, {} };
    query.hold();
    disk.makeRoom();
    std::atomic_bool hasBegun = false;
    std::thread writer([&] {
        published.beginRound();
        hasBegun = true;
    });
    for (int i = 0; i < 20; ++i)
        QCOMPARE(query.read(all)->size(), size_t(large + small));
    const bool before = hasBegun;
    query.release();
    writer.join();
    QVERIFY(!before && hasBegun);

    Storage storage(nullptr, published, quiet);
    QVERIFY(storage.open(fileIn(folder.path())));
    QVERIFY(storage.describe(feedName, 2));
    std::vector<PendingAppend> batches { { feedName, Ledger::batch(2, large), testSource(), { 1 } } };
    QCOMPARE(storage.commit(batches).failure, QString());
    storage.sealWhereDue();
    QCOMPARE(query.read(all)->size(), size_t(2 * large + small));
    storage.close(); // the file itself changes
    QCOMPARE(query.read(all)->size(), size_t(2 * large + small));
}

/// With the next rows after there is room again, however few: a slow feed would wait for ages for as many as before.
void FullDiskTest::sealingIsTriedAgain()
{
    const QTemporaryDir folder;
    FaultVfs disk;
    Published published;
    Storage storage(nullptr, published, [](const HistoryDamage &) { }, 0ms);
    QVERIFY(storage.open(fileIn(folder.path())));
    const auto store = [&](int number, int rows) {
        std::vector<PendingAppend> batches { { feedName, Ledger::batch(number, rows), testSource(), { 1 } },
                                             { otherFeed, Ledger::batch(number, rows), testSource(), { 1 } } };
        return storage.commit(batches).failure;
    };
    const auto isSealed = [&](const QString &feed) { return published.view(feed)->tail.empty(); };
    QVERIFY(storage.describe(feedName, 2) && storage.describe(otherFeed, 2));
    QCOMPARE(store(0, large), QString());
    disk.fullAt(1, false);
    storage.sealWhereDue();
    QVERIFY(!isSealed(feedName) && !isSealed(otherFeed));
    disk.makeRoom();
    QCOMPARE(store(1, 1), QString());
    storage.sealWhereDue();
    QVERIFY(isSealed(feedName) && isSealed(otherFeed));
}

/// A killed process has left a log, and places in the file are free: then it can be read as well.
void FullDiskTest::logIsFolded()
{
    const QTemporaryDir former;
    const QTemporaryDir folder;
    Ledger ledger;
    makeHistory(former.path(), ledger);
    {
        const auto store = openStore(former.path());
        QCOMPARE(append(*store, 2, small).result().accepted, small);
        ledger.attempted(2, small);
        ledger.acknowledged(2, small);
        copyUnclosed(former.path(), folder.path());
    }
    FaultVfs disk;
    disk.allowNoGrowth();
    const auto store = open(folder.path());
    QVERIFY(store);
    QVERIFY2(isFull(store->trouble(), folder.path()), qPrintable(store->trouble()));
    QCOMPARE(ledger.check(*store), QString());
    QVERIFY(isFull(failureOf(append(*store, 3, small)), folder.path()));
    disk.makeRoom();
    store->writer().describe(testFeed());
    QCOMPARE(append(*store, 3, small).result().accepted, small);
    ledger.attempted(3, small);
    ledger.acknowledged(3, small);
    QCOMPARE(ledger.check(*store), QString());
}

void FullDiskTest::refusedWhereNothingCanBeRead()
{
    // No history, and a log that cannot be read: the reason is told, and nothing is changed.
    const QTemporaryDir none;
    const QTemporaryDir former;
    const QTemporaryDir folder;
    Ledger ledger;
    makeHistory(former.path(), ledger);
    const auto writing = openStore(former.path());
    QCOMPARE(append(*writing, 2, small).result().accepted, small);
    ledger.attempted(2, small);
    ledger.acknowledged(2, small);
    copyUnclosed(former.path(), folder.path());
    {
        FaultVfs disk;
        disk.fullAt(1, false);
        for (const QString &path : { none.path(), folder.path() }) {
            const auto refused = HistoryStore::open(path, nullptr);
            QVERIFY(!refused);
            QVERIFY2(isFull(refused.error().message, path), qPrintable(refused.error().message));
        }
    }
    const QString wrong = ledger.check(*openStore(folder.path()));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_fulldisk.moc"
