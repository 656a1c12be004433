// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatedsyndromes.h"

#include "core/places.h"
#include "core/syndromes.h"
#include "sdk/observationjson.h"
#include "simulator/chance.h"
#include "simulator/simulatedsources.h"

namespace citywall::healthcare {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Mean visits a day of an average area: respiratory and gastrointestinal visits are many, rash is rare.
constexpr std::array meansPerArea { 17.0, 11.0, 9.0, 7.0, 3.0 };
static_assert(meansPerArea.size() == syndromeCount);
constexpr std::array byWeekday { 1.12, 1.02, 0.99, 0.97, 0.98, 0.95, 0.97 }; // Monday first
constexpr int outbreakDays = 5;
constexpr double outbreaksPerSeriesAndDay = 1.0 / 260;

class SyndromeSource : public PayloadSource
{
public:
    SyndromeSource(const Simulation &city, FeedDescriptor feed)
        : m_syndromes(city), m_feed(std::move(feed)), m_zone(city.zone) { }
    Source about() const override { return { u"simulator"_s, {}, true }; }
    Duration liveStep() const override { return 1h; }
    Duration historyStep() const override { return 1h; }
    Duration historyChunk() const override { return 24h * 7; }
    Duration historySpan() const override { return 24h * 21; }

    QByteArray payload(TimeRange range, Duration, bool described) const override
    {
        DecodedBatch batch;
        if (range.isEmpty())
            return {};
        for (QDate day = range.begin.toDateTime(m_zone).date().addDays(-1);; day = day.addDays(1)) {
            const UtcTime end = UtcTime::fromDateTime(day.addDays(1).startOfDay(m_zone));
            if (end >= range.end)
                break;
            if (range.contains(end))
                addDay(day, end, described, batch);
        }
        return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
    }

private:
    void addDay(QDate day, UtcTime end, bool described, DecodedBatch &batch) const
    {
        const std::vector<int> counts = m_syndromes.counts(day);
        for (size_t i = 0; i < counts.size(); ++i) {
            const SimulatedSyndromes::Series &series = m_syndromes.series()[i];
            if (batch.features.size() <= i) {
                FeatureRecord feature { (series.area.isEmpty() ? u"city"_s : series.area) + u':' + series.syndrome, {}, {}, {} };
                feature.properties = { { u"syndrome"_s, series.syndrome } }; // always: the mask needs them
                if (!series.area.isEmpty())
                    feature.properties.insert(u"area"_s, series.area);
                if (described) {
                    feature.name = (series.name.isEmpty() ? u"City"_s : series.name) + u" · "_s + series.syndrome;
                    if (series.position.isValid())
                        feature.geometry = { series.position };
                }
                batch.features.push_back(std::move(feature));
            }
            constexpr float none = ObservationRecord::nan;
            batch.observations.push_back({ quint32(i), end, {}, { float(counts[i]), none, none, none }, {} });
        }
    }

    const SimulatedSyndromes m_syndromes;
    const FeedDescriptor m_feed;
    const QTimeZone m_zone;
};

} // namespace

SimulatedSyndromes::SimulatedSyndromes(const Simulation &city) : m_seed(dice::mix(city.seed, 0x5E4D))
{
    const QList<Area> areas = city.areas ? city.areas->areas() : QList<Area>();
    for (const QString &syndrome : syndromeTerms())
        m_series.push_back({ {}, {}, syndrome, {} });
    for (qsizetype i = 0; i < areas.size(); ++i) {
        const quint64 stream = dice::mix(m_seed, quint64(i));
        m_places.push_back({ 0.35 + 1.5 * dice::uniform(stream), stream });
        const GeoPoint position = pointInside(areas[i]);
        for (const QString &syndrome : syndromeTerms())
            m_series.push_back({ areas[i].id, areas[i].name, syndrome, position });
    }
    if (m_places.empty())
        m_places.push_back({ 30, m_seed }); // a city without areas is one place
}

int SimulatedSyndromes::count(size_t place, size_t syndrome, QDate day) const
{
    const qint64 number = day.toJulianDay();
    const quint64 stream = dice::mix(m_places[place].stream, syndrome);
    double mean = meansPerArea[syndrome] * m_places[place].weight * byWeekday[size_t(day.dayOfWeek() - 1)]
        * (1 + 0.15 * dice::smooth(dice::mix(m_seed, syndrome, 1), double(number), 17));
    for (int since = 0; since < outbreakDays; ++since) {
        if (dice::uniform(dice::mix(stream, quint64(number - since), 2)) < outbreaksPerSeriesAndDay)
            mean *= 1.8 + 0.5 * since; // it grows until it is dealt with
    }
    return poisson(dice::mix(stream, quint64(number), 3), mean);
}

std::vector<int> SimulatedSyndromes::counts(QDate day) const
{
    std::vector<int> counts(m_series.size(), 0);
    for (size_t place = 0; place < m_places.size(); ++place) {
        for (size_t syndrome = 0; syndrome < syndromeCount; ++syndrome) {
            const int visits = count(place, syndrome, day);
            counts[syndrome] += visits;
            if (const size_t own = syndromeCount * (place + 1) + syndrome; own < counts.size())
                counts[own] = visits;
        }
    }
    return counts;
}

PayloadSourcePtr simulateSyndromes(const Simulation &city, const FeedDescriptor &feed)
{
    return std::make_shared<SyndromeSource>(city, feed);
}

} // namespace citywall::healthcare
