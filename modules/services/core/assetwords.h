// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/streetassets.h"

#include <QCoreApplication>

namespace citywall::services {

/// Waste containers and street lights in words for people, in the user's language.
class AssetWords
{
    Q_DECLARE_TR_FUNCTIONS(citywall::services::AssetWords)
public:
    static QString status(const QString &term); ///< of either; others as they come
    static QString power(const QString &term);
    static QString wasteKind(const QString &term);
    /// What matters of it: a fault, else how full or bright. @param level the metric of its level
    static QString summary(const StreetAsset &asset, const Metric &level);
};

} // namespace citywall::services
