// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decodedtable.h"

#include "sdk/services.h"

#include <QDateTime>
#include <QTimeZone>

namespace citywall {

namespace {

QString decodedTime(double milliseconds)
{
    const TimeContext *clock = services().clock;
    const UtcTime time { qint64(milliseconds) };
    return time.toDateTime(clock ? clock->zone() : QTimeZone(QTimeZone::UTC)).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

void DecodedTable::setObservations(const QList<DecodedObservation> &observations)
{
    if (observations == m_observations)
        return;
    beginResetModel();
    m_observations = observations;
    endResetModel();
    Q_EMIT observationsChanged();
}

QVariant DecodedTable::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !index.isValid() || index.row() >= m_observations.size())
        return {};
    const DecodedObservation &o = m_observations[index.row()];
    switch (index.column()) {
    case Time:
        return decodedTime(o.phenomenonMilliseconds);
    case Entity:
        return o.id;
    case Name:
        return o.name;
    case Values:
        return o.values;
    case Position:
        return std::isnan(o.longitude) || std::isnan(o.latitude)
            ? QStringLiteral("–")
            : QStringLiteral("%1, %2").arg(o.latitude, 0, 'f', 5).arg(o.longitude, 0, 'f', 5);
    default:
        return {};
    }
}

QVariant DecodedTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    return QStringList { tr("Time"), tr("Entity"), tr("Name"), tr("Values (SI units)"), tr("Latitude, longitude") }[section];
}

} // namespace citywall

#include "moc_decodedtable.cpp"
