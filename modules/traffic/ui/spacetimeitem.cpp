// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spacetimeitem.h"

#include "core/indices.h"
#include "ui/levels.h"

#include <QPainter>

#include <numeric>

namespace citywall::traffic {

SpaceTimeItem::SpaceTimeItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &SpaceTimeItem::changed, this, [this] { update(); });
}

void SpaceTimeItem::paint(QPainter *painter)
{
    const qsizetype wide = columns();
    const double whole = std::accumulate(m_lengths.begin(), m_lengths.end(), 0.);
    if (wide == 0 || whole <= 0)
        return;
    double passed = 0;
    for (qsizetype row = 0; row < m_lengths.size(); ++row) {
        const double bottom = height() * (1 - passed / whole);
        passed += m_lengths[row];
        const double top = height() * (1 - passed / whole);
        for (qsizetype column = 0; column < wide; ++column) {
            const double ratio = m_ratios[row * wide + column];
            if (std::isnan(ratio))
                continue;
            // To whole pixels, so that neighbours touch without a seam.
            const int left = qRound(width() * double(column) / double(wide));
            const int right = qRound(width() * double(column + 1) / double(wide));
            painter->fillRect(QRect(QPoint(left, qRound(top)), QPoint(right - 1, qRound(bottom) - 1)),
                              QColor::fromRgba(linkColor(ratio, {}, m_dark)));
        }
    }
}

int SpaceTimeItem::cellAt(double x, double y) const
{
    const qsizetype wide = columns();
    const double whole = std::accumulate(m_lengths.begin(), m_lengths.end(), 0.);
    if (wide == 0 || x < 0 || x >= width() || y < 0 || y >= height())
        return -1;
    const double along = whole * (1 - y / height());
    double passed = 0;
    for (qsizetype row = 0; row < m_lengths.size(); ++row) {
        passed += m_lengths[row];
        if (along <= passed)
            return int(row * wide + qsizetype(x / width() * double(wide)));
    }
    return -1;
}

} // namespace citywall::traffic
