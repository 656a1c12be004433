// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/linelayer.h"

#include "map/layers/simplify.h"

#include <QPainter>

namespace citywall {

namespace {

constexpr double haloPixels = 2.5;
constexpr double detailPixels = 0.35;  ///< what is left out of a line is not further from it than this
constexpr int fullDetailOctave = 15;
constexpr int roundEndsOctave = 13;    ///< below, lines are too thin for their ends to show

/// In the lines' own units: what looks right up to the next zoom level.
double toleranceOf(int octave)
{
    return octave >= fullDetailOctave ? 0 : detailPixels * std::exp2(LocalFrame::zoom - octave - 1);
}

/// Broken as shaders/stroke.frag does it: a stroke begins with half a gap.
QPen penFor(const QColor &color, double width, StrokePattern pattern, bool roundEnds)
{
    if (pattern == StrokePattern::Solid)
        return roundEnds ? QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)
                         : QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
    const PatternMeasures measures = patternOfStroke(pattern);
    const double gap = measures.period - measures.ink;
    QPen pen(color, width, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern({ measures.ink / width, gap / width }); // in widths of the pen
    pen.setDashOffset((measures.ink + gap / 2) / width);
    return pen;
}

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
            m_geometryDirty = m_preparedDirty = true;
            changed();
        });
        connect(lines, &LineSet::stylesChanged, this, [this] {
            m_stylesDirty = true;
            changed();
        });
    }
    m_geometryDirty = m_preparedDirty = true;
    changed();
    Q_EMIT linesChanged();
}

void LineLayer::changed()
{
    m_highlightDirty = true;
    update();
}

void LineLayer::setCasingColor(const QColor &color)
{
    if (std::exchange(m_casingColor, color) == color)
        return;
    update();
    Q_EMIT styleChanged();
}

void LineLayer::setCasingPixels(double pixels)
{
    if (std::exchange(m_casingPixels, pixels) == pixels)
        return;
    update();
    Q_EMIT styleChanged();
}

void LineLayer::setHighlightColor(const QColor &color)
{
    if (std::exchange(m_highlightColor, color) == color)
        return;
    update();
    Q_EMIT styleChanged();
}

void LineLayer::setOffsetWidths(double widths)
{
    if (std::exchange(m_offsetWidths, widths) == widths)
        return;
    update();
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
    const double tolerance = toleranceOf(octave);
    m_mesh = {};
    m_firstVertex.clear();
    for (const auto &line : m_lines->localLines()) {
        m_firstVertex.push_back(m_mesh.vertices.size());
        m_mesh.addLine(simplified(line, tolerance), octave >= roundEndsOctave ? StrokeMesh::RoundEnds : StrokeMesh::FlatEnds);
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
    const int octave = std::min(fullDetailOctave, int(std::floor(camera()->zoomLevel())));
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
    node->halo.stroke().extraPixels = haloPixels;
    return node;
}

/// @returns false if there is nothing to draw
bool LineLayer::prepareSoftware(double ratio)
{
    if (!m_lines)
        return false;
    const auto placing = m_lines->frame().placing(*camera());
    const auto &styles = m_lines->styles();
    const double factor = widthFactor(camera()->zoomLevel());
    Prepared wanted { placing.scale,  camera()->zoomLevel(), placing.translation, size(), ratio, {},
                      m_offsetWidths, m_casingColor,         m_casingPixels };
    for (const LineStyle &style : styles)
        wanted.widths.push_back(style.widthPixels);
    if (!std::exchange(m_preparedDirty, false) && wanted == m_prepared)
        return true;
    m_prepared = std::move(wanted);
    const double tolerance = toleranceOf(int(std::floor(camera()->zoomLevel())));
    const QRectF view = boundingRect().adjusted(-50, -50, 50, 50);
    m_polygons.assign(styles.size(), {});
    for (size_t i = 0; i < styles.size(); ++i) {
        const auto &line = m_lines->localLines()[i];
        if (styles[i].widthPixels <= 0 || line.size() < 2)
            continue;
        QPolygonF polygon;
        for (const QPointF &p : simplified(line, tolerance))
            polygon.append(placing.toItem(p));
        if (!polygon.boundingRect().adjusted(-1, -1, 1, 1).intersects(view))
            continue;
        if (m_offsetWidths != 0) {
            const QPointF d = polygon.last() - polygon.first();
            const double length = std::max(1e-9, std::hypot(d.x(), d.y()));
            polygon.translate(QPointF(-d.y(), d.x()) / length * (m_offsetWidths * styles[i].widthPixels * factor));
        }
        m_polygons[i] = std::move(polygon);
    }
    m_casings = {};
    if (m_casingColor.alpha() > 0)
        paintCasings(ratio);
    return true;
}

void LineLayer::paintCasings(double ratio)
{
    m_casings = QImage((size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    m_casings.setDevicePixelRatio(ratio);
    m_casings.fill(Qt::transparent);
    QPainter painter(&m_casings);
    painter.setRenderHint(QPainter::Antialiasing);
    const double factor = widthFactor(camera()->zoomLevel());
    const bool roundEnds = camera()->zoomLevel() >= roundEndsOctave;
    for (size_t i = 0; i < m_polygons.size(); ++i) {
        if (m_polygons[i].isEmpty())
            continue;
        const double width = m_prepared.widths[i] * factor + 2 * m_casingPixels;
        painter.setPen(penFor(m_casingColor, width, StrokePattern::Solid, roundEnds));
        painter.drawPolyline(m_polygons[i]);
    }
}

void LineLayer::paintSoftware(QPainter &painter)
{
    if (!prepareSoftware(painter.device()->devicePixelRatio()))
        return;
    if (!m_casings.isNull())
        painter.drawImage(QPointF(), m_casings);
    const double factor = widthFactor(camera()->zoomLevel());
    const bool roundEnds = camera()->zoomLevel() >= roundEndsOctave;
    const auto &styles = m_lines->styles();
    const auto draw = [&](size_t i, const QColor &color, double extra, StrokePattern pattern) {
        if (m_polygons[i].isEmpty())
            return;
        painter.setPen(penFor(color, styles[i].widthPixels * factor + 2 * extra, pattern, roundEnds || extra > 0));
        painter.drawPolyline(m_polygons[i]);
    };
    for (size_t i = 0; i < styles.size(); ++i)
        draw(i, QColor::fromRgba(styles[i].color), 0, patternOf(styles[i].freshness));
    for (uint key : { m_selectedKey, m_hoveredKey }) {
        if (const int i = m_lines->indexOf(key); i >= 0) {
            draw(size_t(i), m_highlightColor, haloPixels, StrokePattern::Solid);
            draw(size_t(i), QColor::fromRgba(styles[size_t(i)].color), 0, patternOf(styles[size_t(i)].freshness));
        }
    }
}

} // namespace citywall
