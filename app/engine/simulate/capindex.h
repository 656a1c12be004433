// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/simulate/outgoing.h"

#include <QList>
#include <QUrl>

namespace citywall {

/// Messages of the Common Alerting Protocol, each at "FOLDER/N.xml" with N made from its identifier, and "FOLDER/index.atom", an Atom
/// feed (RFC 4287) whose entries link to them, newest first. What has no identifier is left out.
/// @param folder "/FEED/cap/"
/// @param title of the index
OutgoingList capDocuments(const QList<QByteArray> &alerts, const QString &folder, const QUrl &base, const QString &title,
                          UtcTime published);

} // namespace citywall
