// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every history promises of observations, whatever holds it: the same tests over the file of one desk and over a PostgreSQL
// server's archive. What comes twice or is corrected is in tst_corrections.cpp, what it promises of its life in tst_historylife.cpp,
// of what is taken out of it in tst_historyremoval.cpp.
#include "historymodel.h"
#include "historyplace.h"

#include <QSignalSpy>

#include <deque>
#include <random>

using namespace citywall;
using namespace citywall::test;

class HistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addStores(); }
    void init();
    void cleanupTestCase() { endSharedServer(); }
    void everyColumnComesBack();
    void againstModel_data();
    void againstModel();
    void statesAreTheNewestRows();
    void readsWhileWriting();
};

void HistoryTest::init()
{
    QFETCH_GLOBAL(const QString, store);
    if (store == u"archive" && !sharedServer())
        QSKIP(qPrintable(whyNoServer()));
}

void HistoryTest::everyColumnComesBack()
{
    const auto place = newPlace();
    DecodedBatch batch;
    batch.features = { { QStringLiteral("a"), QStringLiteral("Äpfel"), { { -87.5, 41.9 } }, { { QStringLiteral("lanes"), 3 } } },
                       { QStringLiteral("b"), {}, { { -87.5, 41.9 }, { -87.5, 41.91 }, { -87.5, 41.92 } }, {} },
                       { QStringLiteral("c"), {}, {}, {} } };
    batch.terms = { QStringLiteral("closed"), QStringLiteral("open") };
    batch.observations = { { 1, { startMilliseconds + 5 }, {}, { missing, 1, missing, -0.1f }, {} },
                           { 0, { startMilliseconds }, { 179.9999999, -89.5 }, { 1.5f, missing, 1e20f, 0 }, R"({"x":"ü"})" },
                           { 2, { -5 }, {}, { 0, 0, 0, 0 }, {} } };
    for (int round = 0; round < 2; ++round) {
        const auto store = place->open();
        QVERIFY(store);
        if (round == 0) {
            const AppendResult result =
                store->writer().append(feedName, batch, testSource(), { startMilliseconds + 77 }).result();
            QCOMPARE(result.accepted, 3);
            QCOMPARE(result.duplicates, 0);
            QCOMPARE(result.range, (TimeRange { { -5 }, { startMilliseconds + 6 } }));
        }
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->features.size(), 3u);
        const Feature *a = dictionary->find(QStringLiteral("a"));
        QVERIFY(a);
        QCOMPARE(a->name, QStringLiteral("Äpfel"));
        QCOMPARE(a->properties.value(u"lanes").toInt(), 3);
        QCOMPARE(a->position, (GeoPoint { -87.5, 41.9 }));
        QVERIFY(std::abs(dictionary->find(QStringLiteral("b"))->position.latitudeDegrees - 41.91) < 1e-6);
        QCOMPARE(dictionary->find(QStringLiteral("b"))->geometry.size(), 3);
        QVERIFY(!dictionary->find(QStringLiteral("c"))->position.isValid());
        QCOMPARE(dictionary->sources.size(), 1u);
        QVERIFY(dictionary->sources[0].simulated);
        QCOMPARE(dictionary->sources[0].attribution, QStringLiteral("nobody"));

        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), 3u);
        QCOMPARE(rows->feed, feedName);
        QCOMPARE(rows->phenomenonTime, (std::vector<qint64> { -5, startMilliseconds, startMilliseconds + 5 }));
        QCOMPARE(rows->receivedTime, std::vector<qint64>(3, startMilliseconds + 77));
        QCOMPARE(rows->feature, (std::vector<FeatureKey> { 2, 0, 1 }));
        QCOMPARE(rows->longitudeE7, (std::vector<qint32> { Observations::noPosition, 1799999999, Observations::noPosition }));
        QCOMPARE(rows->latitudeE7, (std::vector<qint32> { Observations::noPosition, -895000000, Observations::noPosition }));
        QVERIFY(rows->values[0][0] == 0 && rows->values[0][1] == 1.5f && std::isnan(rows->values[0][2]));
        QCOMPARE(dictionary->term(rows->values[1][0]), QStringLiteral("closed"));
        QCOMPARE(dictionary->term(rows->values[1][1]), QString());
        QCOMPARE(dictionary->term(rows->values[1][2]), QStringLiteral("open"));
        QVERIFY(rows->values[2][1] == 1e20f && rows->values[3][2] == -0.1f);
        QCOMPARE(rows->details, (QHash<quint32, QByteArray> { { 1, R"({"x":"ü"})" } }));
        QCOMPARE(store->reader().extent(feedName), (TimeRange { { -5 }, { startMilliseconds + 6 } }));
        QCOMPARE(store->reader().extent(), store->reader().extent(feedName));
        QVERIFY(store->reader().extent(QStringLiteral("other")).isEmpty());
    }
}

void HistoryTest::againstModel_data()
{
    QTest::addColumn<bool>("bulk");
    QTest::addColumn<int>("batchRows");
    QTest::newRow("live") << false << 1500;
    QTest::newRow("import") << true << 2000;
}

void HistoryTest::againstModel()
{
    QFETCH(const bool, bulk);
    QFETCH(const int, batchRows);
    const auto place = newPlace();
    std::mt19937 random(42);
    const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
    QHash<QString, GeoLine> geometries;
    for (int i = 0; i < 200; ++i) {
        const GeoPoint p { -87.8 + upTo(2000) / 1e4, 41.7 + upTo(2000) / 1e4 };
        geometries[QStringLiteral("f%1").arg(i)] = i % 7 == 0 ? GeoLine {}
            : i % 2 == 0                                      ? GeoLine { p }
                                                              : GeoLine { p, { p.longitudeDegrees, p.latitudeDegrees + 0.01 } };
    }
    const QStringList states { {}, QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three") };
    const QStringList sources { QStringLiteral("s1"), QStringLiteral("s2") };
    constexpr qint64 day = 86'400'000;

    Model model;
    std::vector<Row> history;
    auto store = place->open();
    if (bulk)
        store->writer().beginBulk(feedName);
    std::vector<QFuture<AppendResult>> futures;
    std::vector<qint64> expectedDuplicates;
    for (int b = 0; b < 45; ++b) {
        std::vector<Row> rows;
        const QString source = sources[upTo(2)];
        for (int i = 0; i < batchRows; ++i) {
            Row row;
            if (!history.empty() && upTo(20) == 0) {
                row = history[size_t(upTo(int(history.size())))]; // a duplicate, or …
                const int corrected = upTo(6); // … a correction
                if (corrected == 0)
                    row.values[0] += 1;
                else if (corrected == 1)
                    row.position = upTo(3) == 0 ? GeoPoint {} : GeoPoint { -87.8 + upTo(2000) / 1e4, 41.7 + upTo(2000) / 1e4 };
                else if (corrected == 2)
                    row.detail = upTo(3) == 0 ? QByteArray() : QByteArray(R"({"m":)") + QByteArray::number(upTo(1000)) + "}";
            } else {
                row.feature = QStringLiteral("f%1").arg(upTo(200));
                // Mostly forward in time, in steps that often coincide; sometimes very late.
                row.time =
                    startMilliseconds + (upTo(100) == 0 ? upTo(int(day / 1000)) * 1000ll : b * day / 45 + upTo(2000) * 1000ll);
                row.values = { float(upTo(400) / 10.0), 0, upTo(5) == 0 ? missing : float(upTo(100)),
                               upTo(3) == 0 ? missing : float(random()) };
                row.state = states[upTo(4)];
                if (upTo(4) == 0)
                    row.position = { -87.8 + upTo(2000) / 1e4, 41.7 + upTo(2000) / 1e4 };
                if (upTo(20) == 0)
                    row.detail = QByteArray(R"({"n":)") + QByteArray::number(upTo(1000)) + "}";
            }
            row.received = startMilliseconds + b;
            row.source = source;
            rows.push_back(row);
            history.push_back(row);
        }
        futures.push_back(
            store->writer().append(feedName, batchOf(rows, geometries), { source, {}, false }, { startMilliseconds + b }));
        expectedDuplicates.push_back(model.append(rows));
    }
    for (size_t i = 0; i < futures.size(); ++i) {
        QCOMPARE(futures[i].result().duplicates, expectedDuplicates[i]);
        QCOMPARE(futures[i].result().accepted, batchRows - expectedDuplicates[i]);
    }
    if (bulk) {
        QSignalSpy reset(&store->reader(), &HistoryReader::reset);
        store->writer().endBulk(feedName);
        QVERIFY(reset.wait());
    }

    for (int round = 0; round < 2; ++round) {
        HistoryReader &reader = store->reader();
        const auto check = [&](const ObservationQuery &query, const std::function<bool(const Row &)> &wanted) {
            const ObservationsPtr rows = reader.request(query).result();
            return difference(*rows, *reader.dictionary(feedName), model.find(query.range, wanted));
        };
        QCOMPARE(check({ feedName, everything(), {}, {} }, [](const Row &) { return true; }), QString());
        for (int q = 0; q < 10; ++q) {
            const qint64 from = startMilliseconds + upTo(int(day / 1000)) * 1000ll - 3'600'000;
            const TimeRange range { { from }, { from + (q % 5 == 0 ? day : 1 + upTo(3'600'000)) } };
            QCOMPARE(check({ feedName, range, {}, {} }, [](const Row &) { return true; }), QString());

            const Feature &feature = reader.dictionary(feedName)->features[size_t(upTo(200))];
            QCOMPARE(check({ feedName, range, feature.key, {} }, [&](const Row &row) { return row.feature == feature.id; }),
                     QString());

            const double west = -87.8 + upTo(1000) / 1e4 + 0.00003;
            const double south = 41.7 + upTo(1000) / 1e4 + 0.00003;
            const GeoBox box { west, south, west + 0.1, south + 0.1 };
            const auto inside = [&](const Row &row) {
                const GeoLine geometry = geometries.value(row.feature);
                const GeoPoint at = row.position.isValid() ? row.position
                    : geometry.size() == 1                 ? geometry[0]
                                                           : midpoint(geometry);
                return box.contains(at);
            };
            QCOMPARE(check({ feedName, range, {}, box }, inside), QString());
            QCOMPARE(check({ feedName, range, feature.key, box },
                           [&](const Row &row) { return row.feature == feature.id && inside(row); }),
                     QString());
        }
        for (const auto &[from, length, buckets] : std::initializer_list<std::tuple<qint64, qint64, int>> { { -day, 4 * day, 96 },
                                                                                                            { -day, 4 * day, 7 },
                                                                                                            { 1234, day, 1 },
                                                                                                            { 0, day, 1440 },
                                                                                                            { 777, day / 3, 13 },
                                                                                                            { 0, 10, 20 } }) {
            const TimeRange range { { startMilliseconds + from }, { startMilliseconds + from + length } };
            std::vector<qint64> counts(size_t(buckets), 0);
            for (const Row &row : model.find(range, [](const Row &) { return true; }))
                ++counts[size_t((row.time - range.begin.milliseconds) * buckets / length)];
            const Histogram histogram = reader.histogram({ feedName, QStringLiteral("other") }, range, buckets).result();
            QCOMPARE(histogram.counts.size(), 2u);
            QVERIFY(histogram.counts[0] == counts);
            QVERIFY(histogram.counts[1] == std::vector<qint64>(size_t(buckets), 0));
        }
        store.reset();
        store = place->open();
    }
    QVERIFY(store->damage().isEmpty());
}

/// Many features, some silent for long: the state at any instant and for any horizon is what the rows say.
void HistoryTest::statesAreTheNewestRows()
{
    const auto place = newPlace();
    std::mt19937 random(11);
    const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
    const auto store = place->open();
    constexpr qint64 hour = 3'600'000;
    for (int b = 0; b < 20; ++b) {
        std::vector<Row> rows;
        for (int i = 0; i < 300; ++i) {
            Row row;
            row.feature = QStringLiteral("f%1").arg(upTo(b < 10 ? 300 : 150));
            row.time = startMilliseconds + b * 6 * hour + upTo(21'600) * 1000ll;
            row.received = startMilliseconds + b;
            row.values = { float(upTo(100)), missing, missing, missing };
            row.source = QStringLiteral("s");
            rows.push_back(row);
        }
        QVERIFY(store->writer()
                    .append(feedName, batchOf(rows, {}), { QStringLiteral("s"), {}, false }, { startMilliseconds + b })
                    .result()
                    .accepted
                > 250);
    }
    HistoryReader &reader = store->reader();
    for (const qint64 at : { -1ll, 5 * hour, 60 * hour + 1234, 119 * hour, 400 * hour }) {
        for (const qint64 horizon : { hour / 4, hour, 7 * hour, 3000 * hour }) {
            const UtcTime now { startMilliseconds + at };
            const ObservationsPtr state = reader.latest(feedName, now, Duration(horizon)).result();
            const TimeRange range { now + Duration(1) - Duration(horizon), now + Duration(1) };
            const ObservationsPtr expected = newestOfEach(*reader.request({ feedName, range, {}, {} }).result());
            QCOMPARE(state->feature, expected->feature);
            QCOMPARE(state->phenomenonTime, expected->phenomenonTime);
            QCOMPARE(state->values[0], expected->values[0]);
            QCOMPARE(state->receivedTime, expected->receivedTime);
            QCOMPARE(state->feed, feedName);
        }
    }
    // 300 features were seen in the first half; so many are known for ever.
    QCOMPARE(reader.latest(feedName, { startMilliseconds + 4000 * hour }, Duration(5000 * hour)).result()->size(), 300u);
}

void HistoryTest::readsWhileWriting()
{
    const auto place = newPlace();
    const auto store = place->open();
    constexpr int batchRows = 2000;
    // Nine chunks' worth: the tail of a file is taken over again and again while it is read.
    const int batches = place->isFile() ? 150 : 25;
    std::vector<QFuture<AppendResult>> futures;
    std::deque<std::pair<size_t, QFuture<ObservationsPtr>>> reads;
    const auto check = [&] {
        const auto [durable, future] = reads.front();
        reads.pop_front();
        const ObservationsPtr rows = future.result();
        QCOMPARE(rows->size() % batchRows, 0u);
        QVERIFY(rows->size() >= durable * batchRows);
        for (size_t i = 0; i < rows->size(); ++i)
            QCOMPARE(rows->phenomenonTime[i], startMilliseconds + qint64(i) * 1000); // each once, none missing
    };
    for (int b = 0; b < batches; ++b) {
        futures.push_back(store->writer().append(feedName, plainBatch(qint64(b) * batchRows, batchRows, 1), testSource(), { 1 }));
        const size_t durable =
            size_t(std::find_if(futures.begin(), futures.end(), [](const auto &f) { return !f.isFinished(); }) - futures.begin());
        reads.emplace_back(durable, store->reader().request({ feedName, everything(), {}, {} }));
        if (reads.size() > 4)
            check();
    }
    while (!reads.empty())
        check();
    for (const auto &future : futures)
        QCOMPARE(future.result().accepted, batchRows);
    QCOMPARE(readAll(*store)->size(), size_t(batches * batchRows));
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
