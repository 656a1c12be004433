// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/streamserver.h"

#include "engine/simulate/documentserver.h"

#include <QHttpServerWebSocketUpgradeResponse>

namespace citywall {

StreamServer::StreamServer(DocumentServer &documents, const QStringList &feeds) : m_documents(documents)
{
    for (const QString &feed : feeds)
        m_feeds.insert(path(feed), feed);
}

StreamServer::~StreamServer() { stop(); }

Status StreamServer::start()
{
    QHttpServer &http = m_documents.http();
    http.addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest &request) {
        return m_feeds.contains(request.url().path())
            ? QHttpServerWebSocketUpgradeResponse::accept()
            : QHttpServerWebSocketUpgradeResponse::deny(404, "Nothing here. What there is stands at /");
    });
    connect(&http, &QHttpServer::newWebSocketConnection, this, [this, &http] {
        while (http.hasPendingWebSocketConnections())
            welcome(http.nextPendingWebSocketConnection());
    });
    return ok();
}

void StreamServer::stop()
{
    for (const auto &sockets : std::exchange(m_listeners, {})) {
        for (QWebSocket *socket : sockets) {
            socket->disconnect(this);
            socket->close(QWebSocketProtocol::CloseCodeGoingAway);
            delete socket;
        }
    }
    m_counts.clients = 0;
}

void StreamServer::welcome(std::unique_ptr<QWebSocket> socket)
{
    const QString feed = m_feeds.value(socket->requestUrl().path());
    if (feed.isEmpty())
        return;
    QWebSocket *listener = socket.release();
    listener->setParent(this);
    m_listeners[feed].push_back(listener);
    ++m_counts.clients;
    connect(listener, &QWebSocket::disconnected, this, [this, listener] { leave(listener); });
    if (const QByteArray last = m_last.value(feed); !last.isEmpty())
        send(*listener, last);
}

void StreamServer::leave(QWebSocket *socket)
{
    for (auto &sockets : m_listeners)
        m_counts.clients -= qint64(std::erase(sockets, socket));
    socket->deleteLater();
}

void StreamServer::send(QWebSocket &socket, const QByteArray &bytes)
{
    if (socket.bytesToWrite() > mostBehind) {
        ++m_counts.shed;
        return;
    }
    // As text where the format is one: a damaged message may be none.
    if (bytes.isValidUtf8())
        socket.sendTextMessage(QString::fromUtf8(bytes));
    else
        socket.sendBinaryMessage(bytes);
    ++m_counts.sent;
    m_counts.bytes += bytes.size();
}

void StreamServer::publish(const OutgoingBatch &batch)
{
    for (const Outgoing &one : *batch) {
        if (one.kind != Outgoing::Kind::Message)
            continue;
        m_last.insert(one.feed, one.bytes);
        const auto listeners = m_listeners.constFind(one.feed);
        if (listeners == m_listeners.cend())
            continue;
        for (QWebSocket *listener : *listeners)
            send(*listener, one.bytes);
    }
}

} // namespace citywall

#include "moc_streamserver.cpp"
