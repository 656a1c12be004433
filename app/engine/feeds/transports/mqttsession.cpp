// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/mqttsession.h"

#include "engine/feeds/feedstext.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <poll.h>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr int turnMilliseconds = 100;
constexpr int mostPackets = 1000; // that are read before they are acknowledged together
// What comes so soon behind what was kept is kept with what follows, as long as gaps are short; where nothing follows, each by itself
// for a while, the longer the more often that is so.
constexpr std::chrono::milliseconds gap(6);
constexpr std::chrono::milliseconds longestAlone(1500);

/// OpenSSL's words for a certificate that one side does not accept: an alert that the broker sent, or our own verdict.
bool isAboutCertificates(const QString &problem) { return problem.contains("alert"_L1) || problem.contains("verify failed"_L1); }

MqttSession *sessionOf(void *object) { return static_cast<MqttSession *>(static_cast<MqttObject *>(object)->owner); }

} // namespace

MqttSession::End MqttSession::run()
{
    static const int initialised = mosquitto_lib_init();
    Q_UNUSED(initialised)
    const std::unique_ptr<mosquitto, decltype(&mosquitto_destroy)> client(
        mosquitto_new(m_settings.clientId.constData(), m_settings.cleanSession, &m_object), &mosquitto_destroy);
    if (!client)
        return { FeedsText::tr("The client id \"%1\" is not possible").arg(QString::fromUtf8(m_settings.clientId)), true };
    {
        const QMutexLocker lock(&m_mutex);
        if (m_stop)
            return {};
        m_client = client.get();
    }
    const End end = connectAndListen(client.get());
    const QMutexLocker lock(&m_mutex);
    m_client = nullptr;
    return end;
}

void MqttSession::stop()
{
    const QMutexLocker lock(&m_mutex);
    m_stop = true;
    if (m_client)
        mosquitto_disconnect(m_client);
}

MqttSession::End MqttSession::connectAndListen(mosquitto *client)
{
    if (const QString problem = setUp(client); !problem.isEmpty())
        return { problem, true };
    mosquitto_property *properties = nullptr;
    if (m_settings.version5)
        mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL, m_settings.sessionExpirySeconds);
    int code = mosquitto_connect_bind_v5(client, m_settings.host.constData(), m_settings.port, m_settings.keepAliveSeconds,
                                         nullptr, properties);
    mosquitto_property_free_all(&properties);
    m_reached = code == MOSQ_ERR_SUCCESS;
    while (code == MOSQ_ERR_SUCCESS && !isStopped()) {
        code = turn(client);
        if (!m_unkept.isEmpty())
            return { m_unkept, false };
        if (m_refusal != 0)
            return refused(m_refusal);
        if (!m_topicsRefused.isEmpty())
            return { FeedsText::tr("The broker does not give us %1").arg(m_topicsRefused), true };
    }
    return isStopped() ? End() : ended(code, m_answered);
}

int MqttSession::turn(mosquitto *client)
{
    const bool reads = hasRoom();
    pollfd socket { mosquitto_socket(client), short(reads ? POLLIN : 0), 0 };
    if (socket.fd < 0)
        return MOSQ_ERR_NO_CONN;
    if (reads)
        m_crowded.setRemainingTime(-1);
    else if (m_crowded.isForever())
        m_crowded.setRemainingTime(patience);
    else if (m_crowded.hasExpired())
        m_unkept = FeedsText::tr("More comes than can be stored: no more messages are taken for now");
    if (mosquitto_want_write(client))
        socket.events |= POLLOUT;
    ::poll(&socket, 1, turnMilliseconds);
    if (!reads && (socket.revents & ~POLLOUT))
        return MOSQ_ERR_CONN_LOST; // what is unread will come again
    int code = MOSQ_ERR_SUCCESS;
    const int packets = socket.revents & ~POLLOUT ? read(client, mostPackets, QDeadlineTimer(0), code) : 0;
    if (m_events.keep) {
        if (packets > 0)
            gather(client, packets, code);
        if (const Status kept = m_events.keep(); !kept) {
            m_unkept =
                kept.error().detail.isEmpty() ? kept.error().message : kept.error().message + u": "_s + kept.error().detail;
            return MOSQ_ERR_SUCCESS;
        }
    }
    if (code == MOSQ_ERR_SUCCESS && mosquitto_want_write(client))
        code = mosquitto_loop_write(client, 1);
    return code == MOSQ_ERR_SUCCESS ? mosquitto_loop_misc(client) : code;
}

int MqttSession::read(mosquitto *client, int most, QDeadlineTimer until, int &code)
{
    int packets = 0;
    pollfd socket { mosquitto_socket(client), POLLIN, 0 };
    while (packets < most && code == MOSQ_ERR_SUCCESS && hasRoom() && ::poll(&socket, 1, int(until.remainingTime())) > 0) {
        code = mosquitto_loop_read(client, 1);
        socket.fd = mosquitto_socket(client);
        ++packets;
    }
    return packets;
}

void MqttSession::gather(mosquitto *client, int packets, int &code)
{
    while (m_alone.hasExpired() && m_gathering.remainingTimeAsDuration() >= gap && packets < mostPackets
           && code == MOSQ_ERR_SUCCESS) {
        // Read as soon as it comes: what waits in the socket holds brokers up.
        const int more = read(client, mostPackets - packets, QDeadlineTimer(gap), code);
        packets += more;
        m_aloneFor = more > 0 ? together : std::min(2 * m_aloneFor, longestAlone);
        if (more == 0)
            m_alone.setRemainingTime(m_aloneFor);
    }
    m_gathering.setRemainingTime(together);
}

bool MqttSession::isStopped()
{
    const QMutexLocker lock(&m_mutex);
    return m_stop;
}

QString MqttSession::setUp(mosquitto *client)
{
    mosquitto_threaded_set(client, true); // stop() comes from another thread
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, m_settings.version5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_connect_v5_callback_set(client, [](mosquitto *c, void *object, int code, int, const mosquitto_property *) {
        sessionOf(object)->connected(c, code);
    });
    mosquitto_disconnect_v5_callback_set(client, [](mosquitto *, void *object, int code, const mosquitto_property *) {
        sessionOf(object)->m_disconnection = code;
    });
    mosquitto_subscribe_callback_set(client, [](mosquitto *, void *object, int, int count, const int *granted) {
        sessionOf(object)->subscribed(count, granted);
    });
    mosquitto_message_callback_set(client, [](mosquitto *, void *object, const mosquitto_message *message) {
        sessionOf(object)->m_events.message(QByteArray(static_cast<const char *>(message->payload), message->payloadlen),
                                            QString::fromUtf8(message->topic));
    });
    mosquitto_log_callback_set(client, [](mosquitto *, void *object, int level, const char *text) {
        QString &problem = sessionOf(object)->m_tlsProblem;
        if (level == MOSQ_LOG_ERR && QByteArrayView(text).contains("SSL") && !isAboutCertificates(problem))
            problem = QString::fromUtf8(text);
    });
    return secure(client, m_settings.security);
}

void MqttSession::connected(mosquitto *client, int code)
{
    m_answered = true;
    if (code != 0) {
        m_refusal = code;
        return;
    }
    // Again with each connection: a broker that has lost its sessions would say nothing.
    std::vector<char *> topics;
    for (const QByteArray &topic : m_settings.topics)
        topics.push_back(const_cast<char *>(topic.constData())); // the library only reads them
    if (mosquitto_subscribe_multiple(client, nullptr, int(topics.size()), topics.data(), m_settings.qos, 0, nullptr)
        != MOSQ_ERR_SUCCESS)
        m_topicsRefused = FeedsText::tr("these topics: one of them is malformed");
}

void MqttSession::subscribed(int count, const int *granted)
{
    QStringList names;
    for (int i = 0; i < count && i < m_settings.topics.size(); ++i) {
        if (granted[i] >= 0x80)
            names.append(QString::fromUtf8(m_settings.topics[i]));
    }
    if (names.size() == m_settings.topics.size()) {
        m_topicsRefused = names.join(u", "_s);
        return;
    }
    m_events.up();
    if (!names.isEmpty())
        m_events.topicsRefused(names.join(u", "_s));
}

MqttSession::End MqttSession::refused(int code) const
{
    switch (code) {
    case 1:
    case MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION:
        return { FeedsText::tr("The broker does not speak MQTT %1").arg(m_settings.version5 ? u"5"_s : u"3.1.1"_s), true };
    case 2:
    case MQTT_RC_CLIENTID_NOT_VALID:
        return { FeedsText::tr("The broker does not accept the client id \"%1\"").arg(QString::fromUtf8(m_settings.clientId)),
                 true };
    case 4:
    case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
        return { FeedsText::tr("The broker does not accept user and password"), true };
    case 5:
    case MQTT_RC_NOT_AUTHORIZED:
    case MQTT_RC_BANNED:
    case MQTT_RC_BAD_AUTHENTICATION_METHOD:
        return { FeedsText::tr("The broker does not let this client in"), true };
    case 3:
    case MQTT_RC_SERVER_UNAVAILABLE:
    case MQTT_RC_SERVER_BUSY:
        return { FeedsText::tr("The broker is not ready"), false };
    default:
        return { FeedsText::tr("The broker refused the connection: %1").arg(words(code)), false };
    }
}

MqttSession::End MqttSession::ended(int code, bool answered) const
{
    if (m_disconnection == MQTT_RC_SESSION_TAKEN_OVER)
        return { FeedsText::tr("Another client has come with the same client id"), true };
    // An alert of the broker, or a certificate of its that we do not accept, will be the same in a second; a broker that was stopped
    // in the middle of a handshake will not. Whether an alert arrives before the end of the connection is luck.
    if (!answered && m_settings.security.tls && isAboutCertificates(m_tlsProblem)) {
        const QString detail = m_tlsProblem.section(u':', -1).trimmed();
        return { m_tlsProblem.contains("verify failed"_L1)
                     ? FeedsText::tr("The broker's certificate is not accepted (%1)").arg(detail)
                     : FeedsText::tr("The broker does not accept this client's certificate (%1)").arg(detail),
                 true };
    }
    if (!answered && m_settings.security.tls && (m_reached || code == MOSQ_ERR_TLS))
        return { FeedsText::tr("The broker ended the connection before it answered; it may want another certificate (%1)")
                     .arg(words(code)),
                 false, true };
    if (!answered && code == MOSQ_ERR_CONN_LOST)
        return { FeedsText::tr("The broker ended the connection before it answered; it may want TLS"), false };
    if (!answered)
        return { FeedsText::tr("No connection to the broker: %1").arg(words(code)), false };
    return { FeedsText::tr("The connection to the broker was lost: %1").arg(words(code)), false };
}

QString MqttSession::words(int code) const
{
    if (code == MOSQ_ERR_ERRNO)
        return QString::fromLocal8Bit(std::strerror(errno));
    return QString::fromUtf8(code >= 0x80 ? mosquitto_reason_string(code) : mosquitto_strerror(code));
}

} // namespace citywall
