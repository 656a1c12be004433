// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/mqttsecurity.h"

#include "engine/feeds/feedstext.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <mosquitto.h>

namespace citywall {

namespace {

/// Gives OpenSSL the password of the client's key.
int writeKeyPassword(char *buffer, int size, int, void *object)
{
    const QByteArray &text =
        static_cast<MqttObject *>(mosquitto_userdata(static_cast<mosquitto *>(object)))->security->keyPassword;
    const int length = int(std::min<qsizetype>(text.size(), size - 1));
    std::memcpy(buffer, text.constData(), size_t(length));
    buffer[length] = 0;
    return length;
}

} // namespace

MqttSecurity MqttSecurity::from(const Credential &credential, const QString &ca)
{
    return { .user = credential.user.toUtf8(),
             .password = credential.password.toUtf8(),
             .caFile = ca.toUtf8(),
             .certificateFile = credential.certificateFile.toUtf8(),
             .keyFile = credential.keyFile.toUtf8(),
             .keyPassword = credential.keyPassword.toUtf8() };
}

QString secure(mosquitto *client, const MqttSecurity &security)
{
    if (!security.user.isEmpty())
        mosquitto_username_pw_set(client, security.user.constData(), security.password.constData());
    if (!security.tls)
        return {};
    for (const QByteArray &name : { security.caFile, security.certificateFile, security.keyFile }) {
        QFile file(QString::fromUtf8(name));
        if (!name.isEmpty() && !file.open(QIODevice::ReadOnly))
            return FeedsText::tr("The file %1 cannot be read: %2").arg(file.fileName(), file.errorString());
    }
    if (security.caFile.isEmpty() && security.certificateFile.isEmpty()) {
        mosquitto_int_option(client, MOSQ_OPT_TLS_USE_OS_CERTS, 1);
        return {};
    }
    const auto given = [](const QByteArray &text) { return text.isEmpty() ? nullptr : text.constData(); };
    const int code = mosquitto_tls_set(client, given(security.caFile), security.caFile.isEmpty() ? "/etc/ssl/certs" : nullptr,
                                       given(security.certificateFile), given(security.keyFile), writeKeyPassword);
    if (code == MOSQ_ERR_SUCCESS)
        return {};
    return FeedsText::tr("The certificates cannot be used: %1")
        .arg(code == MOSQ_ERR_ERRNO ? QString::fromLocal8Bit(std::strerror(errno)) : QString::fromUtf8(mosquitto_strerror(code)));
}

} // namespace citywall
