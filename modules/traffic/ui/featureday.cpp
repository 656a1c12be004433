// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/featureday.h"

#include <algorithm>

namespace citywall::traffic {

namespace {
constexpr Duration tableSpan = std::chrono::hours(24);
} // namespace

FeatureDay::FeatureDay(const QString &feed, const QList<ObservationTable::Field> &fields, size_t curve, double least,
                       HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_feed(feed), m_metric(fields[qsizetype(curve)].metric), m_reader(history), m_time(time),
      m_history(feed, curve, least, history, time), m_table(time.zone(), fields)
{
    connect(&time, &TimeContext::nowChanged, this, &FeatureDay::followClock);
    connect(&m_history, &FeatureHistory::changed, this, &FeatureDay::take);
}

void FeatureDay::setFeature(std::optional<FeatureKey> feature, std::optional<FeatureKey> whole)
{
    m_chosen = feature.has_value();
    m_history.setFeature(feature, whole);
}

void FeatureDay::followClock()
{
    if (!m_chosen)
        return;
    const int before = m_table.rowCount();
    const UtcTime now = m_time.now();
    m_table.setSpan(now - tableSpan, now);
    if (m_table.rowCount() != before)
        Q_EMIT observationsChanged();
    QList<QPointF> observed = displayed(m_history.observed());
    if (observed == m_observed)
        return;
    m_observed = std::move(observed);
    Q_EMIT changed();
}

void FeatureDay::take()
{
    m_table.setObservations(m_history.columns(), m_reader.dictionary(m_feed));
    const UtcTime now = m_time.now();
    m_table.setSpan(now - tableSpan, now);
    m_observed = displayed(m_history.observed());
    m_usual = displayed(m_history.usual());
    Q_EMIT changed();
    Q_EMIT observationsChanged();
}

QList<QPointF> FeatureDay::displayed(QList<QPointF> points) const
{
    for (QPointF &point : points)
        point.setY(m_metric.toDisplay(point.y()));
    return points;
}

Source FeatureDay::newestSource() const
{
    const Observations &columns = *m_history.columns();
    const auto end = std::ranges::upper_bound(columns.phenomenonTime, m_time.now().milliseconds);
    const auto rows = size_t(end - columns.phenomenonTime.begin());
    const FeedDictionaryPtr dictionary = m_reader.dictionary(m_feed);
    const std::vector<Source> &sources = dictionary->sources;
    return rows > 0 && columns.source[rows - 1] < sources.size() ? sources[columns.source[rows - 1]] : Source {};
}

QString FeatureDay::source() const
{
    const Source newest = newestSource();
    return newest.attribution.isEmpty() ? newest.name : newest.attribution;
}

} // namespace citywall::traffic

#include "moc_featureday.cpp"
