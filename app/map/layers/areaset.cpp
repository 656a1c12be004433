// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/areaset.h"

#include "map/layers/simplify.h"

#include <QPainterPath>

#include <private/qtriangulator_p.h>

namespace citywall {

namespace {

constexpr double drawnTolerance = 0.2; ///< of outlines, local units: about 1.5 m on the ground; picking is exact

/// Even-odd triangulation by Qt's own (exact, snapped to 1/32): scaled up here so that the snap is far below a metre.
AreaSet::Triangles triangulate(const AreaSet::Rings &rings)
{
    constexpr double scale = 64;
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const auto &ring : rings)
        path.addPolygon(QPolygonF(QList<QPointF>(ring.cbegin(), ring.cend())));
    const QTriangleSet set = qTriangulate(path, QTransform::fromScale(scale, scale));
    AreaSet::Triangles result;
    for (qsizetype i = 0; i + 1 < set.vertices.size(); i += 2)
        result.vertices.emplace_back(set.vertices[i] / scale, set.vertices[i + 1] / scale);
    for (int i = 0; i < set.indices.size(); ++i) {
        result.indices.push_back(set.indices.type() == QVertexIndexVector::UnsignedInt
                                     ? static_cast<const quint32 *>(set.indices.data())[i]
                                     : static_cast<const quint16 *>(set.indices.data())[i]);
    }
    return result;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

QRgb withOpacity(QRgb color, int opacity)
{
    return qRgba(qRed(color), qGreen(color), qBlue(color), qAlpha(color) * opacity / 255);
}

} // namespace

bool AreaValue::operator==(const AreaValue &other) const
{
    return same(value, other.value) && freshness == other.freshness && drawn == other.drawn;
}

QRgb AreaScale::colorOf(double value, double end) const
{
    const double t = (value - from) / (end - from); // palettes keep what is beyond their ends at them
    return color ? color(value) : withOpacity(palette::colorAt(kind, t, dark), opacity);
}

/// Others take their end anew; nobody is told of this one any more.
AreaSet::~AreaSet()
{
    if (m_shared) {
        m_shared->disconnect(this);
        m_shared->leave(this);
    }
}

void AreaSet::setAreas(const QList<Area> &areas)
{
    m_areas = areas;
    m_styles.assign(size_t(areas.size()), {});
    m_values.clear();
    GeoBox bounds;
    for (const Area &area : areas) {
        bounds.extend({ area.bounds.westDegrees, area.bounds.southDegrees });
        bounds.extend({ area.bounds.eastDegrees, area.bounds.northDegrees });
    }
    m_frame.originWorld = areas.isEmpty() ? QPointF() : toWorld(bounds.center());
    m_rings.assign(size_t(areas.size()), {});
    m_triangles.clear();
    for (int i = 0; i < count(); ++i) {
        for (const QList<GeoLine> &polygon : areas[i].geometry) {
            for (const GeoLine &ring : polygon) {
                std::vector<QPointF> local;
                for (const GeoPoint &p : ring) {
                    const QPointF q = m_frame.toLocal(p);
                    if (local.empty() || std::hypot(q.x() - local.back().x(), q.y() - local.back().y()) > 1e-3)
                        local.push_back(q);
                }
                local = simplified(local, drawnTolerance);
                if (local.size() >= 4)
                    m_rings[size_t(i)].push_back(std::move(local));
            }
        }
        m_triangles.push_back(triangulate(m_rings[size_t(i)]));
    }
    Q_EMIT geometryChanged();
}

void AreaSet::setAreasOf(const AreaSet &other)
{
    m_areas = other.m_areas;
    m_frame = other.m_frame;
    m_rings = other.m_rings;
    m_triangles = other.m_triangles;
    m_styles.assign(size_t(m_areas.size()), {});
    m_values.clear();
    Q_EMIT geometryChanged();
}

void AreaSet::setScale(const AreaScale &scale)
{
    m_scale = scale;
    paint();
}

void AreaSet::setValues(std::vector<AreaValue> values)
{
    values.resize(size_t(m_areas.size()));
    if (values == m_values)
        return;
    m_values = std::move(values);
    paint();
    Q_EMIT valuesChanged();
}

AreaValue AreaSet::valueOf(const QString &id, int index) const
{
    const int found = index < count() && m_areas[index].id == id ? index : indexOf(id);
    return found < 0 || size_t(found) >= m_values.size() ? AreaValue { .drawn = false } : m_values[size_t(found)];
}

void AreaSet::setSharedScale(const QString &name)
{
    const std::shared_ptr<SharedScale> shared = name.isEmpty() ? nullptr : SharedScale::named(name);
    if (shared == m_shared)
        return;
    if (m_shared) {
        m_shared->disconnect(this);
        m_shared->leave(this);
    }
    m_shared = shared;
    if (shared)
        connect(shared.get(), &SharedScale::changed, this, &AreaSet::paint);
    paint();
}

double AreaSet::greatest() const
{
    double most = 0;
    for (const AreaValue &v : m_values)
        most = v.drawn && std::isfinite(v.value) ? std::max(most, v.value) : most;
    return most;
}

void AreaSet::paint()
{
    if (!m_scale)
        return;
    double to = m_scale->to;
    const bool automatic = std::isnan(to);
    // Whoever has nothing to show needs no end: what others have to show would be lost below it.
    const double needed = automatic && greatest() > 0 ? std::min(m_scale->most, palette::roundUp(greatest()))
                                                      : std::numeric_limits<double>::quiet_NaN();
    if (m_shared)
        m_shared->set(this, needed); // another end makes all of them paint anew
    if (automatic) {
        const double end = std::fmax(needed, m_shared ? m_shared->end() : 0);
        to = end > 0 ? end : palette::roundUp(0);
    }
    const bool another = !same(std::exchange(m_to, to), to);
    if (m_values.size() == m_styles.size())
        recolor([this](int i) { return styleOf(m_values[size_t(i)]); });
    if (another)
        Q_EMIT scaleChanged();
}

AreaStyle AreaSet::styleOf(const AreaValue &value) const
{
    if (!value.drawn)
        return {};
    return { palette::aged(m_scale->colorOf(value.value, m_to), value.freshness, m_scale->dark), value.freshness };
}

void AreaSet::setStyles(std::vector<AreaStyle> styles)
{
    styles.resize(size_t(m_areas.size()));
    if (styles == m_styles)
        return;
    m_styles = std::move(styles);
    Q_EMIT colorsChanged();
}

int AreaSet::at(GeoPoint p) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_areas[i].bounds.contains(p) && contains(m_areas[i].geometry, p))
            return i;
    }
    return -1;
}

int AreaSet::indexOf(const QString &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_areas[i].id == id)
            return i;
    }
    return -1;
}

} // namespace citywall
