// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incidents.h"

#include <algorithm>

namespace citywall::safety {

namespace {

void take(UtcTime &slot, UtcTime t)
{
    if (!slot.isValid())
        slot = t;
}

} // namespace

State stateFromTerm(QStringView term)
{
    static constexpr std::pair<QStringView, State> known[] {
        { u"received", State::Received }, { u"dispatched", State::Dispatched }, { u"onScene", State::OnScene },
        { u"closed", State::Closed },     { u"recorded", State::Recorded },
    };
    const auto it = std::find_if(std::begin(known), std::end(known), [&](const auto &k) { return k.first == term; });
    return it == std::end(known) ? State::Unknown : it->second;
}

std::vector<Incident> incidentsFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary)
{
    std::vector<State> states(size_t(dictionary.terms.size()));
    std::transform(dictionary.terms.cbegin(), dictionary.terms.cend(), states.begin(),
                   [](const QString &t) { return stateFromTerm(t); });
    constexpr quint32 none = std::numeric_limits<quint32>::max();
    std::vector<quint32> slots(dictionary.features.size(), none);
    std::vector<Incident> incidents;
    for (size_t row = begin; row < end; ++row) {
        const FeatureKey key = rows.feature[row];
        if (key >= slots.size())
            continue;
        const UtcTime t { rows.phenomenonTime[row] };
        if (slots[key] == none) {
            slots[key] = quint32(incidents.size());
            const Feature &feature = dictionary.features[key];
            const GeoPoint own = rows.position(row);
            const quint16 source = rows.source[row];
            Incident fresh;
            fresh.key = key;
            fresh.area = feature.area;
            fresh.position = own.isValid() ? own : feature.position;
            fresh.reported = t;
            fresh.simulated = source < dictionary.sources.size() && dictionary.sources[source].simulated;
            incidents.push_back(fresh);
        }
        Incident &incident = incidents[slots[key]];
        incident.heard = t;
        const float term = rows.values[StateField][row];
        const State state = term >= 0 && size_t(term) < states.size() ? states[size_t(term)] : State::Unknown;
        if (state == State::Received)
            take(incident.received, t);
        else if (state == State::Dispatched)
            take(incident.dispatched, t);
        else if (state == State::OnScene)
            take(incident.onScene, t);
        else if (state == State::Closed)
            take(incident.closed, t);
        if (state != State::Unknown && (incident.state == State::Unknown || int(state) > int(incident.state)))
            incident.state = state;
        if (const float category = rows.values[CategoryField][row]; category >= 0)
            incident.category = int(category);
        if (const float priority = rows.values[PriorityField][row]; priority >= 1 && priority <= 3)
            incident.priority = int(priority);
        if (const float casualties = rows.values[CasualtiesField][row]; casualties >= 0)
            incident.casualties = int(casualties);
    }
    return incidents;
}

UtcTime endOf(const Incident &incident, Interval interval)
{
    switch (interval) {
    case Interval::Dispatch:
        return incident.dispatched;
    case Interval::Arrival:
        return incident.onScene;
    case Interval::Handling:
        return incident.closed;
    }
    return {};
}

double secondsOf(const Incident &incident, Interval interval)
{
    const UtcTime end = endOf(incident, interval);
    if (!incident.received.isValid() || !end.isValid())
        return std::numeric_limits<double>::quiet_NaN();
    return std::chrono::duration<double>(end - incident.received).count();
}

double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double h = double(values.size() - 1) * q;
    const size_t low = size_t(h);
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(low), values.end());
    const double below = values[low];
    if (low + 1 == values.size())
        return below;
    const double above = *std::min_element(values.begin() + std::ptrdiff_t(low) + 1, values.end());
    return below + (h - double(low)) * (above - below);
}

Summary summarize(const std::vector<Incident> &incidents, TimeRange span, int area)
{
    Summary summary;
    std::array<std::vector<double>, 3> seconds;
    for (const Incident &incident : incidents) {
        if (area >= 0 && incident.area != area)
            continue;
        const bool active = isActive(incident, span.end);
        summary.active += active;
        summary.waiting += active && incident.state == State::Received;
        for (const Interval interval : { Interval::Dispatch, Interval::Arrival, Interval::Handling }) {
            const double length = secondsOf(incident, interval);
            if (std::isfinite(length) && span.contains(endOf(incident, interval)))
                seconds[size_t(interval)].push_back(length);
        }
        if (span.contains(incident.reported)) {
            ++summary.reported;
            summary.casualties += incident.casualties;
        }
    }
    summary.medianDispatchSeconds = quantile(std::move(seconds[0]), 0.5);
    summary.medianArrivalSeconds = quantile(std::move(seconds[1]), 0.5);
    summary.medianHandlingSeconds = quantile(std::move(seconds[2]), 0.5);
    return summary;
}

} // namespace citywall::safety
