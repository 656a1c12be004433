// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/comparison.h"

#include "sdk/services.h"

namespace citywall {

namespace {
CityComparison *theComparison = nullptr;
} // namespace

void setComparison(CityComparison *comparison) { theComparison = comparison; }

CityComparison *comparison() { return theComparison; }

CityComparison *ComparisonSingleton::create(QQmlEngine *, QJSEngine *) { return serviceForQml(theComparison); }

} // namespace citywall
