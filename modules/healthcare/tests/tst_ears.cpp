// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ears.h"
#include "core/feeds.h"
#include "core/masking.h"
#include "core/syndromes.h"
#include "sdk/observationjson.h"

#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace Qt::StringLiterals;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// Seven days of mean 10 and sample variance (4+1+0+0+0+1+4)/6 = 10/6, deviation 1.290994.
const std::vector<double> quietWeek { 8, 9, 10, 10, 10, 11, 12 };

std::vector<double> after(std::vector<double> days, std::initializer_list<double> more)
{
    days.insert(days.end(), more);
    return days;
}

} // namespace

class TestEars : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void c1ByHand()
    {
        // (14 − 10) / 1.290994 = 3.098387 > 3; 13 gives 2.323790.
        const Ears high = ears(after(quietWeek, { 14 }));
        QVERIFY(std::abs(high.c1 - 3.098387) < 1e-6);
        QVERIFY(high.signal1());
        QVERIFY(std::isnan(high.c2)); // ten days are needed
        QCOMPARE(high.signals(), 1);
        const Ears calm = ears(after(quietWeek, { 13 }));
        QVERIFY(std::abs(calm.c1 - 2.323790) < 1e-6);
        QVERIFY(!calm.signal1());
    }

    void c2LeavesTwoDaysOut()
    {
        // Baseline of C2: the quiet week; the two days between are high and do not raise it. (14 − 10) / 1.290994.
        const Ears late = ears(after(quietWeek, { 20, 20, 14 }));
        QVERIFY(std::abs(late.c2 - 3.098387) < 1e-6);
        QCOMPARE(late.expected, 10.0);
        QVERIFY(std::abs(late.threshold - 13.872983) < 1e-6); // 10 + 3 · 1.290994
        QVERIFY(late.signal2());
        // C1's baseline 10 10 10 11 12 20 20: mean 93/7 = 13.285714, squares 3·10.795918 + 5.224490 + 1.653061 + 2·45.081633
        // = 129.428571, deviation √(129.428571/6) = 4.644505; (14 − 13.285714) / 4.644505 = 0.153792.
        QVERIFY(std::abs(late.c1 - 0.153792) < 1e-6);
        QVERIFY(!late.signal1());
    }

    void c3AddsThreeDays()
    {
        // All three days of C3 have constant baselines of 10, whose deviation 0 is taken as 0.5: C2 = 2·(y − 10).
        // 11, 11, 11 give C2 = 2, 2, 2 and C3 = 3·(2 − 1) = 3 > 2, while C1 and C2 stay below 3 on the last day … but the
        // baseline of C1 holds two 11: mean 72/7, deviation √(10/7 / 6) = 0.487950 → 0.5; (11 − 10.285714) / 0.5 = 1.428571.
        std::vector<double> days(9, 10.0);
        const Ears slow = ears(after(days, { 11, 11, 11 }));
        QCOMPARE(slow.c2, 2.0);
        QCOMPARE(slow.c3, 3.0);
        QVERIFY(std::abs(slow.c1 - 1.428571) < 1e-6);
        QVERIFY(!slow.signal1());
        QVERIFY(!slow.signal2());
        QVERIFY(slow.signal3());
        // Days below their baseline count nothing: C2 = −4, 2, 2 gives 0 + 1 + 1 = 2, which is not above 2.
        const Ears mixed = ears(after(days, { 8, 11, 11 }));
        QCOMPARE(mixed.c3, 2.0);
        QVERIFY(!mixed.signal3());
    }

    void missingDaysAreUnknownNotZero()
    {
        std::vector<double> days = after(quietWeek, { 40 });
        days[3] = missing;
        QVERIFY(std::isnan(ears(days).c1));
        QCOMPARE(ears(days).signals(), 0);
        QCOMPARE(ears({}).signals(), 0);
        days = after(quietWeek, { missing });
        QCOMPARE(ears(days).signals(), 0);
    }

    void smallCountsAreMasked()
    {
        const FeedDescriptor feed = Feeds::syndromic();
        DecodedBatch batch = feed.makeDecoder()(
            R"({"observations":[{"feature":"a:rash","phenomenonTime":0,"values":{"count":4},"detail":{"ages":[3]}},
                               {"feature":"b:rash","phenomenonTime":0,"values":{"count":5}},
                               {"feature":"c:rash","phenomenonTime":0,"values":{"count":0}},
                               {"feature":"d:rash","phenomenonTime":0,"values":{"count":-1}},
                               {"feature":"e:rash","phenomenonTime":0,"values":{"count":6.5}}]})",
            { 0 });
        QVERIFY(feed.mask);
        feed.mask(batch);
        QCOMPARE(batch.observations.size(), size_t(3));
        QCOMPARE(batch.rejections.size(), size_t(2));
        for (const size_t masked : { size_t(0), size_t(2) }) {
            QVERIFY(std::isnan(batch.observations[masked].values[CountField]));
            QCOMPARE(batch.terms[int(batch.observations[masked].values[MaskedField])], maskedTerm);
            QVERIFY(batch.observations[masked].detail.isEmpty());
        }
        QCOMPARE(batch.observations[1].values[CountField], 5.0F);
        QVERIFY(std::isnan(batch.observations[1].values[MaskedField]));
        QVERIFY(!toObservationJson(batch, feed).contains("\"count\":4"));
    }

    void seriesByLocalDay()
    {
        // Chicago, 24 days at local midnights over the change of clocks of 2026-11-01; the last day is 2026-11-10.
        const QTimeZone zone("America/Chicago");
        Observations rows;
        FeedDictionary dictionary;
        dictionary.terms = { maskedTerm };
        Feature feature;
        feature.id = u"8:rash"_s;
        feature.properties = { { u"area"_s, u"8"_s }, { u"syndrome"_s, u"rash"_s } };
        dictionary.features.push_back(feature);
        for (int i = 0; i < 24; ++i) {
            rows.phenomenonTime.push_back(QDate(2026, 10, 18).addDays(i + 1).startOfDay(zone).toMSecsSinceEpoch());
            rows.feature.push_back(0);
            rows.source.push_back(0);
            rows.values[CountField].push_back(i == 22 ? ObservationRecord::nan : float(10 + i));
            rows.values[MaskedField].push_back(i == 22 ? 0.0F : ObservationRecord::nan);
        }
        const SyndromeTable table = syndromesFrom(rows, 0, rows.phenomenonTime.size(), dictionary, zone);
        QCOMPARE(table.day, QDate(2026, 11, 10));
        QCOMPARE(table.series.size(), size_t(1));
        const SyndromeSeries &series = table.series.front();
        QCOMPARE(series.area, u"8"_s);
        QCOMPARE(series.count(), 33.0);
        QCOMPARE(series.counts.front(), 13.0); // 20 days before
        QVERIFY(series.masked[SyndromeSeries::days - 2]);
        QVERIFY(!series.isMasked());
        // C2's baseline is days 14 … 20 of the 24: 24 … 30, mean 27; the masked day is in C1's baseline as 2.
        QCOMPARE(series.verdict().expected, 27.0);
        QCOMPARE(series.verdict(SyndromeSeries::days - 2).expected, 26.0); // of the day before
        // C1: 26 … 31 and 4: mean 25, squares 4907 − 7·625 = 532, deviation √(532/6) = 9.416298; (33 − 25) / 9.416298.
        QVERIFY(std::abs(series.verdict().c1 - 0.849591) < 1e-5);
    }

    void tooManyMaskedDaysAreNotJudged()
    {
        // Counts of 5 and less: their spread is hidden, and six visits are no outbreak.
        SyndromeSeries series;
        series.counts.fill(5);
        series.counts.back() = 60;
        const auto mask = [&](size_t daysBefore) {
            series.masked[SyndromeSeries::days - 1 - daysBefore] = true;
            series.counts[SyndromeSeries::days - 1 - daysBefore] = missing;
        };
        for (const size_t day : { 1, 4, 11, 12, 13 }) // three of them within eleven days
            mask(day);
        QCOMPARE(series.verdict().signals(), 3);
        mask(7);
        QVERIFY(std::isnan(series.verdict().c1));
        QCOMPARE(series.verdict().signals(), 0);
    }

    void aMaskedNewestDayNeverSignals()
    {
        SyndromeSeries series;
        series.counts.fill(5);
        series.counts.back() = missing;
        series.masked.back() = true;
        QCOMPARE(series.verdict().signals(), 0);
    }
};

QTEST_APPLESS_MAIN(TestEars)
#include "tst_ears.moc"
