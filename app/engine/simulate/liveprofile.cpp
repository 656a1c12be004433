// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/liveprofile.h"

#include "engine/simulate/indexpage.h"
#include "engine/simulate/streamserver.h"

#include <QJsonArray>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// ISO 8601.
QString isoText(Duration duration)
{
    if (duration % 1h == 0ms)
        return u"PT%1H"_s.arg(duration / 1h);
    return duration % 1min == 0ms ? u"PT%1M"_s.arg(duration / 1min) : u"PT%1S"_s.arg(duration / 1s);
}

/// The sources of one feed in a profile.
class LiveSources
{
public:
    LiveSources(const SimulatedFeed &feed, const CityServer &server) : m_feed(feed), m_server(server) { }

    QJsonArray make()
    {
        const QList<ServedDocument> &documents = m_feed.documents();
        const auto standard = std::ranges::find_if(documents, [](const ServedDocument &d) { return !d.format.isEmpty(); });
        const bool streams = !m_feed.streamFormat().isEmpty() || standard == documents.end();
        QString format = streams ? m_feed.streamFormat() : standard->format;
        if (format == "sensorthings-observation"_L1)
            format = u"sensorthings"_s;
        if (streams || standard->past.isEmpty())
            addPast(format);
        if (streams)
            addStream();
        else
            addStandard(*standard);
        return m_sources;
    }

private:
    void add(const QString &kind, const QString &format, const QJsonObject &options)
    {
        QJsonObject source { { u"feed"_s, m_feed.descriptor().id },
                             { u"kind"_s, kind },
                             { u"simulated"_s, true },
                             { u"attribution"_s, u"SIMULATED: citywall sim"_s },
                             { u"options"_s, options } };
        if (!format.isEmpty())
            source.insert(u"format"_s, format);
        m_sources.append(source);
    }
    void addDocument(const QString &path, const QString &format, Duration every)
    {
        const QString url = m_server.base().toString() + path; // {since} stays as it is
        add(u"http"_s, format, { { u"url"_s, url }, { u"every"_s, isoText(every) } });
    }
    /// What came before, and what was missed, in the same format; once, from our own archive, where that cannot be asked. It comes first:
    /// how far back it asks depends on what the history holds.
    void addPast(const QString &format)
    {
        const auto archive = [this](const QString &id) {
            const auto it = std::ranges::find(m_feed.documents(), id, &ServedDocument::format);
            return it != m_feed.documents().end() && !it->past.isEmpty() ? &*it : nullptr;
        };
        if (const ServedDocument *same = archive(format))
            addDocument(same->path + u'?' + same->past, same->format, 15min);
        else if (const ServedDocument *own = archive({}))
            addDocument(own->path + u'?' + own->past, {}, 24h);
    }
    void addStandard(const ServedDocument &document)
    {
        // Twice in a step, so that none is missed: what has not changed is not sent again.
        const Duration every = std::clamp<Duration>(m_feed.liveStep() / 2, 5s, 5min);
        if (document.format == "gbfs"_L1) {
            addDocument(document.path, document.format, every); // gbfs.json, and what it lists
        } else if (document.format == "cap"_L1) {
            addDocument(document.path, {}, every); // the index, and what it links to
        } else {
            addDocument(document.past.isEmpty() ? document.path : document.path + u'?' + document.past, document.format, every);
        }
    }
    void addStream()
    {
        const QString format = m_feed.streamFormat();
        if (!m_server.broker().isEmpty() && format == "sensorthings-observation"_L1) {
            QJsonObject options { { u"url"_s, m_server.broker().toString() },
                                  { u"topics"_s, QJsonArray { m_feed.topicFilter() } },
                                  { u"cleanSession"_s, true } };
            if (!m_server.options().authorities.isEmpty())
                options.insert(u"ca"_s, m_server.options().authorities);
            if (!m_server.options().credentialId.isEmpty())
                options.insert(u"credential"_s, m_server.options().credentialId);
            add(u"mqtt"_s, format, options);
        } else {
            const QUrl socket = asWebSocket(m_server.base().resolved(QUrl(StreamServer::path(m_feed.descriptor().id))));
            add(u"websocket"_s, format, { { u"url"_s, socket.toString() } });
        }
    }

    const SimulatedFeed &m_feed;
    const CityServer &m_server;
    QJsonArray m_sources;
};

QString foundOr(const std::function<QString(const QString &)> &found, const QJsonValue &file)
{
    const QString path = found(file.toString());
    return path.isEmpty() ? file.toString() : path;
}

} // namespace

QJsonObject liveProfile(const QJsonObject &base, const CityServer &server, const std::function<QString(const QString &)> &found)
{
    QJsonObject profile = base;
    profile.remove(u"$schema");
    profile.remove(u"simulate");
    profile.insert(u"id"_s, base.value("id"_L1).toString() + u"-live"_s);
    QJsonObject map = base.value("baseMap"_L1).toObject();
    for (const QString &theme : { u"dark"_s, u"light"_s })
        map.insert(theme, foundOr(found, map.value(theme)));
    profile.insert(u"baseMap"_s, map);
    QJsonArray boundaries;
    for (const QJsonValue entry : base.value("boundaries"_L1).toArray()) {
        QJsonObject layer = entry.toObject();
        layer.insert(u"file"_s, foundOr(found, layer.value("file"_L1)));
        boundaries.append(layer);
    }
    if (!boundaries.isEmpty())
        profile.insert(u"boundaries"_s, boundaries);
    QJsonArray feeds;
    for (const auto &feed : server.feeds()) {
        for (const QJsonValue source : LiveSources(*feed, server).make())
            feeds.append(source);
    }
    profile.insert(u"feeds"_s, feeds);
    return profile;
}

} // namespace citywall
