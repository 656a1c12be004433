// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/measure.h"

#include <support/samples.h>

#include <QTest>

using namespace citywall;
using namespace std::chrono_literals;

namespace {
const UtcTime start { 1'795'000'000'000 };
UtcTime minute(int n) { return start + n * 1min; }
} // namespace

/// Three stations, the first two in area 0, the third in none; of a fourth each observation has its own place.
class MeasureTest : public QObject
{
    Q_OBJECT
    static FeedDictionary dictionary()
    {
        FeedDictionary d;
        for (const int area : { 0, 0, -1, -1 }) {
            Feature f;
            f.key = FeatureKey(d.features.size());
            f.area = area;
            d.features.push_back(f);
        }
        return d;
    }
    static AreaMeasure countOf(Duration memory)
    {
        return { {}, QStringLiteral("f"), memory, [](const MeasureRows &rows) { return double(rows.rows.size()); } };
    }
    static int areaOf(GeoPoint p) { return p.longitudeDegrees < -87 ? 1 : -1; }

private Q_SLOTS:
    void bucketsAndAreas()
    {
        Observations columns;
        constexpr float nan = ObservationRecord::nan;
        for (const auto &[at, feature] :
             std::vector<std::pair<int, FeatureKey>> { { -5, 0 }, { 0, 0 }, { 9, 1 }, { 10, 2 }, { 15, 3 }, { 20, 0 } })
            test::add(columns, minute(at), feature, { nan, nan, nan, nan });
        columns.longitudeE7[4] = -875'000'000; // the fourth station's, in area 1
        columns.latitudeE7[4] = 418'000'000;
        const TimeRange range { minute(0), minute(20) };
        const MeasureGrid grid = measureOver(countOf(0min), columns, dictionary(), range, 2, 2, areaOf);
        QCOMPARE(grid.values.size(), size_t(3));
        QCOMPARE(grid.values[0], std::vector<double>({ 2, 0 })); // minutes 0 and 9; minute 20 is outside
        QCOMPARE(grid.values[1], std::vector<double>({ 0, 1 }));
        QCOMPARE(grid.values[2], std::vector<double>({ 2, 2 })); // the city: also what lies in no area
        const MeasureGrid remembered = measureOver(countOf(6min), columns, dictionary(), range, 2, 2, areaOf);
        QCOMPARE(remembered.values[0], std::vector<double>({ 3, 1 })); // minute −5 in the first, 9 in the second
        QCOMPARE(remembered.values[2], std::vector<double>({ 3, 3 }));
    }

    void rowsComeInOrderWithTheirBucket()
    {
        Observations columns;
        for (const int at : { 1, 2, 3 })
            test::add(columns, minute(at), 0, { float(at), 0, 0, 0 });
        std::vector<TimeRange> buckets;
        const AreaMeasure newest { {}, QStringLiteral("f"), 0min, [&](const MeasureRows &rows) {
                                      buckets.push_back(rows.bucket);
                                      return rows.rows.empty() ? std::numeric_limits<double>::quiet_NaN()
                                                               : double(rows.columns.values[0][rows.rows.back()]);
                                  } };
        const MeasureGrid grid = measureOver(newest, columns, dictionary(), { minute(0), minute(6) }, 2, 0, areaOf);
        QCOMPARE(grid.values.size(), size_t(1));
        QCOMPARE(grid.values[0][0], 2.0); // minute 3 begins the second bucket
        QCOMPARE(grid.values[0][1], 3.0);
        QCOMPARE(buckets, std::vector<TimeRange>({ { minute(0), minute(3) }, { minute(3), minute(6) } }));
    }
};

QTEST_GUILESS_MAIN(MeasureTest)
#include "tst_measure.moc"
