// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what import and export say; for reasons to reject see sdk/reason.h.
struct Ingest {
    Q_DECLARE_TR_FUNCTIONS(Ingest)
};

} // namespace citywall
