// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what the simulated city's server says outside its QObjects.
struct SimulateText {
    Q_DECLARE_TR_FUNCTIONS(SimulateText)
};

} // namespace citywall
