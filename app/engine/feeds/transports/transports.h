// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/transport.h"

#include <QStringList>

namespace citywall::transports {

/// "folder", "http", "mqtt", "replay", "sse", "stdin", "tcp", "websocket": what a profile's feed may say as its kind, besides "simulator".
const QStringList &kinds();

/// The transport of the setup's kind; an error for people where there is none.
Result<std::unique_ptr<Transport>> make(TransportSetup setup);

/// Where payloads come from, to be shown: a URL without secrets, a folder.
QString endpoint(const QString &kind, const QJsonObject &options);

/// The name under which the history keeps what comes from there (Source::name): kind and host, "http gbfs.example.org".
QString sourceName(const QString &kind, const QJsonObject &options);

/// The options of a source that is only asked for a while, maybe beside a feed that has it already: a broker is to keep nothing for us, and
/// must not take us for that feed, whose session would end and whose messages it would count as delivered.
QJsonObject passing(const QString &kind, QJsonObject options);

} // namespace citywall::transports
