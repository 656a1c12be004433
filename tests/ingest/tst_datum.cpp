// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Positions in a publisher's datum become WGS 84. The pairs for China are figures that other implementations publish as their
// results (coordtransform, EvilTransform for Ruby).
#include "engine/ingest/datum.h"

#include <QJsonArray>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

constexpr double nanometers = 1e-9; ///< degrees that equal doubles of two implementations may differ by

bool isAt(GeoPoint p, double longitude, double latitude, double within = nanometers)
{
    return std::abs(p.longitudeDegrees - longitude) <= within && std::abs(p.latitudeDegrees - latitude) <= within;
}

} // namespace

class DatumTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gcj02()
    {
        QVERIFY(isAt(gcj02FromWgs84({ 116.404, 39.915 }), 116.41024449916938, 39.91640428150164));
        QVERIFY(isAt(gcj02FromWgs84({ 116.359496, 39.909745 }), 116.36569790916941, 39.911112866392486));
        QVERIFY(isAt(gcj02FromWgs84({ -87.63, 41.88 }), -87.63, 41.88)); // not in China
    }

    void bd09() { QVERIFY(isAt(bd09FromGcj02({ 116.404, 39.915 }), 116.41036949371029, 39.92133699351021)); }

    void theWayBackIsTheInverse()
    {
        const Datum gcj = *Datum::fromName(u"GCJ-02"_s);
        const Datum bd = *Datum::fromName(u"BD-09"_s);
        for (double longitude = 75; longitude < 135; longitude += 3.7) {
            for (double latitude = 5; latitude < 54; latitude += 2.9) {
                GeoPoint p = gcj02FromWgs84({ longitude, latitude });
                QVERIFY(distanceMeters(p, { longitude, latitude }) < 1500);
                GeoPoint b = bd09FromGcj02(p);
                QVERIFY(gcj.toWgs84(p) && isAt(p, longitude, latitude, 2 * nanometers));
                QVERIFY(bd.toWgs84(b) && isAt(b, longitude, latitude, 2 * nanometers));
            }
        }
        GeoPoint chicago { -87.63, 41.88 };
        QVERIFY(gcj.toWgs84(chicago) && isAt(chicago, -87.63, 41.88));
    }

    void names()
    {
        QVERIFY(Datum::fromName(u"WGS84"_s)->isWgs84());
        QVERIFY(Datum::fromName(u"EPSG:4326"_s)->isWgs84());
        QVERIFY(!Datum::fromName(u"EPSG:2263"_s)->isWgs84());
        for (const QString &wrong : { u"EPSG:999999"_s, u"EPSG:"_s, u"GCJ02"_s, u""_s }) {
            const Result<Datum> datum = Datum::fromName(wrong);
            QVERIFY2(!datum && datum.error().message.contains(wrong), qPrintable(wrong));
        }
    }

    void batches()
    {
        DecodedBatch batch;
        batch.features = { { u"a"_s, {}, { gcj02FromWgs84({ 116.4, 39.9 }) }, {} },
                           { u"b"_s, {}, {}, {} },
                           { u"c"_s, {}, { { 500, 10 } }, {} } };
        batch.observations.resize(3);
        batch.observations[1].feature = 1;
        batch.observations[1].position = gcj02FromWgs84({ 121.5, 31.2 });
        batch.observations[2].feature = 1;
        batch.observations[2].position = { 200, 100 };
        Datum::fromName(u"GCJ-02"_s)->toWgs84(batch);
        QVERIFY(isAt(batch.features[0].geometry.at(0), 116.4, 39.9));
        QVERIFY(batch.features[2].geometry.isEmpty());
        QCOMPARE(batch.observations.size(), 2UL);
        QVERIFY(!batch.observations[0].position.isValid()); // the feature's own
        QVERIFY(isAt(batch.observations[1].position, 121.5, 31.2));
        QCOMPARE(batch.rejections.size(), 2UL);
        QCOMPARE(batch.rejections[1].reason, u"position out of range"_s);
        QCOMPARE(batch.rejections[1].sample, "b");
    }

    void areasInProperties() // `polygons`, as the warnings of a city have them
    {
        const auto position = [](double longitude, double latitude) {
            const GeoPoint p = gcj02FromWgs84({ longitude, latitude });
            return QJsonArray { p.longitudeDegrees, p.latitudeDegrees };
        };
        const auto areaOf = [&](const QJsonArray &third) {
            const QJsonArray ring { position(116.3, 39.9), position(116.4, 39.9), third, position(116.3, 39.9) };
            return QJsonArray { QJsonArray { ring }, QJsonArray { ring } };
        };
        DecodedBatch batch;
        batch.features = {
            { u"a"_s, {}, {}, { { u"polygons"_s, areaOf(position(116.4, 40)) }, { u"note"_s, QJsonArray { 116.3, 39.9 } } } },
            { u"b"_s,
              {},
              { gcj02FromWgs84({ 116.4, 39.9 }) },
              { { u"polygons"_s, areaOf({ 500, 10 }) }, { u"event"_s, u"x"_s } } },
            { u"c"_s, {}, {}, { { u"polygons"_s, areaOf({ u"east"_s, 10 }) } } },
            { u"d"_s, {}, {}, { { u"polygons"_s, 3 } } } // no area: a word of another feed
        };
        Datum::fromName(u"GCJ-02"_s)->toWgs84(batch);
        const QJsonArray area = batch.features[0].properties[u"polygons"].toArray();
        QCOMPARE(area.size(), 2);
        for (const QJsonValue &polygon : area) {
            const QJsonArray ring = polygon[0].toArray();
            QCOMPARE(ring.size(), 4);
            QVERIFY(isAt({ ring[0][0].toDouble(), ring[0][1].toDouble() }, 116.3, 39.9));
            QVERIFY(isAt({ ring[2][0].toDouble(), ring[2][1].toDouble() }, 116.4, 40));
            QCOMPARE(ring[3], ring[0]); // still closed
        }
        QCOMPARE(batch.features[0].properties[u"note"].toArray(), (QJsonArray { 116.3, 39.9 }));
        QCOMPARE(batch.features[1].properties, (QJsonObject { { u"event"_s, u"x"_s } }));
        QVERIFY(isAt(batch.features[1].geometry.value(0), 116.4, 39.9));
        QVERIFY(batch.features[2].properties.isEmpty());
        QCOMPARE(batch.features[3].properties[u"polygons"].toInt(), 3);
        QCOMPARE(batch.rejections.size(), 2UL);
        QCOMPARE(batch.rejections[0].reason, u"position out of range"_s);
        QCOMPARE(batch.rejections[0].sample, "b");
        QCOMPARE(batch.rejections[1].sample, "c");
    }
};

QTEST_GUILESS_MAIN(DatumTest)
#include "tst_datum.moc"
