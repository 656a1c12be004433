// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/feedentries.h"
#include "engine/feedsetup/feedoverlay.h"

#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

FeedSource http(const QString &feed, const QString &url) { return { feed, u"http"_s, { { u"url"_s, url } } }; }

FeedSource simulated(const QString &feed) { return { feed, u"simulator"_s, { { u"seed"_s, 7 } } }; }

const FeedSource speeds = simulated(u"traffic.link-speed"_s);
const FeedSource incidents = http(u"safety.incident"_s, u"https://city.example/incidents"_s);

QStringList urls(const QList<FeedSource> &sources)
{
    QStringList all;
    for (const FeedSource &s : sources)
        all.append(s.options.value(u"url").toString(s.kind));
    return all;
}

} // namespace

/// The file of what people connected, over a profile's feeds.
class FeedOverlayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingConnected()
    {
        const Result<FeedOverlay> overlay = FeedOverlay::load(m_folder.filePath(u"none.json"_s));
        QVERIFY(overlay);
        QCOMPARE(overlay->over({ speeds, incidents }), (QList { speeds, incidents }));
    }

    void simulationRestsBesideARealSource()
    {
        FeedOverlay overlay;
        overlay.put(http(u"traffic.link-speed"_s, u"https://city.example/speeds"_s), nullptr, { speeds, incidents });
        QCOMPARE(urls(overlay.over({ speeds, incidents })),
                 (QStringList { u"https://city.example/incidents"_s, u"https://city.example/speeds"_s }));
        QVERIFY(overlay.without.isEmpty()); // it comes back when the real one goes
        overlay.remove(overlay.feeds.constFirst(), { speeds, incidents });
        QCOMPARE(overlay.over({ speeds, incidents }), (QList { speeds, incidents }));
    }

    void entryOfTheProfileIsChangedAndRemoved()
    {
        FeedOverlay overlay;
        const FeedSource changed = http(incidents.feed, u"https://city.example/v2"_s);
        overlay.put(changed, &incidents, { speeds, incidents });
        QCOMPARE(overlay.over({ speeds, incidents }), (QList { speeds, changed }));
        QCOMPARE(overlay.without, QList { incidents });
        const FeedSource again = http(incidents.feed, u"https://city.example/v3"_s);
        const FeedSource other = http(u"a.b"_s, u"https://city.example/other"_s);
        overlay.put(other, nullptr, { speeds, incidents });
        overlay.put(again, &changed, { speeds, incidents });
        QCOMPARE(overlay.feeds, (QList { again, other })); // in its place
        overlay.remove(again, { speeds, incidents });
        QCOMPARE(overlay.over({ speeds, incidents }), (QList { speeds, other }));
        overlay.remove(speeds, { speeds, incidents });
        QCOMPARE(overlay.over({ speeds, incidents }), QList { other });
    }

    void whatIsNotUnderstoodIsKept()
    {
        const QString file = m_folder.filePath(u"sub/kept.json"_s);
        const QByteArray json = "{\n"
                                "  \"note\": \"by hand\",\n"
                                "  \"feeds\": [\n"
                                "    { \"feed\": \"harbour.berth\", \"kind\": \"folder\", \"options\": { \"path\": \"berths\", "
                                "\"patterns\": [\"*.json\"] }, \"companions\": [\"a/gtfs.zip\"],\n"
                                "      \"mapping\": \"maps/berths.json\" },\n"
                                "    { \"feed\": \"traffic.link-speed\", \"kind\": \"http\", \"options\": { \"url\": "
                                "\"https://x.example/a\" }, \"mapping\": \"nyc-speeds\" }\n"
                                "  ]\n"
                                "}";
        const Result<FeedOverlay> read = FeedOverlay::parse(json, file);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(read->save(file));
        const Result<FeedOverlay> again = FeedOverlay::load(file);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(again->rest.value(u"note").toString(), u"by hand"_s);
        QCOMPARE(again->feeds, read->feeds);
        // Files are where the overlay is; the id of a module's mapping is no file.
        const QString folder = m_folder.filePath(u"sub"_s);
        QCOMPARE(again->feeds[0].options.value(u"path").toString(), folder + u"/berths"_s);
        QCOMPARE(again->feeds[0].companions, QStringList { folder + u"/a/gtfs.zip"_s });
        QCOMPARE(again->feeds[0].mapping, folder + u"/maps/berths.json"_s);
        QCOMPARE(again->feeds[1].mapping, u"nyc-speeds"_s);
    }

    void damageIsToldWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("begins");
        QTest::newRow("cut off") << QByteArray("{\n \"feeds\": [") << u"f.json:2:"_s;
        QTest::newRow("not an object") << QByteArray("[]") << u"f.json:1:1: is not a JSON object"_s;
        QTest::newRow("no list") << QByteArray("{\"feeds\": {}}") << u"f.json: /feeds: must be a list of feeds"_s;
        QTest::newRow("kind") << QByteArray("{\"feeds\": [\n {\"feed\": \"a.b\", \"kind\": \"ftp\"}]}")
                              << u"f.json:2:26: /feeds/0/kind: "_s;
        QTest::newRow("secret") << QByteArray("{\"feeds\": [{\"feed\": \"a.b\", \"kind\": \"http\", \"options\": {\n"
                                              "\"url\": \"https://me:secret@x.example/\"}}]}")
                                << u"f.json:2:8: /feeds/0/options/url: holds a user or password"_s;
        QTest::newRow("without") << QByteArray("{\"feeds\": [],\n\"without\": [{\"kind\": \"http\"}]}")
                                 << u"f.json:2:13: /without/0"_s;
    }
    void damageIsToldWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, begins);
        const Result<FeedOverlay> read = FeedOverlay::parse(json, u"f.json"_s);
        QVERIFY(!read);
        QVERIFY2(read.error().message.startsWith(begins), qPrintable(read.error().message));
        QVERIFY(!read.error().message.contains(u"secret@"));
    }

    void entriesAsPeopleSeeThem_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QString>("profileKind");
        QTest::newRow("http") << u"http"_s << u"https://x.example/a?b=c"_s
                              << QJsonObject { { u"url"_s, u"https://x.example/a?b=c"_s }, { u"every"_s, u"PT5S"_s } }
                              << u"http"_s;
        QTest::newRow("mqtt") << u"mqtt"_s << u"mqtt://x.example"_s
                              << QJsonObject { { u"url"_s, u"mqtt://x.example"_s },
                                               { u"topics"_s, QJsonArray { u"a/#"_s, u"b/+/c"_s } },
                                               { u"credential"_s, u"broker"_s },
                                               { u"qos"_s, 2 } }
                              << u"mqtt"_s;
        QTest::newRow("folder") << u"folder"_s << u"/srv/a"_s
                                << QJsonObject { { u"path"_s, u"/srv/a"_s }, { u"patterns"_s, QJsonArray { u"*.xml"_s } } }
                                << u"folder"_s;
        QTest::newRow("file") << u"file"_s << u"/srv/a/b.json"_s
                              << QJsonObject { { u"path"_s, u"/srv/a"_s }, { u"patterns"_s, QJsonArray { u"b.json"_s } } }
                              << u"folder"_s;
    }
    void entriesAsPeopleSeeThem()
    {
        QFETCH(QString, kind);
        QFETCH(QString, address);
        QFETCH(QJsonObject, options);
        QFETCH(QString, profileKind);
        const FeedSource source { u"a.b"_s, profileKind, options,        u"cot"_s, { u"/x.zip"_s },
                                  u"CC0"_s, {},          u"EPSG:2263"_s, u"PT5M"_s };
        const FeedEntry entry = entryOf(source);
        QCOMPARE(entry.kind, kind);
        QCOMPARE(entry.address, address);
        QCOMPARE(sourceOf(entry), source);
        QCOMPARE(complaintOf(entry), QString());
        QCOMPARE(FeedSource::fromJson(source.toJson()), source);
    }

    void whatHasToBeMended_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << u"http"_s << u"  "_s << u"Give the address."_s;
        QTest::newRow("no path") << u"file"_s << QString() << u"Give the path."_s;
        QTest::newRow("scheme") << u"websocket"_s << u"https://x.example"_s << u"The address begins with wss:// or ws://."_s;
        QTest::newRow("relative") << u"folder"_s << u"feeds/in"_s << u"Give the whole path of “feeds/in”, from the root."_s;
        QTest::newRow("topic") << u"mqtt"_s << u"mqtt://x.example"_s
                               << u"Give a topic: “city/#” stands for all that begin with “city/”."_s;
        QTest::newRow("secret") << u"http"_s << u"https://me:word@x.example/"_s
                                << u"options/url: holds a user or password; these belong into a credential"_s;
    }
    void whatHasToBeMended()
    {
        QFETCH(QString, kind);
        QFETCH(QString, address);
        QFETCH(QString, says);
        FeedEntry entry;
        entry.kind = kind;
        entry.address = address;
        QCOMPARE(complaintOf(entry), says);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(FeedOverlayTest)
#include "tst_feedoverlay.moc"
