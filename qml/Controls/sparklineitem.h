// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

namespace citywall {

/// A line without axes: equally spaced values from left to right, NaN = a gap; an optional reference as a dashed line.
/// The newest value carries a dot. Fewer than two values draw nothing.
class SparklineItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> values MEMBER m_values NOTIFY changed)
    Q_PROPERTY(double reference MEMBER m_reference NOTIFY changed)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY changed)
    Q_PROPERTY(QColor referenceColor MEMBER m_referenceColor NOTIFY changed)
public:
    explicit SparklineItem(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QList<double> m_values;
    double m_reference = std::numeric_limits<double>::quiet_NaN();
    QColor m_lineColor = Qt::gray;
    QColor m_referenceColor = Qt::gray;
};

} // namespace citywall
