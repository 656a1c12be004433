// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/simulate/publisher.h"

#include <QHash>
#include <QSet>
#include <QWebSocket>

#include <vector>

namespace citywall {

class DocumentServer;

/// Messages over WebSockets (RFC 6455), at "/FEED/live" of the server of documents. Who comes is sent what was said last; who does not
/// keep up loses messages, which are counted, and holds up nobody.
class StreamServer : public Publisher
{
    Q_OBJECT
public:
    static constexpr qint64 mostBehind = 8 << 20; ///< bytes that may wait for one listener

    /// @param documents must outlive it, and be started first
    StreamServer(DocumentServer &documents, const QStringList &feeds);
    ~StreamServer() override;

    static QString path(const QString &feed) { return u'/' + feed + QStringLiteral("/live"); }
    Status start() override;
    void stop() override;
    void publish(const OutgoingBatch &batch) override;

private:
    void welcome(std::unique_ptr<QWebSocket> socket);
    void send(QWebSocket &socket, const QByteArray &bytes);
    void leave(QWebSocket *socket);

    DocumentServer &m_documents;
    QHash<QString, QString> m_feeds; // by path
    QHash<QString, std::vector<QWebSocket *>> m_listeners; // by feed; children of this
    QHash<QString, QByteArray> m_last; // by feed
};

} // namespace citywall
