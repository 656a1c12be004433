// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace citywall {

/// Why a record was rejected or left out (Rejection::reason). Where it is made and kept it is a phrase of the source's language, so that the
/// same reason is the same text in counts, exports and scripts; where it is shown it is in the language of the window. What was met, or
/// the member it is about, stands beside the phrase after or before ": " and is never translated.
/// Any thread.
class Reason
{
    Q_DECLARE_TR_FUNCTIONS(Reason)

public:
    /// Each marks a phrase for the catalogues and gives it back as it is. lupdate knows both names (CitywallTargets.cmake).
    static QString phrase(const char *text) { return QString::fromUtf8(text); }
    static constexpr const char *marked(const char *text) { return text; }

    /// A reason as it is shown. What no catalogue has stays as it is.
    static QString shown(const QString &reason);
};

} // namespace citywall
