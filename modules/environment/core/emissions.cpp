// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/emissions.h"

#include <algorithm>

namespace citywall::environment {

using namespace std::chrono_literals;

namespace {

constexpr int ratedHours = 25; ///< a day is at most so long by the city's clock

EmitterKind emitterKindOf(const QString &kind)
{
    return kind == u"construction" ? EmitterKind::Construction
        : kind == u"enterprise"    ? EmitterKind::Enterprise
                                   : EmitterKind::Other;
}

QString siteOf(const Feature &feature) { return feature.properties.value(u"site").toString(feature.id); }

} // namespace

int severityOfRatio(double hourRatio) { return !std::isfinite(hourRatio) ? -1 : hourRatio > 2 ? 3 : hourRatio > 1 ? 2 : 0; }

const Emission *Emitter::worst() const
{
    const Emission *worst = nullptr;
    for (const Emission &emission : emissions) {
        if (std::isfinite(emission.hourRatio) && (!worst || emission.hourRatio > worst->hourRatio))
            worst = &emission;
    }
    return worst;
}

Freshness Emitter::freshness() const
{
    const auto newest = std::ranges::max_element(emissions, {}, &Emission::time);
    return newest == emissions.end() ? Freshness::unknown() : newest->freshness;
}

int Emitter::severity() const { return worst() ? severityOfRatio(worst()->hourRatio) : -1; }

Emitters::Emitters(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                   QObject *parent)
    : QObject(parent), m_time(time), m_selection(selection), m_areas(areas), m_window(emissionsFeed, span, history, time)
{
    connect(&m_window, &FeedWindow::changed, this, &Emitters::follow);
    m_area = m_areas.indexOf(selection.area());
    connect(&selection, &Selection::changed, this, [this] {
        m_area = m_areas.indexOf(m_selection.area());
        Q_EMIT changed();
    });
}

void Emitters::follow()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return;
    const Made from { m_window.shown(), m_window.now().milliseconds / 60'000 };
    if (from == m_made)
        return;
    m_made = from;
    take();
    Q_EMIT changed();
}

void Emitters::take()
{
    m_emitters.clear();
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Observations &rows = m_window.columns();
    const std::vector<quint32> latest = m_window.latestRows();
    std::vector<int> pointOf(dictionary->features.size(), -1); // by feature key: a number for each substance at a point
    int points = 0;
    for (size_t key = 0; key < latest.size() && key < dictionary->features.size(); ++key) {
        const quint32 row = latest[key];
        if (row == FeedWindow::noRow)
            continue;
        const Feature &feature = dictionary->features[key];
        const QString id = siteOf(feature);
        auto emitter = std::ranges::find(m_emitters, id, &Emitter::id);
        if (emitter == m_emitters.end()) {
            Emitter made;
            made.id = id;
            made.name = feature.properties.value(u"siteName").toString(feature.name.isEmpty() ? id : feature.name);
            made.kind = emitterKindOf(feature.properties.value(u"kind").toString());
            made.position = feature.position.isValid() ? feature.position : rows.position(row);
            made.area = feature.position.isValid() ? feature.area : m_areas.at(made.position);
            m_emitters.push_back(std::move(made));
            emitter = m_emitters.end() - 1;
        }
        emitter->simulated = emitter->simulated
            || (rows.source[row] < dictionary->sources.size() && dictionary->sources[rows.source[row]].simulated);
        Emission emission;
        emission.feature = feature.id;
        emission.substance = feature.properties.value(u"substance").toString(feature.id);
        emission.time = { rows.phenomenonTime[row] };
        emission.freshness = Freshness::at(m_window.now(), emission.time, stationLifetime);
        if (emission.freshness.isCurrent()) {
            emission.newest = double(rows.values[EmittedField][row]);
            emission.massFlow = double(rows.values[MassFlowField][row]);
        }
        emission.permit = double(rows.values[PermitField][row]);
        pointOf[key] = points++;
        emitter->emissions.append(emission);
    }
    for (Emitter &emitter : m_emitters) {
        emitter.key = std::ranges::find(dictionary->features, emitter.id, siteOf)->key;
    }
    rate(pointOf, points);
    for (Emitter &emitter : m_emitters)
        std::ranges::sort(emitter.emissions, {}, &Emission::substance);
    std::ranges::sort(m_emitters, {}, [](const Emitter &e) { return std::tie(e.name, e.id); });
}

void Emitters::rate(const std::vector<int> &pointOf, int points)
{
    enum { Emitted, Permit };
    HourlyMeans means(hourOf(m_window.now()) - Duration(1h) * ratedHours, ratedHours, points, 2);
    means.fill(Emitted, m_window.columns(), m_window.begin(), m_window.end(), EmittedField, pointOf);
    means.fill(Permit, m_window.columns(), m_window.begin(), m_window.end(), PermitField, pointOf);
    const int newest = ratedHours - 1;
    const QDate day = means.beginOf(newest).toDateTime(m_time.zone()).date();
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    for (Emitter &emitter : m_emitters) {
        for (Emission &emission : emitter.emissions) {
            const Feature *feature = dictionary->find(emission.feature);
            const int point = feature ? pointOf[feature->key] : -1;
            if (point < 0)
                continue;
            emission.hour = means.at(point, Emitted, newest);
            emission.hourRatio = emission.hour / means.at(point, Permit, newest);
            for (int hour = newest; hour >= 0 && means.beginOf(hour).toDateTime(m_time.zone()).date() == day; --hour) {
                const double ratio = means.at(point, Emitted, hour) / means.at(point, Permit, hour);
                emission.hoursKnown += std::isfinite(ratio);
                emission.hoursAbove += ratio > 1;
            }
        }
    }
}

const Emitter *Emitters::find(const QString &id) const
{
    const auto found = std::ranges::find(m_emitters, id, &Emitter::id);
    return found == m_emitters.end() ? nullptr : &*found;
}

const Emitter *Emitters::ofFeature(const QString &feature) const
{
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Feature *known = dictionary->find(feature);
    return known ? find(siteOf(*known)) : nullptr;
}

ObservationsPtr Emitters::rowsOf(const QString &feature) const
{
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Feature *wanted = dictionary->find(feature);
    auto found = std::make_shared<Observations>();
    found->feed = emissionsFeed;
    const Observations &rows = m_window.columns();
    for (size_t row = m_window.begin(); wanted && row < m_window.end(); ++row) {
        if (rows.feature[row] != wanted->key)
            continue;
        found->phenomenonTime.push_back(rows.phenomenonTime[row]);
        found->receivedTime.push_back(rows.receivedTime[row]);
        found->feature.push_back(rows.feature[row]);
        found->longitudeE7.push_back(rows.longitudeE7[row]);
        found->latitudeE7.push_back(rows.latitudeE7[row]);
        for (size_t field = 0; field < maximumFields; ++field)
            found->values[field].push_back(rows.values[field][row]);
        found->source.push_back(rows.source[row]);
    }
    return found;
}

} // namespace citywall::environment
