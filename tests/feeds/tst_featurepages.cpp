// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "transportfixture.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As a service of OGC API – Features (OGC 17-069r4 §7.15, §7.16) answers: a page of a collection as GeoJSON, with the link to the next.
QByteArray page(const QString &base, int offset, int limit, int all)
{
    QJsonArray features;
    for (int i = offset; i < std::min(all, offset + limit); ++i)
        features.append(QJsonObject {
            { u"type"_s, u"Feature"_s },
            { u"id"_s, i },
            { u"geometry"_s,
              QJsonObject { { u"type"_s, u"Point"_s }, { u"coordinates"_s, QJsonArray { -87.6 - i * 0.001, 41.9 } } } },
            { u"properties"_s, QJsonObject { { u"measured"_s, u"2026-11-21T19:5%1:00Z"_s.arg(i % 10) }, { u"n"_s, 10 * i } } } });
    QJsonArray links { QJsonObject { { u"rel"_s, u"self"_s }, { u"href"_s, base } } };
    if (offset + limit < all)
        links.append(QJsonObject { { u"rel"_s, u"next"_s },
                                   { u"type"_s, u"application/geo+json"_s },
                                   { u"href"_s, u"%1?limit=%2&offset=%3"_s.arg(base).arg(limit).arg(offset + limit) } });
    return QJsonDocument(QJsonObject { { u"type"_s, u"FeatureCollection"_s },
                                       { u"links"_s, links },
                                       { u"numberMatched"_s, all },
                                       { u"features"_s, features } })
        .toJson();
}

QByteArray gzipped(const QByteArray &bytes)
{
    QBuffer buffer;
    KCompressionDevice device(&buffer, false, KCompressionDevice::GZip);
    if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size())
        qFatal("cannot pack");
    device.close();
    return buffer.data();
}

const QByteArray mapping =
    R"({"id": "sensors", "title": {"en": "Sensors"}, "feed": "test.counter", "format": "geojson", "recognise": ["measured", "n"],
    "feature": {"id": {"prefix": "s-", "columns": ["id"]}, "geometry": {"type": "geojson"}},
    "time": {"columns": ["measured"], "formats": ["iso"]}, "fields": {"count": {"column": "n"}},
    "source": {"name": "Sensors", "attribution": "The city"}})";

} // namespace

/// A collection of OGC API – Features as a source: fetched page by page, read by a mapping, stored.
class FeaturePagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pages_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::newRow("plain") << false;
        QTest::newRow("files of gzip, without a content encoding") << true;
    }
    void pages()
    {
        QFETCH(bool, packed);
        WebServer server;
        server.answer = [&](const WebServer::Request &request) -> WebServer::Answer {
            const QUrlQuery query(request.url);
            const int offset = query.queryItemValue(u"offset"_s).toInt();
            const QByteArray body = page(server.url(u"/collections/sensors/items"_s), offset, 4, 10);
            return { 200,
                     packed ? gzipped(body) : body,
                     { { "Content-Type", packed ? "application/gzip" : "application/geo+json" } } };
        };
        FeedFixture city;
        QFile file(city.folder.filePath(u"sensors.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(mapping);
        file.close();
        const FeedDescriptor counter = FeedFixture::counter();
        FeedConfig config { counter.id, u"http"_s, { { u"url"_s, server.url(u"/collections/sensors/items?limit=4"_s) } } };
        config.mapping = file.fileName();
        const FeedStatus *status = city.runner->add(config, counter, nullptr);
        city.runner->start();
        QVERIFY2(city.passUntil([&] { return city.stored() == 10; }), qPrintable(status->reason));
        QCOMPARE(server.requests.size(), 3); // of 4, 4 and 2
        QCOMPARE(server.requests[2].url.query(), u"limit=4&offset=8"_s);
        QCOMPARE(status->rejected, 0.);
        QVERIFY(city.history.data[counter.id].contains({ UtcTime::fromIso(u"2026-11-21T19:59:00Z").milliseconds, u"s-9"_s }));
        QCOMPARE(city.history.geometries.size(), size_t(10));
        QVERIFY(city.passUntil([&] { return status->state == FeedStatus::State::Live; }));
    }

    void packedPayloadsThatAreNoGood()
    {
        WebServer server;
        QByteArray body = gzipped(QByteArray(300 << 20, ' ')); // a bomb …
        server.answer = [&](const WebServer::Request &) -> WebServer::Answer { return { 200, body }; };
        FeedFixture city;
        const FeedStatus *status = city.add(u"http"_s, { { u"url"_s, server.url() } });
        QVERIFY(city.passUntil([&] { return status->rejected > 0; }));
        QCOMPARE(status->messages.constFirst().reason, u"packed payload becomes too large"_s);
        body = gzipped(R"({"observations":[{"feature":"a","phenomenonTime":0,"values":{"count":1}}]})")
                   .chopped(20); // … and a torn one
        QVERIFY(city.passUntil([&] { return status->rejected > 1; }, 30s));
        QCOMPARE(status->messages.constFirst().reason, u"packed payload is damaged or cut off"_s);
        body = gzipped(city.observation("a", 7));
        QVERIFY(city.passUntil([&] { return city.stored() == 1; }, 30s));
    }
};

QTEST_GUILESS_MAIN(FeaturePagesTest)
#include "tst_featurepages.moc"
