// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/mqtttransport.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/payloadspool.h"
#include "engine/feeds/transports/transportoptions.h"

#include <QPointer>

#include <future>

#include <signal.h>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct MqttTransport::Connection {
    QMutex mutex;
    MqttTransport *transport = nullptr; // null once the transport does not want to know any more
    std::unique_ptr<MqttSession> session;
    std::promise<void> over;            // the thread is about to end
    // Of the thread: what has come and is not on the disk yet.
    std::vector<Payload> unkept;
    qint64 unkeptBytes = 0;

    Status keep(PayloadSpool &spool, PayloadQueue &inbox);

    void tell(const std::function<void(MqttTransport *)> &what)
    {
        const QMutexLocker lock(&mutex);
        if (transport)
            what(transport);
    }
};

Status MqttTransport::Connection::keep(PayloadSpool &spool, PayloadQueue &inbox)
{
    std::vector<Payload> payloads = std::exchange(unkept, {});
    unkeptBytes = 0;
    if (payloads.empty())
        return ok();
    bool aside = false;
    if (std::ranges::any_of(payloads, [](const Payload &payload) { return payload.number > 0; })) {
        const Result<bool> synced = spool.sync(!inbox.hasRoom());
        if (!synced)
            return synced.error();
        aside = *synced;
    }
    bool isNews = aside;
    for (Payload &payload : payloads) {
        if (!aside || payload.number == 0) // 0: too large for the spool
            isNews = inbox.put(std::move(payload)) || isNews;
    }
    if (isNews)
        tell([](MqttTransport *transport) { Q_EMIT transport->available(); });
    return ok();
}

MqttTransport::MqttTransport(TransportSetup setup) : Transport(std::move(setup)), m_retry(m_setup.seed, 1s, 1min)
{
    const TransportOptions options(m_setup.options);
    m_maximumBytes = options.integer("maximumBytes"_L1, 16 << 20, 1, 1 << 28);
    m_settings.version5 = options.text("version"_L1) == "5"_L1;
    m_settings.clientId = options.text("clientId"_L1, m_setup.clientId).toUtf8();
    m_settings.cleanSession = options.flag("cleanSession"_L1, false);
    m_settings.sessionExpirySeconds = quint32(options.duration("sessionExpiry"_L1, 24h) / 1s);
    m_settings.keepAliveSeconds = int(std::clamp<qint64>(options.duration("keepAlive"_L1, 30s) / 1s, 5, 3600));
    m_settings.qos = int(options.integer("qos"_L1, 1, 0, 1));
    m_brokerKeeps = m_settings.qos > 0 && !m_settings.cleanSession;
    const QStringList topics = options.texts("topics"_L1);
    for (const QString &topic : topics)
        m_settings.topics.append(topic.toUtf8());
    m_settings.security = MqttSecurity::from(m_setup.credential, options.text("ca"_L1));
}

MqttTransport::~MqttTransport() { stop(); }

void MqttTransport::start()
{
    const Result<QUrl> url = transportUrl(m_setup, { u"mqtt"_s }, { u"mqtts"_s });
    if (!url || m_settings.topics.isEmpty())
        return setState(State::Down, url ? FeedsText::tr("No topics are named") : url.error().message);
    m_settings.host = url->host(QUrl::FullyEncoded).toUtf8();
    m_settings.security.tls = url->scheme() == "mqtts"_L1;
    m_settings.port = url->port(m_settings.security.tls ? 8883 : 1883);
    m_usable = true;
    open();
}

void MqttTransport::open()
{
    m_retry.cancel();
    m_up = false;
    m_connection = std::make_shared<Connection>();
    m_connection->transport = this;
    // The session belongs to the connection, and calls back only while its thread, which holds the connection, runs.
    Connection *connection = m_connection.get();
    MqttSession::Events events;
    events.up = [connection] {
        connection->tell([](MqttTransport *transport) {
            QMetaObject::invokeMethod(transport, [transport] {
                transport->m_up = true;
                transport->m_retry.worked(transport->now());
                transport->setState(State::Up);
            });
        });
    };
    events.message = [connection](const QByteArray &payload, const QString &topic) {
        connection->tell([&](MqttTransport *transport) {
            if (payload.size() <= transport->m_maximumBytes)
                transport->receive(*connection, payload, topic);
            else
                transport->refuse(payload, topic, FeedsText::tr("message too large"));
        });
    };
    events.topicsRefused = [connection](const QString &topics) {
        connection->tell([&](MqttTransport *transport) {
            QMetaObject::invokeMethod(transport, [transport, topics] {
                transport->setState(State::Troubled, FeedsText::tr("The broker does not give us %1").arg(topics));
            });
        });
    };
    events.keep = [connection, spool = m_setup.spool, inbox = m_setup.inbox]() -> Status {
        // What came when nobody took it any more must come again.
        if (const QMutexLocker lock(&connection->mutex); !connection->transport)
            return Error { u"let go"_s, {} };
        return spool ? connection->keep(*spool, *inbox) : ok();
    };
    if (m_setup.spool)
        events.hasRoom = [connection] { return connection->unkeptBytes < mostBytesAtOnce; };
    else if (m_brokerKeeps)
        events.hasRoom = [inbox = m_setup.inbox] { return inbox->hasRoom(); };
    m_connection->session = std::make_unique<MqttSession>(m_settings, events);
    m_thread = std::thread([shared = m_connection] {
        // OpenSSL writes to a connection that the broker has closed like to a pipe.
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        const MqttSession::End end = shared->session->run();
        shared->tell([&](MqttTransport *transport) {
            QMetaObject::invokeMethod(transport, [transport, shared, end] { transport->ended(shared, end); });
        });
        shared->over.set_value();
    });
}

void MqttTransport::receive(Connection &connection, const QByteArray &bytes, const QString &topic)
{
    Payload payload { bytes, now(), topic };
    if (!m_setup.spool)
        return put(std::move(payload));
    payload.number = m_setup.spool->append(payload);
    connection.unkeptBytes += bytes.size();
    connection.unkept.push_back(std::move(payload));
}

void MqttTransport::ended(const std::shared_ptr<Connection> &connection, const MqttSession::End &end)
{
    if (connection != m_connection)
        return;
    m_thread.join(); // it has nothing left to do
    m_connection.reset();
    m_up = false;
    m_unanswered = end.unanswered ? m_unanswered + 1 : 0;
    if (end.lasting || m_unanswered >= mostUnanswered)
        m_retry.refused(now());
    else
        m_retry.failed(now());
    setState(State::Down, end.reason);
}

void MqttTransport::stop()
{
    m_usable = false;
    if (!m_connection)
        return;
    // Messages that were acknowledged to the broker come into the inbox until the connection has ended. Only a thread that waits for a
    // host that does not answer has nothing to bring: it is left alone to end when it can.
    m_connection->session->stop();
    const bool over = m_connection->over.get_future().wait_for(patienceAtStop) == std::future_status::ready;
    {
        const QMutexLocker lock(&m_connection->mutex);
        m_connection->transport = nullptr;
    }
    if (over)
        m_thread.join();
    else
        m_thread.detach();
    m_connection.reset();
}

void MqttTransport::tick()
{
    if (!m_usable)
        return;
    if (m_up)
        m_retry.worked(now());
    else if (!m_connection && m_retry.isDue(now()) && hasRoom())
        open();
}

} // namespace citywall
