// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timelinemodel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>

namespace citywall {

/// The timeline's ground: night shaded, and one lane of bars a feed, each lane to its own scale (TimelineModel::scaleOf()), since feeds
/// differ by orders of magnitude; a bar beyond the scale is cut off, with a cap over the cut. What is usual for a bar is a line across it
/// at that height, with air over and under it so that it is seen against the ground; at the top if beyond the scale; none where nothing
/// was observed and nothing usually is. Few hundred bars, redrawn when they change; not when the clock moves.
class HistogramItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::TimelineModel *model READ model WRITE setModel NOTIFY modelChanged REQUIRED)
    Q_PROPERTY(QColor barColor MEMBER m_barColor NOTIFY styleChanged)
    Q_PROPERTY(QColor capColor MEMBER m_capColor NOTIFY styleChanged)
    Q_PROPERTY(QColor usualColor MEMBER m_usualColor NOTIFY styleChanged)
    Q_PROPERTY(QColor nightColor MEMBER m_nightColor NOTIFY styleChanged)
    Q_PROPERTY(double laneGap MEMBER m_laneGap NOTIFY styleChanged)
public:
    explicit HistogramItem(QQuickItem *parent = nullptr);

    TimelineModel *model() const { return m_model; }
    void setModel(TimelineModel *model);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void modelChanged();
    void styleChanged();

private:
    void paintNights(QPainter &painter) const;
    void paintLane(QPainter &painter, int lane, QRectF area) const;

    QPointer<TimelineModel> m_model;
    QColor m_barColor = Qt::gray;
    QColor m_capColor = Qt::white;
    QColor m_usualColor = Qt::cyan;
    QColor m_nightColor = Qt::black;
    double m_laneGap = 2;
};

} // namespace citywall
