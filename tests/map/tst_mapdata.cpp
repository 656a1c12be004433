// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/areaset.h"
#include "map/layers/clustermodel.h"
#include "map/layers/lineset.h"
#include "map/layers/palette.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;

namespace {

QList<MapPoint> randomPoints(int count)
{
    QRandomGenerator random(11);
    QList<MapPoint> points;
    for (int i = 0; i < count; ++i) {
        points.append({ .key = quint32(i),
                        .position = { -87.9 + 0.4 * random.generateDouble(), 41.65 + 0.4 * random.generateDouble() },
                        .priority = int(random.bounded(4)) });
    }
    return points;
}

/// CIE 1976 lightness of an sRGB colour.
double lightness(QRgb c)
{
    const double y = palette::luminance(c);
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

} // namespace

class MapDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cameraAgainstHandComputedMercator()
    {
        MapCamera camera;
        camera.setViewport({ 800, 600 });
        camera.setCenter({ 0, 0 });
        camera.setZoomLevel(10);
        // 256·2^10 = 262144 px for 360°: 0.5° east = 364.0889 px right of the middle.
        QCOMPARE(camera.worldToItem({ 0.5, 0.5 }), QPointF(400, 300));
        QVERIFY(std::abs(camera.toItem({ 0.5, 0 }).x() - (400 + 364.0888889)) < 1e-6);
        // Tile 262/380 of zoom 10 holds Chicago; its north-west corner is 262/1024 of the world across and 380/1024 down:
        // longitude 262/1024·360 − 180 = −87.890625, latitude atan(sinh(π(1 − 2·380/1024))) = 42.0329743°.
        const QPointF world = toWorld({ -87.890625, 42.0329743 });
        QVERIFY(std::abs(world.x() - 262.0 / 1024) < 1e-12);
        QVERIFY(std::abs(world.y() - 380.0 / 1024) < 1e-9);
        // The textbook's resolution: 156543.03392804097 m at zoom 0 on the equator; half of it at 60° north.
        QVERIFY(std::abs(MapCamera::metersPerPixel(0, 0) - 156543.03392804097) < 1e-6);
        QVERIFY(std::abs(MapCamera::metersPerPixel(60, 3) - 156543.03392804097 / 16) < 1e-6);
    }

    void zoomKeepsThePointUnderTheCursor()
    {
        MapCamera camera;
        camera.setViewport({ 1000, 700 });
        camera.setCenter({ 41.88, -87.63 });
        camera.setZoomLevel(12.3);
        const QPointF cursor(210, 640);
        const GeoPoint before = camera.toGeo(cursor);
        QSignalSpy changed(&camera, &MapCamera::changed);
        camera.zoomAbout(cursor, 1.7);
        QCOMPARE(changed.count(), 1);
        const GeoPoint after = camera.toGeo(cursor);
        QVERIFY(distanceMeters(before, after) < 1e-4);
        camera.zoomAbout(cursor, 100); // stopped at the greatest zoom, still about the cursor
        QCOMPARE(camera.zoomLevel(), 18.0);
        QVERIFY(distanceMeters(before, camera.toGeo(cursor)) < 1e-4);
    }

    void cameraStaysWithinItsLimits()
    {
        MapCamera camera;
        camera.setViewport({ 400, 400 });
        camera.setLimits(-88, 41, -87, 42);
        camera.setCenter({ 50, 10 });
        QVERIFY(std::abs(camera.center().latitude() - 42) < 1e-9);
        QVERIFY(std::abs(camera.center().longitude() + 87) < 1e-9);
        camera.setZoomLevel(std::nan(""));
        QVERIFY(std::isfinite(camera.zoomLevel()));
    }

    void flightStartsAndEndsWhereItShould()
    {
        const CameraFlight::View from { { 0.25, 0.37 }, 14 }, to { { 0.2507, 0.3712 }, 15 };
        const CameraFlight flight(from, to, 1000);
        for (double p : { 1e-9, 1 - 1e-9 }) {
            const CameraFlight::View end = p < 0.5 ? from : to;
            const CameraFlight::View at = flight.at(p);
            QVERIFY(std::abs(at.zoomLevel - end.zoomLevel) < 1e-5);
            QVERIFY(std::hypot(at.worldCenter.x() - end.worldCenter.x(), at.worldCenter.y() - end.worldCenter.y()) < 1e-8);
        }
        QVERIFY(flight.at(0.5).zoomLevel < 13); // it rises to see both
        QCOMPARE(CameraFlight(from, { from.worldCenter, 16 }, 1000).at(0.5).zoomLevel, 15.0);
    }

    void localFrameDoesNotTremble()
    {
        // The frame's single-precision coordinates, placed at zoom 18, against the camera's own double precision.
        MapCamera camera;
        camera.setViewport({ 1920, 1080 });
        camera.setCenter({ 41.65, -87.53 });
        camera.setZoomLevel(18);
        const LocalFrame frame { toWorld({ -87.73, 41.83 }) };
        const auto placing = frame.placing(camera);
        for (double d = 0; d < 0.002; d += 0.00013) {
            const GeoPoint p { -87.53 + d, 41.65 - d / 3 };
            const QPointF local = frame.toLocal(p);
            const QPointF single(float(local.x()), float(local.y()));
            const QPointF error = placing.toItem(single) - camera.toItem(p);
            QVERIFY2(std::hypot(error.x(), error.y()) < 0.02, qPrintable(QString::number(error.x())));
        }
    }

    void nearestLine()
    {
        LineSet set;
        QSignalSpy geometry(&set, &LineSet::geometryChanged), styles(&set, &LineSet::stylesChanged);
        set.setLines({ { 7, { { -87.70, 41.80 }, { -87.60, 41.80 } } }, { 9, { { -87.65, 41.75 }, { -87.65, 41.7999 } } } });
        QCOMPARE(geometry.count(), 1);
        const double meter = 1 / (2 * M_PI * 6378137 * std::cos(41.8 * M_PI / 180)); // world units
        QCOMPARE(set.keyAt(set.nearest(toWorld({ -87.62, 41.8003 }), 50 * meter)), 7u); // 33 m off
        QCOMPARE(set.nearest(toWorld({ -87.62, 41.8003 }), 20 * meter), -1);
        QCOMPARE(set.keyAt(set.nearest(toWorld({ -87.6501, 41.76 }), 20 * meter)), 9u);
        QCOMPARE(set.keyAt(set.nearest(toWorld({ -87.6501, 41.76 }), 40000 * meter)), 9u); // beyond the cells' reach
        set.restyle([](int i) { return LineStyle { 0xff000000, i == 0 ? 0.0f : 2.0f, 1 }; });
        QCOMPARE(styles.count(), 1);
        QCOMPARE(set.nearest(toWorld({ -87.62, 41.8003 }), 50 * meter), -1); // hidden lines are not picked
        QCOMPARE(set.indexOf(9), 1);
        QCOMPARE(set.keyAt(-1), LineSet::noKey);
    }

    void areasTriangulateToTheirArea()
    {
        // A 4 × 4 square with a 2 × 2 hole, and an island: 12 + 1 squares of 0.01°.
        const auto ring = [](double west, double south, double side) {
            return GeoLine {
                { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side }, { west, south }
            };
        };
        Area area;
        area.id = QStringLiteral("a");
        area.geometry = { { ring(-87.70, 0, 0.04), ring(-87.69, 0.01, 0.02) }, { ring(-87.60, 0, 0.01) } };
        area.bounds = { -87.70, 0, -87.59, 0.04 };
        AreaSet set;
        set.setAreas({ area });
        const AreaSet::Triangles &t = set.triangles().at(0);
        double sum = 0;
        for (size_t i = 0; i + 2 < t.indices.size(); i += 3) {
            const QPointF a = t.vertices[t.indices[i]], b = t.vertices[t.indices[i + 1]], c = t.vertices[t.indices[i + 2]];
            sum += std::abs((b.x() - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (b.y() - a.y())) / 2;
        }
        const double side = 0.01 / 360 * LocalFrame::unit;
        QVERIFY(std::abs(sum / (side * side) - 13) < 0.001);
        QCOMPARE(set.at({ -87.695, 0.005 }), 0);
        QCOMPARE(set.at({ -87.68, 0.02 }), -1); // in the hole
        QCOMPARE(set.at({ -87.595, 0.005 }), 0);
    }

    void clustersByHand()
    {
        // At zoom 10 a pixel is 0.001373° of longitude: two points 10 px apart join, one 150 px away stands alone.
        const QList<MapPoint> points { { .key = 1, .position = { -87.700, 41.8 }, .priority = 1 },
                                       { .key = 2, .position = { -87.6863, 41.8 }, .priority = 3 },
                                       { .key = 3, .position = { -87.494, 41.8 } } };
        std::vector<Cluster> clusters = clusterPoints(points, 10, 56);
        std::sort(clusters.begin(), clusters.end(),
                  [](const Cluster &a, const Cluster &b) { return a.members.size() > b.members.size(); });
        QCOMPARE(clusters.size(), 2u);
        QCOMPARE(clusters[0].members.size(), 2u);
        QCOMPARE(clusters[0].perPriority, (std::array<int, 4> { 0, 1, 0, 1 }));
        QCOMPARE(clusters[0].priority(), 1);
        QVERIFY(std::abs(fromWorld(clusters[0].world).longitudeDegrees + 87.69315) < 1e-6);
        QCOMPARE(points[clusters[1].members[0]].key, 3u);
        QCOMPARE(clusterPoints(points, 14, 56).size(), 3u); // 160 px apart there
    }

    void everyPointIsInExactlyOneCluster()
    {
        const QList<MapPoint> points = randomPoints(10000);
        for (int zoom = 8; zoom <= 18; ++zoom) {
            std::vector<int> seen(10000);
            QSet<quint64> ids;
            const std::vector<Cluster> clusters = clusterPoints(points, zoom, 56);
            for (const Cluster &c : clusters) {
                QVERIFY(!ids.contains(c.id));
                ids.insert(c.id);
                int counted = 0;
                for (int n : c.perPriority)
                    counted += n;
                QCOMPARE(counted, int(c.members.size()));
                for (int i : c.members)
                    ++seen[size_t(i)];
            }
            QVERIFY(std::all_of(seen.cbegin(), seen.cend(), [](int n) { return n == 1; }));
        }
    }

    void clusteringTime()
    {
        const QList<MapPoint> points = randomPoints(10000);
        QBENCHMARK { QVERIFY(!clusterPoints(points, 12, 56).empty()); }
    }

    void clusterModelFollowsTheCamera()
    {
        PointSet set;
        set.setPoints(randomPoints(2000));
        MapCamera camera;
        camera.setViewport({ 1200, 800 });
        camera.setZoomLevel(9);
        camera.setCenter({ 41.85, -87.7 });
        ClusterModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCamera(&camera);
        model.setPoints(&set);
        QCOMPARE(model.shownPoints(), 2000); // the whole city is in view
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted), removed(&model, &QAbstractItemModel::rowsRemoved);
        camera.panBy(3, 2);
        QCOMPARE(inserted.count() + removed.count(), 0); // stable while nothing crosses the edge
        for (double zoom = 9; zoom < 16; zoom += 0.4) {
            camera.setZoomLevel(zoom);
            camera.panBy(37, -21);
        }
        QVERIFY(model.shownPoints() < 2000);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QList<MapPoint> recolored = set.points();
        for (MapPoint &p : recolored)
            p.color = 0xff112233;
        const int rows = model.count();
        set.setPoints(recolored);
        QCOMPARE(model.count(), rows);
        QCOMPARE(changed.count(), rows);
        set.setPoints(recolored); // nothing new: nothing said
        QCOMPARE(changed.count(), rows);
        set.setPoints({});
        QCOMPARE(model.count(), 0);
    }

    void roundedEndsOfLegends()
    {
        QCOMPARE(palette::roundUp(0.13), 0.2);
        QCOMPARE(palette::roundUp(37), 50.0);
        QCOMPARE(palette::roundUp(50), 50.0);
        QCOMPARE(palette::roundUp(51), 100.0);
        QCOMPARE(palette::roundUp(0), 1.0);
    }

    void palettes()
    {
        using namespace palette;
        QCOMPARE(densityColor(0, true), 0u);
        QCOMPARE(qAlpha(densityColor(0, false)), 0);
        for (bool dark : { true, false }) {
            for (double t = 0.05; t <= 1; t += 0.05) {
                const double step = lightness(sequential(t, dark)) - lightness(sequential(t - 0.05, dark));
                QVERIFY(dark ? step > 0 : step < 0);
                const double density =
                    lightness(densityColor(t, dark) | 0xff000000) - lightness(densityColor(t - 0.04, dark) | 0xff000000);
                QVERIFY(dark ? density > 0 : density < 0);
                QVERIFY(qAlpha(densityColor(t, dark)) >= qAlpha(densityColor(t - 0.04, dark)));
                if (t < 0.15)
                    continue;
                // Diverging: from a middle as light as the ground both arms leave it.
                QVERIFY(contrast(diverging(t, dark), ground(dark)) >= contrast(diverging(t - 0.05, dark), ground(dark)));
                QVERIFY(contrast(diverging(-t, dark), ground(dark)) >= contrast(diverging(0.05 - t, dark), ground(dark)));
            }
            QVERIFY(contrast(diverging(0, dark), ground(dark)) < 1.4);
            for (double ratio = 0; ratio <= 0.6; ratio += 0.01)
                QVERIFY2(contrast(speedRatioColor(ratio, dark), ground(dark)) >= 3, qPrintable(QString::number(ratio)));
            // Free flow is calm: less saturated than congestion.
            QVERIFY(QColor(speedRatioColor(1, dark)).hsvSaturationF() < 0.5);
            QVERIFY(QColor(speedRatioColor(0.3, dark)).hsvSaturationF() > 0.6);
            for (int priority : { 0, 1, 2, 3 })
                QVERIFY(contrast(priorityColor(priority, dark), ground(dark)) >= 3);
            QCOMPARE(speedRatioColor(std::nan(""), dark), noDataColor(dark));
            QCOMPARE(sequential(std::nan(""), dark), noDataColor(dark));
        }
        // The extremes that the contrast formula is known by.
        QCOMPARE(contrast(0xff000000, 0xffffffff), 21.0);
        // Ends of the published tables.
        QCOMPARE(sequential(0, true), 0xff440154);
        QCOMPARE(sequential(1, true), 0xfffde725);
    }
};

QTEST_GUILESS_MAIN(MapDataTest)
#include "tst_mapdata.moc"
