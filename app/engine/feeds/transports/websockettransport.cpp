// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/websockettransport.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportoptions.h"

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

WebSocketTransport::WebSocketTransport(TransportSetup setup)
    : Transport(std::move(setup)), m_ping(std::max<Duration>(1s, TransportOptions(m_setup.options).duration("ping"_L1, 30s))),
      m_retry(m_setup.seed)
{
}

WebSocketTransport::~WebSocketTransport() { stop(); }

void WebSocketTransport::start() { begin(); }

void WebSocketTransport::begin()
{
    const Result<HttpRequests> requests = HttpRequests::from(m_setup);
    if (!requests) {
        m_retry.refused(now());
        return setState(State::Down, requests.error().message);
    }
    m_requests = *requests;
    open();
}

void WebSocketTransport::stop()
{
    m_requests.reset();
    m_retry.cancel();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
        m_socket = nullptr;
    }
}

void WebSocketTransport::open()
{
    m_retry.cancel();
    m_tlsRefused = m_open = false;
    m_lastSign.mark(now());
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    const auto longest = quint64(TransportOptions(m_setup.options).integer("maximumBytes"_L1, 16 << 20, 1, 1 << 30));
    m_socket->setMaxAllowedIncomingFrameSize(longest);
    m_socket->setMaxAllowedIncomingMessageSize(longest);
    m_socket->setSslConfiguration(m_requests->tls());
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_open = true;
        m_lastSign.mark(now());
        m_pingDue.set(now(), m_ping);
        m_retry.worked(now());
        if (const QString words = TransportOptions(m_setup.options).text("subscribe"_L1); !words.isEmpty())
            m_socket->sendTextMessage(words);
        setState(State::Up);
    });
    const auto take = [this](const QByteArray &bytes) {
        m_lastSign.mark(now());
        deliver(bytes, {});
    };
    connect(m_socket, &QWebSocket::textMessageReceived, this, [take](const QString &text) { take(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, take);
    connect(m_socket, &QWebSocket::pong, this, [this] { m_lastSign.mark(now()); });
    connect(m_socket, &QWebSocket::sslErrors, this, [this] { m_tlsRefused = true; });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        const QWebSocketProtocol::CloseCode code = m_socket->closeCode();
        if (m_tlsRefused)
            lose(FeedsText::tr("No protected connection: %1").arg(m_socket->errorString()), true);
        else if (code == QWebSocketProtocol::CloseCodeTooMuchData)
            lose(FeedsText::tr("A message was larger than the limit"), false);
        else if (code == QWebSocketProtocol::CloseCodePolicyViolated)
            lose(FeedsText::tr("The server does not let this client in: %1").arg(m_socket->closeReason()), true);
        else if (m_open)
            lose(FeedsText::tr("The server ended the connection"), false);
        else
            lose(FeedsText::tr("No connection: %1").arg(m_socket->errorString()), false);
    });
    connect(m_socket, &QWebSocket::errorOccurred, this, [this](QAbstractSocket::SocketError) {
        // What fails before the handshake is over does not always end in a disconnection.
        if (!m_open && m_socket)
            lose(FeedsText::tr("No connection: %1").arg(m_socket->errorString()), m_tlsRefused);
    });
    m_socket->open(m_requests->to(m_requests->url()));
}

void WebSocketTransport::lose(const QString &reason, bool lasting)
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
    m_open = false;
    if (lasting)
        m_retry.refused(now());
    else
        m_retry.failed(now());
    setState(State::Down, reason);
}

void WebSocketTransport::tick()
{
    const UtcTime at = now();
    if (!m_requests) {
        if (m_retry.isDue(at))
            begin();
    } else if (!m_socket) {
        if (m_retry.isDue(at))
            open();
    } else if (m_lastSign.elapsed(at) > 2 * m_ping + 1s) {
        lose(FeedsText::tr("No sign of life from the server"), false);
    } else if (m_open && m_pingDue.isDue(at)) {
        m_retry.worked(at);
        m_pingDue.set(at, m_ping);
        m_socket->ping();
    }
}

} // namespace citywall
