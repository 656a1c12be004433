// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/httptransport.h"

#include "base/future.h"
#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportjobs.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/ingest/unpacking.h"

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration longestFreshness = 1h; // what a server says beyond is not believed: the feed would look dead

} // namespace

HttpTransport::HttpTransport(TransportSetup setup)
    : Transport(std::move(setup)), m_every(std::max<Duration>(1s, TransportOptions(m_setup.options).duration("every"_L1, 60s))),
      m_timeout(TransportOptions(m_setup.options).duration("timeout"_L1, 30s)),
      m_lookBack(TransportOptions(m_setup.options).duration("lookBack"_L1, 24h)),
      m_maximumBytes(TransportOptions(m_setup.options).integer("maximumBytes"_L1, 64 << 20, 1, 1 << 30)),
      m_maximumPages(TransportOptions(m_setup.options).integer("maximumPages"_L1, 100, 1, 10'000)), m_retry(m_setup.seed)
{
}

HttpTransport::~HttpTransport() { stop(); }

void HttpTransport::start()
{
    m_network = new QNetworkAccessManager(this);
    begin();
}

void HttpTransport::begin()
{
    const Result<HttpRequests> requests = HttpRequests::from(m_setup);
    if (!requests) {
        m_retry.refused(now());
        return setState(State::Down, requests.error().message);
    }
    m_requests = *requests;
    if (m_setup.links)
        openLinks();
    poll();
}

void HttpTransport::openLinks()
{
    m_links = new HttpLinks({ .requests = *m_requests,
                              .now = m_setup.now,
                              .timeout = m_timeout,
                              .maximumBytes = m_maximumBytes,
                              .hasRoom = [inbox = m_setup.inbox] { return inbox->hasRoom(); } },
                            *m_network, this);
    connect(m_links, &HttpLinks::arrived, this, &HttpTransport::deliver);
    connect(m_links, &HttpLinks::finished, this, [this](const QString &problem) {
        m_fetching = false;
        const QString &told = problem.isEmpty() ? m_problem : problem;
        setState(told.isEmpty() ? State::Up : State::Troubled, told);
    });
}

void HttpTransport::drop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void HttpTransport::stop()
{
    drop();
    if (m_links)
        m_links->stop();
    m_requests.reset();
    m_retry.cancel();
}

void HttpTransport::tick()
{
    const UtcTime at = now();
    if (m_inspecting)
        return;
    if (!m_requests) {
        if (m_retry.isDue(at))
            begin();
    } else if (m_fetching) {
        m_links->tick();
        if (m_due.isDue(at))
            m_links->cut(); // what lists them is asked for first; it will list them again
    } else if (m_reply) {
        if (m_asked.elapsed(at) > m_timeout)
            giveUp(FeedsText::tr("No whole answer within %1 s").arg(double(m_timeout.count()) / 1000));
    } else if (m_retry.isWaiting() ? m_retry.isDue(at) : m_due.isDue(at)) {
        poll();
    }
}

QUrl HttpTransport::pollUrl() const
{
    const UtcTime at = now();
    const UtcTime since = std::clamp(m_newest.isValid() ? m_newest : at - m_lookBack, at - m_lookBack, at);
    QString text = m_setup.options.value("url"_L1).toString();
    text.replace("{since}"_L1, since.toIso()).replace("{now}"_L1, at.toIso());
    return QUrl(text, QUrl::TolerantMode);
}

void HttpTransport::poll()
{
    m_due.cancel();
    m_retry.cancel();
    m_pollBegan = now();
    m_pages = 0;
    m_pollUrl = pollUrl();
    ask(m_pollUrl);
}

void HttpTransport::ask(const QUrl &url)
{
    m_asked.mark(now());
    m_givenUp.clear();
    send(url, m_pages == 0 && url == m_validators.url, HttpRequests::mostRedirects);
}

void HttpTransport::send(const QUrl &url, bool conditional, int redirects)
{
    QNetworkRequest request = m_requests->to(url);
    request.setMaximumRedirectsAllowed(redirects);
    if (conditional) {
        if (!m_validators.tag.isEmpty())
            request.setRawHeader("If-None-Match", m_validators.tag);
        if (!m_validators.modified.isEmpty())
            request.setRawHeader("If-Modified-Since", m_validators.modified);
    }
    request.setDecompressedSafetyCheckThreshold(m_maximumBytes); // take() sees to it
    m_body.clear();
    m_reply = m_network->get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransport::take);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransport::finish);
    connect(m_reply, &QNetworkReply::redirected, this, [=, this](const QUrl &to) {
        if (!m_requests->mayFollow(to))
            return giveUp(FeedsText::tr("The server sends us to %1, where we may not follow").arg(shownUrl(to)));
        if (m_requests->keepsServer(url, to))
            return Q_EMIT m_reply->redirectAllowed();
        drop();
        send(to, conditional, redirects - 1);
    });
}

void HttpTransport::take()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_maximumBytes)
        giveUp(tooLargeText(m_maximumBytes));
}

void HttpTransport::giveUp(const QString &reason)
{
    m_givenUp = reason;
    m_reply->abort(); // and finish() is called
}

void HttpTransport::finish()
{
    QNetworkReply *reply = m_reply;
    if (!reply)
        return;
    m_reply.clear();
    reply->deleteLater();
    const int status = httpStatus(*reply);
    if (!m_givenUp.isEmpty())
        return fail({ m_givenUp, false }, {});
    const Duration fresh = http::maxAge(reply->rawHeader("Cache-Control")).value_or(0ms);
    if (status == 304 || status == 204) {
        Q_EMIT confirmed(status == 304 ? m_lastOrigin : QString());
        return endPoll(fresh);
    }
    if (reply->error() != QNetworkReply::NoError || status < 200 || status > 299)
        return fail(httpProblem(*reply), askedPatience(*reply, now()));
    m_body += reply->readAll();
    if (m_body.size() > m_maximumBytes)
        return fail({ tooLargeText(m_maximumBytes), false }, {});
    const QString origin = originOf(reply->url());
    if (m_pages == 0) {
        m_validators = { m_pollUrl, reply->rawHeader("ETag"), reply->rawHeader("Last-Modified") };
        m_lastOrigin = origin;
    }
    if (m_body.isEmpty()) {
        refuse({}, origin, FeedsText::tr("The answer is empty (%1)").arg(status));
        return endPoll(fresh);
    }
    const QByteArray body = std::exchange(m_body, {});
    if (m_links && m_pages == 0)
        m_links->beginListing();
    ++m_pages;
    deliver(body, origin);
    // A large body takes a while to look through: not on the thread that the other feeds' sockets share.
    m_inspecting = true;
    const QString linked = http::nextLink(reply->rawHeader("Link"));
    whenFinished(runTransportJob([body, links = m_setup.links] { return inspected(body, links); }), this,
                 [this, linked, fresh, base = reply->url()](const QFuture<Inspected> &future) {
                     m_inspecting = false;
                     if (!m_requests)
                         return;
                     Inspected page = future.result();
                     if (m_links) {
                         // Of an index that says how long it is good for, what is listed changes sooner than that.
                         m_listsLiving = page.hints.freshFor.has_value() && !page.links.isEmpty();
                         m_links->list(page.links, base, m_listsLiving);
                     }
                     page.hints.freshFor = std::max(fresh, page.hints.freshFor.value_or(0ms));
                     next(page.hints, linked, base);
                 });
}

HttpTransport::Inspected HttpTransport::inspected(const QByteArray &body, const Links &links)
{
    const Result<QByteArray> content = unpackedPayload(body);
    if (!content)
        return {}; // whoever decodes it says what is wrong with it
    Inspected page { http::bodyHints(*content), {} };
    try {
        if (links)
            page.links = links(*content);
    } catch (const std::exception &) {
        page.links.clear(); // as above
    }
    return page;
}

void HttpTransport::next(const http::BodyHints &hints, const QString &linked, const QUrl &base)
{
    const QString link = linked.isEmpty() ? hints.next : linked;
    if (link.isEmpty())
        return endPoll(*hints.freshFor);
    m_validators = {}; // the first page may stay as it is while others change
    const QUrl url = base.resolved(QUrl(link, QUrl::TolerantMode));
    if (!m_requests->isOwn(url))
        return fail({ FeedsText::tr("The next page is on another server, %1").arg(shownUrl(url)), true }, {});
    if (m_pages >= m_maximumPages || url == base)
        return endPoll(*hints.freshFor,
                       FeedsText::tr("The answer has more than %1 pages; the others are not asked for").arg(m_pages));
    ask(url);
}

void HttpTransport::endPoll(Duration freshFor, const QString &problem)
{
    m_problem = problem;
    m_retry.reset();
    m_due.set(m_pollBegan, m_listsLiving ? m_every : std::max(m_every, std::min(freshFor, longestFreshness)));
    if (!m_links)
        return setState(problem.isEmpty() ? State::Up : State::Troubled, problem);
    m_fetching = true;
    m_links->fetch();
}

void HttpTransport::fail(const HttpProblem &problem, std::optional<Duration> wait)
{
    const UtcTime at = now();
    if (problem.lasting)
        m_retry.refused(at);
    else if (wait)
        m_retry.after(at, *wait);
    else
        m_retry.failed(at);
    // Once is a mishap: what came a minute ago is still good.
    setState(problem.lasting || m_retry.failures() > 1 ? State::Down : State::Troubled, problem.text);
}

} // namespace citywall
