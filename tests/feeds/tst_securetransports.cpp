// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker.h"
#include "transportfixture.h"

#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

/// TLS on every transport that Qt carries: who is trusted, who is let in, and that a refusal is told and not repeated every second.
class SecureTransportsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = std::make_unique<Certificates>(m_folder.path());
        if (!m_certificates->isComplete())
            QSKIP("The program openssl is not installed");
    }

    /// A certificate that is missing at the start may only be missing for a moment.
    void filesThatComeLater_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("scheme");
        QTest::newRow("http") << u"http"_s << u"http"_s;
        QTest::newRow("sse") << u"sse"_s << u"http"_s;
        QTest::newRow("tcp") << u"tcp"_s << u"tcp"_s;
        QTest::newRow("websocket") << u"websocket"_s << u"ws"_s;
    }
    void filesThatComeLater()
    {
        QFETCH(QString, kind);
        QFETCH(QString, scheme);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"late.crt"_s);
        RawServer server;
        TransportFixture feed(kind, { { u"url"_s, server.url(scheme) }, { u"ca"_s, file } });
        feed.start();
        QCOMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(file), qPrintable(feed.reason));
        feed.pass(1s);
        QCOMPARE(feed.changes, 1); // not each second
        feed.pass(30s);
        QCOMPARE(feed.changes, 2);
        QVERIFY(QFile::copy(m_certificates->file(u"ca.crt"_s), file));
        feed.pass(1min);
        QTRY_COMPARE(server.connections, 1);
        feed.transport->stop();
        feed.pass(1h);
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(server.connections, 1);
    }

    void trust_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("accepted");
        for (const QString &kind : { u"http"_s, u"sse"_s, u"tcp"_s, u"websocket"_s }) {
            const auto row = [&](const char *name, const QString &authority, const QString &certificate, bool accepted) {
                QTest::addRow("%s, %s", qPrintable(kind), name) << kind << authority << certificate << accepted;
            };
            row("both known", u"ca"_s, u"client"_s, true);
            row("server of an unknown authority", u"other"_s, u"client"_s, false);
            row("server unknown to the system", {}, u"client"_s, false);
            row("client of an unknown authority", u"ca"_s, u"stranger"_s, false);
            row("client without certificate", u"ca"_s, {}, false);
        }
    }
    void trust()
    {
        QFETCH(QString, kind);
        QFETCH(QString, authority);
        QFETCH(QString, certificate);
        QFETCH(bool, accepted);
        QSslServer tcp;
        QWebSocketServer sockets(u"test"_s, QWebSocketServer::SecureMode);
        std::unique_ptr<QWebSocket> client; // the server does not keep what it hands out
        int connections = 0;
        int encrypted = 0;
        const auto serve = [&](QTcpSocket *socket) {
            ++encrypted;
            connect(socket, &QTcpSocket::readyRead, socket, [socket, kind] {
                if (!socket->readAll().contains("GET"))
                    return;
                socket->write(kind == "sse"_L1 ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {}\n\n"
                                               : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            });
            if (kind == "tcp"_L1)
                socket->write("{}\n");
        };
        quint16 port = 0;
        if (kind == "websocket"_L1) {
            sockets.setSslConfiguration(serverSide());
            QVERIFY(sockets.listen(QHostAddress::LocalHost));
            port = sockets.serverPort();
            connect(&sockets, &QWebSocketServer::newConnection, this, [&] {
                ++encrypted;
                client.reset(sockets.nextPendingConnection());
                client->sendTextMessage(u"{}"_s);
            });
        } else {
            tcp.setSslConfiguration(serverSide());
            QVERIFY(tcp.listen(QHostAddress::LocalHost));
            port = tcp.serverPort();
            connect(&tcp, &QSslServer::startedEncryptionHandshake, this, [&] { ++connections; });
            connect(&tcp, &QTcpServer::pendingConnectionAvailable, this, [&] { serve(tcp.nextPendingConnection()); });
        }
        const QString scheme = kind == "websocket"_L1 ? u"wss"_s : kind == "tcp"_L1 ? u"tls"_s : u"https"_s;
        QJsonObject options { { u"url"_s, u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port) } };
        if (!authority.isEmpty())
            options.insert("ca"_L1, m_certificates->file(authority + u".crt"_s));
        Credential credential;
        if (!certificate.isEmpty()) {
            credential.certificateFile = m_certificates->file(certificate + u".crt"_s);
            credential.keyFile = m_certificates->file(certificate + u".key"_s);
        }
        TransportFixture feed(kind, options, credential);
        feed.start();
        if (accepted) {
            QTRY_COMPARE(feed.state, State::Up);
            QTRY_COMPARE(feed.inbox->size(), 1u);
            QCOMPARE(feed.take(), QByteArrayList { "{}" });
            return;
        }
        QTRY_VERIFY(feed.state == State::Down || feed.state == State::Troubled);
        QVERIFY(!feed.reason.isEmpty());
        QCOMPARE(encrypted, 0);
        QVERIFY(feed.take().isEmpty());
        if (authority != "ca"_L1) { // we do not trust it: nothing to try again soon
            QCOMPARE(feed.state, State::Down);
            const int changes = feed.changes;
            feed.pass(14s);
            for (int i = 0; i < 50; ++i)
                QCoreApplication::processEvents();
            QCOMPARE(feed.changes, changes);
            QVERIFY(connections <= 1);
        }
    }

    void keyThatDoesNotOpen()
    {
        Credential credential { .certificateFile = m_certificates->file(u"client.crt"_s) };
        credential.keyFile = m_certificates->file(u"client.crt"_s); // no key
        TransportFixture noKey(u"http"_s, { { u"url"_s, u"https://127.0.0.1:1"_s } }, credential);
        noKey.start();
        QCOMPARE(noKey.state, State::Down);
        QVERIFY2(noKey.reason.contains(u"no private key"), qPrintable(noKey.reason));
        credential.keyFile = m_certificates->file(u"nowhere.key"_s);
        TransportFixture noFile(u"tcp"_s, { { u"url"_s, u"tls://127.0.0.1:1"_s } }, credential);
        noFile.start();
        QVERIFY2(noFile.reason.contains(u"nowhere.key"), qPrintable(noFile.reason));
        TransportFixture noAuthority(u"sse"_s,
                                     { { u"url"_s, u"https://127.0.0.1:1"_s }, { u"ca"_s, m_certificates->file(u"ca.key"_s) } });
        noAuthority.start();
        QVERIFY2(noAuthority.reason.contains(u"ca.key"), qPrintable(noAuthority.reason));
    }

private:
    QSslConfiguration serverSide() const
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(m_certificates->file(u"server.crt"_s)));
        QFile key(m_certificates->file(u"server.key"_s));
        if (key.open(QIODevice::ReadOnly))
            tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        tls.setCaCertificates(QSslCertificate::fromPath(m_certificates->file(u"ca.crt"_s)));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        return tls;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Certificates> m_certificates;
};

QTEST_GUILESS_MAIN(SecureTransportsTest)
#include "tst_securetransports.moc"
