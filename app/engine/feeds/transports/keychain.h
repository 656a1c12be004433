// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/credentials.h"

#include <QObject>

#include <functional>
#include <optional>

namespace citywall {

/// Looks for a credential in the system's keychain (service "citywall", key = id; a JSON object as in a file of credentials). GUI
/// thread; `then` is called later, with nothing where there is no such entry or no keychain; never if the context was
/// deleted before.
void readKeychain(const QString &id, QObject *context, const std::function<void(const std::optional<Credential> &)> &then);

} // namespace citywall
