// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace citywall {

/// A place in a text file, as editors count: both from 1. 0 = unknown.
struct TextPosition {
    int line = 0;
    int column = 0;
};

/// Where each value of a JSON document begins, by its JSON pointer (RFC 6901); the root is "".
struct JsonPositions {
    QHash<QString, TextPosition> values;
    QList<QString> duplicates; ///< pointers that an object gives more than once

    /// Of the value, or of the nearest enclosing one that exists.
    TextPosition at(const QString &pointer) const;
};

/// @throws jsoncons::ser_error (with line and column) for text that is not JSON
JsonPositions positionsOf(const QByteArray &json);

} // namespace citywall
