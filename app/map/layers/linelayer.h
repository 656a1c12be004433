// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/linepainter.h"
#include "map/layers/maplayer.h"
#include "map/layers/strokenode.h"

#include <QColor>

// LineLayer {
//     map: root.map
//     lines: root.model.links
//     casingColor: Theme.ground           // transparent = none
//     highlightColor: Theme.text
//     selectedKey: root.model.selectedKey // LineSet.noKey (4294967295) = none
//     onClicked: key => root.model.open(key)
// }
namespace citywall {

/// Draws a LineSet: thousands of polylines, antialiased, widths in pixels, picked in C++.
class LineLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::LineSet *lines READ lines WRITE setLines NOTIFY linesChanged)
    Q_PROPERTY(QColor casingColor MEMBER m_casingColor WRITE setCasingColor NOTIFY styleChanged)
    Q_PROPERTY(double casingPixels MEMBER m_casingPixels WRITE setCasingPixels NOTIFY styleChanged)
    Q_PROPERTY(QColor highlightColor MEMBER m_highlightColor WRITE setHighlightColor NOTIFY styleChanged)
    /// Shift to the right of the line's direction, in line widths: 0.6 parts the two directions of a road.
    Q_PROPERTY(double offsetWidths MEMBER m_offsetWidths WRITE setOffsetWidths NOTIFY styleChanged)
    Q_PROPERTY(uint selectedKey READ selectedKey WRITE setSelectedKey NOTIFY selectedKeyChanged)
    Q_PROPERTY(uint hoveredKey READ hoveredKey NOTIFY hoveredKeyChanged)
    Q_PROPERTY(double pickPixels MEMBER m_pickPixels NOTIFY styleChanged)
public:
    explicit LineLayer(QQuickItem *parent = nullptr) : MapLayer(parent) { }

    LineSet *lines() const { return m_lines; }
    void setLines(LineSet *lines);
    void setCasingColor(const QColor &color);
    void setCasingPixels(double pixels);
    void setHighlightColor(const QColor &color);
    void setOffsetWidths(double widths);
    uint selectedKey() const { return m_selectedKey; }
    void setSelectedKey(uint key);
    uint hoveredKey() const { return m_hoveredKey; }

    bool hoverAt(QPointF pixels) override;
    void hoverLeft() override { setHoveredKey(LineSet::noKey); }
    bool clickAt(QPointF pixels) override;
    /// Key of the line under the pixel, LineSet::noKey if none.
    Q_INVOKABLE uint keyAt(QPointF pixels) const;

Q_SIGNALS:
    void linesChanged();
    void styleChanged();
    void selectedKeyChanged();
    void hoveredKeyChanged();
    void clicked(uint key);

protected:
    QSGNode *updateGpu(QSGNode *old) override;
    Painting painting() override;

private:
    void setHoveredKey(uint key);
    void changed();
    void buildMesh(int octave);
    void paintMesh();
    StrokeMesh highlightMesh() const;

    QPointer<LineSet> m_lines;
    StrokeMesh m_mesh;
    std::vector<size_t> m_firstVertex; ///< of each line, and the end
    QColor m_casingColor = Qt::transparent;
    QColor m_highlightColor = Qt::white;
    double m_casingPixels = 1;
    double m_offsetWidths = 0;
    double m_pickPixels = 6;
    uint m_selectedKey = LineSet::noKey;
    uint m_hoveredKey = LineSet::noKey;
    int m_octave = -1; ///< the integer zoom level that the mesh's detail is for
    bool m_geometryDirty = true;
    bool m_stylesDirty = true;
    bool m_highlightDirty = true;

    // Of the software renderer.
    std::shared_ptr<const LinePainter::Lines> m_geometry; ///< null = to be taken anew
    std::shared_ptr<LinePainter> m_painter = std::make_shared<LinePainter>();
};

} // namespace citywall
