// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/observationtable.h"

#include "sdk/exporttext.h"

namespace citywall {

ObservationTable::ObservationTable(const QTimeZone &zone, QList<Field> fields, QObject *parent)
    : QAbstractTableModel(parent), m_zone(zone), m_fields(std::move(fields)), m_columns(std::make_shared<const Observations>()),
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
    showRows(newBegin, std::max(newBegin, firstAfter(end)));
    const QDate lastDay = end.toDateTime(m_zone).date();
    if (lastDay == m_lastDay)
        return;
    m_lastDay = lastDay;
    if (m_end > m_begin)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void ObservationTable::showRows(size_t newBegin, size_t newEnd)
{
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

QString ObservationTable::observedText(size_t row) const
{
    const QDateTime observed = UtcTime { m_columns->phenomenonTime[row] }.toDateTime(m_zone);
    const qint64 daysAgo = observed.date().daysTo(m_lastDay);
    return QLocale().toString(observed,
                              daysAgo == 0        ? u"HH:mm:ss"
                                  : daysAgo < 7   ? u"ddd HH:mm"
                                  : daysAgo < 300 ? u"d MMM HH:mm"
                                                  : u"d MMM yyyy HH:mm");
}

QString ObservationTable::receivedText(size_t row) const
{
    const QDateTime received = UtcTime { m_columns->receivedTime[row] }.toDateTime(m_zone);
    const QDate observed = UtcTime { m_columns->phenomenonTime[row] }.toDateTime(m_zone).date();
    return QLocale().toString(received,
                              received.date() == observed                     ? u"HH:mm:ss"
                                  : received.date().year() == observed.year() ? u"d MMM"
                                                                              : u"d MMM yyyy");
}

Source ObservationTable::source(size_t row) const
{
    const quint16 key = m_columns->source[row];
    return key < m_dictionary->sources.size() ? m_dictionary->sources[key] : Source {};
}

QVariant ObservationTable::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const size_t row = sourceRow(index.row());
    const int field = index.column() - 2;
    if (index.column() == 0)
        return observedText(row);
    if (index.column() == 1)
        return receivedText(row);
    if (field == int(m_fields.size())) {
        const Source from = source(row);
        return from.simulated ? tr("SIMULATED") : from.name;
    }
    const float value = m_columns->values[size_t(field)][row];
    return m_fields[field].descriptor.kind == FieldDescriptor::Kind::Term ? m_dictionary->term(value)
                                                                          : m_fields[field].metric.formatNumber(double(value));
}

QVariant ObservationTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == 0)
        return tr("Observed");
    if (section == 1)
        return tr("Received");
    if (section == columnCount() - 1)
        return tr("Source");
    const Field &field = m_fields[section - 2];
    if (field.title.isEmpty() || field.metric.unit.isEmpty())
        return field.title + field.metric.unit;
    return QStringLiteral("%1, %2").arg(field.title, field.metric.unit);
}

ExportText ObservationTable::exportText() const
{
    QStringList header { QStringLiteral("feature"), QStringLiteral("phenomenon_time"), QStringLiteral("received_time") };
    for (const Field &field : m_fields)
        header += field.descriptor.id;
    ExportText text(header + QStringList { QStringLiteral("source"), QStringLiteral("simulated") });
    for (int i = 0; i < rowCount(); ++i) {
        const size_t row = sourceRow(i);
        const Source from = source(row);
        const Feature *feature = m_dictionary->at(m_columns->feature[row]);
        QJsonArray cells { feature ? feature->id : QString(), UtcTime { m_columns->phenomenonTime[row] }.toIso(),
                           UtcTime { m_columns->receivedTime[row] }.toIso() };
        for (qsizetype f = 0; f < m_fields.size(); ++f) {
            const float value = m_columns->values[size_t(f)][row];
            const bool term = m_fields[f].descriptor.kind == FieldDescriptor::Kind::Term;
            cells += term ? QJsonValue(m_dictionary->term(value)) : numberJson(value);
        }
        cells += from.name;
        cells += from.simulated ? QStringLiteral("SIMULATED") : QStringLiteral("no");
        const GeoPoint own = m_columns->position(row);
        text.add(cells, geometryJson(own.isValid() || !feature ? GeoLine { own } : feature->geometry));
    }
    return text;
}

QString ObservationTable::csv(bool) const { return QString::fromUtf8(exportText().csv()); }

QString ObservationTable::geoJson(bool) const { return QString::fromUtf8(exportText().geoJson()); }

QList<ObservationTable::Field> ObservationTable::fieldsOf(const FeedDescriptor &feed, const QHash<QString, QString> &titles,
                                                          const std::function<Metric(const QString &)> &metric)
{
    QList<Field> fields;
    for (const FieldDescriptor &field : feed.fields)
        fields.append({ field, titles.value(field.id), field.metric.isEmpty() ? Metric {} : metric(field.metric) });
    return fields;
}

} // namespace citywall
