// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roseitem.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace citywall::environment {

RoseItem::RoseItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &RoseItem::changed, this, [this] { update(); });
}

void RoseItem::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(width(), height()) / 2 - 1;
    painter->translate(width() / 2, height() / 2);
    const int most = m_hours.isEmpty() ? 0 : *std::ranges::max_element(m_hours);
    const double step = 360.0 / double(std::max<qsizetype>(1, m_means.size()));
    for (qsizetype i = 0; i < m_means.size() && i < m_hours.size() && m_outer > 0; ++i) {
        if (!(m_means[i] > 0))
            continue;
        const double r = radius * std::min(1.0, m_means[i] / m_outer);
        QColor fill = m_petalColor;
        fill.setAlphaF(float(0.25 + 0.75 * m_hours[i] / std::max(1, most)));
        painter->setPen(QPen(m_petalColor, 1));
        painter->setBrush(fill);
        // Qt counts sixteenths of a degree, anticlockwise from the east; a petal leaves a gap to its neighbours.
        const double middle = 90 - double(i) * step;
        painter->drawPie(QRectF(-r, -r, 2 * r, 2 * r), qRound((middle - step * 0.42) * 16), qRound(step * 0.84 * 16));
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_gridColor, 1));
    for (const double share : { 0.5, 1.0 })
        painter->drawEllipse(QPointF(), radius * share, radius * share);
    painter->drawLine(QPointF(-radius, 0), QPointF(radius, 0));
    painter->drawLine(QPointF(0, -radius), QPointF(0, radius));
}

} // namespace citywall::environment
