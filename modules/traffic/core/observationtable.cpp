// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observationtable.h"

#include "core/network.h"

namespace citywall::traffic {

namespace {

QByteArray csvText(const QString &text)
{
    QByteArray field = text.toUtf8();
    if (!field.contains('"') && !field.contains(',') && !field.contains('\n') && !field.contains('\r'))
        return field;
    field.replace('"', "\"\"");
    return '"' + field + '"';
}

QByteArray csvNumber(float value) { return std::isnan(value) ? QByteArray() : QByteArray::number(double(value), 'g', 7); }

} // namespace

ObservationTable::ObservationTable(const QTimeZone &zone, Metric speed, Metric flow, Metric travelTime, QObject *parent)
    : QAbstractTableModel(parent), m_zone(zone), m_speed(std::move(speed)), m_flow(std::move(flow)),
      m_travelTime(std::move(travelTime)), m_columns(std::make_shared<const Observations>()),
      m_dictionary(std::make_shared<const FeedDictionary>())
{
}

size_t ObservationTable::firstAfter(UtcTime time) const
{
    const std::vector<qint64> &times = m_columns->phenomenonTime;
    return size_t(std::upper_bound(times.begin(), times.end(), time.milliseconds) - times.begin());
}

void ObservationTable::setObservations(const ObservationsPtr &columns, const FeedDictionaryPtr &dictionary)
{
    beginResetModel();
    m_columns = columns;
    m_dictionary = dictionary;
    m_begin = firstAfter(m_spanBegin);
    m_end = std::max(m_begin, firstAfter(m_spanEnd));
    endResetModel();
}

void ObservationTable::setSpan(UtcTime begin, UtcTime end)
{
    m_spanBegin = begin;
    m_spanEnd = end;
    const size_t newBegin = firstAfter(begin);
    const size_t newEnd = std::max(newBegin, firstAfter(end));
    if (newBegin >= m_end || newEnd <= m_begin) { // nothing in common
        if (m_begin == m_end && newBegin == newEnd) {
            m_begin = newBegin;
            m_end = newEnd;
            return;
        }
        beginResetModel();
        m_begin = newBegin;
        m_end = newEnd;
        endResetModel();
        return;
    }
    if (newEnd < m_end) {
        beginRemoveRows({}, 0, int(m_end - newEnd) - 1);
        m_end = newEnd;
        endRemoveRows();
    } else if (newEnd > m_end) {
        beginInsertRows({}, 0, int(newEnd - m_end) - 1);
        m_end = newEnd;
        endInsertRows();
    }
    const int count = rowCount();
    if (newBegin > m_begin) {
        beginRemoveRows({}, count - int(newBegin - m_begin), count - 1);
        m_begin = newBegin;
        endRemoveRows();
    } else if (newBegin < m_begin) {
        beginInsertRows({}, count, count + int(m_begin - newBegin) - 1);
        m_begin = newBegin;
        endInsertRows();
    }
}

QString ObservationTable::time(qint64 milliseconds) const
{
    return UtcTime { milliseconds }.toDateTime(m_zone).toString(u"HH:mm:ss");
}

QString ObservationTable::sourceOf(size_t row) const
{
    const quint16 key = m_columns->source[row];
    if (key >= m_dictionary->sources.size())
        return {};
    const Source &source = m_dictionary->sources[key];
    return source.simulated ? tr("SIMULATED") : source.name;
}

QVariant ObservationTable::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const size_t row = sourceRow(index.row());
    const Observations &columns = *m_columns;
    switch (index.column()) {
    case PhenomenonTime:
        return time(columns.phenomenonTime[row]);
    case ReceivedTime:
        return time(columns.receivedTime[row]);
    case Speed:
        return m_speed.formatNumber(columns.values[SpeedField][row]);
    case Flow:
        return m_flow.formatNumber(columns.values[FlowField][row]);
    case TravelTime:
        return m_travelTime.formatNumber(columns.values[TravelTimeField][row]);
    case Status:
        return m_dictionary->term(columns.values[StatusField][row]);
    case SourceName:
        return sourceOf(row);
    default:
        return {};
    }
}

QVariant ObservationTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case PhenomenonTime:
        return tr("Observed");
    case ReceivedTime:
        return tr("Received");
    case Speed:
        return m_speed.unit;
    case Flow:
        return m_flow.unit;
    case TravelTime:
        return m_travelTime.unit;
    case Status:
        return tr("Status");
    case SourceName:
        return tr("Source");
    default:
        return {};
    }
}

QByteArray ObservationTable::toCsv(const QString &feature) const
{
    QByteArray csv = "link,phenomenon_time,received_time,speed_m_s,flow_veh_h,travel_time_s,status,source,simulated\r\n";
    for (int i = 0; i < rowCount(); ++i) {
        const size_t row = sourceRow(i);
        const Source source =
            m_columns->source[row] < m_dictionary->sources.size() ? m_dictionary->sources[m_columns->source[row]] : Source {};
        const QByteArrayList fields { csvText(feature),
                                      UtcTime { m_columns->phenomenonTime[row] }.toIso().toUtf8(),
                                      UtcTime { m_columns->receivedTime[row] }.toIso().toUtf8(),
                                      csvNumber(m_columns->values[SpeedField][row]),
                                      csvNumber(m_columns->values[FlowField][row]),
                                      csvNumber(m_columns->values[TravelTimeField][row]),
                                      csvText(m_dictionary->term(m_columns->values[StatusField][row])),
                                      csvText(source.name),
                                      source.simulated ? QByteArrayLiteral("SIMULATED") : QByteArrayLiteral("no") };
        csv += fields.join(',') + "\r\n";
    }
    return csv;
}

} // namespace citywall::traffic
