// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what queries say outside of QObjects.
struct QueryText {
    Q_DECLARE_TR_FUNCTIONS(QueryText)
};

} // namespace citywall
