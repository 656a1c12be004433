// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observationtable.h"

namespace citywall::healthcare {

/// Raw observations of a hospital, in which a masked number of patients reads "<5" and a withheld one "withheld" rather than as
/// missing (core/masking.h). Exports leave both empty. GUI thread.
class PatientTable : public ObservationTable
{
    Q_OBJECT
    QML_ANONYMOUS
public:
    PatientTable(const QTimeZone &zone, const QList<Field> &fields, QObject *parent = nullptr);

    void setObservations(const ObservationsPtr &columns, const FeedDictionaryPtr &dictionary);
    void setSpan(UtcTime begin, UtcTime end);

    QVariant data(const QModelIndex &index, int role) const override;

private:
    const QList<Field> m_fields;
    ObservationsPtr m_columns = std::make_shared<const Observations>();
    UtcTime m_end; // of the span
};

} // namespace citywall::healthcare
