// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace citywall {

/// Diagonal hatching: how "unknown" looks everywhere, so that it is never mistaken for a calm value.
class Hatch : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)
    Q_PROPERTY(double spacing READ spacing WRITE setSpacing NOTIFY changed)
public:
    using QQuickPaintedItem::QQuickPaintedItem;

    QColor color() const { return m_color; }
    void setColor(const QColor &color);
    double spacing() const { return m_spacing; } ///< logical pixels between the lines, along x
    void setSpacing(double spacing);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QColor m_color = Qt::gray;
    double m_spacing = 6;
};

} // namespace citywall
