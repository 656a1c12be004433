// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/ssetransport.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportoptions.h"

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SseTransport::SseTransport(TransportSetup setup)
    : Transport(std::move(setup)), m_event(TransportOptions(m_setup.options).text("event"_L1)),
      m_idle(TransportOptions(m_setup.options).duration("idle"_L1, 5min)),
      m_stream(TransportOptions(m_setup.options).integer("maximumBytes"_L1, 16 << 20, 1, 1 << 30)), m_retry(m_setup.seed)
{
    m_stream.event = [this](const QString &type, const QByteArray &data) {
        if (m_event.isEmpty() || type == m_event)
            deliver(data, type);
    };
    m_stream.tooLong = [this](const QByteArray &beginning) { refuse(beginning, {}, FeedsText::tr("event too large")); };
}

SseTransport::~SseTransport() { stop(); }

void SseTransport::start()
{
    m_network = new QNetworkAccessManager(this);
    begin();
}

void SseTransport::begin()
{
    const Result<HttpRequests> requests = HttpRequests::from(m_setup);
    if (!requests)
        return lose({ requests.error().message, true });
    m_requests = *requests;
    connectToServer();
}

void SseTransport::stop()
{
    drop();
    m_requests.reset();
    m_retry.cancel();
}

void SseTransport::drop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void SseTransport::connectToServer()
{
    m_retry.cancel();
    m_stream.reset();
    m_isStream = false;
    send(m_requests->url(), HttpRequests::mostRedirects);
}

void SseTransport::send(const QUrl &url, int redirects)
{
    QNetworkRequest request = m_requests->to(url);
    request.setMaximumRedirectsAllowed(redirects);
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Cache-Control", "no-store");
    // Compressed events would wait in the decompressor for more.
    request.setRawHeader("Accept-Encoding", "identity");
    if (!m_stream.lastId().isEmpty())
        request.setRawHeader("Last-Event-ID", m_stream.lastId());
    m_lastByte.mark(now());
    m_reply = m_network->get(request);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &SseTransport::headersCame);
    connect(m_reply, &QNetworkReply::readyRead, this, &SseTransport::take);
    connect(m_reply, &QNetworkReply::finished, this, &SseTransport::finish);
    connect(m_reply, &QNetworkReply::redirected, this, [=, this](const QUrl &to) {
        const bool allowed = m_requests->mayFollow(to);
        if (allowed && m_requests->keepsServer(url, to))
            return Q_EMIT m_reply->redirectAllowed();
        drop();
        if (allowed)
            return send(to, redirects - 1);
        lose({ FeedsText::tr("The server sends us to %1, where we may not follow").arg(shownUrl(to)), true });
    });
}

void SseTransport::headersCame()
{
    if (httpStatus(*m_reply) != 200)
        return; // finish() will say what it was
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (type.section(u';', 0, 0).trimmed().compare("text/event-stream"_L1, Qt::CaseInsensitive) != 0) {
        drop();
        return lose({ FeedsText::tr("The server sends no events but %1").arg(type.isEmpty() ? u"?"_s : type), true });
    }
    m_isStream = true;
    m_retry.worked(now());
    setState(State::Up);
}

void SseTransport::take()
{
    m_lastByte.mark(now());
    const QByteArray bytes = m_reply->readAll();
    if (m_isStream)
        m_stream.add(bytes);
}

void SseTransport::finish()
{
    if (!m_reply)
        return;
    take();
    m_reply->deleteLater();
    const QNetworkReply &reply = *m_reply;
    m_reply.clear();
    if (httpStatus(reply) == 204) // as the standard says: do not come again
        lose({ FeedsText::tr("The server has no more events (204)"), true });
    else if (m_isStream || (httpStatus(reply) == 200 && reply.error() == QNetworkReply::NoError))
        lose({ FeedsText::tr("The server ended the connection"), false });
    else
        lose(httpProblem(reply));
}

void SseTransport::lose(const HttpProblem &problem)
{
    if (problem.lasting)
        m_retry.refused(now());
    else if (m_stream.reconnection() && m_retry.failures() == 0)
        m_retry.after(now(), *m_stream.reconnection());
    else
        m_retry.failed(now());
    setState(State::Down, problem.text);
}

void SseTransport::tick()
{
    const UtcTime at = now();
    if (!m_requests) {
        if (m_retry.isDue(at))
            begin();
        return;
    }
    if (m_reply && m_isStream)
        m_retry.worked(at);
    if (m_reply && m_idle > 0ms && m_lastByte.elapsed(at) > m_idle) {
        drop();
        lose({ FeedsText::tr("Nothing came on the connection for a while; it is opened anew"), false });
    } else if (!m_reply && m_retry.isDue(at)) {
        connectToServer();
    }
}

} // namespace citywall
