// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cursor on Target: units and incidents as dispatch systems tell them, in events written by hand from the schema; what holds until
// when; and the way back.
#include "core/cot.h"
#include "core/cottypes.h"
#include "core/feeds.h"
#include "core/incidents.h"
#include "core/measures.h"
#include "core/units.h"
#include "sdk/dice.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace Qt::StringLiterals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

/// An engine by its dispatcher's system, two and a half minutes before its stale.
const QByteArray engine =
    "<?xml version='1.0' standalone='yes'?>\n"
    R"(<event version="2.0" uid="E-7" type="a-f-G-U-i-f-efp" how="m-g" time="2026-11-20T12:00:01Z" )"
    R"(start="2026-11-20T12:00:00Z" stale="2026-11-20T12:02:30Z"><detail>)"
    R"(<contact callsign="Engine 7" endpoint="10.0.0.7:4242:tcp" phone="+15550100"/><status readiness="true"/>)"
    R"(<track course="88.5" speed="12.5"/><remarks>patient J. Doe</remarks><__group name="Red" role="Team Member"/></detail>)"
    R"(<point lat="41.8789" lon="-87.6359" hae="9999999.0" ce="4.5" le="9999999.0"/></event>)";

QByteArray with(const QByteArray &what, const QByteArray &instead) { return QByteArray(engine).replace(what, instead); }

/// By whatever format of the feed recognises it.
DecodedBatch units(const QByteArray &payload) { return unitFeedDescriptor().decoder()(payload, noon); }
DecodedBatch incidents(const QByteArray &payload) { return incidentFeedDescriptor().decoder()(payload, noon); }

QString word(const DecodedBatch &batch, size_t row, size_t field)
{
    const float value = batch.observations[row].values[field];
    return std::isnan(value) ? QString() : batch.terms.value(qsizetype(value));
}

QStringList reasons(const DecodedBatch &batch)
{
    QStringList reasons;
    for (const Rejection &rejection : batch.rejections)
        reasons.append(rejection.reason);
    return reasons;
}

} // namespace

class TestCot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUnit()
    {
        const DecodedBatch batch = units(engine);
        QCOMPARE(reasons(batch), QStringList());
        QCOMPARE(batch.features.size(), size_t(1));
        QCOMPARE(batch.features[0].id, u"E-7"_s);
        QCOMPARE(batch.features[0].name, u"Engine 7"_s);
        QVERIFY(batch.features[0].geometry.isEmpty()); // it is wherever it is
        QCOMPARE(batch.observations.size(), size_t(1));
        const ObservationRecord &row = batch.observations[0];
        QCOMPARE(row.phenomenonTime, noon); // start, not time
        QCOMPARE(row.position, (GeoPoint { -87.6359, 41.8789 }));
        QCOMPARE(word(batch, 0, UnitTypeField), u"engine"_s);
        QVERIFY(std::isnan(row.values[UnitStateField])); // that it is ready does not say what it does
        QCOMPARE(row.values[UnitValidField], 150.0F);
        QCOMPARE(row.detail, QByteArray(R"({"accuracy":4.5,"course":88.5,"how":"m-g","speed":12.5})"));
    }

    void whatIsUnknownIsMissing()
    {
        const DecodedBatch batch = units(with("ce=\"4.5\"", "ce=\"9999999.0\"").replace("speed=\"12.5\"", "speed=\"9999999.0\""));
        QCOMPARE(batch.observations[0].detail, QByteArray(R"({"course":88.5,"how":"m-g"})"));
    }

    void states()
    {
        QCOMPARE(word(units(with("readiness=\"true\"", "readiness=\"false\"")), 0, UnitStateField), u"outOfService"_s);
        const QByteArray said = R"(<citywall state="onScene"/><remarks>)";
        QCOMPARE(word(units(with("<remarks>", said)), 0, UnitStateField), u"onScene"_s);
        QVERIFY(word(units(with("<remarks>", R"(<citywall state="at lunch"/><remarks>)")), 0, UnitStateField).isEmpty());
    }

    void types_data()
    {
        QTest::addColumn<int>("kind"); // 0 unit, 1 incident, 2 neither
        QTest::addColumn<QString>("word");
        const auto row = [](const char *type, int kind, const QString &word) { QTest::newRow(type) << kind << word; };
        // Names of the types by the table of CoT types that TAK servers bring (CoTtypes.xml).
        row("a-f-G-U-i-f", 0, u"engine"_s); // IM resources, fire and hazardous materials
        row("a-a-G-U-i-f-fta", 0, u"engine"_s); // fire truck, of an assumed friend
        row("a-f-G-U-i-m-ag", 0, u"ambulance"_s); // ground ambulance
        row("a-f-G-E-V-m", 0, u"ambulance"_s);
        row("a-n-G-E-V-U-A", 0, u"ambulance"_s);
        row("a-f-G-U-i-l-tt", 0, u"patrol"_s); // law enforcement, tactical team
        row("a-f-G-U-i-p-dat", 0, u"other"_s); // public works
        row("a-f-G-U-i-fx", 0, u"other"_s); // begins like fire, and is none
        row("a-f-G-E-V-M", 0, u"other"_s); // a pack animal: capital M is not small m
        row("a-f-G-U-C", 0, u"other"_s);
        row("a-f-G", 0, u"other"_s);
        row("a-f-A-C-H", 0, u"other"_s); // a helicopter
        row("a-f-S-X-L", 0, u"other"_s); // a police boat
        row("a-f-G-I-i-f", 2, {}); // a fire station
        row("a-f-G-E-W-A", 2, {});
        row("a-f-G-E-S", 2, {});
        row("a-h-G-U-C", 2, {});
        row("a-u-G-E-V", 2, {});
        row("a-.-G-U-i-f", 2, {});
        row("a-u-X-i-f-r", 1, u"fire"_s);
        row("a-n-X-i-h", 1, u"medical"_s);
        row("a-u-X-i-t-v-a", 1, u"collision"_s);
        row("a-u-X-i-l-c-r", 1, u"disturbance"_s);
        row("a-u-X-i-l-l-s", 1, u"crime"_s);
        row("a-u-X-i-r", 1, u"rescue"_s);
        row("a-u-X-i-c", 1, u"hazard"_s);
        row("a-u-X-i-m-f", 1, u"hazard"_s); // a flood
        row("a-u-X-i-o", 1, u"incident"_s);
        row("a-u-X-i", 1, u"incident"_s);
        row("a-u-X", 2, {});
        row("b-t-f", 2, {}); // a chat message
        row("t-x-c-t", 2, {});
        row("a", 2, {});
        row("a-f", 2, {});
        row("a-f-", 2, {});
    }
    void types()
    {
        QFETCH(int, kind);
        QFETCH(QString, word);
        const CotType type = cotTypeOf(QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(int(type.kind), kind);
        QCOMPARE(type.word, word);
    }

    void typesAndBack()
    {
        for (const QString &unit : { u"engine"_s, u"ambulance"_s, u"patrol"_s, u"other"_s })
            QCOMPARE(cotTypeOf(cotTypeOfUnit(unit)).word, unit);
        for (const QString &category :
             { u"fire"_s, u"medical"_s, u"collision"_s, u"disturbance"_s, u"rescue"_s, u"hazard"_s, u"crime"_s })
            QCOMPARE(cotTypeOf(cotTypeOfIncident(category)).word, category);
        QCOMPARE(cotTypeOf(cotTypeOfIncident(u"disabled vehicle")).word, u"collision"_s);
        QCOMPARE(cotTypeOf(cotTypeOfIncident(u"lost dog")).word, u"incident"_s);
    }

    void aStream()
    {
        const QByteArray ambulance = with("E-7", "A-2").replace("a-f-G-U-i-f-efp", "a-f-G-E-V-m");
        const QByteArray event = engine.sliced(engine.indexOf("<event"));
        for (const QByteArray &stream :
             { engine + ambulance, "\xEF\xBB\xBF" + engine + "\n" + ambulance + "\n",
               "<?xml version='1.0'?><events>" + event + ambulance.sliced(ambulance.indexOf("<event")) + "</events>" }) {
            const DecodedBatch batch = units(stream);
            QCOMPARE(reasons(batch), QStringList());
            QCOMPARE(batch.features.size(), size_t(2));
            QCOMPARE(batch.features[1].id, u"A-2"_s);
            QCOMPARE(word(batch, 1, UnitTypeField), u"ambulance"_s);
        }
        const DecodedBatch twice = units(engine + with("12:00:00Z", "12:00:30Z"));
        QCOMPARE(twice.features.size(), size_t(1));
        QCOMPARE(twice.observations.size(), size_t(2));
    }

    void others()
    {
        // What is told to others is no fault; who is neither a unit of one's own nor an incident is.
        const QByteArray chat = with("a-f-G-U-i-f-efp", "b-t-f");
        const QByteArray fire = with("a-f-G-U-i-f-efp", "a-u-X-i-f");
        const QByteArray stranger = with("a-f-G-U-i-f-efp", "a-h-G-U-C");
        const DecodedBatch batch = units(chat + fire + stranger + engine);
        QCOMPARE(batch.observations.size(), size_t(1));
        QCOMPARE(reasons(batch), QStringList { u"not a unit of one's own"_s });
        const DecodedBatch other = incidents(chat + fire + stranger + engine);
        QCOMPARE(other.observations.size(), size_t(1));
        QCOMPARE(reasons(other), QStringList { u"not an incident"_s });
    }

    void rejected_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QString>("reason");
        const QString place = u"impossible coordinates"_s;
        const QString time = u"time without zone or malformed"_s;
        QTest::newRow("no uid") << with("uid=\"E-7\"", "") << u"uid missing or too long"_s;
        QTest::newRow("long uid") << with("E-7", QByteArray(300, 'x')) << u"uid missing or too long"_s;
        QTest::newRow("no type") << with("type=\"a-f-G-U-i-f-efp\"", "") << u"type missing"_s;
        QTest::newRow("no stale") << with("stale=\"2026-11-20T12:02:30Z\"", "") << u"time or stale missing"_s;
        QTest::newRow("no zone") << with("start=\"2026-11-20T12:00:00Z\"", "start=\"2026-11-20T12:00:00\"") << time;
        QTest::newRow("stale is no time") << with("2026-11-20T12:02:30Z", "soon") << time;
        QTest::newRow("stale before") << with("2026-11-20T12:02:30Z", "2026-11-20T11:59:59Z") << u"stale before its start"_s;
        QTest::newRow("no point") << with("<point", "<pointer") << u"point missing"_s;
        QTest::newRow("no fix") << with("41.8789", "0.0").replace("-87.6359", "0.0") << u"position not known"_s;
        QTest::newRow("latitude 95") << with("41.8789", "95") << place;
        QTest::newRow("NaN") << with("41.8789", "NaN") << place;
        QTest::newRow("infinite") << with("41.8789", "1e999") << place;
        QTest::newRow("unknown") << with("41.8789", "9999999.0") << place;
        const QString number = u"number out of range"_s;
        QTest::newRow("infinite speed") << with("12.5", "1e400") << number;
        QTest::newRow("speed of no unit") << with("12.5", "-1e308") << number;
        QTest::newRow("error of no receiver") << with("4.5", "1e39") << number;
        QTest::newRow("half a position") << with("lat=\"41.8789\"", "") << place;
    }
    void rejected()
    {
        QFETCH(QByteArray, event);
        QFETCH(QString, reason);
        const DecodedBatch batch = units(event + with("E-7", "A-2")); // the neighbour survives
        QCOMPARE(reasons(batch), QStringList { reason });
        QCOMPARE(batch.observations.size(), size_t(1));
        QVERIFY(batch.rejections[0].sample.startsWith("<event ") && batch.rejections[0].sample.size() <= 256);
        QVERIFY(!batch.rejections[0].sample.contains("Doe"));
    }

    void everyPrefixIsHarmless()
    {
        const QByteArray stream = engine + with("E-7", "A-2");
        for (qsizetype length = 0; length < stream.size(); ++length) {
            // Whole: the first event, and perhaps what stands before the second.
            const bool whole = length >= engine.size() && !stream.first(length).sliced(engine.size()).contains("<event");
            for (const DecodedBatch &batch : { units(stream.first(length)), incidents(stream.first(length)) }) {
                QVERIFY(batch.observations.size() <= (length < engine.size() ? 0 : 1));
                QVERIFY(whole || !batch.rejections.empty());
            }
        }
    }

    void damagedAnywhere()
    {
        const QByteArray stream = engine + with("a-f-G-U-i-f-efp", "a-u-X-i-f");
        for (const QString &id : { unitFeed, incidentFeed }) {
            const Decoder decode = cotFormat(id).makeDecoder({});
            for (quint64 i = 0; i < 4000; ++i) {
                QByteArray damaged = stream;
                for (quint64 byte = 0; byte < 1 + i % 4; ++byte)
                    damaged[qsizetype(dice::mix(i, byte, 1) % quint64(stream.size()))] = char(dice::mix(i, byte, 2));
                const DecodedBatch batch = decode(damaged, noon);
                QVERIFY(batch.observations.size() <= 1);
                for (const ObservationRecord &row : batch.observations) {
                    QVERIFY(row.feature < batch.features.size() && !batch.features[row.feature].id.isEmpty());
                    QVERIFY(row.phenomenonTime.isValid());
                    QVERIFY((row.position.isValid() ? row.position : batch.features[row.feature].geometry.value(0)).isValid());
                    QVERIFY(std::ranges::none_of(row.values, [](float value) { return std::isinf(value); }));
                }
            }
        }
    }

    void hostileStreams()
    {
        const Decoder decode = unitFeedDescriptor().decoder(u"cot"_s);
        const auto refused = [&](const QByteArray &payload) {
            const DecodedBatch batch = decode(payload, noon);
            return batch.observations.empty() && !batch.rejections.empty();
        };
        QVERIFY(refused({}));
        QVERIFY(refused("<event"));
        QVERIFY(refused(QByteArray("<a>").repeated(300'000)));
        QVERIFY(refused("<event uid='x'><detail>" + QByteArray("<a>").repeated(300'000)));
        QVERIFY(refused("<?xml version='1.0'?><!DOCTYPE event [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                        "<event uid='&b;'/>"));
        QVERIFY(refused("<?xml " + QByteArray(100'000, ' ')));
        QVERIFY(refused("</stream>" + engine)); // what the reader puts around cannot be closed
        QVERIFY(refused(engine + QByteArray(9 << 20, ' ')));
        const DecodedBatch many = decode(QByteArray("<event uid='x'/>").repeated(20'000), noon);
        QCOMPARE(many.rejections.size(), size_t(10'001));
        QVERIFY(many.rejections.back().reason.startsWith(u"too many bad records"));
    }

    void aUnitIsUnknownAfterItsStale()
    {
        test::FakeHistory history;
        DecodedBatch batch = units(engine);
        const DecodedBatch other = units(with("E-7", "E-8").replace("12:02:30Z", "18:00:00Z")); // beyond what is counted on
        batch.features.push_back(other.features[0]);
        batch.observations.push_back(other.observations[0]);
        batch.observations[1].feature = 1;
        history.put(unitFeed, batch, false);
        const ObservationsPtr rows = history.request({ unitFeed, { noon - Duration(1), noon + Duration(1) }, {}, {} }).result();
        const FeedDictionaryPtr dictionary = history.dictionary(unitFeed);
        const auto known = [&](Duration after) { return unitsAt(*rows, 0, rows->size(), *dictionary, noon + after).size(); };
        using namespace std::chrono_literals;
        QCOMPARE(known(149s), size_t(2));
        QCOMPARE(known(150s), size_t(1));
        QCOMPARE(known(30min - 1s), size_t(1));
        QCOMPARE(known(30min), size_t(0));
        QCOMPARE(unitAt(*rows, 0, *dictionary).until, noon + 150s);
        // Both are available: the measure counts who is still known at the bucket's end.
        DecodedBatch available = units(with("<remarks>", R"(<citywall state="available"/><remarks>)"));
        history.put(unitFeed, available, false);
        const ObservationsPtr one = history.request({ unitFeed, { noon - Duration(1), noon + Duration(1) }, {}, {} }).result();
        const std::vector<quint32> every { 0 };
        const auto counted = [&](Duration after) {
            return availableUnits({ *one, *history.dictionary(unitFeed), every, { noon, noon + after } });
        };
        QCOMPARE(counted(149s), 1.0);
        QVERIFY(std::isnan(counted(150s)));
    }

    void anIncident()
    {
        const QByteArray fire =
            R"(<event version="2.0" uid="F-1" type="a-u-X-i-f" how="h-e" time="2026-11-20T12:05:00Z" start="2026-11-20T12:00:00Z" )"
            R"(stale="2026-11-21T12:00:00Z"><point lat="41.88" lon="-87.63" hae="180" ce="50" le="10"/><detail>)"
            R"(<contact callsign="Warehouse fire"/></detail></event>)";
        const DecodedBatch batch = incidents(fire);
        QCOMPARE(reasons(batch), QStringList());
        QCOMPARE(batch.features[0].name, u"Warehouse fire"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.63, 41.88 } }));
        QCOMPARE(word(batch, 0, StateField), u"recorded"_s); // CoT knows no course
        QCOMPARE(word(batch, 0, CategoryField), u"fire"_s);
        QVERIFY(std::isnan(batch.observations[0].values[PriorityField]));
        const DecodedBatch told = incidents(QByteArray(fire).replace(
            "</detail>", R"(<citywall state="dispatched" category="chimney fire" priority="1" casualties="2"/></detail>)"));
        QCOMPARE(word(told, 0, StateField), u"dispatched"_s);
        QCOMPARE(word(told, 0, CategoryField), u"chimney fire"_s);
        QCOMPARE(told.observations[0].values[PriorityField], 1.0F);
        QCOMPARE(told.observations[0].values[CasualtiesField], 2.0F);
    }

    void thereAndBack()
    {
        const FeedDescriptor feed = incidentFeedDescriptor();
        DecodedBatch batch;
        batch.terms = { u"received"_s, u"closed"_s, u"burglary"_s };
        batch.features = { { u"I<1>"_s, u"Shop & home"_s + QChar(1), { { -87.63, 41.88 } }, {} }, { u"I2"_s, {}, {}, {} } };
        const float none = ObservationRecord::nan;
        batch.observations = { { 0, noon, {}, { 0, 2, 2, none }, {} },
                               { 0, noon + Duration(1500), {}, { 1, 2, 2, 0 }, {} },
                               { 1, noon, {}, { 0, none, none, none }, {} } }; // nowhere: not told
        const QList<QByteArray> events = feed.format(u"cot")->encode(batch, noon);
        QCOMPARE(events.size(), 2);
        for (const QByteArray &event : events) // in a stream it ends where the next begins
            QCOMPARE(event.indexOf(feed.format(u"cot")->terminator), event.trimmed().size() - qsizetype(strlen("</event>")));
        const DecodedBatch back = feed.decoder()(events.join(), noon);
        QCOMPARE(reasons(back), QStringList());
        QCOMPARE(back.features.size(), size_t(1));
        QCOMPARE(back.features[0].id, u"I<1>"_s);
        QCOMPARE(back.features[0].name, u"Shop & home"_s);
        QCOMPARE(back.features[0].geometry, batch.features[0].geometry);
        QCOMPARE(back.observations[1].phenomenonTime, noon + Duration(1500));
        QCOMPARE(word(back, 0, StateField), u"received"_s);
        QCOMPARE(word(back, 1, StateField), u"closed"_s);
        QCOMPARE(word(back, 1, CategoryField), u"burglary"_s);
        QCOMPARE(back.observations[1].values[PriorityField], 2.0F);
        QCOMPARE(back.observations[1].values[CasualtiesField], 0.0F);
        QVERIFY(events[0].contains("type=\"a-u-X-i-l-l\""));
        QVERIFY(events[0].contains("stale=\"2026-11-21T12:00:00Z\"")); // the feed's horizon
        const DecodedBatch sent = units(engine);
        const QList<QByteArray> again = unitFeedDescriptor().format(u"cot")->encode(sent, noon);
        const DecodedBatch unit = units(again.value(0));
        QCOMPARE(unit.observations[0].detail, sent.observations[0].detail);
        QCOMPARE(unit.observations[0].position, sent.observations[0].position);
        QCOMPARE(unit.observations[0].values[UnitValidField], 150.0F);
        QVERIFY(again[0].contains("hae=\"9999999.0\""));
    }
};

QTEST_GUILESS_MAIN(TestCot)
#include "tst_cot.moc"
