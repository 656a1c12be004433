// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/httprequests.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/transport.h"

#include <QWebSocket>

#include <optional>

namespace citywall {

/// Listens on a WebSocket (kind "websocket"): each message, text or binary, is a payload. Options: url (ws://, wss://), subscribe (a text
/// that is sent when connected), ping (PT30S: how often the server is asked for a sign of life; two in a row unanswered end
/// the connection), maximumBytes of a message (16 MiB), headers, ca, credential, plain.
class WebSocketTransport : public Transport
{
    Q_OBJECT
public:
    explicit WebSocketTransport(TransportSetup setup);
    ~WebSocketTransport() override;

    void start() override;
    void stop() override;
    void tick() override;

private:
    void begin(); ///< what the request needs is read
    void open();
    void lose(const QString &reason, bool lasting);

    const Duration m_ping;
    std::optional<HttpRequests> m_requests;
    QWebSocket *m_socket = nullptr;
    bool m_tlsRefused = false;
    bool m_open = false;
    Since m_lastSign; // of life
    DueTime m_pingDue;
    RetryTimer m_retry;
};

} // namespace citywall
