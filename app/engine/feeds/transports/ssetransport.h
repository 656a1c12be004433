// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/eventstream.h"
#include "engine/feeds/transports/httprequests.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/transport.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <optional>

namespace citywall {

/// Listens to server-sent events (kind "sse"): the data of each event are a payload. Options: url, event (only events of that type; none =
/// all), idle (PT5M: a connection on which nothing comes for longer, not even a comment, is opened anew), maximumBytes of an event
/// (16 MiB), headers (for the feed's own server alone, wherever it sends us), ca, credential, plain. After a loss it goes on with
/// Last-Event-ID, after the time that the server named, or later as failures repeat.
class SseTransport : public Transport
{
    Q_OBJECT
public:
    explicit SseTransport(TransportSetup setup);
    ~SseTransport() override;

    void start() override;
    void stop() override;
    void tick() override;

private:
    void begin(); ///< what the request needs is read
    void connectToServer();
    void send(const QUrl &url, int redirects);
    void headersCame();
    void take();
    void finish();
    void lose(const HttpProblem &problem);
    void drop(); ///< the connection, without a word

    const QString m_event;
    const Duration m_idle;
    std::optional<HttpRequests> m_requests;
    QNetworkAccessManager *m_network = nullptr;
    QPointer<QNetworkReply> m_reply;
    EventStream m_stream;
    RetryTimer m_retry;
    Since m_lastByte;
    bool m_isStream = false; // the answer is what was asked for
};

} // namespace citywall
