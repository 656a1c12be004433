// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/simulate/publisher.h"

#include <QFuture>
#include <QHash>
#include <QHostAddress>
#include <QHttpServer>
#include <QSet>
#include <QUrl>

#include <functional>
#include <map>
#include <optional>

namespace citywall {

/// Documents over HTTP: the newest at each path, with its entity tag, so that who has it already is told 304 (RFC 9110 §13.1.2). A
/// request that names a time (wireformat.h) is answered from the past, a part at a time, with a Link to the next (RFC 8288).
class DocumentServer : public Publisher
{
    Q_OBJECT
public:
    static constexpr size_t mostWaiting = 256; ///< requests for the past; who comes then is told to come again

    struct PastPart {
        QByteArray body {};
        QByteArray contentType {};
        UtcTime next {}; ///< invalid = there is no more
        bool isLost = false; ///< on a bad line: who asked is told to come again
    };
    /// Asked for the past of the document at a path; nothing where it has none.
    using AskPast =
        std::function<QFuture<std::optional<PastPart>>(const QString &path, UtcTime since, std::optional<UtcTime> until)>;

    DocumentServer(const QHostAddress &address, quint16 port, AskPast askPast);
    ~DocumentServer() override;

    Status start() override; ///< fails where the port is taken
    void stop() override;
    void publish(const OutgoingBatch &batch) override;
    /// Of these feeds, and at these paths, there will be documents: until then who asks for one is told to come again (503), not that it
    /// does not exist. Before anything is published that is said of every path: nobody knows yet what there will be.
    void expect(const QStringList &feeds, const QStringList &paths);

    QHttpServer &http() { return *m_http; }
    quint16 port() const { return m_port; } ///< after start(); any thread

private:
    struct Document {
        QByteArray bytes;
        QByteArray contentType;
        QByteArray tag;
        QString next;
    };
    void answer(const QHttpServerRequest &request, QHttpServerResponder &responder);
    void answerNow(const QString &path, QHttpServerResponder &responder, const QHttpHeaders &asked, bool bodyToo);
    void answerFromPast(const QHttpServerRequest &request, QHttpServerResponder &responder, UtcTime since);
    void finishPast(qint64 number, const QUrl &url, const std::optional<PastPart> &part);
    void send(QHttpServerResponder &responder, const Document &document, const QHttpHeaders &asked, bool bodyToo);

    const QHostAddress m_address;
    const AskPast m_askPast;
    std::atomic<quint16> m_port;
    std::unique_ptr<QHttpServer> m_http;
    QHash<QString, Document> m_documents; // by path
    QSet<QString> m_expected; // feeds that have none yet
    QSet<QString> m_paths; // where there will be some
    std::map<qint64, QHttpServerResponder> m_waiting; // for the past, by number
    qint64 m_asked = 0;
};

} // namespace citywall
