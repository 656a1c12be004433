// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFont>

namespace {

/// Inter has no Chinese: its substitutes are asked next, glyph by glyph. A family that is missing is passed over.
void nameSubstitutes()
{
    QFont::insertSubstitutions(QStringLiteral("Inter"),
                               { QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"), QStringLiteral("Noto Sans"),
                                 QStringLiteral("DejaVu Sans") });
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(nameSubstitutes)
