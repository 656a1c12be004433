// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

// What the Common Alerting Protocol 1.2 (§3.2) asks of a message, and what of it is taken here.
namespace citywall::safety {

using CapTexts = QHash<QString, QString>; ///< elements by name

/// What is wrong with a message: what is required and missing, a word that is in none of CAP's lists, a time without zone; empty = nothing.
QString faultOfCapAlert(const CapTexts &alert);
/// Why a sound message is not shown: an exercise, test or draft, one that is not for the public, one that only answers another; empty = it is.
QString whyCapAlertIsLeftOut(const CapTexts &alert);
/// The same of an info block: what is required and missing, a word that is in none of CAP's lists, a time without zone.
QString faultOfCapInfo(const CapTexts &info);

} // namespace citywall::safety
