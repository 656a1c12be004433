// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace citywall::environment {

/// A pollution rose: a petal for each sector, north up, as long as its mean concentration and as strong in colour as its hours
/// are many. Texts around it are QML's. GUI thread.
class RoseItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> means MEMBER m_means NOTIFY changed) ///< by sector, N first, clockwise; NaN = no petal
    Q_PROPERTY(QList<int> hours MEMBER m_hours NOTIFY changed)    ///< as many
    Q_PROPERTY(double outer MEMBER m_outer NOTIFY changed)        ///< the mean at the rim
    Q_PROPERTY(QColor petalColor MEMBER m_petalColor NOTIFY changed)
    Q_PROPERTY(QColor gridColor MEMBER m_gridColor NOTIFY changed)
public:
    explicit RoseItem(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    QList<double> m_means;
    QList<int> m_hours;
    double m_outer = 1;
    QColor m_petalColor = Qt::white;
    QColor m_gridColor = Qt::gray;
};

} // namespace citywall::environment
