// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/transports.h"

#include <QHttpServer>
#include <QTcpServer>
#include <QTest>

#include <atomic>

/// One transport in the test's own thread, with a clock that stands still until it is told.
class TransportFixture
{
public:
    using State = citywall::Transport::State;

    explicit TransportFixture(const QString &kind, const QJsonObject &options, const citywall::Credential &credential = {},
                              citywall::PayloadLimits limits = {}, const std::function<QStringList(QByteArrayView)> &links = {},
                              const std::function<QByteArray(QByteArrayView)> &terminator = {})
        : inbox(std::make_shared<citywall::PayloadQueue>(limits))
    {
        auto made = citywall::transports::make({ .kind = kind,
                                                 .options = options,
                                                 .clientId = QStringLiteral("citywall-test"),
                                                 .credential = credential,
                                                 .now = [this] { return now(); },
                                                 .seed = 1,
                                                 .inbox = inbox,
                                                 .links = links,
                                                 .terminator = terminator });
        Q_ASSERT(made);
        transport = std::move(*made);
        QObject::connect(transport.get(), &citywall::Transport::stateChanged, transport.get(),
                         [this](State to, const QString &why) {
                             state = to;
                             reason = why;
                             ++changes;
                         });
        QObject::connect(transport.get(), &citywall::Transport::confirmed, transport.get(), [this] { ++confirmed; });
    }
    void start() { transport->start(); }
    void pass(citywall::Duration time)
    {
        milliseconds += time.count();
        transport->tick();
    }
    std::vector<citywall::Payload> takeAll() { return inbox->take(100'000, 1 << 30, std::chrono::hours(1000)); }
    QByteArrayList take()
    {
        QByteArrayList all;
        for (const citywall::Payload &payload : takeAll())
            all.append(payload.bytes);
        return all;
    }

    citywall::UtcTime now() const { return { milliseconds.load() }; }

    std::atomic<qint64> milliseconds = citywall::UtcTime::fromIso(u"2026-11-21T20:00:00Z").milliseconds;
    const std::shared_ptr<citywall::PayloadQueue> inbox;
    std::unique_ptr<citywall::Transport> transport;
    State state = State::Connecting;
    QString reason;
    int changes = 0;
    int confirmed = 0;
};

/// A web server on loopback that does as the test says and remembers what it was asked.
class WebServer
{
public:
    struct Answer {
        int status = 200;
        QByteArray body {};
        QList<std::pair<QByteArray, QByteArray>> headers {};
    };
    struct Request {
        QUrl url;
        QHttpHeaders headers;
        QByteArray header(const char *name) const { return headers.value(name).toByteArray(); }
    };

    WebServer()
    {
        m_http.setMissingHandler(&m_http, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            requests.append({ request.url(), request.headers() });
            const Answer given = answer(requests.last());
            QHttpHeaders headers;
            for (const auto &[name, value] : given.headers)
                headers.append(name, value);
            responder.write(given.body, headers, QHttpServerResponder::StatusCode(given.status));
        });
        auto tcp = std::make_unique<QTcpServer>();
        if (tcp->listen(QHostAddress::LocalHost) && m_http.bind(tcp.get()))
            m_port = tcp.release()->serverPort();
    }
    QString url(const QString &path = QStringLiteral("/")) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
    }

    std::function<Answer(const Request &)> answer;
    QList<Request> requests;

private:
    QHttpServer m_http;
    quint16 m_port = 0;
};

/// A TCP server on loopback for one client at a time, for answers that no library would give.
class RawServer
{
public:
    RawServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            client = m_server.nextPendingConnection();
            ++connections;
            QObject::connect(client, &QTcpSocket::readyRead, client, [this, socket = client] {
                received += socket->readAll();
                if (onData)
                    onData();
            });
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    QString url(const QString &scheme, const QString &path = {}) const
    {
        return QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_server.serverPort()).arg(path);
    }
    void send(const QByteArray &bytes)
    {
        client->write(bytes);
        client->flush();
    }

    std::function<void()> onData;
    QTcpSocket *client = nullptr;
    QByteArray received;
    int connections = 0;

private:
    QTcpServer m_server;
};
