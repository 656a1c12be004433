// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatedcityfixture.h"

#include <QSet>

#include <cmath>
#include <ctime>
#include <ranges>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Incidents of the simulated city: where and how many they are, how units come to them, and how they hold up the roads.
class SimulatedIncidentsTest : public SimulatedCityFixture
{
    Q_OBJECT
private Q_SLOTS:
    void incidentsAreOrderedAndInside();
    void countsArePlausible();
    void theDispatchTrialShortensTimes();
    void statesNeverGoBackwards();
    void jamAroundAnIncident();
};

void SimulatedIncidentsTest::incidentsAreOrderedAndInside()
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

void SimulatedIncidentsTest::countsArePlausible()
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

void SimulatedIncidentsTest::theDispatchTrialShortensTimes()
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

void SimulatedIncidentsTest::statesNeverGoBackwards()
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

void SimulatedIncidentsTest::jamAroundAnIncident()
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

QTEST_GUILESS_MAIN(SimulatedIncidentsTest)
#include "tst_simulatedincidents.moc"
