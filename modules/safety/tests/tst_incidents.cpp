// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/durations.h"
#include "core/incidentkpis.h"
#include "core/incidents.h"
#include "core/measures.h"
#include "core/words.h"

#include <QTest>

#include <boost/math/distributions/normal.hpp>

using namespace citywall;
using namespace citywall::safety;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
// Terms in the order of their keys.
const QStringList terms { QStringLiteral("received"), QStringLiteral("dispatched"), QStringLiteral("onScene"),
                          QStringLiteral("closed"),   QStringLiteral("recorded"),   QStringLiteral("fire"),
                          QStringLiteral("theft") };
constexpr float received = 0, dispatched = 1, onScene = 2, closed = 3, recorded = 4, fire = 5, theft = 6;

struct Row {
    FeatureKey feature;
    int minute;
    float state;
    float category = none;
    float priority = none;
    float casualties = none;
};

Observations rowsOf(const QList<Row> &rows)
{
    Observations o;
    for (const Row &row : rows) {
        o.phenomenonTime.push_back(row.minute * 60000);
        o.receivedTime.push_back(row.minute * 60000);
        o.feature.push_back(row.feature);
        o.longitudeE7.push_back(Observations::noPosition);
        o.latitudeE7.push_back(Observations::noPosition);
        o.values[StateField].push_back(row.state);
        o.values[CategoryField].push_back(row.category);
        o.values[PriorityField].push_back(row.priority);
        o.values[CasualtiesField].push_back(row.casualties);
        o.source.push_back(0);
    }
    return o;
}

FeedDictionary dictionaryOf(int features)
{
    FeedDictionary d;
    d.terms = terms;
    d.sources = { { QStringLiteral("simulator"), {}, true } };
    for (int i = 0; i < features; ++i) {
        Feature feature;
        feature.key = FeatureKey(i);
        feature.id = QString::number(i);
        feature.position = { -87.6, 41.9 };
        feature.area = i % 2;
        d.features.push_back(feature);
    }
    return d;
}

UtcTime minute(int m) { return { m * 60000 }; }

// Three incidents: 0 runs its whole course, 1 waits since minute 12, 2 is a record.
const QList<Row> aDay { { 0, 10, received, fire, 1 },      { 1, 12, received, theft, 3 }, { 0, 11, dispatched },
                        { 0, 18, onScene, none, none, 2 }, { 2, 20, recorded, theft },    { 0, 40, closed } };

std::vector<Incident> incidentsOfTheDay()
{
    QList<Row> rows = aDay;
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.minute < b.minute; });
    const Observations o = rowsOf(rows);
    return incidentsFrom(o, 0, o.size(), dictionaryOf(3));
}

} // namespace

class TestIncidents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lifecycleIsPutTogether()
    {
        const std::vector<Incident> incidents = incidentsOfTheDay();
        QCOMPARE(incidents.size(), size_t(3));
        const Incident &first = incidents[0];
        QCOMPARE(first.state, State::Closed);
        QCOMPARE(first.reported, minute(10));
        QCOMPARE(first.received, minute(10));
        QCOMPARE(first.dispatched, minute(11));
        QCOMPARE(first.onScene, minute(18));
        QCOMPARE(first.closed, minute(40));
        QCOMPARE(first.priority, 1);
        QCOMPARE(first.casualties, 2);
        QCOMPARE(first.category, int(fire));
        QVERIFY(first.simulated);
        QCOMPARE(incidents[1].state, State::Received);
        QVERIFY(!incidents[1].dispatched.isValid());
        QCOMPARE(incidents[2].state, State::Recorded);
    }

    void aStateNeverGoesBack()
    {
        const Observations o = rowsOf({ { 0, 1, received }, { 0, 2, onScene }, { 0, 3, dispatched } });
        const std::vector<Incident> incidents = incidentsFrom(o, 0, o.size(), dictionaryOf(1));
        QCOMPARE(incidents[0].state, State::OnScene);
        QCOMPARE(incidents[0].dispatched, minute(3)); // late, but now known
    }

    void rowsOfUnknownFeaturesAndTermsAreHarmless()
    {
        const Observations o = rowsOf({ { 9, 1, received }, { 0, 2, 99 }, { 0, 3, none } });
        const std::vector<Incident> incidents = incidentsFrom(o, 0, o.size(), dictionaryOf(1));
        QCOMPARE(incidents.size(), size_t(1));
        QCOMPARE(incidents[0].state, State::Unknown);
        QVERIFY(!isActive(incidents[0], minute(4)));
    }

    void onlyAPartOfTheRows()
    {
        // The first three rows in order of time: minutes 10, 11, 12.
        QList<Row> rows = aDay;
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.minute < b.minute; });
        const Observations o = rowsOf(rows);
        const std::vector<Incident> incidents = incidentsFrom(o, 0, 3, dictionaryOf(3));
        QCOMPARE(incidents.size(), size_t(2));
        QCOMPARE(incidents[0].state, State::Dispatched);
    }

    void summaryByHand()
    {
        const Summary s = summarize(incidentsOfTheDay(), { minute(0), minute(60) }, -1);
        QCOMPARE(s.reported, 3);
        QCOMPARE(s.active, 1);
        QCOMPARE(s.waiting, 1);
        QCOMPARE(s.casualties, 2);
        QCOMPARE(s.medianDispatchSeconds, 60.0);
        QCOMPARE(s.medianArrivalSeconds, 480.0);
        QCOMPARE(s.medianHandlingSeconds, 1800.0);
        // Area 1 holds incident 1 alone.
        const Summary area = summarize(incidentsOfTheDay(), { minute(0), minute(60) }, 1);
        QCOMPARE(area.reported, 1);
        QVERIFY(std::isnan(area.medianArrivalSeconds));
        // Reported before the span: one still open at its end, one closed in it.
        const Summary later = summarize(incidentsOfTheDay(), { minute(30), minute(60) }, -1);
        QCOMPARE(later.reported, 0);
        QCOMPARE(later.active, 1);
        QCOMPARE(later.medianHandlingSeconds, 1800.0);
        QVERIFY(std::isnan(later.medianArrivalSeconds)); // it was reached before
    }

    void anIncidentWhoseCallIsNotKnownHasNoDurations()
    {
        const Observations o = rowsOf({ { 0, 1, dispatched }, { 0, 4, onScene }, { 0, 9, closed } });
        const std::vector<Incident> incidents = incidentsFrom(o, 0, o.size(), dictionaryOf(1));
        QVERIFY(!incidents[0].received.isValid());
        for (const Interval interval : { Interval::Dispatch, Interval::Arrival, Interval::Handling })
            QVERIFY(std::isnan(secondsOf(incidents[0], interval)));
        QVERIFY(std::isnan(summarize(incidents, { minute(0), minute(60) }, -1).medianHandlingSeconds));
    }

    void distributions()
    {
        // Received in minute 0, closed after 60, 90, 120, 240, 300 and 600 s.
        // numpy.percentile([60, 90, 120, 240, 300, 600], [50, 90, 95]) gives 180, 450 and 525.
        std::vector<Incident> incidents;
        for (const int seconds : { 300, 60, 600, 120, 90, 240 }) {
            Incident incident;
            incident.reported = incident.received = minute(0);
            incident.closed = { seconds * 1000 };
            incident.state = State::Closed;
            incident.priority = seconds < 200 ? 1 : 3;
            incidents.push_back(incident);
        }
        const TimeRange span { minute(0), minute(11) };
        const Distribution all = distributionOf(incidents, Interval::Handling, span, -1);
        QCOMPARE(all.count(), 6);
        QCOMPARE(all.median, 180.0);
        QCOMPARE(all.p90, 450.0);
        QVERIFY(!all.isEnough());
        QCOMPARE(distributionOf(incidents, Interval::Handling, span, -1, 1).median, 90.0);
        QCOMPARE(distributionOf(incidents, Interval::Handling, { minute(0), minute(5) }, -1).count(), 4); // 300 s ends after it
        QCOMPARE(distributionOf(incidents, Interval::Arrival, span, -1).count(), 0);
        // 525 s lie in twelve steps of 1 min, not of ½; the longest falls into the open step from 9 min.
        const DurationHistogram histogram = histogramOf(all);
        QCOMPARE(histogram.stepSeconds, 60.0);
        QCOMPARE(histogram.counts, (std::vector<int> { 0, 2, 1, 0, 1, 1, 0, 0, 0, 1 }));
        QVERIFY(histogramOf({}).counts.empty());
    }

    void changes()
    {
        QVERIFY(std::abs(changeOf(8, 10) + 0.2) < 1e-12);
        QVERIFY(std::isnan(changeOf(8, 0)));
        QVERIFY(std::isnan(changeOf(std::nan(""), 10)));
        QCOMPARE(Words::change(-0.351), QStringLiteral("−35 %"));
        QCOMPARE(Words::change(0.2), QStringLiteral("+20 %"));
        QCOMPARE(Words::change(0), QStringLiteral("0 %"));
        // The least n with 1 − 0.9ⁿ ≥ 0.95: 0.9²⁸ = 0.0523, 0.9²⁹ = 0.0471.
        QVERIFY(1 - std::pow(0.9, fewest) >= 0.95 && 1 - std::pow(0.9, fewest - 1) < 0.95);
    }

    /// SciPy 1.10.1:
    ///     def v(y):
    ///         y = np.sort(np.log(y)); n = len(y); c = max(1, round((n + 1)/2 - n**0.5))
    ///         return ((y[n - c] - y[c - 1])/(2*norm.isf(binom.cdf(c - 1, n, 0.5))))**2
    ///     r = np.log(np.median(a)/np.median(b)); s = norm.isf(0.025)*np.sqrt(v(a) + v(b))
    ///     print(np.exp([r, r - s, r + s]) - 1)
    void changeOfMedians()
    {
        const auto of = [](std::vector<double> seconds) {
            Distribution d;
            d.median = quantile(seconds, 0.5);
            d.seconds = std::move(seconds);
            return d;
        };
        const auto isNear = [](double a, double b) { return std::abs(a - b) < 1e-6; };
        const Distribution a = of({ 240, 300, 310, 330, 350, 420, 480, 500, 610, 700 });
        const Distribution b = of({ 300, 360, 400, 420, 450, 520, 600, 610, 700, 880, 900, 1000 });
        const MedianChange few = changeOfMedian(a, b);
        QVERIFY(isNear(few.share, -0.3125) && isNear(few.low, -0.57484800) && isNear(few.high, 0.11173474));
        QVERIFY(!few.isClear());
        // Log-normal about 240 and 300 s, σ 0.5: a = 240*np.exp(0.5*norm.ppf((np.arange(120) + 0.5)/120))
        std::vector<double> now;
        std::vector<double> before;
        for (int i = 0; i < 120; ++i) {
            const double z = boost::math::quantile(boost::math::normal(), (i + 0.5) / 120);
            now.push_back(240 * std::exp(0.5 * z));
            before.push_back(300 * std::exp(0.5 * z));
        }
        const MedianChange fifth = changeOfMedian(of(now), of(before));
        QVERIFY(isNear(fifth.share, -0.2) && isNear(fifth.low, -0.3179833) && isNear(fifth.high, -0.06160656));
        QVERIFY(fifth.isClear());
        QVERIFY(!changeOfMedian(of({ 1, 2, 3, 4, 5 }), b).isKnown());
        QVERIFY(!changeOfMedian({}, b).isKnown());
    }

    void areaMeasures()
    {
        QList<Row> rows = aDay;
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.minute < b.minute; });
        const Observations o = rowsOf(rows);
        const FeedDictionary dictionary = dictionaryOf(3);
        std::vector<quint32> every(o.size());
        std::iota(every.begin(), every.end(), 0);
        // Minutes 12 … 41: one call, one record; incident 0 reached after 8 min and closed after 30, though received before.
        const MeasureRows some { o, dictionary, every, { minute(12), minute(42) } };
        QCOMPARE(receivedPerSecond(some), 2 / 1800.);
        QCOMPARE(medianArrivalSeconds(some), 480.0);
        QCOMPARE(medianHandlingSeconds(some), 1800.0);
        const MeasureRows early { o, dictionary, every, { minute(0), minute(12) } };
        QCOMPARE(receivedPerSecond(early), 1 / 720.);
        QVERIFY(std::isnan(medianArrivalSeconds(early)));
        // Without the row of the call the arrival is not known.
        const MeasureRows late { o, dictionary, std::span(every).subspan(2), { minute(12), minute(42) } };
        QVERIFY(std::isnan(medianArrivalSeconds(late)));
    }

    void anIncidentNotHeardOfIsNotActiveForEver()
    {
        const std::vector<Incident> incidents = incidentsOfTheDay();
        const int aDayLater = 12 + 24 * 60;
        QVERIFY(isActive(incidents[1], minute(aDayLater - 1)));
        QVERIFY(!isActive(incidents[1], minute(aDayLater)));
    }

    void quantiles_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("q");
        QTest::addColumn<double>("expected");
        // R: quantile(c(1, 2, 4, 8), c(.5, .9)) gives 3.0 and 6.8; quantile(c(3, 1, 2), .5) gives 2.
        QTest::newRow("median of four") << QList<double> { 8, 1, 4, 2 } << 0.5 << 3.0;
        QTest::newRow("90 % of four") << QList<double> { 8, 1, 4, 2 } << 0.9 << 6.8;
        QTest::newRow("median of three") << QList<double> { 3, 1, 2 } << 0.5 << 2.0;
        QTest::newRow("greatest") << QList<double> { 3, 1, 2 } << 1.0 << 3.0;
        QTest::newRow("one") << QList<double> { 7 } << 0.9 << 7.0;
    }
    void quantiles()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, q);
        QFETCH(double, expected);
        QVERIFY(std::abs(quantile({ values.begin(), values.end() }, q) - expected) < 1e-12);
    }
    void quantileOfNothing() { QVERIFY(std::isnan(quantile({}, 0.5))); }

    void countsByKey()
    {
        const std::vector<int> counts = countBy(incidentsOfTheDay(), { minute(0), minute(60) }, -1, size_t(terms.size()),
                                                [](const Incident &i) { return i.category; });
        QCOMPARE(counts, (std::vector<int> { 0, 0, 0, 0, 0, 1, 2 }));
    }

    void asTheyThenStood()
    {
        const std::vector<Incident> then = asOf(incidentsOfTheDay(), minute(12));
        QCOMPARE(then.size(), size_t(2)); // the record of minute 20 is not known yet
        QCOMPARE(then[0].state, State::Dispatched);
        QVERIFY(!then[0].onScene.isValid());
        QVERIFY(!then[0].closed.isValid());
        // The same as from the rows up to then: replay and hindsight agree.
        QList<Row> rows = aDay;
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.minute < b.minute; });
        const Observations o = rowsOf(rows);
        const std::vector<Incident> replayed = incidentsFrom(o, 0, 3, dictionaryOf(3));
        for (size_t i = 0; i < then.size(); ++i) {
            QCOMPARE(then[i].state, replayed[i].state);
            QCOMPARE(then[i].heard, replayed[i].heard);
        }
    }

    void durationsInWords()
    {
        QCOMPARE(Words::duration(45), QStringLiteral("45 s"));
        QCOMPARE(Words::duration(7 * 60 + 20), QStringLiteral("7 min"));
        QCOMPARE(Words::duration(100 * 60), QStringLiteral("1 h 40 min"));
        QCOMPARE(Words::duration(std::nan("")), QStringLiteral("–"));
    }
};

QTEST_APPLESS_MAIN(TestIncidents)
#include "tst_incidents.moc"
