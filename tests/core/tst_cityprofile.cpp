// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/boundaries.h"
#include "engine/core/cityprofile.h"
#include "engine/core/profilecheck.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace citywall;

namespace {

// Line numbers in the tests below refer to this text.
const QByteArray sound = R"({
  "id": "town",
  "name": { "en": "Town" },
  "center": [10.5, 50.5],
  "bounds": [10, 50, 11, 51],
  "zoom": 12,
  "timeZone": "Europe/Berlin",
  "datum": "WGS84",
  "languages": ["en"],
  "baseMap": { "dark": "d.mbtiles", "light": "l.mbtiles", "attribution": "x" },
  "views": [
    { "id": "all", "title": { "en": "All" }, "center": [10.5, 50.5], "zoom": 11 }
  ]
}
)";

QByteArray with(const QByteArray &before, const QByteArray &after)
{
    QByteArray changed = sound;
    Q_ASSERT(changed.contains(before));
    return changed.replace(before, after);
}

} // namespace

class TestCityProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void soundOneLoads()
    {
        const Result<CityProfile> p = CityProfile::parse(sound, QStringLiteral("/somewhere/town.json"));
        QVERIFY2(p, p ? "" : qPrintable(p.error().message));
        QCOMPARE(p->id, QStringLiteral("town"));
        QCOMPARE(p->bounds, (GeoBox { 10, 50, 11, 51 }));
        QCOMPARE(p->zone.id(), QByteArray("Europe/Berlin"));
        QCOMPARE(p->views.size(), 1);
        QCOMPARE(p->resolve(QStringLiteral("../x/y.geojson")), QStringLiteral("/x/y.geojson"));
        QCOMPARE(p->nameFor(QStringLiteral("zh")), QStringLiteral("Town"));
        QVERIFY(!p->baseMap.onlineTiles);
    }

    void embeddedOnesAreSound()
    {
        QCOMPARE(CityProfile::embedded(), (QStringList { QStringLiteral("chicago"), QStringLiteral("new-york") }));
        for (const QString &name : CityProfile::embedded()) {
            const Result<CityProfile> p = CityProfile::load(name);
            QVERIFY2(p, p ? "" : qPrintable(p.error().message));
            QCOMPARE(p->id, name);
            for (const CityView &view : p->views)
                QVERIFY(view.title.contains(QStringLiteral("zh")));
        }
    }

    void chicagoHasItsAreas()
    {
        const Boundaries b = loadBoundaries(*CityProfile::load(QStringLiteral("chicago")));
        QCOMPARE(b.notices, QStringList());
        QCOMPARE(b.areas.size(), 77); // Chicago's community areas
        const AreaIndex index(b.areas);
        QCOMPARE(index.name(QStringLiteral("32")), QStringLiteral("Loop"));
        QCOMPARE(index.areas().at(index.at({ -87.6278, 41.8819 })).id, QStringLiteral("32")); // State and Madison
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &json, int line, int column, const char *pointer,
                            const char *word) {
            QTest::newRow(name) << json << line << column << QString::fromLatin1(pointer) << QString::fromLatin1(word);
        };
        row("unknown zone", with("Europe/Berlin", "America/Chikago"), 7, 15, "/timeZone",
            "'America/Chikago' is not a known time zone");
        row("wrong type", with("\"zoom\": 12", "\"zoom\": \"12\""), 6, 11, "/zoom", "");
        row("too deep", with("\"zoom\": 11", "\"zoom\": 99"), 12, 78, "/views/0/zoom", "20");
        row("unknown key", with("\"zoom\": 12", "\"zoom\": 12, \"colour\": 1"), 6, 25, "/colour", "colour");
        row("missing", with("\"datum\": \"WGS84\",", ""), 1, 1, "", "datum");
        row("other datum", with("WGS84", "GCJ02"), 8, 12, "/datum", "");
        row("bounds turned round", with("[10, 50, 11, 51]", "[11, 50, 10, 51]"), 5, 13, "/bounds", "west");
        row("simulated elsewhere",
            with("\"bounds\": [10, 50, 11, 51]",
                 "\"simulate\": { \"seed\": 1, \"bounds\": [12, 50, 13, 51] },\n  \"bounds\": [10, 50, 11, 51]"),
            5, 38, "/simulate/bounds", "outside");
        row("short bounds", with("[10, 50, 11, 51]", "[10, 50, 11]"), 5, 13, "/bounds", "");
        row("center elsewhere", with("\"center\": [10.5, 50.5],\n", "\"center\": [50.5, 10.5],\n"), 4, 13, "/center", "outside");
        row("view elsewhere", with("[10.5, 50.5], \"zoom\": 11", "[10.5, 52.5], \"zoom\": 11"), 12, 56, "/views/0/center",
            "outside");
        row("no English", with("{ \"en\": \"Town\" }", "{ \"de\": \"Stadt\" }"), 3, 11, "/name", "en");
        row("view twice",
            with("\"zoom\": 11 }",
                 "\"zoom\": 11 },\n { \"id\": \"all\", \"title\": { \"en\": \"x\" }, \"center\": [10.5, 50.5], \"zoom\": 1 }"),
            13, 10, "/views/1/id", "'all' is used twice");
        row("key twice", with("\"zoom\": 12", "\"zoom\": 12, \"zoom\": 13"), 6, 23, "/zoom", "twice");
        // A line of its own, after line 9.
        const auto entry = [](const char *text) {
            return with("\"languages\": [\"en\"],", "\"languages\": [\"en\"],\n  " + QByteArray(text).replace('\'', '"') + ",");
        };
        row("no time of day", entry("'shifts': ['06:00', '24:00']"), 10, 23, "/shifts/1", "");
        row("no shift", entry("'shifts': []"), 10, 13, "/shifts", "");
        row("no period", entry("'retention': [{ 'feed': 'traffic.*', 'raw': '90 days' }]"), 10, 47, "/retention/0/raw", "");
        row("a period of nothing", entry("'retention': [{ 'feed': '*', 'raw': 'P0D' }]"), 10, 39, "/retention/0/raw", "");
        row("no feed", entry("'retention': [{ 'feed': 'traffic', 'raw': 'P9D' }]"), 10, 27, "/retention/0/feed", "");
        row("no step", entry("'retention': [{ 'feed': '*', 'raw': 'P9D', 'thinned': { 'to': 'PT7M' } }]"), 10, 65,
            "/retention/0/thinned/to", "");
        row("thinned for less than raw",
            entry("'retention': [{ 'feed': '*', 'raw': 'P90D', 'thinned': { 'to': 'PT1H', 'for': 'P2M' } }]"), 10, 81,
            "/retention/0/thinned/for", "longer than P90D");
        row("covered", entry("'retention': [{ 'feed': 'a.*', 'raw': 'P9D' }, { 'feed': 'a.b', 'raw': 'P1D' }]"), 10, 60,
            "/retention/1/feed", "'a.*'");
        row("language", with("[\"en\"]", "[\"qqq\"]"), 9, 17, "/languages/0", "qqq");
        row("syntax", with("\"zoom\": 12,", "\"zoom\": 12;"), 6, 13, "", "not JSON");
        row("cut off", sound.first(40), 3, 8, "", "not JSON");
        row("empty", {}, 1, 1, "", "not JSON");
        row("an array", "[]", 1, 1, "", "object");
        row("beyond characters of several bytes",
            with("\"name\": { \"en\": \"Town\" }", "\"name\": { \"en\": \"芝加哥\" }, \"x\": 1"), 3, 33, "/x", "x");
    }
    void problems()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, pointer);
        QFETCH(QString, word);
        const QList<ProfileProblem> found = checkProfile(json);
        QVERIFY(!found.isEmpty());
        const ProfileProblem &p = found.constFirst();
        QVERIFY2(p.position.line == line && p.pointer == pointer && p.message.contains(word),
                 qPrintable(QStringLiteral("%1:%2 %3 %4").arg(p.position.line).arg(p.position.column).arg(p.pointer, p.message)));
        if (!p.message.contains(u"not JSON"))
            QCOMPARE(p.position.column, column);
    }

    void feedEntries_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QString>("pointer"); // of the problem; empty = sound
        QTest::addColumn<QString>("word");
        // An apostrophe stands for a quotation mark.
        const auto row = [](const char *name, const char *entries, const char *pointer, const char *word) {
            QTest::newRow(name) << QByteArray(entries).replace('\'', '"') << QString::fromLatin1(pointer)
                                << QString::fromLatin1(word);
        };
        row("each kind",
            "{'feed':'a.b','kind':'simulator','options':{'seed':1}},"
            "{'feed':'a.b','kind':'http','format':'gbfs','companions':['gtfs.zip'],'attribution':'City, CC BY "
            "4.0','staleAfter':'PT2H',"
            "'options':{'url':'https://example.org/s?from={since}','every':'PT30S','credential':'api','headers':{'accept':'x/"
            "y'}}},"
            "{'feed':'a.b','kind':'mqtt','options':{'url':'mqtts://example.org','topics':['a/"
            "#'],'version':'5','qos':1,'ca':'ca.crt'}},"
            "{'feed':'a.b','kind':'websocket','options':{'url':'wss://example.org/live'}},"
            "{'feed':'a.b','kind':'sse','options':{'url':'https://example.org/events','event':'vehicle','idle':'PT0.5S'}},"
            "{'feed':'a.b','kind':'tcp','options':{'url':'tcp://example.org:7000','maximumBytes':65536}},"
            "{'feed':'a.b','kind':'folder','options':{'path':'in','patterns':['*.xml']}},"
            "{'feed':'a.b','kind':'replay','options':{'file':'day.cwrec','rate':60,'loop':false}},"
            "{'feed':'a.b','kind':'stdin','simulated':true}",
            "", "");
        row("unknown kind", "{'feed':'a.b','kind':'pigeon'}", "/feeds/0/kind", "");
        row("no options", "{'feed':'a.b','kind':'http'}", "/feeds/0", "options");
        row("no URL", "{'feed':'a.b','kind':'http','options':{'every':'PT5S'}}", "/feeds/0/options", "url");
        row("other URL", "{'feed':'a.b','kind':'http','options':{'url':'mqtt://example.org'}}", "/feeds/0/options/url", "");
        row("no host", "{'feed':'a.b','kind':'http','options':{'url':'http:///x'}}", "/feeds/0/options/url", "host");
        row("secret in the URL", "{'feed':'a.b','kind':'http','options':{'url':'https://me:secret@example.org'}}",
            "/feeds/0/options/url", "credential");
        row("option of another kind", "{'feed':'a.b','kind':'http','options':{'url':'https://x.org','topics':['a']}}",
            "/feeds/0/options/topics", "topics");
        row("duration", "{'feed':'a.b','kind':'http','options':{'url':'https://x.org','every':'60'}}", "/feeds/0/options/every",
            "");
        row("no topics", "{'feed':'a.b','kind':'mqtt','options':{'url':'mqtt://x.org','topics':[]}}", "/feeds/0/options/topics",
            "");
        row("no recording", "{'feed':'a.b','kind':'replay','options':{'rate':1}}", "/feeds/0/options", "file");
        row("rate", "{'feed':'a.b','kind':'replay','options':{'file':'a','rate':0}}", "/feeds/0/options/rate", "");
        row("no port", "{'feed':'a.b','kind':'tcp','options':{'url':'tcp://x.org'}}", "/feeds/0/options/url", "");
        row("unknown member", "{'feed':'a.b','kind':'stdin','password':'x'}", "/feeds/0/password", "password");
        row("datum", "{'feed':'a.b','kind':'stdin','datum':'Mars'}", "/feeds/0/datum", "");
        for (const char *name :
             { "Authorization", "proxy-authorization", "COOKIE", "x-API-key", "apikey", "X-Auth-Token", "MySecret" })
            row(name,
                ("{'feed':'a.b','kind':'http','options':{'url':'https://x.org','headers':{'Accept':'text/csv','"
                 + QByteArray(name) + "':'x'}}}")
                    .constData(),
                ("/feeds/0/options/headers/" + QByteArray(name)).constData(), "credential");
        row("format and mapping", "{'feed':'a.b','kind':'stdin','format':'gbfs','mapping':'x.json'}", "/feeds/0/mapping",
            "place");
        row("standard input twice", "{'feed':'a.b','kind':'stdin'},{'feed':'a.c','kind':'stdin'}", "/feeds/1/kind", "one feed");
    }
    void feedEntries()
    {
        QFETCH(QByteArray, entries);
        QFETCH(QString, pointer);
        QFETCH(QString, word);
        const QByteArray json = with("\"languages\": [\"en\"],", "\"languages\": [\"en\"],\n  \"feeds\": [" + entries + "],");
        const QList<ProfileProblem> found = checkProfile(json);
        QStringList said;
        for (const ProfileProblem &p : found)
            said.append(QStringLiteral("%1:%2 %3 %4").arg(p.position.line).arg(p.position.column).arg(p.pointer, p.message));
        QCOMPARE(found.isEmpty(), pointer.isEmpty());
        if (found.isEmpty())
            return;
        QVERIFY2(
            std::ranges::any_of(found, [&](const ProfileProblem &p) { return p.pointer == pointer && p.message.contains(word); }),
            qPrintable(said.join(u'\n')));
        QCOMPARE(found.constFirst().position.line, 10);
        QVERIFY2(found.size() <= 2, qPrintable(said.join(u'\n')));
    }

    void feedsAreRead()
    {
        const Result<CityProfile> p = CityProfile::parse(
            with("\"languages\": [\"en\"],",
                 QByteArray("'languages': ['en'], 'feeds': [{'feed': 'traffic.bike-stations', 'kind': 'http', 'format': 'gbfs',"
                            "'companions': ['../gtfs.zip'], 'attribution': 'x', 'datum': 'GCJ-02', 'staleAfter': 'PT2H', "
                            "'options': {'url': "
                            "'https://example.org/s'}}],")
                     .replace('\'', '"')),
            QStringLiteral("/somewhere/town.json"));
        QVERIFY2(p, p ? "" : qPrintable(p.error().message));
        QCOMPARE(p->feeds.size(), 1);
        const FeedSource &feed = p->feeds.constFirst();
        QCOMPARE(feed.format, QStringLiteral("gbfs"));
        QCOMPARE(p->resolve(feed.companions.value(0)), QStringLiteral("/gtfs.zip"));
        QCOMPARE(feed.attribution, QStringLiteral("x"));
        QCOMPARE(feed.staleAfter, QStringLiteral("PT2H"));
        QCOMPARE(feed.mapping, QString());
        QCOMPARE(feed.datum, QStringLiteral("GCJ-02"));
        QCOMPARE(feed.options.value(u"url").toString(), QStringLiteral("https://example.org/s"));
    }

    void archiveIsRead_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<QString>("pointer"); // of the problem; empty = sound
        const auto row = [](const char *name, const char *archive, const char *pointer) {
            QTest::newRow(name) << QByteArray(archive).replace('\'', '"') << QString::fromLatin1(pointer);
        };
        row("least", "{'kind':'postgresql','host':'db.city','database':'history'}", "");
        row("all",
            "{'kind':'postgresql','host':'a,b','port':6432,'database':'history','credential':'db','sslmode':'verify-ca','ca':'ca."
            "crt',"
            "'partition':'day'}",
            "");
        row("password", "{'kind':'postgresql','host':'db.city','database':'history','password':'x'}", "/archive/password");
        row("URL with a user", "{'kind':'postgresql','host':'wall@db.city','database':'history'}", "/archive/host");
        row("other server", "{'kind':'oracle','host':'db.city','database':'history'}", "/archive/kind");
        row("no database", "{'kind':'postgresql','host':'db.city'}", "/archive");
    }

    void archiveIsRead()
    {
        QFETCH(QByteArray, archive);
        QFETCH(QString, pointer);
        const QByteArray json = with("\"languages\": [\"en\"],", "\"languages\": [\"en\"], \"archive\": " + archive + ",");
        const QList<ProfileProblem> found = checkProfile(json);
        QCOMPARE(found.isEmpty() ? QString() : found.constFirst().pointer, pointer);
        if (!pointer.isEmpty())
            return;
        const Result<CityProfile> p = CityProfile::parse(json, QStringLiteral("/etc/town.json"));
        QVERIFY(p && p->archive);
        const bool least = archive.contains("db.city");
        QCOMPARE(p->archive->host, least ? QStringLiteral("db.city") : QStringLiteral("a,b"));
        QCOMPARE(p->archive->port, least ? 5432 : 6432);
        QCOMPARE(p->archive->database, QStringLiteral("history"));
        QCOMPARE(p->archive->credential, least ? QString() : QStringLiteral("db"));
        QCOMPARE(p->archive->sslMode, least ? QString() : QStringLiteral("verify-ca"));
        QCOMPARE(p->archive->partition, least ? QStringLiteral("month") : QStringLiteral("day"));
        QVERIFY(!CityProfile::parse(sound, QStringLiteral("town.json"))->archive);
    }

    void allProblemsAreTold()
    {
        QByteArray json = with("\"zoom\": 12", "\"zoom\": 99");
        json.replace("WGS84", "GCJ02").replace("[\"en\"]", "[]");
        const Result<CityProfile> p = CityProfile::parse(json, QStringLiteral("town.json"));
        QVERIFY(!p);
        const QStringList lines = p.error().message.split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines.at(0).startsWith(u"town.json:6:11: /zoom: "), qPrintable(lines.at(0)));
        QVERIFY2(lines.at(2).startsWith(u"town.json:9:16: /languages: "), qPrintable(lines.at(2)));
    }

    void unknownNameTellsWhatThereIs()
    {
        const Result<CityProfile> p = CityProfile::load(QStringLiteral("boston"));
        QVERIFY(!p && p.error().message.contains(u"chicago, new-york"));
        QVERIFY(!CityProfile::load(QStringLiteral("/nowhere/x.json")));
    }

    void openDataVariable()
    {
        CityProfile p;
        p.folder = QStringLiteral("/p");
        qunsetenv("CITYWALL_OPEN_DATA");
        QCOMPARE(p.resolve(QStringLiteral("${CITYWALL_OPEN_DATA}/b.geojson")), QString());
        qputenv("CITYWALL_OPEN_DATA", "/data");
        QCOMPARE(p.resolve(QStringLiteral("${CITYWALL_OPEN_DATA}/b.geojson")), QStringLiteral("/data/b.geojson"));
        qunsetenv("CITYWALL_OPEN_DATA");
    }

    void badFeaturesAreSkippedAndCounted()
    {
        const QByteArray json = R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"id":"a","name":"A","population":12},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,1]]]}},
            {"type":"Feature","properties":{"id":7,"name":"Number","population":"34"},"geometry":{"type":"MultiPolygon","coordinates":[[[[2,2],[3,2],[3,3],[2,2]]],[[[4,4],[5,4],[5,5],[4,4]]]]}},
            {"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,1]]]}},
            {"type":"Feature","properties":{"id":"open"},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,2]]]}},
            {"type":"Feature","properties":{"id":"far"},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,200],[0,1]]]}},
            {"type":"Feature","properties":{"id":"dateline"},"geometry":{"type":"Polygon","coordinates":[[[179,1],[-179,1],[-179,2],[179,1]]]}},
            {"type":"Feature","properties":{"id":"text"},"geometry":{"type":"Polygon","coordinates":[[["0",1],[1,1],[1,2],[0,1]]]}},
            {"type":"Feature","properties":{"id":"point"},"geometry":{"type":"Point","coordinates":[0,1]}},
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,1]]]}},
            {"type":"Feature","properties":{"id":"none"},"geometry":null}, 3, null]})";
        Boundaries b;
        QCOMPARE(
            readBoundaries(json, { {}, QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("population"), false }, b),
            QString());
        QCOMPARE(b.areas.size(), 2);
        QCOMPARE(b.skipped, 10);
        QCOMPARE(b.areas.at(0).population, 12.0);
        QCOMPARE(b.areas.at(1).id, QStringLiteral("7"));
        QCOMPARE(b.areas.at(1).population, 34.0);
        QCOMPARE(b.areas.at(1).bounds, (GeoBox { 2, 2, 5, 5 }));
        QVERIFY(!readBoundaries("{", {}, b).isEmpty());
        QVERIFY(!readBoundaries("{}", {}, b).isEmpty());
    }

    void missingBoundaryIsANoticeUnlessOptional()
    {
        CityProfile p;
        p.folder = QStringLiteral("/nowhere");
        p.boundaries = { { QStringLiteral("a.geojson"), QStringLiteral("id"), QStringLiteral("name"), {}, false },
                         { QStringLiteral("b.geojson"), QStringLiteral("id"), QStringLiteral("name"), {}, true } };
        const Boundaries b = loadBoundaries(p);
        QCOMPARE(b.notices.size(), 1);
        QVERIFY(b.notices.first().contains(u"a.geojson"));
    }
};

QTEST_GUILESS_MAIN(TestCityProfile)
#include "tst_cityprofile.moc"
