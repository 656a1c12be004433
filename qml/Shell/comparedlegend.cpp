// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparedlegend.h"

#include "map/layers/marktext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

struct ComparedText {
    Q_DECLARE_TR_FUNCTIONS(citywall::ComparedText)
};

QString withUnit(const QString &number, const QString &unit)
{
    return unit.isEmpty() || unit == u"%" ? number + unit : number + QChar::Nbsp + unit;
}

} // namespace

LayerLegend LayerLegend::of(const Layer &layer)
{
    return { layer.legendTitle(), layer.legend(), layer.legendNote(), layer.legendGradient() };
}

void LayerLegend::into(Layer &layer) const
{
    if (layer.legendTitle() != title || layer.legend() != entries || layer.legendNote() != note
        || layer.legendGradient() != gradient)
        layer.setLegend(title, entries, note, gradient);
}

void LayerLegend::addNote(const QString &text) { note = note.isEmpty() ? text : note + QStringLiteral("; ") + text; }

QList<LegendEntry> LayerLegend::rows() const
{
    QList<LegendEntry> others;
    std::ranges::copy_if(entries, std::back_inserter(others),
                         [](const LegendEntry &entry) { return !entry.symbol.isEmpty() && entry.symbol != u"area"; });
    return others;
}

ValueWording ValueWording::of(const QList<LegendEntry> &legend, double end)
{
    static const QRegularExpression amount(QStringLiteral("^([\\d.,]+)(\\s*\\D*)$"));
    const QRegularExpressionMatch last = amount.match(legend.isEmpty() ? QString() : legend.last().label);
    bool isNumber = false;
    const double called = QLocale().toDouble(last.captured(1), &isNumber);
    return isNumber && called > 0 && end > 0 ? ValueWording { called / end, last.captured(2) } : ValueWording();
}

QString signedNumber(double value)
{
    const QString size = palette::markText(std::abs(value));
    return value < 0 ? u'−' + size : value > 0 ? u'+' + size : size;
}

QString valueText(double value, const QString &unit)
{
    return std::isnan(value) ? ComparedText::tr("not known") : withUnit(palette::markText(value), unit);
}

QString differenceText(double difference, const QString &unit)
{
    const QString number = signedNumber(difference);
    if (unit != u"%")
        return withUnit(number, unit);
    return (number == signedNumber(1) || number == signedNumber(-1) ? QCoreApplication::translate("Metric", "%1 point")
                                                                    : QCoreApplication::translate("Metric", "%1 points"))
        .arg(number);
}

QList<LegendEntry> signedScale(double end, const ValueWording &wording, const std::function<QRgb(double)> &color, bool beyond)
{
    QList<LegendEntry> entries;
    for (const double t : { -1., -0.5, 0., 0.5, 1. }) {
        const QString bound = !beyond || std::abs(t) < 1 ? QString() : t < 0 ? QStringLiteral("≤ ") : QStringLiteral("≥ ");
        entries.append({ QColor::fromRgba(color(t)), bound + signedNumber(t * end * wording.factor) + wording.unit,
                         QStringLiteral("area") });
    }
    return entries;
}

} // namespace citywall
