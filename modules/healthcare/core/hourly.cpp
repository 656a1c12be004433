// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hourly.h"

#include "core/bedtypes.h"

namespace citywall::healthcare {

HourlyMeans::HourlyMeans(const FeedRows &feed, const std::function<double(size_t)> &value)
{
    if (feed.begin >= feed.end)
        return;
    const std::vector<qint64> &times = feed.rows.phenomenonTime;
    m_first = hourOf({ times[feed.begin] });
    m_hours = size_t(hourOf({ times[feed.end - 1] }) - m_first) + 1;
    m_means.assign(feed.dictionary.features.size() * m_hours, 0);
    std::vector<quint32> counts(m_means.size(), 0);
    for (size_t row = feed.begin; row < feed.end; ++row) {
        const double v = value(row);
        const size_t at = size_t(feed.rows.feature[row]) * m_hours + size_t(hourOf({ times[row] }) - m_first);
        if (std::isnan(v) || at >= m_means.size())
            continue;
        m_means[at] += v;
        ++counts[at];
    }
    for (size_t i = 0; i < m_means.size(); ++i)
        m_means[i] = counts[i] > 0 ? m_means[i] / counts[i] : unknown;
}

HourlySeries HourlyMeans::series(FeatureKey feature) const
{
    HourlySeries series { m_first, std::vector<double>(m_hours, unknown) };
    for (size_t hour = 0; feature < features() && hour < m_hours; ++hour)
        series.values[hour] = at(feature, hour);
    return series;
}

LoadHistory::LoadHistory(const FeedRows &beds, const FeedRows &emergency)
{
    const auto valueOf = [](const FeedRows &feed, size_t field) {
        return [&feed, field](size_t row) {
            const float value = feed.rows.values[field][row];
            return value >= 0 ? double(value) : unknown;
        };
    };
    m_staffed = HourlyMeans(beds, valueOf(beds, StaffedField));
    m_occupied = HourlyMeans(beds, valueOf(beds, OccupiedField));
    m_waits = HourlyMeans(emergency, valueOf(emergency, WaitField));
    m_diverting = HourlyMeans(emergency, [&](size_t row) {
        const Diversion d = diversionFromTerm(emergency.dictionary.term(emergency.rows.values[DiversionField][row]));
        return d == Diversion::Unknown ? unknown : isDiverting(d) ? 1.0 : 0.0;
    });
    for (const Feature &feature : emergency.dictionary.features)
        m_emergencies.push_back({ feature.key, hospitalOf(feature) });

    // A reported total goes before the sum of its types.
    std::vector<QString> types(beds.dictionary.features.size());
    QSet<QString> totals;
    for (size_t row = beds.begin; row < beds.end; ++row) {
        const FeatureKey key = beds.rows.feature[row];
        if (key < types.size() && types[key].isNull()) {
            types[key] = beds.dictionary.term(beds.rows.values[BedTypeField][row]);
            if (types[key] == inpatientBeds)
                totals.insert(hospitalOf(beds.dictionary.features[key]));
        }
    }
    for (const Feature &feature : beds.dictionary.features) {
        const QString hospital = hospitalOf(feature);
        const QString &type = types[feature.key];
        if (countsForOccupancy(type) && (type == inpatientBeds || !totals.contains(hospital)))
            m_wards.push_back({ feature.key, hospital });
    }
}

HourlySeries LoadHistory::occupancy(const QSet<QString> &hospitals) const
{
    std::vector<FeatureKey> wards;
    for (const Member &ward : m_wards) {
        if (hospitals.contains(ward.hospital) && ward.key < m_staffed.features())
            wards.push_back(ward.key);
    }
    HourlySeries series { m_staffed.firstHour(), std::vector<double>(m_staffed.hours(), unknown) };
    for (size_t hour = 0; hour < series.values.size(); ++hour) {
        double staffed = 0;
        double occupied = 0;
        for (const FeatureKey ward : wards) {
            const double s = m_staffed.at(ward, hour);
            const double o = m_occupied.at(ward, hour);
            if (s > 0 && o >= 0) {
                staffed += s;
                occupied += o;
            }
        }
        if (staffed > 0)
            series.values[hour] = occupied / staffed;
    }
    return series;
}

HourlySeries LoadHistory::waitSeconds(const QSet<QString> &hospitals) const
{
    HourlySeries series { m_waits.firstHour(), std::vector<double>(m_waits.hours(), unknown) };
    for (size_t hour = 0; hour < series.values.size(); ++hour) {
        std::vector<double> waits;
        for (const Member &emergency : m_emergencies) {
            if (hospitals.contains(emergency.hospital) && emergency.key < m_waits.features())
                waits.push_back(m_waits.at(emergency.key, hour));
        }
        series.values[hour] = median(std::move(waits));
    }
    return series;
}

HourlySeries LoadHistory::diverting(const QSet<QString> &hospitals) const
{
    HourlySeries series { m_diverting.firstHour(), std::vector<double>(m_diverting.hours(), unknown) };
    for (const Member &emergency : m_emergencies) {
        if (!hospitals.contains(emergency.hospital) || emergency.key >= m_diverting.features())
            continue;
        for (size_t hour = 0; hour < series.values.size(); ++hour) {
            const double share = m_diverting.at(emergency.key, hour);
            if (!std::isnan(share))
                series.values[hour] = (std::isnan(series.values[hour]) ? 0 : series.values[hour]) + (share >= 0.5 ? 1 : 0);
        }
    }
    return series;
}

} // namespace citywall::healthcare
