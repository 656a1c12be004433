// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/corridorpage.h"

#include "sdk/pace.h"
#include "ui/corridorlist.h"
#include "ui/words.h"

#include <QLocale>

namespace citywall::traffic {

namespace {

constexpr Duration reliabilitySpan = std::chrono::days(28);
// Which hours are looked at together: the peaks of a working city, the time between them, all that is day.
constexpr std::array<Hours, 4> spans { { { 7, 9 }, { 9, 16 }, { 16, 19 }, { 6, 20 } } };

} // namespace

CorridorPage::CorridorPage(JamState &state, Selection &selection, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics)),
      m_history(state.network().history(), state.network().time())
{
    connect(&selection, &Selection::changed, this, &CorridorPage::followSelection);
    connect(&state, &JamState::corridorsChanged, this, [this] {
        m_id.clear();
        followSelection();
    });
    connect(&state, &JamState::changed, Pace::of(this, &CorridorPage::showNow), &Pace::tell);
    connect(&state.network().time(), &TimeContext::nowChanged, this, &CorridorPage::followClock);
    connect(&m_history, &CorridorHistory::changed, this, &CorridorPage::showHistory);
}

void CorridorPage::followSelection()
{
    const EntityRef entity = m_selection.entity();
    const QString id = entity.feed == corridorFeed ? entity.id : QString();
    if (id == m_id)
        return;
    m_id = id;
    std::vector<FeatureKey> keys;
    std::vector<Link> links;
    GeoBox box;
    m_lengths.clear();
    if (const Corridor *chosen = corridor()) {
        keys = chosen->chain.links;
        box = chosen->box;
        for (const FeatureKey key : keys) {
            links.push_back(m_state.network().links()[key]);
            m_lengths.append(links.back().lengthMeters);
        }
    }
    m_lengthMeters = std::accumulate(m_lengths.begin(), m_lengths.end(), 0.);
    m_freeSeconds = freeFlowSeconds(links);
    showNow();
    m_history.setCorridor(keys, links, box);
}

void CorridorPage::followClock()
{
    const qint64 step = CorridorHistory::step.count();
    if (!m_id.isEmpty() && UtcTime { m_state.network().time().now().milliseconds / step } != m_shown)
        showHistory();
}

void CorridorPage::showNow()
{
    QList<RankingRow> rows;
    std::vector<Link> links;
    std::vector<float> speeds;
    if (const Corridor *chosen = corridor()) {
        for (const FeatureKey key : chosen->chain.links) {
            const Feature &feature = m_state.network().dictionary()->features[key];
            const Link &link = m_state.network().links()[key];
            const double speed = m_state.speed(key);
            const double ratio = speedRatio(speed, link.freeFlowMetersPerSecond);
            links.push_back(link);
            speeds.push_back(float(speed));
            RankingRow row { feature.id, feature.name == chosen->chain.street ? feature.id : titleOf(feature),
                             m_metrics.length.format(link.lengthMeters), m_metrics.speed.format(speed) };
            row.severity = m_metrics.ratio.severity(ratio);
            row.share = std::isnan(ratio) ? -1 : std::min(1., ratio);
            row.position = feature.position;
            rows.append(row);
        }
    }
    m_seconds = travelSeconds(links, speeds);
    m_links.setRows(rows);
    Q_EMIT changed();
}

Selected CorridorPage::selected(TimeRange range) const
{
    const UtcTime now = m_state.network().time().now();
    return { range, dayKind(dayOf(now, zone())), spans[size_t(m_hours)], zone() };
}

void CorridorPage::showHistory()
{
    const UtcTime now = m_state.network().time().now();
    m_shown = { now.milliseconds / CorridorHistory::step.count() };
    m_reliability = {};
    m_comparison = {};
    if (now.isValid() && corridor()) {
        const CorridorSamples &samples = m_history.samples();
        m_reliability = reliability(travelTimes(samples, selected({ now - reliabilitySpan, now + Duration(1) })), m_freeSeconds);
        showDay(samples);
        showComparison(samples);
    }
    Q_EMIT historyChanged();
}

void CorridorPage::showDay(const CorridorSamples &samples)
{
    const UtcTime now = m_state.network().time().now();
    const QDate day = dayOf(now, zone());
    m_day = dayRange(day, zone());
    m_today.clear();
    m_ratios.clear();
    const std::vector<FeatureKey> &keys = corridor()->chain.links;
    const auto columns = size_t(m_day.length() / CorridorHistory::step);
    m_ratios.resize(qsizetype(keys.size() * columns), unknown);
    for (auto sample = samples.lower_bound(m_day.begin.milliseconds);
         sample != samples.end() && sample->first <= now.milliseconds && sample->first < m_day.end.milliseconds; ++sample) {
        if (!std::isnan(sample->second.seconds))
            m_today.append({ double(sample->first), m_metrics.corridorTime.toDisplay(sample->second.seconds) });
        const auto column = size_t((sample->first - m_day.begin.milliseconds) / CorridorHistory::step.count());
        for (size_t row = 0; row < keys.size() && row < sample->second.speeds.size(); ++row)
            m_ratios[qsizetype(row * columns + column)] =
                speedRatio(sample->second.speeds[row], m_state.network().links()[keys[row]].freeFlowMetersPerSecond);
    }
    Selected earlier = selected({ m_day.begin - reliabilitySpan, m_day.begin });
    earlier.hours = { 0, 24 };
    DayProfile profile = dayProfile(samples, earlier);
    const auto onDay = [&](QList<QPointF> points) {
        for (QPointF &point : points)
            point = { double(
                          QDateTime(day, QTime::fromMSecsSinceStartOfDay(int(point.x() * 60'000)), zone()).toMSecsSinceEpoch()),
                      m_metrics.corridorTime.toDisplay(point.y()) };
        return points;
    };
    m_usual = onDay(profile.median);
    m_slowest = onDay(profile.percentile95);
}

void CorridorPage::chooseChange()
{
    if (m_changeChosen)
        return;
    m_change = {};
    const std::set<Retiming> &retimings = m_history.retimings();
    const auto later = retimings.upper_bound({ m_state.network().time().now() });
    if (later != retimings.begin())
        m_change = dayOf(std::prev(later)->at, zone());
}

const Retiming *CorridorPage::retimingOfChange() const
{
    if (!m_change.isValid())
        return nullptr;
    const std::set<Retiming> &retimings = m_history.retimings();
    const TimeRange day = dayRange(m_change, zone());
    const auto it = retimings.lower_bound({ day.begin });
    return it != retimings.end() && day.contains(it->at) && it->at <= m_state.network().time().now() ? &*it : nullptr;
}

void CorridorPage::showComparison(const CorridorSamples &samples)
{
    chooseChange();
    m_windows = {};
    m_dailyBefore.clear();
    m_dailyAfter.clear();
    if (!m_change.isValid())
        return;
    m_windows = windowsAround(m_change, m_history.known(), m_state.network().time().now(), zone());
    compareDays(samples, selected({}).kind);
    if (!m_comparison.isKnown() && m_compared == DayKind::Weekend) // a short history has too few weekends
        compareDays(samples, DayKind::Workday);
}

void CorridorPage::compareDays(const CorridorSamples &samples, DayKind kind)
{
    m_compared = kind;
    const auto daily = [&](TimeRange range, QList<QPointF> &points) {
        Selected days = selected(range);
        days.kind = kind;
        points.clear();
        std::vector<double> speeds;
        for (const auto &[day, speed] : speedsByDay(samples, days, m_lengthMeters, CorridorHistory::step)) {
            speeds.push_back(speed);
            points.append({ double(QDateTime(day, QTime(12, 0), zone()).toMSecsSinceEpoch()), m_metrics.speed.toDisplay(speed) });
        }
        return speeds;
    };
    const std::vector<double> before = daily(m_windows.before, m_dailyBefore);
    m_comparison = compare(before, daily(m_windows.after, m_dailyAfter));
}

QString CorridorPage::title() const
{
    const Corridor *chosen = corridor();
    return chosen ? words::corridorTitle(*chosen) : QString();
}

QString CorridorPage::description() const
{
    const Corridor *chosen = corridor();
    if (!chosen)
        return {};
    QStringList parts { m_metrics.length.format(m_lengthMeters), tr("links: %1").arg(chosen->chain.links.size()) };
    if (chosen->chain.bound == Bound::Both)
        parts << tr("both ways together");
    if (chosen->area >= 0)
        parts << m_state.network().areas().area(chosen->area).name;
    return parts.join(QStringLiteral(" · "));
}

QStringList CorridorPage::hoursTitles() const
{
    QStringList titles;
    for (const Hours &span : spans)
        titles << tr("%1–%2 h").arg(span.from).arg(span.to);
    return titles;
}

void CorridorPage::setHours(int index)
{
    if (index == m_hours || index < 0 || size_t(index) >= spans.size())
        return;
    m_hours = index;
    showHistory();
}

QString CorridorPage::sampleText() const
{
    const bool weekend = selected({}).kind == DayKind::Weekend;
    return (weekend ? tr("weekends of the last four weeks, %1 travel times")
                    : tr("working days of the last four weeks, %1 travel times"))
        .arg(QLocale().toString(m_reliability.count));
}

QStringList CorridorPage::ends() const
{
    const Corridor *chosen = corridor();
    if (!chosen)
        return {};
    switch (chosen->chain.bound) {
    case Bound::North:
        return { tr("south"), tr("north") };
    case Bound::South:
        return { tr("north"), tr("south") };
    case Bound::East:
        return { tr("west"), tr("east") };
    case Bound::West:
        return { tr("east"), tr("west") };
    case Bound::Both:
        break;
    }
    const GeoBox &box = chosen->box;
    const bool northward = box.northDegrees - box.southDegrees
        > (box.eastDegrees - box.westDegrees) * std::cos(box.center().latitudeDegrees * std::numbers::pi / 180);
    return northward ? QStringList { tr("south"), tr("north") } : QStringList { tr("west"), tr("east") };
}

bool CorridorPage::isRetimed() const
{
    const std::set<Retiming> &retimings = m_history.retimings();
    return !retimings.empty() && retimings.begin()->at <= m_state.network().time().now();
}

QString CorridorPage::changeNote() const
{
    const Retiming *retiming = retimingOfChange();
    return !retiming ? QString() : retiming->simulated ? tr("signals retimed (SIMULATED)") : tr("signals retimed");
}

double CorridorPage::changeInstant() const
{
    const Retiming *retiming = retimingOfChange();
    return retiming ? double(retiming->at.milliseconds) : changeDay();
}

QString CorridorPage::comparedDays() const { return m_compared == DayKind::Workday ? tr("working days") : tr("weekends"); }

QString CorridorPage::changeText() const { return words::signedPercent(m_comparison.change()); }

QString CorridorPage::changeInterval() const
{
    return isCompared()
        ? tr("95 % confidence: %1 to %2")
              .arg(words::signedPercent(m_comparison.changeLow()), words::signedPercent(m_comparison.changeHigh()))
        : QString();
}

QString CorridorPage::changeWords() const
{
    if (!m_change.isValid())
        return tr("Choose the day on which the signals were retimed, or anything else was changed.");
    if (!isCompared())
        return tr("Too few days to compare: %1 before and %2 after; at least two on each side are needed.")
            .arg(m_comparison.beforeCount)
            .arg(m_comparison.afterCount);
    const QString chance =
        m_comparison.pValue < 0.001 ? tr("p < 0.001") : tr("p = %1").arg(QLocale().toString(m_comparison.pValue, 'f', 3));
    if (!m_comparison.isSignificant())
        return tr("No change that could be told from chance (%1).").arg(chance);
    return (m_comparison.difference() > 0 ? tr("Traffic is faster, by more than chance would do (%1).")
                                          : tr("Traffic is slower, by more than chance would do (%1)."))
        .arg(chance);
}

void CorridorPage::takeClockDay()
{
    m_change = dayOf(m_state.network().time().now(), zone());
    m_changeChosen = true;
    showHistory();
}

void CorridorPage::moveChangeDay(int days)
{
    if (m_change.isValid())
        m_change = m_change.addDays(days);
    m_changeChosen = true;
    showHistory();
}

void CorridorPage::forgetChangeDay()
{
    m_change = {};
    m_changeChosen = true;
    showHistory();
}

void CorridorPage::openLink(const QString &id) { m_selection.enterEntity(linkSpeedFeed, id); }

} // namespace citywall::traffic
