// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/comparison.h"

#include "sdk/services.h"

namespace citywall {

namespace {
Comparison *theComparison = nullptr;
} // namespace

void setComparison(Comparison *comparison) { theComparison = comparison; }

Comparison *ComparisonSingleton::create(QQmlEngine *, QJSEngine *) { return serviceForQml(theComparison); }

} // namespace citywall
