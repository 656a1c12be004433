// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/indexpage.h"

#include "engine/simulate/simulatetext.h"
#include "engine/simulate/streamserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

QString link(const QUrl &to)
{
    const QString address = to.toString().toHtmlEscaped();
    return to.scheme() == "http"_L1 ? u"<a href=\"%1\">%1</a>"_s.arg(address) : address;
}

QString row(const QString &feed, const QString &format, const QString &address)
{
    return u"<tr><td>%1</td><td>%2</td><td>%3</td></tr>\n"_s.arg(feed.toHtmlEscaped(), format.toHtmlEscaped(), address);
}

} // namespace

QUrl asWebSocket(QUrl url)
{
    url.setScheme(u"ws"_s);
    return url;
}

OutgoingList indexPages(const Publication &publication, const QUrl &broker,
                        const std::vector<std::shared_ptr<SimulatedFeed>> &feeds)
{
    QString rows;
    QJsonArray list;
    for (const auto &feed : feeds) {
        const FeedDescriptor &descriptor = feed->descriptor();
        QJsonArray documents;
        for (const ServedDocument &document : feed->documents()) {
            const QUrl url = publication.base.resolved(QUrl(document.path));
            rows += row(descriptor.title, document.title, link(url));
            documents.append(
                QJsonObject { { u"format"_s, document.format }, { u"title"_s, document.title }, { u"url"_s, url.toString() } });
        }
        const QUrl socket = asWebSocket(publication.base.resolved(QUrl(StreamServer::path(descriptor.id))));
        rows += row(descriptor.title, feed->streamTitle(), link(socket));
        QJsonObject stream { { u"format"_s, feed->streamFormat() },
                             { u"title"_s, feed->streamTitle() },
                             { u"url"_s, socket.toString() } };
        if (!broker.isEmpty()) {
            rows += row(descriptor.title, feed->streamTitle(), link(broker) + u" · "_s + feed->topicFilter().toHtmlEscaped());
            stream.insert(u"broker"_s, broker.toString());
            stream.insert(u"topic"_s, feed->topicFilter());
        }
        list.append(QJsonObject { { u"feed"_s, descriptor.id },
                                  { u"title"_s, descriptor.title },
                                  { u"documents"_s, documents },
                                  { u"stream"_s, stream } });
    }
    const QString title = SimulateText::tr("%1: SIMULATED").arg(publication.city).toHtmlEscaped();
    const QString html =
        u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n"
        "<style>body{font:15px/1.5 sans-serif;margin:2em}td{padding:0 1.5em 0 0;border-bottom:1px solid #8884}</style></head>\n"
        "<body><h1>%1</h1>\n<p>%2 <a href=\"/index.json\">index.json</a></p>\n<table>\n%3</table></body></html>\n"_s.arg(
            title, SimulateText::tr("Nothing of this has happened: a made-up city, on real protocols.").toHtmlEscaped(), rows);
    const QJsonObject json { { u"city"_s, publication.city }, { u"simulated"_s, true }, { u"feeds"_s, list } };
    return { { .address = u"/"_s, .bytes = html.toUtf8(), .contentType = "text/html; charset=utf-8" },
             { .address = u"/index.json"_s, .bytes = QJsonDocument(json).toJson(), .contentType = "application/json" } };
}

} // namespace citywall
