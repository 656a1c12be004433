// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what the command line says outside its QObjects.
struct CliText {
    Q_DECLARE_TR_FUNCTIONS(CliText)
};

} // namespace citywall
