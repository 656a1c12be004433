// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"

#include <QJsonObject>
#include <QSslConfiguration>
#include <QUrl>

#include <optional>

namespace citywall {

struct TransportSetup;

/// ISO 8601 duration of days, hours, minutes and seconds: "P1D", "PT1M", "PT0.5S"; nothing for other text.
std::optional<Duration> isoDuration(const QString &text);

/// Reads the options of a transport: what is not given, or not of the right kind, is the default. The profile's schema names
/// what is wrong before anything gets here.
class TransportOptions
{
public:
    explicit TransportOptions(const QJsonObject &options) : m_options(options) { }

    QString text(QLatin1StringView key, const QString &otherwise = {}) const;
    Duration duration(QLatin1StringView key, Duration otherwise) const;
    qint64 integer(QLatin1StringView key, qint64 otherwise, qint64 least, qint64 most) const;
    bool flag(QLatin1StringView key, bool otherwise) const;
    QStringList texts(QLatin1StringView key) const;

private:
    const QJsonObject m_options;
};

/// The setup's "url" if it has a host and one of the schemes. A secret may not be sent where anybody can read it: through the
/// plain schemes it goes only to this computer, or where the option "plain" says that the network is closed.
Result<QUrl> transportUrl(const TransportSetup &setup, const QStringList &plain, const QStringList &secure);

/// How to speak TLS: the system's certificate authorities, or those of the file "ca" alone; the client's certificate. Reads
/// files. The server's certificate and name are always verified.
Result<QSslConfiguration> tlsConfiguration(const TransportSetup &setup);

bool isThisComputer(const QString &host); ///< by its name or address, without asking anybody

/// The URL without user, password and query, to be shown.
QString shownUrl(const QUrl &url);

/// Where a payload came from (Payload::origin): that, and of the query what tells one publisher, system or town from another where all are
/// served from one path ("?system_id=a"). Only names that say so are taken: keys stand in queries, times and pages, too.
QString originOf(const QUrl &url);

} // namespace citywall
