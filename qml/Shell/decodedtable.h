// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/registry.h"

#include <QAbstractTableModel>

namespace citywall {

/// What was understood of a payload, an observation a row: time in the city's zone, entity, name, values, position. GUI thread.
class DecodedTable : public QAbstractTableModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        QList<citywall::DecodedObservation> observations READ observations WRITE setObservations NOTIFY observationsChanged)
public:
    enum Column { Time, Entity, Name, Values, Position, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    const QList<DecodedObservation> &observations() const { return m_observations; }
    void setObservations(const QList<citywall::DecodedObservation> &observations);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_observations.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void observationsChanged();

private:
    QList<DecodedObservation> m_observations;
};

} // namespace citywall
