// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measuremap.h"

#include "map/layers/palette.h"
#include "sdk/services.h"

#include <algorithm>
#include <cmath>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr int opacity = 150; // of 255: the streets stay readable

/// How many a step of marks needs, so that none of them is rounded: 2 for 0.25.
int decimalsOf(double step)
{
    constexpr int most = 6;
    int decimals = 0;
    while (decimals < most && std::abs(step - std::round(step)) > 1e-6 * step) {
        step *= 10;
        ++decimals;
    }
    return decimals;
}

} // namespace

void MeasureMap::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    draw();
    Q_EMIT darkChanged();
}

void MeasureMap::show(const Metric &metric, const std::vector<double> &values)
{
    m_metric = metric;
    m_values.clear();
    for (const double si : values)
        m_values.push_back(metric.toDisplay(si));
    m_signed = false;
    draw();
}

void MeasureMap::showDifference(const Metric &metric, const std::vector<double> &now, const std::vector<double> &then, Less less)
{
    m_metric = metric;
    m_less = less;
    m_values.clear();
    for (size_t i = 0; i < std::min(now.size(), then.size()); ++i)
        m_values.push_back(metric.toDisplay(now[i]) - metric.toDisplay(then[i]));
    m_signed = true;
    draw();
}

std::vector<double> MeasureMap::signedMarksOf(const std::vector<double> &values)
{
    double largest = 0;
    for (const double v : values)
        largest = std::isfinite(v) ? std::max(largest, std::abs(v)) : largest;
    const double end = palette::roundUp(largest);
    return { -end, -end / 2, 0, end / 2, end };
}

std::vector<double> MeasureMap::marksOf(const std::vector<double> &values)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double v : values) {
        if (std::isfinite(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    }
    if (low > high)
        return { 0, 1 };
    const double step = palette::roundUp((high - low) / 4);
    const double first = std::floor(low / step + 1e-9);
    const double last = std::max(first + 1, std::ceil(high / step - 1e-9));
    std::vector<double> marks;
    for (double i = first; i <= last; ++i)
        marks.push_back(i * step);
    return marks;
}

void MeasureMap::draw()
{
    if (m_areas.count() == 0 && services().areas)
        m_areas.setAreas(services().areas->areas());
    const bool known =
        m_values.size() == size_t(m_areas.count()) && std::ranges::any_of(m_values, [](double v) { return std::isfinite(v); });
    if (!known) {
        m_areas.recolor([](int) { return QRgb(0); });
        m_legend.setLegend({}, {}, {});
        return;
    }
    const std::vector<double> marks = m_signed ? signedMarksOf(m_values) : marksOf(m_values);
    const palette::Kind kind = m_signed ? palette::Kind::Diverging : palette::Kind::Sequential;
    m_areas.recolor([&](int i) {
        const QRgb color = palette::colorAt(kind, (m_values[size_t(i)] - marks.front()) / (marks.back() - marks.front()), m_dark);
        return qRgba(qRed(color), qGreen(color), qBlue(color), opacity);
    });
    const int decimals = decimalsOf(marks[1] - marks[0]);
    const QList<QColor> colors = palette::gradient(kind, int(marks.size()), m_dark);
    QList<LegendEntry> entries;
    for (size_t i = 0; i < marks.size(); ++i) {
        const QString number = QLocale().toString(marks[i], 'f', decimals).replace(u'-', u'−');
        entries.append({ colors[qsizetype(i)], m_signed && marks[i] > 0 ? u'+' + number : number, {} });
    }
    const QString title = m_metric.unit.isEmpty() ? m_metric.title : tr("%1 (%2)").arg(m_metric.title, m_metric.unit);
    if (!m_signed)
        return m_legend.setLegend(title, entries, tr("over the whole window; grey: not known"), true);
    if (m_less == Less::Usual)
        return m_legend.setLegend(
            tr("Now less usual: %1").arg(title), entries,
            tr("each over the whole window; usual is the median of the same window in the last weeks; grey: not "
               "known now, or in fewer than two of the weeks"),
            true);
    m_legend.setLegend(tr("Now less then: %1").arg(title), entries,
                       tr("each over the whole window; grey: not known at one of the two times"), true);
}

} // namespace citywall

#include "moc_measuremap.cpp"
