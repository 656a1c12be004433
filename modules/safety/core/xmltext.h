// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>

namespace citywall::safety {

/// A text without the characters that no XML document can hold (XML 1.0, §2.2).
inline QString xmlText(QString text)
{
    static const QRegularExpression impossible(
        QStringLiteral("[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]"));
    return text.remove(impossible);
}

} // namespace citywall::safety
