// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnpicture.h"
#include "map/layers/areaset.h"
#include "map/layers/heatlayer.h"
#include "map/layers/linelayer.h"
#include "map/layers/mapviewport.h"
#include "map/layers/pointset.h"

#include <QPainter>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;

/// The QML side, with the software scene graph: pictures against ones painted here, the pointer, flights.
class MapLayersTest : public QObject
{
    Q_OBJECT

    LineSet m_lines;
    AreaSet m_areas;
    PointSet m_points;
    QQuickView m_view;
    MapViewport *m_map = nullptr;

    template<typename T>
    T *find(const char *name)
    {
        return m_view.rootObject()->findChild<T *>(QLatin1StringView(name));
    }
    QPoint at(double longitude, double latitude) { return m_map->camera()->toItem({ longitude, latitude }).toPoint(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_lines.setLines({ { 5, { { -87.70, 41.80 }, { -87.65, 41.82 }, { -87.60, 41.80 } } } });
        m_lines.restyle([](int) { return LineStyle { 0xffe8344a, 6, 0.4 }; });
        Area area;
        area.id = QStringLiteral("loop");
        area.geometry = { { { { -87.70, 41.84 }, { -87.60, 41.84 }, { -87.60, 41.90 }, { -87.70, 41.90 }, { -87.70, 41.84 } } } };
        area.bounds = { -87.70, 41.84, -87.60, 41.90 };
        m_areas.setAreas({ area });
        m_areas.recolor([](int) { return 0xff2a788e; });
        m_points.setPoints({ { .key = 3, .position = { -87.68, 41.87 }, .priority = 1, .label = QStringLiteral("Fire") },
                             { .key = 4, .position = { -87.62, 41.87 }, .priority = 2, .label = QStringLiteral("Theft") } });
        m_view.setInitialProperties({ { QStringLiteral("lines"), QVariant::fromValue(&m_lines) },
                                      { QStringLiteral("areas"), QVariant::fromValue(&m_areas) },
                                      { QStringLiteral("points"), QVariant::fromValue(&m_points) } });
        m_view.setSource(QUrl::fromLocalFile(QStringLiteral(CITYWALL_SOURCE_DIR "/tests/map/Scene.qml")));
        QCOMPARE(m_view.status(), QQuickView::Ready);
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view));
        m_map = find<MapViewport>("map");
        QVERIFY(m_map);
    }

    void picture()
    {
        find<QQuickItem>("markers")->setVisible(false);
        const QImage picture = drawnPicture(m_view, *m_map);
        QCOMPARE(picture.size(), QSize(600, 500));
        // The same scene by hand: zoom 11 about (−87.65, 41.85); 256·2^11 px to the world.
        QImage expected(600, 500, QImage::Format_RGB32);
        expected.fill(QColor(0x12, 0x18, 0x1d));
        const auto toPixel = [](double longitude, double latitude) {
            const auto y = [](double d) { return std::log(std::tan(M_PI / 4 + d * M_PI / 360)) / (2 * M_PI); };
            return QPointF(300 + (longitude + 87.65) / 360 * 524288, 250 - (y(latitude) - y(41.85)) * 524288);
        };
        QPainter painter(&expected);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRectF(toPixel(-87.70, 41.90), toPixel(-87.60, 41.84)), QColor(0x2a, 0x78, 0x8e));
        // 6 px at zoom 12 is 6·2^(−1/4) at zoom 11.
        painter.setPen(QPen(QColor(0xe8, 0x34, 0x4a), 6 * std::pow(2, -0.25), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF { toPixel(-87.70, 41.80), toPixel(-87.65, 41.82), toPixel(-87.60, 41.80) });
        painter.end();
        int different = 0;
        for (int y = 0; y < 470; ++y) { // above the attribution
            for (int x = 0; x < 600; ++x) {
                const QColor a = picture.pixelColor(x, y), b = expected.pixelColor(x, y);
                if (std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) > 90)
                    ++different;
            }
        }
        QVERIFY2(different < 60, qPrintable(QString::number(different)));
        find<QQuickItem>("markers")->setVisible(true);
    }

    /// The view does not wait for what is painted in software: what is there moves with the map until the next picture is.
    void layersMoveWithTheMapBeforeTheyArePaintedAnew()
    {
        find<QQuickItem>("markers")->setVisible(false);
        const QImage before = drawnPicture(m_view, *m_map);
        const QPoint inside = at(-87.65, 41.87); // of the area
        QCOMPARE(QColor(before.pixel(inside)), QColor(0x2a, 0x78, 0x8e));
        const QPoint beside = at(-87.705, 41.87); // 7 px off its edge
        QCOMPARE(QColor(before.pixel(beside)), QColor(0x12, 0x18, 0x1d));
        m_map->camera()->panBy(-150, 0); // the map goes to the right
        const QImage moving = m_view.grabWindow().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(QColor(moving.pixel(inside + QPoint(150, 0))), QColor(0x2a, 0x78, 0x8e));
        QCOMPARE(QColor(moving.pixel(beside + QPoint(150, 0))), QColor(0x12, 0x18, 0x1d));
        QCOMPARE(drawnPicture(m_view, *m_map), moving); // nothing had been out of sight
        m_map->camera()->panBy(150, 0);
        QCOMPARE(drawnPicture(m_view, *m_map), before);
        find<QQuickItem>("markers")->setVisible(true);
    }

    void topmostLayerTakesTheClick()
    {
        QSignalSpy line(find<QObject>("lines"), SIGNAL(clicked(uint)));
        QSignalSpy area(find<QObject>("areas"), SIGNAL(clicked(QString)));
        QSignalSpy marker(find<QObject>("markers"), SIGNAL(clicked(uint)));
        QSignalSpy ground(m_map, &MapViewport::clicked);
        m_map->clickAt(at(-87.65, 41.82) + QPoint(2, 2));
        m_map->clickAt(at(-87.65, 41.86));
        m_map->clickAt(at(-87.68, 41.87));
        m_map->clickAt(at(-87.75, 41.75));
        QCOMPARE(line.count(), 1);
        QCOMPARE(line[0][0].toUInt(), 5u);
        QCOMPARE(area.count(), 1);
        QCOMPARE(area[0][0].toString(), QStringLiteral("loop"));
        QCOMPARE(marker.count(), 1);
        QCOMPARE(marker[0][0].toUInt(), 3u);
        QCOMPARE(ground.count(), 1);
    }

    void hover()
    {
        m_map->hoverAt(at(-87.65, 41.82));
        QCOMPARE(find<LineLayer>("lines")->hoveredKey(), 5u);
        QVERIFY(m_map->isHovering());
        m_map->hoverLeft();
        QCOMPARE(find<LineLayer>("lines")->hoveredKey(), LineSet::noKey);
        QVERIFY(!m_map->isHovering());
    }

    void keyboard()
    {
        const double zoom = m_map->zoomLevel();
        m_map->forceActiveFocus();
        QTest::keyClick(&m_view, Qt::Key_Plus);
        QCOMPARE(m_map->zoomLevel(), zoom + 0.5);
        const double longitude = m_map->center().longitude();
        QTest::keyClick(&m_view, Qt::Key_Right);
        QVERIFY(m_map->center().longitude() > longitude);
        QTest::keyClick(&m_view, Qt::Key_Home); // motion is reduced in this scene: at once
        QCOMPARE(m_map->zoomLevel(), zoom);
        QVERIFY(std::abs(m_map->center().longitude() + 87.65) < 1e-9);
    }

    void fitBox()
    {
        QMetaObject::invokeMethod(m_map, "fitBox", Q_ARG(double, -87.70), Q_ARG(double, 41.84), Q_ARG(double, -87.60),
                                  Q_ARG(double, 41.90), Q_ARG(QVariant, 50));
        const QPointF northWest = m_map->camera()->toItem({ -87.70, 41.90 }),
                      southEast = m_map->camera()->toItem({ -87.60, 41.84 });
        QVERIFY(std::abs(northWest.x() - 50) < 0.01 || std::abs(northWest.y() - 50) < 0.01);
        QVERIFY(northWest.x() > 49.9 && northWest.y() > 49.9 && southEast.x() < 550.1 && southEast.y() < 450.1);
        QTest::keyClick(&m_view, Qt::Key_Home);
    }

    void heatArrivesWithItsLegend()
    {
        auto *heat = find<HeatLayer>("heat");
        QSignalSpy computed(heat, &HeatLayer::computed);
        heat->setVisible(true);
        QTRY_VERIFY(computed.count() > 0 && !heat->isBusy());
        // One point of weight 1 alone: the peak of the kernel, 1/(2πσ²) per km², σ as drawn.
        const double sigma = heat->bandwidthInUseMeters() / 1000;
        QVERIFY(std::abs(sigma - 0.4) < 0.001);
        QVERIFY(std::abs(heat->maximum() * 2 * M_PI * sigma * sigma - 1) < 0.06); // cells of 0.29 σ
        QCOMPARE(heat->legendFrom(), 0.0);
        QCOMPARE(heat->legendTo(), 1.0);
        heat->setVisible(false);
    }

    void surfacesOfOneLayerShareTheirScale()
    {
        PointSet many;
        QList<MapPoint> points;
        for (quint32 key = 0; key < 20; ++key)
            points.append({ .key = key, .position = { -87.66, 41.85 } });
        many.setPoints(points);
        auto *now = find<HeatLayer>("heat");
        auto *then = find<HeatLayer>("heatThen");
        then->setPoints(&many);
        now->setVisible(true);
        then->setVisible(true);
        // 20 / (2π 0.4²) = 19.9 per km² against 1.
        QTRY_COMPARE(then->legendTo(), 20.);
        QTRY_COMPARE(now->legendTo(), 1.);
        now->setSharedScale(QStringLiteral("density"));
        then->setSharedScale(QStringLiteral("density"));
        QTRY_COMPARE(now->legendTo(), 20.);
        QTRY_VERIFY(!now->isBusy() && !then->isBusy());
        QCOMPARE(then->legendTo(), 20.);
        then->setSharedScale({});
        QTRY_COMPARE(now->legendTo(), 1.);
        now->setSharedScale({});
        // Of twenty at one time and none at three others, five.
        PointSet none;
        then->setMean({ &many, &none, &none, &none });
        QTRY_COMPARE(then->legendTo(), 5.);
        QVERIFY(std::abs(then->maximum() * 2 * M_PI * 0.16 - 5) < 0.3);
        then->setMean({});
        QTRY_COMPARE(then->legendTo(), 20.);
        // A surface of nothing has the scale of what there is, and does not make it coarser: 0.2 / (2π 0.4²) = 0.199 per km².
        PointSet little;
        little.setPoints({ { .key = 1, .position = { -87.66, 41.85 }, .weight = 0.2 } });
        then->setPoints(&little);
        QTRY_COMPARE(then->legendTo(), 0.2);
        now->setMean({ &none });
        now->setSharedScale(QStringLiteral("little"));
        then->setSharedScale(QStringLiteral("little"));
        QTRY_COMPARE(now->legendTo(), 0.2);
        QTRY_VERIFY(!now->isBusy() && !then->isBusy());
        QCOMPARE(then->legendTo(), 0.2);
        now->setSharedScale({});
        then->setSharedScale({});
        now->setMean({});
        QTRY_VERIFY(now->maximum() > 0.9);
        now->setVisible(false);
        then->setVisible(false);
        then->setPoints(nullptr);
    }

    void differencesAreDrawn()
    {
        auto *heat = find<HeatLayer>("heat");
        find<QQuickItem>("markers")->setVisible(false);
        const auto colorAt = [&](double longitude, double latitude) {
            return QColor(drawnPicture(m_view, *m_map).pixel(at(longitude, latitude) * m_view.devicePixelRatio()));
        };
        const QColor common = colorAt(-87.62, 41.87), left = colorAt(-87.68, 41.87), right = colorAt(-87.65, 41.85);
        // Now at −87.68 and −87.62; then at −87.62 and −87.65.
        PointSet then;
        then.setPoints({ { .key = 9, .position = { -87.62, 41.87 } }, { .key = 10, .position = { -87.65, 41.85 } } });
        QSignalSpy computed(heat, &HeatLayer::computed);
        heat->setLess({ &then });
        heat->setVisible(true);
        QTRY_COMPARE(heat->legendFrom(), -1.);
        QTRY_VERIFY(!heat->isBusy());
        QCOMPARE(heat->legendTo(), 1.);
        QVERIFY(heat->isDifference());
        QCOMPARE(colorAt(-87.62, 41.87), common);
        const QColor more = colorAt(-87.68, 41.87), less = colorAt(-87.65, 41.85);
        QVERIFY(more.red() - left.red() > 40 && more.red() > more.blue());
        QVERIFY(less.blue() - right.blue() > 40 && less.blue() > less.red());
        // What then was changes: drawn anew.
        then.setPoints({});
        QTRY_VERIFY(colorAt(-87.62, 41.87) != common);
        heat->setLess({});
        QTRY_COMPARE(heat->legendFrom(), 0.);
        heat->setVisible(false);
        find<QQuickItem>("markers")->setVisible(true);
    }
};

QTEST_MAIN(MapLayersTest)
#include "tst_maplayers.moc"
