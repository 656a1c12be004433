// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/localframe.h"
#include "sdk/freshness.h"

#include <QSGGeometryNode>
#include <QSGMaterial>

#include <vector>

namespace citywall {

/// A vertex of shaders/stroke.vert. Strokes carry a normal; fills have none and are coloured triangles.
struct StrokeVertex {
    float x, y;                 ///< local frame
    float normalX, normalY;     ///< to the right of the direction; unit, longer at mitres
    float side, cap;            ///< −1…1
    quint8 red, green, blue, alpha; ///< premultiplied
    float widthPixels;          ///< at width factor 1; 0 hides
    float along;                ///< distance from the beginning of the stroke, local frame
    float pattern;              ///< a StrokePattern
};

/// What is left out of strokes and fills, in pixels of the screen at every zoom. A fill with a pattern is hatched, a stroke is broken.
enum class StrokePattern { Solid, Stale, Unknown };

/// The measures of a pattern, for both renderers (shaders/stroke.frag has the same).
struct PatternMeasures {
    double period; ///< from one dash or hatching line to the next
    double ink; ///< of it drawn
    double gap; ///< opacity of the rest, as a share; of a fill it is drawn apart (AreaLayer)
};
inline constexpr PatternMeasures patternOfStroke(StrokePattern p)
{
    return p == StrokePattern::Stale ? PatternMeasures { 11, 7, 0 } : PatternMeasures { 6, 2.5, 0 };
}
inline constexpr PatternMeasures patternOfFill(StrokePattern p)
{
    return p == StrokePattern::Stale ? PatternMeasures { 9, 2, 0.45 } : PatternMeasures { 9, 1.5, 0.1 };
}
inline StrokePattern patternOf(const Freshness &f)
{
    return f.level == Freshness::Stale  ? StrokePattern::Stale
        : f.level == Freshness::Unknown ? StrokePattern::Unknown
                                        : StrokePattern::Solid;
}

/// Vertices and triangles of many strokes or fills, in one buffer.
struct StrokeMesh {
    std::vector<StrokeVertex> vertices;
    std::vector<quint32> indices;

    /// Adds a polyline with mitred joins (bevelled where sharper than about 75°) and round or flat ends; a ring if
    /// closed.
    enum Ends { RoundEnds, FlatEnds, Closed };
    void addLine(const std::vector<QPointF> &points, Ends ends = RoundEnds);
    void addTriangles(const std::vector<QPointF> &points, const std::vector<quint32> &triangles);
    /// Colours the vertices [begin, end).
    void paint(size_t begin, size_t end, QRgb color, float widthPixels, StrokePattern pattern = StrokePattern::Solid);
};

/// Antialiased strokes whose width is in pixels at every zoom: the vertices never change with the camera.
class StrokeMaterial : public QSGMaterial
{
public:
    StrokeMaterial() { setFlag(Blending | RequiresFullMatrix | NoBatching); }
    QSGMaterialType *type() const override;
    QSGMaterialShader *createShader(QSGRendererInterface::RenderMode) const override;
    int compare(const QSGMaterial *other) const override { return this == other ? 0 : this < other ? -1 : 1; }

    LocalFrame::Placing placing;
    float widthFactor = 1;
    float extraPixels = 0; ///< added on each side: a casing or a halo
    float offsetWidths = 0; ///< shift to the right of the direction, in widths
    float pixelRatio = 1;
    QColor overrideColor = Qt::transparent; ///< instead of the vertices' colours and patterns, unless transparent
};

/// One drawing of a StrokeGeometry with one material.
class StrokeNode : public QSGGeometryNode
{
public:
    StrokeNode();
    StrokeMaterial &stroke() { return m_material; }
    void place(const LocalFrame::Placing &placing, double zoomLevel, double pixelRatio);
    void show(QSGGeometry *geometry); ///< not owned; may be shared
    void upload(const StrokeMesh &mesh); ///< into a geometry of its own

private:
    StrokeMaterial m_material;
    std::unique_ptr<QSGGeometry> m_own;
};

/// A new geometry filled with the mesh.
std::unique_ptr<QSGGeometry> makeStrokeGeometry(const StrokeMesh &mesh);

} // namespace citywall
