// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areaset.h"
#include "map/layers/maplayer.h"
#include "map/layers/strokenode.h"

#include <QColor>

// AreaLayer {
//     map: root.map
//     areas: root.model.areas
//     outlineColor: Theme.outline
//     highlightColor: Theme.accent
//     hatchColor: Theme.unknown
//     selectedId: Selection.area
//     onClicked: areaId => Selection.enterArea(areaId)
// }
namespace citywall {

/// Draws an AreaSet: fills, outlines, the hovered and the selected area.
class AreaLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::AreaSet *areas READ areas WRITE setAreas NOTIFY areasChanged)
    Q_PROPERTY(QColor outlineColor MEMBER m_outlineColor WRITE setOutlineColor NOTIFY styleChanged)
    Q_PROPERTY(double outlinePixels MEMBER m_outlinePixels WRITE setOutlinePixels NOTIFY styleChanged)
    Q_PROPERTY(QColor highlightColor MEMBER m_highlightColor WRITE setHighlightColor NOTIFY styleChanged)
    /// Of the lines that hatch what is stale or unknown, so that they are seen over the calmest fill; transparent = the fill's own colour.
    Q_PROPERTY(QColor hatchColor MEMBER m_hatchColor WRITE setHatchColor NOTIFY styleChanged)
    Q_PROPERTY(QString selectedId MEMBER m_selectedId WRITE setSelectedId NOTIFY selectedIdChanged)
    Q_PROPERTY(QString hoveredId READ hoveredId NOTIFY hoveredIdChanged)
    Q_PROPERTY(bool pickable MEMBER m_pickable NOTIFY pickableChanged)
public:
    explicit AreaLayer(QQuickItem *parent = nullptr) : MapLayer(parent) { }

    AreaSet *areas() const { return m_areas; }
    void setAreas(AreaSet *areas);
    void setOutlineColor(const QColor &color);
    void setOutlinePixels(double pixels);
    void setHighlightColor(const QColor &color);
    void setHatchColor(const QColor &color);
    void setSelectedId(const QString &id);
    QString hoveredId() const { return m_hoveredId; }

    bool hoverAt(QPointF pixels) override;
    void hoverLeft() override { setHoveredId({}); }
    bool clickAt(QPointF pixels) override;
    Q_INVOKABLE QString idAt(QPointF pixels) const; ///< empty if there is no area

Q_SIGNALS:
    void areasChanged();
    void styleChanged();
    void selectedIdChanged();
    void hoveredIdChanged();
    void pickableChanged();
    void clicked(const QString &areaId);

protected:
    QSGNode *updateGpu(QSGNode *old) override;
    Painting painting() override;

private:
    void setHoveredId(const QString &id);
    void highlightChanged();
    StrokeMesh fillMesh() const;
    StrokeMesh outlineMesh() const;
    StrokeMesh highlightMesh(const QString &id, float widthPixels) const;

    QPointer<AreaSet> m_areas;
    QColor m_outlineColor = QColor(128, 128, 128, 160);
    QColor m_highlightColor = Qt::white;
    QColor m_hatchColor = Qt::transparent;
    double m_outlinePixels = 1;
    QString m_selectedId;
    QString m_hoveredId;
    bool m_pickable = true;
    bool m_geometryDirty = true;
    bool m_colorsDirty = true;
    bool m_highlightDirty = true;
    std::shared_ptr<const std::vector<AreaSet::Rings>> m_rings; ///< for the software renderer; null = to be taken anew
};

} // namespace citywall
