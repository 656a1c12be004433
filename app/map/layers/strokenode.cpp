// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/strokenode.h"

#include <QSGMaterialShader>

namespace citywall {

namespace {

const QSGGeometry::AttributeSet &strokeAttributes()
{
    static const QSGGeometry::Attribute attributes[] = {
        QSGGeometry::Attribute::createWithAttributeType(0, 2, QSGGeometry::FloatType, QSGGeometry::PositionAttribute),
        QSGGeometry::Attribute::createWithAttributeType(1, 4, QSGGeometry::FloatType, QSGGeometry::UnknownAttribute),
        QSGGeometry::Attribute::createWithAttributeType(2, 4, QSGGeometry::UnsignedByteType, QSGGeometry::ColorAttribute),
        QSGGeometry::Attribute::createWithAttributeType(3, 1, QSGGeometry::FloatType, QSGGeometry::UnknownAttribute),
        QSGGeometry::Attribute::createWithAttributeType(4, 2, QSGGeometry::FloatType, QSGGeometry::UnknownAttribute),
    };
    static const QSGGeometry::AttributeSet set { 5, sizeof(StrokeVertex), attributes };
    return set;
}

class StrokeShader : public QSGMaterialShader
{
public:
    StrokeShader()
    {
        setShaderFileName(VertexStage, QStringLiteral(":/citywall/map/shaders/stroke.vert.qsb"));
        setShaderFileName(FragmentStage, QStringLiteral(":/citywall/map/shaders/stroke.frag.qsb"));
    }

    bool updateUniformData(RenderState &state, QSGMaterial *newMaterial, QSGMaterial *) override
    {
        const auto *m = static_cast<StrokeMaterial *>(newMaterial);
        char *data = state.uniformData()->data();
        memcpy(data, state.combinedMatrix().constData(), 64);
        const QColor c = m->overrideColor;
        const float a = c.alphaF();
        const float values[12] = {
            float(m->placing.scale),
            float(m->placing.translation.x()),
            float(m->placing.translation.y()),
            m->offsetWidths,
            c.redF() * a,
            c.greenF() * a,
            c.blueF() * a,
            a,
            m->widthFactor,
            m->extraPixels,
            m->pixelRatio,
            state.opacity(),
        };
        memcpy(data + 64, values, sizeof values);
        return true;
    }
};

} // namespace

QSGMaterialType *StrokeMaterial::type() const
{
    static QSGMaterialType type;
    return &type;
}

QSGMaterialShader *StrokeMaterial::createShader(QSGRendererInterface::RenderMode) const { return new StrokeShader; }

std::unique_ptr<QSGGeometry> makeStrokeGeometry(const StrokeMesh &mesh)
{
    auto geometry = std::make_unique<QSGGeometry>(strokeAttributes(), int(mesh.vertices.size()), int(mesh.indices.size()),
                                                  QSGGeometry::UnsignedIntType);
    geometry->setDrawingMode(QSGGeometry::DrawTriangles);
    if (!mesh.vertices.empty())
        memcpy(geometry->vertexData(), mesh.vertices.data(), mesh.vertices.size() * sizeof(StrokeVertex));
    if (!mesh.indices.empty())
        memcpy(geometry->indexData(), mesh.indices.data(), mesh.indices.size() * sizeof(quint32));
    return geometry;
}

StrokeNode::StrokeNode() { setMaterial(&m_material); }

void StrokeNode::place(const LocalFrame::Placing &placing, double zoomLevel, double pixelRatio)
{
    m_material.placing = placing;
    m_material.widthFactor = float(widthFactor(zoomLevel));
    m_material.pixelRatio = float(pixelRatio);
    markDirty(DirtyMaterial);
}

void StrokeNode::show(QSGGeometry *geometry)
{
    setGeometry(geometry);
    markDirty(DirtyGeometry);
}

void StrokeNode::upload(const StrokeMesh &mesh)
{
    auto geometry = makeStrokeGeometry(mesh);
    show(geometry.get());
    m_own = std::move(geometry);
}

} // namespace citywall
