// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/lineset.h"

#include <QColor>
#include <QImage>
#include <QPolygonF>

#include <memory>

class QPainter;

namespace citywall {

/// Paints lines with QPainter, for the software renderer. What need not be made anew while only colours change, as they do while the
/// clock is dragged, stays from one picture to the next. Any thread, one picture at a time.
class LinePainter
{
public:
    using Lines = std::vector<std::vector<QPointF>>;

    /// All that a picture shows, by value.
    struct Picture {
        std::shared_ptr<const Lines> lines; ///< in the frame; another object if they are others
        std::vector<LineStyle> styles; ///< of each
        std::vector<size_t> highlighted; ///< drawn again, above all
        LocalFrame::Placing placing;
        double zoomLevel = 0;
        QSizeF size; ///< of the view, item pixels
        QColor casingColor; ///< transparent = none
        double casingPixels = 0;
        QColor highlightColor;
        double offsetWidths = 0; ///< shift to the right of the direction, in widths
    };
    void paint(QPainter &painter, const Picture &picture);

private:
    void prepare(const Picture &picture, double ratio);
    void paintCasings(const Picture &picture, double ratio);

    /// What the polygons and casings were made for.
    struct Prepared {
        std::shared_ptr<const Lines> lines;
        double scale = 0;
        QPointF translation;
        double zoomLevel = 0;
        QSizeF size;
        double ratio = 1;
        std::vector<float> widths;
        double offsetWidths = 0;
        QColor casingColor;
        double casingPixels = 0;
        bool operator==(const Prepared &) const = default;
    };
    Prepared m_prepared;
    std::vector<QPolygonF> m_polygons; ///< in item pixels; empty = out of sight
    QImage m_casings;
};

} // namespace citywall
