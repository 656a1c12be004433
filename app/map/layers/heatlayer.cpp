// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/heatlayer.h"

#include "base/future.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QtConcurrentRun>

#include <algorithm>

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
    listen(points);
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
    listen(lines);
    schedule();
    Q_EMIT sourceChanged();
}

void HeatLayer::listen(QObject *set)
{
    if (auto *points = qobject_cast<PointSet *>(set))
        connect(points, &PointSet::geometryChanged, this, &HeatLayer::schedule, Qt::UniqueConnection);
    if (auto *lines = qobject_cast<LineSet *>(set)) {
        connect(lines, &LineSet::geometryChanged, this, &HeatLayer::schedule, Qt::UniqueConnection);
        connect(lines, &LineSet::stylesChanged, this, &HeatLayer::schedule, Qt::UniqueConnection);
    }
}

void HeatLayer::setMean(const QList<QObject *> &sets) { follow(m_mean, sets); }

void HeatLayer::setLess(const QList<QObject *> &sets) { follow(m_less, sets); }

void HeatLayer::follow(Sets &followed, const QList<QObject *> &sets)
{
    const Sets next(sets.cbegin(), sets.cend());
    if (next == followed)
        return;
    for (const QPointer<QObject> &set : std::as_const(followed)) {
        if (set && set != m_points && set != m_lines)
            disconnect(set, nullptr, this, nullptr);
    }
    followed = next;
    const Sets all = m_mean + m_less;
    for (QObject *set : all)
        listen(set);
    schedule();
}

void HeatLayer::setSharedScale(const QString &name)
{
    const std::shared_ptr<SharedScale> scale = name.isEmpty() ? nullptr : SharedScale::named(name);
    if (scale == m_scale)
        return;
    if (m_scale) {
        m_scale->leave(this);
        m_scale->disconnect(this);
    }
    m_scale = scale;
    if (scale)
        connect(scale.get(), &SharedScale::changed, this, &HeatLayer::schedule);
    schedule();
}

void HeatLayer::itemChange(ItemChange change, const ItemChangeData &data)
{
    MapLayer::itemChange(change, data);
    if (change == ItemVisibleHasChanged && data.boolValue)
        schedule();
}

void HeatLayer::cameraMoved()
{
    redraw();
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

HeatLayer::Sets HeatLayer::ownSets() const
{
    if (!m_mean.isEmpty())
        return m_mean;
    Sets sets;
    if (m_points)
        sets.append(QPointer<QObject>(m_points.get()));
    if (m_lines)
        sets.append(QPointer<QObject>(m_lines.get()));
    return sets;
}

/// Points as they are; lines cut into pieces no longer than half the bandwidth. Of several sets of a kind each counts for its share.
HeatLayer::Samples HeatLayer::samples(const Sets &sets, double bandwidthWorld) const
{
    auto result = std::make_shared<std::vector<HeatSample>>();
    const auto mass = [&sets](auto isOne) { return 1 / double(std::max<qsizetype>(1, std::ranges::count_if(sets, isOne))); };
    const double ofPoints = mass([](QObject *set) { return qobject_cast<PointSet *>(set) != nullptr; });
    const double ofLines = mass([](QObject *set) { return qobject_cast<LineSet *>(set) != nullptr; });
    for (QObject *set : sets) {
        if (const auto *points = qobject_cast<PointSet *>(set)) {
            for (const MapPoint &p : points->points())
                result->push_back({ toWorld(p.position), float(ofPoints), float(p.weight) });
        } else if (const auto *lines = qobject_cast<LineSet *>(set)) {
            addLines(*result, *lines, ofLines, bandwidthWorld);
        }
    }
    return result;
}

/// Sum spreads a line's value over its length.
void HeatLayer::addLines(std::vector<HeatSample> &samples, const LineSet &lines, double mass, double bandwidthWorld) const
{
    for (int i = 0; i < lines.count(); ++i) {
        const double value = lines.styles()[size_t(i)].value;
        const auto &line = lines.localLines()[size_t(i)];
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
                samples.push_back({ lines.frame().originWorld + at / LocalFrame::unit, float(mass * share), float(value) });
            }
        }
    }
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
    const Samples less = isDifference() ? samples(m_less, request.bandwidthWorld) : nullptr;
    const auto work = [request, zoomLevel, cellPixels, less, samples = samples(ownSets(), request.bandwidthWorld), from = m_from,
                       to = m_to, shared = m_scale ? m_scale->end() : 0, kind = palette::Kind(m_palette), dark = m_dark] {
        const HeatGrid own = computeHeat(*samples, request);
        const HeatGrid grid = less ? heatDifference(own, computeHeat(*less, request)) : own;
        Picture picture;
        picture.world = grid.world;
        picture.zoomLevel = zoomLevel;
        picture.maximum = grid.maximum;
        picture.bandwidthMeters = request.bandwidthWorld * request.kilometersPerWorld * 1000;
        const bool sum = request.mode == HeatRequest::Sum;
        if (less) {
            picture.to = palette::roundUp(std::max(std::abs(grid.minimum), std::abs(grid.maximum)));
            picture.from = -picture.to;
        } else {
            // Whoever has nothing to show needs no end: what others have to show would be lost below it.
            const bool nothing = sum && !(grid.maximum > 0);
            picture.ownTo = !std::isnan(to) || nothing ? std::numeric_limits<double>::quiet_NaN()
                : sum                                  ? palette::roundUp(grid.maximum)
                                                       : double(grid.maximum);
            picture.from = !std::isnan(from) ? from : sum ? 0 : grid.minimum;
            picture.to = !std::isnan(to) ? to : nothing && !(shared > 0) ? palette::roundUp(0) : std::fmax(picture.ownTo, shared);
        }
        picture.image = colorHeat(grid, picture.from, picture.to, std::max(1, int(std::lround(cellPixels / 2))),
                                  [kind, dark, signedValues = less != nullptr](double t) {
                                      return signedValues ? differenceColor(2 * t - 1, dark) : palette::colorAt(kind, t, dark);
                                  });
        return picture;
    };
    m_busy = true;
    m_again = false;
    Q_EMIT busyChanged();
    whenFinished(QtConcurrent::run(work), this, [this](const QFuture<Picture> &future) { take(future.result()); });
}

void HeatLayer::take(const Picture &picture)
{
    m_picture = picture;
    m_textureDirty = true;
    m_busy = false;
    redraw();
    Q_EMIT computed();
    Q_EMIT busyChanged();
    if (m_scale)
        m_scale->set(this, picture.ownTo); // another end makes all of them draw anew
    if (std::exchange(m_again, false))
        schedule();
    else
        cameraMoved();
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

MapLayer::Painting HeatLayer::painting()
{
    if (m_picture.image.isNull())
        return {};
    return [image = m_picture.image, target = targetRect()](QPainter &painter) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, image);
    };
}

} // namespace citywall
