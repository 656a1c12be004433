// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/mqttsession.h"
#include "engine/feeds/transports/retrytimer.h"
#include "engine/feeds/transports/transport.h"

#include <thread>

namespace citywall {

/// Subscribes to topics of an MQTT broker (kind "mqtt"); each message is a payload, its topic the origin. Options: url (mqtt://HOST[:1883],
/// mqtts://HOST[:8883]), topics, version ("3.1.1" or "5"), qos (1; 2 is taken for 1: only then is nothing acknowledged that is not kept, and
/// what comes twice the history has once), cleanSession (false: while the program is away the broker
/// keeps QoS 1 messages for it, MQTT 5 brokers for sessionExpiry, P1D), clientId (else made from city, feed and computer), keepAlive
/// (PT30S), maximumBytes of a message (16 MiB), ca, credential (user and password, client certificate), plain.
///
/// Each connection has a thread of its own (libmosquitto waits for names and hosts). A message is taken into the inbox on it, and into
/// the spool, if there is one, before the broker hears that it has arrived. While the inbox has no room it lies aside in the spool; where
/// there is none, what a broker keeps for us is not read, so that nothing of it is dropped.
class MqttTransport : public Transport
{
    Q_OBJECT
public:
    explicit MqttTransport(TransportSetup setup);
    ~MqttTransport() override;

    void start() override;
    void stop() override;
    void tick() override;

    static constexpr int mostUnanswered = 3; ///< ends without a word in a row; then the broker does not want us
    static constexpr qint64 mostBytesAtOnce = 4 << 20; ///< that are brought to the disk, and acknowledged, together
    static constexpr Duration patienceAtStop = std::chrono::milliseconds(1000);

private:
    struct Connection; ///< what a connection's thread and the transport share
    void open();
    bool hasRoom() const
    {
        return m_setup.spool || !m_brokerKeeps || m_setup.inbox->hasRoom();
    } ///< for more messages; any thread
    void receive(Connection &connection, const QByteArray &bytes, const QString &topic); ///< on its thread
    void ended(const std::shared_ptr<Connection> &connection, const MqttSession::End &end);

    MqttSettings m_settings;
    qint64 m_maximumBytes = 0;
    std::shared_ptr<Connection> m_connection;
    std::thread m_thread;
    RetryTimer m_retry;
    bool m_brokerKeeps = false; // what it is not told to have arrived, also when the connection ends
    bool m_usable = false; // the options make sense
    bool m_up = false;
    int m_unanswered = 0;
};

} // namespace citywall
