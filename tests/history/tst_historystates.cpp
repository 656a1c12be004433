// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is derived from the observations: the state at any instant from keyframes, and the counts. The plain reading of the rows, which
// tst_history checks against a model, is the reference.
#include "historyfixture.h"

#include "engine/history/historyquery.h"
#include "engine/history/maintenance.h"
#include "engine/history/rollups.h"
#include "engine/history/storage.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

#include <bit>
#include <cmath>
#include <random>

using namespace citywall;
using namespace citywall::test;

namespace {

bool sameFloats(const std::vector<float> &a, const std::vector<float> &b)
{
    return std::ranges::equal(
        a, b, [](float x, float y) { return std::bit_cast<quint32>(x) == std::bit_cast<quint32>(y) || (x != x && y != y); });
}

bool sameRows(const Observations &a, const Observations &b)
{
    bool values = true;
    for (size_t v = 0; v < maximumFields; ++v)
        values = values && sameFloats(a.values[v], b.values[v]);
    return values && a.feed == b.feed && a.phenomenonTime == b.phenomenonTime && a.receivedTime == b.receivedTime
        && a.feature == b.feature && a.longitudeE7 == b.longitudeE7 && a.latitudeE7 == b.latitudeE7 && a.source == b.source
        && a.details == b.details;
}

/// A history whose writer and reader are called directly, so that each step of the work in the background is the test's.
struct Bench {
    explicit Bench(const QString &path) : path(path)
    {
        if (const Status opened = storage.open(path); !opened)
            QTest::qFail(qPrintable(opened.error().message + opened.error().detail), __FILE__, __LINE__);
        (void)storage.describe(feedName, 2); // value 1 is a term
    }
    ~Bench() { storage.close(); }
    Q_DISABLE_COPY_MOVE(Bench)

    AppendResult append(DecodedBatch batch, qint64 received = 1)
    {
        std::vector<PendingAppend> batches { { feedName, std::move(batch), testSource(), { received } } };
        const CommitOutcome outcome = storage.commit(batches);
        return outcome.results[0] ? *outcome.results[0] : AppendResult {};
    }
    void settle()
    {
        while (storage.tendKeyframes()) { }
    }
    HistoryQuery query()
    {
        return HistoryQuery(path, published, [this](const HistoryDamage &d) { damage.append(d); });
    }
    /// Empty if the state is what the rows say.
    QString check(HistoryQuery &query, UtcTime at, Duration horizon)
    {
        const ObservationsPtr state = query.latest(feedName, at, horizon);
        const UtcTime end = at + Duration(1);
        const ObservationsPtr expected = newestOfEach(*query.read({ feedName, { end - horizon, end }, {}, {} }));
        return sameRows(*state, *expected)
            ? QString()
            : QStringLiteral("%1 rows, expected %2, at %3").arg(state->size()).arg(expected->size()).arg(at.toIso());
    }
    qint64 number(const char *sql) const
    {
        return SQLite::Database(path.toStdString(), SQLite::OPEN_READONLY).execAndGet(sql).getInt64();
    }
    void execute(const char *sql) const { SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE, 1000).exec(sql); }

    const QString path;
    Published published;
    Storage storage { nullptr, published, [](const HistoryDamage &) { } };
    QList<HistoryDamage> damage;
};

constexpr qint64 second = 1000;
constexpr Duration day = std::chrono::hours(24);

/// `count` observations of `features` features, in turn, one a second; each value says which row it is.
DecodedBatch turns(qint64 first, int count, int features)
{
    DecodedBatch batch;
    for (int i = 0; i < features; ++i)
        batch.features.push_back({ QStringLiteral("f%1").arg(i), {}, { { -87.6 - i * 0.001, 41.8 } }, {} });
    for (qint64 i = first; i < first + count; ++i) {
        ObservationRecord record;
        record.feature = quint32((i % features + features) % features);
        record.phenomenonTime = { startMilliseconds + i * second };
        record.values[0] = float(i);
        batch.observations.push_back(record);
    }
    return batch;
}

} // namespace

class HistoryStatesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name) + QStringLiteral(".sqlite")); }

private Q_SLOTS:
    void likeTheRows_data();
    void likeTheRows();
    void stateAtKnownInstants();
    void correctionBeforeAKeyframe();
    void correctionInsideAChunk();
    void importOfOldObservations();
    void featuresThatComeOnceGetNone();
    void damagedKeyframeIsPassedOver();
    void throughTheStore();
    void countsNeedNoRows();
};

void HistoryStatesTest::likeTheRows_data()
{
    QTest::addColumn<int>("features");
    QTest::addColumn<unsigned>("seed");
    QTest::newRow("few features") << 40 << 1u;
    QTest::newRow("many features") << 3000 << 2u;
    QTest::newRow("once more") << 300 << 3u;
}

/// Random batches with late rows, corrections and duplicates, keyframes made at random moments in between.
void HistoryStatesTest::likeTheRows()
{
    QFETCH(const int, features);
    QFETCH(const unsigned, seed);
    std::mt19937 random(seed);
    const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
    Bench bench(m_folder.filePath(QStringLiteral("random%1.sqlite").arg(seed)));
    std::vector<ObservationRecord> known;
    constexpr int batches = 40;
    constexpr int rowsOfBatch = 4000;
    for (int b = 0; b < batches; ++b) {
        DecodedBatch batch;
        for (int i = 0; i < features; ++i)
            batch.features.push_back({ QStringLiteral("f%1").arg(i), {}, {}, {} });
        batch.terms = { QStringLiteral("x"), QStringLiteral("y") };
        for (int i = 0; i < rowsOfBatch; ++i) {
            ObservationRecord record;
            const int kind = known.empty() ? 99 : upTo(100);
            if (kind < 4) {
                record = known[size_t(upTo(int(known.size())))]; // a duplicate, or …
                if (kind < 2)
                    record.values[0] += 0.5f; // … a correction
            } else {
                // A feature falls silent for good now and then: the lower half goes on.
                record.feature = quint32(b < batches / 2 ? upTo(features) : upTo((features + 1) / 2));
                const int late = kind < 6 ? upTo(b * 600 + 1) : kind < 12 ? upTo(900) : 0;
                record.phenomenonTime = { startMilliseconds + (b * 600ll + upTo(600) - late) * second };
                record.values = { float(upTo(1000)) / 10, float(upTo(2)), ObservationRecord::nan, float(b) };
                if (upTo(3) == 0)
                    record.position = { -87.6 + upTo(1000) / 1e5, 41.8 };
                if (upTo(30) == 0)
                    record.detail = QByteArray("{\"n\":") + QByteArray::number(i) + "}";
            }
            batch.observations.push_back(record);
            known.push_back(record);
        }
        QVERIFY(bench.append(std::move(batch), startMilliseconds + b).accepted > 0);
        bench.storage.sealWhereDue();
        for (int steps = upTo(4); steps > 0 && bench.storage.tendKeyframes(); --steps) { }
        HistoryQuery query = bench.query();
        for (int i = 0; i < 3; ++i) {
            const UtcTime at { startMilliseconds + (i == 0 ? b * 600ll + 600 : upTo((b + 1) * 600)) * second };
            QCOMPARE(bench.check(query, at, i == 0 ? 3650 * day : Duration(second * (1 + upTo(10'000)))), QString());
        }
    }
    bench.settle();
    QVERIFY(bench.number("SELECT count(*) FROM keyframe") > 2); // or it has shown nothing
    QVERIFY(bench.number("SELECT count(*) FROM chunk WHERE lane = 1") > 1);
    QVERIFY(bench.number("SELECT sum(n) FROM keyframe") * 4 <= bench.number("SELECT sum(n) FROM chunk"));
    HistoryQuery query = bench.query();
    for (qint64 at = 0; at <= batches * 600; at += 1597)
        QCOMPARE(bench.check(query, { startMilliseconds + at * second }, 3650 * day), QString());
    QVERIFY(bench.damage.isEmpty());
}

/// 100 features in turn, one row a second: at second s ≥ 99 the state is the rows s − 99 … s, as their values say.
void HistoryStatesTest::stateAtKnownInstants()
{
    Bench bench(file("known"));
    for (int first = 0; first < 100'000; first += 10'000) {
        bench.append(turns(first, 10'000, 100));
        bench.storage.sealWhereDue();
    }
    bench.settle();
    QVERIFY(bench.number("SELECT count(*) FROM keyframe") >= 4);
    HistoryQuery query = bench.query();
    for (const qint64 at : { 99ll, 100ll, 5000ll, 32'767ll, 50'050ll, 65'537ll, 98'765ll, 99'999ll }) {
        const ObservationsPtr state = query.latest(feedName, { startMilliseconds + at * second }, day * 30);
        QCOMPARE(state->size(), 100UL);
        for (size_t i = 0; i < 100; ++i)
            QCOMPARE(state->values[0][i], float(at - 99 + qint64(i)));
        // The horizon is open at its far end.
        QCOMPARE(query.latest(feedName, { startMilliseconds + at * second }, Duration(10 * second))->size(), 10UL);
    }
    QCOMPARE(query.latest(feedName, { startMilliseconds - 1 }, day)->size(), 0UL);
    QCOMPARE(query.latest(QStringLiteral("no.feed"), { startMilliseconds }, day)->size(), 0UL);
    QCOMPARE(query.latest(feedName, { startMilliseconds }, Duration(0))->size(), 0UL);
}

/// Version 1 of a row is in a chunk, version 2 in a later one: the keyframe between them must not bring version 1 back, nor
/// must a keyframe that holds version 2 be overruled by the chunk with version 1.
void HistoryStatesTest::correctionBeforeAKeyframe()
{
    Bench bench(file("corrected"));
    const auto seal = [&](int first) {
        bench.append(turns(first, 33'000, 10));
        bench.storage.sealWhereDue();
        bench.settle();
    };
    seal(0);
    const qint64 last = bench.number("SELECT max(t) FROM keyframe");
    QVERIFY(last > 0);
    const qint64 row = (last - startMilliseconds) / second; // the keyframe's newest
    DecodedBatch correction = turns(row, 1, 10);
    correction.observations[0].values[0] = -1;
    QCOMPARE(bench.append(correction).accepted, 1);
    HistoryQuery query = bench.query();
    const auto newest = [&] { return query.latest(feedName, { last }, day)->values[0].back(); };
    QCOMPARE(newest(), -1.0f); // from the tail
    seal(33'000);
    QCOMPARE(newest(), -1.0f); // from a late chunk
    QCOMPARE(bench.check(query, { last }, day), QString());
    QVERIFY(bench.storage.dropKeyframes());
    bench.settle();
    QCOMPARE(newest(), -1.0f); // from a keyframe that knows it
    QCOMPARE(bench.check(query, { last + second }, day), QString());
}

/// A late chunk ends with a correction in the middle of the chunk that holds what it corrects, and a keyframe lies there: the rest of
/// that chunk is read after the keyframe, but its part up to the keyframe must not be.
void HistoryStatesTest::correctionInsideAChunk()
{
    Bench bench(file("inside"));
    bench.append(turns(0, 33'000, 10)); // chunks of 11,000 rows
    bench.storage.sealWhereDue();
    DecodedBatch late = turns(0, 9000, 10);
    for (size_t i = 0; i < late.observations.size(); ++i)
        late.observations[i].phenomenonTime = { startMilliseconds + 12'000'250 + qint64(i) * 555 };
    bench.append(std::move(late));
    DecodedBatch correction = turns(17'000, 1, 10);
    correction.observations[0].values[0] = -1;
    QCOMPARE(bench.append(correction).accepted, 1);
    bench.append(turns(33'000, 25'000, 10));
    bench.storage.sealWhereDue();
    QVERIFY(bench.storage.dropKeyframes());
    bench.settle();
    const UtcTime instant { startMilliseconds + 17'000 * second };
    QCOMPARE(bench.number("SELECT count(*) FROM keyframe WHERE t = 1700017000000"), 1);
    HistoryQuery query = bench.query();
    QCOMPARE(query.latest(feedName, instant, day)->values[0].back(), -1.0f);
    QCOMPARE(bench.check(query, instant, day), QString());
    QCOMPARE(bench.check(query, instant + Duration(3 * second), day), QString());
}

/// What came long ago in time but last in order makes all keyframes stale; they are made anew, and are few enough again.
void HistoryStatesTest::importOfOldObservations()
{
    Bench bench(file("imported"));
    for (int first = 0; first < 100'000; first += 10'000) {
        bench.append(turns(first, 10'000, 50));
        bench.storage.sealWhereDue();
    }
    bench.settle();
    const qint64 before = bench.number("SELECT count(*) FROM keyframe");
    bench.storage.beginBulk(feedName);
    for (int first = -300'000; first < 0; first += 10'000)
        bench.append(turns(first, 10'000, 60)); // 10 features more, last heard of before the others began
    QVERIFY(!bench.storage.tendKeyframes()); // not while it goes on
    QVERIFY(bench.storage.endBulk(feedName));
    HistoryQuery query = bench.query();
    QCOMPARE(bench.check(query, { startMilliseconds + 90'000 * second }, day * 300), QString());
    bench.settle();
    QVERIFY(bench.number("SELECT count(*) FROM keyframe") > before);
    QCOMPARE(bench.number(
                 "SELECT count(*) FROM keyframe k WHERE EXISTS(SELECT 1 FROM chunk c WHERE c.id > k.chunk AND c.t_min <= k.t)"),
             0);
    for (const qint64 at : { -299'000ll, -100'000ll, -1ll, 0ll, 55'555ll, 99'999ll })
        QCOMPARE(bench.check(query, { startMilliseconds + at * second }, day * 300), QString());
    QCOMPARE(query.latest(feedName, { startMilliseconds + 99'999 * second }, day * 300)->size(), 60UL);
}

/// Incidents: each is a feature of its own, so that a keyframe would be a copy of everything.
void HistoryStatesTest::featuresThatComeOnceGetNone()
{
    Bench bench(file("incidents"));
    for (int b = 0; b < 15; ++b) {
        DecodedBatch batch;
        for (int i = 0; i < 5000; ++i) {
            batch.features.push_back({ QStringLiteral("incident %1").arg(b * 5000 + i), {}, {}, {} });
            batch.observations.push_back(
                { quint32(i), { startMilliseconds + (b * 5000ll + i) * second }, {}, { 1, 0, 0, 0 }, {} });
        }
        batch.terms = { QStringLiteral("open") };
        bench.append(std::move(batch));
        bench.storage.sealWhereDue();
    }
    bench.settle();
    QVERIFY(bench.number("SELECT count(*) FROM chunk") > 2);
    QCOMPARE(bench.number("SELECT count(*) FROM keyframe"), 0);
    HistoryQuery query = bench.query();
    QCOMPARE(query.latest(feedName, { startMilliseconds + 74'999 * second }, day)->size(), 75'000UL);
}

void HistoryStatesTest::damagedKeyframeIsPassedOver()
{
    {
        Bench bench(file("damaged"));
        for (int first = 0; first < 100'000; first += 10'000) {
            bench.append(turns(first, 10'000, 20));
            bench.storage.sealWhereDue();
        }
        bench.settle();
        bench.execute("UPDATE keyframe SET keys = zeroblob(length(keys)) WHERE id % 2 = 0");
        bench.execute("UPDATE keyframe SET data = zeroblob(length(data)) WHERE id % 4 = 1");
        HistoryQuery query = bench.query();
        for (qint64 at = 10; at < 100'000; at += 4321)
            QCOMPARE(bench.check(query, { startMilliseconds + at * second }, day * 300), QString());
        QVERIFY(bench.damage.isEmpty()); // no observation is lost
    }
    const Result<HistoryVerdict> verdict = verifyHistory(file("damaged"));
    QVERIFY(verdict && !verdict->isSound());
    QVERIFY(verdict->damage[0].where.startsWith(u"keyframe"));
    QCOMPARE(verdict->observations, 100'000);
    QVERIFY(compactHistory(file("damaged")));
    QVERIFY(verifyHistory(file("damaged"))->isSound());
}

/// The same over the threads of a store, through the interface that views have.
void HistoryStatesTest::throughTheStore()
{
    const auto store = openStore(m_folder.filePath(QStringLiteral("store")));
    for (int first = 0; first < 100'000; first += 5000)
        (void)store->writer().append(feedName, turns(first, 5000, 100), testSource(), { 1 }).result();
    HistoryReader &reader = store->reader();
    for (const qint64 at : { 50ll, 40'000ll, 99'999ll }) {
        const UtcTime instant { startMilliseconds + at * second };
        const ObservationsPtr state = reader.latest(feedName, instant, day).result();
        QVERIFY(sameRows(*state, *reader.HistoryReader::latest(feedName, instant, day).result()));
        QVERIFY(state->size() > 0);
    }
}

/// Buckets whose borders are full minutes are counted without a look at the rows, which are destroyed here to show it.
void HistoryStatesTest::countsNeedNoRows()
{
    Bench bench(file("counts"));
    for (int first = 0; first < 100'000; first += 10'000) {
        bench.append(turns(first, 10'000, 100));
        bench.storage.sealWhereDue();
    }
    bench.append(turns(500, 100, 100)); // duplicates
    QCOMPARE(bench.number("SELECT sum(n) FROM rollup"), 100'000);
    QCOMPARE(bench.number("SELECT sum(n) FROM rollup_day"), 100'000);
    bench.execute("UPDATE chunk SET keys = zeroblob(10), data = zeroblob(10)");
    HistoryQuery query = bench.query();
    const qint64 hour = floorDivide(startMilliseconds, hourMilliseconds) + 5;
    const TimeRange range { { hour * hourMilliseconds }, { (hour + 1) * hourMilliseconds } };
    QCOMPARE(query.count(feedName, range, 60), std::vector<qint64>(60, 60)); // one a second
    QCOMPARE(query.count(feedName, range, 4), std::vector<qint64>(4, 900));
    // 2023-11-14T22:13:20Z + 100,000 s: 6400 s of the first day, all of the second, the rest in the third.
    const qint64 midnight = floorDivide(startMilliseconds, dayMilliseconds);
    QCOMPARE(query.count(feedName, { { midnight * dayMilliseconds }, { (midnight + 3) * dayMilliseconds } }, 3),
             (std::vector<qint64> { 6400, 86'400, 7200 }));
    QVERIFY(bench.damage.isEmpty());
}

QTEST_GUILESS_MAIN(HistoryStatesTest)
#include "tst_historystates.moc"
