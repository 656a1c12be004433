// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testarchive.h"

#include "map/tiles/tileservice.h"

#include <QHttpServer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

struct Answer {
    int status = 0;
    QByteArray body {};
    QColor pixel(int x, int y) const { return QImage::fromData(body).pixelColor(x, y); }
};

/// A tile server that counts and remembers what it was asked; in the test's thread.
class FakeServer
{
public:
    FakeServer()
    {
        m_http.setMissingHandler(&m_http, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            paths.append(request.url().path());
            agents.append(request.value("User-Agent"));
            QHttpHeaders headers;
            headers.append(QHttpHeaders::WellKnownHeader::CacheControl, cacheControl);
            headers.append(QHttpHeaders::WellKnownHeader::ETag, "\"one\"");
            if (request.value("If-None-Match") == "\"one\"") {
                ++notModified;
                responder.write(headers, QHttpServerResponder::StatusCode::NotModified);
                return;
            }
            headers.append(QHttpHeaders::WellKnownHeader::ContentType, "image/png");
            responder.write(plainTile(QColor(0x80, 0x80, 0x80)), headers);
        });
        auto tcp = std::make_unique<QTcpServer>();
        if (tcp->listen(QHostAddress::LocalHost) && m_http.bind(tcp.get()))
            m_port = tcp.release()->serverPort();
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1/{z}/{x}/{y}.png").arg(m_port); }

    QByteArray cacheControl = "max-age=60";
    QStringList paths;
    QByteArrayList agents;
    int notModified = 0;

private:
    QHttpServer m_http;
    quint16 m_port = 0;
};

} // namespace

class TestTileService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_archive = m_folder->filePath(QStringLiteral("test.mbtiles"));
        makeArchive(m_archive);
        m_nowMilliseconds = 1'700'000'000'000;
    }

    void givesStoredTiles()
    {
        TileService service(options());
        const auto info = service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive);
        QVERIFY(info);
        QCOMPARE(info->maxZoom, 2);
        QCOMPARE(service.urlTemplateHost(QStringLiteral("city"), QStringLiteral("dark")), QUrl());
        const auto port = service.start();
        QVERIFY(port != 0);
        QCOMPARE(service.start(), port);
        QCOMPARE(service.urlTemplateHost(QStringLiteral("city"), QStringLiteral("dark")).toString(),
                 QStringLiteral("http://127.0.0.1:%1/city/dark/").arg(port));
        QCOMPARE(service.attribution(QStringLiteral("city")), QStringLiteral("© Nobody"));
        const auto answer = get(service, "city/dark/1/1/0.png");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, quarteredTile());
        QCOMPARE(service.statistics().fromArchive, 1u);
    }

    void enlargesPastTheLastZoom()
    {
        TileService service(options());
        QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
        QVERIFY(service.start());
        // Zoom 2 holds only the north-west: the others come from zoom 1, each its own quarter.
        QCOMPARE(get(service, "city/dark/2/2/0.png").pixel(256, 256), QColor(Qt::yellow));
        QCOMPARE(get(service, "city/dark/2/3/0.png").pixel(256, 256), QColor(Qt::green));
        QCOMPARE(get(service, "city/dark/2/2/1.png").pixel(256, 256), QColor(Qt::blue));
        QCOMPARE(get(service, "city/dark/2/3/1.png").pixel(256, 256), QColor(Qt::white));
        // Far past it as well; the second time from memory.
        const auto deep = get(service, "city/dark/6/63/0.png");
        QCOMPARE(QImage::fromData(deep.body).size(), QSize(512, 512));
        QCOMPARE(deep.pixel(256, 256), QColor(Qt::green));
        QCOMPARE(get(service, "city/dark/6/63/0.png").body, deep.body);
        QCOMPARE(service.statistics().enlarged, 4u);
        QCOMPARE(service.statistics().fromMemory, 1u);
    }

    void givesGroundOutside()
    {
        TileService service(options());
        QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
        service.addPlainMap(QStringLiteral("bare"), QStringLiteral("light"), QColor(0xf0, 0xf1, 0xf2));
        QVERIFY(service.start());
        QCOMPARE(get(service, "city/dark/2/0/3.png").pixel(5, 5), QColor(0x10, 0x11, 0x12));
        QCOMPARE(get(service, "city/dark/0/0/0.png").pixel(5, 5), QColor(0x10, 0x11, 0x12));
        QCOMPARE(get(service, "bare/light/5/3/3.png").pixel(5, 5), QColor(0xf0, 0xf1, 0xf2));
        QCOMPARE(service.statistics().ground, 3u);
    }

    void refusesWhatIsNoTile_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             { "", "city", "city/dark", "city/dark/1/1", "city/dark/1/1/0", "city/dark/1/2/0.png", "city/dark/1/-1/0.png",
               "city/dark/99/1/0.png", "city/dark/1/1/0.png/more", "city/light/1/1/0.png", "other/dark/1/1/0.png",
               "../../etc/passwd", "city/dark/%2e%2e/1/0.png", "city/dark/1/1/99999999999999.png", "city/dark/a/b/c.png" })
            QTest::newRow(*path ? path : "root") << QByteArray(path);
    }
    void refusesWhatIsNoTile()
    {
        QFETCH(QByteArray, path);
        TileService service(options());
        QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
        QVERIFY(service.start());
        QCOMPARE(get(service, path).status, 404);
        QCOMPARE(service.statistics().refused, 1u);
        QCOMPARE(service.statistics().requests, 0u);
    }

    void explainsABadArchive()
    {
        TileService service(options());
        const auto info =
            service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_folder->filePath(QStringLiteral("absent")));
        QVERIFY(!info);
        QVERIFY(info.error().message.contains(QStringLiteral("absent")));
    }

    void isSilentWithoutNetwork()
    {
        QTcpServer closed; // a port where nobody answers
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        auto offline = options();
        offline.onlineAllowed = true;
        offline.onlineUrl = QStringLiteral("http://127.0.0.1:%1/{z}/{x}/{y}.png").arg(closed.serverPort());
        closed.close();
        TileService service(offline);
        QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
        QVERIFY(service.start());
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("^The online map does not answer")));
        for (int column = 0; column < 8; ++column)
            QCOMPARE(get(service, "city/dark/4/" + QByteArray::number(column) + "/15.png").pixel(5, 5), QColor(0x10, 0x11, 0x12));
        QCOMPARE(service.statistics().onlineFailures, 1u); // then it was given time
        QCOMPARE(service.statistics().onlineNotAsked, 7u);
        m_nowMilliseconds += 3600'000;
        QCOMPARE(get(service, "city/dark/4/0/15.png").status, 200);
        QCOMPARE(service.statistics().onlineFailures, 2u);
        QCOMPARE(service.statistics().ground, 9u);
    }

    void honoursTheCache()
    {
        FakeServer server;
        auto online = options();
        online.onlineAllowed = true;
        online.onlineUrl = server.url();
        online.contact = QStringLiteral("ops@example.org");
        online.memoryBytes = 0;
        QByteArray first;
        {
            TileService service(online);
            QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
            QVERIFY(service.start());
            QCOMPARE(service.attribution(QStringLiteral("city")), QStringLiteral("© Nobody · © OpenStreetMap contributors"));
            first = get(service, "city/dark/4/2/15.png").body;
            QCOMPARE(server.paths, QStringList { QStringLiteral("/4/2/15.png") });
            QVERIFY(server.agents.first().startsWith("Citywall/"));
            QVERIFY(server.agents.first().endsWith(" (+ops@example.org)"));
            QVERIFY(QImage::fromData(first).size().width() > 0);
            QCOMPARE(get(service, "city/dark/1/1/0.png").body, quarteredTile()); // the archive comes first
            QCOMPARE(server.paths.size(), 1);
        }
        // Another run of the application: still fresh, no question.
        TileService service(online);
        QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
        QVERIFY(service.start());
        m_nowMilliseconds += 59'000;
        QCOMPARE(get(service, "city/dark/4/2/15.png").body, first);
        QCOMPARE(server.paths.size(), 1);
        QCOMPARE(service.statistics().onlineFromCache, 1u);
        // Past its expiry: asked with the ETag, and the answer makes it fresh again.
        m_nowMilliseconds += 2'000;
        QCOMPARE(get(service, "city/dark/4/2/15.png").body, first);
        QCOMPARE(server.notModified, 1);
        QCOMPARE(service.statistics().onlineRevalidated, 1u);
        QCOMPARE(get(service, "city/dark/4/2/15.png").body, first);
        QCOMPARE(server.paths.size(), 2);
    }

    void keepsSevenDaysWhereTheServerSaysNothing()
    {
        FakeServer server;
        server.cacheControl = "public";
        auto online = options();
        online.onlineAllowed = true;
        online.onlineUrl = server.url();
        online.memoryBytes = 0;
        TileService service(online);
        service.addPlainMap(QStringLiteral("bare"), QStringLiteral("light"), Qt::white);
        QVERIFY(service.start());
        QCOMPARE(get(service, "bare/light/3/1/1.png").status, 200);
        m_nowMilliseconds += qint64(7) * 24 * 3600 * 1000 - 1000;
        QCOMPARE(get(service, "bare/light/3/1/1.png").status, 200);
        QCOMPARE(server.paths.size(), 1);
        m_nowMilliseconds += 2000;
        QCOMPARE(get(service, "bare/light/3/1/1.png").status, 200);
        QCOMPARE(server.paths.size(), 2);
    }

    void asksNobodyWhereOnlineIsNotAllowed()
    {
        FakeServer server;
        auto offline = options();
        offline.onlineUrl = server.url();
        TileService service(offline);
        QVERIFY(service.addMap(QStringLiteral("city"), QStringLiteral("dark"), m_archive));
        QVERIFY(service.start());
        QCOMPARE(get(service, "city/dark/4/2/15.png").pixel(5, 5), QColor(0x10, 0x11, 0x12));
        QVERIFY(server.paths.isEmpty());
    }

    void outlivesClientsThatLeave()
    {
        FakeServer server;
        auto online = options();
        online.onlineAllowed = true;
        online.onlineUrl = server.url();
        TileService service(online);
        service.addPlainMap(QStringLiteral("bare"), QStringLiteral("light"), Qt::white);
        const auto port = service.start();
        for (int i = 0; i < 5; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            QVERIFY(socket.waitForConnected());
            socket.write("GET /bare/light/4/" + QByteArray::number(i) + "/1.png HTTP/1.1\r\nHost: localhost\r\n\r\n");
            QVERIFY(socket.waitForBytesWritten());
            socket.abort();
        }
        QCOMPARE(get(service, "bare/light/4/9/1.png").status, 200);
    }

private:
    TileService::Options options()
    {
        TileService::Options result;
        result.cacheFolder = m_folder->filePath(QStringLiteral("cache"));
        result.wallClock = [this] { return UtcTime { m_nowMilliseconds }; };
        return result;
    }

    Answer get(const TileService &service, const QByteArray &path)
    {
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(service.port()) + QString::fromLatin1(path)));
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(10s))
            return {};
        return { reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll() };
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_archive;
    std::atomic<qint64> m_nowMilliseconds = 0; // read in the service's thread
};

QTEST_GUILESS_MAIN(TestTileService)
#include "tst_tileservice.moc"
