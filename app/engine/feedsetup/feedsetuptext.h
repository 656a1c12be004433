// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what connecting a feed says outside its QObjects.
struct FeedSetupText {
    Q_DECLARE_TR_FUNCTIONS(FeedSetupText)
};

} // namespace citywall
