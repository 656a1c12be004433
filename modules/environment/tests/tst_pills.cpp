// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where pills of several layers stand, worked out by hand.
#include "ui/pillfield.h"
#include "ui/pillplaces.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace Qt::StringLiterals;

namespace {

using Offsets = std::vector<std::optional<QPointF>>;

MapPoint station(quint32 key, GeoPoint position, int priority, const QString &label = u"–"_s)
{
    MapPoint point;
    point.key = key;
    point.position = position;
    point.priority = priority;
    point.label = label;
    return point;
}

/// A map of 400 × 300 pixels with two layers of pills, each of which is 24 pixels wide and high; their order is that of drawing.
struct TwoLayers {
    MapViewport map;
    PointSet gauges, airs;
    PillField water { &map }, air { &map };

    TwoLayers()
    {
        map.setSize({ 400, 300 });
        map.setCenter(QGeoCoordinate(0.5, 0.5));
        map.setZoomLevel(10);
        water.setZ(405);
        air.setZ(415);
        water.setPoints(&gauges);
        air.setPoints(&airs);
        for (PillField *field : { &water, &air }) {
            field->setProperty("pillMargin", 0);
            field->clusters()->setRadiusPixels(1);
            field->setSize(map.size());
            field->setMap(&map);
        }
    }
    /// So many pixels east and south of the middle of the map.
    GeoPoint at(double east, double south)
    {
        const QGeoCoordinate place = map.camera()->coordinateAt(QPointF(200 + east, 150 + south));
        return GeoPoint::fromCoordinate(place);
    }
};

} // namespace

class PillsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pillsApartStandOnTheirPlaces()
    {
        // 24 high and a gap of 2: at 26 from each other there is room, at 25 there is not.
        QCOMPARE(pillOffsets({ { { 0, 0 }, { 30, 24 } }, { { 0, 26.5 }, { 30, 24 } } }), (Offsets { QPointF(), QPointF() }));
        QCOMPARE(pillOffsets({ { { 0, 0 }, { 30, 24 } }, { { 0, 25 }, { 30, 24 } } })[0], QPointF());
        QVERIFY(pillOffsets({ { { 0, 0 }, { 30, 24 } }, { { 0, 25 }, { 30, 24 } } })[1] != QPointF());
        QVERIFY(pillOffsets({}).empty());
    }

    void theOthersStandAside()
    {
        // (24 + 24) / 2 + 2 = 26 above, as much below; then to the right, (40 + 40) / 2 + 2 = 42, and to the left.
        const Pill pill { { 100, 100 }, { 40, 24 } };
        QCOMPARE(pillOffsets({ pill, pill, pill, pill, pill }),
                 (Offsets { QPointF(), QPointF(0, -26), QPointF(0, 26), QPointF(42, 0), QPointF(-42, 0) }));
        // Four more in the corners; a tenth has no room.
        const Offsets ten = pillOffsets(std::vector<Pill>(10, pill));
        QCOMPARE(ten[5], QPointF(42, -26));
        QCOMPARE(ten[8], QPointF(-42, 26));
        QVERIFY(!ten[9]);
    }

    void whoeverHasItsPlaceKeepsIt()
    {
        // The second covers the first, and above it stands the third, though that one comes later.
        QCOMPARE(pillOffsets({ { { 0, 0 }, { 30, 24 } }, { { 3, 0 }, { 30, 24 } }, { { 0, -27 }, { 30, 24 } } }),
                 (Offsets { QPointF(), QPointF(0, 26), QPointF() }));
    }

    void noneCoversAnother()
    {
        std::vector<Pill> pills; // a spiral that is dense in the middle
        for (int i = 0; i < 200; ++i)
            pills.push_back({ QPointF(i * 3 * std::cos(i * 2.4), i * 3 * std::sin(i * 2.4)), QSizeF(24 + i % 5 * 6, 24) });
        const Offsets offsets = pillOffsets(pills);
        std::vector<QRectF> standing;
        for (size_t i = 0; i < pills.size(); ++i) {
            if (offsets[i])
                standing.push_back({ pills[i].at + *offsets[i] - QPointF(pills[i].size.width(), 24) / 2, pills[i].size });
        }
        QVERIFY(standing.size() > 150);
        for (size_t i = 0; i < standing.size(); ++i) {
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!standing[i].intersects(standing[j]));
        }
    }

    void ofSeveralLayers()
    {
        TwoLayers both;
        both.airs.setPoints({ station(1, both.at(0, 0), 0) });
        both.gauges.setPoints({ station(1, both.at(4, 3), 0), station(2, both.at(100, 0), 0) });
        QTRY_COMPARE(both.water.placing(), 1);
        QCOMPARE(both.air.offsetOf(0), QPointF()); // it is drawn over the other
        const int row = both.water.rowAt({ 204, 153 });
        QCOMPARE(both.water.offsetOf(row), QPointF(0, 26)); // above, 23 from the air station's, there is no room
        QVERIFY(both.water.hasRoom(row));
        QCOMPARE(both.water.offsetOf(1 - row), QPointF());
        // The graver of the two has its place.
        both.gauges.setPoints({ station(1, both.at(4, 3), 2) });
        QTRY_COMPARE(both.air.offsetOf(0), QPointF(0, -26));
        QCOMPARE(both.water.offsetOf(0), QPointF());
        // And so has the one that is chosen.
        both.air.setProperty("selectedKey", 1u);
        QTRY_COMPARE(both.air.offsetOf(0), QPointF());
        QCOMPARE(both.water.offsetOf(0), QPointF(0, 26));
        // A layer that is not shown takes no room.
        both.air.setVisible(false);
        QTRY_COMPARE(both.water.offsetOf(0), QPointF());
    }

    void zoomedInTheyComeApart()
    {
        TwoLayers both;
        both.airs.setPoints({ station(1, both.at(0, 0), 0) });
        both.gauges.setPoints({ station(1, both.at(0, 10), 0) });
        QTRY_VERIFY(!both.water.offsetOf(0).isNull());
        both.map.setZoomLevel(12); // 40 pixels from each other
        QTRY_VERIFY(both.water.offsetOf(0).isNull());
    }

    void pointedAtIsWhereTheyStand()
    {
        TwoLayers both;
        both.airs.setPoints({ station(1, both.at(0, 0), 0) });
        both.gauges.setPoints({ station(7, both.at(4, 3), 0) });
        QTRY_COMPARE(both.water.offsetOf(0), QPointF(0, 26));
        QSignalSpy air(&both.air, &MarkerField::clicked), water(&both.water, &MarkerField::clicked);
        both.map.hoverAt({ 204, 153 + 26 });
        QCOMPARE(both.water.hoveredRow(), 0);
        QCOMPARE(both.air.hoveredRow(), -1);
        both.map.clickAt({ 204, 153 + 26 });
        QCOMPARE(water.size(), 1);
        QCOMPARE(water[0][0].toUInt(), 7u);
        both.map.hoverAt({ 204, 153 }); // where the gauge is, and the air station's pill stands
        QCOMPARE(both.air.hoveredRow(), 0);
        QCOMPARE(both.water.hoveredRow(), -1);
        both.map.clickAt({ 204, 153 });
        QCOMPARE(air.size(), 1);
        both.map.hoverAt({ 100, 100 });
        QCOMPARE(both.air.hoveredRow(), -1);
        QVERIFY(!both.map.isHovering());
        // The whole of a wide pill is itself: half of 60 and more is 28 from the middle.
        both.gauges.setPoints({ station(7, both.at(100, 0), 0) });
        both.water.setProperty("pillMargin", 60);
        QTRY_VERIFY(both.water.offsetOf(0).isNull());
        both.map.hoverAt({ 328, 150 });
        QCOMPARE(both.water.hoveredRow(), 0);
    }

    void layersMayGo()
    {
        MapViewport map;
        map.setSize({ 400, 300 });
        PointSet points;
        map.setCenter(QGeoCoordinate(0.5, 0.5));
        points.setPoints({ station(1, { 0.5, 0.5 }, 0) });
        PillField stays(&map);
        stays.setPoints(&points);
        {
            PillField goes(&map);
            goes.setPoints(&points);
            goes.setMap(&map);
            stays.setMap(&map);
        }
        QTRY_COMPARE(stays.placing(), 1);
        auto other = std::make_unique<MapViewport>();
        stays.setMap(other.get());
        other.reset();
        stays.setProperty("selectedKey", 1u);
    }

    void whatTheySay()
    {
        QCOMPARE(PillField::textOf(1, Freshness::Current, u"52"_s), u"52"_s);
        QCOMPARE(PillField::textOf(1, Freshness::Unknown, u"52"_s), u"?"_s);
        QCOMPARE(PillField::textOf(3, Freshness::Current, {}), u"3"_s);
    }
};

QTEST_MAIN(PillsTest)
#include "tst_pills.moc"
