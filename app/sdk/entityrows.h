// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"
#include "sdk/observationtable.h"
#include "sdk/selection.h"
#include "sdk/timecontext.h"

namespace citywall {

/// The observations of the selected entity of one feed, as known at the clock's time: what a drill-down is made of.
/// Follows the selection; while newer ones are read, those that are there stay. GUI thread.
class EntityRows : public QObject
{
    Q_OBJECT
public:
    EntityRows(const QString &feed, HistoryReader &history, const TimeContext &time, const Selection &selection,
               QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    const Feature *feature() const { return m_dictionary->find(m_id); } ///< null if none is selected or it is unknown
    bool isChosen() const { return !m_id.isEmpty(); }
    const Observations &rows() const { return *m_rows; }
    const ObservationsPtr &block() const { return m_rows; } ///< another one when rows() are others; never null
    size_t shown() const { return m_shown; } ///< rows up to the clock's time
    const FeedDictionary &dictionary() const { return *m_dictionary; }
    UtcTime now() const { return m_time.now(); }
    QTimeZone zone() const { return m_time.zone(); }
    ObservationTable *table() { return &m_table; }
    bool isLoading() const { return m_loading; }
    QString error() const { return m_error; }
    QString source() const; ///< publisher of the newest row shown
    bool isSimulated() const;

Q_SIGNALS:
    void changed(); ///< rows, what is shown of them, loading state or error

private:
    void choose();
    void fetch();
    void show();
    Source sourceOfNewest() const;

    const QString m_feed;
    HistoryReader &m_history;
    const TimeContext &m_time;
    const Selection &m_selection;
    ObservationTable m_table;
    QString m_id;
    ObservationsPtr m_rows;
    FeedDictionaryPtr m_dictionary;
    size_t m_shown = 0;
    bool m_loading = false;
    quint64 m_request = 0;
    QString m_error;
};

} // namespace citywall
