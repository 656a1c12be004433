// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace citywall {

/// What proves to a source who asks. Never in a profile, never in a status, never in a log.
struct Credential {
    QString user {};
    QString password {};
    QString token {};                    ///< sent as "Authorization: Bearer …"
    QHash<QString, QString> headers {};  ///< sent as they are: {"x-api-key": "…"}
    QHash<QString, QString> query {};    ///< added to the URL
    QString certificateFile {};          ///< PEM, of the client
    QString keyFile {};                  ///< PEM, of that certificate
    QString keyPassword {};

    /// Something that a listener on the way could use again.
    bool isSecret() const
    {
        return !user.isEmpty() || !password.isEmpty() || !token.isEmpty() || !headers.isEmpty() || !query.isEmpty();
    }
};

/// The credential of that id from the first of the files that has it; none if no file does. A file is one JSON object by id:
///
///     {"city-broker": {"user": "wall", "password": "…", "certificate": "wall.crt", "key": "wall.key"},
///      "transit-api": {"headers": {"x-api-key": "…"}}}
///
/// with user, password, token, headers, query, certificate, key (files beside it), keyPassword. A file that anyone but its owner
/// may read or write is refused, whatever it holds. Reads files: not on the GUI thread.
Result<std::optional<Credential>> credentialFrom(const QStringList &files, const QString &id);

/// The same from one such object, as the system's keychain holds it (service "citywall", key = id).
Result<Credential> credentialFromJson(const QByteArray &json, const QString &folder);

} // namespace citywall
