// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/documentserver.h"

#include "base/future.h"
#include "engine/simulate/simulatetext.h"
#include "engine/simulate/wireformat.h"

#include <QCryptographicHash>
#include <QHttpServerResponder>
#include <QTcpServer>
#include <QUrlQuery>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

using Code = QHttpServerResponder::StatusCode;
using Known = QHttpHeaders::WellKnownHeader;

QByteArray entityTag(const QByteArray &bytes)
{
    return '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex() + '"';
}

/// A list of tags, or "*"; weak ones count as well (RFC 9110 §13.1.2).
bool namesTag(QByteArrayView ifNoneMatch, const QByteArray &tag) { return ifNoneMatch == "*" || ifNoneMatch.contains(tag); }

QHttpHeaders headersFor(const QByteArray &contentType)
{
    QHttpHeaders headers;
    headers.append(Known::ContentType, contentType);
    headers.append(Known::CacheControl, "no-cache");
    headers.append(Known::AccessControlAllowOrigin, "*"); // pages of others may read it: there is nothing to protect
    return headers;
}

void refuse(QHttpServerResponder &responder, Code code, const QByteArray &words)
{
    responder.write(words + '\n', "text/plain; charset=utf-8", code);
}

/// What is asked for will be there in a moment.
void putOff(QHttpServerResponder &responder)
{
    QHttpHeaders headers = headersFor("text/plain; charset=utf-8");
    headers.append(Known::RetryAfter, "1");
    responder.write(QByteArray("Not yet.\n"), headers, Code::ServiceUnavailable);
}

} // namespace

DocumentServer::DocumentServer(const QHostAddress &address, quint16 port, AskPast askPast)
    : m_address(address), m_askPast(std::move(askPast)), m_port(port)
{
}

DocumentServer::~DocumentServer() { stop(); }

Status DocumentServer::start()
{
    m_http = std::make_unique<QHttpServer>();
    m_http->setMissingHandler(
        this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) { answer(request, responder); });
    auto listener = std::make_unique<QTcpServer>();
    if (!listener->listen(m_address, m_port))
        return Error { SimulateText::tr("Nothing can be served at %1, port %2: %3. --port 0 takes any port that is free")
                           .arg(m_address.toString())
                           .arg(m_port.load())
                           .arg(listener->errorString()),
                       {} };
    m_port = listener->serverPort();
    if (!m_http->bind(listener.get()))
        return Error { SimulateText::tr("The web server cannot be started"), {} };
    listener.release(); // belongs to the server
    return ok();
}

void DocumentServer::stop()
{
    m_waiting.clear(); // before the connections that they answer
    m_http.reset();
}

void DocumentServer::publish(const OutgoingBatch &batch)
{
    for (const Outgoing &one : *batch) {
        if (one.kind != Outgoing::Kind::Document)
            continue;
        m_documents.insert(one.address, { one.bytes, one.contentType, entityTag(one.bytes), one.next });
        m_expected.remove(one.feed);
    }
}

void DocumentServer::expect(const QStringList &feeds, const QStringList &paths)
{
    m_expected = QSet<QString>(feeds.begin(), feeds.end());
    m_paths = QSet<QString>(paths.begin(), paths.end());
}

void DocumentServer::answer(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    const bool isHead = request.method() == QHttpServerRequest::Method::Head;
    if (request.method() != QHttpServerRequest::Method::Get && !isHead)
        return refuse(responder, Code::MethodNotAllowed, "Only GET and HEAD.");
    if (const std::optional<UtcTime> since = askedSince(request.url()); since && !isHead)
        return answerFromPast(request, responder, *since);
    answerNow(request.url().path(), responder, request.headers(), !isHead);
}

void DocumentServer::answerNow(const QString &path, QHttpServerResponder &responder, const QHttpHeaders &asked, bool bodyToo)
{
    const auto document = m_documents.constFind(path);
    if (document != m_documents.cend())
        send(responder, *document, asked, bodyToo);
    else if (m_documents.isEmpty() || m_paths.contains(path) || m_expected.contains(path.section(u'/', 1, 1)))
        putOff(responder);
    else
        refuse(responder, Code::NotFound, "Nothing here. What there is stands at /");
}

void DocumentServer::send(QHttpServerResponder &responder, const Document &document, const QHttpHeaders &asked, bool bodyToo)
{
    QHttpHeaders headers = headersFor(document.contentType);
    headers.append(Known::ETag, document.tag);
    if (!document.next.isEmpty())
        headers.append(Known::Link, u'<' + document.next + u">; rel=\"next\""_s);
    ++m_counts.sent;
    if (namesTag(asked.value(Known::IfNoneMatch), document.tag))
        return responder.write(headers, Code::NotModified);
    if (!bodyToo)
        return responder.write(headers, Code::Ok);
    m_counts.bytes += document.bytes.size();
    responder.write(document.bytes, headers, Code::Ok);
}

void DocumentServer::answerFromPast(const QHttpServerRequest &request, QHttpServerResponder &responder, UtcTime since)
{
    if (m_waiting.size() >= mostWaiting)
        return putOff(responder);
    const qint64 number = ++m_asked;
    const QUrl url = request.url();
    m_waiting.emplace(number, std::move(responder));
    whenFinished(m_askPast(url.path(), since, askedUntil(url)), this,
                 [this, number, url](const QFuture<std::optional<PastPart>> &future) {
                     finishPast(number, url, failureOf(future).isEmpty() ? future.result() : std::optional<PastPart>());
                 });
}

void DocumentServer::finishPast(qint64 number, const QUrl &url, const std::optional<PastPart> &part)
{
    auto node = m_waiting.extract(number);
    if (node.empty())
        return;
    QHttpServerResponder &responder = node.mapped();
    if (!part) // it has no past: as if no time had been named
        return answerNow(url.path(), responder, {}, true);
    if (part->isLost)
        return putOff(responder);
    QHttpHeaders headers = headersFor(part->contentType);
    if (part->next.isValid()) {
        // The whole query again, with another time: what else it says holds for the next part, too.
        QUrl next(url.path());
        QUrlQuery query(url);
        query.removeAllQueryItems(u"since"_s);
        query.removeAllQueryItems(u"updated_after"_s);
        query.removeAllQueryItems(u"start_date"_s);
        query.removeAllQueryItems(u"$filter"_s);
        query.addQueryItem(u"since"_s, (part->next - Duration(1)).toIso()); // newer than that
        next.setQuery(query);
        headers.append(Known::Link, u'<' + next.toString(QUrl::FullyEncoded) + u">; rel=\"next\""_s);
    }
    ++m_counts.sent;
    m_counts.bytes += part->body.size();
    responder.write(part->body, headers, Code::Ok);
}

} // namespace citywall

#include "moc_documentserver.cpp"
