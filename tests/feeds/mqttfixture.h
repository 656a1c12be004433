// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker.h"
#include "feedfixture.h"
#include "transportfixture.h"

#include <mosquitto.h>

#include <map>
#include <mutex>
#include <set>

/// Publishes with QoS 1 and knows what the broker has acknowledged. Its library sends again what was not, after a loss.
class MqttPublisher
{
public:
    MqttPublisher(const Broker &broker, const Certificates *certificates)
    {
        m_client = mosquitto_new("publisher", false, this);
        mosquitto_username_pw_set(m_client, "wall", "pass word");
        if (certificates)
            mosquitto_tls_set(m_client, certificates->file(QStringLiteral("ca.crt")).toUtf8().constData(), nullptr,
                              certificates->file(QStringLiteral("client.crt")).toUtf8().constData(),
                              certificates->file(QStringLiteral("client.key")).toUtf8().constData(), nullptr);
        mosquitto_max_inflight_messages_set(m_client, 200);
        mosquitto_reconnect_delay_set(m_client, 1, 1, false);
        mosquitto_publish_callback_set(m_client, [](mosquitto *, void *object, int mid) {
            auto *self = static_cast<MqttPublisher *>(object);
            const std::scoped_lock lock(self->m_mutex);
            if (const auto it = self->m_underWay.find(mid); it != self->m_underWay.end()) {
                self->m_acknowledged.insert(it->second);
                self->m_underWay.erase(it);
            }
        });
        mosquitto_connect(m_client, "127.0.0.1", broker.port(), 60);
        // Its thread does not hear of broken pipes; that of the feed has to see to itself.
        sigset_t pipe;
        sigset_t before;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, &before);
        mosquitto_loop_start(m_client);
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    ~MqttPublisher()
    {
        mosquitto_disconnect(m_client);
        mosquitto_loop_stop(m_client, true);
        mosquitto_destroy(m_client);
    }
    void publish(const QByteArray &topic, const QByteArray &payload, int number)
    {
        const std::scoped_lock lock(m_mutex); // its acknowledgement may come before this returns
        int mid = 0;
        mosquitto_publish(m_client, &mid, topic.constData(), int(payload.size()), payload.constData(), 1, false);
        m_underWay[mid] = number;
    }
    std::set<int> acknowledged()
    {
        const std::scoped_lock lock(m_mutex);
        return m_acknowledged;
    }

private:
    mosquitto *m_client = nullptr;
    std::mutex m_mutex;
    std::map<int, int> m_underWay; // message id → number
    std::set<int> m_acknowledged;
};

/// What tests over a real broker share: its certificates, a folder for each test, and what a feed is told of it.
class MqttFixture
{
protected:
    /// Once, before anything else. @returns the program that is wanting; empty = none
    QString prepare()
    {
        if (Broker::program().isEmpty())
            return QStringLiteral("The program mosquitto is not installed");
        mosquitto_lib_init();
        m_certificates = std::make_unique<Certificates>(m_certificateFolder.path());
        return m_certificates->isComplete() ? QString() : QStringLiteral("The program openssl is not installed");
    }
    void begin() { m_folder = std::make_unique<QTemporaryDir>(); }

    QJsonObject tlsOptions(const Broker &broker) const
    {
        return { { QStringLiteral("url"), broker.url(QStringLiteral("mqtts")) },
                 { QStringLiteral("topics"), QJsonArray { QStringLiteral("city/#") } },
                 { QStringLiteral("ca"), m_certificates->file(QStringLiteral("ca.crt")) } };
    }
    static QJsonObject plainOptions(const Broker &broker, const QJsonObject &more)
    {
        QJsonObject options { { QStringLiteral("url"), broker.url(QStringLiteral("mqtt")) },
                              { QStringLiteral("topics"), QJsonArray { QStringLiteral("city/#") } } };
        for (auto it = more.begin(); it != more.end(); ++it)
            options.insert(it.key(), it.value());
        return options;
    }
    citywall::Credential credential(const QString &certificate) const
    {
        citywall::Credential made { .user = QStringLiteral("wall"), .password = QStringLiteral("pass word") };
        if (!certificate.isEmpty()) {
            made.certificateFile = m_certificates->file(certificate + QStringLiteral(".crt"));
            made.keyFile = m_certificates->file(certificate + QStringLiteral(".key"));
        }
        return made;
    }
    void writeCredentials(const FeedFixture &city) const
    {
        QFile file(city.folder.filePath(QStringLiteral("credentials.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(R"({"user":{"user":"wall","password":"pass word"},"broker":{"user":"wall","password":"pass word",)")
                   + R"("certificate":")" + m_certificates->file(QStringLiteral("client.crt")).toUtf8() + R"(","key":")"
                   + m_certificates->file(QStringLiteral("client.key")).toUtf8() + R"("}})");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }

    QTemporaryDir m_certificateFolder;
    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<QTemporaryDir> m_folder;
};
