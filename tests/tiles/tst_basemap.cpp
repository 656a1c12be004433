// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the build made: the maps and the community areas.
#include "map/tiles/mbtilesarchive.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace citywall;

namespace {

QJsonArray featuresOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(u"features").toArray()
                                          : QJsonArray();
}

// The shoelace sum in square degrees; positive for a counterclockwise ring.
double signedArea(const QJsonArray &ring)
{
    double sum = 0;
    for (qsizetype i = 1; i < ring.size(); ++i)
        sum += ring[i - 1][0].toDouble() * ring[i][1].toDouble() - ring[i][0].toDouble() * ring[i - 1][1].toDouble();
    return sum / 2;
}

QList<QJsonArray> polygonsOf(const QJsonObject &geometry)
{
    const auto coordinates = geometry.value(u"coordinates").toArray();
    if (geometry.value(u"type").toString() == u"Polygon")
        return { coordinates };
    QList<QJsonArray> polygons;
    for (const auto &polygon : coordinates)
        polygons.append(polygon.toArray());
    return polygons;
}

double areaOf(const QJsonObject &geometry)
{
    double sum = 0;
    for (const auto &polygon : polygonsOf(geometry)) {
        for (qsizetype ring = 0; ring < polygon.size(); ++ring)
            sum += (ring == 0 ? 1 : -1) * std::abs(signedArea(polygon[ring].toArray()));
    }
    return sum;
}

} // namespace

class TestBaseMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsAreDrawn_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<TileAddress>("inside");
        QTest::newRow("chicago, dark") << QStringLiteral("chicago") << QStringLiteral("dark") << TileAddress { 14, 4203, 6089 };
        QTest::newRow("chicago, light") << QStringLiteral("chicago") << QStringLiteral("light") << TileAddress { 14, 4203, 6089 };
        QTest::newRow("manhattan, dark") << QStringLiteral("manhattan") << QStringLiteral("dark")
                                         << TileAddress { 14, 4825, 6157 };
        QTest::newRow("manhattan, light") << QStringLiteral("manhattan") << QStringLiteral("light")
                                          << TileAddress { 14, 4825, 6157 };
    }
    void mapsAreDrawn()
    {
        QFETCH(QString, id);
        QFETCH(QString, theme);
        QFETCH(TileAddress, inside);
        const auto path = QStringLiteral(CITYWALL_BUILD_DIR "/share/citywall/maps/%1-%2.mbtiles").arg(id, theme);
        if (!QFile::exists(path))
            QSKIP("this map was not built");
        const auto archive = MbtilesArchive::open(path);
        QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message + archive.error().detail));
        QCOMPARE((*archive)->attribution(), QStringLiteral("© OpenStreetMap contributors"));
        QCOMPARE((*archive)->minZoom(), 9);
        QCOMPARE((*archive)->maxZoom(), 16);
        QVERIFY((*archive)->ground());
        QCOMPARE((*archive)->ground()->lightness() < 128, theme == u"dark");
        const auto tile = (*archive)->tile(inside);
        QVERIFY(tile && *tile);
        const auto picture = QImage::fromData(**tile);
        QCOMPARE(picture.size(), QSize(tilePixels, tilePixels));
        QVERIFY(picture.colorCount() > 16); // streets and names, not just ground
        qint64 colourful = 0; // calm: data are painted on top
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                colourful += picture.pixelColor(x, y).toHsl().hslSaturation() > 120 && picture.pixelColor(x, y).lightness() > 40
                    && picture.pixelColor(x, y).lightness() < 200;
        }
        QCOMPARE(colourful, 0);
    }

    void communityAreasAreWellFormed()
    {
        const auto areas =
            featuresOf(QStringLiteral(CITYWALL_SOURCE_DIR "/resources/boundaries/chicago-community-areas.geojson"));
        QCOMPARE(areas.size(), 77);
        for (qsizetype i = 0; i < areas.size(); ++i) {
            const auto properties = areas[i][u"properties"].toObject();
            QCOMPARE(properties.value(u"id").toString(), QString::number(i + 1));
            QVERIFY(!properties.value(u"name").toString().isEmpty());
            for (const auto &polygon : polygonsOf(areas[i][u"geometry"].toObject())) {
                for (qsizetype ring = 0; ring < polygon.size(); ++ring) {
                    const auto points = polygon[ring].toArray();
                    QVERIFY(points.size() >= 4);
                    QCOMPARE(points.first(), points.last());
                    QCOMPARE(signedArea(points) > 0, ring == 0); // RFC 7946
                }
            }
        }
    }

    // Every inner border is the same line, run in the other direction, on its other side.
    void communityAreasShareTheirBorders()
    {
        const auto areas =
            featuresOf(QStringLiteral(CITYWALL_SOURCE_DIR "/resources/boundaries/chicago-community-areas.geojson"));
        QHash<QString, int> edges;
        const auto text = [](const QJsonValue &point) {
            return QStringLiteral("%1 %2").arg(point[0].toDouble(), 0, 'f', 5).arg(point[1].toDouble(), 0, 'f', 5);
        };
        for (const auto &area : areas) {
            for (const auto &polygon : polygonsOf(area[u"geometry"].toObject())) {
                for (const auto &ring : polygon) {
                    const auto points = ring.toArray();
                    for (qsizetype i = 1; i < points.size(); ++i)
                        ++edges[text(points[i - 1]) + u'|' + text(points[i])];
                }
            }
        }
        int shared = 0;
        for (auto it = edges.cbegin(); it != edges.cend(); ++it) {
            QCOMPARE(it.value(), 1); // twice in one direction would be an overlap
            const auto ends = it.key().split(u'|');
            shared += edges.contains(ends[1] + u'|' + ends[0]) ? 1 : 0;
        }
        QVERIFY2(shared > edges.size() / 2, qPrintable(QString::number(shared)));
    }

    void communityAreasAgreeWithTheCity()
    {
        const auto reference =
            featuresOf(QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data/boundaries/chicago_community_areas.geojson"));
        if (reference.isEmpty())
            QSKIP("the reference file is not beside the project");
        const auto areas =
            featuresOf(QStringLiteral(CITYWALL_SOURCE_DIR "/resources/boundaries/chicago-community-areas.geojson"));
        QHash<QString, QJsonObject> byNumber;
        for (const auto &area : reference)
            byNumber.insert(area[u"properties"][u"area_numbe"].toString(), area.toObject());
        double total = 0, referenceTotal = 0;
        for (const auto &area : areas) {
            const auto other = byNumber.value(area[u"properties"][u"id"].toString());
            const auto name = area[u"properties"][u"name"].toString().toUpper().remove(u'\'');
            QCOMPARE(name, other.value(u"properties")[u"community"].toString().toUpper().remove(u'\''));
            const double mine = areaOf(area[u"geometry"].toObject()), theirs = areaOf(other.value(u"geometry").toObject());
            QVERIFY2(std::abs(mine - theirs) < 0.06 * theirs, qPrintable(QStringLiteral("%1: %2").arg(name).arg(mine / theirs)));
            total += mine;
            referenceTotal += theirs;
        }
        QVERIFY2(std::abs(total - referenceTotal) < 0.01 * referenceTotal, qPrintable(QString::number(total / referenceTotal)));
    }
};

QTEST_GUILESS_MAIN(TestBaseMap)
#include "tst_basemap.moc"
