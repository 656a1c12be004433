// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which place of a surface is pointed at, between what lies over it and what lies below.
#include "map/layers/mapcamera.h"
#include "map/layers/markerfield.h"
#include "map/layers/surfacefield.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

class SurfaceFieldTest : public QObject
{
    Q_OBJECT
    AreaSet m_areas;
    AreaSet m_bands;
    PointSet m_stations;
    MapViewport m_map;
    AreaLayer m_below { &m_map };
    SurfaceField m_field { &m_map };
    MarkerField m_above { &m_map };

    QPointF at(double longitude, double latitude) { return m_map.camera()->toItem({ longitude, latitude }); }

private Q_SLOTS:
    void initTestCase()
    {
        const auto square = [](const QString &id, double east) {
            Area area;
            area.id = id;
            area.geometry = { { { { -87.7, 41.8 }, { east, 41.8 }, { east, 41.9 }, { -87.7, 41.9 }, { -87.7, 41.8 } } } };
            area.bounds = { -87.7, 41.8, east, 41.9 };
            return area;
        };
        m_areas.setAreas({ square(u"district"_s, -87.6) });
        m_bands.setAreas({ square(u"band"_s, -87.65) });
        m_stations.setPoints({ { .key = 3, .position = { -87.68, 41.85 } } });
        m_map.setSize({ 400, 300 });
        m_map.setCenter(QGeoCoordinate(41.85, -87.65));
        m_map.setZoomLevel(11);
        m_below.setAreas(&m_areas);
        m_field.setAreas(&m_bands);
        m_above.setPoints(&m_stations);
        double z = 100;
        for (MapLayer *layer :
             { static_cast<MapLayer *>(&m_below), static_cast<MapLayer *>(&m_field), static_cast<MapLayer *>(&m_above) }) {
            layer->setSize(m_map.size());
            layer->setMap(&m_map);
            layer->setZ(z += 100);
        }
    }

    void placesInAndOutsideBands()
    {
        QVERIFY(!m_field.isPointed());
        for (const double longitude : { -87.66, -87.62, -87.75 }) { // in the band, beside it, in nothing at all
            m_map.hoverAt(at(longitude, 41.82));
            QVERIFY(m_field.isPointed());
            QVERIFY(m_field.place().distanceTo(QGeoCoordinate(41.82, longitude)) < 1);
            QCOMPARE(m_field.pointer(), at(longitude, 41.82));
        }
        m_map.hoverLeft();
        QVERIFY(!m_field.isPointed());
        QVERIFY(!m_field.place().isValid());
    }

    void stationsComeFirst()
    {
        m_map.hoverAt(at(-87.66, 41.82));
        QVERIFY(m_field.isPointed());
        m_map.hoverAt(at(-87.68, 41.85));
        QCOMPARE(m_above.hoveredRow(), 0);
        QVERIFY(!m_field.isPointed());
    }

    void whatLiesBelowIsReached()
    {
        QSignalSpy clicked(&m_below, &AreaLayer::clicked);
        m_map.hoverAt(at(-87.66, 41.82));
        QCOMPARE(m_below.hoveredId(), u"district"_s);
        QVERIFY(m_map.isHovering());
        m_map.clickAt(at(-87.66, 41.82));
        QCOMPARE(clicked.size(), 1);
        m_map.hoverAt(at(-87.75, 41.82));
        QVERIFY(!m_map.isHovering()); // a value is read there, but there is nothing to be clicked
    }

    void theMapMovesUnderThePointer()
    {
        const QPointF pointer = at(-87.66, 41.82);
        m_map.hoverAt(pointer);
        QSignalSpy moved(&m_field, &SurfaceField::placeChanged);
        m_map.setCenter(QGeoCoordinate(41.85, -87.60)); // 0.05° to the east
        QVERIFY(moved.size() > 0);
        QVERIFY(m_field.place().distanceTo(QGeoCoordinate(41.82, -87.61)) < 1);
        m_map.hoverLeft();
        m_map.setCenter(QGeoCoordinate(41.85, -87.65));
        QVERIFY(!m_field.isPointed());
    }
};

QTEST_MAIN(SurfaceFieldTest)
#include "tst_surfacefield.moc"
