// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capdecoder.h"
#include "core/exposure.h"
#include "core/feeds.h"
#include "core/warnings.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace Qt::StringLiterals;

namespace {

const UtcTime now = UtcTime::fromIso(u"2026-11-20T18:00:00Z");

/// A message with one info block; `extra` goes into the block.
QByteArray message(const QByteArray &identifier, const QByteArray &type, const QByteArray &sent, const QByteArray &extra,
                   const QByteArray &references = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>"
        + identifier + "</identifier><sender>city@example.org</sender><sent>" + sent + "</sent><status>Actual</status><msgType>"
        + type + "</msgType><scope>Public</scope>"
        + (references.isEmpty() ? QByteArray() : "<references>" + references + "</references>")
        + "<info><language>en</language><category>Met</category><event>Flood</event><urgency>Immediate</urgency>"
          "<severity>Severe</severity><certainty>Likely</certainty>"
        + extra + "</info></alert>";
}
const QByteArray squareArea = "<area><areaDesc>By the river</areaDesc><polygon>50.0,10.0 50.0,10.1\n50.1,10.1 50.1,10.0 "
                              "50.0,10.0</polygon><geocode><valueName>UGC</valueName><value>X</value></geocode></area>";

DecodedBatch decode(const QByteArray &payload) { return warningFeedDescriptor().makeDecoder()(payload, now); }

QString onlyReason(const QByteArray &payload)
{
    const DecodedBatch batch = decode(payload);
    return batch.rejections.size() == 1 && batch.observations.empty() ? batch.rejections[0].reason : u"(not rejected alone)"_s;
}

QString term(const DecodedBatch &batch, size_t row, WarningField field)
{
    const float value = batch.observations[row].values[field];
    return std::isnan(value) ? QString() : batch.terms[qsizetype(value)];
}

QByteArray openData(const QString &name)
{
    QFile file(qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"))
               + u"/alerts_cap/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The history of several payloads.
void put(test::FakeHistory &history, const QList<QByteArray> &payloads)
{
    DecodedBatch all;
    for (const QByteArray &payload : payloads) {
        const DecodedBatch batch = decode(payload);
        for (ObservationRecord o : batch.observations) {
            const FeatureRecord &feature = batch.features[o.feature];
            const auto known = std::ranges::find(all.features, feature.id, &FeatureRecord::id);
            if (known == all.features.end())
                all.features.push_back(feature);
            o.feature = quint32(std::ranges::find(all.features, feature.id, &FeatureRecord::id) - all.features.begin());
            for (float &value : o.values) {
                if (std::isnan(value))
                    continue;
                const QString word = batch.terms[qsizetype(value)];
                if (!all.terms.contains(word))
                    all.terms.append(word);
                value = float(all.terms.indexOf(word));
            }
            all.observations.push_back(o);
        }
    }
    history.put(warningFeed, all, false);
}

} // namespace

class TestWarnings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessage()
    {
        const DecodedBatch batch =
            decode(message("W1", "Alert", "2026-11-20T12:00:00-06:00",
                           "<expires>2026-11-20T15:00:00-06:00</expires><headline>Flood &amp; mud</headline>" + squareArea));
        QCOMPARE(batch.rejections.size(), size_t(0));
        QCOMPARE(batch.features.size(), size_t(1));
        const FeatureRecord &feature = batch.features[0];
        QCOMPARE(feature.id, u"W1"_s);
        QCOMPARE(feature.name, u"Flood"_s);
        QCOMPARE(feature.properties[u"headline"].toString(), u"Flood & mud"_s);
        QCOMPARE(feature.properties[u"areaDesc"].toString(), u"By the river"_s);
        QCOMPARE(batch.observations[0].phenomenonTime, now); // noon at −6 h
        QCOMPARE(term(batch, 0, MessageTypeField), u"Alert"_s);
        QCOMPARE(term(batch, 0, SeverityField), u"Severe"_s);
        QCOMPARE(term(batch, 0, UrgencyField), u"Immediate"_s);
        QCOMPARE(term(batch, 0, CertaintyField), u"Likely"_s);
        const GeoMultiPolygon area = fromCoordinates(feature.properties[u"polygons"].toArray());
        QCOMPARE(area.size(), 1);
        QCOMPARE(area[0][0][1], (GeoPoint { 10.1, 50.0 })); // CAP writes latitude first
        QVERIFY(contains(area, feature.geometry.value(0)));
    }

    void blocksInTheFirstLanguage()
    {
        QByteArray two = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        const qsizetype begin = two.indexOf("<info>");
        const QByteArray block = two.sliced(begin, two.indexOf("</info>") + 7 - begin);
        QByteArray french = block;
        french.replace("<language>en<", "<language>fr<");
        QByteArray more = block;
        more.replace("Severe<", "Minor<");
        two.insert(begin, block + french);
        two.replace("</info></alert>", "</info>" + more + "</alert>");
        const DecodedBatch batch = decode(two); // en, fr, en, en
        QCOMPARE(batch.features.size(), size_t(3));
        QCOMPARE(batch.features[1].id, u"W1#2"_s);
        QCOMPARE(batch.features[2].id, u"W1#3"_s);
        QCOMPARE(term(batch, 2, SeverityField), u"Minor"_s);
    }

    void rejected_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("reason");
        const QByteArray good = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        const auto with = [&](const QByteArray &what, const QByteArray &instead) {
            return QByteArray(good).replace(what, instead);
        };
        QTest::newRow("exercise") << with("Actual", "Exercise") << u"status is Exercise"_s;
        QTest::newRow("restricted") << with(">Public<", ">Restricted<") << u"scope is Restricted"_s;
        QTest::newRow("acknowledgement") << with(">Alert<", ">Ack<") << u"message type is Ack"_s;
        QTest::newRow("no scope") << with("<scope>Public</scope>", "") << u"scope missing"_s;
        QTest::newRow("no zone") << with("18:00:00Z", "18:00:00") << u"time without zone or malformed"_s;
        QTest::newRow("no event") << with("<event>Flood</event>", "") << u"event missing"_s;
        QTest::newRow("no areaDesc") << with("<areaDesc>By the river</areaDesc>", "") << u"areaDesc missing"_s;
        QTest::newRow("open polygon") << with(" 50.0,10.0</polygon>", "</polygon>") << u"impossible polygon"_s;
        QTest::newRow("latitude 95") << with("50.1,10.1", "95.1,10.1") << u"impossible polygon"_s;
        QTest::newRow("bad expiry") << with("<area>", "<expires>soon</expires><area>") << u"time without zone or malformed"_s;
        QTest::newRow("not CAP") << QByteArray("<rss/>") << u"no CAP message in the document"_s;
        QTest::newRow("DTD") << QByteArray("<!DOCTYPE alert [<!ENTITY a \"b\">]>" + good.sliced(good.indexOf("<alert")))
                             << u"document with a DTD"_s;
    }
    void rejected()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, reason);
        QCOMPARE(onlyReason(payload), reason);
    }

    void everyPrefixIsHarmless()
    {
        const QByteArray good = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        for (qsizetype length = 0; length < good.size(); ++length) {
            const DecodedBatch batch = decode(good.first(length));
            QVERIFY(batch.observations.empty());
            QVERIFY(!batch.rejections.empty());
        }
    }

    void circles()
    {
        const GeoLine ring = capCircle(u"50.0,10.0 5");
        QCOMPARE(ring.size(), 49);
        QCOMPARE(ring.first(), ring.last());
        for (const GeoPoint &p : ring)
            QVERIFY(std::abs(distanceMeters(p, { 10, 50 }) - 5000) < 1);
        QVERIFY(capCircle(u"50.0,10.0").isEmpty());
        QVERIFY(capCircle(u"50.0,10.0 -1").isEmpty());
        QVERIFY(capCircle(u"50.0 10.0 5").isEmpty());
        QCOMPARE(capCircle(u"50.0,10.0 0.0"), (GeoLine { { 10, 50 } })); // a place, as earthquake services write it
    }

    void observationJsonIsUnderstoodToo()
    {
        const DecodedBatch batch = decode(R"({"observations": [{"feature": "W9", "phenomenonTime": "2026-11-20T18:00:00Z",
            "values": {"msgType": "Alert", "severity": "Minor"}}]})");
        QCOMPARE(batch.observations.size(), size_t(1));
    }

    void standings()
    {
        // W1 at 12:00 until 15:00; W2 updates it at 13:00 until 17:00; W3 cancels W2 at 14:00.
        const auto told = [](const QByteArray &hour) { return "2026-11-20T" + hour + ":00:00Z"; };
        const auto until = [&](const QByteArray &hour) { return "<expires>" + told(hour) + "</expires>" + squareArea; };
        test::FakeHistory history;
        put(history,
            { message("W1", "Alert", told("12"), until("15")),
              message("W2", "Update", told("13"), until("17"), "city@example.org,W1," + told("12")),
              message("W3", "Cancel", told("14"), until("17"), "city@example.org,W2," + told("13")),
              message("W4", "Alert", told("12"), "<effective>" + told("16") + "</effective>" + squareArea) });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        WarningState state(history, clock);
        const auto inForceAt = [&](int hour, int minute) {
            clock.seek(UtcTime::fromIso(u"2026-11-20T00:00:00Z").milliseconds + (hour * 60 + minute) * 60'000);
            QStringList ids;
            for (const Warning &warning : state.inForce())
                ids.append(warning.identifier);
            return ids;
        };
        QCOMPARE(inForceAt(11, 59), QStringList());
        QCOMPARE(inForceAt(12, 30), QStringList { u"W1"_s });
        QCOMPARE(inForceAt(13, 30), QStringList { u"W2"_s });
        QCOMPARE(inForceAt(14, 30), QStringList());
        QCOMPARE(inForceAt(12, 30), QStringList { u"W1"_s }); // and back
        QCOMPARE(inForceAt(16, 30), QStringList { u"W4"_s });
        QCOMPARE(inForceAt(39, 59), QStringList { u"W4"_s }); // no end told: a day from when it took effect
        QCOMPARE(inForceAt(40, 0), QStringList());
    }

    void whatIsReplacedWarnsOfNothing()
    {
        const DecodedBatch batch = decode(message("W2", "Update", "2026-11-20T18:00:00Z", squareArea,
                                                  "a@b,W0,2026-11-20T16:00:00Z\n a@b,W1,2026-11-20T17:00:00Z"));
        QCOMPARE(batch.features.size(), size_t(3));
        QCOMPARE(batch.features[0].id, u"W0"_s);
        QCOMPARE(term(batch, 0, SeverityField), severityNone);
        QCOMPARE(term(batch, 1, SeverityField), severityNone);
        QCOMPARE(batch.features[2].properties[u"references"].toArray(), (QJsonArray { u"W0"_s, u"W1"_s }));
        // A bare cancellation, without info.
        QByteArray bare = message("W3", "Cancel", "2026-11-20T18:00:00Z", {}, "a@b,W2,2026-11-20T17:00:00Z");
        const qsizetype begin = bare.indexOf("<info>");
        bare.remove(begin, bare.indexOf("</info>") + 7 - begin);
        const DecodedBatch cancelled = decode(bare);
        QCOMPARE(cancelled.rejections.size(), size_t(0));
        QCOMPARE(cancelled.features.size(), size_t(2));
        QCOMPARE(term(cancelled, 1, MessageTypeField), u"Cancel"_s);
        // One that repeats what it cancels.
        const DecodedBatch repeated =
            decode(message("W3", "Cancel", "2026-11-20T18:00:00Z", squareArea, "a@b,W2,2026-11-20T17:00:00Z"));
        QCOMPARE(term(repeated, 1, SeverityField), severityNone);
        QCOMPARE(term(repeated, 1, UrgencyField), u"Immediate"_s);
    }

    void pointsInside()
    {
        // A U, open to the north: the middle of its box is outside.
        const GeoLine u { { 10, 50 }, { 13, 50 }, { 13, 53 }, { 12, 53 }, { 12, 51 },
                          { 11, 51 }, { 11, 53 }, { 10, 53 }, { 10, 50 } };
        QVERIFY(!contains({ { u } }, { 11.5, 52 }));
        QVERIFY(contains({ { u } }, pointInside({ { u } })));
        QVERIFY(!pointInside({}).isValid());
    }

    void exposureByHand()
    {
        QList<Area> areas { test::square(u"west"_s, 10, 50, 0.1, 1000), test::square(u"east"_s, 10.1, 50, 0.1, 500),
                            test::square(u"far"_s, 20, 50, 0.1, 9000) };
        // Half of the west, all of the east.
        const GeoMultiPolygon warned = test::square({}, 10.05, 50, 0.1).geometry
            + GeoMultiPolygon(test::square({}, 10.1, 50, 0.1).geometry); // the second overlaps the first
        const Exposure exposure = exposureOf(warned, areas);
        QVERIFY2(std::abs(exposure.residents - 1000) < 1e-6, qPrintable(QString::number(exposure.residents)));
        const double one = areaSquareMeters(areas[0].geometry) / 1e6;
        QVERIFY(std::abs(exposure.squareKilometers - 1.5 * one) < 1e-6);
        QCOMPARE(exposure.areas, (QList<int> { 1, 0 }));
        areas[0].population = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(std::isnan(exposureOf(warned, areas).residents));
        QVERIFY(exposureOf(test::square({}, 30, 50, 1).geometry, areas).areas.isEmpty());
        QCOMPARE(exposureOf({}, areas).squareKilometers, 0.0);
    }

    void simulatedWarningsArePlausible()
    {
        const AreaIndex areas({ test::square(u"city"_s, -87.75, 41.80, 0.15) });
        const Simulation city { 1837, QTimeZone("America/Chicago"), { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, &areas };
        const FeedDescriptor feed = warningFeedDescriptor();
        const PayloadSourcePtr source = feed.makeSimulator(city);
        QVERIFY(source->about().simulated);
        using namespace std::chrono_literals;
        const auto messages = [&](UtcTime begin, UtcTime end) {
            const QByteArray payload = source->payload({ begin, end }, 1min, true);
            return payload.isEmpty() ? DecodedBatch {} : feed.makeDecoder()(payload, now);
        };
        const DecodedBatch week = messages(now - 7 * 24h, now);
        QCOMPARE(week.rejections.size(), size_t(0));
        size_t told = 0;
        for (int hour = 7 * 24; hour > 0; --hour)
            told += messages(now - Duration(hour * 1h), now - Duration((hour - 1) * 1h)).observations.size();
        QCOMPARE(told, week.observations.size()); // however it is asked for
        int alerts = 0;
        int ends = 0;
        for (size_t row = 0; row < week.observations.size(); ++row) {
            alerts += term(week, row, MessageTypeField) == u"Alert";
            ends += term(week, row, MessageTypeField).isEmpty();
        }
        QVERIFY2(alerts >= 27 && alerts <= 29, qPrintable(QString::number(alerts))); // four a day
        QVERIFY(ends > 20);
        test::FakeHistory history;
        history.put(warningFeed, week, true);
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        WarningState state(history, clock);
        int most = 0;
        for (int hour = 6 * 24; hour >= 0; --hour) {
            clock.seek((now - Duration(hour * 1h)).milliseconds);
            most = std::max(most, int(state.inForce().size()));
            for (const Warning &warning : state.inForce()) {
                QVERIFY(warning.simulated);
                QVERIFY(!warning.area.isEmpty());
            }
        }
        QVERIFY2(most >= 1 && most <= 8, qPrintable(QString::number(most)));
    }

    void realMessages_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("features");
        QTest::addColumn<int>("polygons");
        QTest::addColumn<QString>("reason");
        // Counted with grep: <info> of the first language and identifiers in <references>; <polygon> in them. Circles have no extent.
        QTest::newRow("thunderstorm ended, two languages, two references") << u"canada.cap"_s << 3 << 2 << QString();
        QTest::newRow("signed, nine references") << u"canada_signed.cap"_s << 10 << 2 << QString();
        QTest::newRow("earthquake") << u"earthquake.cap"_s << 1 << 0 << QString();
        QTest::newRow("earthquake, signed, Latin-1") << u"earthquake_signed.cap"_s << 1 << 0 << QString();
        QTest::newRow("seven bush fires in EDXL-DE") << u"bushfire_valid.edxlde"_s << 7 << 0 << QString();
        QTest::newRow("flash flood watch, by codes alone") << u"weather.cap"_s << 1 << 0 << QString();
        QTest::newRow("without scope") << u"invalid.cap"_s << 0 << 0 << u"scope missing"_s;
        QTest::newRow("without info") << u"no_optional_fields.cap"_s << 0 << 0 << u"info missing"_s;
    }
    void realMessages()
    {
        QFETCH(QString, file);
        QFETCH(int, features);
        QFETCH(int, polygons);
        QFETCH(QString, reason);
        const QByteArray payload = openData(file);
        if (payload.isEmpty())
            QSKIP("the open data are not here");
        const DecodedBatch batch = decode(payload);
        QCOMPARE(batch.features.size(), size_t(features));
        qsizetype found = 0;
        for (const FeatureRecord &feature : batch.features)
            found += feature.properties[u"polygons"].toArray().size();
        QCOMPARE(found, polygons);
        QCOMPARE(batch.rejections.empty() ? QString() : batch.rejections[0].reason, reason);
    }
};

QTEST_GUILESS_MAIN(TestWarnings)
#include "tst_warnings.moc"
