// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many desks, one archive: what one writes the others see; laws, partitions, and what SQL sees.
#include "archivefixture.h"

#include "engine/archive/archiveschema.h"
#include "engine/archive/archivestats.h"

#include <QtConcurrent>

using namespace citywall;
using namespace citywall::test;

namespace {

constexpr qint64 daySeconds = 86'400;

DecodedBatch batchOfFeature(const QString &id, qint64 first, int count, float value)
{
    DecodedBatch batch = plainBatch(first, count, value);
    batch.features = { { id, {}, { { -87.6, 41.8 } }, {} } };
    for (ObservationRecord &record : batch.observations)
        record.feature = 0;
    return batch;
}

} // namespace

class ArchiveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!sharedServer())
            QSKIP(qPrintable(whyNoServer()));
        m_access = sharedServer()->newDatabase();
    }
    void cleanupTestCase() { endSharedServer(); }
    void desksSeeEachOther();
    void desksWriteTheSame();
    void desksAddNames();
    void importOfAnotherDesk();
    void importThatWasBrokenOff();
    void correctionByAnotherDesk();
    void openedAtOnce();
    void formerVersion();
    void newerArchiveIsRefused();
    void wholePartitionsGo();
    void thinnedOut();
    void timesThatCannotBe();
    void textThatSqlCannotHold();
    void whatSqlSees();
    void figures();

private:
    ArchiveAccess m_access;
};

void ArchiveTest::desksSeeEachOther()
{
    const auto one = openDesk(m_access);
    const auto other = openDesk(m_access);
    QSignalSpy atOne(&one->reader(), &HistoryReader::appended);
    QSignalSpy atOther(&other->reader(), &HistoryReader::appended);
    QSignalSpy names(&other->reader(), &HistoryReader::dictionaryChanged);
    DecodedBatch batch = plainBatch(0, 10, 1.5f);
    batch.terms = { QStringLiteral("open") };
    batch.observations[3].values[1] = 0;
    batch.observations[4].position = { -87.7, 41.9 };
    batch.observations[5].detail = "{\"n\":1}";
    QCOMPARE(one->writer().append(feedName, batch, testSource(), { 7 }).result().accepted, 10);
    QTRY_COMPARE(atOther.size(), 1);
    const auto rows = atOther[0][0].value<ObservationsPtr>();
    QCOMPARE(rows->size(), 10u);
    QCOMPARE(rows->feed, feedName);
    QCOMPARE(rows->phenomenonTime[9], startMilliseconds + 9000);
    QCOMPARE(rows->values[0], std::vector<float>(10, 1.5f));
    QCOMPARE(rows->position(4), (GeoPoint { -87.7, 41.9 }));
    QCOMPARE(rows->details.value(5), QByteArray("{\"n\":1}"));
    const FeedDictionaryPtr dictionary = other->reader().dictionary(feedName);
    QCOMPARE(dictionary->features.size(), 10u);
    QCOMPARE(dictionary->term(rows->values[1][3]), QStringLiteral("open"));
    QVERIFY(!names.isEmpty());
    QCOMPARE(other->reader().extent(feedName), one->reader().extent(feedName));

    QCOMPARE(
        other->writer().append(feedName, batchOfFeature(QStringLiteral("new"), 10, 5, 2), testSource(), { 8 }).result().accepted,
        5);
    QTRY_COMPARE(atOne.size(), 2); // its own, and this
    QCOMPARE(rowsOf(atOne), 15u);
    QVERIFY(one->reader().dictionary(feedName)->find(QStringLiteral("new")));
    QTRY_COMPARE(rowsOf(atOther), 15u);
    QCOMPARE(readAll(*one)->size(), 15u);
    QCOMPARE(readAll(*other)->phenomenonTime, readAll(*one)->phenomenonTime);
}

/// What two desks bring both is stored once.
void ArchiveTest::desksWriteTheSame()
{
    const auto one = openDesk(m_access);
    const auto other = openDesk(m_access);
    qint64 accepted = 0;
    qint64 duplicates = 0;
    std::vector<QFuture<AppendResult>> futures;
    for (int b = 0; b < 30; ++b) {
        for (ArchiveStore *desk : { one.get(), other.get() })
            futures.push_back(desk->writer().append(feedName, plainBatch(b * 10, 10, float(b)), testSource(), { 1 }));
    }
    for (const auto &future : futures) {
        accepted += future.result().accepted;
        duplicates += future.result().duplicates;
    }
    QCOMPARE(accepted, 300);
    QCOMPARE(duplicates, 300);
    QCOMPARE(readAll(*one)->size(), 300u);
    QCOMPARE(one->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 300);
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.feature"), 10);
}

/// New names from two desks at once: keys stay dense, and mean the same everywhere.
void ArchiveTest::desksAddNames()
{
    const auto one = openDesk(m_access);
    const auto other = openDesk(m_access);
    std::vector<QFuture<AppendResult>> futures;
    for (int b = 0; b < 40; ++b) {
        // Every third name comes from both.
        const auto id = [b](const char *desk) {
            return b % 3 == 0 ? QString::number(b) : QLatin1StringView(desk) + QString::number(b);
        };
        futures.push_back(one->writer().append(feedName, batchOfFeature(id("a"), b * 10, 5, float(b)), testSource(), { 1 }));
        futures.push_back(
            other->writer().append(feedName, batchOfFeature(id("b"), b * 10 + 5, 5, float(b)), testSource(), { 1 }));
    }
    for (const auto &future : futures)
        QCOMPARE(future.result().accepted, 5);
    for (ArchiveStore *desk : { one.get(), other.get() }) {
        const ObservationsPtr rows = readAll(*desk);
        const FeedDictionaryPtr dictionary = desk->reader().dictionary(feedName);
        QCOMPARE(rows->size(), 400u);
        QCOMPARE(dictionary->features.size(), 66u); // 14 of both and 26 of each
        for (size_t row = 0; row < rows->size(); ++row) {
            const int b = int(row / 10);
            const QString expected = b % 3 == 0 ? QString::number(b) : (row % 10 < 5 ? u'a' : u'b') + QString::number(b);
            QCOMPARE(dictionary->features[rows->feature[row]].id, expected);
        }
    }
}

void ArchiveTest::importOfAnotherDesk()
{
    const auto one = openDesk(m_access);
    const auto other = openDesk(m_access);
    QSignalSpy appended(&other->reader(), &HistoryReader::appended);
    QSignalSpy reset(&other->reader(), &HistoryReader::reset);
    one->writer().beginBulk(feedName);
    for (int b = 0; b < 5; ++b)
        QCOMPARE(one->writer().append(feedName, plainBatch(b * 100, 100, 1), testSource(), { 1 }).result().accepted, 100);
    one->writer().endBulk(feedName);
    QTRY_COMPARE(reset.size(), 1);
    QCOMPARE(reset[0][0].toString(), feedName);
    QCOMPARE(appended.size(), 0);
    QCOMPARE(other->reader().extent(feedName).length(), Duration(499'001));
    // What comes live afterwards is nothing but itself.
    QCOMPARE(one->writer().append(feedName, plainBatch(1000, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QTRY_COMPARE(rowsOf(appended), 10u);
    QCOMPARE(reset.size(), 1);
}

/// A desk that dies during an import has told nobody: the next that writes into the feed shows that something is missing.
void ArchiveTest::importThatWasBrokenOff()
{
    const auto other = openDesk(m_access);
    QSignalSpy appended(&other->reader(), &HistoryReader::appended);
    QSignalSpy reset(&other->reader(), &HistoryReader::reset);
    {
        const auto dying = openDesk(m_access);
        dying->writer().beginBulk(feedName);
        QCOMPARE(dying->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result().accepted, 100);
    }
    const auto one = openDesk(m_access);
    QCOMPARE(one->writer().append(feedName, plainBatch(200, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QTRY_COMPARE(reset.size(), 1);
    QCOMPARE(appended.size(), 0);
    QCOMPARE(readAll(*other)->size(), 110u);
}

void ArchiveTest::correctionByAnotherDesk()
{
    const auto one = openDesk(m_access);
    const auto other = openDesk(m_access);
    QSignalSpy atOne(&one->reader(), &HistoryReader::appended);
    QCOMPARE(one->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QCOMPARE(other->writer().append(feedName, plainBatch(0, 3, 2), testSource(), { 2 }).result().accepted, 3);
    QTRY_COMPARE(rowsOf(atOne), 13u);
    const ObservationsPtr rows = readAll(*one);
    QCOMPARE(rows->size(), 10u);
    QVERIFY(rows->values[0][0] == 2 && rows->values[0][2] == 2 && rows->values[0][3] == 1);
    QCOMPARE(one->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 3 }).result().duplicates, 10);
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.observation WHERE superseded"), 3);
}

/// Desks that start together make the tables once, and each finds them.
void ArchiveTest::openedAtOnce()
{
    std::vector<QFuture<QString>> desks;
    for (int i = 0; i < 4; ++i) {
        desks.push_back(QtConcurrent::run([access = m_access] {
            const auto store = ArchiveStore::open(access, nullptr);
            return store ? QString() : store.error().message + store.error().detail;
        }));
    }
    for (const QFuture<QString> &desk : desks)
        QCOMPARE(desk.result(), QString());
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.migration"), archiveSchemaVersion);
}

/// One of the first version, whose thinning is not known: it is brought up to date, and thinned out once more.
void ArchiveTest::formerVersion()
{
    {
        const auto desk = openDesk(m_access);
        QCOMPARE(desk->writer().append(feedName, plainBatch(0, 1000, 1), testSource(), { 1 }).result().accepted, 1000);
    }
    (void)ask<int>(m_access, "WITH t AS (UPDATE citywall.feed SET thinned_to = 8000000000000 RETURNING 1) SELECT 1 FROM t");
    (void)ask<int>(m_access, "DELETE FROM citywall.migration WHERE version = 2 RETURNING 1");
    {
        const auto connection = connectToArchive(m_access, ArchiveUse::Upkeep);
        pqxx::work transaction(*connection);
        transaction.exec("ALTER TABLE citywall.feed DROP COLUMN thinned_step");
        transaction.commit();
    }
    const auto desk = openDesk(m_access);
    QCOMPARE(ask<int>(m_access, "SELECT max(version) FROM citywall.migration"), archiveSchemaVersion);
    desk->thinBefore(feedName, { startMilliseconds + 3 * daySeconds * 1000 }, std::chrono::minutes(10));
    QTRY_COMPARE(readAll(*desk)->size(), 20u);
}

void ArchiveTest::newerArchiveIsRefused()
{
    openDesk(m_access).reset();
    sharedServer()->execute(m_access.database, "INSERT INTO citywall.migration(version) VALUES (99)");
    const auto store = ArchiveStore::open(m_access, nullptr);
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(u"newer"), qPrintable(store.error().message));
    QVERIFY(!ArchiveStore::openForReading(m_access, nullptr));
}

/// Months that hold nothing else are dropped as a whole; what lies in the month of the limit goes row by row.
void ArchiveTest::wholePartitionsGo()
{
    const auto one = openDesk(m_access);
    const auto other = openDesk(m_access);
    QSignalSpy reset(&other->reader(), &HistoryReader::reset);
    for (const qint64 day : { 0, 40, 80 }) // 14 November, 24 December, 2 February
        QCOMPARE(one->writer().append(feedName, plainBatch(day * daySeconds, 100, 1), testSource(), { 1 }).result().accepted,
                 100);
    // psql: SELECT date_trunc('month', to_timestamp(1700000000) + '80 days') → 2024-02-01
    QCOMPARE(ask<bool>(m_access, "SELECT to_regclass('citywall.observation_202311') IS NOT NULL"), true);
    one->keepSince(feedName, { startMilliseconds + (80 * daySeconds + 50) * 1000 });
    QTRY_COMPARE(readAll(*one)->size(), 50u);
    QCOMPARE(ask<bool>(m_access, "SELECT to_regclass('citywall.observation_202311') IS NULL"), true);
    QCOMPARE(ask<bool>(m_access, "SELECT to_regclass('citywall.observation_202312') IS NULL"), true);
    QCOMPARE(ask<bool>(m_access, "SELECT to_regclass('citywall.observation_202402') IS NOT NULL"), true);
    QTRY_VERIFY(!reset.isEmpty());
    // Late ones find their place all the same.
    QCOMPARE(one->writer().append(feedName, plainBatch(daySeconds, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QCOMPARE(readAll(*one)->size(), 60u);
}

/// Of three days before the limit the last observation of each of ten features in ten minutes stays: 1000 s are two such spans
/// (seconds 0–399 and 400–999 from 22:13:20 on), so 20 rows of each.
void ArchiveTest::thinnedOut()
{
    const auto desk = openDesk(m_access);
    for (qint64 day = 0; day < 4; ++day)
        QCOMPARE(desk->writer().append(feedName, plainBatch(day * daySeconds, 1000, 1), testSource(), { 1 }).result().accepted,
                 1000);
    QSignalSpy reset(&desk->reader(), &HistoryReader::reset);
    desk->thinBefore(feedName, { startMilliseconds + 3 * daySeconds * 1000 }, std::chrono::minutes(10));
    QVERIFY(reset.wait());
    QCOMPARE(readAll(*desk)->size(), 60u + 1000u);
    QCOMPARE(readAll(*desk)->phenomenonTime.front(), startMilliseconds + 390'000);
    QCOMPARE(desk->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 4000);
    // What comes late is thinned out as well …
    DecodedBatch late = plainBatch(0, 1000, 2);
    for (ObservationRecord &record : late.observations)
        record.phenomenonTime = record.phenomenonTime + Duration(500);
    QCOMPARE(desk->writer().append(feedName, late, testSource(), { 1 }).result().accepted, 1000);
    QCOMPARE(readAll(*desk)->size(), 60u + 2000u);
    desk->thinBefore(feedName, { startMilliseconds + 3 * daySeconds * 1000 }, std::chrono::minutes(10));
    QTRY_COMPARE(readAll(*desk)->size(), 60u + 1000u);
    QCOMPARE(readAll(*desk)->phenomenonTime.front(), startMilliseconds + 390'500);
    // … and all of it once more to another step: seconds 0–999 are of one hour.
    desk->thinBefore(feedName, { startMilliseconds + 3 * daySeconds * 1000 }, std::chrono::hours(1));
    QTRY_COMPARE(readAll(*desk)->size(), 30u + 1000u);
}

/// Clocks that are wrong by centuries fill no partition of their own.
void ArchiveTest::timesThatCannotBe()
{
    const auto desk = openDesk(m_access);
    DecodedBatch batch = plainBatch(0, 3, 1);
    batch.observations[0].phenomenonTime = { -3'000'000'000'000 };
    batch.observations[1].phenomenonTime = { 7'000'000'000'000 };
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 3);
    QCOMPARE(readAll(*desk)->size(), 3u);
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.observation_other"), 2);
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().duplicates, 3);
}

void ArchiveTest::textThatSqlCannotHold()
{
    const auto desk = openDesk(m_access);
    DecodedBatch batch = plainBatch(0, 3, 1);
    batch.features[0].name = QStringLiteral("a'b\"c\\d\t{e},ü\n");
    batch.features[0].properties = { { QStringLiteral("k"), QString(QChar(0)) + u'x' } };
    batch.features[1].name = QString(QChar(0)) + u'x';
    batch.features[2].geometry = { { std::numeric_limits<double>::quiet_NaN(), 1 }, { -87.6, 41.8 } };
    batch.observations[0].detail = "{\"a\":\"\\u0000 \\\\ \t\"}";
    batch.observations[1].detail = QByteArray("\xff\0z", 3);
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 3);
    const auto again = openDesk(m_access);
    const FeedDictionaryPtr dictionary = again->reader().dictionary(feedName);
    QCOMPARE(dictionary->features[0].name, batch.features[0].name);
    QCOMPARE(dictionary->features[0].properties, batch.features[0].properties);
    QCOMPARE(dictionary->features[1].name, QStringLiteral("x"));
    QCOMPARE(dictionary->features[2].geometry, (GeoLine { { -87.6, 41.8 } }));
    const ObservationsPtr rows = readAll(*again);
    QCOMPARE(rows->details.value(0), batch.observations[0].detail);
    QCOMPARE(rows->details.value(1), QByteArray("\xef\xbf\xbdz"));
}

void ArchiveTest::whatSqlSees()
{
    const auto desk = openDesk(m_access);
    DecodedBatch batch = plainBatch(0, 10, 2.5f);
    batch.observations[1].position = { -87.7, 41.9 };
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 10);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 1, 3), testSource(), { 1 }).result().accepted, 1);
    QCOMPARE(ask<std::string>(m_access,
                              "SELECT string_agg(concat_ws(' ', feed, feature, phenomenon_time AT TIME ZONE 'UTC', v0, "
                              "ST_AsText(geometry), source, simulated), '|' ORDER BY phenomenon_time) FROM citywall.observed "
                              "WHERE feature IN ('f0', 'f1')"),
             std::string("test.feed f0 2023-11-14 22:13:20 3 POINT(-87.6 41.8) test t|"
                         "test.feed f1 2023-11-14 22:13:21 2.5 POINT(-87.7 41.9) test t"));
}

void ArchiveTest::figures()
{
    const auto none = archiveStats(m_access);
    QVERIFY(none && none->schemaVersion == 0 && none->feeds.isEmpty());
    QVERIFY(!ArchiveStore::openForReading(m_access, nullptr));
    const auto desk = openDesk(m_access);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result().accepted, 100);
    const auto stats = archiveStats(m_access);
    QVERIFY2(stats, qPrintable(stats ? QString() : stats.error().message));
    QCOMPARE(stats->feeds.size(), 1);
    QCOMPARE(stats->observations(), 100);
    QCOMPARE(stats->feeds[0].features, 10);
    QCOMPARE(stats->feeds[0].extent, desk->reader().extent(feedName));
    QCOMPARE(stats->partitions, 2); // November and, ahead, December
    QVERIFY(stats->tableBytes > 0 && stats->indexBytes > 0 && stats->desks >= 2);
}

QTEST_GUILESS_MAIN(ArchiveTest)
#include "tst_archive.moc"
