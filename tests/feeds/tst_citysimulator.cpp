// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadsource.h"
#include "simulatedcityfixture.h"

#include <QSet>

#include <cmath>
#include <ctime>
#include <ranges>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The simulated city: its roads, how it moves through day and week, and that it is a function of seed and time.
class CitySimulatorTest : public SimulatedCityFixture
{
    Q_OBJECT
private Q_SLOTS:
    void roadsLookLikeACity();
    void sameSeedSameBytes();
    void anyInstantWithoutThePast();
    void rushHourIsSlowerThanNight();
    void morningIsInbound();
    void weekendIsFlat();
    void someLinksAreSilent();
    void speedFlowAndTravelTimeAgree();
    void signalsAreRetimedStreetByStreet();
    void daylightSavingDays();
    void badRoadFiles();
    void unknownSources();
    void costOfAnHour();

private:
    double meanRatio(UtcTime at) const;
};

double CitySimulatorTest::meanRatio(UtcTime at) const
{
    const std::vector<LinkState> states = m_city->trafficModel().at(at);
    double sum = 0;
    for (size_t i = 0; i < states.size(); ++i)
        sum += states[i].speedMetersPerSecond / m_city->roads().links[i].freeFlowMetersPerSecond;
    return sum / double(states.size());
}

void CitySimulatorTest::roadsLookLikeACity()
{
    const RoadNetwork &roads = m_city->roads();
    QVERIFY2(roads.links.size() > 800 && roads.links.size() < 1300, qPrintable(QString::number(roads.links.size())));
    QVERIFY(roads.attribution.contains(u"OpenStreetMap"_s));
    QSet<QString> ids;
    int named = 0;
    double inbound = 0;
    for (const RoadLink &link : roads.links) {
        ids.insert(link.feature.id);
        named += link.feature.name.isEmpty() ? 0 : 1;
        QVERIFY(link.lengthMeters > 100 && link.lengthMeters < 2000);
        inbound = std::max(inbound, link.inbound);
        for (const GeoPoint p : link.feature.geometry) {
            QVERIFY(p.longitudeDegrees >= -87.801 && p.longitudeDegrees <= -87.579);
            QVERIFY(p.latitudeDegrees >= 41.769 && p.latitudeDegrees <= 41.971);
        }
    }
    QCOMPARE(ids.size(), qsizetype(roads.links.size()));
    QVERIFY(named > int(roads.links.size()) * 95 / 100);
    QVERIFY(inbound > 0.9);
}

void CitySimulatorTest::sameSeedSameBytes()
{
    const UtcTime at = local(2026, 11, 18, 8);
    const auto again = CitySimulator::fromRoads(m_roads, { 7, m_zone, m_loop });
    const auto other = CitySimulator::fromRoads(m_roads, { 8, m_zone, m_loop });
    const auto bytes = [&](const CitySimulator &city) {
        return toObservationJson(city.traffic(at, true), testfeeds::linkSpeed())
            + toObservationJson(city.incidents({ at - 24h, at }), testfeeds::incident());
    };
    QCOMPARE(bytes(**again), bytes(*m_city));
    QVERIFY(bytes(**other) != bytes(*m_city));
}

void CitySimulatorTest::anyInstantWithoutThePast()
{
    const UtcTime at = local(2026, 11, 20, 17);
    const auto fresh = CitySimulator::fromRoads(m_roads, { 7, m_zone, m_loop });
    for (UtcTime t = at - 30h; t < at; t = t + 1h)
        (void)m_city->traffic(t, false);
    QCOMPARE(toObservationJson((*fresh)->traffic(at, false), testfeeds::linkSpeed()),
             toObservationJson(m_city->traffic(at, false), testfeeds::linkSpeed()));

    // Asked in one go or piece by piece, the transitions are the same.
    const DecodedBatch whole = m_city->incidents({ at - 6h, at });
    size_t pieces = 0;
    for (UtcTime t = at - 6h; t < at; t = t + 5min)
        pieces += (*fresh)->incidents({ t, t + 5min }).observations.size();
    QCOMPARE(pieces, whole.observations.size());
    QVERIFY(pieces > 50);
}

void CitySimulatorTest::rushHourIsSlowerThanNight()
{
    for (int day = 16; day <= 20; ++day) {
        const double night = meanRatio(local(2026, 11, day, 3));
        const double noon = meanRatio(local(2026, 11, day, 12));
        const double morning = meanRatio(local(2026, 11, day, 8));
        const double evening = meanRatio(local(2026, 11, day, 17));
        QVERIFY2(night > 0.85 && night < 0.99, qPrintable(QString::number(night)));
        QVERIFY2(noon > 0.68 && noon < 0.88, qPrintable(QString::number(noon)));
        QVERIFY2(morning < noon - 0.05, qPrintable(QString::number(morning)));
        QVERIFY2(evening < noon - 0.08 && evening > 0.45, qPrintable(QString::number(evening)));
    }
}

void CitySimulatorTest::morningIsInbound()
{
    const auto mean = [&](int hour, bool inbound) {
        const auto states = m_city->trafficModel().at(local(2026, 11, 18, hour));
        double sum = 0;
        int count = 0;
        for (size_t i = 0; i < states.size(); ++i) {
            const RoadLink &link = m_city->roads().links[i];
            if (link.roadClass == RoadClass::Motorway && (inbound ? link.inbound > 0.7 : link.inbound < -0.7)) {
                sum += states[i].speedMetersPerSecond;
                ++count;
            }
        }
        return sum / count;
    };
    QVERIFY(mean(8, true) < mean(8, false) - 3);
    QVERIFY(mean(17, false) < mean(17, true) - 3);
}

void CitySimulatorTest::weekendIsFlat()
{
    const double saturdayMorning = meanRatio(local(2026, 11, 21, 8));
    const double fridayMorning = meanRatio(local(2026, 11, 20, 8));
    QVERIFY(saturdayMorning > fridayMorning + 0.10);
}

void CitySimulatorTest::someLinksAreSilent()
{
    qint64 silent = 0;
    qint64 all = 0;
    int longest = 0;
    std::vector<int> run(m_city->roads().links.size(), 0);
    for (UtcTime t = local(2026, 11, 9, 0); t < local(2026, 11, 16, 0); t = t + 30min) {
        const auto states = m_city->trafficModel().at(t);
        for (size_t i = 0; i < states.size(); ++i) {
            silent += states[i].silent ? 1 : 0;
            ++all;
            run[i] = states[i].silent ? run[i] + 1 : 0;
            longest = std::max(longest, run[i]);
        }
    }
    const double share = double(silent) / double(all);
    QVERIFY2(share > 0.004 && share < 0.02, qPrintable(QString::number(share)));
    QVERIFY(longest >= 4); // two hours
}

void CitySimulatorTest::speedFlowAndTravelTimeAgree()
{
    const DecodedBatch batch = m_city->traffic(local(2026, 11, 18, 17), true);
    for (const ObservationRecord &o : batch.observations) {
        const RoadLink &link = m_city->roads().links[o.feature];
        QVERIFY(o.values[0] > 0 && o.values[0] < link.freeFlowMetersPerSecond);
        QVERIFY(o.values[1] >= 0 && o.values[1] <= 2200.f * float(link.lanes));
        const double expected = link.lengthMeters / double(o.values[0]);
        QVERIFY2(std::abs(double(o.values[2]) - expected) <= 0.1 + expected * 0.06 / double(o.values[0]),
                 qPrintable(u"%1: %2 and %3"_s.arg(link.feature.id).arg(o.values[2]).arg(expected)));
    }
}

void CitySimulatorTest::signalsAreRetimedStreetByStreet()
{
    const SignalProgramme &programme = m_city->trafficModel().signalProgramme();
    QVERIFY(!programme.on({ 2026, 11, 21 }) && !programme.on({ 2026, 11, 22 })); // a weekend
    const auto thursday = programme.on({ 2026, 11, 19 });
    QVERIFY(thursday);
    QCOMPARE(thursday->at, local(2026, 11, 19, 4));
    QSet<quint32> links;
    double meters = 0;
    for (const quint32 i : thursday->links) {
        const RoadLink &link = m_city->roads().links[i];
        QCOMPARE(link.feature.name, thursday->street);
        QVERIFY(link.roadClass > RoadClass::Trunk);
        links.insert(i);
        meters += link.lengthMeters;
    }
    QVERIFY(meters >= 5000);
    QVERIFY(programme.on({ 2026, 11, 20 })->street != thursday->street);
    // Every street has its turn before the first comes again.
    QSet<QString> streets;
    QDate day(2026, 11, 19);
    for (bool again = false; !again; day = day.addDays(1)) {
        const auto retiming = programme.on(day);
        again = retiming && streets.contains(retiming->street);
        if (retiming && again)
            QCOMPARE(retiming->street, thursday->street);
        else if (retiming)
            streets.insert(retiming->street);
    }
    QVERIFY(streets.size() > 40);

    const std::vector<double> before = programme.factors(thursday->at - 1ms);
    const std::vector<double> after = programme.factors(thursday->at);
    const std::vector<double> monthLater = programme.factors(thursday->at + 24h * 30);
    const std::vector<double> seasonLater = programme.factors(thursday->at + 24h * 85);
    for (quint32 i = 0; i < after.size(); ++i) {
        if (!links.contains(i)) { // nothing but the ageing of a working day
            QVERIFY(std::abs(after[i] - before[i]) < 0.004);
            continue;
        }
        QVERIFY(before[i] > 1 && before[i] < 1.004); // a day of its last turn is left
        QCOMPARE(after[i], 1.11);
        QCOMPARE(monthLater[i], 1.11);
        QVERIFY(seasonLater[i] < 1.05);
    }
    // What is driven and what is told.
    const DecodedBatch told = m_city->traffic(thursday->at, false);
    int marked = 0;
    for (const ObservationRecord &o : told.observations) {
        QCOMPARE(o.detail.isEmpty(), !links.contains(o.feature));
        marked += o.detail == R"({"signalsRetimed":true})";
    }
    QVERIFY(marked > int(links.size()) / 2);
    for (const ObservationRecord &o : m_city->traffic(thursday->at + 5min, false).observations)
        QVERIFY(o.detail.isEmpty());
    const auto states = m_city->trafficModel().at(local(2026, 11, 19, 17));
    for (const quint32 i : thursday->links)
        QVERIFY(states[i].speedMetersPerSecond <= m_city->roads().links[i].freeFlowMetersPerSecond);
}

void CitySimulatorTest::daylightSavingDays()
{
    // 2026-03-08 has 23 hours in Chicago, 2026-11-01 has 25.
    for (const QDate date : { QDate(2026, 3, 8), QDate(2026, 11, 1) }) {
        for (const Incident &i : *m_city->incidentModel().day(date))
            QVERIFY(i.received < i.dispatched);
        const UtcTime start = UtcTime::fromDateTime(date.startOfDay(m_zone));
        QVERIFY(!m_city->incidents({ start, start + 25h }).observations.empty());
    }
}

void CitySimulatorTest::badRoadFiles()
{
    QVERIFY(!CitySimulator::fromRoads("{", { 1, m_zone, m_loop }));
    QVERIFY(!CitySimulator::fromRoads("{}", { 1, m_zone, m_loop }));
    QVERIFY(!CitySimulator::fromRoads(m_roads.first(10'000), { 1, m_zone, m_loop }));
    QVERIFY(!CitySimulator::fromRoads(
        R"({"features":[{"properties":{"id":"a","freeFlowSpeed":-1},"geometry":{"coordinates":[[1,2],[3]]}}]})",
        { 1, m_zone, m_loop }));
    QVERIFY(!CitySimulator::fromRoads(m_roads, { 1, QTimeZone(), m_loop }));
}

void CitySimulatorTest::unknownSources()
{
    PayloadSources sources({ 1, m_zone, m_loop, {}, nullptr });
    const QJsonObject options { { u"roads"_s, testfeeds::roadsFile } };
    QVERIFY(sources.make({ u"traffic.link-speed"_s, u"simulator"_s, options }, testfeeds::linkSpeed()));
    QVERIFY(!sources.make({ u"traffic.link-speed"_s, u"carrier pigeon"_s, options }, testfeeds::linkSpeed()));
    QVERIFY(!sources.make({ u"transit.vehicle"_s, u"simulator"_s, options }, testfeeds::linkSpeed()));
    QVERIFY(
        !sources.make({ u"safety.incident"_s, u"simulator"_s, { { u"roads"_s, u"/no/such/file"_s } } }, testfeeds::incident()));
}

void CitySimulatorTest::costOfAnHour()
{
    PayloadSources sources({ 1, m_zone, m_loop, {}, nullptr });
    const FeedDescriptor feed = testfeeds::linkSpeed();
    const auto source = sources.make({ feed.id, u"simulator"_s, { { u"roads"_s, testfeeds::roadsFile } } }, feed);
    const UtcTime from = local(2026, 11, 18, 17);
    (void)m_city->traffic(from, false); // the day's incidents are made once
    std::array<std::clock_t, 4> at {};
    at[0] = std::clock();
    for (int i = 0; i < 12; ++i)
        (void)m_city->traffic(from + i * 5min, false);
    at[1] = std::clock();
    const QByteArray payload = (*source)->payload({ from, from + 1h }, 5min, true);
    at[2] = std::clock();
    const DecodedBatch batch = feed.makeDecoder()(payload, from);
    at[3] = std::clock();
    QVERIFY(batch.rejections.empty());
    QVERIFY(batch.observations.size() > 12 * 1000);
    const auto milliseconds = [&](int i) { return double(at[size_t(i) + 1] - at[size_t(i)]) * 1000 / CLOCKS_PER_SEC; };
    qInfo("%zu observations: simulated in %.1f ms, as a payload of %.0f kB in %.1f ms, decoded in %.1f ms of processor time",
          batch.observations.size(), milliseconds(0), double(payload.size()) / 1000, milliseconds(1), milliseconds(2));
}

QTEST_GUILESS_MAIN(CitySimulatorTest)
#include "tst_citysimulator.moc"
