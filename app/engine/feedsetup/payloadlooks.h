// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace citywall {

/// What a payload is by its looks, for the person who has to find out why no feed recognises it: "JSON: an object with id, lat, lon".
/// Looks at the beginning of what is large. Any thread.
QString payloadLooks(QByteArrayView payload);

} // namespace citywall
