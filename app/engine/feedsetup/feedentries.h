// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityprofile.h"
#include "sdk/feedsetup.h"

namespace citywall {

/// Between an entry as people see it and as a profile writes it. A single file is for the profile a folder with one name in it.
FeedSource sourceOf(const FeedEntry &entry);
FeedEntry entryOf(const FeedSource &source);

/// Of an entry's further options those that entries of another kind may have, too.
QVariantMap optionsFor(const QString &kind, const QVariantMap &options);

/// Whether people can connect a source of that kind of a profile.
bool isConnectable(const QString &kind);

/// What a person has to mend before the source can be asked; empty = nothing. Without a feed only the rest is looked at.
QString complaintOf(const FeedEntry &entry);

} // namespace citywall
