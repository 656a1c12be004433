// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

namespace CLI {
class App;
}

namespace citywall {

/// What the commands that ask the history take. What is read into must outlive the parsing.
void addQueryOptions(CLI::App *command, QueryOptions &to);
void addExportOptions(CLI::App *command, QueryOptions &to);

} // namespace citywall
