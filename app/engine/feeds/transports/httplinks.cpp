// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/httplinks.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/httpheaders.h"
#include "engine/feeds/transports/transportoptions.h"
#include "sdk/dice.h"

namespace citywall {

using namespace std::chrono_literals;

HttpLinks::HttpLinks(Setup setup, QNetworkAccessManager &network, QObject *parent)
    : QObject(parent), m_setup(std::move(setup)), m_network(network)
{
}

void HttpLinks::beginListing()
{
    for (auto &[url, known] : m_known)
        known.listed = false;
    m_places = 0;
    m_unfit = 0;
    m_cut = false;
}

void HttpLinks::list(const QStringList &links, const QUrl &index, bool living)
{
    for (const QString &link : links) {
        const QUrl url = http::linkedUrl(index, link);
        if (url == index)
            continue;
        if (!url.isValid()) {
            ++m_unfit;
            continue;
        }
        auto it = m_known.find(url);
        if (it == m_known.end()) {
            m_cut = m_cut || m_known.size() >= mostListed;
            if (m_cut)
                return;
            it = m_known.emplace(url, Known(dice::hash(url.toEncoded()))).first;
        }
        it->second.living = living;
        if (!std::exchange(it->second.listed, true))
            it->second.place = m_places++;
    }
}

void HttpLinks::fetch()
{
    std::erase_if(m_known, [](const auto &one) { return !one.second.listed; });
    const UtcTime now = m_setup.now();
    // Never fetched, failed, to be asked for changes; within these by place, and by how long ago they were asked.
    std::vector<std::tuple<int, qint64, QUrl>> wanted;
    m_failures = 0;
    for (qint64 i = 0; i < m_unfit; ++i)
        miss(FeedsText::tr("it is no address of the web that may be followed from there"));
    for (const auto &[url, known] : m_known) {
        if (known.retry.isWaiting() && !known.retry.isDue(now))
            miss(known.problem);
        else if (!known.fetched)
            wanted.emplace_back(known.problem.isEmpty() ? 0 : 1, known.place, url);
        else if ((known.living || !known.tag.isEmpty() || !known.modified.isEmpty()) && known.stale.isDue(now))
            wanted.emplace_back(2, known.stale.at().milliseconds, url);
    }
    std::sort(wanted.begin(), wanted.end());
    m_queue.clear();
    for (const auto &[kind, order, url] : wanted) {
        if (m_queue.size() == mostAPoll)
            break;
        m_queue.append(url);
    }
    m_fetching = true;
    askNext();
}

void HttpLinks::cut()
{
    m_queue.clear();
    askNext();
}

void HttpLinks::miss(const QString &problem)
{
    if (m_failures++ == 0)
        m_reason = problem;
}

void HttpLinks::askNext()
{
    while (m_running.size() < mostAtOnce && !m_queue.isEmpty() && m_setup.hasRoom())
        ask(m_queue.takeFirst());
    if (!m_fetching || !m_running.empty() || !m_queue.isEmpty())
        return;
    m_fetching = false;
    if (m_failures > 0)
        Q_EMIT finished(FeedsText::tr("%1 of %2 documents that the index lists are missing: %3")
                            .arg(m_failures)
                            .arg(qint64(m_known.size()) + m_unfit)
                            .arg(m_reason));
    else
        Q_EMIT finished(m_cut
                            ? FeedsText::tr("The index lists more than %1 documents; the others are not fetched").arg(mostListed)
                            : QString());
}

void HttpLinks::ask(const QUrl &url)
{
    Running running { url, {} };
    running.asked.mark(m_setup.now());
    send(url, running, HttpRequests::mostRedirects);
}

void HttpLinks::send(const QUrl &url, const Running &running, int redirects)
{
    QNetworkRequest request = m_setup.requests.to(url);
    request.setMaximumRedirectsAllowed(redirects);
    const Known &known = m_known.at(running.url);
    if (known.fetched && !known.tag.isEmpty())
        request.setRawHeader("If-None-Match", known.tag);
    if (known.fetched && !known.modified.isEmpty())
        request.setRawHeader("If-Modified-Since", known.modified);
    request.setDecompressedSafetyCheckThreshold(m_setup.maximumBytes); // take() sees to it
    QNetworkReply *reply = m_network.get(request);
    m_running.emplace(reply, running);
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { take(reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { finish(reply); });
    connect(reply, &QNetworkReply::redirected, this, [this, reply, url](const QUrl &to) { redirect(reply, url, to); });
}

void HttpLinks::redirect(QNetworkReply *reply, const QUrl &from, const QUrl &to)
{
    const auto it = m_running.find(reply);
    if (it == m_running.end())
        return;
    if (!m_setup.requests.mayLead(it->second.url, to))
        return giveUp(reply, FeedsText::tr("The server sends us to %1, where we may not follow").arg(shownUrl(to)));
    if (!m_setup.requests.isOwn(from) || m_setup.requests.isOwn(to))
        return Q_EMIT reply->redirectAllowed(); // from elsewhere nothing goes along, to the feed's server either
    const Running running { it->second.url, it->second.asked };
    m_running.erase(it);
    const int redirects = reply->request().maximumRedirectsAllowed() - 1;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    send(to, running, redirects);
}

void HttpLinks::take(QNetworkReply *reply)
{
    const auto it = m_running.find(reply);
    if (it == m_running.end())
        return;
    it->second.body += reply->readAll();
    if (it->second.body.size() > m_setup.maximumBytes)
        giveUp(reply, tooLargeText(m_setup.maximumBytes));
}

void HttpLinks::giveUp(QNetworkReply *reply, const QString &reason)
{
    const auto it = m_running.find(reply);
    if (it == m_running.end())
        return;
    it->second.givenUp = reason;
    reply->abort(); // and finish() is called
}

void HttpLinks::finish(QNetworkReply *reply)
{
    const auto it = m_running.find(reply);
    if (it == m_running.end())
        return;
    Running running = std::move(it->second);
    m_running.erase(it);
    reply->deleteLater();
    if (running.givenUp.isEmpty())
        running.body += reply->readAll();
    Known &known = m_known.at(running.url);
    known.stale.set(m_setup.now(), http::maxAge(reply->rawHeader("Cache-Control")).value_or(0ms));
    const HttpProblem problem = problemOf(*reply, running, known.fetched);
    known.problem = problem.text;
    if (!problem.text.isEmpty()) {
        const UtcTime now = m_setup.now();
        if (const std::optional<Duration> wait = askedPatience(*reply, now))
            known.retry.after(now, *wait);
        else if (problem.lasting)
            known.retry.refused(now);
        else
            known.retry.failed(now);
        miss(problem.text);
        return askNext();
    }
    known.retry.reset();
    if (httpStatus(*reply) != 304) {
        known.fetched = true;
        known.tag = reply->rawHeader("ETag");
        known.modified = reply->rawHeader("Last-Modified");
        if (!running.body.isEmpty())
            Q_EMIT arrived(running.body, originOf(running.url));
    }
    askNext();
}

HttpProblem HttpLinks::problemOf(const QNetworkReply &reply, const Running &running, bool fetched) const
{
    if (!running.givenUp.isEmpty())
        return { running.givenUp, false };
    const int status = httpStatus(reply);
    if (status == 304 && fetched)
        return {};
    if (reply.error() != QNetworkReply::NoError || status < 200 || status > 299)
        return httpProblem(reply);
    if (running.body.isEmpty() && status != 204)
        return { FeedsText::tr("The answer is empty (%1)").arg(status), false };
    return { running.body.size() > m_setup.maximumBytes ? tooLargeText(m_setup.maximumBytes) : QString(), false };
}

void HttpLinks::stop()
{
    m_queue.clear();
    m_fetching = false;
    for (const auto &[reply, running] : std::exchange(m_running, {})) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HttpLinks::tick()
{
    const UtcTime now = m_setup.now();
    std::vector<QNetworkReply *> late;
    for (const auto &[reply, running] : m_running) {
        if (running.asked.elapsed(now) > m_setup.timeout)
            late.push_back(reply);
    }
    for (QNetworkReply *reply : late)
        giveUp(reply, FeedsText::tr("No whole answer within %1 s").arg(double(m_setup.timeout.count()) / 1000));
    askNext(); // there may be room again
}

} // namespace citywall
