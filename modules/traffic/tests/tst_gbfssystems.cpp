// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/gbfsvehicles.h"
#include "core/vehiclecells.h"
#include "fixtures.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;

/// Whose vehicles they are, and what their fleet is called.
class GbfsSystemsTest : public QObject
{
    Q_OBJECT

    static DecodedBatch decoded(const QByteArray &payload, const QString &origin = {})
    {
        const FeedDescriptor feed = Feeds::vehicles();
        return feed.decoder()(feed.complete(payload, origin), noon);
    }

private Q_SLOTS:
    void addressesTellThemApart()
    {
        // Ids that are stored stay: sha256("//x.example/v/"), by sha256sum.
        QCOMPARE(gbfsOperator(u"https://x.example/v/v.json"_s), u"x.example-93720a53"_s);
        // Several at one address.
        const QString first = gbfsOperator(u"https://x.example/v/v.json?system_id=a"_s);
        QVERIFY(first != gbfsOperator(u"https://x.example/v/v.json?system_id=b"_s));
        QVERIFY(first != gbfsOperator(u"https://x.example/v/v.json"_s));
        QCOMPARE(gbfsOperator(u"https://x.example/v/other.json?system_id=a"_s), first);
        QVERIFY(!first.contains(u"system"));
    }

    /// As the references of 2.3 and 3.0 show system_information.json.
    void theyHaveNames()
    {
        const FeedDescriptor feed = Feeds::vehicles();
        const QByteArray two = R"({"last_updated":1611598155,"ttl":1800,"version":"2.3","data":{"system_id":"example_cityname",
            "language":"en","name":"Example Bike Rental","timezone":"America/Chicago"}})";
        const QByteArray three =
            R"({"last_updated":"2023-07-17T13:34:13+02:00","ttl":1800,"version":"3.0","data":{"system_id":"x",
            "languages":["fr","en"],"name":[{"text":"Nom","language":"fr"},{"text":" Example  Bike Rental","language":"en"}],
            "timezone":"America/Chicago"}})";
        const QString who = gbfsOperator(u"https://x.example/v/i.json"_s);
        for (const QByteArray &file : { two, three }) {
            QVERIFY(feed.formats.first().recognise(file));
            const DecodedBatch batch = decoded(file, u"https://x.example/v/i.json"_s);
            QVERIFY(batch.rejections.empty() && batch.observations.empty());
            QCOMPARE(batch.features.size(), 1u);
            QCOMPARE(batch.features[0].id, u"fleet@"_s + who);
            QCOMPARE(batch.features[0].name, u"Example Bike Rental"_s);
        }
        const DecodedBatch nameless = decoded(QByteArray(two).replace("\"name\"", "\"short_name\""));
        QCOMPARE(nameless.rejections.size(), 1u);
        QVERIFY(nameless.features.empty());

        const auto title = [&](const QString &id, const QString &name) {
            Feature feature;
            feature.id = id;
            feature.name = name;
            return feed.titleOf(feature);
        };
        QCOMPARE(title(u"fleet@"_s + who, u"Example Bike Rental"_s), u"Fleet of Example Bike Rental"_s);
        QCOMPARE(title(u"fleet@"_s + who, {}), u"Fleet of x.example"_s);
        QCOMPARE(title(u"fleet"_s, {}), u"Fleet"_s);
        const QString cell = VehicleCell::at({ -87.6310, 41.8790 }).id();
        QCOMPARE(title(cell + u'@' + who, u"41.8790, -87.6313"_s), u"41.8790, -87.6313"_s);
        QCOMPARE(title(cell, {}), cell);
    }
};

QTEST_GUILESS_MAIN(GbfsSystemsTest)
#include "tst_gbfssystems.moc"
