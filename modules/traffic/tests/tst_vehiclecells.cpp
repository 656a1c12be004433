// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The grid that vehicles without docks are counted in, and what is known of a cell that is told of no more.
#include "core/facilities.h"
#include "core/featurehistory.h"
#include "core/feeds.h"
#include "core/lateststate.h"
#include "core/vehiclecells.h"
#include "fixtures.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class VehicleCellsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cells()
    {
        for (const GeoPoint point : { GeoPoint { -87.63, 41.88 }, GeoPoint { 121.47, 31.23 }, GeoPoint { 0.001, 0 },
                                      GeoPoint { 18.07, 59.33 }, GeoPoint { 180, -33 }, GeoPoint { -180, 90 } }) {
            const VehicleCell cell = VehicleCell::at(point);
            const GeoBox box = cell.box();
            QVERIFY(box.westDegrees <= point.longitudeDegrees + 1e-9 && point.longitudeDegrees <= box.eastDegrees + 1e-9);
            QVERIFY(box.southDegrees <= point.latitudeDegrees + 1e-9 && point.latitudeDegrees <= box.northDegrees + 1e-9);
            QCOMPARE(VehicleCell::at(cell.center()), cell);
            QCOMPARE(vehicleCellOf(cell.id()), cell);
            if (std::abs(point.latitudeDegrees) > 80)
                continue;
            const double middle = cell.center().latitudeDegrees;
            const double width = distanceMeters({ box.westDegrees, middle }, { box.eastDegrees, middle });
            const double height = distanceMeters({ box.westDegrees, box.southDegrees }, { box.westDegrees, box.northDegrees });
            QVERIFY2(std::abs(width - 250) < 2.5 && std::abs(height - 250) < 0.1, qPrintable(u"%1 %2"_s.arg(width).arg(height)));
        }
        for (const QString &none :
             { u"fleet"_s, u"fleet@a-b"_s, u"1"_s, u"-"_s, u"1--1"_s, u"80060-0"_s, u"0-9999999"_s, QString() })
            QVERIFY2(!vehicleCellOf(none), qPrintable(none));
    }

    void cellsThatAreToldOfNoMoreAreEmpty()
    {
        // Cells a and b of one operator, c of another one; at 12:00 all have vehicles.
        const FeedDescriptor feed = Feeds::vehicles();
        FeedDictionary dictionary;
        for (const QString &id : { u"10-1"_s, u"10-2"_s, u"fleet"_s, u"10-1@x-1"_s, u"fleet@x-1"_s }) {
            const auto key = FeatureKey(dictionary.features.size());
            dictionary.features.push_back({ key, id, {}, {}, {}, {}, -1 });
        }
        citywall::test::FakeHistory history;
        history.setDictionary(dictionary);
        history.setColumns(feed.id,
                           { { noon, 0, { 3, 1, 0, none } },
                             { noon, 1, { 4, 0, 0, none } },
                             { noon, 2, { 7, 1, 0, none } },
                             { noon, 3, { 9, 0, 0, none } },
                             { noon, 4, { 9, 0, 0, none } },
                             { noon + 5min, 1, { 2, 0, 0, none } },
                             { noon + 5min, 2, { 2, 0, 0, none } } });
        citywall::test::FakeClock clock(QTimeZone::UTC, citywall::test::FakeClock::Answers::AtOnce);
        LatestState state(feed, history, clock, {}, &fleetOf);
        const auto known = [&] {
            QStringList all;
            for (const Latest &entry : state.entries())
                all << u"%1 %2 %3 %4"_s.arg(state.feature(entry).id, entry.observed.toIso().mid(11, 5))
                           .arg(entry.value(VehiclesFreeField))
                           .arg(int(entry.freshness.level));
            return all;
        };
        clock.seek((noon + 1min).milliseconds);
        QTRY_COMPARE(known(),
                     (QStringList { u"10-1 18:00 3 0"_s, u"10-2 18:00 4 0"_s, u"fleet 18:00 7 0"_s, u"10-1@x-1 18:00 9 0"_s,
                                    u"fleet@x-1 18:00 9 0"_s }));
        // a is empty since 12:05; what the other operator said stands.
        clock.seek((noon + 6min).milliseconds);
        QTRY_COMPARE(known(),
                     (QStringList { u"10-1 18:05 0 0"_s, u"10-2 18:05 2 0"_s, u"fleet 18:05 2 0"_s, u"10-1@x-1 18:00 9 0"_s,
                                    u"fleet@x-1 18:00 9 0"_s }));
        // That it is empty grows old as all that was said then: after an hour it is not known.
        clock.seek((noon + 62min).milliseconds);
        QTRY_COMPARE(known(), (QStringList { u"10-1 18:05 0 2"_s, u"10-2 18:05 2 2"_s, u"fleet 18:05 2 2"_s }));
        clock.seek((noon + 65min).milliseconds);
        QTRY_COMPARE(known(), QStringList());
        QCOMPARE(state.wholeOf(0), std::optional<FeatureKey>(2u));
        QCOMPARE(state.wholeOf(3), std::optional<FeatureKey>(4u));
        QCOMPARE(state.wholeOf(2), std::optional<FeatureKey>());

        // Its page has the same past.
        FeatureHistory page(feed.id, VehiclesFreeField, 0, history, clock);
        page.setFeature(0, state.wholeOf(0));
        const QList<QPointF> course { { double(noon.milliseconds), 3 }, { double((noon + 5min).milliseconds), 0 } };
        QTRY_COMPARE(page.observed(), course);
        QCOMPARE(page.columns()->feature, (std::vector<FeatureKey> { 0, 0 }));
    }

    void cellsHoldAsLongAsTheirFleet()
    {
        // A file of noon that is to hold for an hour and a half, which is longer than the feed's own horizon; it says so once.
        const FeedDescriptor feed = Feeds::vehicles();
        const QByteArray file = R"({"last_updated":"2026-11-20T18:00:00Z","ttl":5400,"version":"3.0","data":{"vehicles":[
            {"vehicle_id":"a","lat":41.88,"lon":-87.63,"is_reserved":false,"is_disabled":false}]}})";
        const DecodedBatch batch = feed.decoder()(file, noon);
        QCOMPARE(std::ranges::count_if(batch.observations, [](const auto &row) { return !row.detail.isEmpty(); }), 1);
        citywall::test::FakeHistory history;
        history.put(feed.id, batch, false);
        citywall::test::FakeClock clock(QTimeZone::UTC, citywall::test::FakeClock::Answers::AtOnce);
        LatestState state(feed, history, clock, { bikesValidity, bikesLongestValid }, &fleetOf);
        for (const auto &[minute, known] : { std::pair(61, 2u), std::pair(90, 2u), std::pair(91, 0u) }) {
            clock.seek((noon + minute * 1min).milliseconds);
            QTRY_COMPARE(state.now(), noon + minute * 1min);
            QCOMPARE(state.entries().size(), known);
            for (const Latest &entry : state.entries())
                QVERIFY(entry.fresh());
        }
    }

    void aVehicleBecomesNoFeature()
    {
        const auto row = [](quint32 feature, float free) {
            return ObservationRecord { feature, noon, {}, { free, 0, 0, none }, {} };
        };
        DecodedBatch batch;
        for (const QString &id : { u"bike-7"_s, u"10-1"_s, u"scooter 8"_s, u"fleet@x-1"_s })
            batch.features.push_back({ id, {}, {}, {} });
        batch.observations = { row(3, 5), row(0, 1), row(1, 4), row(2, 1) };
        Feeds::vehicles().mask(batch);
        QStringList kept;
        for (const ObservationRecord &left : batch.observations)
            kept << u"%1 %2"_s.arg(batch.features.at(left.feature).id).arg(left.values[VehiclesFreeField]);
        QCOMPARE(kept, (QStringList { u"fleet@x-1 5"_s, u"10-1 4"_s }));
        QCOMPARE(batch.features.size(), 2u);
        QCOMPARE(reasonsOf(batch), (QStringList { u"0 neither a cell nor a fleet"_s, u"0 neither a cell nor a fleet"_s }));
    }

    void aCellThatNeverHadOneBefore()
    {
        const auto rows = [](std::vector<std::pair<int, float>> told) {
            Observations columns;
            columns.feed = vehicleFeed;
            for (const auto &[minute, value] : told) {
                columns.phenomenonTime.push_back((noon + minute * 1min).milliseconds);
                columns.receivedTime.push_back(columns.phenomenonTime.back());
                columns.feature.push_back(5);
                columns.longitudeE7.push_back(Observations::noPosition);
                columns.latitudeE7.push_back(Observations::noPosition);
                for (auto &field : columns.values)
                    field.push_back(value);
                columns.source.push_back(0);
            }
            return columns;
        };
        Observations told = rows({ { 2, 4.f }, { 3, 1.f }, { 9, 2.f } });
        told.details.insert(1, "{}");
        const ObservationsPtr all = withNothingTold(told, rows({ { 0, 70.f }, { 2, 70.f }, { 4, 70.f } }), 8);
        QStringList lines;
        for (size_t row = 0; row < all->size(); ++row)
            lines << u"%1 %2 %3 %4"_s.arg((all->phenomenonTime[row] - noon.milliseconds) / 60'000)
                         .arg(all->feature[row])
                         .arg(all->values[0][row])
                         .arg(QString::fromUtf8(all->details.value(quint32(row))));
        QCOMPARE(lines, (QStringList { u"0 8 0 "_s, u"2 5 4 "_s, u"3 5 1 {}"_s, u"4 8 0 "_s, u"9 5 2 "_s }));
    }

    void freeOverAnHour()
    {
        FeedDictionary dictionary;
        for (const QString &id : { u"10-1"_s, u"10-2"_s, u"fleet"_s, u"10-1@x-1"_s, u"fleet@x-1"_s })
            dictionary.features.push_back({ FeatureKey(dictionary.features.size()), id, {}, {}, {}, {}, -1 });
        citywall::test::FakeHistory history;
        history.setDictionary(dictionary);
        history.setColumns(vehicleFeed,
                           { { noon, 0, { 3, 1, 0, none } },
                             { noon, 1, { 4, 0, 0, none } },
                             { noon, 2, { 7, 1, 0, none } },
                             { noon + 10min, 1, { 5, 0, 0, none } },
                             { noon + 10min, 2, { 5, 0, 0, none } },
                             { noon + 15min, 3, { 9, 0, 0, none } },
                             { noon + 15min, 4, { 9, 0, 0, none } } });
        const ObservationsPtr columns = history.request({ vehicleFeed, { noon - 1h, noon + 1h }, {}, {} }).result();
        const auto mean = [&](std::vector<quint32> rows, TimeRange bucket) {
            return freeVehiclesOver({ *columns, dictionary, rows, bucket });
        };
        const TimeRange hour { noon, noon + 1h };
        QCOMPARE(mean({ 0, 1, 2, 3, 4, 5, 6 }, hour), (7 + 5) / 2. + 9); // the city
        QCOMPARE(mean({ 0, 5 }, hour), 3 / 2. + 9); // the area of 10-1, empty at one time of two
        QCOMPARE(mean({}, hour), 0.); // another area
        QVERIFY(std::isnan(mean({}, { noon - 1h, noon }))); // nothing was told
    }
};

QTEST_GUILESS_MAIN(VehicleCellsTest)
#include "tst_vehiclecells.moc"
