// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pillfield.h"

#include "ui/pillplaces.h"

#include <QFontMetricsF>

#include <algorithm>

namespace citywall::environment {

PillRoom::PillRoom(MapViewport &map) : QObject(&map)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PillRoom::place);
}

PillRoom &PillRoom::of(MapViewport &map)
{
    auto *room = map.findChild<PillRoom *>(Qt::FindDirectChildrenOnly);
    return room ? *room : *new PillRoom(map);
}

void PillRoom::add(PillField *field)
{
    m_fields.append(field);
    change();
}

void PillRoom::remove(PillField *field)
{
    m_fields.removeOne(field);
    change();
}

void PillRoom::place()
{
    struct Placed {
        PillField *field;
        int row;
        std::tuple<bool, int, double, quint64> order;
    };
    std::vector<Placed> all;
    for (PillField *field : std::as_const(m_fields)) {
        const uint chosen = field->property("selectedKey").toUInt();
        for (int row = 0; field->isVisible() && row < field->clusters()->count(); ++row) {
            const ClusterModel::Row &marker = field->clusters()->row(row);
            const bool first = marker.count == 1 && marker.key == chosen;
            all.push_back({ field, row, { !first, marker.priority == 0 ? 4 : marker.priority, -field->stacked(), marker.id } });
        }
    }
    std::ranges::sort(all, {}, &Placed::order);
    std::vector<Pill> pills;
    for (const Placed &pill : all)
        pills.push_back({ pill.field->pixelsOf(pill.row), pill.field->sizeOf(pill.row) });
    const std::vector<std::optional<QPointF>> offsets = pillOffsets(pills);
    for (PillField *field : std::as_const(m_fields)) {
        std::vector<std::optional<QPointF>> own(size_t(field->clusters()->count()), QPointF());
        for (size_t i = 0; i < all.size(); ++i) {
            if (all[i].field == field)
                own[size_t(all[i].row)] = offsets[i];
        }
        field->place(std::move(own));
    }
}

PillField::PillField(QQuickItem *parent) : MarkerField(parent)
{
    connect(this, &MapLayer::mapChanged, this, &PillField::join);
    ClusterModel *rows = clusters();
    connect(rows, &QAbstractItemModel::dataChanged, this, &PillField::change);
    connect(rows, &QAbstractItemModel::rowsInserted, this, &PillField::change);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &PillField::change);
    connect(this, &MarkerField::placingScaleChanged, this, &PillField::change);
    connect(this, &MarkerField::selectedKeyChanged, this, &PillField::change);
    connect(this, &QQuickItem::visibleChanged, this, &PillField::change);
    connect(this, &PillField::lookChanged, this, &PillField::change);
}

PillField::~PillField()
{
    if (m_room)
        m_room->remove(this);
}

void PillField::join()
{
    if (m_room)
        m_room->remove(this);
    m_room = map() ? &PillRoom::of(*map()) : nullptr;
    if (m_room)
        m_room->add(this);
}

void PillField::change()
{
    if (m_room)
        m_room->change();
}

QString PillField::textOf(int count, int freshness, const QString &label)
{
    return count > 1 ? QString::number(count) : freshness == Freshness::Unknown ? QStringLiteral("?") : label;
}

QPointF PillField::offsetOf(int row) const
{
    return row >= 0 && size_t(row) < m_offsets.size() ? m_offsets[size_t(row)].value_or(QPointF()) : QPointF();
}

bool PillField::hasRoom(int row) const
{
    return row < 0 || size_t(row) >= m_offsets.size() || m_offsets[size_t(row)].has_value();
}

QPointF PillField::pixelsOf(int row) { return clusters()->row(row).local * placingScale() + QPointF(placingX(), placingY()); }

QSizeF PillField::sizeOf(int row)
{
    const ClusterModel::Row &marker = clusters()->row(row);
    const double text = QFontMetricsF(m_font).horizontalAdvance(textOf(marker.count, int(marker.freshness.level), marker.label));
    return { std::max(m_pillHeight, std::ceil(text + m_pillMargin)), m_pillHeight };
}

double PillField::stacked() const
{
    double z = 0;
    for (const QQuickItem *item = this; item && item != map(); item = item->parentItem())
        z += item->z();
    return z;
}

void PillField::place(std::vector<std::optional<QPointF>> offsets)
{
    if (offsets == m_offsets)
        return;
    m_offsets = std::move(offsets);
    ++m_placing;
    Q_EMIT placed();
}

/// The pill there; where there is none, the marker that stands on its place, or has no room but a dot there. −1 if none does.
int PillField::pillAt(QPointF pixels)
{
    for (int row = 0; row < clusters()->count(); ++row) {
        const QSizeF size = sizeOf(row);
        const QPointF middle = pixelsOf(row) + offsetOf(row);
        if (hasRoom(row) && QRectF(middle - QPointF(size.width(), size.height()) / 2, size).contains(pixels))
            return row;
    }
    const int row = rowAt(pixels);
    return offsetOf(row).isNull() ? row : -1;
}

bool PillField::hoverAt(QPointF pixels)
{
    const int row = pillAt(pixels);
    if (row >= 0)
        return MarkerField::hoverAt(pixelsOf(row));
    hoverLeft();
    return false;
}

bool PillField::clickAt(QPointF pixels)
{
    const int row = pillAt(pixels);
    if (row >= 0)
        activate(row);
    return row >= 0;
}

} // namespace citywall::environment
