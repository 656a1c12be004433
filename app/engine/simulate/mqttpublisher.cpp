// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/mqttpublisher.h"

#include "engine/feeds/transports/transportoptions.h"
#include "engine/simulate/simulatetext.h"

#include <cerrno>
#include <cstring>

#include <mosquitto.h>
#include <signal.h>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patienceAtStart = 5s;
constexpr auto patienceAtEnd = 1s;
constexpr int publisherKeepAliveSeconds = 30;
constexpr int mostInFlight = 1000; ///< that the broker has not acknowledged

MqttPublisher *publisherOf(void *object) { return static_cast<MqttPublisher *>(static_cast<MqttObject *>(object)->owner); }

QString mqttWords(int code)
{
    return code == MOSQ_ERR_ERRNO ? QString::fromLocal8Bit(std::strerror(errno)) : QString::fromUtf8(mosquitto_strerror(code));
}

} // namespace

MqttPublisher::MqttPublisher(const QUrl &broker, MqttSecurity security)
    : m_broker(broker), m_security([&] {
          security.tls = broker.scheme() == "mqtts"_L1;
          return std::move(security);
      }())
{
}

MqttPublisher::~MqttPublisher() { stop(); }

Status MqttPublisher::start()
{
    static const int initialised = mosquitto_lib_init();
    Q_UNUSED(initialised)
    const auto unreachable = [this](const QString &why) {
        stop();
        return Error { SimulateText::tr("No MQTT broker answers at %1: %2. Start one, such as mosquitto, or leave out --mqtt")
                           .arg(m_broker.toString(QUrl::RemoveUserInfo), why),
                       {} };
    };
    // What OpenSSL says comes before the code of the connection that it ended.
    const auto wordsOfEnd = [this](int code, bool reached) {
        const QString words = mqttWords(code);
        const std::scoped_lock lock(m_mutex);
        if (!m_tlsProblem.isEmpty())
            return SimulateText::tr("its certificate is not accepted, or ours (%1)")
                .arg(m_tlsProblem.section(u':', -1).trimmed());
        return m_security.tls && reached
            ? SimulateText::tr("it ended the connection; it may want another certificate (%1)").arg(words)
            : words;
    };
    if ((m_broker.scheme() != "mqtt"_L1 && !m_security.tls) || m_broker.host().isEmpty())
        return Error { SimulateText::tr("The broker must be given as mqtt://HOST:PORT or mqtts://HOST:PORT, not '%1'")
                           .arg(m_broker.toString(QUrl::RemoveUserInfo)),
                       {} };
    if (!m_broker.userInfo().isEmpty())
        return Error { SimulateText::tr("The broker's URL holds a user or password: they belong into a credential"), {} };
    if (!m_security.user.isEmpty() && !m_security.tls && !isThisComputer(m_broker.host()))
        return Error { SimulateText::tr("User and password would travel unprotected: use mqtts"), {} };
    m_client = mosquitto_new(nullptr, true, &m_object);
    if (!m_client)
        return unreachable(QString::fromLocal8Bit(std::strerror(errno)));
    if (const QString problem = secure(m_client, m_security); !problem.isEmpty()) {
        stop();
        return Error { problem, {} };
    }
    mosquitto_max_inflight_messages_set(m_client, mostInFlight);
    mosquitto_reconnect_delay_set(m_client, 1, 30, true);
    mosquitto_connect_callback_set(m_client, [](mosquitto *, void *object, int code) { publisherOf(object)->connected(code); });
    mosquitto_disconnect_callback_set(m_client, [](mosquitto *, void *object, int code) { publisherOf(object)->lost(code); });
    mosquitto_publish_callback_set(m_client, [](mosquitto *, void *object, int) { publisherOf(object)->acknowledged(); });
    mosquitto_log_callback_set(m_client, [](mosquitto *, void *object, int level, const char *text) {
        if (level == MOSQ_LOG_ERR && QByteArrayView(text).contains("SSL"))
            publisherOf(object)->noteTls(QString::fromUtf8(text));
    });
    const QByteArray host = m_broker.host(QUrl::FullyEncoded).toUtf8();
    if (const int code =
            mosquitto_connect(m_client, host.constData(), m_broker.port(m_security.tls ? 8883 : 1883), publisherKeepAliveSeconds);
        code != MOSQ_ERR_SUCCESS)
        return unreachable(wordsOfEnd(code, false));
    // The library's thread must not die of a connection that the broker has closed.
    sigset_t pipe;
    sigset_t before;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
    mosquitto_loop_start(m_client);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    {
        std::unique_lock lock(m_mutex);
        m_news.wait_for(lock, patienceAtStart, [this] { return m_answer >= 0 || m_ended != MOSQ_ERR_SUCCESS; });
    }
    if (m_answer < 0 && m_ended != MOSQ_ERR_SUCCESS)
        return unreachable(wordsOfEnd(m_ended, true));
    if (m_answer < 0)
        return unreachable(SimulateText::tr("it accepts the connection and says nothing"));
    if (m_answer > 0)
        return unreachable(QString::fromUtf8(mosquitto_connack_string(m_answer)));
    return ok();
}

void MqttPublisher::noteTls(const QString &problem)
{
    const std::scoped_lock lock(m_mutex);
    m_tlsProblem = problem;
}

void MqttPublisher::acknowledged()
{
    ++m_acknowledged;
    if (!m_stopping)
        return;
    {
        const std::scoped_lock lock(m_mutex);
    } // whoever waits has looked, or waits by now
    m_news.notify_all();
}

void MqttPublisher::connected(int code)
{
    m_up = code == 0;
    bool isFirst = false;
    {
        const std::scoped_lock lock(m_mutex);
        isFirst = m_answer.exchange(code) < 0;
    }
    m_news.notify_all();
    if (!isFirst)
        Q_EMIT trouble(code == 0
                           ? SimulateText::tr("The broker is there again")
                           : SimulateText::tr("The broker refuses: %1").arg(QString::fromUtf8(mosquitto_connack_string(code))));
}

void MqttPublisher::lost(int code)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ended = code;
    }
    m_news.notify_all();
    if (m_up.exchange(false) && !m_stopping)
        Q_EMIT trouble(SimulateText::tr("The connection to the broker was lost: %1").arg(mqttWords(code)));
}

void MqttPublisher::stop()
{
    if (!m_client)
        return;
    m_stopping = true;
    {
        std::unique_lock lock(m_mutex);
        m_news.wait_for(lock, patienceAtEnd, [this] { return !m_up || underWay() == 0; });
    }
    mosquitto_disconnect(m_client);
    mosquitto_loop_stop(m_client, true);
    mosquitto_destroy(m_client);
    m_client = nullptr;
}

void MqttPublisher::publish(const OutgoingBatch &batch)
{
    if (!m_client)
        return;
    for (const Outgoing &one : *batch) {
        if (one.kind != Outgoing::Kind::Message)
            continue;
        if (underWay() >= mostUnderWay) {
            ++m_counts.shed;
            continue;
        }
        ++m_counts.sent; // before its acknowledgement can come
        if (mosquitto_publish(m_client, nullptr, one.address.toUtf8().constData(), int(one.bytes.size()), one.bytes.constData(),
                              1, false)
            != MOSQ_ERR_SUCCESS) {
            --m_counts.sent;
            ++m_counts.shed;
            continue;
        }
        m_counts.bytes += one.bytes.size();
    }
}

} // namespace citywall

#include "moc_mqttpublisher.cpp"
