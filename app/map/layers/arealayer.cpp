// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/arealayer.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace citywall {

namespace {

constexpr float selectedPixels = 3;
constexpr float hoveredPixels = 1.6f;

/// What is left of a fill between the lines that hatch it.
QRgb between(QRgb fill, StrokePattern pattern)
{
    return qRgba(qRed(fill), qGreen(fill), qBlue(fill), int(std::lround(qAlpha(fill) * patternOfFill(pattern).gap)));
}

/// Hatches a path as shaders/stroke.frag does: diagonal lines that stay where they are on the ground.
void hatch(QPainter &painter, const QPainterPath &path, const QColor &color, StrokePattern pattern, QPointF origin)
{
    const PatternMeasures measures = patternOfFill(pattern);
    // A line x + y = s crosses the diagonal at s/√2.
    const double across = measures.period * M_SQRT2;
    const QRectF box = path.boundingRect() & painter.clipBoundingRect();
    if (box.isEmpty())
        return;
    painter.save();
    painter.setClipPath(path, Qt::IntersectClip);
    painter.setPen(QPen(color, measures.ink, Qt::SolidLine, Qt::FlatCap));
    const double from = std::floor((box.left() + box.top() - origin.x() - origin.y()) / across);
    for (double s = origin.x() + origin.y() + (from + 0.5) * across; s < box.right() + box.bottom() + across; s += across)
        painter.drawLine(QPointF(s - box.top(), box.top()), QPointF(s - box.bottom(), box.bottom()));
    painter.restore();
}

/// The colour of the lines that hatch a fill.
QRgb hatchOf(QRgb fill, const QColor &hatch) { return hatch.alpha() > 0 ? hatch.rgba() : fill; }

void fill(QPainter &painter, const QPainterPath &path, const AreaStyle &style, const QColor &hatchColor, QPointF origin)
{
    const StrokePattern pattern = patternOf(style.freshness);
    if (pattern == StrokePattern::Solid || qAlpha(style.color) == 0) {
        painter.fillPath(path, QColor::fromRgba(style.color));
        return;
    }
    painter.fillPath(path, QColor::fromRgba(between(style.color, pattern)));
    hatch(painter, path, QColor::fromRgba(hatchOf(style.color, hatchColor)), pattern, origin);
}

class AreaNode : public QSGNode
{
public:
    AreaNode()
    {
        for (StrokeNode *node : { &fill, &outline, &hovered, &selected }) {
            node->setFlag(QSGNode::OwnedByParent, false);
            appendChildNode(node);
        }
    }
    ~AreaNode() override { removeAllChildNodes(); }
    StrokeNode fill, outline, hovered, selected;
};

} // namespace

void AreaLayer::setAreas(AreaSet *areas)
{
    if (areas == m_areas)
        return;
    if (m_areas)
        disconnect(m_areas, nullptr, this, nullptr);
    m_areas = areas;
    m_geometryDirty = true;
    m_rings.reset();
    if (areas) {
        connect(areas, &AreaSet::geometryChanged, this, [this] {
            m_geometryDirty = true;
            m_rings.reset();
            highlightChanged();
        });
        connect(areas, &AreaSet::colorsChanged, this, [this] {
            m_colorsDirty = true;
            redraw();
        });
    }
    highlightChanged();
    Q_EMIT areasChanged();
}

void AreaLayer::highlightChanged()
{
    m_highlightDirty = true;
    redraw();
}

void AreaLayer::setOutlineColor(const QColor &color)
{
    if (std::exchange(m_outlineColor, color) == color)
        return;
    redraw();
    Q_EMIT styleChanged();
}

void AreaLayer::setOutlinePixels(double pixels)
{
    if (std::exchange(m_outlinePixels, pixels) == pixels)
        return;
    m_geometryDirty = true;
    redraw();
    Q_EMIT styleChanged();
}

void AreaLayer::setHighlightColor(const QColor &color)
{
    if (std::exchange(m_highlightColor, color) == color)
        return;
    redraw();
    Q_EMIT styleChanged();
}

void AreaLayer::setHatchColor(const QColor &color)
{
    if (std::exchange(m_hatchColor, color) == color)
        return;
    m_colorsDirty = true;
    redraw();
    Q_EMIT styleChanged();
}

void AreaLayer::setSelectedId(const QString &id)
{
    if (m_selectedId == id)
        return;
    m_selectedId = id;
    highlightChanged();
    Q_EMIT selectedIdChanged();
}

void AreaLayer::setHoveredId(const QString &id)
{
    if (m_hoveredId == id)
        return;
    m_hoveredId = id;
    highlightChanged();
    Q_EMIT hoveredIdChanged();
}

QString AreaLayer::idAt(QPointF pixels) const
{
    const int i = m_areas && camera() ? m_areas->at(camera()->toGeo(pixels)) : -1;
    return i < 0 ? QString() : m_areas->areas()[i].id;
}

bool AreaLayer::hoverAt(QPointF pixels)
{
    setHoveredId(m_pickable ? idAt(pixels) : QString());
    return !m_hoveredId.isEmpty();
}

bool AreaLayer::clickAt(QPointF pixels)
{
    const QString id = m_pickable ? idAt(pixels) : QString();
    if (!id.isEmpty())
        Q_EMIT clicked(id);
    return !id.isEmpty();
}

StrokeMesh AreaLayer::fillMesh() const
{
    StrokeMesh mesh;
    for (int i = 0; i < m_areas->count(); ++i) {
        const AreaSet::Triangles &t = m_areas->triangles()[size_t(i)];
        const size_t begin = mesh.vertices.size();
        mesh.addTriangles(t.vertices, t.indices);
        const AreaStyle &style = m_areas->styles()[size_t(i)];
        const StrokePattern pattern = patternOf(style.freshness);
        if (pattern == StrokePattern::Solid || qAlpha(style.color) == 0) {
            mesh.paint(begin, mesh.vertices.size(), style.color, 1);
            continue;
        }
        mesh.paint(begin, mesh.vertices.size(), between(style.color, pattern), 1);
        const size_t lines = mesh.vertices.size();
        mesh.addTriangles(t.vertices, t.indices);
        mesh.paint(lines, mesh.vertices.size(), hatchOf(style.color, m_hatchColor), 1, pattern);
    }
    return mesh;
}

StrokeMesh AreaLayer::outlineMesh() const
{
    StrokeMesh mesh;
    for (const AreaSet::Rings &rings : m_areas->localRings()) {
        for (const auto &ring : rings)
            mesh.addLine(ring, StrokeMesh::Closed);
    }
    mesh.paint(0, mesh.vertices.size(), 0x00000000, float(m_outlinePixels));
    return mesh;
}

StrokeMesh AreaLayer::highlightMesh(const QString &id, float widthPixels) const
{
    StrokeMesh mesh;
    const int i = id.isEmpty() ? -1 : m_areas->indexOf(id);
    if (i >= 0) {
        for (const auto &ring : m_areas->localRings()[size_t(i)])
            mesh.addLine(ring, StrokeMesh::Closed);
    }
    mesh.paint(0, mesh.vertices.size(), 0x00000000, widthPixels);
    return mesh;
}

QSGNode *AreaLayer::updateGpu(QSGNode *old)
{
    auto *node = static_cast<AreaNode *>(old);
    if (!m_areas) {
        delete node;
        return nullptr;
    }
    if (!node) {
        node = new AreaNode;
        m_geometryDirty = m_highlightDirty = true;
    }
    if (m_geometryDirty || m_colorsDirty)
        node->fill.upload(fillMesh());
    if (m_geometryDirty)
        node->outline.upload(outlineMesh());
    if (m_highlightDirty) {
        node->hovered.upload(highlightMesh(m_hoveredId, hoveredPixels));
        node->selected.upload(highlightMesh(m_selectedId, selectedPixels));
    }
    m_geometryDirty = m_colorsDirty = m_highlightDirty = false;
    const auto placing = m_areas->frame().placing(*camera());
    for (StrokeNode *stroke : { &node->fill, &node->outline, &node->hovered, &node->selected })
        stroke->place(placing, camera()->zoomLevel(), pixelRatio());
    node->outline.stroke().overrideColor = m_outlineColor;
    node->hovered.stroke().overrideColor = m_highlightColor;
    node->selected.stroke().overrideColor = m_highlightColor;
    return node;
}

MapLayer::Painting AreaLayer::painting()
{
    if (!m_areas)
        return {};
    if (!m_rings)
        m_rings = std::make_shared<const std::vector<AreaSet::Rings>>(m_areas->localRings());
    struct Highlight {
        int area;
        float pixels;
    };
    const std::array highlights { Highlight { m_hoveredId.isEmpty() ? -1 : m_areas->indexOf(m_hoveredId), hoveredPixels },
                                  Highlight { m_selectedId.isEmpty() ? -1 : m_areas->indexOf(m_selectedId), selectedPixels } };
    return [highlights, rings = m_rings, styles = m_areas->styles(), placing = m_areas->frame().placing(*camera()),
            factor = widthFactor(camera()->zoomLevel()), view = boundingRect(), outline = QPen(m_outlineColor, m_outlinePixels),
            highlightColor = m_highlightColor, hatchColor = m_hatchColor](QPainter &painter) {
        std::vector<QPainterPath> paths(rings->size());
        painter.setClipRect(view);
        for (size_t i = 0; i < paths.size(); ++i) {
            for (const auto &ring : (*rings)[i]) {
                QPolygonF polygon;
                for (const QPointF &p : ring)
                    polygon.append(placing.toItem(p));
                paths[i].addPolygon(polygon);
                paths[i].closeSubpath();
            }
            fill(painter, paths[i], styles[i], hatchColor, placing.translation);
        }
        const auto stroke = [&](const QPainterPath &path, const QColor &color, double width) {
            painter.strokePath(path, QPen(color, width * factor, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        };
        for (const QPainterPath &path : paths)
            stroke(path, outline.color(), outline.widthF());
        for (const Highlight &highlight : highlights) {
            if (highlight.area >= 0)
                stroke(paths[size_t(highlight.area)], highlightColor, highlight.pixels);
        }
    };
}

} // namespace citywall
