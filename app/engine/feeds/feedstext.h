// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what the feed engine says outside its QObjects.
struct FeedsText {
    Q_DECLARE_TR_FUNCTIONS(FeedsText)
};

} // namespace citywall
