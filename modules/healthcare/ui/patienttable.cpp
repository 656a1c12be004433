// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/patienttable.h"

#include "core/masking.h"

#include <algorithm>

namespace citywall::healthcare {

PatientTable::PatientTable(const QTimeZone &zone, const QList<Field> &fields, QObject *parent)
    : ObservationTable(zone, fields, parent), m_fields(fields)
{
}

void PatientTable::setObservations(const ObservationsPtr &columns, const FeedDictionaryPtr &dictionary)
{
    m_columns = columns;
    ObservationTable::setObservations(columns, dictionary);
}

void PatientTable::setSpan(UtcTime begin, UtcTime end)
{
    m_end = end;
    ObservationTable::setSpan(begin, end);
}

QVariant PatientTable::data(const QModelIndex &index, int role) const
{
    const qsizetype field = index.column() - 2; // behind the times of observation and receipt
    if (role != Qt::DisplayRole || !index.isValid() || field < 0 || field >= m_fields.size())
        return ObservationTable::data(index, role);
    // The newest comes first.
    const auto &times = m_columns->phenomenonTime;
    const auto row = std::ranges::upper_bound(times, m_end.milliseconds) - times.begin() - 1 - index.row();
    const QByteArray detail = row < 0 ? QByteArray() : m_columns->details.value(quint32(row));
    if (isMasked(detail, m_fields[field].descriptor.id))
        return maskedTerm;
    return isWithheld(detail, m_fields[field].descriptor.id) ? tr("withheld") : ObservationTable::data(index, role);
}

} // namespace citywall::healthcare
