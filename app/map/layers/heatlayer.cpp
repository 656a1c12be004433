// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/heatlayer.h"

#include "base/future.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QtConcurrentRun>

namespace citywall {

namespace {
constexpr double marginOfView = 0.25;    ///< computed beyond each side of the viewport
constexpr double leastBandwidthPixels = 6;
constexpr int settleMilliseconds = 60;
} // namespace

HeatLayer::HeatLayer(QQuickItem *parent) : MapLayer(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &HeatLayer::compute);
    connect(this, &HeatLayer::requestChanged, this, &HeatLayer::schedule);
}

void HeatLayer::setPoints(PointSet *points)
{
    if (points == m_points)
        return;
    if (m_points)
        disconnect(m_points, nullptr, this, nullptr);
    m_points = points;
    if (points)
        connect(points, &PointSet::geometryChanged, this, &HeatLayer::schedule);
    schedule();
    Q_EMIT sourceChanged();
}

void HeatLayer::setLines(LineSet *lines)
{
    if (lines == m_lines)
        return;
    if (m_lines)
        disconnect(m_lines, nullptr, this, nullptr);
    m_lines = lines;
    if (lines) {
        connect(lines, &LineSet::geometryChanged, this, &HeatLayer::schedule);
        connect(lines, &LineSet::stylesChanged, this, &HeatLayer::schedule);
    }
    schedule();
    Q_EMIT sourceChanged();
}

void HeatLayer::itemChange(ItemChange change, const ItemChangeData &data)
{
    MapLayer::itemChange(change, data);
    if (change == ItemVisibleHasChanged && data.boolValue)
        schedule();
}

void HeatLayer::cameraMoved()
{
    update();
    if (!m_picture.world.contains(camera()->visibleWorld()) || std::abs(m_picture.zoomLevel - camera()->zoomLevel()) > 0.25)
        schedule();
}

void HeatLayer::schedule()
{
    if (m_busy)
        m_again = true;
    else if (isVisible() && !m_timer.isActive())
        m_timer.start();
}

/// Points as they are; lines cut into pieces no longer than half the bandwidth. Sum spreads a line's value over its length.
HeatLayer::Samples HeatLayer::samples(double bandwidthWorld) const
{
    auto result = std::make_shared<std::vector<HeatSample>>();
    if (m_points) {
        for (const MapPoint &p : m_points->points())
            result->push_back({ toWorld(p.position), 1, float(p.weight) });
    }
    for (int i = 0; m_lines && i < m_lines->count(); ++i) {
        const double value = m_lines->styles()[size_t(i)].value;
        const auto &line = m_lines->localLines()[size_t(i)];
        if (std::isnan(value) || line.size() < 2)
            continue;
        const auto segment = [&line](size_t j) {
            return std::hypot(line[j].x() - line[j - 1].x(), line[j].y() - line[j - 1].y());
        };
        double total = 0;
        for (size_t j = 1; j < line.size(); ++j)
            total += segment(j);
        for (size_t j = 1; j < line.size(); ++j) {
            const double length = segment(j) / LocalFrame::unit;
            const int pieces = std::max(1, int(std::ceil(length / (bandwidthWorld / 2))));
            const double share = m_mode == Sum ? segment(j) / total / pieces : length / pieces / bandwidthWorld;
            for (int k = 0; k < pieces; ++k) {
                const QPointF at = line[j - 1] + (line[j] - line[j - 1]) * ((k + 0.5) / pieces);
                result->push_back({ m_lines->frame().originWorld + at / LocalFrame::unit, float(share), float(value) });
            }
        }
    }
    return result;
}

void HeatLayer::compute()
{
    if (!camera() || !isVisible() || camera()->viewport().isEmpty())
        return;
    const double metersPerPixel = camera()->metersPerPixel();
    const double wanted = m_bandwidthPixels > 0 ? m_bandwidthPixels : m_bandwidthMeters / metersPerPixel;
    const double sigmaPixels = std::max(leastBandwidthPixels, wanted);
    const double cellPixels = std::clamp(sigmaPixels / 5, 2.0, 16.0);
    const double worldPixels = camera()->worldPixels();

    HeatRequest request;
    request.mode = HeatRequest::Mode(m_mode);
    const QRectF view = camera()->visibleWorld();
    request.world = view.adjusted(-view.width() * marginOfView, -view.height() * marginOfView, view.width() * marginOfView,
                                  view.height() * marginOfView);
    request.bandwidthWorld = sigmaPixels / worldPixels;
    request.cellWorld = cellPixels / worldPixels;
    request.kilometersPerWorld = metersPerPixel * worldPixels / 1000;
    request.threshold = m_threshold;

    const double zoomLevel = camera()->zoomLevel();
    const auto work = [request, zoomLevel, cellPixels, samples = samples(request.bandwidthWorld), from = m_from, to = m_to,
                       kind = palette::Kind(m_palette), dark = m_dark] {
        const HeatGrid grid = computeHeat(*samples, request);
        Picture picture;
        picture.world = grid.world;
        picture.zoomLevel = zoomLevel;
        picture.maximum = grid.maximum;
        picture.bandwidthMeters = request.bandwidthWorld * request.kilometersPerWorld * 1000;
        const bool sum = request.mode == HeatRequest::Sum;
        picture.from = !std::isnan(from) ? from : sum ? 0 : grid.minimum;
        picture.to = !std::isnan(to) ? to : sum ? palette::roundUp(grid.maximum) : grid.maximum;
        picture.image = colorHeat(grid, picture.from, picture.to, std::max(1, int(std::lround(cellPixels / 2))),
                                  [kind, dark](double t) { return palette::colorAt(kind, t, dark); });
        return picture;
    };
    m_busy = true;
    m_again = false;
    Q_EMIT busyChanged();
    whenFinished(QtConcurrent::run(work), this, [this](const QFuture<Picture> &future) {
        m_picture = future.result();
        m_textureDirty = true;
        m_busy = false;
        update();
        Q_EMIT computed();
        Q_EMIT busyChanged();
        if (std::exchange(m_again, false))
            schedule();
        else
            cameraMoved();
    });
}

QRectF HeatLayer::targetRect() const
{
    return QRectF(camera()->worldToItem(m_picture.world.topLeft()), camera()->worldToItem(m_picture.world.bottomRight()));
}

QSGNode *HeatLayer::updateGpu(QSGNode *old)
{
    auto *node = static_cast<QSGImageNode *>(old);
    if (m_picture.image.isNull()) {
        delete node;
        return nullptr;
    }
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
        m_textureDirty = true;
    }
    if (std::exchange(m_textureDirty, false))
        node->setTexture(window()->createTextureFromImage(m_picture.image, QQuickWindow::TextureHasAlphaChannel));
    node->setRect(targetRect());
    return node;
}

void HeatLayer::paintSoftware(QPainter &painter)
{
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_picture.image.isNull())
        painter.drawImage(targetRect(), m_picture.image);
}

} // namespace citywall
