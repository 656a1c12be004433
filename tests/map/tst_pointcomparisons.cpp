// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places with a value at two times: differences, colours and words, worked out by hand.
#include "map/layers/clustermodel.h"
#include "map/layers/mapcamera.h"
#include "map/layers/palette.h"
#include "map/layers/pointcomparison.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

MapPoint place(quint32 key, double value, const Freshness &freshness = {})
{
    return { .key = key,
             .position = { -87.6 - 0.05 * key, 41.8 },
             .category = 4,
             .priority = 1,
             .label = u"%1 min"_s.arg(value),
             .freshness = freshness,
             .value = value,
             .name = u"Hall %1"_s.arg(key) };
}

PointComparison::Words words()
{
    return { [](double difference) { return QString::number(difference); },
             [](const MapPoint &now, double then) { return u"%1: %2, %3"_s.arg(now.name).arg(now.known()).arg(then); } };
}

QList<double> valuesOf(const PointSet &set)
{
    QList<double> values;
    for (const MapPoint &point : set.points())
        values.append(std::isnan(point.value) ? -999 : point.value); // what is not known is not equal to itself
    return values;
}

} // namespace

class PointComparisonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differencesOfPoints()
    {
        PointSet now;
        now.setMeasure({ u"Wait, min"_s, u"min"_s });
        // The third is not known now, the fourth was last heard of too long ago, of the fifth there is nothing then.
        now.setPoints(
            { place(7, 40), place(8, 10), place(9, 25), place(10, none), place(11, 30, Freshness::unknown()), place(12, 5) });
        PointSet then;
        then.setPoints({ place(11, 3), place(10, 10), place(9, 25), place(8, 30), place(7, 28) });
        PointComparison less(now, then, words(), true);
        QCOMPARE(valuesOf(less), (QList<double> { 12, -20, 0, -999, -999, -999 }));
        QCOMPARE(less.scale(), (DifferenceScale { 20, false }));
        QVERIFY(less.hasUnknown());
        // From #8b949b to #d6604d, 0.25 + 0.75*0.6 of the way: python3 -c "print([round(a + (b-a)*.7, 1) for a, b in zip((139,148,155), (214,96,77))])"
        QCOMPARE(less.points()[0].color, qRgb(192, 112, 100));
        QCOMPARE(less.points()[1].color, qRgb(0x43, 0x93, 0xc3));
        QCOMPARE(less.points()[2].color, palette::unknownColor(true)); // as then
        QCOMPARE(less.points()[0].label, u"12"_s);
        QCOMPARE(less.points()[0].told, u"Hall 7: 40, 28"_s);
        QCOMPARE(less.points()[3].label, QString());
        QCOMPARE(less.points()[5].told, u"Hall 12: 5, nan"_s);
        QCOMPARE(less.points()[0].category, 4);
        for (const int i : { 3, 4, 5 })
            QCOMPARE(less.points()[i].freshness.level, Freshness::Unknown);
        // Rings of clusters: more, the same, less, unknown.
        QList<int> shares;
        for (const MapPoint &point : less.points())
            shares.append(point.priority);
        QCOMPARE(shares, (QList<int> { 1, 3, 2, 0, 0, 0 }));
        QCOMPARE(less.ringColors()[0], PointComparison::colorOf(1, true));
        QCOMPARE(less.ringColors()[2], PointComparison::colorOf(-1, true));
        QVERIFY(now.ringColors().isEmpty());
    }

    void bothAreFollowed()
    {
        PointSet now;
        now.setMeasure({ u"Filling level, %"_s, u"%"_s, 1 });
        now.setPoints({ place(1, 40), place(2, 10) });
        PointSet then;
        PointComparison less(now, then, words(), false);
        QCOMPARE(valuesOf(less), (QList<double> { -999, -999 }));
        QSignalSpy scaled(&less, &PointComparison::scaleChanged), styled(&less, &PointSet::stylesChanged),
            moved(&less, &PointSet::geometryChanged);
        then.setPoints({ place(1, 30), place(2, 10) });
        QCOMPARE(valuesOf(less), (QList<double> { 10, 0 }));
        QCOMPARE(scaled.size(), 1);
        QCOMPARE(styled.size(), 1);
        then.setPoints({ place(1, 35), place(2, 14) }); // where they are is the same, their values are not
        QCOMPARE(valuesOf(less), (QList<double> { 5, -4 }));
        now.setPoints({ place(2, 16) });
        QCOMPARE(valuesOf(less), (QList<double> { 2 }));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(less.points()[0].category, 1); // shapes that say how full it is now say nothing of a difference
        QVERIFY(!less.hasUnknown());
        now.setPoints({ place(2, 16) });
        QCOMPARE(moved.size() + styled.size(), 3);
    }

    void markersOfDifferencesAreSeen()
    {
        for (const bool dark : { false, true }) {
            for (double t = -1; t <= 1; t += 0.125)
                QVERIFY2(palette::contrast(PointComparison::colorOf(t, dark), palette::ground(dark)) >= 3,
                         qPrintable(QString::number(t)));
            const QRgb more = PointComparison::colorOf(0.5, dark), less = PointComparison::colorOf(-0.5, dark);
            QVERIFY(qRed(more) > qBlue(more) && qBlue(less) > qRed(less));
            QCOMPARE(PointComparison::colorOf(3, dark), PointComparison::colorOf(1, dark)); // beyond the scale
        }
    }

    void whatIsSaidWhenPointedAt()
    {
        MapCamera camera;
        camera.setViewport({ 800, 600 });
        camera.setCenter(QGeoCoordinate(41.8, -87.7));
        camera.setZoomLevel(14);
        PointSet points;
        MapPoint told = place(2, 3);
        told.told = u"now 3, then 4: −1"_s;
        points.setPoints({ place(1, 12), told });
        ClusterModel model;
        model.setCamera(&camera);
        model.setPoints(&points);
        QHash<uint, QString> said;
        for (int row = 0; row < model.count(); ++row)
            said.insert(model.index(row).data(ClusterModel::KeyRole).toUInt(),
                        model.index(row).data(ClusterModel::SayingRole).toString());
        QCOMPARE(said.value(2), u"now 3, then 4: −1"_s);
        camera.setCenter(QGeoCoordinate(41.8, -87.65));
        QCOMPARE(model.index(0).data(ClusterModel::SayingRole).toString(), u"12 min"_s); // its label
    }

    void pointsOfNothingKnownAreEqual()
    {
        // What no value is known of, and what carries none, is the same again.
        PointSet points;
        points.setPoints({ place(1, none) });
        QSignalSpy styled(&points, &PointSet::stylesChanged), moved(&points, &PointSet::geometryChanged);
        points.setPoints({ place(1, none) });
        QCOMPARE(styled.size() + moved.size(), 0);
        QCOMPARE(points.points(), QList<MapPoint> { place(1, none) });
        points.setPoints({ place(1, 2) });
        QCOMPARE(styled.size(), 1);
        QVERIFY(points.points() != QList<MapPoint> { place(1, 3) });
    }
};

QTEST_MAIN(PointComparisonsTest)
#include "tst_pointcomparisons.moc"
