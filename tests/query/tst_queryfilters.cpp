// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which observations leave the history: by time, place, entity, category and value.
#include "linkquery.h"

#include "engine/query/polygonfile.h"

#include <QLocale>
#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;

namespace {

/// How many observations of ten minutes satisfy the filter.
qint64 found(const ObservationFilter &filter, const AreaIndex *areas = nullptr)
{
    MinuteHistory history(10);
    QueryRequest request = requestForLinks();
    request.filter = filter;
    const Answer answer = answered(TableFormat::NdJson, request, history, areas);
    if (answer.summary.error)
        qFatal("%s", qPrintable(answer.summary.error->message));
    if (answer.lines() != answer.summary.observations)
        qFatal("%lld lines for %lld observations", qlonglong(answer.lines()), answer.summary.observations);
    return answer.summary.observations;
}

QString failureWith(const ObservationFilter &filter)
{
    MinuteHistory history(10);
    QueryRequest request = requestForLinks();
    request.filter = filter;
    const Answer answer = answered(TableFormat::Csv, request, history);
    return answer.summary.error ? answer.summary.error->message : QString();
}

ObservationFilter where(std::initializer_list<const char *> comparisons)
{
    ObservationFilter filter;
    for (const char *text : comparisons) {
        const Result<Comparison> comparison = Comparison::fromText(QString::fromLatin1(text));
        if (!comparison)
            qFatal("%s", qPrintable(comparison.error().message));
        filter.where.append(*comparison);
    }
    return filter;
}

const GeoLine aroundTheVehicle { { -73.95, 40.65 }, { -73.85, 40.65 }, { -73.85, 40.72 }, { -73.95, 40.72 }, { -73.95, 40.65 } };

} // namespace

class QueryFiltersTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); } // a decimal point is one all the same

    void range()
    {
        MinuteHistory history(60 * 24 * 30);
        QueryRequest request = requestForLinks();
        request.filter.range = { history.begin + std::chrono::hours(1), history.begin + std::chrono::hours(3) };
        QCOMPARE(answered(TableFormat::NdJson, request, history).lines(), 120);
        request.filter.range = { history.begin + Duration(60'001), history.begin + Duration(180'001) }; // 00:02 and 00:03
        QCOMPARE(answered(TableFormat::NdJson, request, history).lines(), 2);
    }

    void place()
    {
        Area west;
        west.id = u"west"_s;
        Area east;
        east.id = u"east"_s;
        east.geometry = { { { { -73.95, 40.65 }, { -73.85, 40.65 }, { -73.85, 40.75 }, { -73.95, 40.75 }, { -73.95, 40.65 } } } };
        east.bounds = { -73.95, 40.65, -73.85, 40.75 };
        const AreaIndex areas({ west, east });
        ObservationFilter filter;
        filter.areas = { u"east"_s }; // the link's own area, and where the vehicle is
        QCOMPARE(found(filter, &areas), 10);
        filter.areas = { u"west"_s };
        QCOMPARE(found(filter, &areas), 0);
        filter.areas = { u"west"_s, u"east"_s };
        QCOMPARE(found(filter, &areas), 10);
        filter.areas = { u"north"_s };
        QVERIFY(failureWith(filter).contains(u"north"));
        filter = {};
        filter.box = GeoBox { -73.91, 40.69, -73.89, 40.71 }; // the vehicle; the link's middle is at -73.85, 40.75
        QCOMPARE(found(filter), 5);
        filter = {};
        filter.polygons = { { aroundTheVehicle } };
        QCOMPARE(found(filter), 5);
        filter.polygons = { { aroundTheVehicle }, { aroundTheVehicle } }; // also where they overlap
        QCOMPARE(found(filter), 5);
        filter.box = GeoBox { -73.86, 40.7, -73.8, 40.8 }; // and nothing is in both
        QCOMPARE(found(filter), 0);
    }

    void polygonFile()
    {
        QFile plain(path(u"plain.geojson"_s));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        plain.write(R"({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
            {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates":
                [[[[-73.95, 40.65], [-73.85, 40.65], [-73.85, 40.72], [-73.95, 40.72], [-73.95, 40.65]]]]}}]})");
        plain.close();
        const Result<GeoMultiPolygon> read = readPolygons(plain.fileName());
        QVERIFY(read);
        QCOMPARE(*read, GeoMultiPolygon({ { aroundTheVehicle } }));
        QVERIFY(readPolygons(path(u"none.geojson"_s)).error().message.contains(u"none.geojson"));
        QVERIFY(!readPolygons(u"http://127.0.0.1:9/polygons.geojson"_s));

        // echo "-73.9 40.7" | gdaltransform -s_srs EPSG:4326 -t_srs EPSG:32618: 592930.7 m east, 4506036.8 m north
        QFile metres(path(u"metres.geojson"_s));
        QVERIFY(metres.open(QIODevice::WriteOnly));
        metres.write(
            R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32618"}},
            "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
                [[[592900, 4506000], [593000, 4506000], [593000, 4506100], [592900, 4506100], [592900, 4506000]]]}}]})");
        metres.close();
        const Result<GeoMultiPolygon> converted = readPolygons(metres.fileName());
        QVERIFY2(converted, converted ? "" : qPrintable(converted.error().message));
        QVERIFY(contains(*converted, { -73.9, 40.7 }));
        QVERIFY(!contains(*converted, { -73.9, 40.702 }));

        QFile points(path(u"points.geojson"_s));
        QVERIFY(points.open(QIODevice::WriteOnly));
        points.write(R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}})");
        points.close();
        QVERIFY(readPolygons(points.fileName()).error().message.contains(u"no polygon"));
    }

    /// One that is written with arcs is what they enclose.
    void polygonsWithArcs()
    {
        // A circle of 0.4° around 10, 52, as two half circles; by hand: 0.27² · 2 = 0.382² and 0.3² · 2 = 0.424². The square in it with
        // its corners at the ends of the arcs has neither.
        const QByteArray circle = "(CIRCULARSTRING (10.4 52, 10 52.4, 9.6 52), CIRCULARSTRING (9.6 52, 10 51.6, 10.4 52))";
        const QByteArray curve = "CURVEPOLYGON (COMPOUNDCURVE " + circle + ")";
        for (const QByteArray &text : { curve, "MULTISURFACE (" + curve + ")", "GEOMETRYCOLLECTION (POINT (1 1), " + curve + ")",
                                        QByteArray("CURVEPOLYGON (CIRCULARSTRING (10.4 52, 9.6 52, 10.4 52))") }) {
            const Result<GeoMultiPolygon> read = readPolygons(write(u"arcs.csv"_s, "id,WKT\n1,\"" + text + "\"\n"));
            QVERIFY2(read, read ? "" : text + qPrintable(read.error().message));
            QVERIFY2(contains(*read, { 10.27, 52.27 }) && contains(*read, { 9.73, 51.73 }), text);
            QVERIFY2(!contains(*read, { 10.3, 52.3 }) && !contains(*read, { 9.7, 51.7 }), text);
        }
    }

    void surfacesThatAreNoPolygons()
    {
        for (const char *text : { "TIN Z (((0 1 0, 0 2 0, 1 1 0, 0 1 0)))", "TRIANGLE ((0 1, 0 2, 1 1, 0 1))",
                                  "POLYHEDRALSURFACE Z (((0 1 0, 0 2 0, 1 2 0, 0 1 0)))",
                                  "GEOMETRYCOLLECTION (POLYGON ((0 1, 0 2, 1 1, 0 1)), TRIANGLE ((2 1, 2 2, 3 1, 2 1)))" }) {
            const Result<GeoMultiPolygon> read =
                readPolygons(write(u"surface.csv"_s, QByteArray("id,WKT\n1,\"") + text + "\"\n"));
            QVERIFY2(!read && read.error().message.contains(u"no polygon: "), text);
        }
    }

    void polygonsOverTheAntimeridian()
    {
        const auto polygon = [&](const char *ring) {
            return readPolygons(
                write(u"over.geojson"_s,
                      QByteArray(R"({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [)")
                          + ring + "]}}"));
        };
        QVERIFY(polygon("[[178, -18], [-178, -18], [-178, -16], [178, -16], [178, -18]]").error().message.contains(u"180th"));
        QVERIFY(polygon("[[0, 0.1], [9, 0.1], [9, 9], [0, 9], [0, 0.1]], [[5, 5], [-176, 5], [5, 6], [5, 5]]")
                    .error()
                    .message.contains(u"180th"));
        QVERIFY(polygon("[[178, -18], [180, -18], [180, -16], [178, -16], [178, -18]]"));
        QVERIFY(polygon("[[-90, 10], [90, 10], [90, 20], [-90, 20], [-90, 10]]"));
    }

    /// Coordinates of a building site's own, of which nobody knows where they are.
    void polygonsOfAnUnknownPlace()
    {
        write(u"site.csv"_s, "id,WKT\n1,\"POLYGON ((1 1, 2 1, 2 2, 1 1))\"\n");
        const QString file = write(u"site.vrt"_s, R"(<OGRVRTDataSource><OGRVRTLayer name="site">
<SrcDataSource relativeToVRT="1">site.csv</SrcDataSource><LayerSRS>LOCAL_CS["Site",UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH]]</LayerSRS>
</OGRVRTLayer></OGRVRTDataSource>)");
        const Result<GeoMultiPolygon> read = readPolygons(file);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(u"cannot be brought to WGS 84"), qPrintable(read.error().message));
    }

    void entityAndCategory()
    {
        ObservationFilter filter;
        filter.entities = { u"v1"_s };
        QCOMPARE(found(filter), 5);
        filter.entities = { u"v1"_s, u"l1"_s, u"nobody"_s };
        QCOMPARE(found(filter), 10);
        filter.entities = { u"nobody"_s };
        QCOMPARE(found(filter), 0);
        filter = {};
        filter.categories = { u"ok"_s }; // minutes 0, 3, 6, 9
        QCOMPARE(found(filter), 4);
        filter.categories = { u"ok"_s, u"slow"_s };
        QCOMPARE(found(filter), 10);
        filter.categories = { u"gone"_s };
        QCOMPARE(found(filter), 0);
        // One entity is asked of the history itself.
        MinuteHistory history(10);
        QueryRequest request = requestForLinks();
        request.filter.entities = { u"v1"_s };
        answered(TableFormat::Csv, request, history);
        QCOMPARE(history.lastQuery.feature, FeatureKey(1));
    }

    void comparisons()
    {
        // Speeds are 37.8 km/h, missing in minutes 3 and 7; travel time 1234.5; flow is never known.
        QCOMPARE(found(where({ "speed<37.8" })), 0);
        QCOMPARE(found(where({ "speed <= 37.8" })), 8);
        QCOMPARE(found(where({ "speed=37.8" })), 8);
        QCOMPARE(found(where({ "speed>=37.8" })), 8);
        QCOMPARE(found(where({ "speed>37.79999" })), 8);
        QCOMPARE(found(where({ "speed>37.8" })), 0);
        QCOMPARE(found(where({ "speed!=0" })), 8); // what is missing is not known to differ
        QCOMPARE(found(where({ "flow!=0" })), 0);
        QCOMPARE(found(where({ "status=ok", "speed>0" })), 3); // 0, 6, 9
        QCOMPARE(found(where({ "status!=ok" })), 6);
        QVERIFY(failureWith(where({ "speed<fast" })).contains(u"fast"));
        QVERIFY(failureWith(where({ "status<ok" })).contains(u"="));
        QVERIFY(failureWith(where({ "colour=red" })).contains(u"speed, flow, travelTime, status"));
        for (const char *wrong : { "", "speed", "speed=", "<10", "speed ~ 10", "speed<10<20", "speed==10" })
            QVERIFY2(!Comparison::fromText(QString::fromLatin1(wrong)), wrong);
        QCOMPARE(Comparison::fromText(u" state = in progress "_s)->operand, u"in progress"_s);
    }

    void aFieldOfOneFeedOnly()
    {
        MinuteHistory history(10);
        QueryRequest request = requestForLinks();
        request.feeds.append(feedsOfTests()[1]);
        request.filter = where({ "priority>0" }); // a field of the incidents: 1234.5
        const Answer answer = answered(TableFormat::NdJson, request, history);
        QCOMPARE(answer.summary.observations, 10);
        QVERIFY(!answer.text.contains("traffic.link-speed"));
    }

    void whatTheDictionaryLacksIsLeftOut()
    {
        // Observations that arrived after the dictionary was read, of a feature that it does not know.
        MinuteHistory history(4);
        history.add(history.begin + std::chrono::minutes(5), 7, 1, 0);
        QCOMPARE(answered(TableFormat::NdJson, requestForLinks(), history).lines(), 4);
    }
};

QTEST_GUILESS_MAIN(QueryFiltersTest)
#include "tst_queryfilters.moc"
