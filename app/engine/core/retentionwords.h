// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/retentionterms.h"

namespace citywall {

/// How long observations are kept, for people, in the language of the program: "all for 30 days, then hourly values up to an age of
/// 2 years". GUI thread.
QString retentionWords(const RetentionTerms &terms);

} // namespace citywall
