// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace citywall {

/// One condition on one of an observation's values: "speed<10", "status=closed". A missing value satisfies none.
struct Comparison {
    enum class Relation { Less, AtMost, Equal, NotEqual, AtLeast, Greater };
    QString field; ///< FieldDescriptor::id
    Relation relation = Relation::Equal;
    QString operand; ///< a number in the unit in which the field is displayed, or a term

    /// FIELD, one of < <= = != >= >, a number or a term.
    static Result<Comparison> fromText(const QString &text);
    /// Numbers are equal when the seven significant digits are that are stored and shown.
    bool holds(double shown, double number) const;
    bool holds(const QString &term) const; ///< Equal and NotEqual only
    bool isOrder() const { return relation != Relation::Equal && relation != Relation::NotEqual; }
};

} // namespace citywall
