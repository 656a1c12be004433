// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnpicture.h"
#include "map/layers/areaset.h"
#include "map/layers/clustermodel.h"
#include "map/layers/lineset.h"
#include "map/layers/mapviewport.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "map/layers/strokenode.h"

#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

constexpr QRgb ground = 0xff12181d;
constexpr QRgb red = 0xffe8344a;

const Freshness fading { Freshness::Fading, 0.5, 15min };
const Freshness stale { Freshness::Stale, Freshness::leastOpacity, 25min };
const Freshness unheard = Freshness::unknown();

/// How far a pixel is from the ground towards a colour, 0–1, by the channel in which they differ most.
double shareOf(QRgb pixel, QRgb color)
{
    const auto share = [](int p, int c, int g) { return std::abs(c - g) < 64 ? std::nan("") : double(p - g) / (c - g); };
    const double r = share(qRed(pixel), qRed(color), qRed(ground));
    return std::isnan(r) ? share(qGreen(pixel), qGreen(color), qGreen(ground)) : r;
}

} // namespace

/// How age is drawn: pixels of lines, areas and markers, with the scene graph that the tests run with.
class FreshnessLayersTest : public QObject
{
    Q_OBJECT

    LineSet m_lines;
    AreaSet m_areas;
    PointSet m_points;
    QQuickView m_view;
    MapViewport *m_map = nullptr;
    QImage m_picture;

    QPoint at(double longitude, double latitude) { return m_map->camera()->toItem({ longitude, latitude }).toPoint(); }

private Q_SLOTS:
    void initTestCase()
    {
        const auto line = [](quint32 key, double latitude) {
            return MapLine { key, { { -87.78, latitude }, { -87.52, latitude } } };
        };
        m_lines.setLines({ line(1, 41.79), line(2, 41.80), line(3, 41.81) });
        const std::array lines { Freshness {}, stale, unheard };
        m_lines.restyle([&](int i) { return LineStyle { red, 6, 0.4, lines[size_t(i)] }; });
        const auto square = [](const QString &id, double west) {
            Area area;
            area.id = id;
            area.geometry = {
                { { { west, 41.84 }, { west + 0.06, 41.84 }, { west + 0.06, 41.90 }, { west, 41.90 }, { west, 41.84 } } }
            };
            area.bounds = { west, 41.84, west + 0.06, 41.90 };
            return area;
        };
        m_areas.setAreas(
            { square(QStringLiteral("a"), -87.80), square(QStringLiteral("b"), -87.70), square(QStringLiteral("c"), -87.60) });
        const std::array areas { Freshness {}, stale, unheard };
        m_areas.recolor([&](int i) { return AreaStyle { red, areas[size_t(i)] }; });
        QList<MapPoint> points;
        for (int i = 0; i < 4; ++i) {
            points.append({ .key = quint32(i), .position = { -87.76 + 0.07 * i, 41.94 }, .color = red, .priority = 1 });
            points.last().freshness = std::array { Freshness {}, fading, stale, unheard }[size_t(i)];
        }
        m_points.setPoints(points);
        m_view.setInitialProperties({ { QStringLiteral("lines"), QVariant::fromValue(&m_lines) },
                                      { QStringLiteral("areas"), QVariant::fromValue(&m_areas) },
                                      { QStringLiteral("points"), QVariant::fromValue(&m_points) } });
        m_view.setSource(QUrl::fromLocalFile(QStringLiteral(CITYWALL_SOURCE_DIR "/tests/map/Scene.qml")));
        QCOMPARE(m_view.status(), QQuickView::Ready);
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view));
        m_map = m_view.rootObject()->findChild<MapViewport *>(QStringLiteral("map"));
        QVERIFY(m_map);
        m_picture = drawnPicture(m_view, *m_map);
        QCOMPARE(m_picture.size(), QSize(600, 500));
    }

    void linesAreBroken()
    {
        // Along a line: 7 of 11 pixels are drawn of a stale one, 2.5 of 6 of an unknown one (PatternMeasures); 379 px are 34 and 63 periods.
        const auto measure = [this](double latitude) {
            const QPoint from = at(-87.78, latitude);
            const int to = at(-87.52, latitude).x();
            double ink = 0;
            int dashes = 0;
            bool inside = false;
            for (int x = from.x() + 4; x < to - 4; ++x) {
                const double share = shareOf(m_picture.pixel(x, from.y()), red);
                ink += share;
                dashes += share > 0.5 && !inside;
                inside = share > 0.5;
            }
            return std::pair(ink / (to - from.x() - 8), dashes);
        };
        const auto [whole, one] = measure(41.79);
        QVERIFY2(whole > 0.99, qPrintable(QString::number(whole)));
        QCOMPARE(one, 1);
        const auto [broken, dashes] = measure(41.80);
        QVERIFY2(std::abs(broken - 7. / 11) < 0.03, qPrintable(QString::number(broken)));
        QVERIFY2(std::abs(dashes - 34) <= 1, qPrintable(QString::number(dashes)));
        const auto [dotted, dots] = measure(41.81);
        QVERIFY2(std::abs(dotted - 2.5 / 6) < 0.03, qPrintable(QString::number(dotted)));
        QVERIFY2(std::abs(dots - 62) <= 1, qPrintable(QString::number(dots)));
    }

    void areasAreHatched()
    {
        // Inside a square: lines of 2 px every 9 with 0.45 between them, of 1.5 px every 9 with 0.1.
        const auto measure = [this](double west) {
            const QPoint corner = at(west + 0.005, 41.895);
            constexpr int side = 63; // seven periods each way, along the diagonal of 9 · √2 about five
            double sum = 0;
            double along = 0;
            double across = 0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const QPoint p = corner + QPoint(x, y);
                    const double here = shareOf(m_picture.pixel(p), red);
                    sum += here;
                    along += std::abs(here - shareOf(m_picture.pixel(p + QPoint(1, -1)), red));
                    across += std::abs(here - shareOf(m_picture.pixel(p + QPoint(1, 1)), red));
                }
            }
            return std::array { sum / side / side, along / side / side, across / side / side };
        };
        const auto whole = measure(-87.80);
        QVERIFY2(whole[0] > 0.99 && whole[2] < 0.01, qPrintable(QString::number(whole[0])));
        const auto hatched = measure(-87.70);
        QVERIFY2(std::abs(hatched[0] - (2. / 9 + 7. / 9 * 0.45)) < 0.03, qPrintable(QString::number(hatched[0])));
        QVERIFY2(hatched[1] < 0.02 && hatched[2] > 0.1, "the lines run from the lower left to the upper right");
        const auto unknown = measure(-87.60);
        QVERIFY2(std::abs(unknown[0] - (1.5 / 9 + 7.5 / 9 * 0.1)) < 0.03, qPrintable(QString::number(unknown[0])));
        QVERIFY(unknown[1] < 0.02 && unknown[2] > 0.1);
    }

    void markersFadeAreHatchedAndHollow()
    {
        // Discs of 14 px on the scene's black ground.
        struct Seen {
            double inside = 0; ///< mean share of red within 4 px
            double varies = 0; ///< its mean deviation
            double rim = 0; ///< the greatest share of red at 6 px
            int grey = 0; ///< pixels that are neither red nor black
        };
        const auto measure = [this](int i) {
            const QPoint middle = at(-87.76 + 0.07 * i, 41.94);
            Seen seen;
            QList<double> within;
            for (int y = -7; y <= 7; ++y) {
                for (int x = -7; x <= 7; ++x) {
                    const QRgb pixel = m_picture.pixel(middle + QPoint(x, y));
                    const double r = std::hypot(x, y);
                    if (r <= 4)
                        within.append(qRed(pixel) / 232.);
                    if (std::abs(r - 6) < 0.6)
                        seen.rim = std::max(seen.rim, qRed(pixel) / 232.);
                    seen.grey += r <= 7 && qBlue(pixel) > 90 && std::abs(qRed(pixel) - qBlue(pixel)) < 40;
                }
            }
            for (const double v : within)
                seen.inside += v / double(within.size());
            for (const double v : within)
                seen.varies += std::abs(v - seen.inside) / double(within.size());
            return seen;
        };
        const Seen current = measure(0), pale = measure(1), hatched = measure(2), hollow = measure(3);
        QVERIFY2(current.inside > 0.98 && current.varies < 0.02, qPrintable(QString::number(current.inside)));
        QVERIFY2(std::abs(pale.inside - 0.5) < 0.06 && pale.varies < 0.06, qPrintable(QString::number(pale.inside)));
        QVERIFY2(pale.rim > 0.9, qPrintable(QString::number(pale.rim))); // its rim is as it was
        QVERIFY2(hatched.inside > 0.2 && hatched.inside < 0.7 && hatched.varies > 0.15,
                 qPrintable(QString::number(hatched.inside)));
        QVERIFY(hatched.rim > 0.9);
        QVERIFY2(hollow.grey > 20, qPrintable(QString::number(hollow.grey))); // rim and question mark
        QCOMPARE(current.grey, 0);
        QVERIFY2(hollow.inside < 0.4, qPrintable(QString::number(hollow.inside)));
    }

    void clustersKeepCountOfWhatIsOutdated()
    {
        QList<MapPoint> points;
        const std::array ages { Freshness {}, fading, stale, unheard, stale };
        for (quint32 i = 0; i < 5; ++i) {
            points.append({ .key = i, .position = { -87.65 + 1e-4 * i, 41.85 }, .priority = i < 3 ? 1 : 2 });
            points.last().freshness = ages[i];
        }
        const std::vector<Cluster> clusters = clusterPoints(points, 10, 72);
        QCOMPARE(clusters.size(), size_t(1));
        QCOMPARE(clusters[0].members.size(), size_t(5));
        QCOMPARE(clusters[0].outdated, 3);
        QCOMPARE(clusters[0].perPriority, (std::array<int, 4> { 3, 2, 0, 0 })); // unknown, high, medium, low

        MapCamera camera;
        camera.setViewport({ 600, 500 });
        camera.setCenter({ 41.85, -87.65 });
        camera.setZoomLevel(10);
        PointSet set;
        set.setPoints(points);
        ClusterModel model;
        model.setCamera(&camera);
        model.setPoints(&set);
        const QModelIndex cluster = model.index(0);
        QCOMPARE(cluster.data(ClusterModel::OutdatedRole).toInt(), 3);
        QCOMPARE(cluster.data(ClusterModel::PriorityCountsRole).value<QList<int>>(), (QList<int> { 2, 0, 0, 3 }));
        QCOMPARE(cluster.data(ClusterModel::FreshnessRole).toInt(), int(Freshness::Current));
        set.setPoints({ points[2] });
        const QModelIndex single = model.index(0);
        QCOMPARE(single.data(ClusterModel::FreshnessRole).toInt(), int(Freshness::Stale));
        QCOMPARE(single.data(ClusterModel::FadeRole).toDouble(), Freshness::leastOpacity);
        QCOMPARE(single.data(ClusterModel::AgeRole).toString(), QStringLiteral("25 min old"));
    }

    void nothingIsDrawnAnewWhileNothingIsSeen()
    {
        PointSet points;
        LineSet lines;
        AreaSet areas;
        lines.setLines({ { 1, { { -87.7, 41.8 }, { -87.6, 41.8 } } } });
        areas.setAreas(m_areas.areas());
        QSignalSpy point(&points, &PointSet::stylesChanged), line(&lines, &LineSet::stylesChanged),
            area(&areas, &AreaSet::colorsChanged);
        const UtcTime observed { 1'000'000'000 };
        const auto show = [&](Duration age) {
            const Freshness freshness = Freshness::at(observed + age, observed, { 10min, 30min });
            points.setPoints({ { .key = 1, .position = { -87.7, 41.8 }, .freshness = freshness } });
            lines.restyle([&](int) { return LineStyle { palette::aged(red, freshness, true), 2, std::nan(""), freshness }; });
            areas.recolor([&](int) { return AreaStyle { palette::aged(red, freshness, true), freshness }; });
        };
        show(1min);
        const auto counts = [&] { return QList<qsizetype> { point.count(), line.count(), area.count() }; };
        const QList<qsizetype> first = counts();
        for (Duration age = 1min; age <= 10min; age += 1s)
            show(age);
        QCOMPARE(counts(), first); // nine minutes of a clock that ticks each second
        show(14min); // 0.80
        const QList<qsizetype> faded = counts();
        QVERIFY(faded[0] > first[0] && faded[1] > first[1] && faded[2] > first[2]);
        for (Duration age = 14min; age < 14min + 30s; age += 1s)
            show(age); // until 14 min 6 s it is 0.80, then 0.75
        QCOMPARE(counts(), (QList<qsizetype> { faded[0] + 1, faded[1] + 1, faded[2] + 1 }));
    }

    void whatStandsOutStillDoes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void whatStandsOutStillDoes()
    {
        QFETCH(bool, dark);
        const QRgb under = palette::ground(dark);
        const auto seen = [under](QRgb c) { // source over, by hand
            const auto mixed = [&](int over, int below) { return int(std::lround(below + (over - below) * qAlpha(c) / 255.)); };
            return palette::contrast(
                qRgb(mixed(qRed(c), qRed(under)), mixed(qGreen(c), qGreen(under)), mixed(qBlue(c), qBlue(under))), under);
        };
        for (const QRgb color :
             { palette::priorityColor(1, dark), palette::priorityColor(2, dark), palette::priorityColor(3, dark),
               palette::speedRatioColor(0.2, dark), palette::speedRatioColor(0.45, dark) }) {
            QVERIFY2(seen(color) >= 3, qPrintable(QString::number(color, 16)));
            for (const double opacity : { 0.95, 0.7, 0.45 }) {
                const QRgb aged = palette::aged(color, { Freshness::Fading, opacity, 12min }, dark);
                QVERIFY2(seen(aged) >= 2.98,
                         qPrintable(QStringLiteral("%1 %2").arg(color, 0, 16).arg(seen(aged)))); // alpha in steps of 1/255
                QVERIFY(qAlpha(aged) < 255 || opacity > 0.9 || seen(color) < 3.3);
            }
        }
        for (const int alpha : { 255, 150, 40 })
            QVERIFY(seen(palette::aged(qRgba(90, 90, 90, alpha), Freshness::unknown(), dark)) >= 2.98);
        // What is calm may fade as far as it does; what is not drawn is not.
        QCOMPARE(qAlpha(palette::aged(palette::noDataColor(dark), stale, dark)), 115); // 255 · 0.45
        QCOMPARE(palette::aged(0, Freshness::unknown(), dark), 0u);
        QCOMPARE(palette::aged(red, {}, dark), red);
    }

    void theLegendTellsOfWhatThereIs()
    {
        palette::Ages ages;
        ages.add({});
        QVERIFY(palette::ageLegend(ages, { 10min, 30min }, palette::Drawn::Lines, true).isEmpty());
        ages.add(fading);
        ages.add(stale);
        ages.add(unheard);
        const QList<LegendEntry> rows = palette::ageLegend(ages, { 10min, 30min }, palette::Drawn::Lines, true);
        QStringList labels;
        for (const LegendEntry &row : rows)
            labels << row.symbol + u' ' + row.label;
        QCOMPARE(labels,
                 (QStringList { QStringLiteral("line-faded paler: older than 10 min"),
                                QStringLiteral("line-stale broken: older than 20 min"),
                                QStringLiteral("line-unknown unknown: nothing for 30 min") }));
    }

    void dashesAreMeasuredAlongTheStroke()
    {
        // An L of 3 and 4 units: both vertices at its corner are 3 from the beginning, those at its end 7.
        StrokeMesh mesh;
        mesh.addLine({ { 0, 0 }, { 3, 0 }, { 3, 4 } }, StrokeMesh::FlatEnds);
        mesh.paint(0, mesh.vertices.size(), red, 2, patternOf(stale));
        QList<float> along;
        for (const StrokeVertex &v : mesh.vertices) {
            along << v.along;
            QCOMPARE(v.pattern, 1.0f);
        }
        QCOMPARE(along.first(), 0.0f);
        QCOMPARE(along.last(), 7.0f);
        QVERIFY(along.contains(3.0f));
        QVERIFY(std::ranges::is_sorted(along));
    }
};

QTEST_MAIN(FreshnessLayersTest)
#include "tst_freshnesslayers.moc"
