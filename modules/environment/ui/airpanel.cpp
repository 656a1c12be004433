// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/airpanel.h"

#include "core/words.h"

#include <QLocale>

namespace citywall::environment {

namespace {

constexpr int nearestStations = 3;
constexpr int chartHours = 48;

double milliseconds(UtcTime t) { return double(t.milliseconds); }

} // namespace

AirPanel::AirPanel(AirState &state, std::array<Metric, pollutantCount> metrics, QObject *parent)
    : QObject(parent), m_state(state), m_metrics(std::move(metrics)), m_pace(Pace::of(this, &AirPanel::update))
{
    m_reading.subIndices.fill(unknown);
    m_stations.setAreas(&state.areas());
    connect(&state, &AirState::changed, m_pace, &Pace::tell);
}

void AirPanel::setStandard(int standard)
{
    m_state.setStandard(IndexStandard(standard));
    m_pace->hurry();
}

void AirPanel::setLimitSet(int set)
{
    m_state.setLimits(LimitSet(set));
    m_pace->hurry();
}

void AirPanel::setPollutant(int pollutant)
{
    m_state.setPollutant(Pollutant(pollutant));
    m_pace->hurry();
}

void AirPanel::setSurfaceMethod(int method)
{
    m_state.setSurfaceMethod(SurfaceMethod(method));
    m_pace->hurry();
}

QStringList AirPanel::standardTitles() const
{
    return { Words::standard(IndexStandard::Epa), Words::standard(IndexStandard::Hj633) };
}

QStringList AirPanel::limitTitles() const
{
    return { Words::limits(LimitSet::Who2021), Words::limits(LimitSet::Eu2024), Words::limits(LimitSet::Gb3095) };
}

QStringList AirPanel::pollutantTitles() const
{
    QStringList titles;
    for (const Pollutant pollutant : allPollutants)
        titles << Words::pollutant(pollutant);
    return titles;
}

QStringList AirPanel::surfaceTitles() const { return { tr("Inverse distance"), tr("Kriging") }; }

QString AirPanel::headline() const
{
    if (m_inScope == 0)
        return m_state.stations().empty() ? tr("No air-quality station") : tr("No air-quality station in this area");
    if (!m_reading.main)
        return tr("No valid index: too few hours of data");
    return tr("The air is %1").arg(categoryText());
}

QString AirPanel::hourText() const
{
    if (!m_state.newestHour().isValid())
        return {};
    const QTimeZone zone = m_state.time().zone();
    const QDateTime begin = m_state.newestHour().toDateTime(zone);
    return tr("Hour from %1 to %2").arg(begin.time().toString(u"HH:mm"), begin.addSecs(3600).time().toString(u"HH:mm"));
}

QString AirPanel::indexText() const { return m_reading.main ? QLocale().toString(qRound(m_reading.index)) : QStringLiteral("–"); }

QString AirPanel::categoryText() const { return Words::category(m_state.standard(), categoryOf(m_reading.index)); }

QString AirPanel::mainText() const
{
    // HJ 633-2012 §4.4: no primary pollutant up to an index of 50.
    const bool none = !m_reading.main || (m_state.standard() == IndexStandard::Hj633 && m_reading.index <= 50);
    return none ? QStringLiteral("–") : Words::pollutant(*m_reading.main);
}

QString AirPanel::coverageText() const { return tr("%1 of %2").arg(m_rated).arg(m_inScope); }

QString AirPanel::methodText() const { return Words::method(m_state.standard()); }

bool AirPanel::isSimulated() const { return std::ranges::any_of(m_state.stations(), &AirStation::simulated); }

QString AirPanel::limitSource() const { return Words::limitSource(m_state.limits()); }

QString AirPanel::runningTitle() const { return Words::averagedOver(limit().hours); }

QString AirPanel::limitTitle() const { return tr("limit %1").arg(metric().formatNumber(limit().micrograms)); }

double AirPanel::chartBegin() const
{
    return milliseconds(m_state.means().beginOf(AirState::newest) - std::chrono::hours(chartHours - 1));
}

double AirPanel::chartEnd() const { return milliseconds(m_state.means().beginOf(AirState::newest) + std::chrono::hours(1)); }

void AirPanel::update()
{
    m_reading = m_state.scopeReading();
    listStations();
    listExceedances();
    draw();
    Q_EMIT changed();
}

RankingRow AirPanel::rowOf(int station, const QString &note) const
{
    const AirStation &at = m_state.stations()[size_t(station)];
    const IndexReading reading = m_state.reading(station);
    return { at.feed + u'|' + at.id,
             at.name,
             reading.main ? tr("%1 · %2").arg(Words::category(m_state.standard(), categoryOf(reading.index)), note)
                          : tr("too few valid hours"),
             reading.main ? QLocale().toString(qRound(reading.index)) : QStringLiteral("–"),
             severityOf(reading.index),
             -1,
             -1,
             at.position };
}

void AirPanel::listStations()
{
    std::vector<std::pair<double, int>> rated;
    m_inScope = 0;
    m_rated = 0;
    for (int i = 0; i < int(m_state.stations().size()); ++i) {
        if (!m_state.inScope(i))
            continue;
        const IndexReading reading = m_state.reading(i);
        rated.emplace_back(reading.main ? reading.index : -1, i);
        ++m_inScope;
        m_rated += reading.main.has_value();
    }
    if (m_inScope == 0) {
        listNearest();
        return;
    }
    std::ranges::stable_sort(rated, std::ranges::greater(), &std::pair<double, int>::first);
    QList<RankingRow> rows;
    for (const auto &[index, station] : rated) {
        const std::optional<Pollutant> main = m_state.reading(station).main;
        rows.append(rowOf(station, main ? Words::pollutant(*main) : QString()));
    }
    m_stations.setRows(rows);
}

void AirPanel::listNearest()
{
    std::vector<std::pair<double, int>> near;
    const GeoPoint middle = m_state.areas().area(m_state.area()).bounds.center();
    for (int i = 0; i < int(m_state.stations().size()); ++i) {
        if (m_state.stations()[size_t(i)].position.isValid())
            near.emplace_back(distanceMeters(m_state.stations()[size_t(i)].position, middle), i);
    }
    std::ranges::sort(near);
    QList<RankingRow> rows;
    for (const auto &[meters, station] : near) {
        if (rows.size() == nearestStations)
            break;
        rows.append(rowOf(station, tr("%1 km away").arg(QLocale().toString(meters / 1000, 'f', 1))));
    }
    m_stations.setRows(rows);
}

QString AirPanel::stationsTitle() const { return m_inScope > 0 ? tr("Stations, worst first") : tr("Nearest stations"); }

void AirPanel::listExceedances()
{
    const int first = m_inScope > 0 ? m_state.firstHourOfDay() : 0;
    const int day = AirState::newest - first + 1;
    QList<RankingRow> rows;
    for (const LimitValue &limit : limitsOf(m_state.limits())) {
        int most = 0;
        int stations = 0;
        for (int i = 0; i < int(m_state.stations().size()); ++i) {
            const int hours = m_state.inScope(i) ? exceedanceHours(limit, m_state.means(), i, first, AirState::newest) : 0;
            most = std::max(most, hours);
            stations += hours > 0;
        }
        if (most == 0)
            continue;
        const Metric &metric = m_metrics[size_t(limit.pollutant)];
        rows.append({ QString::number(int(limit.pollutant)), Words::pollutant(limit.pollutant),
                      tr("%1 over %2 · stations: %3")
                          .arg(Words::averagedOver(limit.hours), metric.format(limit.micrograms), QLocale().toString(stations)),
                      tr("%1 of %2 h").arg(most).arg(day), 0 });
    }
    m_exceedances.setRows(rows);
}

void AirPanel::draw()
{
    m_hourly.clear();
    m_running.clear();
    m_limitLine.clear();
    if (m_inScope == 0)
        return;
    const LimitValue shown = limit();
    const int quantity = int(m_state.pollutant());
    for (int hour = AirState::newest - chartHours + 1; hour <= AirState::newest; ++hour) {
        double hourly = 0, running = 0;
        int hourlyCount = 0, runningCount = 0;
        for (int i = 0; i < int(m_state.stations().size()); ++i) {
            if (!m_state.inScope(i))
                continue;
            const Hours values = m_state.means().upTo(i, quantity, hour);
            const double mean = meanFor(shown, values);
            hourly += std::isfinite(values.back()) ? values.back() : 0;
            hourlyCount += std::isfinite(values.back());
            running += std::isfinite(mean) ? mean : 0;
            runningCount += std::isfinite(mean);
        }
        const double end = milliseconds(m_state.means().beginOf(hour) + std::chrono::hours(1));
        m_hourly.append({ end, hourlyCount > 0 ? metric().toDisplay(hourly / hourlyCount) : unknown });
        if (shown.hours > 1)
            m_running.append({ end, runningCount > 0 ? metric().toDisplay(running / runningCount) : unknown });
    }
    const double level = metric().toDisplay(shown.level());
    m_limitLine = { { chartBegin(), level }, { chartEnd(), level } };
}

} // namespace citywall::environment
