// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickPaintedItem>

namespace citywall::traffic {

/// Speed along a corridor over the day: time to the right, the way up, colour by speed / free-flow speed. GUI thread.
class SpaceTimeItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> ratios MEMBER m_ratios NOTIFY changed)   ///< rows as they are driven, each a day; NaN = unknown
    Q_PROPERTY(QList<double> lengths MEMBER m_lengths NOTIFY changed) ///< of the rows in metres
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY changed)
public:
    explicit SpaceTimeItem(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

    /// The row and column under a point, as an index into ratios; −1 outside.
    Q_INVOKABLE int cellAt(double x, double y) const;
    Q_INVOKABLE int rowOf(int cell) const { return m_lengths.isEmpty() ? -1 : int(cell / columns()); }

Q_SIGNALS:
    void changed();

private:
    qsizetype columns() const { return m_lengths.isEmpty() ? 0 : m_ratios.size() / m_lengths.size(); }

    QList<double> m_ratios;
    QList<double> m_lengths;
    bool m_dark = true;
};

} // namespace citywall::traffic
