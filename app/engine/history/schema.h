// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <span>

namespace citywall {

/// One step of the schema, run in a transaction; step i takes a database from user_version i to i + 1.
using Migration = void (*)(SQLite::Database &);
std::span<const Migration> migrations();

} // namespace citywall
