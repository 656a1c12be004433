// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trafficpanel.h"

#include "core/lateststate.h"
#include "core/usualday.h"
#include "sdk/pace.h"
#include "ui/levels.h"

namespace citywall::traffic {

namespace {

constexpr qsizetype listLength = 30; ///< of the slowest links
constexpr int leastLinksToRank = 3; ///< an area with fewer current links says little about the area

double indexOf(const NetworkSummary &summary) { return summary.travelTimeIndex; }

} // namespace

TrafficPanel::TrafficPanel(TrafficState &state, Selection &selection, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    m_areas.setAreas(&state.areas());
    connect(&state, &TrafficState::changed, Pace::of(this, &TrafficPanel::update), &Pace::tell);
    connect(&state, &TrafficState::statusChanged, this, &TrafficPanel::changed);
    connect(&state.past(), &NetworkHistory::changed, Pace::of(this, &TrafficPanel::updateDay), &Pace::tell);
    connect(&selection, &Selection::changed, this, [this] {
        update();
        updateDay();
    });
}

int TrafficPanel::area() const { return m_selection.area().isEmpty() ? -1 : m_state.areas().indexOf(m_selection.area()); }

TrafficPanel::State TrafficPanel::state() const
{
    if (!m_state.error().isEmpty())
        return State::Failed;
    if (!m_state.now().isValid() || (m_state.isLoading() && !m_state.hasLinks()))
        return State::Loading;
    if (summary().linkCount == 0)
        return State::Empty;
    return summary().reportingCount == 0 ? State::Stale : State::Ready;
}

QString TrafficPanel::areaName() const { return m_state.areas().name(m_selection.area()); }

QString TrafficPanel::headline() const
{
    const double index = summary().travelTimeIndex;
    if (std::isnan(index))
        return tr("No current speeds");
    QString word = tr("Flowing");
    for (const MetricLimit &limit : m_metrics.index.limits) {
        if (m_metrics.index.toDisplay(index) >= limit.from)
            word = limit.title;
    }
    return tr("%1: trips take %2 % longer than at free flow").arg(word).arg(qRound(100 * (index - 1)));
}

QString TrafficPanel::congestedText() const
{
    const NetworkSummary &s = summary();
    return std::isnan(s.congestedShare()) ? QString()
                                          : tr("%1 of the network congested (%2 %)")
                                                .arg(m_metrics.congestedLength.format(s.congestedLengthMeters))
                                                .arg(qRound(100 * s.congestedShare()));
}

int TrafficPanel::headlineSeverity() const { return m_metrics.index.severity(summary().travelTimeIndex); }

QString TrafficPanel::indexText() const { return m_metrics.index.format(summary().travelTimeIndex); }

QString TrafficPanel::indexCaption() const
{
    const double usual = m_state.past().usual(m_grid, area(), indexOf);
    return std::isnan(usual) ? QString() : tr("earlier days: %1").arg(m_metrics.index.format(usual));
}

QString TrafficPanel::speedText() const { return m_metrics.speed.format(summary().meanSpeedMetersPerSecond); }

QString TrafficPanel::delayText() const
{
    const double delay = summary().delayVehicleHoursPerHour;
    return std::isnan(delay) ? QString() : m_metrics.delay.format(delay);
}

QString TrafficPanel::coverageText() const
{
    return tr("%1 of %2 links").arg(QLocale().toString(summary().reportingCount), QLocale().toString(summary().linkCount));
}

int TrafficPanel::coverageSeverity() const { return m_metrics.coverage.severity(summary().coverage()); }

QStringList TrafficPanel::levelTitles() const
{
    QStringList titles;
    for (int i = 0; i < levelCount; ++i)
        titles.append(levelTitle(Level(i)));
    titles.append(tr("unknown"));
    return titles;
}

QList<double> TrafficPanel::levelShares() const
{
    const NetworkSummary &s = summary();
    QList<double> shares;
    for (const double length : s.levelLengthMeters)
        shares.append(s.lengthMeters > 0 ? length / s.lengthMeters : 0);
    shares.append(s.lengthMeters > 0 ? 1 - s.ratedLengthMeters / s.lengthMeters : 1);
    return shares;
}

QColor TrafficPanel::levelColor(int level, bool dark) const
{
    return QColor::fromRgba(level < levelCount ? traffic::levelColor(Level(level), dark)
                                               : linkColor(unknown, Freshness::unknown(), dark));
}

void TrafficPanel::openLink(const QString &id) { m_selection.enterEntity(linkSpeedFeed, id); }

void TrafficPanel::update()
{
    m_areas.setRows(rankedAreas());
    m_slowest.setRows(slowestLinks());
    if (NetworkHistory::gridBefore(m_state.time().now()) != m_grid)
        updateDay();
    Q_EMIT changed();
}

void TrafficPanel::updateDay()
{
    const UtcTime now = m_state.time().now();
    if (!now.isValid())
        return;
    m_grid = NetworkHistory::gridBefore(now);
    m_day = dayRange(dayOf(now, m_state.time().zone()), m_state.time().zone());
    m_today = m_state.past().series({ m_day.begin, now + Duration(1) }, area(), indexOf);
    m_usual = m_state.past().usualSeries(m_day, area(), indexOf);
    Q_EMIT dayChanged();
    Q_EMIT changed();
}

QList<RankingRow> TrafficPanel::rankedAreas() const
{
    std::vector<int> ranked;
    for (int i = 0; i < m_state.areas().count(); ++i) {
        const NetworkSummary &s = m_state.summary(i);
        if (s.reportingCount >= leastLinksToRank && !std::isnan(s.travelTimeIndex))
            ranked.push_back(i);
    }
    std::ranges::stable_sort(ranked, std::ranges::greater {}, [this](int i) { return m_state.summary(i).travelTimeIndex; });
    QList<RankingRow> rows;
    for (const int i : ranked) {
        const NetworkSummary &s = m_state.summary(i);
        const Area &place = m_state.areas().areas()[i];
        RankingRow row { place.id, place.name,
                         tr("%1 of %2 congested")
                             .arg(m_metrics.congestedLength.format(s.congestedLengthMeters),
                                  m_metrics.congestedLength.format(s.ratedLengthMeters)),
                         m_metrics.index.format(s.travelTimeIndex), m_metrics.index.severity(s.travelTimeIndex) };
        row.share = std::clamp((s.travelTimeIndex - 1) / (indexColorTo - 1), 0., 1.);
        rows.append(row);
    }
    return rows;
}

QList<RankingRow> TrafficPanel::slowestLinks() const
{
    const Links &links = m_state.links();
    const int place = area();
    std::vector<std::pair<double, FeatureKey>> slow;
    for (FeatureKey key = 0; key < links.size(); ++key) {
        const LinkState link = m_state.link(key);
        if (link.freshness.isCurrent() && link.speedRatio < levelFrom[size_t(Level::Free)]
            && (place < 0 || links[key].area == place))
            slow.emplace_back(link.speedRatio, key);
    }
    const size_t count = std::min(slow.size(), size_t(listLength));
    std::partial_sort(slow.begin(), slow.begin() + qptrdiff(count), slow.end());
    QList<RankingRow> rows;
    for (size_t i = 0; i < count; ++i) {
        const auto &[ratio, key] = slow[i];
        const Feature &feature = m_state.dictionary()->features[key];
        RankingRow row {
            feature.id, titleOf(feature),
            tr("%1 of free flow · %2").arg(m_metrics.ratio.format(ratio), m_metrics.length.format(links[key].lengthMeters)),
            m_metrics.speed.format(m_state.link(key).reading.speedMetersPerSecond), m_metrics.ratio.severity(ratio)
        };
        row.share = ratio;
        row.position = feature.position;
        rows.append(row);
    }
    return rows;
}

} // namespace citywall::traffic
