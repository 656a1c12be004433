// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/streamsplitter.h"
#include "engine/feeds/transports/transport.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace citywall {

/// Reads a stream of payloads from a TCP server (kind "tcp"): lines, as of newline-delimited JSON, or what ends as payloads of their
/// format do (PayloadFormat::terminator). Options: url (tcp://HOST:PORT, or tls://HOST:PORT), send (a text that is sent with a line end
/// when connected), idle (a connection on which nothing comes for longer is opened anew; none = never), maximumBytes of a payload
/// (1 MiB), ca, credential (its client certificate; its token is sent as a line before anything else), plain.
class TcpTransport : public Transport
{
    Q_OBJECT
public:
    explicit TcpTransport(TransportSetup setup);
    ~TcpTransport() override;

    void start() override;
    void stop() override;
    void tick() override;

private:
    void begin(); ///< what the connection needs is read
    void open();
    void connected();
    void lose(const QString &reason, bool lasting);

    const Duration m_idle;
    QUrl m_url;
    QSslConfiguration m_tls;
    QSslSocket *m_socket = nullptr;
    StreamSplitter m_stream;
    bool m_tlsRefused = false;
    bool m_open = false;
    Since m_lastByte;
    RetryTimer m_retry;
};

} // namespace citywall
