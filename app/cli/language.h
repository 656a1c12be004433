// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace citywall {

/// The language of the user interface: the one asked for, else the first of the user's that the city has, else the city's first.
QString chooseLanguage(const QString &asked, const QStringList &ofCity);

/// Installs the catalogue of a language (English is in the source) and its number and date formats, in place of the one
/// before. After the application object exists, and while no session is open: other threads must not see it change.
void useLanguage(const QString &language);

} // namespace citywall
