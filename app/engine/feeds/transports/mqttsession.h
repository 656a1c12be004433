// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/transports/mqttsecurity.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>
#include <QMutex>
#include <QString>

#include <functional>

struct mosquitto;

namespace citywall {

/// How to reach a broker and what to ask of it.
struct MqttSettings {
    QByteArray host;
    int port = 1883;
    bool version5 = false;
    QByteArray clientId;
    bool cleanSession = false;
    quint32 sessionExpirySeconds = 86'400; ///< MQTT 5: how long the broker keeps the session of a client that is away
    int keepAliveSeconds = 30;
    int qos = 1; ///< 0 or 1. Of QoS 2 libmosquitto would answer PUBREC, after which the broker forgets, before anything was kept
    QList<QByteArray> topics;
    MqttSecurity security {};
};

/// One connection to a broker, from the attempt to its end, by libmosquitto.
///
/// libmosquitto acknowledges a message around its callback, but with a packet that waits until the socket is written (in threaded mode,
/// versions 2.0 and 2.1). Reading and writing are done here in turns: first all messages that have come, then what keeps them, then
/// the acknowledgements. So a broker forgets a QoS 1 message only when it is kept. While there is no room for more nothing is read; a
/// connection that waits for room longer than `patience` ends, for the signs of life that it does not read would end it as well.
class MqttSession
{
public:
    /// Called on the thread of run(), never after its end.
    struct Events {
        std::function<void()> up; ///< connected and subscribed
        std::function<void(const QByteArray &payload, const QString &topic)> message;
        std::function<void(const QString &topics)> topicsRefused; ///< some of them; the others come
        /// Makes sure of the messages so far: none of them is acknowledged before, nor at all if it fails, and the connection ends.
        /// Empty = they need not be kept.
        std::function<Status()> keep {};
        /// Whether another message may come. Where none may, no more is read: the broker keeps what it sends. Empty = always.
        std::function<bool()> hasRoom {};
    };
    struct End {
        QString reason;
        bool lasting = false; ///< will be so again until a person does something
        bool unanswered = false; ///< reached in TLS, the broker went without a word: a mishap, or it wants another certificate
    };

    MqttSession(MqttSettings settings, Events events) : m_settings(std::move(settings)), m_events(std::move(events)) { }

    End run(); ///< blocks until the connection has failed or ended, or stop()
    void stop(); ///< any thread; run() returns within a quarter of a second, unless it waits for a host that does not answer

    static constexpr std::chrono::milliseconds together { 20 }; ///< messages that come densely are kept so often
    static constexpr std::chrono::milliseconds patience = std::chrono::seconds(5); ///< without room

private:
    bool isStopped();
    End connectAndListen(mosquitto *client);
    int turn(mosquitto *client); ///< reads what has come, keeps it, writes; waits a little for any of it
    /// Reads packets that are there, or come until then. @param code of the library; nothing is read unless it is a success
    /// @returns how many
    int read(mosquitto *client, int most, QDeadlineTimer until, int &code);
    /// What comes densely is kept and handed on together: each time costs a write to the disk and wakes four threads, of which one draws
    /// the map. But a broker that sends no more before it has its acknowledgements is not held up.
    void gather(mosquitto *client, int packets, int &code);
    bool hasRoom() const { return !m_events.hasRoom || m_events.hasRoom(); }
    QString setUp(mosquitto *client); ///< a problem, or nothing
    void connected(mosquitto *client, int code);
    void subscribed(int count, const int *granted);
    End ended(int code, bool answered) const;
    End refused(int code) const;
    QString words(int code) const;

    const MqttSettings m_settings;
    const Events m_events;
    MqttObject m_object { this, &m_settings.security };
    QMutex m_mutex;
    mosquitto *m_client = nullptr; // while run() works; guarded, as is:
    bool m_stop = false;
    bool m_reached = false; // there was a connection
    bool m_answered = false; // the broker sent a CONNACK
    int m_refusal = 0; // its code, where it was no success
    int m_disconnection = 0; // reason that an MQTT 5 broker gave for the end
    QString m_topicsRefused; // all of them
    QString m_unkept; // why messages cannot be kept
    QDeadlineTimer m_crowded { QDeadlineTimer::Forever }; // when the patience without room ends
    QDeadlineTimer m_gathering; // when what comes next is not close behind any more
    QDeadlineTimer m_alone; // when gathering is tried again …
    std::chrono::milliseconds m_aloneFor = together; // … which is so long after it brought nothing
    QString m_tlsProblem; // what OpenSSL said last, or about certificates
};

} // namespace citywall
