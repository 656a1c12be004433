// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What other processes and the clock can do to a history: killed at any time, two at once, clock set back.
//   CITYWALL_KILLS=1000 tst_historyrobustness killed    the long form
#include "ledger.h"

#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <random>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const QString worker = QStringLiteral(CITYWALL_BUILD_DIR "/tests/historyworker");

QString fileIn(const QTemporaryDir &folder) { return folder.filePath(u"history.sqlite"_s); }

/// What the worker has acknowledged so far: complete lines only.
void takeLines(QProcess &child, Ledger &ledger, int &last)
{
    while (child.canReadLine()) {
        const QByteArrayList words = child.readLine().trimmed().split(' ');
        last = words[0].toInt();
        ledger.acknowledged(last, words.value(1).toInt());
    }
}

/// A batch of one observation of a feature, as received at some time by this computer's clock.
DecodedBatch single(const QString &feature, qint64 second, float value)
{
    DecodedBatch batch;
    batch.features = { { feature, {}, { { -87.6, 41.8 } }, {} } };
    ObservationRecord record;
    record.phenomenonTime = { startMilliseconds + second * 1000 };
    record.values[0] = value;
    batch.observations = { record };
    return batch;
}

} // namespace

class RobustnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killed()
    {
        constexpr int usual = 200;
        // Every other child is killed within so many milliseconds of its start: mostly before it has acknowledged anything, while it makes or
        // opens the file. The rest, of its first acknowledgement: among commits.
        constexpr int longestMilliseconds = 60;
        const int kills =
            qEnvironmentVariableIntValue("CITYWALL_KILLS") > 0 ? qEnvironmentVariableIntValue("CITYWALL_KILLS") : usual;
        const QTemporaryDir folder;
        std::mt19937 random(20261122);
        Ledger ledger;
        int last = 0;
        int first = 0;
        int whileOpening = 0;
        QElapsedTimer timer;
        timer.start();
        for (int kill = 0; kill < kills; ++kill) {
            const size_t before = ledger.count();
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            // Beyond what may have been stored without being acknowledged: four are under way at once.
            first = std::max(first, last) + 10;
            child.start(worker, { u"append"_s, folder.path(), QString::number(first) });
            QVERIFY(child.waitForStarted());
            if (kill % 2 == 1)
                QVERIFY(child.waitForReadyRead(30'000));
            if (child.waitForFinished(int(random() % longestMilliseconds)))
                QFAIL(qPrintable(u"kill %1: the child ended by itself with %2: %3"_s.arg(kill + 1)
                                     .arg(child.exitCode())
                                     .arg(QString::fromUtf8(child.readAllStandardOutput()))));
            child.kill();
            QVERIFY(child.waitForFinished());
            takeLines(child, ledger, last);
            whileOpening += ledger.count() == before ? 1 : 0;

            const auto store = openStore(folder.path());
            QVERIFY(store);
            const QString wrong = ledger.check(*store);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"after kill %1: %2"_s.arg(kill + 1).arg(wrong)));
        }
        QVERIFY2(ledger.count() > size_t(kills), qPrintable(QString::number(ledger.count()))); // it has come to something between
        QVERIFY(whileOpening > 0); // and been killed before, too
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->isSound());
        qInfo("%d kills, %d before the first acknowledgement, %zu batches acknowledged, none lost or twice; %.1f s", kills,
              whileOpening, ledger.count(), double(timer.elapsed()) / 1000);
    }

    void twoProcesses()
    {
        const QTemporaryDir folder;
        QProcess first;
        first.start(worker, { u"hold"_s, folder.path() });
        QVERIFY(first.waitForReadyRead(30'000));
        QCOMPARE(first.readAll(), QByteArray("open\n"));
        QProcess second;
        second.start(worker, { u"open"_s, folder.path() });
        QVERIFY(second.waitForFinished());
        const QByteArray said = second.readAll();
        QVERIFY2(second.exitCode() == 1 && said.contains("in use by another Citywall") && said.contains(folder.path().toUtf8()),
                 said);
        first.closeWriteChannel();
        QVERIFY(first.waitForFinished());
        QCOMPARE(first.exitCode(), 0);
        // The lock ends with the process, however it ends.
        first.start(worker, { u"hold"_s, folder.path() });
        QVERIFY(first.waitForReadyRead(30'000));
        first.kill();
        QVERIFY(first.waitForFinished());
        QVERIFY(openStore(folder.path()));
    }

    void lookedAfterWhileAnotherProcessWrites()
    {
        const QTemporaryDir folder;
        Ledger ledger;
        int last = 0;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(worker, { u"append"_s, folder.path(), u"0"_s });
        while (ledger.count() < 60) { // a large one is among them
            QVERIFY(child.waitForReadyRead(30'000));
            takeLines(child, ledger, last);
        }
        for (int round = 0; round < 5; ++round) {
            QVERIFY(child.waitForReadyRead(30'000));
            takeLines(child, ledger, last);
            const qint64 before = ledger.rows();
            const Result<HistoryStats> stats = historyStats(fileIn(folder));
            QVERIFY2(stats, stats ? "" : qPrintable(stats.error().message));
            QVERIFY(stats->observations() >= before);
            const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder));
            QVERIFY2(verdict && verdict->isSound(), verdict ? "damaged" : qPrintable(verdict.error().message));
            QVERIFY(verdict->observations >= before);
            const QString copy = folder.filePath(u"copy%1.sqlite"_s.arg(round));
            const Result<HistoryVerdict> made = backupHistory(fileIn(folder), copy);
            QVERIFY2(made, made ? "" : qPrintable(made.error().message));
            const Result<HistoryVerdict> copied = verifyHistory(copy);
            QVERIFY(copied && copied->isSound() && copied->observations >= before);
        }
        QCOMPARE(child.state(), QProcess::Running); // nobody was in its way
        child.kill();
        QVERIFY(child.waitForFinished());
    }

    void readWhileAnotherProcessWrites()
    {
        const QTemporaryDir folder;
        Ledger ledger;
        int last = 0;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(worker, { u"append"_s, folder.path(), u"0"_s });
        for (int round = 0; round < 10; ++round) {
            for (const size_t before = ledger.count(); ledger.count() < before + 20;) {
                QVERIFY(child.waitForReadyRead(30'000));
                takeLines(child, ledger, last);
            }
            const auto store = HistoryStore::openForReading(folder.path(), nullptr);
            QVERIFY2(store, store ? "" : qPrintable(store.error().message));
            for (int again = 0; again < 3; ++again) {
                const QString wrong = ledger.checkBeside(**store);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            }
            QVERIFY((*store)->damage().isEmpty());
            const auto refused = (*store)->writer().append(feedName, single(u"a"_s, 0, 1), testSource(), { 1 });
            QVERIFY(failureOf(refused).contains(u"for reading"));
        }
        QCOMPARE(child.state(), QProcess::Running);
        child.kill();
        QVERIFY(child.waitForFinished());
        // After a kill there is a write-ahead log that nobody has folded in: it is read, too.
        takeLines(child, ledger, last);
        const auto store = HistoryStore::openForReading(folder.path(), nullptr);
        QVERIFY(store);
        QCOMPARE(ledger.checkBeside(**store), QString());
    }

    void readingMakesNothing()
    {
        const QTemporaryDir folder;
        const auto none = HistoryStore::openForReading(folder.filePath(u"none"_s), nullptr);
        QVERIFY(!none && none.error().message.contains(u"There is no history"));
        QVERIFY(QDir(folder.path()).isEmpty());
        (void)openStore(folder.path());
        QVERIFY(HistoryStore::openForReading(folder.path(), nullptr));
        SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 0");
        QVERIFY(HistoryStore::openForReading(folder.path(), nullptr).error().message.contains(u"older Citywall"));
        SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
        QVERIFY(HistoryStore::openForReading(folder.path(), nullptr).error().message.contains(u"newer Citywall"));
    }

    void clockSetBack()
    {
        // The computer's clock is an hour wrong until it is put right: what comes after is received "before".
        const QTemporaryDir folder;
        auto store = openStore(folder.path());
        const auto append = [&](const DecodedBatch &batch, qint64 receivedSecond) {
            return store->writer().append(feedName, batch, testSource(), { startMilliseconds + receivedSecond * 1000 }).result();
        };
        for (int i = 0; i < 100; ++i)
            QCOMPARE(append(single(u"a"_s, 3600 + i, float(i)), 3600 + i).accepted, 1); // stamped by the wrong clock
        for (int i = 0; i < 200; ++i)
            QCOMPARE(append(single(u"a"_s, i, float(1000 + i)), i).accepted, 1);
        // A correction that arrives later holds, although it was received earlier by the clock.
        QCOMPARE(append(single(u"a"_s, 3600 + 5, 77), 250).accepted, 1);
        QCOMPARE(append(single(u"a"_s, 3600 + 5, 77), 251).duplicates, 1);
        for (int again = 0; again < 2; ++again) {
            const ObservationsPtr rows = readAll(*store);
            QCOMPARE(rows->size(), 300u);
            QVERIFY(std::ranges::is_sorted(rows->phenomenonTime));
            QCOMPARE(rows->values[0][0], 1000.F);
            QCOMPARE(rows->values[0][200], 0.F);
            QCOMPARE(rows->values[0][205], 77.F);
            QCOMPARE(store->reader().extent(feedName), TimeRange({ { startMilliseconds }, { startMilliseconds + 3'699'001 } }));
            // The state at an instant is that of its time, not of what was received last.
            const UtcTime at { startMilliseconds + 150'000 };
            QCOMPARE(store->reader().latest(feedName, at, std::chrono::hours(2)).result()->values[0].at(0), 1150.F);
            store.reset();
            store = openStore(folder.path());
        }
        store.reset();
        QVERIFY(verifyHistory(fileIn(folder))->isSound());
    }
};

QTEST_GUILESS_MAIN(RobustnessTest)
#include "tst_robustness.moc"
