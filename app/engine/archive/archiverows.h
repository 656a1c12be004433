// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <string>

namespace pqxx {
class transaction_base;
}

namespace citywall {

/// Some rows of one batch on their way into the archive.
struct ArrivingRows {
    qint64 feed = 0; ///< id
    ObservationsPtr rows;
    std::vector<bool> superseded; ///< by row: a later row of the same commit corrects it
    qint64 arrival = 0;           ///< of the first row; the others count on
};

// @throws pqxx::failure
void copyRows(pqxx::transaction_base &transaction, const std::vector<ArrivingRows> &arriving);

/// What readRows() wants to see of an observation, from a table or query that goes by the name o.
inline constexpr const char *rowColumns = "o.time, o.received, o.feature, round(ST_X(o.position) * 1e7)::integer, "
                                          "round(ST_Y(o.position) * 1e7)::integer, o.v0, o.v1, o.v2, o.v3, o.source, o.detail";
/// Appends what the query finds, in its order. The query has no parameters: it is streamed. @throws pqxx::failure
void readRows(pqxx::transaction_base &transaction, const std::string &query, Observations &to);

} // namespace citywall
