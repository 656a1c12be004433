// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/severitycolors.h"

#include <QLocale>

namespace citywall::healthcare {

void SeverityColors::setSeverityColors(const QList<QColor> &colors)
{
    if (m_colors == colors)
        return;
    m_colors = colors;
    Q_EMIT severityColorsChanged();
}

QString SeverityColors::limitTitle(const Metric &metric, const MetricLimit &limit)
{
    return tr("%1, from %2 %3").arg(limit.title, QLocale().toString(limit.from, 'f', 0), metric.unit);
}

} // namespace citywall::healthcare
