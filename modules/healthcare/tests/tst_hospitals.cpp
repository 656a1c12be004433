// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bedtypes.h"
#include "core/forecast.h"
#include "core/hospitals.h"
#include "core/measures.h"

#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace Qt::StringLiterals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime start = UtcTime::fromIso(u"2026-11-02T00:00:00Z"); // a Monday

struct Feed {
    Observations rows;
    FeedDictionary dictionary;

    FeatureKey feature(const QString &id, const QJsonObject &properties = {})
    {
        Feature made;
        made.key = FeatureKey(dictionary.features.size());
        made.id = id;
        made.properties = properties;
        dictionary.features.push_back(made);
        return made.key;
    }
    float term(const QString &word)
    {
        if (!dictionary.terms.contains(word))
            dictionary.terms.append(word);
        return float(dictionary.terms.indexOf(word));
    }
    void row(UtcTime t, FeatureKey key, const std::array<float, maximumFields> &values)
    {
        rows.phenomenonTime.push_back(t.milliseconds);
        rows.receivedTime.push_back(t.milliseconds);
        rows.feature.push_back(key);
        rows.longitudeE7.push_back(Observations::noPosition);
        rows.latitudeE7.push_back(Observations::noPosition);
        for (size_t v = 0; v < maximumFields; ++v)
            rows.values[v].push_back(values[v]);
        rows.source.push_back(0);
    }
    FeedRows all() const { return { rows, 0, rows.size(), dictionary }; }
};

UtcTime at(int hours) { return start + std::chrono::hours(hours); }

/// One value an hour over so many days; `value` gets the hour since the start.
HourlySeries series(int days, const std::function<double(int)> &value)
{
    HourlySeries made { hourOf(start), {} };
    for (int hour = 0; hour < days * 24; ++hour)
        made.values.push_back(value(hour));
    return made;
}

} // namespace

class TestHospitals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bedsOfTypesAreAdded()
    {
        Feed beds;
        const QJsonObject general { { u"hospital"_s, u"g"_s }, { u"hospitalName"_s, u"General"_s } };
        const FeatureKey icu = beds.feature(u"g:AdultICU"_s, general);
        const FeatureKey wards = beds.feature(u"g:MedicalSurgical"_s, general);
        const FeatureKey emergency = beds.feature(u"g:EmergencyDepartment"_s, general);
        const FeatureKey isolation = beds.feature(u"g:NegativeFlowIsolation"_s, general);
        const FeatureKey burn = beds.feature(u"g:Burn"_s, general);
        beds.row(at(1), wards, { beds.term(u"MedicalSurgical"_s), 100, 90, none });
        beds.row(at(2), icu, { beds.term(u"AdultICU"_s), 20, 19, none });
        beds.row(at(2), emergency, { beds.term(u"EmergencyDepartment"_s), 30, 40, none });
        beds.row(at(2), isolation, { beds.term(u"NegativeFlowIsolation"_s), 6, 6, none }); // among the others' already
        beds.row(at(2), burn, { beds.term(u"Burn"_s), 10, none, none }); // redacted: counts neither way
        const std::vector<Hospital> hospitals = hospitalsAt(at(3), beds.all(), Feed().all(), Feed().all());
        QCOMPARE(hospitals.size(), size_t(1));
        QCOMPARE(hospitals[0].id, u"g"_s);
        QCOMPARE(hospitals[0].name, u"General"_s);
        QCOMPARE(hospitals[0].staffed(), 120.0); // neither the emergency department's nor the isolation beds
        QCOMPARE(hospitals[0].occupied(), 109.0);
        QCOMPARE(hospitals[0].bedsObserved(), at(2));
        QCOMPARE(hospitals[0].beds[0].type, u"AdultICU"_s); // in the vocabulary's order
        QCOMPARE(hospitals[0].entity.feed, bedsFeed);
    }

    void aReportedTotalGoesBeforeTheSum()
    {
        Feed beds;
        const QJsonObject h { { u"hospital"_s, u"330214"_s } };
        const FeatureKey all = beds.feature(u"ny-330214"_s, h);
        const FeatureKey icu = beds.feature(u"ny-icu-330214"_s, h);
        beds.row(at(1), icu, { beds.term(u"AdultICU"_s), 20, 10, none });
        beds.row(at(1), all, { beds.term(inpatientBeds), 200, 190, none });
        const std::vector<Hospital> hospitals = hospitalsAt(at(2), beds.all(), Feed().all(), Feed().all());
        QCOMPARE(hospitals.size(), size_t(1));
        QCOMPARE(hospitals[0].occupancy(), 0.95);
        QCOMPARE(hospitals[0].beds.size(), 2);
        QSet<QString> which { u"330214"_s };
        QCOMPARE(LoadHistory(beds.all(), Feed().all()).occupancy(which).at(hourOf(at(1))), 0.95);
    }

    void oldReportsAreUnknownAndTheHospitalStays()
    {
        Feed beds;
        Feed emergency;
        const FeatureKey b = beds.feature(u"h"_s);
        const FeatureKey e = emergency.feature(u"h"_s);
        beds.row(at(0), b, { beds.term(u"MedicalSurgical"_s), 50, 40, none });
        emergency.row(at(0), e, { 1800, 9, 2, emergency.term(u"closed"_s) });
        const auto now = [&](Duration after) { return hospitalsAt(start + after, beds.all(), emergency.all(), Feed().all())[0]; };
        QCOMPARE(now(emergencyHorizon - Duration(1)).diversion, Diversion::Closed);
        QCOMPARE(now(emergencyHorizon - Duration(1)).waitSeconds, 1800.0);
        QCOMPARE(now(emergencyHorizon).diversion, Diversion::Unknown);
        QVERIFY(std::isnan(now(emergencyHorizon).waitSeconds));
        QCOMPARE(now(bedsHorizon - Duration(1)).occupancy(), 0.8);
        QVERIFY(std::isnan(now(bedsHorizon).occupancy()));
    }

    void summaryOfSeveral()
    {
        Feed beds;
        Feed emergency;
        constexpr std::array waits { 600.0F, 1200.0F, 3000.0F };
        for (int i = 0; i < 3; ++i) {
            const FeatureKey b = beds.feature(QString::number(i));
            const FeatureKey e = emergency.feature(QString::number(i));
            beds.row(at(0), b, { beds.term(u"MedicalSurgical"_s), 100, float(70 + 10 * i), none });
            emergency.row(at(0), e,
                          { waits[size_t(i)], 5, 0,
                            emergency.term(i == 0       ? u"normal"_s
                                               : i == 1 ? u"advisory"_s
                                                        : u"closed"_s) });
        }
        const std::vector<Hospital> hospitals = hospitalsAt(at(1), beds.all(), emergency.all(), Feed().all());
        const LoadSummary all = summarize(hospitals, { 0, 1, 2 }, at(1));
        QCOMPARE(all.occupancy(), 0.8); // 240 of 300
        QCOMPARE(all.medianWaitSeconds, 1200.0);
        QCOMPARE(all.diverting, 2.0);
        QCOMPARE(all.freshBeds, 1.0);
        QCOMPARE(all.freshEmergency, 0.0); // an hour is more than 30 minutes
        QCOMPARE(summarize(hospitals, { 0, 1 }, at(1)).medianWaitSeconds, 900.0);
        QVERIFY(std::isnan(summarize(hospitals, {}, at(1)).occupancy()));
        QVERIFY(std::isnan(summarize(hospitals, {}, at(1)).diverting));
    }

    void onlyTheHospitalsOwnRowsAndSource()
    {
        Feed beds;
        const FeatureKey mine = beds.feature(u"a:AdultICU"_s, { { u"hospital"_s, u"a"_s } });
        const FeatureKey other = beds.feature(u"b:AdultICU"_s, { { u"hospital"_s, u"b"_s } });
        for (int hour = 0; hour < 4; ++hour) {
            beds.row(at(hour), mine, { 0, 10, float(hour), none });
            beds.row(at(hour), other, { 0, 10, 9, none });
        }
        beds.dictionary.sources = { { u"beds"_s, u"Department of Health"_s, false }, { u"simulator"_s, {}, true } };
        beds.rows.source.back() = 1; // b's newest report
        const std::vector<Hospital> hospitals = hospitalsAt(at(4), beds.all(), Feed().all(), Feed().all());
        QCOMPARE(hospitals[0].source, u"Department of Health"_s);
        QVERIFY(!hospitals[0].simulated);
        QCOMPARE(hospitals[1].source, u"simulator"_s);
        QVERIFY(hospitals[1].simulated);
        beds.rows.details.insert(6, "{\"x\":1}"); // mine at hour 3
        const ObservationsPtr rows = rowsOfHospital(beds.all(), u"a"_s, at(1));
        QCOMPARE(rows->size(), size_t(2));
        QCOMPARE(rows->values[OccupiedField], (std::vector<float> { 2, 3 }));
        QCOMPARE(rows->details.value(1), QByteArray("{\"x\":1}"));
    }

    void crowdingByHand()
    {
        // −20 + 85.8·40/40 + 600·6/300 + 13.4·2 + 0.93·5 + 5.64·0.5 = −20 + 85.8 + 12 + 26.8 + 4.65 + 2.82
        NedocsInputs inputs { 40, 40, 6, 300, 2, 5 * 3600, 1800 };
        QVERIFY(std::abs(nedocs(inputs) - 112.07) < 1e-9);
        inputs.ventilated = unknown;
        QVERIFY(std::isnan(nedocs(inputs))); // not a score that is too low
        QCOMPARE(nedocs({ 0, 40, 0, 300, 0, 0, 0 }), 0.0);
        QVERIFY(std::isnan(nedocs({ 10, 0, 0, 300, 0, 0, 0 })));
        QVERIFY(std::isnan(nedocs({})));
    }

    void crowdingIsPutTogetherFromThreeFeeds()
    {
        Feed beds;
        Feed emergency;
        Feed crowding;
        beds.row(at(0), beds.feature(u"h"_s), { beds.term(u"MedicalSurgical"_s), 300, 270, none });
        emergency.row(at(0), emergency.feature(u"h"_s), { 1800, 9, 6, emergency.term(u"normal"_s) });
        const FeatureKey key = crowding.feature(u"h"_s, { { u"treatmentBeds"_s, 40 } });
        crowding.row(at(0), key, { 40, 2, 5 * 3600, 1800 });
        const FeedRows crowded = crowding.all();
        const auto score = [&](UtcTime now) {
            return hospitalsAt(now, beds.all(), emergency.all(), Feed().all(), &crowded)[0].nedocs().least;
        };
        QVERIFY(std::abs(score(at(1)) - 112.07) < 1e-9);
        QVERIFY(std::isnan(score(start + emergencyHorizon))); // what was heard four hours ago says nothing now
        QVERIFY(std::isnan(hospitalsAt(at(1), beds.all(), emergency.all(), Feed().all())[0].nedocs().least));
    }

    void ambulancesAtTheDoor()
    {
        Feed ambulances;
        ambulances.row(at(0), ambulances.feature(u"h"_s), { 2, 1, 1500, 7 });
        const Hospital hospital = hospitalsAt(at(1), Feed().all(), Feed().all(), ambulances.all())[0];
        QCOMPARE(hospital.inbound.least, 2.0);
        QCOMPARE(hospital.offloadSeconds, 1500.0);
        QCOMPARE(hospital.arrivals.least, 7.0);
    }

    void measuresOfAnArea()
    {
        // Two hospitals: one by types, of which the newest reports count (90 + 19 of 120), one by a total of 150 of 200 that goes before
        // its types. 259 / 320.
        Feed beds;
        const FeatureKey wards = beds.feature(u"a:wards"_s, { { u"hospital"_s, u"a"_s } });
        const FeatureKey icu = beds.feature(u"a:icu"_s, { { u"hospital"_s, u"a"_s } });
        const FeatureKey total = beds.feature(u"b"_s, { { u"hospital"_s, u"b"_s } });
        const FeatureKey part = beds.feature(u"b:icu"_s, { { u"hospital"_s, u"b"_s } });
        beds.row(at(0), wards, { beds.term(u"MedicalSurgical"_s), 100, 10, none });
        beds.row(at(1), wards, { beds.term(u"MedicalSurgical"_s), 100, 90, none });
        beds.row(at(1), icu, { beds.term(u"AdultICU"_s), 20, 19, none });
        beds.row(at(1), total, { beds.term(inpatientBeds), 200, 150, none });
        beds.row(at(1), part, { beds.term(u"AdultICU"_s), 30, 30, none });
        const TimeRange bucket { at(1), at(2) };
        const std::vector<quint32> all { 0, 1, 2, 3, 4 };
        QCOMPARE(occupancyOf({ beds.rows, beds.dictionary, all, bucket }), 259.0 / 320);
        QVERIFY(std::isnan(occupancyOf({ beds.rows, beds.dictionary, {}, bucket })));

        // Waits: a's mean in the bucket is 900 s, b has only an older report of 1500 s, c said nothing: the median of two is 1200 s.
        Feed emergency;
        const FeatureKey a = emergency.feature(u"a"_s);
        const FeatureKey b = emergency.feature(u"b"_s);
        const FeatureKey c = emergency.feature(u"c"_s);
        emergency.row(at(0), a, { 9999, none, none, emergency.term(u"closed"_s) });
        emergency.row(at(0), b, { 1500, none, none, emergency.term(u"advisory"_s) });
        emergency.row(at(1), a, { 600, none, none, emergency.term(u"closed"_s) });
        emergency.row(at(1), a, { 1200, none, none, emergency.term(u"normal"_s) });
        emergency.row(at(1), c, { none, none, none, none });
        const MeasureRows rows { emergency.rows, emergency.dictionary, all, bucket };
        QCOMPARE(medianWaitOf(rows), 1200.0);
        QCOMPARE(divertingOf(rows), 1.0); // a is open again, b is not, c does not say
        QVERIFY(std::isnan(medianWaitOf({ emergency.rows, emergency.dictionary, {}, bucket })));
        QVERIFY(std::isnan(divertingOf({ emergency.rows, emergency.dictionary, {}, bucket })));
    }

    void hoursAreMeans()
    {
        Feed emergency;
        const FeatureKey a = emergency.feature(u"a"_s);
        const FeatureKey b = emergency.feature(u"b"_s);
        const float normal = emergency.term(u"normal"_s);
        const float closed = emergency.term(u"closed"_s);
        emergency.row(at(0), a, { 600, none, none, normal });
        emergency.row(at(0) + Duration(1'800'000), a, { 1200, none, none, closed });
        emergency.row(at(0) + Duration(2'400'000), b, { 1500, none, none, normal });
        emergency.row(at(2), a, { 300, none, none, normal });
        const LoadHistory history(Feed().all(), emergency.all());
        const HourlySeries both = history.waitSeconds({ u"a"_s, u"b"_s });
        QCOMPARE(both.at(hourOf(at(0))), 1200.0); // the median of 900 and 1500
        QVERIFY(std::isnan(both.at(hourOf(at(1)))));
        QCOMPARE(both.at(hourOf(at(2))), 300.0);
        QVERIFY(std::isnan(both.at(hourOf(at(3)))));
        QCOMPARE(history.diverting({ u"a"_s, u"b"_s }).at(hourOf(at(0))), 1.0); // closed for half the hour
    }

    void usualTakesTheNarrowestBasis()
    {
        // 22 days from a Monday; value = number of the day. Hour 8 of day 21 (a Monday): Mondays 0, 7, 14.
        const HourlySeries days = series(22, [](int hour) { return hour / 24; });
        const qint64 monday = hourOf(at(21 * 24 + 8));
        const Usual weekday = usualAt(days, monday, monday, QTimeZone::UTC);
        QCOMPARE(weekday.basis, Basis::SameWeekday);
        QCOMPARE(weekday.days, 3);
        QCOMPARE(weekday.value, 7.0);
        // A week of history: Thursday 10 has Mo–We 7, 8, 9 and the workdays 3, 4 before: any of the last seven.
        HourlySeries week = days;
        for (int hour = 0; hour < 3 * 24; ++hour)
            week.values[size_t(hour)] = unknown;
        const qint64 thursday = hourOf(at(10 * 24 + 8));
        const Usual kind = usualAt(week, thursday, thursday, QTimeZone::UTC);
        QCOMPARE(kind.basis, Basis::SameKind);
        QCOMPARE(kind.days, 5); // 3, 4, 7, 8, 9
        QCOMPARE(kind.value, 7.0);
        // Saturday 12 has only 5 and 6 of its kind: all of 3 … 11.
        const qint64 saturday = hourOf(at(12 * 24 + 8));
        const Usual any = usualAt(week, saturday, saturday, QTimeZone::UTC);
        QCOMPARE(any.basis, Basis::AnyDay);
        QCOMPARE(any.days, 9);
        QCOMPARE(any.value, 7.0);
        QCOMPARE(usualAt(week, hourOf(at(5 * 24)), hourOf(at(5 * 24)), QTimeZone::UTC).basis, Basis::None); // two days
    }

    void forecastByHand()
    {
        // Hour 8 and 9 of three earlier days (Tuesday to Thursday) rise by 1, 2 and 3; the present is Friday 8:20 with 50.
        const HourlySeries days = series(5, [](int hour) {
            const int day = hour / 24;
            return hour < 24 ? unknown : hour % 24 <= 8 ? 10.0 : 10.0 + day;
        });
        const Forecast next = forecast(days, at(4 * 24 + 8) + Duration(20 * 60'000), 50, QTimeZone::UTC);
        QCOMPARE(next.basis, Basis::SameKind);
        QCOMPARE(next.points.size(), size_t(forecastHours));
        const ForecastPoint &hour = next.points.front();
        QCOMPARE(hour.hour, hourOf(at(4 * 24 + 9)));
        QCOMPARE(hour.days, 3);
        // Mean 2, deviation 1; R: qt(.9, 2) = 1.885618; × √(1 + 1/3) = 2.177324.
        QCOMPARE(hour.value, 52.0);
        QVERIFY(std::abs(hour.upper - 54.177324) < 1e-4);
        QVERIFY(std::abs(hour.lower - 49.822676) < 1e-4);
        QVERIFY(forecast(days, at(4 * 24 + 8), unknown, QTimeZone::UTC).points.empty());
        QVERIFY(forecast(days, at(2 * 24 + 8), 50, QTimeZone::UTC).points.empty()); // one earlier day
    }

    void theFutureIsNotLookedAt()
    {
        // At 20:00 the changes of yesterday evening end at midnight: those of the day before yesterday are known in full.
        HourlySeries days = series(6, [](int hour) { return hour % 24; });
        const UtcTime now = at(4 * 24 + 12);
        const Forecast before = forecast(days, now, 12, QTimeZone::UTC);
        for (qint64 hour = hourOf(now); hour < days.first + qint64(days.values.size()); ++hour)
            days.values[size_t(hour - days.first)] = 1000;
        const Forecast after = forecast(days, now, 12, QTimeZone::UTC);
        QCOMPARE(after.points.size(), before.points.size());
        for (size_t i = 0; i < after.points.size(); ++i)
            QCOMPARE(after.points[i].value, before.points[i].value);
    }

    void theCitysClockDecidesTheHour()
    {
        // New York goes from −4 to −5 hours on 2026-11-01 at 06:00Z: 8 o'clock is 12Z before and 13Z after.
        const UtcTime october = UtcTime::fromIso(u"2026-10-25T00:00:00Z");
        HourlySeries days { hourOf(october), {} };
        for (int hour = 0; hour < 10 * 24; ++hour)
            days.values.push_back(startOfHour(days.first + hour).toDateTime(QTimeZone("America/New_York")).time().hour());
        const qint64 eight = hourOf(UtcTime::fromIso(u"2026-11-03T13:00:00Z"));
        QCOMPARE(usualAt(days, eight, eight, QTimeZone("America/New_York")).value, 8.0);
        QCOMPARE(usualAt(days, eight, eight, QTimeZone("America/New_York")).days, 6); // workdays 26–30 October, 2 November
    }

    void studentsQuantiles()
    {
        // R: round(qt(.9, c(1, 2, 4, 27)), 4)
        QCOMPARE(student90(1), 3.0777);
        QCOMPARE(student90(2), 1.8856);
        QCOMPARE(student90(4), 1.5332);
        QCOMPARE(student90(27), 1.3137);
        QVERIFY(std::isnan(student90(0)));
    }
};

QTEST_APPLESS_MAIN(TestHospitals)
#include "tst_hospitals.moc"
