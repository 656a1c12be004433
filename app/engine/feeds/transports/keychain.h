// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/credentials.h"

#include <QObject>

#include <functional>
#include <optional>

namespace citywall {

/// A credential; nothing where the keychain has no such entry, or there is no keychain. The error is for people: it is locked, gives no
/// access, or holds something else there.
using KeychainAnswer = Result<std::optional<Credential>>;

/// Looks for a credential in the system's keychain (service "citywall", key = id; a JSON object as in a file of credentials). GUI
/// thread; `then` is called later; never if the context was deleted before.
void readKeychain(const QString &id, QObject *context, const std::function<void(const KeychainAnswer &)> &then);

/// How a keychain took the question for an entry.
enum class KeychainOutcome { Found, Missing, Denied, Failed };
/// What that comes to. @param text of the entry @param problem in the keychain's words
KeychainAnswer keychainAnswer(KeychainOutcome outcome, const QByteArray &text, const QString &problem);

using KeychainReader = std::function<void(const QString &, QObject *, const std::function<void(const KeychainAnswer &)> &)>;
/// The credential of that id from the files (credentialFrom), else from the keychain; none if neither has it. Waits: for commands, before
/// anything is shown; GUI thread.
KeychainAnswer credentialFromFilesOrKeychain(const QStringList &files, const QString &id,
                                             const KeychainReader &keychain = readKeychain);

} // namespace citywall
