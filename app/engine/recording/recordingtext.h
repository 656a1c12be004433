// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Translations of what recording and replay say.
struct RecordingText {
    Q_DECLARE_TR_FUNCTIONS(RecordingText)
};

} // namespace citywall
