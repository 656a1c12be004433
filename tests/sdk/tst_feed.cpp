// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which decoder a payload goes to.
#include "sdk/dice.h"
#include "sdk/feed.h"

#include <QJsonArray>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

/// Says who decoded, as the only feature.
Decoder saying(const QString &name)
{
    return [name](QByteArrayView, UtcTime) {
        DecodedBatch batch;
        batch.features.push_back({ name, {}, {}, {} });
        return batch;
    };
}

FeedDescriptor feed()
{
    FeedDescriptor feed;
    feed.makeDecoder = [] { return saying(u"own"_s); };
    feed.formats = { { u"array"_s, u"Array 1"_s, [](QByteArrayView p) { return looksLikeJson(p) && p.contains('['); },
                       [](const QList<QByteArray> &) { return saying(u"array"_s); } },
                     { u"xml"_s, u"XML 1"_s, looksLikeXml,
                       [](const QList<QByteArray> &with) { return saying(u"xml"_s + QString::fromUtf8(with.value(0))); } } };
    return feed;
}

QString taker(const Decoder &decoder, QByteArrayView payload) { return decoder(payload, {}).features.at(0).id; }

} // namespace

class FeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksLike_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("json");
        QTest::addColumn<bool>("xml");
        QTest::newRow("object") << QByteArray(" \r\n\t{}") << true << false;
        QTest::newRow("array with mark") << QByteArray("\xEF\xBB\xBF[1]") << true << false;
        QTest::newRow("element") << QByteArray("\xEF\xBB\xBF <?xml?>") << false << true;
        QTest::newRow("nothing") << QByteArray() << false << false;
        QTest::newRow("blanks") << QByteArray("  \n") << false << false;
        QTest::newRow("bytes") << QByteArray("\x0a\x0d\x0a\x03", 4) << false << false;
        QTest::newRow("half a mark") << QByteArray("\xEF\xBB{") << false << false;
    }

    void looksLike()
    {
        QFETCH(QByteArray, payload);
        QTEST(looksLikeJson(payload), "json");
        QTEST(looksLikeXml(payload), "xml");
    }

    void eachPayloadGoesToTheFormatThatKnowsIt()
    {
        const Decoder decoder = feed().decoder({}, { "!" });
        QCOMPARE(taker(decoder, "[1]"), u"array"_s);
        QCOMPARE(taker(decoder, "<a/>"), u"xml!"_s);
        QCOMPARE(taker(decoder, "{}"), u"own"_s);
        QCOMPARE(taker(decoder, ""), u"own"_s);
        FeedDescriptor plain = feed();
        plain.formats.clear();
        QCOMPARE(taker(plain.decoder(), "[1]"), u"own"_s);
    }

    void aNamedFormatTakesEverything()
    {
        QCOMPARE(taker(feed().decoder(u"xml"_s), "[1]"), u"xml"_s);
        QCOMPARE(feed().format(u"xml")->title, u"XML 1"_s);
        QVERIFY(!feed().format(u"yaml"));
        QVERIFY(!feed().format(u""));
    }

    void whatCannotBeIsTakenOutAndTold()
    {
        constexpr float infinite = std::numeric_limits<float>::infinity();
        const auto guarded = [](const std::function<void(DecodedBatch &)> &spoil) {
            FeedDescriptor f = feed();
            f.formats[0].makeDecoder = [spoil](const QList<QByteArray> &) -> Decoder {
                return [spoil](QByteArrayView, UtcTime received) {
                    DecodedBatch batch;
                    batch.features = { { u"a"_s, {}, { { 10, 50 } }, { { u"good"_s, 1 } } } };
                    ObservationRecord row;
                    row.phenomenonTime = received;
                    row.values[0] = 1;
                    batch.observations = { row, row, row };
                    batch.observations[2].values[0] = 3;
                    spoil(batch);
                    return batch;
                };
            };
            return f.decoder()("[1]", UtcTime { 1000 });
        };
        const auto only = [](const DecodedBatch &batch, const QString &reason) {
            return batch.rejections.size() == 1 && batch.rejections[0].reason == reason;
        };
        const DecodedBatch sound = guarded([](DecodedBatch &) { });
        QVERIFY(sound.rejections.empty() && sound.observations.size() == 3);
        for (const float value : { infinite, -infinite }) {
            const DecodedBatch batch = guarded([&](DecodedBatch &b) { b.observations[1].values[3] = value; });
            QVERIFY(only(batch, u"number out of range"_s));
            QCOMPARE(batch.observations.size(), 2u);
            QCOMPARE(batch.observations[1].values[0], 3.f); // its neighbour
        }
        for (const UtcTime time : { UtcTime {}, UtcTime { -9'223'372'036'855 }, UtcTime { 9'223'372'036'855 } })
            QVERIFY(only(guarded([&](DecodedBatch &b) { b.observations[1].phenomenonTime = time; }), u"time out of range"_s));
        for (const GeoPoint place : { GeoPoint { 181, 50 }, GeoPoint { 10, std::numeric_limits<double>::quiet_NaN() },
                                      GeoPoint { double(infinite), 50 } }) {
            QVERIFY(only(guarded([&](DecodedBatch &b) { b.observations[1].position = place; }), u"impossible coordinates"_s));
            const DecodedBatch nowhere = guarded([&](DecodedBatch &b) { b.features[0].geometry.append(place); });
            QVERIFY(only(nowhere, u"impossible coordinates"_s));
            QVERIFY(nowhere.features[0].geometry.isEmpty() && nowhere.observations.size() == 3);
        }
        const DecodedBatch property = guarded([](DecodedBatch &b) {
            b.features[0].properties.insert(u"bad"_s, QJsonArray { QJsonObject { { u"deep"_s, -double(infinite) } } });
        });
        QVERIFY(only(property, u"property out of range"_s));
        QCOMPARE(property.features[0].properties, (QJsonObject { { u"good"_s, 1 } }));
    }

    void aPayloadIsMadeWholeByItsOrigin()
    {
        FeedDescriptor f = feed();
        f.formats[1].complete = [](QByteArrayView payload, const QString &origin) {
            return QByteArray("<m topic='" + origin.toUtf8() + "'>" + payload.toByteArray() + "</m>");
        };
        QCOMPARE(f.complete("<a/>", u"town/7"_s), "<m topic='town/7'><a/></m>"); // recognised
        QCOMPARE(f.complete("1", u"town/7"_s, u"xml"_s), "<m topic='town/7'>1</m>"); // named, whatever it looks like
        QCOMPARE(f.complete("[1]", u"town/7"_s), "[1]"); // a format that needs nothing
        QCOMPARE(f.complete("{}", u"town/7"_s), "{}"); // no format
    }

    void hashes()
    {
        // Test vectors of the FNV authors (RFC 9923, appendix C) for FNV-1a, 64 bits
        static_assert(dice::hash(QByteArrayView("")) == 0xCBF29CE484222325ull);
        static_assert(dice::hash(QByteArrayView("a")) == 0xAF63DC4C8601EC8Cull);
        static_assert(dice::hash(QByteArrayView("foobar")) == 0x85944171F73967E8ull);
        QCOMPARE(dice::hash(u"foobar"), 0x85944171F73967E8ull);
    }
};

QTEST_GUILESS_MAIN(FeedTest)
#include "tst_feed.moc"
