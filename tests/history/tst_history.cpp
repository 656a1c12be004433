// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "engine/history/columncodec.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <cmath>
#include <deque>
#include <random>

using namespace citywall;
using namespace citywall::test;

namespace {

constexpr float missing = ObservationRecord::nan;

bool same(float a, float b) { return std::isnan(a) ? std::isnan(b) : a == b; }

/// One observation as the model of the tests keeps it: by names, not by keys.
struct Row {
    QString feature;
    qint64 time = 0;
    qint64 received = 0;
    GeoPoint position;
    std::array<float, maximumFields> values; // [1] unused
    QString state;
    QByteArray detail;
    QString source;

    bool sameValues(const Row &o) const
    {
        return state == o.state && same(values[0], o.values[0]) && same(values[2], o.values[2]) && same(values[3], o.values[3]);
    }
};

/// What a history should hold, by the plainest possible rules.
class Model
{
public:
    /// Returns how many of the rows were duplicates.
    qint64 append(const std::vector<Row> &rows)
    {
        qint64 duplicates = 0;
        for (const Row &row : rows) {
            std::vector<size_t> &known = m_places[{ row.feature, row.time }];
            if (std::any_of(known.begin(), known.end(), [&](size_t i) { return m_rows[i].sameValues(row); })) {
                ++duplicates;
                continue;
            }
            if (!known.empty())
                m_replaced[known.back()] = true;
            known.push_back(m_rows.size());
            m_rows.push_back(row);
            m_replaced.push_back(false);
        }
        return duplicates;
    }
    std::vector<Row> find(TimeRange range, const std::function<bool(const Row &)> &wanted) const
    {
        std::vector<Row> found;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_replaced[i] && range.contains({ m_rows[i].time }) && wanted(m_rows[i]))
                found.push_back(m_rows[i]);
        }
        std::stable_sort(found.begin(), found.end(), [](const Row &a, const Row &b) { return a.time < b.time; });
        return found;
    }

private:
    std::vector<Row> m_rows;
    std::vector<bool> m_replaced;
    std::map<std::pair<QString, qint64>, std::vector<size_t>> m_places;
};

DecodedBatch batchOf(const std::vector<Row> &rows, const QHash<QString, GeoLine> &geometries)
{
    DecodedBatch batch;
    QHash<QString, quint32> features;
    for (const Row &row : rows) {
        if (!features.contains(row.feature)) {
            features.insert(row.feature, quint32(batch.features.size()));
            batch.features.push_back({ row.feature, row.feature.toUpper(), geometries.value(row.feature), {} });
        }
        ObservationRecord record { features[row.feature], { row.time }, row.position, row.values, row.detail };
        record.values[1] = missing;
        if (!row.state.isEmpty()) {
            if (!batch.terms.contains(row.state))
                batch.terms.append(row.state);
            record.values[1] = float(batch.terms.indexOf(row.state));
        }
        batch.observations.push_back(record);
    }
    return batch;
}

/// Empty if the block is these rows in this order; otherwise what differs first.
QString difference(const Observations &block, const FeedDictionary &dictionary, const std::vector<Row> &expected)
{
    if (block.size() != expected.size())
        return QStringLiteral("%1 rows, expected %2").arg(block.size()).arg(expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        const Row &row = expected[i];
        const GeoPoint p = block.position(i);
        const bool placed = p.isValid() == row.position.isValid()
            && (!p.isValid()
                || (std::abs(p.longitudeDegrees - row.position.longitudeDegrees) < 1e-7
                    && std::abs(p.latitudeDegrees - row.position.latitudeDegrees) < 1e-7));
        const bool equal = block.phenomenonTime[i] == row.time && block.receivedTime[i] == row.received
            && block.feature[i] < dictionary.features.size() && dictionary.features[block.feature[i]].id == row.feature && placed
            && same(block.values[0][i], row.values[0]) && same(block.values[2][i], row.values[2])
            && same(block.values[3][i], row.values[3]) && dictionary.term(block.values[1][i]) == row.state
            && block.details.value(quint32(i)) == row.detail && dictionary.sources[block.source[i]].name == row.source;
        if (!equal)
            return QStringLiteral("row %1 differs: %2 at %3").arg(i).arg(row.feature).arg(row.time);
    }
    return block.details.size()
            == std::count_if(expected.begin(), expected.end(), [](const Row &r) { return !r.detail.isEmpty(); })
        ? QString()
        : QStringLiteral("details that belong to no row");
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columns_data();
    void columns();
    void damagedColumnsAreRefused();
    void everyColumnComesBack();
    void againstModel_data();
    void againstModel();
    void duplicatesAndCorrections();
    void importRepeated();
    void featuresAreUpdated();
    void liveSignals();
    void bulkEndsWithReset();
    void readsDuringBulkAreCovered();
    void readsWhileSealing();
    void undescribedTermsAreRefused();
    void emptyHistory();
};

void TestHistory::columns_data()
{
    QTest::addColumn<std::vector<float>>("values");
    std::mt19937 random(7);
    std::vector<float> tenths(1000), noise(1000), mixed(300);
    for (float &v : tenths)
        v = float(int(random() % 5000) / 10.0 - 100);
    for (float &v : noise)
        v = std::uniform_real_distribution<float>(-1e30f, 1e30f)(random);
    for (size_t i = 0; i < mixed.size(); ++i)
        mixed[i] = i % 3 == 0 ? missing : float(i) / 4;
    QTest::newRow("none") << std::vector<float> {};
    QTest::newRow("one") << std::vector<float> { 3.5f };
    QTest::newRow("missing") << std::vector<float>(700, missing);
    QTest::newRow("tenths") << tenths;
    QTest::newRow("noise") << noise;
    QTest::newRow("mixed") << mixed;
    QTest::newRow("odd") << std::vector<float> { -0.0f,          0.0f,   std::numeric_limits<float>::infinity(), 1e-45f, 3.4e38f,
                                                 -2147483648.0f, missing };
}

void TestHistory::columns()
{
    QFETCH(const std::vector<float>, values);
    const QByteArray packed = packFloats(values);
    std::vector<float> back;
    QVERIFY(unpackFloats(packed, values.size(), { 0, values.size(), {} }, back));
    QCOMPARE(back.size(), values.size());
    for (size_t i = 0; i < values.size(); ++i)
        QVERIFY2(same(back[i], values[i]) && (std::isnan(values[i]) || std::signbit(back[i]) == std::signbit(values[i])),
                 qPrintable(QString::number(i)));
    if (values.size() < 280)
        return;
    back = { 1 };
    QVERIFY(unpackFloats(packed, values.size(), { 0, 0, { 3, 255, 256, 279 } }, back));
    QCOMPARE(back.size(), 5u);
    QVERIFY(same(back[1], values[3]) && same(back[2], values[255]) && same(back[3], values[256]) && same(back[4], values[279]));
    back.clear();
    QVERIFY(unpackFloats(packed, values.size(), { 250, 270, {} }, back));
    QVERIFY(back.size() == 20 && same(back[0], values[250]) && same(back[19], values[269]));

    const std::vector<qint64> wide {
        std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), 0, -1, 1, startMilliseconds
    };
    std::vector<qint64> wideBack;
    QVERIFY(unpackIntegers(packIntegers(std::span<const qint64>(wide)), wide.size(), { 0, wide.size(), {} }, wideBack));
    QVERIFY(wide == wideBack);
}

void TestHistory::damagedColumnsAreRefused()
{
    std::vector<qint64> values(600);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = qint64(i * i);
    const QByteArray packed = packIntegers(std::span<const qint64>(values));
    std::vector<qint64> back;
    for (qsizetype length = 0; length < packed.size(); ++length)
        QVERIFY(!unpackIntegers(QByteArrayView(packed).first(length), values.size(), { 0, values.size(), {} }, back));
    QVERIFY(!unpackIntegers(packed, values.size() + 256, { 0, 1, {} }, back));
    QVERIFY(!unpackIntegers(packed, values.size(), { 0, values.size() + 1, {} }, back));
    QVERIFY(back.empty());
}

void TestHistory::everyColumnComesBack()
{
    const QTemporaryDir folder;
    DecodedBatch batch;
    batch.features = { { QStringLiteral("a"), QStringLiteral("Äpfel"), { { -87.5, 41.9 } }, { { QStringLiteral("lanes"), 3 } } },
                       { QStringLiteral("b"), {}, { { -87.5, 41.9 }, { -87.5, 41.91 }, { -87.5, 41.92 } }, {} },
                       { QStringLiteral("c"), {}, {}, {} } };
    batch.terms = { QStringLiteral("closed"), QStringLiteral("open") };
    batch.observations = { { 1, { startMilliseconds + 5 }, {}, { missing, 1, missing, -0.1f }, {} },
                           { 0, { startMilliseconds }, { 179.9999999, -89.5 }, { 1.5f, missing, 1e20f, 0 }, R"({"x":"ü"})" },
                           { 2, { -5 }, {}, { 0, 0, 0, 0 }, {} } };
    for (int round = 0; round < 2; ++round) {
        const auto store = openStore(folder.path());
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

void TestHistory::againstModel_data()
{
    QTest::addColumn<bool>("bulk");
    QTest::addColumn<int>("batchRows");
    QTest::newRow("live") << false << 1500;
    QTest::newRow("import") << true << 2000;
}

void TestHistory::againstModel()
{
    QFETCH(const bool, bulk);
    QFETCH(const int, batchRows);
    const QTemporaryDir folder;
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
    auto store = openStore(folder.path());
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
                if (upTo(2) == 0)
                    row.values[0] += 1; // … a correction
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
                const GeoPoint place = row.position.isValid() ? row.position
                    : geometry.size() == 1                    ? geometry[0]
                                                              : midpoint(geometry);
                return box.contains(place);
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
        store = openStore(folder.path());
    }
    QVERIFY(store->damage().isEmpty());
}

void TestHistory::duplicatesAndCorrections()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    const auto append = [&](DecodedBatch batch) {
        return store->writer().append(feedName, std::move(batch), testSource(), { 1 }).result();
    };
    DecodedBatch twice = plainBatch(0, 20, 1);
    twice.observations.insert(twice.observations.end(), twice.observations.begin(), twice.observations.begin() + 5);
    AppendResult result = append(twice);
    QCOMPARE(result.accepted, 20);
    QCOMPARE(result.duplicates, 5);
    result = append(plainBatch(10, 20, 1));
    QCOMPARE(result.accepted, 10);
    QCOMPARE(result.duplicates, 10);
    result = append(plainBatch(0, 3, 2)); // other values: they hold from now on
    QCOMPARE(result.accepted, 3);
    ObservationsPtr rows = readAll(*store);
    QCOMPARE(rows->size(), 30u);
    QVERIFY(rows->values[0][0] == 2 && rows->values[0][2] == 2 && rows->values[0][3] == 1);
    // The first values again, as a repeated import brings them: still known.
    QCOMPARE(append(plainBatch(0, 3, 1)).duplicates, 3);
    QVERIFY(readAll(*store)->values[0][0] == 2);
    const Histogram histogram = store->reader().histogram({ feedName }, everything(), 1).result();
    QCOMPARE(histogram.counts[0][0], 30);
    result = append(plainBatch(0, 30, 1));
    QCOMPARE(result.accepted, 0);
    QVERIFY(result.range.isEmpty());
}

void TestHistory::importRepeated()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    std::mt19937 random(5);
    std::vector<int> order(60'000);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    for (int round = 0; round < 2; ++round) {
        qint64 accepted = 0;
        qint64 duplicates = 0;
        store->writer().beginBulk(feedName);
        for (size_t first = 0; first < order.size(); first += 5000) {
            DecodedBatch batch = plainBatch(0, 5000, 0);
            for (size_t i = 0; i < 5000; ++i) {
                batch.observations[i].feature = quint32(order[first + i] % 10);
                batch.observations[i].phenomenonTime = { startMilliseconds + order[first + i] * 1000ll };
                batch.observations[i].values[0] = float(order[first + i]);
            }
            const AppendResult result = store->writer().append(feedName, std::move(batch), testSource(), { 1 }).result();
            accepted += result.accepted;
            duplicates += result.duplicates;
        }
        store->writer().endBulk(feedName);
        QCOMPARE(accepted, round == 0 ? 60'000 : 0);
        QCOMPARE(duplicates, round == 0 ? 0 : 60'000);
    }
    const ObservationsPtr rows = readAll(*store);
    QCOMPARE(rows->size(), 60'000u);
    for (size_t i = 0; i < rows->size(); ++i)
        QCOMPARE(rows->values[0][i], float(i));
}

void TestHistory::featuresAreUpdated()
{
    const QTemporaryDir folder;
    const GeoMultiPolygon square { { { { 0, 0 }, { 0, 2 }, { 2, 2 }, { 2, 0 }, { 0, 0 } } } };
    const GeoMultiPolygon next { { { { 2, 0 }, { 2, 2 }, { 4, 2 }, { 4, 0 }, { 2, 0 } } } };
    const AreaIndex areas(
        { { QStringLiteral("west"), {}, square, { 0, 0, 2, 2 } }, { QStringLiteral("east"), {}, next, { 2, 0, 4, 2 } } });
    auto store = openStore(folder.path(), &areas);
    QSignalSpy changed(&store->reader(), &HistoryReader::dictionaryChanged);
    const auto append = [&](const FeatureRecord &feature) {
        DecodedBatch batch;
        batch.features = { feature };
        QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 0);
    };
    append({ QStringLiteral("x"), QStringLiteral("old"), { { 1, 1 } }, { { QStringLiteral("lanes"), 1 } } });
    const FeedDictionaryPtr before = store->reader().dictionary(feedName);
    QCOMPARE(before->features[0].area, 0);
    append({ QStringLiteral("x"), {}, {}, {} }); // nothing new
    QCOMPARE(store->reader().dictionary(feedName), before);
    append({ QStringLiteral("x"), QStringLiteral("new"), { { 3, 1 } }, {} });
    for (int round = 0; round < 2; ++round) {
        const FeedDictionaryPtr after = store->reader().dictionary(feedName);
        QCOMPARE(after->features.size(), 1u);
        QCOMPARE(after->features[0].name, QStringLiteral("new"));
        QCOMPARE(after->features[0].area, 1);
        QCOMPARE(after->features[0].properties.value(u"lanes").toInt(), 1);
        if (round == 0)
            QTRY_COMPARE(changed.size(), 2);
        store.reset();
        store = openStore(folder.path(), &areas);
    }
    QCOMPARE(before->features[0].name, QStringLiteral("old")); // snapshots stay as they were
}

void TestHistory::liveSignals()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    QSignalSpy appended(&store->reader(), &HistoryReader::appended);
    std::vector<QFuture<AppendResult>> futures;
    for (int b = 0; b < 5; ++b)
        futures.push_back(store->writer().append(feedName, plainBatch(b * 10, 10, float(b)), testSource(), { 1 }));
    QTRY_COMPARE(appended.size(), 5);
    for (int b = 0; b < 5; ++b) {
        QVERIFY(futures[size_t(b)].isFinished());
        const auto rows = appended[b][0].value<ObservationsPtr>();
        QCOMPARE(rows->size(), 10u);
        QCOMPARE(rows->values[0][0], float(b));
        QCOMPARE(rows->feed, feedName);
    }
}

void TestHistory::bulkEndsWithReset()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    QSignalSpy appended(&store->reader(), &HistoryReader::appended);
    QSignalSpy reset(&store->reader(), &HistoryReader::reset);
    store->writer().beginBulk(feedName);
    store->writer().append(feedName, plainBatch(0, 100, 1), testSource(), { 1 });
    store->writer().append(QStringLiteral("test.other"), plainBatch(0, 5, 1), testSource(), { 1 });
    store->writer().endBulk(feedName);
    QVERIFY(reset.wait());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(reset[0][0].toString(), feedName);
    QCOMPARE(appended.size(), 1);
    QCOMPARE(appended[0][0].value<ObservationsPtr>()->feed, QStringLiteral("test.other"));
    QCOMPARE(readAll(*store)->size(), 100u);
}

void TestHistory::readsDuringBulkAreCovered()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    store->writer().beginBulk(feedName);
    for (int b = 0; b < 20; ++b) {
        DecodedBatch batch = plainBatch(b * 10, 10, 1);
        for (FeatureRecord &feature : batch.features)
            feature.id += QStringLiteral("-%1").arg(b);
        QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 10);
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), size_t(b + 1) * 10);
        QVERIFY(*std::max_element(rows->feature.begin(), rows->feature.end())
                < store->reader().dictionary(feedName)->features.size());
    }
    store->writer().endBulk(feedName);
}

void TestHistory::readsWhileSealing()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    constexpr int batchRows = 2000;
    constexpr int batches = 150; // nine chunks' worth: the tail is taken over again and again while it is read
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

void TestHistory::undescribedTermsAreRefused()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    DecodedBatch batch = plainBatch(0, 10, 1);
    batch.terms = { QStringLiteral("x") };
    QVERIFY(failureOf(store->writer().append(QStringLiteral("test.other"), batch, testSource(), { 1 })).contains(u"test.other"));
    batch.observations[5].values[1] = 7; // no such term
    QVERIFY(!failureOf(store->writer().append(feedName, batch, testSource(), { 1 })).isEmpty());
    batch.observations[5].values[1] = 0;
    batch.observations[6].feature = 10; // no such feature
    QVERIFY(!failureOf(store->writer().append(feedName, batch, testSource(), { 1 })).isEmpty());
    QVERIFY(store->reader().dictionary(feedName)->features.empty());
    batch.observations[6].feature = 0;
    QCOMPARE(store->writer().append(feedName, batch, testSource(), { 1 }).result().accepted, 10);
}

void TestHistory::emptyHistory()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    QVERIFY(store->reader().extent().isEmpty());
    QVERIFY(store->reader().dictionary(feedName));
    const ObservationsPtr rows = readAll(*store);
    QVERIFY(rows && rows->size() == 0);
    QCOMPARE(rows->feed, feedName);
    QCOMPARE(store->reader().histogram({ feedName }, everything(), 3).result().counts[0], std::vector<qint64>(3, 0));
    QVERIFY(store->reader().histogram({ feedName }, {}, 3).result().counts[0].size() == 3);
    QVERIFY(store->close());
    QVERIFY(failureOf(store->reader().request({ feedName, everything(), {}, {} })).contains(u"closed"));
    QVERIFY(failureOf(store->writer().append(feedName, {}, testSource(), { 1 })).contains(u"closed"));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
