// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/linepainter.h"

#include "map/layers/linelook.h"
#include "map/layers/simplify.h"
#include "map/layers/strokenode.h"

#include <QPainter>

namespace citywall {

namespace {

constexpr double outsidePixels = 50; ///< a line so far outside the view shows nothing in it

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

} // namespace

void LinePainter::prepare(const Picture &picture, double ratio)
{
    Prepared wanted {
        picture.lines,        picture.placing.scale, picture.placing.translation, picture.zoomLevel, picture.size, ratio, {},
        picture.offsetWidths, picture.casingColor,   picture.casingPixels
    };
    wanted.widths.reserve(picture.styles.size());
    for (const LineStyle &style : picture.styles)
        wanted.widths.push_back(style.widthPixels);
    if (wanted == m_prepared)
        return;
    m_prepared = std::move(wanted);
    const double factor = widthFactor(picture.zoomLevel);
    const double tolerance = linelook::tolerance(int(std::floor(picture.zoomLevel)));
    const QRectF view = QRectF(QPointF(), picture.size).adjusted(-outsidePixels, -outsidePixels, outsidePixels, outsidePixels);
    m_polygons.assign(picture.styles.size(), {});
    for (size_t i = 0; i < picture.styles.size(); ++i) {
        const auto &line = (*picture.lines)[i];
        const double width = picture.styles[i].widthPixels;
        if (width <= 0 || line.size() < 2)
            continue;
        QPolygonF polygon;
        for (const QPointF &p : simplified(line, tolerance))
            polygon.append(picture.placing.toItem(p));
        if (!polygon.boundingRect().adjusted(-1, -1, 1, 1).intersects(view))
            continue;
        if (picture.offsetWidths != 0) {
            const QPointF d = polygon.last() - polygon.first();
            const double length = std::max(1e-9, std::hypot(d.x(), d.y()));
            polygon.translate(QPointF(-d.y(), d.x()) / length * (picture.offsetWidths * width * factor));
        }
        m_polygons[i] = std::move(polygon);
    }
    m_casings = {};
    if (picture.casingColor.alpha() > 0)
        paintCasings(picture, ratio);
}

void LinePainter::paintCasings(const Picture &picture, double ratio)
{
    m_casings = QImage((picture.size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    m_casings.setDevicePixelRatio(ratio);
    m_casings.fill(Qt::transparent);
    QPainter painter(&m_casings);
    painter.setRenderHint(QPainter::Antialiasing);
    const double factor = widthFactor(picture.zoomLevel);
    const bool roundEnds = picture.zoomLevel >= linelook::roundEndsOctave;
    for (size_t i = 0; i < m_polygons.size(); ++i) {
        if (m_polygons[i].isEmpty())
            continue;
        const double width = picture.styles[i].widthPixels * factor + 2 * picture.casingPixels;
        painter.setPen(penFor(picture.casingColor, width, StrokePattern::Solid, roundEnds));
        painter.drawPolyline(m_polygons[i]);
    }
}

void LinePainter::paint(QPainter &painter, const Picture &picture)
{
    prepare(picture, painter.device()->devicePixelRatio());
    if (!m_casings.isNull())
        painter.drawImage(QPointF(), m_casings);
    const double factor = widthFactor(picture.zoomLevel);
    const bool roundEnds = picture.zoomLevel >= linelook::roundEndsOctave;
    const auto draw = [&](size_t i, const QColor &color, double extra, StrokePattern pattern) {
        if (m_polygons[i].isEmpty())
            return;
        const double width = picture.styles[i].widthPixels * factor + 2 * extra;
        painter.setPen(penFor(color, width, pattern, roundEnds || extra > 0));
        painter.drawPolyline(m_polygons[i]);
    };
    for (size_t i = 0; i < picture.styles.size(); ++i)
        draw(i, QColor::fromRgba(picture.styles[i].color), 0, patternOf(picture.styles[i].freshness));
    for (const size_t i : picture.highlighted) {
        draw(i, picture.highlightColor, linelook::haloPixels, StrokePattern::Solid);
        draw(i, QColor::fromRgba(picture.styles[i].color), 0, patternOf(picture.styles[i].freshness));
    }
}

} // namespace citywall
