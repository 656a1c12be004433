// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparklineitem.h"

#include <QPainter>
#include <QPainterPath>

namespace citywall {

SparklineItem::SparklineItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &SparklineItem::changed, this, [this] { update(); });
}

void SparklineItem::paint(QPainter *painter)
{
    double low = m_reference;
    double high = m_reference;
    for (const double v : m_values) { // fmin and fmax pass over NaN
        low = std::fmin(low, v);
        high = std::fmax(high, v);
    }
    if (m_values.size() < 2 || !std::isfinite(low))
        return;
    constexpr double margin = 3;
    const double step = (width() - 2 * margin) / double(m_values.size() - 1);
    const auto y = [&](double v) {
        const double share = high > low ? (v - low) / (high - low) : 0.5;
        return height() - margin - share * (height() - 2 * margin);
    };
    painter->setRenderHint(QPainter::Antialiasing);
    if (std::isfinite(m_reference)) {
        QPen dashed(m_referenceColor, 1);
        dashed.setDashPattern({ 3, 3 });
        painter->setPen(dashed);
        painter->drawLine(QPointF(margin, y(m_reference)), QPointF(width() - margin, y(m_reference)));
    }
    QPainterPath path;
    QPointF last;
    bool open = false;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        if (!std::isfinite(m_values[i])) {
            open = false;
            continue;
        }
        last = { margin + double(i) * step, y(m_values[i]) };
        if (open)
            path.lineTo(last);
        else
            path.moveTo(last);
        open = true;
    }
    painter->setPen(QPen(m_lineColor, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    if (open) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_lineColor);
        painter->drawEllipse(last, 2.5, 2.5);
    }
}

} // namespace citywall
