// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <functional>

namespace citywall {

// Rows of observations as columns: copied, reserved, chosen, ordered. Pure functions; any thread.

/// Appends one row, with its detail, to another block.
void appendRow(Observations &to, const Observations &from, size_t row);
/// Appends rows begin … end − 1.
void appendRows(Observations &to, const Observations &from, size_t begin, size_t end);
void reserveRows(Observations &rows, size_t count);
/// Keeps the rows for which wanted(row) is true, in their order.
void keepRows(Observations &rows, const std::function<bool(size_t row)> &wanted);
/// Back to the first `count` rows.
void truncateRows(Observations &rows, size_t count);
/// Row i becomes what row order[i] was.
void reorderRows(Observations &rows, const std::vector<quint32> &order);

} // namespace citywall
