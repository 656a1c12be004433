// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/comparedlayer.h"
#include "fakecity.h"

#include <QTest>

using namespace citywall;

namespace {

/// What a module draws from: two sets, of which one is a surface's.
class Model : public QObject
{
    Q_OBJECT
    Q_PROPERTY(citywall::PointSet *others READ others CONSTANT)
    Q_PROPERTY(citywall::PointSet *all READ all CONSTANT)
public:
    PointSet *others() { return &m_others; }
    PointSet *all() { return &m_all; }

private:
    PointSet m_others;
    PointSet m_all;
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
        m_both.m_models.clear();
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
        m_both.m_models.clear();
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
        m_both.m_blank = nullptr;
    }
};

QTEST_MAIN(ComparedLayerTest)
#include "tst_comparedlayer.moc"
