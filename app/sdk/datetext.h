// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace citywall {

/// A moment in the user's language, QLocale's. A pattern begins with the day as English has it, "ddd d MMM yyyy HH:mm" or less of it, in
/// QLocale's letters; languages that write a day otherwise get it their way: Sun 22 Nov 2026 14:30, 2026年11月22日 周日 14:30.
QString dateText(const QDateTime &moment, const QString &pattern);

} // namespace citywall
