// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/registry.h"

namespace citywall {

/// Writes one property into another of the same name, now and whenever it changes, as long as both objects live.
void copyAlways(QObject *from, QObject *to, const char *property);

/// What people set on the modules of now holds for those of then: which layers are shown and pinned, and whatever can be set on a model
/// of a layer or panel (a span, a category, the theme). As long as the modules of then live.
void followSettings(const Registry &now, const Registry &then);

} // namespace citywall
