// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plotitem.h"

#include <QAreaSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QQuickWindow>
#include <QScatterSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

namespace citywall {

namespace {

QLineSeries *line(const QList<QPointF> &points, QObject *parent)
{
    auto *series = new QLineSeries(parent);
    series->replace(points);
    return series;
}

void addRun(QChart &chart, const PlotSeries &data, const QList<QPointF> &run)
{
    if (run.size() == 1) { // a line of one point could not be seen
        auto *dot = new QScatterSeries(&chart);
        dot->replace(run);
        dot->setMarkerSize(3);
        dot->setBrush(data.color);
        dot->setPen(Qt::NoPen);
        chart.addSeries(dot);
        return;
    }
    auto *series = line(run, &chart);
    QPen pen(data.color, data.dashed ? 1.25 : 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (data.dashed)
        pen.setDashPattern({ 3, 3 });
    series->setPen(pen);
    chart.addSeries(series);
}

void addBand(QChart &chart, const PlotSeries &data)
{
    auto *area = new QAreaSeries(line(data.points, &chart), line(data.band, &chart));
    QColor fill = data.color;
    fill.setAlphaF(0.18f);
    area->setBrush(fill);
    area->setPen(Qt::NoPen);
    chart.addSeries(area);
}

void addDots(QChart &chart, const PlotSeries &data)
{
    auto *dots = new QScatterSeries(&chart);
    dots->replace(data.points);
    dots->setMarkerSize(8);
    QColor fill = data.color; // where dots lie on one another they darken
    fill.setAlphaF(0.55f);
    dots->setBrush(fill);
    dots->setPen(QPen(data.color, 0.75));
    chart.addSeries(dots);
}

/// Two stacked sets, so that one bar may have another colour.
void addBars(QChart &chart, const QList<double> &values, int highlight, const QColor &color, const QColor &highlightColor)
{
    auto *plain = new QBarSet(QString());
    auto *chosen = new QBarSet(QString());
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double value = std::isfinite(values[i]) ? values[i] : 0;
        plain->append(i == highlight ? 0 : value);
        chosen->append(i == highlight ? value : 0);
    }
    for (QBarSet *set : { plain, chosen }) {
        set->setPen(Qt::NoPen);
        set->setBrush(set == plain ? color : highlightColor);
    }
    auto *bars = new QStackedBarSeries;
    bars->append({ plain, chosen });
    bars->setBarWidth(0.72);
    chart.addSeries(bars);
}

} // namespace

PlotItem::PlotItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &PlotItem::changed, this, &PlotItem::invalidate);
    connect(this, &PlotItem::seriesChanged, this, &PlotItem::invalidate);
}

PlotItem::~PlotItem() = default;

void PlotItem::setSeries(const QVariantList &series)
{
    m_seriesVariants = series;
    m_series.clear();
    for (const QVariant &s : series)
        m_series.append(PlotSeries::fromVariant(s));
    Q_EMIT seriesChanged();
}

int PlotItem::pointCount() const
{
    qsizetype count = 0;
    for (const PlotSeries &s : m_series)
        count += std::count_if(s.points.cbegin(), s.points.cend(), [](const QPointF &p) { return std::isfinite(p.y()); });
    return int(count);
}

double PlotItem::lowest(double from, double to) const
{
    double low = std::numeric_limits<double>::quiet_NaN();
    for (const PlotSeries &s : m_series) {
        for (const QList<QPointF> *points : { &s.points, &s.band })
            for (const QPointF &p : *points)
                low = p.x() >= from && p.x() <= to ? std::fmin(low, p.y()) : low;
    }
    return low;
}

double PlotItem::highest(double from, double to) const
{
    double high = std::numeric_limits<double>::quiet_NaN();
    for (const PlotSeries &s : m_series) {
        for (const QPointF &p : s.points)
            high = p.x() >= from && p.x() <= to ? std::fmax(high, p.y()) : high;
    }
    return high;
}

double PlotItem::valueNear(int series, double x, double reach) const
{
    return series >= 0 && series < m_series.size() ? m_series[series].valueNear(x, reach)
                                                   : std::numeric_limits<double>::quiet_NaN();
}

int PlotItem::dotNear(int series, double x, double y, double reach) const
{
    int nearest = -1;
    if (series < 0 || series >= m_series.size() || !(m_xMaximum > m_xMinimum) || !(m_yMaximum > m_yMinimum))
        return nearest;
    const QList<QPointF> &points = m_series[series].points;
    for (int i = 0; i < points.size(); ++i) {
        const double right = (points[i].x() - m_xMinimum) / (m_xMaximum - m_xMinimum) * width();
        const double down = (m_yMaximum - points[i].y()) / (m_yMaximum - m_yMinimum) * height();
        if (const double distance = std::hypot(right - x, down - y); distance <= reach) {
            reach = distance;
            nearest = i;
        }
    }
    return nearest;
}

void PlotItem::invalidate()
{
    if (std::exchange(m_drawn, false))
        Q_EMIT drawnChanged();
    polish();
}

void PlotItem::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickPaintedItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size())
        invalidate();
}

void PlotItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickPaintedItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        invalidate();
}

std::unique_ptr<QGraphicsScene> PlotItem::makeScene() const
{
    auto scene = std::make_unique<QGraphicsScene>();
    auto *chart = new QChart;
    scene->addItem(chart);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->legend()->hide();
    chart->setMargins({});
    for (const PlotSeries &s : m_series) {
        if (s.dots)
            addDots(*chart, s);
        else if (!s.band.isEmpty())
            addBand(*chart, s);
        else
            for (const QList<QPointF> &run : s.runs())
                addRun(*chart, s, run);
    }
    if (!m_bars.isEmpty())
        addBars(*chart, m_bars, m_highlight, m_barColor, m_highlightColor);
    auto *x = new QValueAxis;
    auto *y = new QValueAxis;
    x->setRange(m_bars.isEmpty() ? m_xMinimum : -0.5, m_bars.isEmpty() ? m_xMaximum : double(m_bars.size()) - 0.5);
    y->setRange(m_yMinimum, m_yMaximum);
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    for (QValueAxis *axis : { x, y })
        axis->setVisible(false);
    const QList<QAbstractSeries *> all = chart->series();
    for (QAbstractSeries *s : all) {
        s->attachAxis(x);
        s->attachAxis(y);
    }
    chart->resize(size());
    chart->setPlotArea(QRectF(QPointF(), size()));
    scene->setSceneRect(QRectF(QPointF(), size()));
    return scene;
}

void PlotItem::updatePolish()
{
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    const QSize pixels = (size() * ratio).toSize();
    if (pixels.isEmpty() || !(m_xMaximum > m_xMinimum) || !(m_yMaximum > m_yMinimum)) {
        m_picture = {};
    } else {
        m_picture = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        painter.setRenderHint(QPainter::Antialiasing);
        makeScene()->render(&painter, QRectF(QPointF(), size()), QRectF(QPointF(), size()));
    }
    update();
    if (!std::exchange(m_drawn, true))
        Q_EMIT drawnChanged();
}

void PlotItem::paint(QPainter *painter)
{
    if (!m_picture.isNull())
        painter->drawImage(QPointF(), m_picture);
}

} // namespace citywall
