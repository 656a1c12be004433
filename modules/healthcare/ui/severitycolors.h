// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/metric.h"

#include <QColor>
#include <QObject>
#include <QQmlEngine>

namespace citywall::healthcare {

/// The theme's colours of severity, handed over by the layers' QML, for models that colour what maps draw. GUI thread.
class SeverityColors : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(QList<QColor> severityColors READ severityColors WRITE setSeverityColors NOTIFY severityColorsChanged)
public:
    using QObject::QObject;

    /// Unknown, normal, notice, warning, critical.
    QList<QColor> severityColors() const { return m_colors; }
    void setSeverityColors(const QList<QColor> &colors);
    QColor color(int severity) const { return m_colors.value(severity + 1, Qt::gray); } ///< −1 unknown … 3 critical
    /// "high, from 90 %"
    static QString limitTitle(const Metric &metric, const MetricLimit &limit);

Q_SIGNALS:
    void severityColorsChanged();

private:
    QList<QColor> m_colors;
};

} // namespace citywall::healthcare
