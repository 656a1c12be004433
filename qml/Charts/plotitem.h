// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plotdata.h"

#include <QQuickPaintedItem>

#include <memory>

class QGraphicsScene;

namespace citywall {

/// The drawing inside the axes: lines, bands, dots or bars by Qt Charts, drawn on the GUI thread into a picture of the item's
/// size when something changed. Axes, marks and texts are QML's, around it. Needs a QApplication.
class PlotItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariantList series READ series WRITE setSeries NOTIFY seriesChanged)
    Q_PROPERTY(QList<double> bars MEMBER m_bars NOTIFY changed)
    Q_PROPERTY(int highlight MEMBER m_highlight NOTIFY changed)
    Q_PROPERTY(QColor barColor MEMBER m_barColor NOTIFY changed)
    Q_PROPERTY(QColor highlightColor MEMBER m_highlightColor NOTIFY changed)
    Q_PROPERTY(double xMinimum MEMBER m_xMinimum NOTIFY changed)
    Q_PROPERTY(double xMaximum MEMBER m_xMaximum NOTIFY changed)
    Q_PROPERTY(double yMinimum MEMBER m_yMinimum NOTIFY changed)
    Q_PROPERTY(double yMaximum MEMBER m_yMaximum NOTIFY changed)
    Q_PROPERTY(bool drawn READ isDrawn NOTIFY drawnChanged)
public:
    explicit PlotItem(QQuickItem *parent = nullptr);
    ~PlotItem() override;

    QVariantList series() const { return m_seriesVariants; }
    void setSeries(const QVariantList &series);
    bool isDrawn() const { return m_drawn; } ///< the picture is up to date
    void paint(QPainter *painter) override;

    Q_INVOKABLE int pointCount() const; ///< finite points of all series
    Q_INVOKABLE double lowest(double from, double to) const;  ///< y over all series with x in [from, to]; NaN if none
    Q_INVOKABLE double highest(double from, double to) const;
    Q_INVOKABLE double valueNear(int series, double x, double reach) const;
    /// Index of the point of a series of dots that is drawn nearest to x, y and at most `reach` pixels away; −1 if there is none.
    Q_INVOKABLE int dotNear(int series, double x, double y, double reach) const;
    Q_INVOKABLE static int decimals(const QList<double> &ticks) { return decimalsOf(ticks); }
    Q_INVOKABLE static QList<double> ticks(double low, double high, int count) { return niceTicks(low, high, count); }

Q_SIGNALS:
    void seriesChanged();
    void changed();
    void drawnChanged();

protected:
    void updatePolish() override;
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void invalidate();
    std::unique_ptr<QGraphicsScene> makeScene() const;

    QVariantList m_seriesVariants;
    QList<PlotSeries> m_series;
    QList<double> m_bars;
    int m_highlight = -1;
    QColor m_barColor = Qt::gray;
    QColor m_highlightColor = Qt::white;
    double m_xMinimum = 0;
    double m_xMaximum = 1;
    double m_yMinimum = 0;
    double m_yMaximum = 1;
    bool m_drawn = false;
    QImage m_picture;
};

} // namespace citywall
