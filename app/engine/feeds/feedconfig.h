// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QJsonObject>
#include <QStringList>

namespace citywall {

/// A source of the city's profile.
struct FeedConfig {
    QString feed;        ///< FeedDescriptor::id
    QString kind;        ///< "simulator", or a kind of transport (transports/transports.h), "replay" among them
    QJsonObject options; ///< as the kind documents them; files are absolute already
    QString format {};         ///< PayloadFormat::id; empty = recognised by content
    QStringList companions {}; ///< files that the format needs to be understood, absolute
    QString attribution {};    ///< publisher and licence, shown with the data
    QString mapping {};        ///< file of a mapping (resources/schema/mapping.schema.json) in place of a format; absolute
    QString datum {};          ///< of the positions (engine/ingest/datum.h); empty = WGS 84, or as the mapping says
    Duration staleAfter {};    ///< how long nothing may come; 0 = as the feed's descriptor says
    bool simulated = false;    ///< what comes is made up, whatever brings it
};

} // namespace citywall
