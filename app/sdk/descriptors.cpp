// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/descriptors.h"

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {
bool isSame(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
} // namespace

Layer::Layer(const QString &layerId, const QString &layerTitle, const QString &layerComponent, int layerOrder, bool visible)
    : id(layerId), title(layerTitle), component(layerComponent), order(layerOrder), m_visible(visible)
{
}

Panel::Panel(const QString &panelId, const QString &panelTitle, const QString &panelComponent, QObject *panelModel)
    : id(panelId), title(panelTitle), component(panelComponent), model(panelModel)
{
}

DrillDown::DrillDown(const QString &drillDownId, const QStringList &shownFeeds, const QString &pageComponent, QObject *pageModel)
    : id(drillDownId), component(pageComponent), feeds(shownFeeds), model(pageModel)
{
}

Kpi::Kpi(const Metric &shown, const QString &title) : id(shown.id), metric(shown), referenceTitle(title) { }

void Layer::setVisible(bool visible)
{
    if (m_visible == visible)
        return;
    m_visible = visible;
    Q_EMIT visibleChanged();
}

void Layer::setPinned(bool pinned)
{
    if (m_pinned == pinned)
        return;
    m_pinned = pinned;
    Q_EMIT pinnedChanged();
}

void Layer::setLegend(const QString &title, const QList<LegendEntry> &entries, const QString &note, bool gradient)
{
    if (title == m_legendTitle && entries == m_legend && note == m_legendNote && gradient == m_legendGradient)
        return;
    m_legendTitle = title;
    m_legend = entries;
    m_legendNote = note;
    m_legendGradient = gradient;
    Q_EMIT legendChanged();
}

void Kpi::set(double value, double reference, double coverage)
{
    if (isSame(value, m_value) && isSame(reference, m_reference) && isSame(coverage, m_coverage))
        return;
    m_value = value;
    m_reference = reference;
    m_coverage = coverage;
    Q_EMIT changed();
}

void Kpi::setTrend(const QList<double> &trend)
{
    if (std::ranges::equal(trend, m_trend, isSame))
        return;
    m_trend = trend;
    Q_EMIT trendChanged();
}

} // namespace citywall
