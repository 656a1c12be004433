// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what a shared archive says outside its QObjects.
struct ArchiveText {
    Q_DECLARE_TR_FUNCTIONS(ArchiveText)
};

} // namespace citywall
