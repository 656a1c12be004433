// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonValue>

namespace citywall::console {

/// A line of the answer, on stdout.
void print(const QString &line);
/// The answer as JSON, on stdout.
void print(const QJsonObject &json);
/// "citywall: …" on stderr, each line of it; the detail in parentheses.
void complain(const QString &message);
void complain(const Error &error);

} // namespace citywall::console
