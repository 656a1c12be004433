// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/comparedlayer.h"
#include "fakecity.h"

#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

/// What a module draws from: two sets of points, of which one is a surface's, areas and lines.
class Model : public QObject
{
    Q_OBJECT
    Q_PROPERTY(citywall::PointSet *others READ others CONSTANT)
    Q_PROPERTY(citywall::PointSet *all READ all CONSTANT)
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(citywall::LineSet *lines READ lines CONSTANT)
public:
    PointSet *others() { return &m_others; }
    PointSet *all() { return &m_all; }
    AreaSet *areas() { return &m_areas; }
    LineSet *lines() { return &m_lines; }

    /// Two squares with values, as a module makes them: with a legend that follows the scale.
    void showAreas(const QList<double> &values, Layer *layer = nullptr)
    {
        const auto square = [](const QString &id, double west) {
            Area area;
            area.id = id;
            area.geometry = {
                { { { west, 41.8 }, { west + 0.1, 41.8 }, { west + 0.1, 41.9 }, { west, 41.9 }, { west, 41.8 } } }
            };
            area.bounds = { west, 41.8, west + 0.1, 41.9 };
            return area;
        };
        if (m_areas.count() == 0) {
            m_areas.setAreas({ square(QStringLiteral("west"), -87.8), square(QStringLiteral("east"), -87.7) });
            m_areas.setScale({ .dark = true });
        }
        if (layer) {
            const auto describe = [this, layer] {
                layer->setLegend(QStringLiteral("Rate"), palette::scale(palette::Kind::Sequential, m_areas.to(), true),
                                 QStringLiteral("per day"), true);
            };
            QObject::connect(&m_areas, &AreaSet::scaleChanged, layer, describe);
            describe();
        }
        m_areas.revalue([&](int i) { return AreaValue { values[i] }; });
    }
    void showLine(double value)
    {
        m_lines.setLines({ { 1, { { -87.7, 41.8 }, { -87.6, 41.8 } } } });
        m_lines.restyle([value](int) { return LineStyle { 0xff808080, 3, value, {} }; });
    }

private:
    PointSet m_others;
    PointSet m_all;
    AreaSet m_areas;
    LineSet m_lines;
};

QStringList labelsOf(const Layer &layer)
{
    QStringList labels;
    const QList<LegendEntry> entries = layer.legend();
    for (const LegendEntry &entry : entries)
        labels.append(entry.label);
    return labels;
}

QList<QRgb> colorsOf(const AreaSet &set)
{
    QList<QRgb> colors;
    for (const AreaStyle &style : set.styles())
        colors.append(style.color);
    return colors;
}

/// One stage with a layer of areas.
struct Stage {
    Layer layer;
    AreaLayer areas;
    ComparedLayer compared;

    Stage(Model &model, bool then)
    {
        layer.id = QStringLiteral("demo.rates");
        layer.model = &model;
        areas.setAreas(model.areas());
        compared.setProperty("then", then);
        compared.setDescriptor(&layer);
        compared.setItem(&areas);
    }
};

} // namespace

class ComparedLayerTest : public QObject
{
    Q_OBJECT
    FakeComparison m_both;
    Model m_now;
    Model m_then;
    Model m_before;

private Q_SLOTS:
    void init() { setComparison(&m_both); }
    void cleanup()
    {
        m_both.end();
        m_both.m_models.clear();
        m_both.m_blank = nullptr;
        setComparison(nullptr);
    }

    void surfacesTakeTheirCounterparts()
    {
        Layer layer;
        layer.id = QStringLiteral("demo.density");
        layer.model = &m_now;
        m_both.m_models.insert(layer.id, { &m_then, &m_before });
        QQuickItem item;
        HeatLayer surface(&item);
        surface.setPoints(m_now.all());
        ComparedLayer compared;
        compared.setDescriptor(&layer);
        compared.setItem(&item);
        QVERIFY(!compared.isComparable());
        m_both.begin(7, 0);
        QVERIFY(compared.isComparable());
        QVERIFY(!surface.isDifference());
        compared.setProperty("difference", true);
        QVERIFY(surface.isDifference());
        m_both.end();
        QVERIFY(!surface.isDifference());
        QVERIFY(!compared.isComparable());
        // What stands in no property of the model has no counterpart.
        PointSet own;
        surface.setPoints(&own);
        m_both.begin(7, 0);
        QVERIFY(!compared.isComparable());
        QVERIFY(!surface.isDifference());
        surface.setPoints(m_now.others());
        QVERIFY(compared.isComparable());
        // Nor has a layer that is not there then, or is another module's.
        m_both.m_models.insert(layer.id, { &layer });
        Q_EMIT m_both.timesChanged();
        QVERIFY(!compared.isComparable());
    }

    void surfacesOfTheUsualAreTheMeanOfTheWeeks()
    {
        Layer layer;
        layer.id = QStringLiteral("demo.density");
        layer.model = &m_now;
        m_both.m_models.insert(layer.id, { &m_then, &m_before });
        HeatLayer surface;
        surface.setPoints(m_now.all());
        ComparedLayer compared;
        compared.setDescriptor(&layer);
        compared.setItem(&surface);
        compared.setProperty("then", true);
        m_both.beginUsual();
        QVERIFY(compared.isComparable());
        QVERIFY(!compared.isSilent());
        layer.setLegend(QStringLiteral("Events per km²"), {}, QStringLiteral("sum"));
        Q_EMIT surface.computed();
        QCOMPARE(layer.legendNote(), QStringLiteral("sum; mean of 2 weeks"));
        layer.setLegend(QStringLiteral("Events per km²"), {}, QStringLiteral("another sum")); // by the module
        QCOMPARE(layer.legendNote(), QStringLiteral("another sum; mean of 2 weeks"));
        m_both.end();
        QCOMPARE(layer.legendNote(), QStringLiteral("another sum"));
    }

    void choroplethsShareTheirScale()
    {
        Model now;
        Model then;
        Stage left(now, false);
        Stage right(then, true);
        now.showAreas({ 3, 1 }, &left.layer);
        then.showAreas({ 30, 1 }, &right.layer);
        QCOMPARE(labelsOf(left.layer).last(), QStringLiteral("5"));
        m_both.m_models.insert(left.layer.id, { &then });
        m_both.begin(7, 0);
        QVERIFY(left.compared.isComparable());
        QCOMPARE(labelsOf(left.layer), labelsOf(right.layer));
        QCOMPARE(labelsOf(left.layer).last(), QStringLiteral("50"));
        QCOMPARE(colorsOf(*left.areas.areas())[1], colorsOf(*right.areas.areas())[1]); // the same value
        QCOMPARE(left.areas.areas(), now.areas());
        m_both.end();
        QCOMPARE(labelsOf(left.layer).last(), QStringLiteral("5"));
        QVERIFY(!left.compared.isComparable());
    }

    void choroplethsAreSubtracted()
    {
        Model now;
        Model then;
        Stage stage(now, false);
        now.showAreas({ 3, 1 }, &stage.layer);
        then.showAreas({ 1, 1.5 });
        m_both.m_models.insert(stage.layer.id, { &then });
        m_both.begin(7, 0);
        const QStringList own = labelsOf(stage.layer);
        stage.compared.setProperty("difference", true);
        QVERIFY(stage.areas.areas() != now.areas());
        QCOMPARE(stage.areas.areas()->values()[0].value, 2.);
        QCOMPARE(stage.areas.areas()->values()[1].value, -0.5);
        QCOMPARE(stage.areas.areas()->styles()[0].color, differenceColor(1, true));
        QCOMPARE(stage.layer.legendTitle(), QStringLiteral("Now less then: Rate"));
        QCOMPARE(stage.layer.legendNote(), QStringLiteral("per day; less that of then; red is more now, blue less"));
        QCOMPARE(labelsOf(stage.layer), (QStringList { u"−2"_s, u"−1"_s, u"0"_s, u"+1"_s, u"+2"_s }));
        // What is not known at one of the times is said; the module's own legend is kept for later.
        then.showAreas({ 1, qQNaN() });
        QCOMPARE(labelsOf(stage.layer).last(), QStringLiteral("not known at one of the two times"));
        QCOMPARE(stage.layer.legend().last().symbol, QStringLiteral("area-unknown"));
        now.showAreas({ 11, 1 });
        QCOMPARE(labelsOf(stage.layer).first(), QStringLiteral("−10"));
        stage.compared.setProperty("dark", false);
        QCOMPARE(stage.areas.areas()->styles()[0].color, differenceColor(1, false));
        stage.compared.setProperty("difference", false);
        QCOMPARE(stage.areas.areas(), now.areas());
        QCOMPARE(stage.layer.legendTitle(), QStringLiteral("Rate"));
        QCOMPARE(labelsOf(stage.layer).last(), QStringLiteral("20")); // of 11
        QVERIFY(own.size() == labelsOf(stage.layer).size());
        m_both.end();
        QCOMPARE(stage.layer.legendNote(), QStringLiteral("per day"));
    }

    void theUsualOfAChoroplethIsTheMedianOfTheWeeks()
    {
        Model now;
        Model usual;
        Model weeks[3];
        Stage left(now, false);
        Stage right(usual, true);
        now.showAreas({ 8, 1 }, &left.layer);
        usual.showAreas({ 0, 0 }, &right.layer);
        for (int week = 0; week < 3; ++week)
            weeks[week].showAreas({ QList<double> { 30, 2, 4 }[week], 1 });
        m_both.m_models.insert(left.layer.id, { &weeks[0], &weeks[1], &weeks[2] });
        m_both.beginUsual();
        QCOMPARE(right.areas.areas()->values()[0].value, 4.);
        QCOMPARE(right.layer.legendNote(), QStringLiteral("per day; median of 3 weeks"));
        QCOMPARE(labelsOf(right.layer), labelsOf(left.layer)); // 10
        QCOMPARE(colorsOf(*left.areas.areas())[1], colorsOf(*right.areas.areas())[1]);
        now.showAreas({ 0.4, 1 });
        QCOMPARE(labelsOf(right.layer).last(), QStringLiteral("5"));
        QCOMPARE(labelsOf(left.layer).last(), QStringLiteral("5"));
        left.compared.setProperty("difference", true);
        QCOMPARE(left.areas.areas()->values()[0].value, 0.4 - 4);
        QCOMPARE(left.layer.legendTitle(), QStringLiteral("Now less usual: Rate"));
        QCOMPARE(left.layer.legendNote(),
                 QStringLiteral("per day; less the median of 3 weeks; red is more than usual, blue less"));
        // One week is not usual.
        m_both.m_models.insert(left.layer.id, {});
        Q_EMIT m_both.timesChanged();
        QVERIFY(!left.compared.isComparable());
        QCOMPARE(left.areas.areas(), now.areas());
        QCOMPARE(right.areas.areas(), usual.areas());
        m_both.end();
        QCOMPARE(right.layer.legendNote(), QStringLiteral("per day"));
    }

    void classesAreNotCompared()
    {
        Model now;
        Model then;
        Stage stage(now, false);
        m_both.m_models.insert(stage.layer.id, { &then });
        m_both.begin(7, 0);
        stage.compared.setProperty("difference", true);
        QVERIFY(!stage.compared.isComparable()); // areas without a scale
        // Nor lines of which nobody says what their values are.
        LineLayer lines;
        lines.setLines(now.lines());
        now.showLine(0.5);
        then.showLine(0.25);
        Layer ofThen;
        ofThen.id = stage.layer.id;
        ofThen.model = &then;
        m_both.m_layers = { &ofThen };
        stage.compared.setItem(&lines);
        QVERIFY(!stage.compared.isComparable());
        now.lines()->setMeasure({ QStringLiteral("Speed lost, %"), 100 });
        Q_EMIT m_both.timesChanged();
        QVERIFY(stage.compared.isComparable());
        QCOMPARE(lines.lines()->styles()[0].value, 25.);
        QCOMPARE(stage.layer.legendTitle(), QStringLiteral("Now less then: Speed lost, %"));
        QCOMPARE(labelsOf(stage.layer).first(), QStringLiteral("−50"));
        then.lines()->setLines({});
        QCOMPARE(labelsOf(stage.layer).last(), QStringLiteral("not known at one of the two times"));
        m_both.end();
        QCOMPARE(lines.lines(), now.lines());
        QCOMPARE(stage.layer.legendTitle(), QString());
        m_both.m_layers.clear();
    }

    void linesOfTheUsualAreThoseOfItsMap()
    {
        Model now;
        Model usual;
        now.lines()->setMeasure({ QStringLiteral("Speed lost, %"), 100 });
        now.showLine(0.5);
        usual.showLine(0.6);
        Layer layer;
        layer.id = QStringLiteral("demo.roads");
        layer.model = &now;
        Layer ofUsual;
        ofUsual.id = layer.id;
        ofUsual.model = &usual;
        m_both.m_layers = { &ofUsual };
        LineLayer lines;
        lines.setLines(now.lines());
        ComparedLayer compared;
        compared.setDescriptor(&layer);
        compared.setItem(&lines);
        m_both.beginUsual();
        QCOMPARE(lines.lines(), now.lines()); // beside each other they have the same classes
        compared.setProperty("difference", true);
        QCOMPARE(lines.lines()->styles()[0].value, -10.);
        QCOMPARE(layer.legendNote(),
                 QStringLiteral("less the median of the same hour in the last weeks; red is more than usual, blue less"));
        // A module that draws other lines draws those.
        LineSet others;
        lines.setLines(&others);
        QCOMPARE(lines.lines(), &others);
        QVERIFY(!compared.isComparable());
        m_both.end();
        QCOMPARE(lines.lines(), &others);
        m_both.m_layers.clear();
    }

    void whatLooksLikeNothingIsSilent()
    {
        Model nothing;
        Layer layer;
        layer.id = QStringLiteral("demo.markers");
        layer.model = &m_now;
        m_both.m_blank = &nothing;
        QQuickItem markers;
        markers.setProperty("points", QVariant::fromValue<QObject *>(m_now.others()));
        ComparedLayer compared;
        compared.setDescriptor(&layer);
        compared.setItem(&markers);
        m_both.beginUsual();
        QVERIFY(!compared.isSilent()); // this is the map of now
        compared.setProperty("then", true);
        QVERIFY(compared.isSilent());
        m_now.others()->setPoints({ { .key = 1, .position = { -87.6, 41.9 } } });
        QTRY_VERIFY(!compared.isSilent());
        nothing.others()->setPoints({ { .key = 1, .position = { -87.6, 41.9 } } }); // drawn also where nothing is known
        QTRY_VERIFY(compared.isSilent());
        m_both.end();
        QVERIFY(!compared.isSilent());
        m_now.others()->setPoints({});
    }

    /// A hospital is drawn in each week, as unknown where nothing was kept of it.
    void weeksAreThoseWithSomethingInThem()
    {
        const MapPoint unknown { .key = 1, .position = { -87.6, 41.9 }, .color = 0xff808080 };
        const MapPoint full { .key = 1, .position = { -87.6, 41.9 }, .color = 0xffff0000 };
        Model nothing;
        Model third;
        for (Model *model : { &m_now, &m_then, &m_before, &third, &nothing })
            model->others()->setPoints({ unknown });
        Layer layer;
        layer.id = QStringLiteral("demo.hospitals");
        layer.model = &m_now;
        m_both.m_models.insert(layer.id, { &m_then, &m_before, &third }); // the newest first
        m_both.m_blank = &nothing;
        QQuickItem markers;
        markers.setProperty("points", QVariant::fromValue<QObject *>(m_now.others()));
        ComparedLayer compared;
        compared.setDescriptor(&layer);
        compared.setItem(&markers);
        compared.setProperty("then", true);
        m_both.beginUsual();
        QCOMPARE(compared.weeks(), 0);
        m_then.others()->setPoints({ full });
        QTRY_COMPARE(compared.weeks(), 1);
        third.others()->setPoints({ full }); // what lies between was kept, and nothing was
        QTRY_COMPARE(compared.weeks(), 3);
        compared.setProperty("then", false); // the map of now
        QCOMPARE(compared.weeks(), -1);
        compared.setProperty("difference", true);
        QCOMPARE(compared.weeks(), 3);
    }
};

QTEST_MAIN(ComparedLayerTest)
#include "tst_comparedlayer.moc"
