// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace citywall {

/// Bounds of what a packed payload may become.
struct UnpackingLimits {
    qint64 bytes = 128 << 20;
    qint64 ratio = 200; ///< to its packed bytes; text of records becomes 5 to 50 times as long …
    qint64 smallBytes = 1 << 20; ///< … and what is no longer than this may be as regular as it likes
};

/// A payload as decoders want it: what is in it if it begins like gzip, xz, zstd or bzip2 (InputFile), itself if not. Every payload comes
/// through here once on its way to a decoder, whatever brought it. Any thread, not the GUI's.
/// @returns an error, short and countable, for what is damaged, cut off or packed twice, for what would become too large, and for a web
/// page, which servers send with status 200 in place of data when they want a login or are out of order
Result<QByteArray> unpackedPayload(const QByteArray &payload, const UnpackingLimits &limits = {});

} // namespace citywall
