// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

#include <QGuiApplication>

/// What each command does once the application object exists. Each returns the exit code.
namespace citywall::commands {

int shell(const Options &options);
int modules(const Options &options);
int doctor(const Options &options);

} // namespace citywall::commands
