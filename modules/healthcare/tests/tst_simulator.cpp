// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/forecast.h"
#include "core/masking.h"
#include "core/places.h"
#include "simulator/chance.h"
#include "simulator/simulatedhospitals.h"

#include <QElapsedTimer>
#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace Qt::StringLiterals;

namespace {

/// Two areas, the western one bent like a U whose middle is not in it.
QList<Area> twoAreas()
{
    const auto area = [](const QString &id, const GeoLine &ring) { return Area { id, id, { { ring } }, boundsOf(ring), 1000 }; };
    return { area(u"west"_s,
                  { { -87.8, 41.8 },
                    { -87.7, 41.8 },
                    { -87.7, 41.9 },
                    { -87.72, 41.9 },
                    { -87.72, 41.82 },
                    { -87.78, 41.82 },
                    { -87.78, 41.9 },
                    { -87.8, 41.9 },
                    { -87.8, 41.8 } }),
             area(u"east"_s, { { -87.7, 41.8 }, { -87.6, 41.8 }, { -87.6, 41.9 }, { -87.7, 41.9 }, { -87.7, 41.8 } }) };
}

const UtcTime now = UtcTime::fromIso(u"2026-11-21T18:00:00Z");

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT

    AreaIndex m_areas { twoAreas() };

    Simulation city(quint64 seed = 7) const
    {
        return { seed, QTimeZone("America/Chicago"), { -87.7, 41.85 }, { -87.95, 41.64, -87.52, 42.03 }, &m_areas };
    }
    static QList<FeedDescriptor> feeds()
    {
        return { Feeds::beds(), Feeds::emergency(), Feeds::ambulances(), Feeds::crowding(), Feeds::syndromic() };
    }

private Q_SLOTS:
    void whatItSaysIsUnderstoodAndMarked()
    {
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr source = feed.makeSimulator(city());
            QVERIFY(source->about().simulated);
            const DecodedBatch batch =
                feed.makeDecoder()(source->payload({ now - std::chrono::days(2), now }, source->historyStep(), true), now);
            QVERIFY2(!batch.observations.empty(), qPrintable(feed.id));
            QCOMPARE(batch.rejections.size(), size_t(0));
            for (const FeatureRecord &feature : batch.features) {
                QVERIFY(feature.geometry.isEmpty() ? feature.id.startsWith(u"city:") : m_areas.at(feature.geometry.first()) >= 0);
                QVERIFY(feed.id == syndromicFeed || feature.name.startsWith(u"Simulated "));
            }
        }
    }

    void theSameInstantIsTheSameInAnyPayload()
    {
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr source = feed.makeSimulator(city());
            const Duration step = source->historyStep();
            const auto values = [&](TimeRange range, UtcTime at) {
                const DecodedBatch batch = feed.makeDecoder()(source->payload(range, step, false), now);
                QList<std::pair<QString, QByteArray>> found;
                for (const ObservationRecord &o : batch.observations) {
                    if (o.phenomenonTime == at)
                        found.append({ batch.features[o.feature].id,
                                       QByteArray(reinterpret_cast<const char *>(o.values.data()), sizeof(float) * 2) });
                }
                return found;
            };
            const UtcTime midnight = UtcTime::fromIso(u"2026-11-20T06:00:00Z"); // in Chicago
            const auto alone = values({ midnight, midnight + Duration(1) }, midnight);
            QVERIFY(!alone.isEmpty());
            QCOMPARE(alone, values({ midnight - std::chrono::hours(30), midnight + std::chrono::hours(5) }, midnight));
            QVERIFY(feed.makeSimulator(city(8))->payload({ midnight, midnight + Duration(1) }, step, false)
                    != source->payload({ midnight, midnight + Duration(1) }, step, false));
        }
    }

    void hospitalsBehaveLikeHospitals()
    {
        const FeedDescriptor beds = Feeds::beds();
        const PayloadSourcePtr source = beds.makeSimulator(city());
        const DecodedBatch batch =
            beds.makeDecoder()(source->payload({ now - std::chrono::days(7), now }, source->historyStep(), true), now);
        double staffed = 0;
        double occupied = 0;
        for (const ObservationRecord &o : batch.observations) {
            QVERIFY(o.values[OccupiedField] >= 0 && o.values[OccupiedField] <= 1.15F * o.values[StaffedField] + 1);
            staffed += double(o.values[StaffedField]);
            occupied += double(o.values[OccupiedField]);
        }
        QVERIFY2(occupied / staffed > 0.78 && occupied / staffed < 0.93, qPrintable(QString::number(occupied / staffed)));
    }

    void waitsAreLongestInTheEvening()
    {
        const FeedDescriptor emergency = Feeds::emergency();
        const PayloadSourcePtr source = emergency.makeSimulator(city());
        const DecodedBatch batch =
            emergency.makeDecoder()(source->payload({ now - std::chrono::days(7), now }, source->historyStep(), true), now);
        std::vector<double> night;
        std::vector<double> evening;
        QSet<QString> states;
        for (const ObservationRecord &o : batch.observations) {
            const int hour = o.phenomenonTime.toDateTime(QTimeZone("America/Chicago")).time().hour();
            if (hour >= 4 && hour < 7)
                night.push_back(double(o.values[WaitField]));
            if (hour >= 17 && hour < 21)
                evening.push_back(double(o.values[WaitField]));
            states.insert(batch.terms.value(int(o.values[DiversionField])));
        }
        QVERIFY2(median(evening) > 1.8 * median(night), qPrintable(u"%1 %2"_s.arg(median(evening)).arg(median(night))));
        QVERIFY2(median(evening) > 15 * 60 && median(evening) < 60 * 60, qPrintable(QString::number(median(evening))));
        QVERIFY((states - QSet<QString> { u"normal"_s, u"advisory"_s, u"closed"_s }).isEmpty());
    }

    void crowdingFollowsTheLoad()
    {
        // Scores as busy departments have them: most below 101, some overcrowded, none beyond the scale.
        std::vector<double> scores;
        const SimulatedHospitals hospitals(city());
        for (UtcTime t = now - std::chrono::days(7); t < now; t = t + std::chrono::hours(1)) {
            for (const SimulatedHospitals::Hospital &hospital : hospitals.all()) {
                const SimulatedHospitals::Crowding crowding = hospitals.crowding(hospital, t);
                const SimulatedHospitals::Emergency emergency = hospitals.emergency(hospital, t);
                scores.push_back(nedocs({ double(crowding.present), double(hospital.treatmentBeds), double(emergency.boarding),
                                          double(hospital.size), double(crowding.ventilated), crowding.longestBoardingSeconds,
                                          crowding.lastBedWaitSeconds }));
                QVERIFY(crowding.present >= emergency.waiting + emergency.boarding);
            }
        }
        const auto share = [&](double above) {
            return double(std::ranges::count_if(scores, [above](double s) { return s > above; })) / double(scores.size());
        };
        qInfo("NEDOCS: median %.0f, above 100: %.3f, above 180: %.3f", median(scores), share(100), share(180));
        QVERIFY(median(scores) > 20 && median(scores) < 100);
        QVERIFY(share(100) > 0.01 && share(100) < 0.35);
        QVERIFY(share(180) < 0.03);
    }

    void theForecastsIntervalHoldsWhatItSays()
    {
        // Seven weeks of reports; forecasts every seventh hour (so that all hours of the day come up) of the last three of them, each
        // from the four weeks before it. Of what then happened the 80 % intervals should hold about 80 %.
        const FeedDescriptor feed = Feeds::beds();
        const PayloadSourcePtr source = feed.makeSimulator(city());
        const UtcTime begin = now - std::chrono::days(49);
        const DecodedBatch batch = feed.makeDecoder()(source->payload({ begin, now }, source->historyStep(), true), now);
        Observations rows;
        FeedDictionary dictionary;
        dictionary.terms = batch.terms;
        QSet<QString> all;
        for (const FeatureRecord &record : batch.features) {
            Feature feature;
            feature.key = FeatureKey(dictionary.features.size());
            feature.id = record.id;
            feature.properties = record.properties;
            dictionary.features.push_back(feature);
            all.insert(hospitalOf(feature));
        }
        for (const ObservationRecord &o : batch.observations) { // the simulator emits them in order of time
            rows.phenomenonTime.push_back(o.phenomenonTime.milliseconds);
            rows.feature.push_back(o.feature);
            for (size_t v = 0; v < maximumFields; ++v)
                rows.values[v].push_back(o.values[v]);
        }
        const FeedRows beds { rows, 0, rows.phenomenonTime.size(), dictionary };
        const Observations none;
        const FeedRows noEmergency { none, 0, 0, dictionary };
        const LoadHistory history(beds, noEmergency);
        const QTimeZone zone("America/Chicago");
        std::array<int, 3> held {}; // of the next hour, the sixth and the twelfth
        int made = 0;
        constexpr std::array<size_t, 3> ahead { 0, 5, 11 };
        const auto judge = [&](const HourlySeries &series) {
            for (UtcTime t = now - std::chrono::days(21); t < now - std::chrono::hours(13); t = t + std::chrono::hours(7)) {
                const Forecast next = forecast(series, t, series.at(hourOf(t)), zone);
                if (next.points.size() < size_t(forecastHours))
                    continue;
                ++made;
                for (size_t i = 0; i < ahead.size(); ++i) {
                    const ForecastPoint &point = next.points[ahead[i]];
                    const double observed = series.at(point.hour);
                    held[i] += observed >= point.lower && observed <= point.upper;
                }
            }
        };
        judge(history.occupancy(all));
        for (const QString &hospital : std::as_const(all))
            judge(history.occupancy({ hospital }));
        QVERIFY(made > 500);
        for (size_t i = 0; i < ahead.size(); ++i) {
            const double share = double(held[i]) / made;
            qInfo("%zu h ahead: %.3f of %d intervals hold", ahead[i] + 1, share, made);
            QVERIFY2(share > 0.75 && share < 0.87, qPrintable(QString::number(share)));
        }
    }

    void theCitysSyndromesAreTheSumOfItsAreas()
    {
        FeedDescriptor open = Feeds::syndromic();
        const PayloadSourcePtr source = open.makeSimulator(city());
        // Past the decoder that masks: what is checked is the simulator itself.
        const QByteArray payload = source->payload({ now - std::chrono::days(1), now }, source->historyStep(), true);
        const QJsonObject root = QJsonDocument::fromJson(payload).object();
        QHash<QString, int> sums;
        QHash<QString, int> whole;
        for (const QJsonValue &o : root[u"observations"].toArray()) {
            const QStringList id = o[u"feature"].toString().split(u':');
            (id[0] == u"city" ? whole : sums)[id[1]] += o[u"values"][u"count"].toInt();
            QCOMPARE(o[u"phenomenonTime"].toInteger(), UtcTime::fromIso(u"2026-11-21T06:00:00Z").milliseconds);
        }
        QCOMPARE(whole.size(), 5);
        QCOMPARE(whole, sums);
    }

    void aFirstStartIsCheap()
    {
        // What a first start fills: far below the 600,000 observations and two seconds that a module may cost.
        QElapsedTimer timer;
        timer.start();
        size_t observations = 0;
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr source = feed.makeSimulator(city());
            observations +=
                feed.makeDecoder()(source->payload({ now - source->historySpan(), now }, source->historyStep(), true), now)
                    .observations.size();
        }
        qInfo("%zu observations in %lld ms", observations, timer.elapsed());
        QVERIFY(observations > 60'000 && observations < 300'000);
    }

    void withoutAreasOrBounds()
    {
        const Simulation bare { 1, QTimeZone("America/Chicago"), { -87.6278, 41.8819 }, {}, nullptr };
        for (const FeedDescriptor &feed : feeds()) {
            const PayloadSourcePtr source = feed.makeSimulator(bare);
            QVERIFY(!source->payload({ now - std::chrono::days(1), now }, source->historyStep(), true).isEmpty());
            QVERIFY(source->payload({}, source->historyStep(), true).isEmpty());
        }
    }

    void aPointInsideABentArea()
    {
        const Area &bent = m_areas.areas().first();
        QVERIFY(!contains(bent.geometry, bent.bounds.center()));
        QVERIFY(contains(bent.geometry, pointInside(bent)));
        QCOMPARE(pointInside(m_areas.areas().last()), m_areas.areas().last().bounds.center());
        QVERIFY(!pointInside(Area {}).isValid());
    }

    void chanceHasItsMoments()
    {
        for (const double mean : { 0.4, 6.0, 80.0 }) {
            double sum = 0;
            double squares = 0;
            constexpr int n = 20'000;
            for (int i = 0; i < n; ++i) {
                const int value = poisson(dice::mix(3, quint64(i)), mean);
                sum += value;
                squares += double(value) * value;
            }
            const double variance = squares / n - (sum / n) * (sum / n);
            QVERIFY(std::abs(sum / n - mean) < 4 * std::sqrt(mean / n)); // four standard errors
            QVERIFY(std::abs(variance / mean - 1) < 0.05);
        }
        QCOMPARE(poisson(1, 0), 0);
        QCOMPARE(around(std::array { 0.0, 10.0, 20.0 }, 2.5), 10.0); // between 20 and, round the end, 0
        QCOMPARE(around(std::array { 0.0, 10.0, 20.0 }, -0.25), 5.0);
    }
};

QTEST_APPLESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
