// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Markers with a value and surfaces in a map of differences, what cards say there, and which layers have no difference.
#include "../../qml/Shell/comparedlayer.h"
#include "fakecity.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

/// One value over a square.
class Level : public Surface
{
public:
    explicit Level(double value) : m_value(value) { }
    Difference less(const Surface &then) const override
    {
        const double difference = m_value - static_cast<const Level &>(then).m_value;
        return { { difference },
                 [difference](const std::vector<double> &levels) {
                     const auto above = std::ranges::upper_bound(levels, difference);
                     const GeoLine ring { { -87.7, 41.8 }, { -87.6, 41.8 }, { -87.6, 41.9 }, { -87.7, 41.9 }, { -87.7, 41.8 } };
                     return std::vector<ContourBand> { { *(above - 1), *above, { { ring } } } };
                 },
                 true };
    }
    double at(GeoPoint place) const override { return GeoBox { -87.7, 41.8, -87.6, 41.9 }.contains(place) ? m_value : qQNaN(); }
    QString unit() const override { return u"µg/m³"_s; }

private:
    const double m_value;
};

/// What a module draws markers and areas from.
class Places : public QObject
{
    Q_OBJECT
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(citywall::AreaSet *bands READ bands CONSTANT)
public:
    PointSet *points() { return &m_points; }
    SurfaceSet *bands() { return &m_bands; }
    AreaSet *areas() { return &m_areas; }

    void showWait(double minutes)
    {
        m_points.setPoints(
            { { .key = 3, .position = { -87.6, 41.9 }, .label = u"a wait"_s, .value = minutes, .name = u"Main Hall"_s } });
    }
    void showShare(double percent, const QString &unit)
    {
        Area area;
        area.id = u"north"_s;
        area.geometry = { { { { -87.7, 41.8 }, { -87.6, 41.8 }, { -87.6, 41.9 }, { -87.7, 41.9 }, { -87.7, 41.8 } } } };
        area.bounds = { -87.7, 41.8, -87.6, 41.9 };
        m_areas.setAreas({ area });
        m_areas.setScale({ .dark = true, .unit = unit });
        m_areas.revalue([percent](int) { return AreaValue { percent }; });
    }

private:
    PointSet m_points;
    AreaSet m_areas;
    SurfaceSet m_bands;
};

QStringList legendOf(const Layer &layer)
{
    QStringList words { layer.legendTitle(), layer.legendNote() };
    const QList<LegendEntry> entries = layer.legend();
    for (const LegendEntry &entry : entries)
        words.append(entry.label);
    return words;
}

} // namespace

class ComparedMarkersTest : public QObject
{
    Q_OBJECT
    FakeComparison m_both;
    Places m_now;
    Places m_then;
    Layer m_layer;
    Layer m_layerOfThen;

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        m_layer.id = m_layerOfThen.id = u"demo.places"_s;
        m_layer.model = &m_now;
        m_layerOfThen.model = &m_then;
        m_both.m_layers = { &m_layerOfThen };
        m_both.m_models.insert(m_layer.id, { &m_then });
    }
    void init() { setComparison(&m_both); }
    void cleanup()
    {
        m_both.end();
        setComparison(nullptr);
    }

    void eventsHaveNoDifference()
    {
        m_now.showWait(40);
        m_then.showWait(28);
        MarkerField markers;
        markers.setPoints(m_now.points());
        ComparedLayer compared;
        compared.setDescriptor(&m_layer);
        compared.setItem(&markers);
        QVERIFY(!compared.isSubtractable());
        m_both.begin(7, 0);
        compared.setProperty("difference", true);
        QVERIFY(!compared.isComparable());
        QCOMPARE(markers.points(), m_now.points());
    }

    void valuesOfPlacesAreSubtracted()
    {
        m_now.points()->setMeasure({ u"Wait, min"_s, u"min"_s });
        m_now.showWait(40);
        m_then.showWait(28);
        m_layer.setLegend(u"Wait by level"_s, { { QColor(Qt::red), u"long"_s, u"disc"_s } }, u"as told"_s);
        MarkerField markers;
        markers.setPoints(m_now.points());
        ComparedLayer compared;
        compared.setDescriptor(&m_layer);
        compared.setItem(&markers);
        QVERIFY(compared.isSubtractable());
        QVERIFY(!compared.isComparable()); // with nothing
        m_both.begin(7, 0);
        QCOMPARE(markers.points(), m_now.points()); // beside each other they have the same classes
        compared.setProperty("difference", true);
        QVERIFY(compared.isComparable());
        QVERIFY(markers.points() != m_now.points());
        QCOMPARE(markers.points()->points()[0].label, u"+12\u00a0min"_s);
        QCOMPARE(markers.points()->points()[0].told, u"Main Hall: now 40\u00a0min, then 28\u00a0min: +12\u00a0min"_s);
        QCOMPARE(markers.ringColors()[0], QColor::fromRgb(PointComparison::colorOf(1, true)));
        QCOMPARE(legendOf(m_layer),
                 (QStringList { u"Now less then: Wait, min"_s, u"less that of then; red is more now, blue less"_s, u"−20"_s,
                                u"−10"_s, u"0"_s, u"+10"_s, u"+20"_s }));
        QCOMPARE(m_layer.legend()[4].color, QColor::fromRgb(PointComparison::colorOf(1, true)));
        m_then.showWait(qQNaN());
        QCOMPARE(markers.points()->points()[0].told, u"Main Hall: now 40\u00a0min, then not known"_s);
        QCOMPARE(m_layer.legend().last().label, u"not known at one of the two times"_s);
        QCOMPARE(m_layer.legend().last().symbol, u"disc-unknown"_s);
        // Of the usual it is what its map shows.
        m_then.showWait(44.5);
        m_both.beginUsual();
        QCOMPARE(markers.points()->points()[0].told, u"Main Hall: now 40\u00a0min, usually 44.5\u00a0min: −4.5\u00a0min"_s);
        QCOMPARE(m_layer.legendTitle(), u"Now less usual: Wait, min"_s);
        m_both.end();
        QCOMPARE(markers.points(), m_now.points());
        QVERIFY(markers.ringColors().isEmpty());
        QCOMPARE(m_layer.legendTitle(), u"Wait by level"_s);
    }

    void surfacesAreSubtracted()
    {
        m_now.bands()->setSurface(std::make_shared<const Level>(16));
        m_then.bands()->setSurface(std::make_shared<const Level>(12));
        m_layer.setLegend(u"PM2.5, µg/m³"_s, { { QColor(Qt::red), u"10–20"_s, u"disc"_s } }, u"kriging"_s);
        AreaLayer layer;
        layer.setAreas(m_now.bands());
        ComparedLayer compared;
        compared.setDescriptor(&m_layer);
        compared.setItem(&layer);
        QVERIFY(compared.isSubtractable());
        QVERIFY(!compared.isComparable()); // with nothing
        m_both.begin(7, 0);
        QCOMPARE(layer.areas(), m_now.bands());
        compared.setProperty("difference", true);
        QVERIFY(compared.isComparable());
        QVERIFY(layer.areas() != m_now.bands());
        QTRY_COMPARE(layer.areas()->count(), 1);
        // 4 more, on a scale to 5: the band from 3.125 to 4.375, whose colour is that of its middle.
        QCOMPARE(layer.areas()->styles()[0].color, differenceColor(0.75, true));
        QCOMPARE(legendOf(m_layer),
                 (QStringList { u"Now less then: PM2.5, µg/m³"_s, u"kriging; less that of then; red is more now, blue less"_s,
                                u"−5"_s, u"−2.5"_s, u"0"_s, u"+2.5"_s, u"+5"_s }));
        m_then.bands()->setSurface(nullptr);
        QTRY_COMPARE(layer.areas()->count(), 0);
        QCOMPARE(legendOf(m_layer).mid(2), QStringList { u"not known at one of the two times"_s });
        // Of the usual it is what its map shows.
        m_then.bands()->setSurface(std::make_shared<const Level>(17.5));
        m_both.beginUsual();
        QTRY_COMPARE(m_layer.legendTitle(), u"Now less usual: PM2.5, µg/m³"_s);
        QTRY_COMPARE(legendOf(m_layer).last(), u"+2"_s);
        QCOMPARE(layer.areas()->styles()[0].color, differenceColor(-0.75, true)); // −1.5 of 2
        m_both.end();
        QCOMPARE(layer.areas(), m_now.bands());
        QCOMPARE(legendOf(m_layer), (QStringList { u"PM2.5, µg/m³"_s, u"kriging"_s, u"10–20"_s }));
    }

    void surfacesBesideEachOtherShareTheirLevels()
    {
        m_now.bands()->setValueRange(u"PM2.5"_s, { 9, 14 });
        m_then.bands()->setValueRange(u"PM2.5"_s, { 5, 12 });
        AreaLayer now, then;
        now.setAreas(m_now.bands());
        then.setAreas(m_then.bands());
        ComparedLayer left, right;
        left.setDescriptor(&m_layer);
        left.setItem(&now);
        right.setProperty("then", true);
        right.setDescriptor(&m_layerOfThen);
        right.setItem(&then);
        QCOMPARE(m_now.bands()->levelRange(), SurfaceSet::Range(9, 14));
        for (const bool usual : { false, true }) {
            if (usual)
                m_both.beginUsual();
            else
                m_both.begin(1, 0);
            QCOMPARE(m_now.bands()->levelRange(), SurfaceSet::Range(5, 14));
            QCOMPARE(m_then.bands()->levelRange(), SurfaceSet::Range(5, 14));
        }
        left.setProperty("difference", true); // there the bands are others
        QVERIFY(!m_now.bands()->sharesRange());
        left.setProperty("difference", false);
        QVERIFY(m_now.bands()->sharesRange());
        m_both.end();
        QCOMPARE(m_now.bands()->levelRange(), SurfaceSet::Range(9, 14));
        QCOMPARE(m_then.bands()->levelRange(), SurfaceSet::Range(5, 12));
        QVERIFY(!m_then.bands()->sharesRange());
    }

    void placesOfSurfacesTellBothTimes()
    {
        m_now.bands()->setSurface(std::make_shared<const Level>(16));
        m_then.bands()->setSurface(std::make_shared<const Level>(12));
        m_layer.setLegend(u"PM2.5, µg/m³"_s, {}, {});
        MapViewport map;
        map.setSize({ 400, 300 });
        QQuickItem item;
        auto *field = new SurfaceField(&item);
        field->setMap(&map);
        field->setAreas(m_now.bands());
        map.setCenter(QGeoCoordinate(41.85, -87.65));
        map.setZoomLevel(10);
        ComparedLayer compared;
        compared.setDescriptor(&m_layer);
        compared.setItem(&item);
        m_both.begin(1, 0);
        field->hoverAt(map.camera()->toItem({ -87.65, 41.85 }));
        QCOMPARE(compared.hovered(), QString()); // beside each other each tells its own
        compared.setProperty("difference", true);
        QTRY_COMPARE(compared.hovered(), u"now 16\u00a0µg/m³, then 12\u00a0µg/m³: +4\u00a0µg/m³"_s);
        m_then.bands()->setSurface(std::make_shared<const Level>(18)); // while it is pointed at
        QTRY_COMPARE(compared.hovered(), u"now 16\u00a0µg/m³, then 18\u00a0µg/m³: −2\u00a0µg/m³"_s);
        m_then.bands()->setSurface(nullptr);
        QTRY_COMPARE(compared.hovered(), u"now 16\u00a0µg/m³, then not known"_s);
        field->hoverAt(map.camera()->toItem({ -87.75, 41.85 })); // where neither says anything
        QCOMPARE(compared.hovered(), QString());
        field->hoverAt(map.camera()->toItem({ -87.65, 41.85 }));
        QVERIFY(!compared.hovered().isEmpty());
        field->hoverLeft();
        QCOMPARE(compared.hovered(), QString());
    }

    void cardsTellBothTimes()
    {
        m_now.showShare(88, u"%"_s);
        m_then.showShare(80, u"%"_s);
        m_layer.setLegend(u"Beds, %"_s, {}, {});
        MapViewport map;
        map.setSize({ 400, 300 });
        QQuickItem item;
        item.setSize(map.size());
        auto *areas = new AreaLayer(&item);
        areas->setMap(&map);
        areas->setAreas(m_now.areas());
        map.setCenter(QGeoCoordinate(41.85, -87.65));
        map.setZoomLevel(10);
        QQmlEngine engine;
        QQmlComponent component(&engine, "Citywall.Controls", "HoverCard");
        const std::unique_ptr<QObject> made(component.createWithInitialProperties(
            { { u"map"_s, QVariant::fromValue<QQuickItem *>(&map) }, { u"title"_s, u"North"_s }, { u"text"_s, u"88% now"_s } }));
        QVERIFY2(made != nullptr, qPrintable(component.errorString()));
        auto *card = qobject_cast<QQuickItem *>(made.get());
        ComparedLayer compared;
        compared.setDescriptor(&m_layer);
        compared.setItem(&item);
        QVERIFY(!compared.isCarded());
        card->setParent(&item);
        QVERIFY(compared.isCarded());
        m_both.begin(7, 0);
        compared.setProperty("difference", true);
        QSignalSpy told(&compared, &ComparedLayer::hoveredChanged);
        QVERIFY(areas->hoverAt(map.camera()->toItem({ -87.65, 41.85 })));
        QCOMPARE(compared.hovered(), u"now 88%, then 80%: +8 points"_s);
        QCOMPARE(card->property("compared").toString(), u"now 88%, then 80%: +8 points\nBeds, %"_s);
        m_then.showShare(90, u"%"_s); // while it is pointed at
        QCOMPARE(compared.hovered(), u"now 88%, then 90%: −2 points"_s);
        QCOMPARE(told.size(), 2);
        m_then.showShare(87, u"%"_s);
        QCOMPARE(compared.hovered(), u"now 88%, then 87%: +1 point"_s);
        m_then.showShare(-3.5, u"°C"_s);
        m_now.showShare(-4.5, u"°C"_s);
        QCOMPARE(compared.hovered(), u"now −4.5\u00a0°C, then −3.5\u00a0°C: −1\u00a0°C"_s);
        compared.setProperty("difference", false);
        QCOMPARE(compared.hovered(), QString());
        QCOMPARE(card->property("compared").toString(), QString());
        card->setParent(nullptr);
    }
};

QTEST_MAIN(ComparedMarkersTest)
#include "tst_comparedmarkers.moc"
