// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "engine/history/historyquery.h"
#include "engine/history/storage.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <deque>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace citywall;
using namespace citywall::test;

namespace {

constexpr int killBatchRows = 2000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QString databaseIn(const QTemporaryDir &folder) { return folder.filePath(QStringLiteral("history.sqlite")); }

void execute(const QTemporaryDir &folder, const char *sql)
{
    SQLite::Database(databaseIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec(sql);
}

QString openError(const QString &folder)
{
    const auto store = HistoryStore::open(folder, nullptr);
    return store ? QString() : store.error().message;
}

/// Rights hold for ordinary users only: be one while this lives, if the tests run as root.
class OrdinaryUser
{
public:
    OrdinaryUser() : m_active(::geteuid() == 0 && ::seteuid(65534) == 0) { }
    ~OrdinaryUser()
    {
        if (m_active)
            (void)!::seteuid(0);
    }
    Q_DISABLE_COPY_MOVE(OrdinaryUser)
private:
    bool m_active;
};

/// The child of the kill test: appends batches without end, several under way at once, and prints each acknowledged one.
int appendForEver(const QString &folder, int firstBatch)
{
    const auto store = openStore(folder);
    if (!store)
        return 1;
    std::deque<std::pair<int, QFuture<AppendResult>>> pending;
    for (int b = firstBatch;; ++b) {
        pending.emplace_back(b,
                             store->writer().append(feedName, plainBatch(qint64(b) * killBatchRows, killBatchRows, float(b)),
                                                    testSource(), { 1 }));
        if (pending.size() < 4)
            continue;
        if (pending.front().second.result().accepted != killBatchRows)
            return 2;
        const QByteArray line = QByteArray::number(pending.front().first) + '\n';
        if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
            return 3;
        pending.pop_front();
    }
}

} // namespace

class TestHistoryFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newerVersionIsRefused();
    void foreignDatabaseIsRefused();
    void damagedFileIsRefused_data();
    void damagedFileIsRefused();
    void missingRights();
    void secondOpenIsRefused();
    void interruptedCreationIsRepeated();
    void damagedChunkIsSkipped_data();
    void damagedChunkIsSkipped();
    void damagedTailIsSkipped();
    void fullDisk();
    void chunksTakeOverBetweenTailAndSnapshot();
    void closingStoresWhatIsPending();
    void killedAtAnyTime();
};

void TestHistoryFaults::newerVersionIsRefused()
{
    const QTemporaryDir folder;
    openStore(folder.path()).reset();
    execute(folder, "PRAGMA user_version = 99");
    const QByteArray before = contentOf(databaseIn(folder));
    QVERIFY(openError(folder.path()).contains(u"newer"));
    QCOMPARE(contentOf(databaseIn(folder)), before);
}

void TestHistoryFaults::foreignDatabaseIsRefused()
{
    const QTemporaryDir folder;
    SQLite::Database(databaseIn(folder).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE songs(title)");
    const QByteArray before = contentOf(databaseIn(folder));
    QVERIFY(openError(folder.path()).contains(u"another program"));
    QCOMPARE(contentOf(databaseIn(folder)), before);
}

void TestHistoryFaults::damagedFileIsRefused_data()
{
    QTest::addColumn<bool>("text");
    QTest::newRow("not a database") << true;
    QTest::newRow("schema overwritten") << false;
}

void TestHistoryFaults::damagedFileIsRefused()
{
    QFETCH(const bool, text);
    const QTemporaryDir folder;
    QByteArray content = QByteArray("date,place\n").repeated(500);
    if (!text) {
        openStore(folder.path()).reset();
        content = contentOf(databaseIn(folder));
        QVERIFY(content.size() > 8192);
        content.replace(100, 8000, QByteArray(8000, '\x7f'));
    }
    putContent(databaseIn(folder), content);
    const QString message = openError(folder.path());
    QVERIFY2(message.contains(u"damaged") && message.contains(databaseIn(folder)), qPrintable(message));
    QCOMPARE(contentOf(databaseIn(folder)), content);
}

void TestHistoryFaults::missingRights()
{
    const QTemporaryDir folder;
    openStore(folder.path()).reset();
    const QByteArray path = QFile::encodeName(folder.path());
    ::chmod(path.constData(), 0755);
    ::chmod(QFile::encodeName(databaseIn(folder)).constData(), 0444);
    ::chmod(QFile::encodeName(folder.filePath(QStringLiteral("history.lock"))).constData(), 0666);
    QTemporaryDir empty;
    ::chmod(QFile::encodeName(empty.path()).constData(), 0555);
    QString file, inside, below;
    {
        const OrdinaryUser user;
        file = openError(folder.path());
        inside = openError(empty.path());
        below = openError(empty.filePath(QStringLiteral("data")));
    }
    ::chmod(QFile::encodeName(empty.path()).constData(), 0755);
    QVERIFY2(file.contains(u"cannot be written") && file.contains(databaseIn(folder)), qPrintable(file));
    QVERIFY2(inside.contains(u"cannot be written"), qPrintable(inside));
    QVERIFY2(below.contains(u"cannot be made"), qPrintable(below));
}

void TestHistoryFaults::secondOpenIsRefused()
{
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    QVERIFY(openError(folder.path()).contains(u"another Citywall"));
    QCOMPARE(store->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    store.reset();
    QCOMPARE(openError(folder.path()), QString());
}

void TestHistoryFaults::interruptedCreationIsRepeated()
{
    const QTemporaryDir folder;
    putContent(databaseIn(folder), {}); // a process that died between making the file and its schema
    QCOMPARE(openError(folder.path()), QString());
}

void TestHistoryFaults::damagedChunkIsSkipped_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("keys") << QByteArray(
        "UPDATE chunk SET keys = substr(keys, 1, 500) || x'55aa55aa' || substr(keys, 505) WHERE id = 2");
    QTest::newRow("data") << QByteArray(
        "UPDATE chunk SET data = substr(data, 1, 200) || x'55aa55aa' || substr(data, 205) WHERE id = 2");
    QTest::newRow("cut off") << QByteArray("UPDATE chunk SET data = x'' WHERE id = 2");
    QTest::newRow("count") << QByteArray("UPDATE chunk SET n = n + 1 WHERE id = 2");
}

void TestHistoryFaults::damagedChunkIsSkipped()
{
    QFETCH(const QByteArray, sql);
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    constexpr int rows = 40'000;
    QCOMPARE(store->writer().append(feedName, plainBatch(0, rows, 1), testSource(), { 1 }).result().accepted, rows);
    store.reset();
    {
        SQLite::Database db(databaseIn(folder).toStdString(), SQLite::OPEN_READONLY);
        QCOMPARE(db.execAndGet("SELECT count(*) FROM chunk").getInt(), 10);
        QCOMPARE(db.execAndGet("SELECT count(*) FROM tail").getInt(), 0);
    }
    execute(folder, sql.constData());
    store = openStore(folder.path());
    QSignalSpy damaged(store.get(), &HistoryStore::damaged);
    for (int again = 0; again < 2; ++again) {
        const ObservationsPtr left = readAll(*store);
        QCOMPARE(left->size(), size_t(rows - rows / 10)); // chunks: 0 … 3999, 4000 … 7999, 8000 …
        QCOMPARE(left->phenomenonTime[3999], startMilliseconds + 3'999'000);
        QCOMPARE(left->phenomenonTime[4000], startMilliseconds + 8'000'000);
    }
    QTRY_COMPARE(damaged.size(), 1); // told once
    QCOMPARE(store->damage().size(), 1);
    QCOMPARE(store->damage()[0].feed, feedName);
    QCOMPARE(store->damage()[0].range, (TimeRange { { startMilliseconds + 4'000'000 }, { startMilliseconds + 7'999'001 } }));
    // What was lost can be brought back by importing it again.
    const AppendResult again = store->writer().append(feedName, plainBatch(0, rows, 1), testSource(), { 1 }).result();
    QCOMPARE(again.accepted + again.duplicates, rows);
    QCOMPARE(readAll(*store)->size(), size_t(rows));
    // And is counted once, whatever the counts of its hours were.
    const auto count = [&] { return store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0]; };
    QCOMPARE(count(), rows);
    QCOMPARE(store->writer().append(feedName, plainBatch(rows, 500, 1), testSource(), { 1 }).result().accepted, 500);
    QCOMPARE(count(), rows + 500);
}

void TestHistoryFaults::damagedTailIsSkipped()
{
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    for (int b = 0; b < 3; ++b)
        QCOMPARE(store->writer().append(feedName, plainBatch(b * 100, 100, 1), testSource(), { 1 }).result().accepted, 100);
    store.reset();
    execute(folder, "UPDATE tail SET data = substr(data, 1, 60) || x'55aa' || substr(data, 63) WHERE seq = 2");
    store = openStore(folder.path());
    QCOMPARE(store->damage().size(), 1);
    QCOMPARE(store->damage()[0].range, (TimeRange { { startMilliseconds + 100'000 }, { startMilliseconds + 199'001 } }));
    QCOMPARE(readAll(*store)->size(), 200u);
    // Sealing keeps the damaged row for whoever may mend it.
    QCOMPARE(store->writer().append(feedName, plainBatch(1000, 40'000, 1), testSource(), { 1 }).result().accepted, 40'000);
    store.reset();
    SQLite::Database db(databaseIn(folder).toStdString(), SQLite::OPEN_READONLY);
    QCOMPARE(db.execAndGet("SELECT group_concat(seq) FROM tail").getString(), std::string("2"));
}

void TestHistoryFaults::fullDisk()
{
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    store->setSizeLimit(1'000'000);
    std::mt19937 random(3);
    int stored = 0;
    QString failure;
    int failed = 0;
    const auto noisy = [&](int b) {
        DecodedBatch batch = plainBatch(b * 5000, 5000, 0);
        batch.features.push_back({ QStringLiteral("new%1").arg(b), {}, {}, {} });
        for (ObservationRecord &record : batch.observations)
            record.values[0] = float(random()) * 1.1f; // does not pack
        return batch;
    };
    for (int b = 0; b < 100 && failed < 3; ++b) {
        const auto future = store->writer().append(feedName, noisy(b), testSource(), { 1 });
        const QString message = failureOf(future);
        if (message.isEmpty()) {
            QCOMPARE(future.result().accepted, 5000);
            ++stored;
        } else {
            failure = message;
            ++failed;
        }
    }
    QCOMPARE(failed, 3);
    QVERIFY(stored >= 3);
    QVERIFY2(failure.contains(u"full") && failure.contains(databaseIn(folder)), qPrintable(failure));
    QCOMPARE(readAll(*store)->size(), size_t(stored) * 5000);
    QCOMPARE(store->reader().dictionary(feedName)->features.size(), size_t(10 + stored));
    store->setSizeLimit(0);
    QCOMPARE(store->writer().append(feedName, noisy(200), testSource(), { 1 }).result().accepted, 5000);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(readAll(*store)->size(), size_t(stored + 1) * 5000);
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->features.size(), size_t(10 + stored + 1));
        QCOMPARE(dictionary->features.back().id, QStringLiteral("new200"));
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], qint64(stored + 1) * 5000);
        store.reset();
        store = openStore(folder.path());
    }
}

void TestHistoryFaults::chunksTakeOverBetweenTailAndSnapshot()
{
    // A reader takes the tail, is held up while the writer seals, and then opens its snapshot.
    const QTemporaryDir folder;
    Published published;
    Storage storage(nullptr, published, [](const HistoryDamage &) { });
    QVERIFY(storage.open(databaseIn(folder)));
    const auto commit = [&](int first, int count) {
        std::vector<PendingAppend> batches { { feedName, plainBatch(first, count, 1), testSource(), { 1 } } };
        QVERIFY(storage.commit(batches).results[0]);
    };
    commit(0, 20'000);
    const FeedViewPtr held = published.view(feedName);
    QCOMPARE(held->tail.size(), 1u);
    commit(20'000, 20'000);
    storage.sealWhereDue();
    QVERIFY(published.view(feedName)->tail.empty());
    published.setView(feedName, held);
    HistoryQuery query(databaseIn(folder), published, [](const HistoryDamage &) { });
    QCOMPARE(query.read({ feedName, everything(), {}, {} })->size(), 40'000u);
    const auto counts = query.count(feedName, { { startMilliseconds }, { startMilliseconds + 100'000 } }, 2);
    QCOMPARE(counts, (std::vector<qint64> { 50, 50 }));
}

void TestHistoryFaults::closingStoresWhatIsPending()
{
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    std::vector<QFuture<AppendResult>> futures;
    for (int b = 0; b < 50; ++b)
        futures.push_back(store->writer().append(feedName, plainBatch(b * 10, 10, 1), testSource(), { 1 }));
    store.reset();
    for (const auto &future : futures)
        QCOMPARE(future.result().accepted, 10);
    store = openStore(folder.path());
    QCOMPARE(readAll(*store)->size(), 500u);
}

void TestHistoryFaults::killedAtAnyTime()
{
    const QTemporaryDir folder;
    std::mt19937 random(11);
    int acknowledged = -1;
    for (int round = 0; round < 10; ++round) {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(),
                    { QStringLiteral("--append"), folder.path(), QString::number(acknowledged + 10) });
        const int wanted = 1 + int(random() % 30);
        int seen = 0;
        const auto take = [&] {
            while (child.canReadLine()) {
                acknowledged = child.readLine().trimmed().toInt();
                ++seen;
            }
        };
        while (seen < wanted) {
            QVERIFY2(child.waitForReadyRead(30'000), "the child does not append");
            take();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        take();

        const auto store = openStore(folder.path());
        QVERIFY(store);
        const ObservationsPtr rows = readAll(*store);
        std::map<int, int> perBatch;
        for (size_t i = 0; i < rows->size(); ++i) {
            ++perBatch[int(rows->values[0][i])];
            QVERIFY(i == 0 || rows->phenomenonTime[i] > rows->phenomenonTime[i - 1]); // nothing twice
        }
        for (const auto &[batch, count] : perBatch)
            QCOMPARE(count, killBatchRows); // whole batches only
        for (int batch = acknowledged - seen + 1; batch <= acknowledged; ++batch)
            QVERIFY2(perBatch.contains(batch), qPrintable(QStringLiteral("batch %1 is lost").arg(batch)));
        QVERIFY(perBatch.rbegin()->first <= acknowledged + 10);
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], qint64(rows->size()));
        QVERIFY(store->damage().isEmpty());
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && QLatin1StringView(argv[1]) == QLatin1StringView("--append"))
        return appendForEver(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toInt());
    TestHistoryFaults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_historyfaults.moc"
