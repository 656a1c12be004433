// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/jsonpositions.h"

#include <QJsonObject>

namespace citywall {

/// Something wrong in a profile, where and in words.
struct ProfileProblem {
    TextPosition position;
    QString pointer; ///< JSON pointer to the value
    QString message;
};

/// Checks a profile against the published schema and then, if its shape is right, against the world: time zone exists,
/// centre and views inside the bounds, ids unique, no secrets in URLs. @returns every problem found, in the order of the file; empty = good.
QList<ProfileProblem> checkProfile(const QByteArray &json);

/// Names of the options that a feed's source of that kind may have, as the published schema has them; empty = there is no such kind.
QStringList feedOptions(const QString &kind);

} // namespace citywall
