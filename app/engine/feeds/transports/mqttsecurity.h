// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/credentials.h"

#include <QByteArray>

struct mosquitto;

namespace citywall {

/// Who a client says that it is, and how its connection to a broker is protected.
struct MqttSecurity {
    QByteArray user {};
    QByteArray password {};
    bool tls = false;
    QByteArray caFile {}; ///< empty = the system's authorities
    QByteArray certificateFile {};
    QByteArray keyFile {};
    QByteArray keyPassword {};

    /// @param ca the file of the authorities; empty = the system's
    static MqttSecurity from(const Credential &credential, const QString &ca);
};

/// The object that a client of libmosquitto is made with, given to its callbacks; both outlive it.
struct MqttObject {
    void *owner;
    const MqttSecurity *security;
};

/// Makes a client, whose object is an MqttObject, what its security says. Reads the certificates. The broker's certificate and name are
/// always verified.
/// @returns a problem in words for people; empty = there is none
QString secure(mosquitto *client, const MqttSecurity &security);

} // namespace citywall
