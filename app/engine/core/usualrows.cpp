// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/usualrows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace citywall {

namespace {

/// An observation in one of the weeks.
struct Sighting {
    FeatureKey feature;
    size_t week;
    bool within; ///< the hour; else shortly before it
    size_t row;  ///< of the week's block
};

/// What tells of a feature in one week, in order of time; never empty.
using Week = std::span<const Sighting>;

struct UsualRow {
    qint64 time;
    qint64 received;
    FeatureKey feature;
    std::array<float, maximumFields> values;
    quint16 source;
};

class UsualMaker
{
public:
    UsualMaker(const FeedDescriptor &feed, TimeRange range, const WeekBlocks &blocks, Duration carried)
        : m_feed(feed), m_range(range), m_blocks(blocks), m_carried(carried)
    {
    }

    void add(const UsualHour &hour)
    {
        m_sightings.clear();
        for (size_t week = 0; week < m_blocks.size(); ++week)
            collect(week, hour.weeks[week]);
        std::ranges::stable_sort(m_sightings, {}, &Sighting::feature); // weeks and times stay in order
        for (auto begin = m_sightings.cbegin(); begin != m_sightings.cend();) {
            const auto end =
                std::find_if(begin, m_sightings.cend(), [&](const Sighting &s) { return s.feature != begin->feature; });
            tell(hour, std::span(begin, end));
            begin = end;
        }
    }

    ObservationsPtr rows()
    {
        std::ranges::stable_sort(m_rows, {}, &UsualRow::time);
        auto told = std::make_shared<Observations>();
        told->feed = m_feed.id;
        for (const UsualRow &row : m_rows) {
            told->phenomenonTime.push_back(row.time);
            told->receivedTime.push_back(row.received);
            told->feature.push_back(row.feature);
            told->longitudeE7.push_back(Observations::noPosition);
            told->latitudeE7.push_back(Observations::noPosition);
            for (size_t v = 0; v < maximumFields; ++v)
                told->values[v].push_back(row.values[v]);
            told->source.push_back(row.source);
        }
        return told;
    }

private:
    void collect(size_t week, const TimeRange &hour)
    {
        if (hour.isEmpty() || !m_blocks[week])
            return;
        const Observations &block = *m_blocks[week];
        const auto first = std::ranges::lower_bound(block.phenomenonTime, (hour.begin - m_carried).milliseconds);
        for (auto row = size_t(first - block.phenomenonTime.begin());
             row < block.size() && block.phenomenonTime[row] < hour.end.milliseconds; ++row) {
            if (block.longitudeE7[row] == Observations::noPosition)
                m_sightings.push_back({ block.feature[row], week, block.phenomenonTime[row] >= hour.begin.milliseconds, row });
        }
    }

    void tell(const UsualHour &hour, std::span<const Sighting> feature)
    {
        std::vector<Week> weeks;
        for (size_t begin = 0; begin < feature.size();) {
            size_t end = begin;
            size_t within = begin;
            for (; end < feature.size() && feature[end].week == feature[begin].week; ++end)
                within = feature[end].within ? within : end + 1;
            weeks.push_back(feature.subspan(std::min(within, end - 1), end - std::min(within, end - 1)));
            begin = end;
        }
        const auto pattern = std::ranges::find_if(weeks, [](const Week &week) { return week.front().within; });
        if (weeks.size() < size_t(fewestWeeks) || pattern == weeks.end())
            return;
        std::array<float, maximumFields> values;
        values.fill(ObservationRecord::nan);
        for (size_t v = 0; v < std::min(size_t(m_feed.fields.size()), values.size()); ++v)
            values[v] =
                float(m_feed.fields[qsizetype(v)].kind == FieldDescriptor::Kind::Term ? term(weeks, v) : number(weeks, v));
        const Observations &block = *m_blocks[pattern->front().week];
        const Duration moved = hour.hour.begin - hour.weeks[pattern->front().week].begin;
        for (const Sighting &s : *pattern) {
            const UtcTime time = UtcTime { block.phenomenonTime[s.row] } + moved;
            if (hour.hour.contains(time) && m_range.contains(time)) // that hour may have been two
                m_rows.push_back(
                    { time.milliseconds, block.receivedTime[s.row] + moved.count(), s.feature, values, block.source[s.row] });
        }
    }

    float valueOf(const Sighting &s, size_t field) const { return m_blocks[s.week]->values[field][s.row]; }

    double number(const std::vector<Week> &weeks, size_t field) const
    {
        std::vector<double> medians;
        for (const Week &week : weeks) {
            std::vector<double> told;
            for (const Sighting &s : week)
                told.push_back(double(valueOf(s, field)));
            medians.push_back(medianOf(std::move(told)));
        }
        return usualOf(std::move(medians));
    }

    double term(const std::vector<Week> &weeks, size_t field) const
    {
        struct Share {
            double weeks = 0;
            qint64 last = 0;
        };
        std::map<float, Share> shares;
        int known = 0;
        for (const Week &week : weeks) {
            const auto told = std::ranges::count_if(week, [&](const Sighting &s) { return !std::isnan(valueOf(s, field)); });
            known += told > 0 ? 1 : 0;
            for (const Sighting &s : week) {
                if (const float term = valueOf(s, field); !std::isnan(term)) {
                    Share &share = shares[term];
                    share.weeks += 1 / double(told);
                    share.last = std::max(share.last, m_blocks[s.week]->phenomenonTime[s.row]);
                }
            }
        }
        if (known < fewestWeeks)
            return double(ObservationRecord::nan);
        constexpr double lost = 1e-9; // in adding up
        const auto most = std::ranges::max_element(shares, [](const auto &a, const auto &b) {
            return std::abs(a.second.weeks - b.second.weeks) > lost ? a.second.weeks < b.second.weeks
                                                                    : a.second.last < b.second.last;
        });
        return double(most->first);
    }

    const FeedDescriptor &m_feed;
    const TimeRange m_range;
    const WeekBlocks &m_blocks;
    const Duration m_carried;
    std::vector<Sighting> m_sightings;
    std::vector<UsualRow> m_rows;
};

} // namespace

ObservationsPtr usualRows(const FeedDescriptor &feed, TimeRange range, const std::vector<UsualHour> &hours,
                          const WeekBlocks &blocks, Duration carried)
{
    UsualMaker maker(feed, range, blocks, carried);
    for (const UsualHour &hour : hours) {
        if (hour.isUsual())
            maker.add(hour);
    }
    return maker.rows();
}

} // namespace citywall
