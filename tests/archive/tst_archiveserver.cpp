// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a desk when the server refuses it, goes away or is killed: nothing acknowledged is lost, nothing is stored twice, and
// people are told.
#include "archivefixture.h"

#include <QRegularExpression>
#include <QtConcurrent>

using namespace citywall;
using namespace citywall::test;

class ArchiveServerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!sharedServer())
            QSKIP(qPrintable(whyNoServer()));
    }
    void cleanupTestCase() { endSharedServer(); }
    void refusals_data();
    void refusals();
    void userWithoutRights();
    void userWhoMayRead();
    void rightThatIsTakenAway();
    void serverRestarted();
    void failoverThatLostCommits();
    void killedUnderLoad();
};

void ArchiveServerTest::refusals_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("sslMode");
    QTest::addColumn<QString>("said");
    const QString desk = QStringLiteral("desk");
    QTest::newRow("right") << desk << "right" << "" << "" << "";
    QTest::newRow("wrong password") << desk << "wrong" << "" << "" << "password authentication failed for user \"desk\"";
    QTest::newRow("no password") << desk << "" << "" << "" << "no password supplied";
    QTest::newRow("no such user") << "nobody-here" << "x" << "" << "" << "nobody-here";
    QTest::newRow("no such database") << desk << "right" << "elsewhere" << "" << "database \"elsewhere\" does not exist";
}

void ArchiveServerTest::refusals()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const QString, database);
    QFETCH(const QString, sslMode);
    QFETCH(const QString, said);
    ArchiveAccess access = sharedServer()->newDatabase();
    openDesk(access).reset(); // makes the tables
    sharedServer()->execute(
        access.database,
        "DO $$ BEGIN CREATE ROLE desk LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object THEN NULL; END $$; "
        "GRANT USAGE ON SCHEMA citywall TO desk; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA citywall TO desk");
    access.user = user;
    access.password = password;
    access.sslMode = sslMode;
    if (!database.isEmpty())
        access.database = database;
    const auto store = ArchiveStore::open(access, nullptr);
    if (said.isEmpty()) {
        // With no more rights than these a desk can do all that it has to, also where a partition is missing.
        QVERIFY2(store, qPrintable(store ? QString() : store.error().message));
        (*store)->writer().describe(testFeed());
        QCOMPARE((*store)->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
        QCOMPARE(ask<bool>(access, "SELECT to_regclass('citywall.observation_202311') IS NOT NULL"), true);
        QCOMPARE(readAll(**store)->size(), 10u);
        return;
    }
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(said), qPrintable(store.error().message));
    QVERIFY2(store.error().message.contains(access.shown()), qPrintable(store.error().message));
    QVERIFY(!(store.error().message + store.error().detail).contains(QStringLiteral("password=")));
}

void ArchiveServerTest::userWithoutRights()
{
    ArchiveAccess access = sharedServer()->newDatabase();
    sharedServer()->execute(
        access.database, "DO $$ BEGIN CREATE ROLE guest LOGIN PASSWORD 'g'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    access.user = QStringLiteral("guest");
    access.password = QStringLiteral("g");
    const auto store = ArchiveStore::open(access, nullptr); // may not make the schema
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(u"does not allow it to this user"), qPrintable(store.error().message));
}

/// A desk that may only read is told so, and sees what the others write all the same.
void ArchiveServerTest::userWhoMayRead()
{
    ArchiveAccess access = sharedServer()->newDatabase();
    const auto desk = openDesk(access);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    sharedServer()->execute(
        access.database,
        "DO $$ BEGIN CREATE ROLE reader LOGIN PASSWORD 'r'; EXCEPTION WHEN duplicate_object THEN NULL; END $$; "
        "GRANT USAGE ON SCHEMA citywall TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA citywall TO reader");
    access.user = QStringLiteral("reader");
    access.password = QStringLiteral("r");
    const auto writing = ArchiveStore::open(access, nullptr);
    QVERIFY(!writing);
    QVERIFY2(writing.error().message.contains(u"to read it, not to write") && writing.error().message.contains(access.shown()),
             qPrintable(writing.error().message));
    const auto reading = ArchiveStore::openForReading(access, nullptr, ArchiveStore::Follow::WherePossible);
    QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message));
    QCOMPARE(readAll(**reading)->size(), 10u);
    QVERIFY(failureOf((*reading)->writer().append(feedName, plainBatch(0, 1, 1), testSource(), { 1 })).contains(u"reading only"));
    QSignalSpy appended(&(*reading)->reader(), &HistoryReader::appended);
    DecodedBatch more = plainBatch(10, 5, 1);
    more.features.push_back({ QStringLiteral("new"), {}, { { -87.6, 41.8 } }, {} });
    more.observations[0].feature = quint32(more.features.size() - 1);
    QCOMPARE(desk->writer().append(feedName, more, testSource(), { 1 }).result().accepted, 5);
    QTRY_COMPARE(rowsOf(appended), 5u);
    QCOMPARE(readAll(**reading)->size(), 15u);
    QCOMPARE((*reading)->reader().dictionary(feedName)->features.back().id, QStringLiteral("new"));
}

/// The server answers and stores nothing: that is told as well, until it does again.
void ArchiveServerTest::rightThatIsTakenAway()
{
    const ArchiveAccess owner = sharedServer()->newDatabase();
    openDesk(owner).reset();
    sharedServer()->execute(
        owner.database,
        "DO $$ BEGIN CREATE ROLE clerk LOGIN PASSWORD 'c'; EXCEPTION WHEN duplicate_object THEN NULL; END $$; "
        "GRANT USAGE ON SCHEMA citywall TO clerk; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA citywall TO "
        "clerk");
    ArchiveAccess access = owner;
    access.user = QStringLiteral("clerk");
    access.password = QStringLiteral("c");
    const auto desk = openDesk(access);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QCOMPARE(desk->trouble(), QString());
    sharedServer()->execute(owner.database,
                            "REVOKE INSERT ON citywall.observation FROM clerk; "
                            "REVOKE INSERT ON ALL TABLES IN SCHEMA citywall FROM clerk");
    const auto append = [&] { return desk->writer().append(feedName, plainBatch(10, 10, 1), testSource(), { 1 }); };
    QVERIFY(!failureOf(append()).isEmpty());
    QVERIFY2(desk->trouble().contains(u"does not allow it to this user"), qPrintable(desk->trouble()));
    sharedServer()->execute(owner.database, "GRANT INSERT ON ALL TABLES IN SCHEMA citywall TO clerk");
    QCOMPARE(failureOf(append()), QString());
    QCOMPARE(desk->trouble(), QString());
}

/// While it is away appends and requests fail at once with a reason; when it is back everybody asks anew.
void ArchiveServerTest::serverRestarted()
{
    const ArchiveAccess access = sharedServer()->newDatabase();
    const auto desk = openDesk(access);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QCOMPARE(readAll(*desk)->size(), 10u);
    QSignalSpy trouble(desk.get(), &HistoryArchive::troubleChanged);
    QSignalSpy reset(&desk->reader(), &HistoryReader::reset);
    sharedServer()->stop();
    QTRY_VERIFY(!desk->trouble().isEmpty());
    QVERIFY2(desk->trouble().contains(access.shown()), qPrintable(desk->trouble()));
    QTRY_VERIFY(!trouble.isEmpty());
    QVERIFY(failureOf(desk->writer().append(feedName, plainBatch(10, 10, 1), testSource(), { 1 })).contains(access.shown()));
    QVERIFY(failureOf(desk->reader().request({ feedName, everything(), {}, {} })).contains(access.shown()));
    QCOMPARE(desk->reader().dictionary(feedName)->features.size(), 10u); // what is known stays known
    QVERIFY(sharedServer()->startAgain());
    QTRY_VERIFY_WITH_TIMEOUT(desk->trouble().isEmpty(), 30'000);
    QTRY_VERIFY(!reset.isEmpty());
    QCOMPARE(readAll(*desk)->size(), 10u);
    const auto again = [&] {
        return failureOf(desk->writer().append(feedName, plainBatch(10, 10, 1), testSource(), { 1 })).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(again(), 30'000); // as FeedIntake does
    QCOMPARE(readAll(*desk)->size(), 20u);
}

/// The server that answers after a failover may not have heard of the last commits: the desk begins where that one stands.
void ArchiveServerTest::failoverThatLostCommits()
{
    const ArchiveAccess access = sharedServer()->newDatabase();
    const auto desk = openDesk(access);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    sharedServer()->execute(
        access.database,
        "TRUNCATE citywall.feed, citywall.feature, citywall.term, citywall.source, citywall.observation, citywall.rollup "
        "RESTART IDENTITY");
    sharedServer()->stop();
    QTRY_VERIFY(!desk->trouble().isEmpty());
    QVERIFY(sharedServer()->startAgain());
    DecodedBatch batch = plainBatch(20, 1, 2);
    batch.features = { batch.features[5] };
    const auto again = [&] { return failureOf(desk->writer().append(feedName, batch, testSource(), { 1 })).isEmpty(); };
    QTRY_VERIFY_WITH_TIMEOUT(again(), 30'000);
    const ObservationsPtr rows = readAll(*desk);
    QCOMPARE(rows->size(), 1u);
    const FeedDictionaryPtr dictionary = desk->reader().dictionary(feedName);
    QCOMPARE(dictionary->features.size(), 1u);
    QCOMPARE(dictionary->features[rows->feature[0]].id, QStringLiteral("f5"));
}

/// The server is killed again and again while batches come from two desks, which bring what failed once more: every acknowledged
/// batch is there, and every observation once.
void ArchiveServerTest::killedUnderLoad()
{
    const ArchiveAccess access = sharedServer()->newDatabase();
    const auto one = openDesk(access);
    const auto other = openDesk(access);
    constexpr int batches = 400;
    std::atomic<int> acknowledged = 0;
    const auto bring = [&](ArchiveStore *desk, int first) {
        int failures = 0;
        for (int b = first; b < batches; b += 2) {
            while (true) {
                QFuture<AppendResult> stored =
                    desk->writer().append(feedName, plainBatch(b * 10, 10, float(b)), testSource(), { b });
                if (failureOf(stored).isEmpty())
                    break;
                ++failures;
            }
            ++acknowledged;
        }
        return failures;
    };
    QFuture<int> failures[] { QtConcurrent::run(bring, one.get(), 0), QtConcurrent::run(bring, other.get(), 1) };
    for (const int when : { 40, 150, 300 }) {
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged >= when, 60'000);
        sharedServer()->kill();
        const int kept = acknowledged;
        QVERIFY(sharedServer()->startAgain());
        QVERIFY(ask<int>(access, "SELECT count(*) FROM citywall.observation") >= kept * 10);
    }
    QTRY_VERIFY_WITH_TIMEOUT(failures[0].isFinished() && failures[1].isFinished(), 60'000);
    QVERIFY(failures[0].result() + failures[1].result() > 0);
    const ObservationsPtr rows = readAll(*one);
    QCOMPARE(rows->size(), size_t(batches) * 10);
    for (size_t row = 0; row < rows->size(); ++row) {
        QCOMPARE(rows->phenomenonTime[row], startMilliseconds + qint64(row) * 1000);
        QCOMPARE(rows->values[0][row], float(row / 10));
    }
    QCOMPARE(ask<int>(access, "SELECT count(*) FROM citywall.observation"), batches * 10); // not even superseded
    QCOMPARE(one->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], batches * 10);
    QCOMPARE(ask<int>(access, "SELECT count(*) FROM citywall.feature"), 10);
    QCOMPARE(other->reader().dictionary(feedName)->features.size(), 10u);
}

QTEST_GUILESS_MAIN(ArchiveServerTest)
#include "tst_archiveserver.moc"
