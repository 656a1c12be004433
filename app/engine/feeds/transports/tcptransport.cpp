// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/tcptransport.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportoptions.h"

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration patienceToConnect = 30s;

} // namespace

TcpTransport::TcpTransport(TransportSetup setup)
    : Transport(std::move(setup)), m_idle(TransportOptions(m_setup.options).duration("idle"_L1, 0ms)),
      m_stream(TransportOptions(m_setup.options).integer("maximumBytes"_L1, 1 << 20, 1, 1 << 30), m_setup.terminator),
      m_retry(m_setup.seed)
{
    m_stream.payload = [this](const QByteArray &payload) { deliver(payload, {}); };
    m_stream.tooLong = [this](const QByteArray &beginning) { refuse(beginning, {}, FeedsText::tr("payload too long")); };
}

TcpTransport::~TcpTransport() { stop(); }

void TcpTransport::start() { begin(); }

void TcpTransport::begin()
{
    const Result<QUrl> url = transportUrl(m_setup, { u"tcp"_s }, { u"tls"_s });
    if (!url || url->port() <= 0)
        return setState(State::Down, url ? FeedsText::tr("The URL names no port") : url.error().message);
    const Result<QSslConfiguration> tls = tlsConfiguration(m_setup);
    if (!tls) {
        m_retry.refused(now());
        return setState(State::Down, tls.error().message);
    }
    m_url = *url;
    m_tls = *tls;
    open();
}

void TcpTransport::stop()
{
    m_url.clear();
    m_retry.cancel();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
        m_socket = nullptr;
    }
}

void TcpTransport::open()
{
    m_retry.cancel();
    m_tlsRefused = m_open = false;
    m_stream.reset();
    m_lastByte.mark(now());
    m_socket = new QSslSocket(this);
    m_socket->setSslConfiguration(m_tls);
    m_socket->setReadBufferSize(1 << 20); // one that sends without end gets its turn like the others
    const bool isTls = m_url.scheme() == "tls"_L1;
    if (isTls)
        connect(m_socket, &QSslSocket::encrypted, this, &TcpTransport::connected);
    else
        connect(m_socket, &QSslSocket::connected, this, &TcpTransport::connected);
    connect(m_socket, &QSslSocket::sslErrors, this, [this] { m_tlsRefused = true; });
    connect(m_socket, &QSslSocket::readyRead, this, [this] {
        m_lastByte.mark(now());
        m_stream.add(m_socket->readAll());
    });
    connect(m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (m_socket->bytesAvailable() > 0)
            m_stream.add(m_socket->readAll());
        if (m_tlsRefused || error == QAbstractSocket::SslHandshakeFailedError)
            lose(FeedsText::tr("No protected connection: %1").arg(m_socket->errorString()), true);
        else if (error == QAbstractSocket::RemoteHostClosedError)
            lose(FeedsText::tr("The server ended the connection"), false);
        else
            lose(FeedsText::tr("No connection: %1").arg(m_socket->errorString()), false);
    });
    if (isTls)
        m_socket->connectToHostEncrypted(m_url.host(), quint16(m_url.port()));
    else
        m_socket->connectToHost(m_url.host(), quint16(m_url.port()));
}

void TcpTransport::connected()
{
    m_open = true;
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (!m_setup.credential.token.isEmpty())
        m_socket->write(m_setup.credential.token.toUtf8() + '\n');
    if (const QString words = TransportOptions(m_setup.options).text("send"_L1); !words.isEmpty())
        m_socket->write(words.toUtf8() + '\n');
    m_retry.worked(now());
    setState(State::Up);
}

void TcpTransport::lose(const QString &reason, bool lasting)
{
    if (!m_socket)
        return;
    m_stream.end();
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
    if (lasting)
        m_retry.refused(now());
    else
        m_retry.failed(now());
    setState(State::Down, reason);
}

void TcpTransport::tick()
{
    const UtcTime at = now();
    if (m_url.isEmpty()) {
        if (m_retry.isDue(at))
            begin();
    } else if (!m_socket) {
        if (m_retry.isDue(at))
            open();
    } else if (!m_open && m_lastByte.elapsed(at) > patienceToConnect) {
        lose(FeedsText::tr("No connection within %1 s").arg(patienceToConnect / 1s), false);
    } else if (m_open) {
        m_retry.worked(at);
        if (m_idle > 0ms && m_lastByte.elapsed(at) > m_idle)
            lose(FeedsText::tr("Nothing came on the connection for a while; it is opened anew"), false);
    }
}

} // namespace citywall
