// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace citywall;
using namespace Qt::StringLiterals;

/// `citywall feed test` on documents that publishers really have, from a server on loopback.
class FeedTestTest : public QObject
{
    Q_OBJECT
    struct Ran {
        int code = -1;
        QString out;
        QString err;
        QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    };

private Q_SLOTS:
    void init() { m_server = std::make_unique<WebServer>(); }

    /// GBFS: what stations there are, without a word of how many bicycles stand there.
    void whatOnlyDescribesIsUnderstood()
    {
        serve(stationInformation());
        const Ran ran = run({});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY2(ran.out.contains(u"2 entities"), qPrintable(ran.out));
        const QJsonObject json = run({ u"--json"_s }).json();
        QCOMPARE(json.value("feed"_L1).toString(), u"traffic.bike-stations"_s);
        QCOMPARE(json.value("described"_L1).toInt(), 2);
        QCOMPARE(json.value("observations"_L1).toInt(), 0);
        QVERIFY(json.value("understood"_L1).toBool());
    }

    void whatOnlyListsIsUnderstood()
    {
        serve(
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><id>w</id><title>Warnings</title>"
            "<updated>2026-11-21T20:00:00Z</updated><entry><id>a</id><title>Flood</title><updated>2026-11-21T20:00:00Z</updated>"
            "<link rel='alternate' type='application/cap+xml' href='a.xml'/></entry></feed>");
        const Ran ran = run({});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY2(ran.out.contains(u"one further document"), qPrintable(ran.out));
    }

    void aListOfNothingIsUnderstood()
    {
        serve(R"({"last_updated":1795550400,"ttl":60,"version":"2.3","data":{"stations":[]}})");
        const Ran ran = run({ u"--feed"_s, u"traffic.bike-stations"_s, u"--format"_s, u"gbfs"_s });
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY2(ran.out.contains(u"holds nothing"), qPrintable(ran.out));
    }

    void nothingUnderstoodFails()
    {
        serve("<html><body>We are back soon.</body></html>");
        QCOMPARE(run({ u"--feed"_s, u"traffic.bike-stations"_s }).code, 1);
        QCOMPARE(run({}).code, 1);
        serve({});
        const Ran empty = run({});
        QCOMPARE(empty.code, 1);
        QVERIFY2(empty.err.contains(u"The answer is empty (200)"), qPrintable(empty.err));
    }

    /// Feeds of several departments look at NGSI-LD; one of them knows what this entity is.
    void theFeedThatTakesItIsFound()
    {
        serve(parkingSpot("ParkingSpot"));
        const Ran ran = run({ u"--json"_s });
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QCOMPARE(ran.json().value("observations"_L1).toInt(), 1);
        QVERIFY2(ran.json().value("feed"_L1).toString().startsWith(u"traffic.parking"), qPrintable(ran.out));
    }

    void whatMoreThanOneTakesIsLaidOut()
    {
        QByteArray both = parkingSpot("ParkingSpot");
        both.chop(1);
        serve(both + R"(,{"id":"urn:ngsi-ld:AirQualityObserved:2","type":"AirQualityObserved",
            "dateObserved":{"type":"Property","value":"2026-11-20T20:00:00Z"},
            "pm25":{"type":"Property","value":12,"unitCode":"GQ","observedAt":"2026-11-20T20:00:00Z"},
            "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.63,41.88]}}}])");
        const Ran ran = run({});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains(u"environment.") && ran.out.contains(u"traffic.parking") && ran.out.contains(u"accepted"),
                 qPrintable(ran.out + ran.err));
        QVERIFY2(ran.err.contains(u"--feed"), qPrintable(ran.err));
        const QJsonArray candidates = run({ u"--json"_s }).json().value("candidates"_L1).toArray();
        QVERIFY(std::ranges::count_if(candidates, [](const QJsonValue &c) { return c[u"observations"].toInt() == 1; }) >= 2);
    }

    void whatNobodyKnowsFails()
    {
        serve(parkingSpot("Beehive"));
        const Ran ran = run({});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains(u"no feed recognises it"), qPrintable(ran.err));
    }

    /// A wall that runs has a lasting session under the name that the options give: it is left alone.
    void aBrokersSessionIsNotTakenOver()
    {
        RawServer broker;
        QByteArray connect;
        broker.onData = [&] { // MQTT 3.1.1, § 3.1, 3.8, 3.3
            if (broker.received.startsWith('\x10'))
                connect = std::exchange(broker.received, {});
            if (!connect.isEmpty() && broker.received.isEmpty())
                broker.send(QByteArray::fromHex("20020000"));
            if (!broker.received.startsWith('\x82'))
                return;
            const QByteArray payload = parkingSpot("ParkingSpot");
            const qsizetype length = payload.size() + 3;
            broker.send(QByteArray::fromHex("9003") + broker.received.mid(2, 2) + '\x01' + '\x30' + char(length % 128 + 128)
                        + char(length / 128) + QByteArray::fromHex("000174") + payload);
            broker.received.clear();
        };
        const Ran ran = run({ u"--topic"_s, u"t"_s, u"--option"_s, u"clientId=wall"_s, u"--option"_s, u"cleanSession=false"_s },
                            broker.url(u"mqtt"_s));
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY2(connect.size() > 14 && (connect[9] & 2) != 0, connect.toHex().constData()); // clean session
        QVERIFY2(connect.sliced(14).startsWith("citywall-cli-"), connect.toHex().constData());
    }

private:
    static QByteArray stationInformation()
    {
        return R"({"last_updated":1795550400,"ttl":60,"version":"2.3","data":{"stations":[
            {"station_id":"a","name":"A","lat":41.88,"lon":-87.63,"capacity":10},
            {"station_id":"b","name":"B","lat":41.89,"lon":-87.64,"capacity":12}]}})";
    }
    static QByteArray parkingSpot(const QByteArray &type)
    {
        return QByteArray(R"([{"id":"urn:ngsi-ld:TYPE:1","type":"TYPE",
            "status":{"type":"Property","value":"free","observedAt":"2026-11-20T20:00:00Z"},
            "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.63,41.88]}}}])")
            .replace("TYPE", type);
    }
    void serve(const QByteArray &body)
    {
        m_server->answer = [body](const WebServer::Request &) -> WebServer::Answer { return { 200, body }; };
    }
    Ran run(const QStringList &more, const QString &source = {})
    {
        QProcess process;
        process.start(QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall"),
                      QStringList { u"--data"_s, m_data.path(), u"feed"_s, u"test"_s } + more
                          + QStringList { source.isEmpty() ? m_server->url() : source });
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000)) // the server is in this thread
            process.kill();
        process.waitForFinished();
        return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                 QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()) };
    }

    QTemporaryDir m_data;
    std::unique_ptr<WebServer> m_server;
};

QTEST_GUILESS_MAIN(FeedTestTest)
#include "tst_feedtest.moc"
