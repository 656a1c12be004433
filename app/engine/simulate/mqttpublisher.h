// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/mqttsecurity.h"
#include "engine/simulate/publisher.h"

#include <QUrl>

#include <condition_variable>
#include <mutex>

struct mosquitto;

namespace citywall {

/// Messages to the topics of an MQTT 3.1.1 broker, with QoS 1 and not retained: nothing that is made up stays in a broker. The library
/// has a thread of its own, comes back when the connection is lost, and sends again what was not acknowledged. While more than
/// mostUnderWay wait for that, further ones are dropped, and counted.
class MqttPublisher : public Publisher
{
    Q_OBJECT
public:
    static constexpr qint64 mostUnderWay = 20'000;

    /// @param broker mqtt://HOST[:1883], or mqtts://HOST[:8883]: then protected, as its security says
    MqttPublisher(const QUrl &broker, MqttSecurity security);
    ~MqttPublisher() override;

    Status start() override; ///< waits for the broker's answer; fails where there is none
    void stop() override; ///< gives what is under way a second to arrive
    void publish(const OutgoingBatch &batch) override;
    qint64 underWay() const { return m_counts.sent - m_acknowledged; } ///< any thread

private:
    void acknowledged();
    void connected(int code);
    void lost(int code);
    void noteTls(const QString &problem);

    const QUrl m_broker;
    const MqttSecurity m_security;
    MqttObject m_object { this, &m_security };
    mosquitto *m_client = nullptr;
    std::atomic<int> m_answer = -1; ///< code of the first CONNACK; −1 = none yet
    std::atomic<int> m_ended = 0; ///< why the last connection ended; 0 = none has
    std::atomic<bool> m_up = false;
    std::atomic<bool> m_stopping = false;
    std::atomic<qint64> m_acknowledged = 0;
    std::mutex m_mutex;
    QString m_tlsProblem; ///< what OpenSSL said last; guarded
    std::condition_variable m_news; // an answer, an acknowledgement
};

} // namespace citywall
