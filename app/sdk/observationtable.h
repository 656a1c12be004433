// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/metric.h"
#include "sdk/observation.h"

#include <QAbstractTableModel>
#include <QQmlEngine>
#include <QTimeZone>

namespace citywall {

class ExportText;

/// The raw observations of one feature within a span of time, the newest first: where every drill-down ends. GUI thread.
/// Columns: observed, received, the feed's fields, source.
class ObservationTable : public QAbstractTableModel
{
    Q_OBJECT
    QML_ANONYMOUS
public:
    /// One of the feed's fields as it is shown.
    struct Field {
        FieldDescriptor descriptor;
        QString title; ///< translated; the unit is added, and is enough where there is no title
        Metric metric; ///< of a number
    };

    /// @param zone in which times are shown (the city's)
    ObservationTable(const QTimeZone &zone, QList<Field> fields, QObject *parent = nullptr);

    void setObservations(const ObservationsPtr &columns, const FeedDictionaryPtr &dictionary);
    /// Shows the rows in (begin, end]: those that scroll in or out are told as such.
    void setSpan(UtcTime begin, UtcTime end);
    /// All rows of the span, newest first, for other programs (sdk/exporttext.h): times as RFC 3339 in UTC, SI units,
    /// simulated ones marked. The argument is there because lists that do not know their sources need it.
    Q_INVOKABLE QString csv(bool simulated = false) const;
    Q_INVOKABLE QString geoJson(bool simulated = false) const;

    /// A feed's fields as they are shown: each with its title by field id, if it has one, and its metric.
    static QList<Field> fieldsOf(const FeedDescriptor &feed, const QHash<QString, QString> &titles,
                                 const std::function<Metric(const QString &)> &metric);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_end - m_begin); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_fields.size()) + 3; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ExportText exportText() const;
    size_t sourceRow(int row) const { return m_end - 1 - size_t(row); }
    size_t firstAfter(UtcTime time) const;
    void showRows(size_t begin, size_t end);
    QString observedText(size_t row) const; ///< the time; of another day than the span's last: weekday and time
    QString receivedText(size_t row) const; ///< the time, or the day when it was another one
    Source source(size_t row) const;

    const QTimeZone m_zone;
    const QList<Field> m_fields;
    ObservationsPtr m_columns;
    FeedDictionaryPtr m_dictionary;
    UtcTime m_spanBegin;
    UtcTime m_spanEnd;
    QDate m_lastDay; // of the span
    size_t m_begin = 0;
    size_t m_end = 0;
};

} // namespace citywall
