// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/linelayer.h"

#include "map/layers/linelook.h"
#include "map/layers/simplify.h"

namespace citywall {

namespace {

/// Casing, body and highlight; casing and body share one geometry.
class LineNode : public QSGNode
{
public:
    LineNode()
    {
        for (StrokeNode *node : { &casing, &body, &halo, &highlight }) {
            node->setFlag(QSGNode::OwnedByParent, false);
            appendChildNode(node);
        }
    }
    ~LineNode() override { removeAllChildNodes(); }
    /// A transparent casing is none: a stroke without a colour of its own takes those of its lines, which would be drawn twice.
    void setCased(bool cased)
    {
        if (cased && !casing.parent())
            prependChildNode(&casing);
        else if (!cased && casing.parent())
            removeChildNode(&casing);
    }
    StrokeNode casing, body, halo, highlight;
    std::unique_ptr<QSGGeometry> geometry;
};

} // namespace

void LineLayer::setLines(LineSet *lines)
{
    if (lines == m_lines)
        return;
    if (m_lines)
        disconnect(m_lines, nullptr, this, nullptr);
    m_lines = lines;
    if (lines) {
        connect(lines, &LineSet::geometryChanged, this, [this] {
            m_geometryDirty = true;
            m_geometry.reset();
            changed();
        });
        connect(lines, &LineSet::stylesChanged, this, [this] {
            m_stylesDirty = true;
            changed();
        });
    }
    m_geometryDirty = true;
    m_geometry.reset();
    changed();
    Q_EMIT linesChanged();
}

void LineLayer::changed()
{
    m_highlightDirty = true;
    redraw();
}

void LineLayer::setCasingColor(const QColor &color)
{
    if (std::exchange(m_casingColor, color) == color)
        return;
    redraw();
    Q_EMIT styleChanged();
}

void LineLayer::setCasingPixels(double pixels)
{
    if (std::exchange(m_casingPixels, pixels) == pixels)
        return;
    redraw();
    Q_EMIT styleChanged();
}

void LineLayer::setHighlightColor(const QColor &color)
{
    if (std::exchange(m_highlightColor, color) == color)
        return;
    redraw();
    Q_EMIT styleChanged();
}

void LineLayer::setOffsetWidths(double widths)
{
    if (std::exchange(m_offsetWidths, widths) == widths)
        return;
    redraw();
    Q_EMIT styleChanged();
}

void LineLayer::setSelectedKey(uint key)
{
    if (std::exchange(m_selectedKey, key) == key)
        return;
    changed();
    Q_EMIT selectedKeyChanged();
}

void LineLayer::setHoveredKey(uint key)
{
    if (std::exchange(m_hoveredKey, key) == key)
        return;
    changed();
    Q_EMIT hoveredKeyChanged();
}

uint LineLayer::keyAt(QPointF pixels) const
{
    if (!m_lines || !camera())
        return LineSet::noKey;
    return m_lines->keyAt(m_lines->nearest(camera()->itemToWorld(pixels), m_pickPixels / camera()->worldPixels()));
}

bool LineLayer::hoverAt(QPointF pixels)
{
    setHoveredKey(keyAt(pixels));
    return m_hoveredKey != LineSet::noKey;
}

bool LineLayer::clickAt(QPointF pixels)
{
    const uint key = keyAt(pixels);
    if (key == LineSet::noKey)
        return false;
    Q_EMIT clicked(key);
    return true;
}

/// The fewest vertices that look right up to the next zoom level: made anew once per octave.
void LineLayer::buildMesh(int octave)
{
    const double tolerance = linelook::tolerance(octave);
    m_mesh = {};
    m_firstVertex.clear();
    for (const auto &line : m_lines->localLines()) {
        m_firstVertex.push_back(m_mesh.vertices.size());
        m_mesh.addLine(simplified(line, tolerance),
                       octave >= linelook::roundEndsOctave ? StrokeMesh::RoundEnds : StrokeMesh::FlatEnds);
    }
    m_firstVertex.push_back(m_mesh.vertices.size());
}

void LineLayer::paintMesh()
{
    const auto &styles = m_lines->styles();
    for (size_t i = 0; i < styles.size(); ++i)
        m_mesh.paint(m_firstVertex[i], m_firstVertex[i + 1], styles[i].color, styles[i].widthPixels,
                     patternOf(styles[i].freshness));
}

StrokeMesh LineLayer::highlightMesh() const
{
    StrokeMesh mesh;
    for (uint key : { m_selectedKey, m_hoveredKey }) {
        const int i = m_lines->indexOf(key);
        if (i < 0 || (key == m_hoveredKey && key == m_selectedKey && !mesh.vertices.empty()))
            continue;
        const size_t begin = mesh.vertices.size();
        mesh.addLine(m_lines->localLines()[size_t(i)]);
        const LineStyle &style = m_lines->styles()[size_t(i)];
        mesh.paint(begin, mesh.vertices.size(), style.color, style.widthPixels, patternOf(style.freshness));
    }
    return mesh;
}

QSGNode *LineLayer::updateGpu(QSGNode *old)
{
    auto *node = static_cast<LineNode *>(old);
    if (!m_lines) {
        delete node;
        return nullptr;
    }
    if (!node) {
        node = new LineNode;
        m_geometryDirty = m_highlightDirty = true;
    }
    const int octave = std::min(linelook::fullDetailOctave, int(std::floor(camera()->zoomLevel())));
    m_geometryDirty = m_geometryDirty || octave != m_octave;
    m_octave = octave;
    if (m_geometryDirty || m_stylesDirty) {
        if (m_geometryDirty)
            buildMesh(octave);
        paintMesh();
        if (m_geometryDirty) {
            auto geometry = makeStrokeGeometry(m_mesh);
            node->casing.show(geometry.get());
            node->body.show(geometry.get());
            node->geometry = std::move(geometry);
        } else if (!m_mesh.vertices.empty()) {
            memcpy(node->geometry->vertexData(), m_mesh.vertices.data(), m_mesh.vertices.size() * sizeof(StrokeVertex));
            node->casing.markDirty(QSGNode::DirtyGeometry);
            node->body.markDirty(QSGNode::DirtyGeometry);
        }
        m_geometryDirty = m_stylesDirty = false;
    }
    if (m_highlightDirty) {
        const StrokeMesh mesh = highlightMesh();
        node->halo.upload(mesh);
        node->highlight.upload(mesh);
        m_highlightDirty = false;
    }
    const auto placing = m_lines->frame().placing(*camera());
    for (StrokeNode *stroke : { &node->casing, &node->body, &node->halo, &node->highlight }) {
        stroke->stroke().offsetWidths = float(m_offsetWidths);
        stroke->place(placing, camera()->zoomLevel(), pixelRatio());
    }
    node->setCased(m_casingColor.alpha() > 0);
    node->casing.stroke().overrideColor = m_casingColor;
    node->casing.stroke().extraPixels = float(m_casingPixels);
    node->halo.stroke().overrideColor = m_highlightColor;
    node->halo.stroke().extraPixels = float(linelook::haloPixels);
    return node;
}

MapLayer::Painting LineLayer::painting()
{
    if (!m_lines)
        return {};
    if (!m_geometry)
        m_geometry = std::make_shared<const LinePainter::Lines>(m_lines->localLines());
    LinePainter::Picture picture { m_geometry,
                                   m_lines->styles(),
                                   {},
                                   m_lines->frame().placing(*camera()),
                                   camera()->zoomLevel(),
                                   size(),
                                   m_casingColor,
                                   m_casingPixels,
                                   m_highlightColor,
                                   m_offsetWidths };
    for (const uint key : { m_selectedKey, m_hoveredKey }) {
        if (const int i = m_lines->indexOf(key); i >= 0)
            picture.highlighted.push_back(size_t(i));
    }
    return [painter = m_painter, picture = std::move(picture)](QPainter &on) { painter->paint(on, picture); };
}

} // namespace citywall
