// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is erased by law from a server leaves no trace in its tables.
#include "archivefixture.h"

#include "engine/archive/archiveerasure.h"
#include "engine/archive/archiveretention.h"

using namespace citywall;
using namespace citywall::test;

namespace {

QList<GeoLine> strip(double w, double e) { return { { { w, 41 }, { e, 41 }, { e, 42 }, { w, 42 }, { w, 41 } } }; }

} // namespace

class ArchiveErasureTest : public QObject
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
    void erasedEntity();
    void erasedBox();
    void erasedAreas();
    void erasedOfMany();
    void erasedAfterRetention();
    void erasedNamesAfterRetention();
    void tablesThatCannotBeWritten();

private:
    /// Another one once the table is written anew.
    qint64 fileOf(const std::string &table) const
    {
        return ask<qint64>(m_access, "SELECT pg_relation_filenode('citywall." + table + "')::bigint");
    }

    ArchiveAccess m_access;
};

void ArchiveErasureTest::erasedEntity()
{
    const auto desk = openDesk(m_access);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result().accepted, 100);
    QCOMPARE(desk->writer().append(feedName, plainBatch(0, 5, 2), testSource(), { 1 }).result().accepted, 5); // corrections
    const ErasureRequest request {
        .feed = feedName, .entity = QStringLiteral("f3"), .reason = QStringLiteral("request 12"), .at = { 9 }
    };
    const auto counted = countArchiveErasure(m_access, request);
    QVERIFY2(counted, qPrintable(counted ? QString() : counted.error().message));
    QCOMPARE(counted->feeds.size(), 1);
    QCOMPARE(counted->feeds.constFirst().observations, 11); // ten, and the one that was corrected
    QCOMPARE(readAll(*desk)->size(), 100u);
    QSignalSpy reset(&desk->reader(), &HistoryReader::reset);
    const auto erased = eraseFromArchive(m_access, request);
    QVERIFY2(erased, qPrintable(erased ? QString() : erased.error().message));
    QCOMPARE(erased->feeds.constFirst().features, 1);
    QTRY_COMPARE(reset.size(), 1);
    QCOMPARE(readAll(*desk)->size(), 90u);
    QVERIFY(!desk->reader().dictionary(feedName)->find(QStringLiteral("f3")));
    QCOMPARE(desk->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 90);
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.feature WHERE id = 'f3'"), 0);
    const auto log = archiveErasureLog(m_access);
    QVERIFY(log && log->size() == 1);
    QCOMPARE(log->constFirst().reason, QStringLiteral("request 12"));
    QCOMPARE(log->constFirst().observations, 11);
    // The desk goes on, and the entity begins anew.
    QCOMPARE(desk->writer().append(feedName, plainBatch(200, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QVERIFY(desk->reader().dictionary(feedName)->find(QStringLiteral("f3")));
    QVERIFY(!countArchiveErasure(m_access, { .feed = feedName, .entity = QStringLiteral("nobody") }));
}

/// By the observation's own position, else by its feature's: f0 … f9 lie at −87.60, −87.61 … −87.69.
void ArchiveErasureTest::erasedBox()
{
    const auto desk = openDesk(m_access);
    DecodedBatch batch = plainBatch(0, 100, 1);
    batch.observations[0].position = { -87.65, 41.8 }; // f0 was inside once
    batch.observations[5].position = { -80, 41.8 };    // and f5 outside
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 100);
    ErasureRequest request { .box = GeoBox { -87.655, 41.7, -87.645, 41.9 }, .reason = QStringLiteral("r"), .at = { 9 } };
    request.range = { { startMilliseconds }, { startMilliseconds + 50'000 } };
    const auto erased = eraseFromArchive(m_access, request);
    QVERIFY2(erased, qPrintable(erased ? QString() : erased.error().message));
    QCOMPARE(erased->feeds.constFirst().observations, 5); // f0 at 0 s; f5 at 15, 25, 35 and 45 s
    QCOMPARE(erased->feeds.constFirst().features, 0);
    QTRY_COMPARE(readAll(*desk)->size(), 95u);
}

/// Polygons may overlap. What an interrupted erasure has left is written anew.
void ArchiveErasureTest::erasedAreas()
{
    (void)openDesk(m_access)->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result();
    const ErasureRequest request { .area = { strip(-87.655, -87.635), strip(-87.665, -87.645) }, .at = { 9 } };
    const qint64 before = fileOf("observation_202311");
    QCOMPARE(eraseFromArchive(m_access, request)->feeds.value(0).observations, 30); // f4 and f5, f5 and f6
    QVERIFY(fileOf("observation_202311") != before);
    const qint64 left = fileOf("feature");
    (void)ask<int>(m_access, "INSERT INTO citywall.erasure_unfinished VALUES ('citywall.feature') RETURNING 1");
    QVERIFY(*isArchiveErasureUnfinished(m_access));
    QVERIFY(eraseFromArchive(m_access, { .feed = feedName, .entity = QStringLiteral("f4") })->feeds.isEmpty());
    QVERIFY(fileOf("feature") != left);
    QVERIFY(!*isArchiveErasureUnfinished(m_access));
}

/// What retention has deleted may be in the pages still: they are written anew also if no row is left of what is asked for.
void ArchiveErasureTest::erasedAfterRetention()
{
    (void)openDesk(m_access)->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result();
    const auto keepFrom = [&](qint64 second, const MaintenanceProgress &progress) {
        return applyArchiveRetention(m_access, feedName, { startMilliseconds + second * 1000 }, {}, progress);
    };
    const auto ended = keepFrom(20, [](double) { return false; });
    QVERIFY(!ended && ended.error().message.contains(u"what was dropped until then stays dropped"));
    QVERIFY(keepFrom(50, {}));
    ErasureRequest request { .feed = feedName, .entity = QStringLiteral("f3"), .at = { 9 } };
    request.range = { { startMilliseconds }, { startMilliseconds + 40'000 } };
    const qint64 before = fileOf("observation_202311");
    const auto counted = countArchiveErasure(m_access, request);
    QVERIFY(counted && counted->feeds.isEmpty() && counted->overwritesDropped);
    QCOMPARE(fileOf("observation_202311"), before);
    const auto erased = eraseFromArchive(m_access, request);
    QVERIFY(erased && erased->feeds.isEmpty() && erased->overwritesDropped);
    QVERIFY(fileOf("observation_202311") != before);
    QVERIFY(!*isArchiveErasureUnfinished(m_access));
}

/// Of a feature whose rows retention has dropped, name and place go with what is asked for in that time.
void ArchiveErasureTest::erasedNamesAfterRetention()
{
    const auto desk = openDesk(m_access);
    DecodedBatch batch = plainBatch(0, 100, 1);
    batch.features.push_back({ QStringLiteral("incident"), QStringLiteral("At somebody's"), { { -87.65, 41.8 } }, {} });
    ObservationRecord seen;
    seen.feature = 10;
    seen.phenomenonTime = { startMilliseconds + 500 };
    batch.observations.push_back(seen);
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 101);
    QVERIFY(applyArchiveRetention(m_access, feedName, { startMilliseconds + 50'000 }, {}, {}));
    const auto named = [&] { return ask<int>(m_access, "SELECT count(*) FROM citywall.feature WHERE name LIKE 'At%'"); };
    QCOMPARE(named(), 1);
    ErasureRequest request { .feed = feedName, .box = GeoBox { -88, 41, -87, 42 }, .at = { 9 } };
    request.range = { { startMilliseconds }, { startMilliseconds + 40'000 } };
    const qint64 before = fileOf("feature");
    const auto counted = countArchiveErasure(m_access, request);
    QVERIFY(counted && counted->feeds.size() == 1);
    QCOMPARE(counted->feeds.constFirst().observations, 0);
    QCOMPARE(counted->feeds.constFirst().features, 1); // f0 … f9 have rows of another time
    const auto erased = eraseFromArchive(m_access, request);
    QVERIFY2(erased, qPrintable(erased ? QString() : erased.error().message));
    QCOMPARE(erased->feeds.value(0).features, 1);
    QCOMPARE(named(), 0);
    QVERIFY(fileOf("feature") != before);
    QVERIFY(countArchiveErasure(m_access, request)->feeds.isEmpty());
    // If it is heard of again, it is described anew.
    QTRY_VERIFY(!desk->reader().dictionary(feedName)->find(QStringLiteral("incident")));
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted > 0, true);
    QTRY_VERIFY(desk->reader().dictionary(feedName)->find(QStringLiteral("incident")));
    QCOMPARE(named(), 1);
}

/// More rows have a position around the area than are looked at together: of 25,000 every second is in the western strip, one in ten
/// in the eastern one, the others between.
void ArchiveErasureTest::erasedOfMany()
{
    const auto desk = openDesk(m_access);
    DecodedBatch batch = plainBatch(0, 25'000, 1);
    for (size_t i = 0; i < batch.observations.size(); ++i)
        batch.observations[i].position = { i % 2 == 0 ? -88.0 : i % 10 == 5 ? -86.0 : -87.0, 41.5 };
    QCOMPARE(desk->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 25'000);
    const ErasureRequest inStrips { .area = { strip(-88.1, -87.9), strip(-86.1, -85.9) }, .at = { 9 } };
    QCOMPARE(countArchiveErasure(m_access, inStrips)->feeds.value(0).observations, 15'000);
    QCOMPARE(countArchiveErasure(m_access, { .box = GeoBox { -88.1, 41, -85.9, 42 } })->feeds.value(0).observations, 25'000);
    QCOMPARE(countArchiveErasure(m_access, { .box = GeoBox { -88, 41, -87.5, 41.5 } })->feeds.value(0).observations, 12'500);
    // Nearer than a single-precision number tells.
    QVERIFY(countArchiveErasure(m_access, { .box = GeoBox { -87.9999999, 41, -87.5, 42 } })->feeds.isEmpty());
    const auto erased = eraseFromArchive(m_access, inStrips);
    QVERIFY2(erased, qPrintable(erased ? QString() : erased.error().message));
    QCOMPARE(erased->feeds.value(0).observations, 15'000);
    QTRY_COMPARE(readAll(*desk)->size(), 10'000u);
    QVERIFY(countArchiveErasure(m_access, inStrips)->feeds.isEmpty());
}

/// It is erased, and the server has no room to write the tables anew.
void ArchiveErasureTest::tablesThatCannotBeWritten()
{
    (void)openDesk(m_access)->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 }).result();
    sharedServer()->execute(m_access.database, R"sql(
CREATE FUNCTION public.room(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF current_query() LIKE 'VACUUM%' THEN RAISE disk_full USING MESSAGE = 'no room in here'; END IF;
    RETURN 0;
END $$;
CREATE INDEX needs_room ON citywall.feature (public.room(key)))sql");
    const ErasureRequest request { .feed = feedName, .entity = QStringLiteral("f3"), .at = { 9 } };
    const qint64 before = fileOf("feature");
    const auto refused = eraseFromArchive(m_access, request);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"It is erased, but old copies may remain"), qPrintable(refused.error().message));
    QVERIFY2(refused.error().detail.contains(u"no room in here"), qPrintable(refused.error().detail));
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.feature WHERE id = 'f3'"), 0);
    QCOMPARE(ask<int>(m_access, "SELECT count(*) FROM citywall.observation"), 90);
    QVERIFY(*isArchiveErasureUnfinished(m_access));
    QCOMPARE(fileOf("feature"), before);
    sharedServer()->execute(m_access.database, "DROP INDEX citywall.needs_room");
    QVERIFY(eraseFromArchive(m_access, request)->feeds.isEmpty());
    QVERIFY(!*isArchiveErasureUnfinished(m_access));
    QVERIFY(fileOf("feature") != before);
}

QTEST_GUILESS_MAIN(ArchiveErasureTest)
#include "tst_archiveerasure.moc"
