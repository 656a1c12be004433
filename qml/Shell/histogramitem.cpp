// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogramitem.h"

#include "daylight.h"
#include "sdk/services.h"

#include <QPainter>

namespace citywall {

namespace {
constexpr double capHeight = 2; ///< and as much air between the cap and the bar
constexpr double lineHeight = 2; ///< of what is usual
constexpr double lineAir = 1; ///< between the line and the bar
} // namespace

HistogramItem::HistogramItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &HistogramItem::styleChanged, this, [this] { update(); });
}

void HistogramItem::setModel(TimelineModel *model)
{
    if (m_model == model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (m_model) {
        connect(m_model, &TimelineModel::viewChanged, this, [this] { update(); });
        connect(m_model, &TimelineModel::histogramChanged, this, [this] { update(); });
    }
    Q_EMIT modelChanged();
    update();
}

void HistogramItem::paint(QPainter *painter)
{
    if (!m_model || m_model->span() <= 0)
        return;
    paintNights(*painter);
    const int lanes = int(m_model->histogram().counts.size());
    const double height = (this->height() - m_laneGap * std::max(0, lanes - 1)) / std::max(1, lanes);
    for (int lane = 0; lane < lanes; ++lane)
        paintLane(*painter, lane, QRectF(0, lane * (height + m_laneGap), width(), height));
}

void HistogramItem::paintNights(QPainter &painter) const
{
    // Nights narrower than a few pixels would be noise.
    constexpr double step = 2;
    if (!services().city || m_model->span() / width() > 3'600'000)
        return;
    for (double x = 0; x < width(); x += step) {
        const double share = nightShare({ qint64(m_model->timeAt(x + step / 2, width())) }, services().city->centerPoint);
        if (share <= 0)
            continue;
        QColor color = m_nightColor;
        color.setAlphaF(float(share) * color.alphaF());
        painter.fillRect(QRectF(x, 0, step, height()), color);
    }
}

void HistogramItem::paintLane(QPainter &painter, int lane, QRectF area) const
{
    const Histogram &histogram = m_model->histogram();
    const std::vector<qint64> &counts = histogram.counts[size_t(lane)];
    const qint64 scale = m_model->scaleOf(lane);
    if (scale == 0)
        return;
    const double bucket = double(histogram.range.length().count()) / double(counts.size());
    for (size_t i = 0; i < counts.size(); ++i) {
        const double usual = m_model->usualAt(lane, int(i));
        if (counts[i] == 0 && !(usual > 0))
            continue;
        const double left = m_model->xAt(double(histogram.range.begin.milliseconds) + bucket * double(i), area.width());
        const double right = m_model->xAt(double(histogram.range.begin.milliseconds) + bucket * double(i + 1), area.width());
        const double gap = right - left > 3 ? 1 : 0;
        const double width = std::max(0.75, right - left - gap);
        const bool cut = counts[i] > scale;
        const double height = counts[i] == 0 ? 0
            : cut                            ? std::max(1.0, area.height() - 2 * capHeight)
                                             : std::max(1.0, area.height() * double(counts[i]) / double(scale));
        const auto fill = [&](double top, double bottom) {
            if (bottom > top)
                painter.fillRect(QRectF(left, top, width, bottom - top), m_barColor);
        };
        const double top = area.bottom() - height;
        if (std::isnan(usual)) {
            fill(top, area.bottom());
        } else {
            const double share = std::min(1.0, usual / double(scale));
            const double line =
                std::round(std::max(area.top(), std::min(area.bottom() - share * area.height(), area.bottom() - lineHeight)));
            fill(top, line - lineAir);
            fill(std::max(top, line + lineHeight + lineAir), area.bottom());
            painter.fillRect(QRectF(left, line, std::max(1.5, width), lineHeight), m_usualColor);
        }
        if (cut)
            painter.fillRect(QRectF(left, area.top(), std::max(1.5, width), capHeight), m_capColor);
    }
}

} // namespace citywall
