// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "simulation/demostreets.h"
#include "support/samples.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace citywall;
using namespace citywall::traffic;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString streetsFile = QStringLiteral(CITYWALL_SOURCE_DIR "/modules/traffic/simulation/streets.json");
const QTimeZone chicago("America/Chicago");
const UtcTime morning = UtcTime::fromIso(u"2026-11-19T14:00:00Z"); // a Thursday, 08:00
const UtcTime night = UtcTime::fromIso(u"2026-11-19T09:00:00Z");   // 03:00

Simulation city(quint64 seed = 7) { return { seed, chicago, { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, nullptr }; }

QList<FeedDescriptor> feeds()
{
    QList<FeedDescriptor> all = Feeds::all(streetsFile);
    all.removeIf([](const FeedDescriptor &feed) { return !feed.makeSimulator; });
    return all;
}

DecodedBatch decoded(const FeedDescriptor &feed, UtcTime begin, Duration span, Duration step, const Simulation &where = city())
{
    return feed.decoder()(feed.makeSimulator(where)->payload({ begin, begin + span }, step, true), begin);
}

DemoStreets streets()
{
    QFile file(streetsFile);
    return file.open(QIODevice::ReadOnly) ? DemoStreets::fromJson(file.readAll(), city()) : DemoStreets {};
}

} // namespace

class SimulationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void payloadsDecodeWithoutRejection();
    void sameSeedSameBytes();
    void anyInstantAlone();
    void vehiclesKeepToTheirStreets();
    void headwaysFollowFromDelays();
    void nightServiceIsThinner();
    void workIsAnnouncedThenDone();
    void facilitiesStayWithinTheirCapacity();
    void anotherCityHasStreetsToo();
    void missingStreetsAreToldAsAReason();
};

void SimulationTest::payloadsDecodeWithoutRejection()
{
    for (const FeedDescriptor &feed : feeds()) {
        const DecodedBatch batch = decoded(feed, morning, 30min, 5min);
        QVERIFY2(batch.rejections.empty(), qPrintable(feed.id));
        const bool isRare = feed.id == alertFeed || feed.id == eventFeed; // the list as it stands in the end
        QVERIFY2(batch.observations.size() > (isRare ? 0 : 10), qPrintable(feed.id));
        const GeoBox bounds = city().bounds;
        for (const FeatureRecord &feature : batch.features)
            QVERIFY(std::ranges::all_of(feature.geometry, [&](GeoPoint p) { return bounds.contains(p); }));
        for (const ObservationRecord &row : batch.observations)
            QVERIFY(!row.position.isValid() || bounds.contains(row.position));
    }
}

void SimulationTest::sameSeedSameBytes()
{
    for (const FeedDescriptor &feed : feeds()) {
        const TimeRange range { morning, morning + 30min };
        const QByteArray once = feed.makeSimulator(city())->payload(range, 10min, true);
        QCOMPARE(feed.makeSimulator(city())->payload(range, 10min, true), once);
        QVERIFY(feed.makeSimulator(city(8))->payload(range, 10min, true) != once);
        QVERIFY(feed.makeSimulator(city())->payload({ morning, morning }, 10min, true).isEmpty());
        QVERIFY(feed.makeSimulator(city())->about().simulated);
    }
}

void SimulationTest::anyInstantAlone()
{
    const FeedDescriptor feed = Feeds::transit(streetsFile);
    const DecodedBatch whole = decoded(feed, morning, 20min, 5min);
    const DecodedBatch alone = decoded(feed, morning + 15min, 5min, 5min);
    const size_t first = whole.observations.size() - alone.observations.size();
    for (size_t i = 0; i < alone.observations.size(); ++i) {
        QCOMPARE(alone.observations[i].position, whole.observations[first + i].position);
        QCOMPARE(alone.observations[i].values[DelayField], whole.observations[first + i].values[DelayField]);
    }
}

void SimulationTest::vehiclesKeepToTheirStreets()
{
    std::map<QString, GeoLine> lines;
    for (const DemoStreet &street : streets().streets)
        lines[street.name] = street.line;
    QCOMPARE(lines.size(), 18u);
    const DecodedBatch batch = decoded(Feeds::transit(streetsFile), morning, 5min, 5min);
    for (const ObservationRecord &row : batch.observations) {
        const GeoLine &line = lines[batch.terms[qsizetype(row.values[RouteField])]];
        // On a straight piece the ways to its two ends add up to its length.
        double least = 1e9;
        for (qsizetype i = 0; i + 1 < line.size(); ++i)
            least = std::min(least,
                             distanceMeters(line[i], row.position) + distanceMeters(row.position, line[i + 1])
                                 - distanceMeters(line[i], line[i + 1]));
        QVERIFY(std::abs(least) < 1);
    }
}

void SimulationTest::headwaysFollowFromDelays()
{
    // Round the cycle all headways of a route add up to the cycle: what one vehicle falls behind the next one gains.
    const DecodedBatch batch = decoded(Feeds::transit(streetsFile), morning, 5min, 5min);
    std::map<int, std::pair<double, double>> sums; // route → headways, length
    for (const ObservationRecord &row : batch.observations)
        sums[int(row.values[RouteField])].first += row.values[HeadwayField];
    for (const DemoStreet &street : streets().streets)
        sums[int(batch.terms.indexOf(street.name))].second = 2 * street.lengthMeters / 4.4;
    for (const auto &[route, sum] : sums)
        QVERIFY2(std::abs(sum.first - sum.second) < 60, qPrintable(batch.terms[route])); // no vehicle closer than 20 s
}

void SimulationTest::nightServiceIsThinner()
{
    const size_t byDay = decoded(Feeds::transit(streetsFile), morning, 5min, 5min).observations.size();
    QCOMPARE(decoded(Feeds::transit(streetsFile), night, 5min, 5min).observations.size(), byDay / 2);
}

void SimulationTest::workIsAnnouncedThenDone()
{
    FeedDictionary dictionary;
    int planned = 0;
    int active = 0;
    std::map<QString, qint64> ends; // of a work: the plan does not wander
    for (int hour = 0; hour < 72; hour += 6) {
        const UtcTime time = morning + hour * 1h;
        const DecodedBatch batch = decoded(Feeds::workZones(streetsFile), time, 30min, 30min);
        dictionary.terms = batch.terms;
        for (const ObservationRecord &row : batch.observations) {
            Latest entry;
            entry.observed = row.phenomenonTime;
            entry.values = row.values;
            const WorkZone zone = workZoneOf(entry, dictionary, time);
            QVERIFY(zone.state != WorkState::Over);
            planned += zone.state == WorkState::Planned;
            active += zone.state == WorkState::Active;
            const auto [known, fresh] = ends.emplace(batch.features[row.feature].id, zone.ends.milliseconds);
            QVERIFY(fresh || std::abs(known->second - zone.ends.milliseconds) < 1000);
        }
    }
    QVERIFY(planned > 5 && active > 50);
}

void SimulationTest::facilitiesStayWithinTheirCapacity()
{
    const DecodedBatch bikes = decoded(Feeds::bikes(), morning, 24h, 30min);
    bool empty = false;
    for (const ObservationRecord &row : bikes.observations) {
        const double capacity = bikes.features[row.feature].properties.value("capacity"_L1).toDouble();
        QCOMPARE(row.values[BikesField] + row.values[DocksField] + row.values[DisabledField], float(capacity));
        QVERIFY(row.values[BikesField] >= 0 && row.values[DocksField] >= 0);
        empty = empty || row.values[BikesField] == 0;
    }
    QVERIFY(empty);
    const DecodedBatch parking = decoded(Feeds::parking(), morning, 24h, 30min);
    for (const ObservationRecord &row : parking.observations) {
        const double capacity = parking.features[row.feature].properties.value("capacity"_L1).toDouble();
        QVERIFY(row.values[VacantField] >= 0 && row.values[VacantField] <= capacity);
        QVERIFY(std::abs(row.values[OccupancyShareField] - (1 - row.values[VacantField] / capacity)) < 1e-6);
    }
}

void SimulationTest::anotherCityHasStreetsToo()
{
    const Simulation elsewhere { 7, QTimeZone("Asia/Shanghai"), { 114.06, 22.54 }, { 113.9, 22.4, 114.2, 22.7 }, nullptr };
    for (const FeedDescriptor &feed : feeds()) {
        const DecodedBatch batch = decoded(feed, morning, 30min, 30min, elsewhere);
        QVERIFY2(batch.rejections.empty() && !batch.observations.empty(), qPrintable(feed.id));
        for (const FeatureRecord &feature : batch.features)
            QVERIFY(std::ranges::all_of(feature.geometry, [&](GeoPoint p) { return elsewhere.bounds.contains(p); }));
    }
}

void SimulationTest::missingStreetsAreToldAsAReason()
{
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, Feeds::transit(u"/nowhere.json"_s).makeSimulator(city()));
}

QTEST_GUILESS_MAIN(SimulationTest)
#include "tst_simulation.moc"
