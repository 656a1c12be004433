// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadsource.h"
#include "engine/feeds/simulator/citysimulator.h"
#include "testfeeds.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <ctime>
#include <ranges>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CitySimulatorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void roadsLookLikeACity();
    void sameSeedSameBytes();
    void anyInstantWithoutThePast();
    void incidentsAreOrderedAndInside();
    void countsArePlausible();
    void theDispatchTrialShortensTimes();
    void statesNeverGoBackwards();
    void rushHourIsSlowerThanNight();
    void morningIsInbound();
    void weekendIsFlat();
    void jamAroundAnIncident();
    void someLinksAreSilent();
    void speedFlowAndTravelTimeAgree();
    void signalsAreRetimedStreetByStreet();
    void daylightSavingDays();
    void badRoadFiles();
    void unknownSources();
    void costOfAnHour();

private:
    double meanRatio(UtcTime at) const;
    UtcTime local(int year, int month, int day, int hour, int minute = 0) const
    {
        return UtcTime::fromDateTime(QDateTime({ year, month, day }, { hour, minute }, m_zone));
    }

    const QTimeZone m_zone { "America/Chicago" };
    const GeoPoint m_loop { -87.6278, 41.8819 };
    QByteArray m_roads;
    std::shared_ptr<const CitySimulator> m_city;
};

void CitySimulatorTest::initTestCase()
{
    QFile file(testfeeds::roadsFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_roads = file.readAll();
    const auto city = CitySimulator::fromRoads(m_roads, { 7, m_zone, m_loop });
    QVERIFY(city);
    m_city = *city;
}

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

void CitySimulatorTest::incidentsAreOrderedAndInside()
{
    const GeoBox city { -87.80, 41.77, -87.58, 41.97 };
    QSet<QString> categories;
    for (int day = 1; day <= 14; ++day) {
        UtcTime last;
        for (const Incident &i : *m_city->incidentModel().day({ 2026, 11, day })) {
            QVERIFY(i.received < i.dispatched && i.dispatched < i.onScene && i.onScene < i.closed);
            QVERIFY(i.closed - i.received <= longestIncident);
            QVERIFY(!last.isValid() || last <= i.received);
            last = i.received;
            QCOMPARE(i.received.toDateTime(m_zone).date(), QDate(2026, 11, day));
            QVERIFY(city.contains(i.position));
            QVERIFY(i.priority >= 1 && i.priority <= 3);
            QVERIFY(!i.name.isEmpty() && !i.address.isEmpty());
            categories.insert(i.category);
        }
    }
    QCOMPARE(categories.size(), 10);
}

void CitySimulatorTest::countsArePlausible()
{
    double total = 0;
    double dispatch = 0;
    double arrival = 0;
    double handling = 0;
    int nights = 0;
    int near = 0;
    for (int day = 1; day <= 28; ++day) {
        const auto incidents = m_city->incidentModel().day({ 2026, 2, day });
        QVERIFY2(incidents->size() > 220 && incidents->size() < 390, qPrintable(QString::number(incidents->size())));
        total += double(incidents->size());
        for (const Incident &i : *incidents) {
            dispatch += double((i.dispatched - i.received).count()) / 60'000;
            arrival += double((i.onScene - i.dispatched).count()) / 60'000;
            handling += double((i.closed - i.onScene).count()) / 60'000;
            const int hour = i.received.toDateTime(m_zone).time().hour();
            nights += hour >= 2 && hour < 6 ? 1 : 0;
            near += distanceMeters(i.position, m_loop) < 3000 ? 1 : 0;
        }
    }
    QVERIFY(total / 28 > 260 && total / 28 < 330);
    QVERIFY2(dispatch / total > 1 && dispatch / total < 3, qPrintable(QString::number(dispatch / total)));
    QVERIFY2(arrival / total > 5 && arrival / total < 12, qPrintable(QString::number(arrival / total)));
    QVERIFY2(handling / total > 15 && handling / total < 90, qPrintable(QString::number(handling / total)));
    QVERIFY(nights / total < 4. / 24 * 0.75); // fewer than at an even rate
    // 28 km² of some 370: an even spread would give under 8 %.
    QVERIFY(near / total > 0.10);
}

void CitySimulatorTest::theDispatchTrialShortensTimes()
{
    // Logarithms of the two times of one category and priority by whether the day is one of the trial: their means differ by the
    // logarithm of the gain, within four standard errors of the difference.
    struct Sums {
        double n = 0;
        double sum = 0;
        double squares = 0;
        void add(double x)
        {
            ++n;
            sum += x;
            squares += x * x;
        }
        double mean() const { return sum / n; }
        double errorSquared() const { return (squares / n - mean() * mean()) / n; }
    };
    std::array<Sums, 2> arrival;
    std::array<Sums, 2> handling;
    for (QDate day(2026, 9, 7); day < QDate(2026, 11, 2); day = day.addDays(1)) { // eight weeks from a Monday on
        for (const Incident &i : *m_city->incidentModel().day(day)) {
            if (i.category != u"medical" || i.priority != 2 || i.injured > 0)
                continue;
            const size_t trial = day.dayOfWeek() >= 4 ? 1 : 0;
            arrival[trial].add(std::log(double((i.onScene - i.dispatched).count())));
            handling[trial].add(std::log(double((i.closed - i.onScene).count())));
        }
    }
    QVERIFY(arrival[0].n > 500 && arrival[1].n > 500);
    const auto differsBy = [](const std::array<Sums, 2> &sums, double factor) {
        const double error = std::sqrt(sums[0].errorSquared() + sums[1].errorSquared());
        return std::abs(sums[1].mean() - sums[0].mean() - std::log(factor)) < 4 * error && 4 * error < 0.15;
    };
    QVERIFY(differsBy(arrival, 0.80));
    QVERIFY(differsBy(handling, 0.65));
}

void CitySimulatorTest::statesNeverGoBackwards()
{
    const DecodedBatch batch = m_city->incidents({ local(2026, 11, 20, 0), local(2026, 11, 22, 0) });
    std::vector<float> state(batch.features.size(), -1);
    UtcTime last = batch.observations.front().phenomenonTime;
    for (const ObservationRecord &o : batch.observations) {
        QVERIFY(last <= o.phenomenonTime);
        last = o.phenomenonTime;
        QVERIFY(o.values[0] > state[o.feature]);
        state[o.feature] = o.values[0];
        QCOMPARE(std::isnan(o.values[3]), o.values[0] < 2);
    }
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

void CitySimulatorTest::jamAroundAnIncident()
{
    const auto incidents = m_city->incidentModel().day({ 2026, 11, 18 });
    const TrafficModel &traffic = m_city->trafficModel();
    int alone = 0;
    for (const Incident &i : *incidents) {
        if (i.blocking < 0.3 || i.closed - i.received < 30min)
            continue;
        const auto ratio = [&](UtcTime t) {
            return traffic.at(t)[i.link].speedMetersPerSecond / m_city->roads().links[i.link].freeFlowMetersPerSecond;
        };
        const std::vector<float> open = traffic.incidentDensity(i.closed - 1min);
        QVERIFY(open[i.link] > 0.2);
        QVERIFY(std::ranges::count_if(open, [](float x) { return x > 0; }) < qsizetype(open.size()) / 2);
        // Where no other incident has a hand in it: nothing before, a jam while it is open, nothing two hours after.
        const float before = traffic.incidentDensity(i.received - 1s)[i.link];
        const float after = traffic.incidentDensity(i.closed + 2h)[i.link];
        if (before > 0 || after > 0)
            continue;
        ++alone;
        QVERIFY2(ratio(i.closed - 1min) < ratio(i.received - 1s) - 0.08, qPrintable(i.id));
        const float early = traffic.incidentDensity(i.received + 2min)[i.link];
        QVERIFY(early > 0 && early < open[i.link]);
    }
    QVERIFY2(alone > 5, "hardly an incident stood alone on that day");
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
