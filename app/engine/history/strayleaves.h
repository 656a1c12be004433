// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace citywall {

/// A column of a row: whichever of both it is.
struct StrayValue {
    std::optional<qint64> number;
    QByteArray bytes;
};

/// Rows that lie in the leaves of tables, whether any table leads to them or not: where a page that led to them is lost, they are still there.
/// They may be old copies, so that whoever takes one must know which. By SQLite's file format alone, and without its write-ahead log.
/// @param isWanted by its key
void readStrayLeaves(const QString &path, const std::function<bool(qint64 key)> &isWanted,
                     const std::function<void(qint64 key, const std::vector<StrayValue> &row)> &take);

} // namespace citywall
