// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/comparison.h"

#include "engine/query/querytext.h"

#include <QRegularExpression>

#include <cmath>

namespace citywall {

using namespace Qt::StringLiterals;

Result<Comparison> Comparison::fromText(const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*([A-Za-z][\\w.-]*)\\s*(<=|>=|!=|<|>|=)\\s*([^<>=!\\s][^<>=!]*?)\\s*$"_s);
    static const QHash<QString, Relation> relations { { u"<"_s, Relation::Less },     { u"<="_s, Relation::AtMost },
                                                      { u"="_s, Relation::Equal },    { u"!="_s, Relation::NotEqual },
                                                      { u">="_s, Relation::AtLeast }, { u">"_s, Relation::Greater } };
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return Error { QueryText::tr("'%1' is no comparison; try 'speed<10' or 'status=closed'").arg(text), {} };
    return Comparison { match.captured(1), relations.value(match.captured(2)), match.captured(3) };
}

bool Comparison::holds(double shown, double number) const
{
    if (std::isnan(shown))
        return false;
    const double greater = std::max(std::abs(shown), std::abs(number));
    const double lastDigit = greater > 0 ? std::pow(10, std::floor(std::log10(greater)) - 6) : 0;
    const bool equal = std::abs(shown - number) <= lastDigit / 2;
    switch (relation) {
    case Relation::Less:
        return shown < number && !equal;
    case Relation::AtMost:
        return shown < number || equal;
    case Relation::Equal:
        return equal;
    case Relation::NotEqual:
        return !equal;
    case Relation::AtLeast:
        return shown > number || equal;
    case Relation::Greater:
        return shown > number && !equal;
    }
    return false;
}

bool Comparison::holds(const QString &term) const
{
    return !term.isEmpty() && (term == operand) == (relation == Relation::Equal);
}

} // namespace citywall
