// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/markerglyph.h"

#include "sdk/freshness.h"

#include <QLocale>
#include <QPainter>
#include <QtMath>

#include <numeric>

namespace citywall {

namespace {

constexpr double haloPixels = 3; ///< around the glyph, for the halo and the highlight
constexpr double ringPixels = 4;
constexpr double rimPixels = 1.75;   ///< of a marker that is not current any more
constexpr double hatchPixels = 1.25; ///< width of a hatching line …
constexpr double hatchSpacing = 4;   ///< … and from one to the next, across

/// A regular polygon, or a star if every second corner lies further in; the first corner points up.
QPainterPath regular(int corners, double radius, double innerRadius, double turnDegrees)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double a = qDegreesToRadians(turnDegrees - 90 + 360.0 * i / corners);
        const double r = i % 2 ? innerRadius : radius;
        polygon.append(QPointF(r * std::cos(a), r * std::sin(a)));
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QPainterPath shapePath(int shape, double r)
{
    QPainterPath path;
    switch (shape) {
    case MarkerGlyph::Triangle:
        return regular(3, r * 1.2, r * 1.2, 0).translated(0, r * 0.15);
    case MarkerGlyph::Square:
        return regular(4, r * 1.2, r * 1.2, 45);
    case MarkerGlyph::Diamond:
        return regular(4, r * 1.2, r * 1.2, 0);
    case MarkerGlyph::Pentagon:
        return regular(5, r * 1.1, r * 1.1, 0);
    case MarkerGlyph::Hexagon:
        return regular(6, r * 1.05, r * 1.05, 0);
    case MarkerGlyph::Star:
        return regular(10, r * 1.25, r * 0.6, 0);
    case MarkerGlyph::Cross:
        path.setFillRule(Qt::WindingFill);
        path.addRect(QRectF(-r, -r * 0.4, 2 * r, r * 0.8));
        path.addRect(QRectF(-r * 0.4, -r, r * 0.8, 2 * r));
        return path.simplified();
    default:
        path.addEllipse(QPointF(), r, r);
        return path;
    }
}

} // namespace

MarkerGlyph::MarkerGlyph(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &MarkerGlyph::changed, this, [this] {
        const double side = diameter() + 2 * haloPixels;
        setImplicitSize(side, side);
        update();
    });
}

double MarkerGlyph::diameterFor(int count) { return count <= 1 ? 14 : std::round(24 + 7 * std::log10(count)); }

void MarkerGlyph::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(width() / 2, height() / 2);
    if (m_count > 1)
        paintCluster(*painter);
    else
        paintSingle(*painter);
}

void MarkerGlyph::paintSingle(QPainter &painter) const
{
    const QPainterPath path = shapePath(m_shape % (Star + 1), diameter() / 2);
    painter.strokePath(path,
                       QPen(m_highlighted ? m_highlightColor : m_groundColor, m_highlighted ? 2 * haloPixels : 3, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
    paintFill(painter, path);
}

void MarkerGlyph::paintFill(QPainter &painter, const QPainterPath &path) const
{
    if (m_freshness == Freshness::Current) {
        painter.fillPath(path, m_color);
        return;
    }
    painter.fillPath(path, m_groundColor);
    const QColor ink = m_freshness == Freshness::Unknown ? m_unknownColor : m_color;
    painter.save();
    painter.setClipPath(path, Qt::IntersectClip);
    if (m_freshness == Freshness::Fading) {
        QColor faded = m_color;
        faded.setAlphaF(float(m_color.alphaF() * m_fade));
        painter.fillPath(path, faded);
    } else if (m_freshness == Freshness::Stale) {
        const QRectF box = path.boundingRect();
        painter.setPen(QPen(ink, hatchPixels, Qt::SolidLine, Qt::FlatCap));
        const double across = hatchSpacing * M_SQRT2;
        for (double s = std::floor((box.left() + box.top()) / across) * across; s < box.right() + box.bottom(); s += across)
            painter.drawLine(QPointF(s - box.top(), box.top()), QPointF(s - box.bottom(), box.bottom()));
    }
    painter.strokePath(path, QPen(ink, 2 * rimPixels, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin)); // its outer half is clipped
    painter.restore();
    if (m_freshness == Freshness::Unknown) {
        QFont font = m_font;
        font.setPixelSize(int(std::lround(diameter() * 0.72)));
        font.setWeight(QFont::Bold);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(path.boundingRect(), Qt::AlignCenter, QStringLiteral("?"));
    }
}

void MarkerGlyph::paintCluster(QPainter &painter) const
{
    const double r = diameter() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_highlighted ? m_highlightColor : m_groundColor);
    painter.drawEllipse(QPointF(), r + (m_highlighted ? haloPixels : 1.5), r + (m_highlighted ? haloPixels : 1.5));
    painter.setBrush(m_groundColor);
    painter.drawEllipse(QPointF(), r, r);
    const int total = std::accumulate(m_ringCounts.cbegin(), m_ringCounts.cend(), 0);
    const double middle = r - ringPixels / 2;
    double start = 90; // clockwise from the top, the gravest first
    for (qsizetype i = 0; i < m_ringCounts.size() && i < m_ringColors.size() && total > 0; ++i) {
        const double span = 360.0 * m_ringCounts[i] / total;
        if (span > 0) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_ringColors[i], ringPixels, Qt::SolidLine, Qt::FlatCap));
            painter.drawArc(QRectF(-middle, -middle, 2 * middle, 2 * middle), int(start * 16), int(-span * 16));
            start -= span;
        }
    }
    QFont font = m_font;
    font.setPixelSize(m_count < 1000 ? 12 : 11);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_textColor);
    const QString text = m_count < 10000 ? QString::number(m_count) : QStringLiteral("%1k").arg(m_count / 1000);
    painter.drawText(QRectF(-r, -r, 2 * r, 2 * r), Qt::AlignCenter, text);
}

} // namespace citywall
