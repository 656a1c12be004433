// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a disk can do to a history: lose what was not synced, be full at any write, return other bytes than were written.
//   CITYWALL_CUTS=5000, CITYWALL_FULL_STEP=1, CITYWALL_FLIPS=64    the long forms
#include "faultvfs.h"
#include "ledger.h"

#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

int setting(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

QString fileIn(const QString &folder) { return folder + u"/history.sqlite"_s; }

/// While it lives, warnings are expected and not printed.
class Quiet
{
public:
    Quiet() : m_before(qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) { })) { }
    ~Quiet() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Quiet)
private:
    QtMessageHandler m_before;
};

std::unique_ptr<HistoryStore> openQuietly(const QString &folder, QString &failure)
{
    auto opened = HistoryStore::open(folder, nullptr);
    failure = opened ? QString() : opened.error().message + u' ' + opened.error().detail;
    if (!opened)
        return {};
    opened.value()->writer().describe(testFeed());
    return std::move(opened).value();
}

/// Why a verdict is not good.
QString reasonIn(const Result<HistoryVerdict> &verdict)
{
    if (!verdict)
        return verdict.error().message;
    QStringList reasons = verdict->structure;
    for (const HistoryDamage &damage : verdict->damage)
        reasons.append(damage.where);
    return reasons.join(u"; ");
}

/// Appends batches, several under way at once, until one fails or all are stored.
void appendSome(HistoryStore &store, Ledger &ledger, int first, int count, std::mt19937 &random)
{
    struct Pending {
        int number;
        int rows;
        QFuture<AppendResult> future;
    };
    std::vector<Pending> pending;
    for (int number = first; number < first + count; ++number) {
        const int rows = random() % 12 == 0 ? 3000 : 1 + int(random() % 60);
        ledger.attempted(number, rows);
        pending.push_back({ number, rows, store.writer().append(feedName, Ledger::batch(number, rows), testSource(), { 1 }) });
        if (random() % 3 == 0)
            (void)failureOf(pending.back().future); // waits
    }
    for (const Pending &each : pending) {
        if (failureOf(each.future).isEmpty())
            ledger.acknowledged(each.number, each.rows);
    }
}

/// Everything that a small history tells, as a digest: to see whether anything of it changed.
QByteArray toldBy(HistoryStore &store)
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    const auto add = [&digest](const auto &column) {
        digest.addData({ reinterpret_cast<const char *>(column.data()), qsizetype(column.size() * sizeof(column[0])) });
    };
    QString text;
    QTextStream out(&text);
    for (const QString &feed : { feedName, u"test.other"_s }) {
        const ObservationsPtr rows = readAll(store, feed);
        const FeedDictionaryPtr dictionary = store.reader().dictionary(feed);
        const TimeRange extent = store.reader().extent(feed);
        out << feed << ' ' << extent.begin.milliseconds << ' ' << extent.end.milliseconds << '\n';
        for (const Feature &feature : dictionary->features) {
            out << feature.id << '|' << feature.name << '|' << feature.position.longitudeDegrees << ' '
                << feature.position.latitudeDegrees << '|' << QJsonDocument(feature.properties).toJson(QJsonDocument::Compact)
                << '\n';
        }
        for (const Source &source : dictionary->sources)
            out << source.name << '|' << source.attribution << '|' << source.simulated << '\n';
        out << dictionary->terms.join(u'|') << '\n'
            << store.reader().histogram({ feed }, everything(), 1).result().counts[0][0] << '\n';
        add(rows->phenomenonTime);
        add(rows->receivedTime);
        add(rows->feature);
        for (const std::vector<float> &values : rows->values)
            add(values);
        add(rows->source);
        std::vector<quint32> detailed(rows->details.keyBegin(), rows->details.keyEnd());
        std::ranges::sort(detailed);
        for (const quint32 row : detailed)
            out << row << ' ' << rows->details.value(row) << '\n';
    }
    digest.addData(text.toUtf8());
    return digest.result();
}

/// The table or index that each page belongs to; empty = none.
QStringList tablesByPage(const QString &path, qsizetype pages)
{
    QStringList names(pages);
    SQLite::Database db(path.toStdString(), SQLite::OPEN_READONLY);
    for (SQLite::Statement row(db, "SELECT pageno, name FROM dbstat"); row.executeStep();) {
        if (const qsizetype page = row.getColumn(0).getInt64() - 1; page < pages)
            names[page] = QString::fromStdString(row.getColumn(1).getString());
    }
    return names;
}

/// Two feeds, chunks and tail, names, terms, details: some dozens of pages.
void makeSmallHistory(const QString &folder)
{
    const auto store = openStore(folder);
    store->writer().describe(testFeed(u"test.other"_s));
    const auto append = [&](const QString &feed, DecodedBatch batch) {
        for (FeatureRecord &feature : batch.features) {
            feature.name = u"Street "_s + feature.id;
            feature.properties = { { u"lanes"_s, 2 } };
        }
        batch.terms = { u"ok"_s, u"closed"_s };
        for (size_t i = 0; i < batch.observations.size(); ++i) {
            batch.observations[i].values[1] = float(i % 2);
            batch.observations[i].values[2] = float(i) * 1.37F;
            if (i % 100 == 0)
                batch.observations[i].detail = R"({"why":"roadworks"})";
        }
        QCOMPARE(store->writer().append(feed, batch, testSource(), { startMilliseconds }).result().accepted,
                 qint64(batch.observations.size()));
    };
    append(feedName, plainBatch(0, 34'000, 1)); // sealed
    append(feedName, plainBatch(40'000, 300, 2));
    append(u"test.other"_s, plainBatch(0, 500, 3));
}

} // namespace

class StorageRobustnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void powerCut()
    {
        const int cuts = setting("CITYWALL_CUTS", 150);
        std::mt19937 random(42);
        QElapsedTimer timer;
        timer.start();
        std::unique_ptr<QTemporaryDir> folder;
        Ledger ledger;
        int next = 0;
        size_t acknowledged = 0;
        int inTheMiddle = 0;
        for (int cut = 0; cut < cuts; ++cut) {
            if (cut % 25 == 0) { // from the making of the file on
                acknowledged += ledger.count();
                folder = std::make_unique<QTemporaryDir>();
                ledger = {};
                next = 0;
            }
            {
                const Quiet quiet;
                FaultVfs disk;
                disk.cutAfter(1 + qint64(random() % (cut % 5 == 0 ? 40 : 400)));
                QString failure;
                if (auto store = openQuietly(folder->path(), failure)) {
                    appendSome(*store, ledger, next, 10, random);
                    inTheMiddle += disk.isCut() ? 1 : 0;
                    if (random() % 2 == 0)
                        disk.cutNow(); // else it may close in peace
                }
                disk.cutNow();
                using Survives = FaultVfs::Survives;
                disk.settle(std::array { Survives::Nothing, Survives::Prefix, Survives::Some }[random() % 3], random);
                QFile::remove(fileIn(folder->path()) + u"-shm"_s);
            }
            next += 10;
            const auto store = openStore(folder->path());
            QVERIFY2(store, qPrintable(u"cut %1"_s.arg(cut)));
            const QString wrong = ledger.check(*store);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"after cut %1: %2"_s.arg(cut).arg(wrong)));
            appendSome(*store, ledger, next++, 1, random); // and it goes on
            QVERIFY(ledger.check(*store).isEmpty());
        }
        acknowledged += ledger.count();
        QVERIFY(inTheMiddle > cuts / 10);
        QVERIFY(acknowledged > size_t(cuts) * 2);
        const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder->path()));
        QVERIFY2(verdict && verdict->isSound(), qPrintable(reasonIn(verdict)));
        qInfo("%d power cuts, %d while batches were under way, %zu batches acknowledged, none lost; %.1f s", cuts, inTheMiddle,
              acknowledged, double(timer.elapsed()) / 1000);
    }

    void whatIsNotSyncedIsLost()
    {
        // The model itself: without syncs, acknowledged batches do not survive a cut.
        const QTemporaryDir folder;
        std::mt19937 random(1);
        SQLite::Database(fileIn(folder.path()).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("PRAGMA journal_mode = WAL; CREATE TABLE t(a)");
        {
            FaultVfs disk;
            {
                SQLite::Database db(fileIn(folder.path()).toStdString(), SQLite::OPEN_READWRITE);
                db.exec("PRAGMA synchronous = OFF");
                for (int i = 0; i < 100; ++i)
                    db.exec("INSERT INTO t VALUES(3)");
                QCOMPARE(db.execAndGet("SELECT count(*) FROM t WHERE a = 3").getInt(), 100);
                disk.cutNow();
            }
            disk.settle(FaultVfs::Survives::Nothing, random);
        }
        QFile::remove(fileIn(folder.path()) + u"-shm"_s);
        SQLite::Database db(fileIn(folder.path()).toStdString(), SQLite::OPEN_READWRITE);
        QCOMPARE(db.execAndGet("SELECT count(*) FROM t WHERE a = 3").getInt(), 0);
    }

    void whatIsLostIsSeen()
    {
        // The account itself: on a disk that lies about syncs acknowledged batches are lost, and that is seen.
        const QTemporaryDir folder;
        (void)openStore(folder.path());
        std::mt19937 random(3);
        Ledger ledger;
        {
            const Quiet quiet;
            FaultVfs disk;
            disk.ignoreSyncs();
            QString failure;
            auto store = openQuietly(folder.path(), failure);
            QVERIFY(store);
            appendSome(*store, ledger, 0, 5, random);
            QCOMPARE(ledger.count(), 5u);
            QCOMPARE(ledger.check(*store), QString());
            disk.cutNow();
            store.reset();
            disk.settle(FaultVfs::Survives::Nothing, random);
            QFile::remove(fileIn(folder.path()) + u"-shm"_s);
        }
        const auto store = openStore(folder.path());
        QVERIFY(store);
        QVERIFY(ledger.check(*store).contains(u"was acknowledged"));
    }

    void fullAtEveryWrite_data()
    {
        QTest::addColumn<bool>("forOneWrite");
        QTest::newRow("one write fails") << true;
        QTest::newRow("all fail until there is room") << false;
    }
    void fullAtEveryWrite()
    {
        QFETCH(const bool, forOneWrite);
        constexpr int small = 25;
        constexpr int large = 34'000; // seals chunks
        constexpr qint64 everyOneUpTo = 120; // then, where the large batch and its chunks are written, some of them
        const qint64 later = setting("CITYWALL_FULL_STEP", 29);
        QElapsedTimer timer;
        timer.start();
        int failedAppends = 0;
        int failedOpens = 0;
        qint64 write = 1;
        for (bool reached = true; reached; write += write < everyOneUpTo ? 1 : later) {
            const QTemporaryDir folder;
            Ledger ledger;
            std::optional<Quiet> quiet(std::in_place);
            {
                FaultVfs disk;
                disk.fullAt(write, forOneWrite);
                QString failure;
                std::unique_ptr<HistoryStore> store = openQuietly(folder.path(), failure);
                if (!store) {
                    ++failedOpens;
                    QVERIFY2(failure.contains(u"full"), qPrintable(u"write %1: %2"_s.arg(write).arg(failure)));
                    disk.makeRoom();
                    store = openQuietly(folder.path(), failure);
                    QVERIFY2(store, qPrintable(u"write %1, with room again: %2"_s.arg(write).arg(failure)));
                }
                for (int number = 0; number < 5; ++number) {
                    const int rows = number == 3 ? large : small;
                    const auto append = [&] {
                        return store->writer().append(feedName, Ledger::batch(number, rows), testSource(), { 1 });
                    };
                    ledger.attempted(number, rows);
                    QFuture<AppendResult> future = append();
                    if (const QString why = failureOf(future); !why.isEmpty()) {
                        ++failedAppends;
                        QVERIFY2(why.contains(u"The disk is full") && why.contains(folder.path()), qPrintable(why));
                        disk.makeRoom();
                        future = append();
                        QVERIFY2(failureOf(future).isEmpty(), qPrintable(failureOf(future)));
                    }
                    // Nothing of the one that failed was stored.
                    QCOMPARE(future.result().duplicates, 0);
                    ledger.acknowledged(number, int(future.result().accepted));
                }
                reached = disk.refused() > 0;
                store.reset();
            }
            quiet.reset();
            const auto store = openStore(folder.path());
            const QString wrong = store ? ledger.check(*store) : u"it does not open"_s;
            QVERIFY2(wrong.isEmpty(), qPrintable(u"write %1: %2"_s.arg(write).arg(wrong)));
            QCOMPARE(ledger.count(), 5u);
            const Result<HistoryVerdict> verdict = verifyHistory(fileIn(folder.path()));
            QVERIFY2(verdict && verdict->isSound(), qPrintable(u"write %1: %2"_s.arg(write).arg(reasonIn(verdict))));
        }
        QVERIFY(failedOpens > 0 && failedAppends > 20);
        qInfo("up to write %lld: %d failed openings, %d failed appends; %.1f s", write, failedOpens, failedAppends,
              double(timer.elapsed()) / 1000);
    }

    void everyPageDamaged()
    {
        const QTemporaryDir source;
        makeSmallHistory(source.path());
        QFile file(fileIn(source.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        constexpr qsizetype page = 8192;
        QVERIFY(whole.size() / page > 10);
        const QStringList tables = tablesByPage(file.fileName(), whole.size() / page);
        QByteArray truth;
        {
            const auto store = openStore(source.path());
            truth = toldBy(*store);
        }
        const int flips = setting("CITYWALL_FLIPS", 6);
        std::mt19937 random(7);
        int told = 0;
        int harmless = 0;
        QStringList silent;
        for (qsizetype at = 0; at < whole.size(); at += page) {
            for (int flip = 0; flip < flips; ++flip) {
                qsizetype offset = at + (flip == 0 ? 3 : qsizetype(random() % page)); // 3: in the page's own header
                for (int look = 0; look < 100 && flip > 0 && whole[offset] == '\0'; ++look) // rather where something is
                    offset = at + qsizetype(random() % page);
                QByteArray damaged = whole;
                damaged[offset] = char(damaged[offset] ^ (1 << random() % 8));
                const QTemporaryDir folder;
                QFile copy(fileIn(folder.path()));
                QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(damaged) == damaged.size());
                copy.close();
                const Quiet quiet;
                const Result<HistoryVerdict> verdict = verifyHistory(copy.fileName());
                if (!verdict || !verdict->isSound()) {
                    ++told;
                    continue;
                }
                QString failure;
                const auto store = openQuietly(folder.path(), failure);
                if (!store || !store->damage().isEmpty()) {
                    ++told;
                    continue;
                }
                QByteArray now;
                try {
                    now = toldBy(*store);
                } catch (const std::exception &) {
                    ++told; // a read that fails says so
                    continue;
                }
                if (now == truth)
                    ++harmless; // free space
                else
                    silent.append(u"%1: page %2, byte %3"_s.arg(tables[offset / page]).arg(offset / page + 1).arg(offset % page));
            }
        }
        qInfo("%d flips told, %d without effect, %lld silent", told, harmless, qlonglong(silent.size()));
        QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u"; ")));
        QVERIFY(told > 0);
    }
};

QTEST_GUILESS_MAIN(StorageRobustnessTest)
#include "tst_robustness_storage.moc"
