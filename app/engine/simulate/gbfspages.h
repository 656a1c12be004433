// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/simulate/outgoing.h"

#include "base/utctime.h"

#include <QList>
#include <QUrl>

namespace citywall {

/// What a GBFS publication needs to be named.
struct GbfsSystem {
    QString folder;   ///< "/FEED/gbfs/"
    QUrl base;        ///< of the server
    QString name;     ///< of the system
    QString timeZone; ///< IANA
};

/// The files of a GBFS publication (gbfs.org, 2.3 and 3.0), from those that an encoder made: each under its name
/// (station_information.json …), system_information.json, which both versions require, and gbfs.json, which lists them all. The
/// version is the payloads' own.
OutgoingList gbfsFiles(const QList<QByteArray> &payloads, const GbfsSystem &system, UtcTime published);

/// "station_status", "vehicle_status" …: which of GBFS's files a payload is; empty if it is none.
QString gbfsFileName(const QByteArray &payload);

} // namespace citywall
