// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hatch.h"

#include <QPainter>

namespace citywall {

void Hatch::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT changed();
    update();
}

void Hatch::setSpacing(double spacing)
{
    spacing = std::max(2.0, spacing);
    if (m_spacing == spacing)
        return;
    m_spacing = spacing;
    Q_EMIT changed();
    update();
}

void Hatch::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_color, 1));
    for (double x = m_spacing / 2; x < width() + height(); x += m_spacing)
        painter->drawLine(QPointF(x, 0), QPointF(x - height(), height()));
}

} // namespace citywall
