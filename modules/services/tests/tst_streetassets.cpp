// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waste containers and street lights: the Smart Data Models they come in, and how they stand at an instant. The payloads are written by hand
// from the models' published properties (smartdatamodels.org, dataModel.WasteManagement and dataModel.Streetlighting).
#include "core/streetassets.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "ui/assetmap.h"

#include <QTest>

#include <numeric>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray bins =
    R"([{"id":"urn:ngsi-ld:WasteContainer:B1","type":"WasteContainer","name":{"type":"Property","value":"Main Street 1"},
  "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.63,41.88]}},
  "fillingLevel":{"type":"Property","value":0.8,"observedAt":"2026-11-20T11:00:00Z"},"status":{"type":"Property","value":"ok"},
  "nextActuationDeadline":{"type":"Property","value":{"@type":"DateTime","@value":"2026-11-21T05:00:00Z"}},
  "storedWasteKind":{"type":"Property","value":"glass"},
  "refWasteContainerIsle":{"type":"Relationship","object":"urn:ngsi-ld:WasteContainerIsle:I7"}},
 {"id":"B2","type":"WasteContainer","location":{"type":"geo:json","value":{"type":"Point","coordinates":[-87.62,41.88]}},
  "fillingLevel":{"type":"Number","value":40,"metadata":{"unitCode":{"type":"Text","value":"P1"}}},
  "status":{"type":"Text","value":"burning"},"TimeInstant":{"type":"DateTime","value":"2026-11-20T11:01:00Z"}},
 {"id":"B3","type":"WasteContainer","status":"unknown","dateModified":"2026-11-20T11:00:00Z"},
 {"id":"B4","type":"WasteContainer","fillingLevel":1.2,"status":"ok","dateModified":"2026-11-20T11:00:00Z"},
 {"id":"B5","type":"WasteContainer","fillingLevel":0.5},
 {"id":"L","type":"Streetlight","powerState":"on","dateModified":"2026-11-20T11:00:00Z"}])";

const QByteArray lamps =
    R"({"type":"Notification","data":[{"id":"urn:ngsi-ld:Streetlight:10%2F2","type":"Streetlight","circuit":"C-4","locationCategory":"sidewalk",
  "location":{"type":"Point","coordinates":[-87.6,41.9]},"powerState":{"value":"low","observedAt":"2026-11-20T11:00:00Z"},"status":"ok",
  "illuminanceLevel":0.4},
 {"id":"urn:ngsi-ld:Streetlight:11","type":"Streetlight","location":{"type":"Point","coordinates":[-87.61,41.9]},"powerState":"on",
  "status":"columnIssue","observationDateTime":"2026-11-20T11:02:00Z"}]})";

const UtcTime heard = UtcTime::fromIso(u"2026-11-20T11:05:00Z");

QStringList whyNot(const DecodedBatch &batch)
{
    QStringList reasons;
    for (const Rejection &rejection : batch.rejections)
        reasons.append(rejection.reason);
    return reasons;
}
QString said(const DecodedBatch &batch, size_t row, size_t field)
{
    const float value = batch.observations[row].values[field];
    return value >= 0 ? batch.terms.value(qsizetype(value)) : QString();
}

} // namespace

class StreetAssetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void containers()
    {
        const FeedDescriptor feed = containerFeedDescriptor();
        QVERIFY(feed.format(u"ngsi-ld")->recognise(bins));
        QVERIFY(!lightFeedDescriptor().format(u"ngsi-ld")->recognise(bins.first(bins.indexOf("\"L\""))));
        const DecodedBatch batch = feed.decoder()(bins, heard);
        QCOMPARE(whyNot(batch), (QStringList { u"nothing is told of the container"_s, u"time missing, or without a zone"_s }));
        QCOMPARE(batch.leftOut.size(), 1u);
        QCOMPARE(batch.leftOut[0].reason, u"entity of another type"_s);
        QCOMPARE(batch.observations.size(), 3u);
        QCOMPARE(batch.features[0].id, u"B1"_s);
        QCOMPARE(batch.features[0].name, u"Main Street 1"_s);
        QCOMPARE(batch.features[0].properties, (QJsonObject { { u"storedWasteKind"_s, u"glass"_s }, { u"isle"_s, u"I7"_s } }));
        QCOMPARE(batch.observations[0].values[FillingField], 0.8f);
        QCOMPARE(said(batch, 0, ContainerStatusField), u"ok"_s);
        QCOMPARE(batch.observations[0].values[DueField], 18 * 3600.f); // 11:00 to 05:00 of the next day
        QCOMPARE(batch.observations[1].values[FillingField], 0.4f); // told in per cent
        QCOMPARE(said(batch, 1, ContainerStatusField), u"burning"_s);
        QCOMPARE(batch.observations[1].phenomenonTime, UtcTime::fromIso(u"2026-11-20T11:01:00Z"));
        QVERIFY(std::isnan(batch.observations[2].values[FillingField])); // no container is 120 % full
    }

    void numbersBeyondMeasure()
    {
        for (const char *number : { "1e400", "-1e308", "1e39", "9223372036854775807" }) {
            const DecodedBatch batch = containerFeedDescriptor().decoder()(QByteArray(bins).replace("0.8", number), heard);
            QCOMPARE(whyNot(batch).value(0), u"number out of range"_s);
            QCOMPARE(batch.rejections.size(), 3u);
            QCOMPARE(batch.observations.size(), 2u); // its neighbours
            QCOMPARE(batch.features[0].id, u"B2"_s);
        }
    }

    void lights()
    {
        const FeedDescriptor feed = lightFeedDescriptor();
        QVERIFY(feed.format(u"ngsi-ld")->recognise(lamps));
        const DecodedBatch batch = feed.decoder()(lamps, heard);
        QCOMPARE(whyNot(batch), QStringList());
        QCOMPARE(batch.features[0].id, u"10/2"_s);
        QCOMPARE(batch.features[0].properties,
                 (QJsonObject { { u"circuit"_s, u"C-4"_s }, { u"locationCategory"_s, u"sidewalk"_s } }));
        QCOMPARE(batch.observations[0].values[IlluminanceField], 0.4f);
        QCOMPARE(said(batch, 0, PowerField), u"low"_s);
        QCOMPARE(said(batch, 1, LightStatusField), u"columnIssue"_s);
        QCOMPARE(batch.observations[1].phenomenonTime, UtcTime::fromIso(u"2026-11-20T11:02:00Z"));
    }

    void thereAndBack()
    {
        for (const auto &[feed, payload] :
             { std::pair(containerFeedDescriptor(), bins), std::pair(lightFeedDescriptor(), lamps) }) {
            const DecodedBatch sent = feed.decoder()(payload, heard);
            size_t row = 0;
            QList<size_t> order(qsizetype(sent.observations.size()));
            std::iota(order.begin(), order.end(), 0);
            std::ranges::stable_sort(order, {}, [&](size_t i) { return sent.observations[i].phenomenonTime; });
            for (const QByteArray &answer : feed.format(u"ngsi-ld")->encode(sent, heard)) {
                const DecodedBatch back = feed.decoder()(answer, heard);
                QCOMPARE(whyNot(back), QStringList());
                for (size_t i = 0; i < back.observations.size(); ++i, ++row) {
                    const ObservationRecord &was = sent.observations[order[qsizetype(row)]];
                    QCOMPARE(back.features[back.observations[i].feature].id, sent.features[was.feature].id);
                    QCOMPARE(back.features[back.observations[i].feature].properties, sent.features[was.feature].properties);
                    QCOMPARE(back.observations[i].phenomenonTime, was.phenomenonTime);
                    QCOMPARE(said(back, i, 1), said(sent, order[qsizetype(row)], 1));
                    QVERIFY(back.observations[i].values[0] == was.values[0]
                            || (std::isnan(back.observations[i].values[0]) && std::isnan(was.values[0])));
                }
            }
            QCOMPARE(row, sent.observations.size());
        }
    }

    void atAnInstant()
    {
        const FeedDescriptor feed = containerFeedDescriptor();
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        history.put(feed.id, feed.decoder()(bins, heard), false);
        StreetAssetState state(feed, history, clock);
        clock.seek(heard.milliseconds);
        QTRY_COMPARE(state.assets().size(), 3u);
        Metric filling;
        filling.scale = 100;
        filling.goodDirection = -1;
        filling.limits = { { u"soon"_s, u"soon"_s, 75, 1 }, { u"full"_s, u"full"_s, 90, 2 } };
        const auto severity = [&](size_t i) { return severityOf(state.assets()[i], feed.id, filling, state.now()); };
        QCOMPARE(severity(0), 1); // 80 %
        QCOMPARE(severity(1), 3); // burning
        QCOMPARE(state.assets()[0].due, UtcTime::fromIso(u"2026-11-21T05:00:00Z"));
        QVERIFY(!state.assets()[0].isOverdue(state.now()));
        clock.seek((heard + 20h).milliseconds); // the deadline has passed, and nothing was heard for longer than twice six hours
        QTRY_VERIFY(state.assets()[0].isOverdue(state.now()));
        QCOMPARE(severity(0), -1);
        clock.seek((heard + 48h).milliseconds);
        QTRY_COMPARE(state.assets()[0].freshness.level, Freshness::Unknown);
        clock.seek(heard.milliseconds); // and back
        QTRY_COMPARE(severity(0), 1);
    }

    void onTheMap()
    {
        const FeedDescriptor feed = containerFeedDescriptor();
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        history.put(feed.id, feed.decoder()(bins, heard), false);
        Selection selection;
        const AreaIndex areas({});
        StreetAssetState state(feed, history, clock);
        Layer layer(feed.id, {}, {}, 400, false);
        Metric filling;
        filling.scale = 100;
        filling.unit = u"%"_s;
        filling.goodDirection = -1;
        filling.limits = { { u"soon"_s, u"soon"_s, 75, 1 } };
        AssetMap map(state, selection, areas, layer, filling);
        clock.seek(heard.milliseconds);
        QTRY_COMPARE(map.list()->rows().size(), 2); // the burning one, then the one that is 80 % full; the third tells no fault
        QCOMPARE(map.list()->rows()[0].id, u"B2"_s);
        QCOMPARE(map.list()->rows()[1].trailing, u"80%"_s);
        QVERIFY(map.points()->points().isEmpty()); // not shown
        selection.enterEntity(feed.id, u"B1"_s); // what is opened is seen on the map
        QVERIFY(layer.isVisible());
        QCOMPARE(map.points()->points().size(), 2); // nobody says where the third stands
        // How full they are can be compared with another time; whether lights burn cannot.
        QCOMPARE(map.points()->measure()->unit, u"%"_s);
        QCOMPARE(map.points()->points()[0].value, double(0.8F) * 100);
        QCOMPARE(map.points()->points()[0].name, u"Main Street 1"_s);
        const FeedDescriptor lights = lightFeedDescriptor();
        StreetAssetState lamps(lights, history, clock);
        Layer lightLayer(lights.id, {}, {}, 400, false);
        AssetMap lightMap(lamps, selection, areas, lightLayer, {});
        QVERIFY(!lightMap.points()->measure());
        QCOMPARE(map.selectedKey(), 0u);
        selection.home();
        QCOMPARE(map.selectedKey(), std::numeric_limits<quint32>::max());
    }
};

QTEST_GUILESS_MAIN(StreetAssetsTest)
#include "tst_streetassets.moc"
