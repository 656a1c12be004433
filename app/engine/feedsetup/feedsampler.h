// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/feedconfig.h"
#include "engine/feeds/feedenvironment.h"
#include "engine/feeds/transports/transport.h"

#include <QThread>
#include <QTimer>

namespace citywall {

/// Asks a source for its first payloads, over the transport that a feed would have, before there is a feed. The transport lives on
/// a network thread of its own, so that a hostile source that is tried out costs the feeds nothing; a broker knows it
/// under a name of its own and forgets it when it goes. Nothing is decoded or kept. GUI thread.
class FeedSampler : public QObject
{
    Q_OBJECT
public:
    struct Limits {
        Duration patience = std::chrono::seconds(30); ///< with a source that gives nothing
        Duration more = std::chrono::seconds(2); ///< after the first payload, for others
        Duration step = std::chrono::milliseconds(500); ///< between two looks; the transport's seconds are two of them
        size_t payloads = 20;
        qint64 bytes = 32 << 20; ///< of all of them; one alone may be larger
    };

    struct Means {
        std::function<UtcTime()> now; ///< the host's real time; any thread
        TransportNames names;
        std::function<QStringList(QByteArrayView payload)> links {}; ///< what a payload lists of further ones; any thread
        std::function<QByteArray(QByteArrayView beginning)> terminator {}; ///< as TransportSetup has it
        Limits limits {};
    };
    explicit FeedSampler(Means means, QObject *parent = nullptr);
    ~FeedSampler() override;

    void start(const FeedConfig &config); ///< ends what ran before
    void stop();

Q_SIGNALS:
    void progressed(double share, const QString &doing); ///< of the patience
    void finished(const std::vector<citywall::Payload> &payloads); ///< at least one
    void failed(const QString &why);

private:
    void opened(const FeedConfig &config, const Result<std::optional<Credential>> &credential);
    void connectTo(const FeedConfig &config, const Credential &credential);
    void linkChanged(Transport::State state, const QString &reason);
    void look();
    void take();
    void fail(const QString &why);
    void end(); ///< of the transport
    QString doing() const;

    const Means m_means;
    QThread m_network;
    QTimer m_steps;
    std::shared_ptr<PayloadQueue> m_inbox;
    Transport *m_transport = nullptr; // lives on the network thread; deleted there
    std::vector<Payload> m_payloads;
    qint64 m_bytes = 0;
    Transport::State m_link = Transport::State::Connecting;
    QString m_reason;
    int m_looks = 0; // since the start, or since the first payload
    int m_session = 0; // counts start() and stop(): what an earlier one began does not concern this one
};

} // namespace citywall
