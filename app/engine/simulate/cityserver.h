// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/payloadsource.h"
#include "engine/feeds/transports/credentials.h"
#include "engine/simulate/documentserver.h"
#include "engine/simulate/faultinjector.h"
#include "engine/simulate/pacer.h"
#include "engine/simulate/simulatedfeed.h"

#include <QThread>
#include <QThreadPool>

namespace citywall {

class MqttPublisher;
class StreamServer;

/// A whole made-up city on real protocols: asks the simulators, and publishes what they say as documents over HTTP and as messages
/// over WebSockets and, where there is a broker, MQTT. Lives on the thread that makes it; simulators and encoders run in a pool, the
/// protocols on a thread of their own. Time comes only from `now`, and from tick().
class CityServer : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QString city {}; ///< its name, for titles
        QString timeZone {}; ///< IANA
        QHostAddress address { QHostAddress::LocalHost };
        quint16 port = 0; ///< 0 = any that is free
        QUrl broker {}; ///< mqtt://HOST:PORT or mqtts://HOST:PORT; empty = none
        Credential credential {}; ///< for the broker
        QString credentialId {}; ///< as whoever listens to the broker knows it
        QString authorities {}; ///< file of those that the broker's certificate is of; empty = the system's
        SimulationScale scale {};
        double messagesPerSecond = 0; ///< each message one entity's report, at this rate; 0 = at each live step, together
        Faults faults {};
    };
    /// A feed to be simulated: the profile's source of kind "simulator", and what the module says of the feed.
    struct Feed {
        FeedConfig config;
        FeedDescriptor descriptor;
    };
    struct Counts {
        qint64 answers = 0; ///< over HTTP
        qint64 published = 0; ///< messages, before the protocols
        qint64 listeners = 0; ///< at WebSockets
        qint64 sockets = 0; ///< messages sent through these
        qint64 broker = 0; ///< messages sent to the broker
        qint64 shed = 0; ///< messages that somebody did not get, because they came too fast
        qint64 bytes = 0;
        FaultInjector::Counts faults {};
    };

    CityServer(Options options, std::shared_ptr<PayloadSources> sources, std::function<UtcTime()> now, QObject *parent = nullptr);
    ~CityServer() override;

    /// Begins to serve. Feeds that cannot be simulated are left out, with a word to trouble(). The error is for people: a port that is
    /// taken, a broker that does not answer, nothing to serve.
    Status start(const QList<Feed> &feeds);
    void stop();
    void tick(); ///< ten times a second, or as often as messages shall be spread

    QUrl base() const; ///< http://127.0.0.1:PORT, after start()
    const QUrl &broker() const { return m_options.broker; }
    const Options &options() const { return m_options; }
    const std::vector<std::shared_ptr<SimulatedFeed>> &feeds() const { return m_feeds; }
    Counts counts() const;
    bool isBusy() const { return m_running > 0; } ///< something is being simulated

Q_SIGNALS:
    void trouble(const QString &words); ///< something that a person should know; it goes on

private:
    struct State {
        bool stepping = false;
        bool failed = false; ///< the last step did; said once
    };
    Status startPublishers(const QStringList &feeds);
    Status startOne(Publisher &publisher);
    void addFeed(const Feed &feed);
    void publishIndex();
    void step(size_t index, UtcTime now);
    void report(UtcTime now);
    void take(OutgoingList made);
    void spoil(DocumentServer::PastPart &part);
    void send(OutgoingList list);
    void fail(size_t index, const QString &failure);

    const Options m_options;
    const std::shared_ptr<PayloadSources> m_sources;
    const std::function<UtcTime()> m_now;
    QThread m_network;
    QThreadPool m_workers;
    QThreadPool m_archivists; // answer for the past, so that the present does not wait for it
    DocumentServer *m_documents = nullptr; // with the two others on the network thread
    StreamServer *m_streams = nullptr;
    MqttPublisher *m_mqtt = nullptr; // null without a broker
    std::vector<std::shared_ptr<SimulatedFeed>> m_feeds;
    std::vector<State> m_states; // as m_feeds
    FaultInjector m_faults;
    FaultInjector m_pastFaults;
    Pacer m_pacer;
    size_t m_reporter = 0; // whose turn it is to report
    UtcTime m_reported { 0 };
    size_t m_silent = 0; // feeds in a row that had nothing to report
    bool m_reporting = false;
    std::atomic<bool> m_serving = false; // m_feeds are there; any thread
    int m_running = 0;
    qint64 m_published = 0;
};

} // namespace citywall
