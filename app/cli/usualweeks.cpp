// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usualweeks.h"

namespace citywall {

namespace {

/// The one with that id; null if there is none.
template<typename T>
T *byId(const QList<T *> &list, const QString &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.cend() ? nullptr : *it;
}

} // namespace

UsualWeeks::UsualWeeks(Session &session) : m_session(session), m_nothing(session, { 0, {}, true }, Moment::Of::Nothing)
{
    for (const Kpi *now : session.registry().kpis()) {
        auto usual = std::make_unique<Kpi>(now->metric, QString());
        usual->id = now->id;
        usual->moduleId = now->moduleId;
        m_kpis.push_back(std::move(usual));
    }
    connect(&session.clock(), &TimeContext::nowChanged, this, &UsualWeeks::follow);
    connect(&session.history(), &HistoryReader::reset, this, &UsualWeeks::follow); // it may reach further back now
    follow();
}

void UsualWeeks::follow()
{
    const QTimeZone zone = m_session.clock().zone();
    const UtcTime now = m_session.clock().now();
    if (!now.isValid())
        return;
    const UsualHour hour = usualHour(hourAt(now, zone), zone, m_session.history().extent().begin);
    if (hour == m_hour)
        return;
    m_hour = hour;
    for (size_t week = 0; week < m_weeks.size(); ++week) {
        if (hour.isUsual() && !hour.weeks[week].isEmpty() && !m_weeks[week])
            open(week);
    }
    for (const auto &usual : m_kpis)
        summarise(*usual);
    Q_EMIT changed();
}

void UsualWeeks::open(size_t week)
{
    m_weeks[week] = std::make_unique<Week>(m_session, int(week) + 1);
    const Moment &moment = m_weeks[week]->moment;
    connect(&moment.history, &WatchedHistory::busy, this, &UsualWeeks::loadingChanged);
    connect(&moment.history, &WatchedHistory::idle, this, &UsualWeeks::loadingChanged);
    for (const auto &usual : m_kpis) {
        if (const Kpi *then = byId(moment.registry.kpis(), usual->id))
            connect(then, &Kpi::changed, this, [this, &usual = *usual] { summarise(usual); });
    }
}

void UsualWeeks::summarise(Kpi &usual)
{
    const UsualHour known = hourOf(usual.moduleId);
    std::vector<double> values;
    for (size_t week = 0; week < m_weeks.size(); ++week) {
        const Kpi *then = m_weeks[week] ? byId(m_weeks[week]->moment.registry.kpis(), usual.id) : nullptr;
        if (then && !known.weeks[week].isEmpty())
            values.push_back(then->value());
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const double value = usualOf(std::move(values));
    if (value != usual.value() && !(std::isnan(value) && std::isnan(usual.value())))
        usual.set(value, none, none);
}

/// With the weeks in which any of the module's feeds had begun.
UsualHour UsualWeeks::hourOf(const QString &module) const
{
    bool observes = false;
    UtcTime first;
    for (const FeedDescriptor &feed : m_session.modules().feeds()) {
        if (m_session.modules().moduleOfFeed(feed.id) != module)
            continue;
        observes = true;
        if (const UtcTime begin = m_session.history().extent(feed.id).begin; begin.isValid())
            first = first.isValid() ? std::min(first, begin) : begin;
    }
    return observes ? usualHour(m_hour.hour, m_session.clock().zone(), first) : m_hour;
}

std::vector<const UsualWeeks::Week *> UsualWeeks::weeksOf(const UsualHour &hour) const
{
    std::vector<const Week *> weeks;
    for (size_t week = 0; week < m_weeks.size() && hour.isUsual(); ++week) {
        if (!hour.weeks[week].isEmpty() && m_weeks[week])
            weeks.push_back(m_weeks[week].get());
    }
    return weeks;
}

int UsualWeeks::used() const { return hourOf(m_session.selection().module()).used(); }

QList<const TimeContext *> UsualWeeks::clocks() const
{
    QList<const TimeContext *> clocks;
    for (const Week *week : weeksOf(m_hour))
        clocks.append(&week->clock);
    return clocks;
}

QList<QObject *> UsualWeeks::models(const QString &layerId) const
{
    QList<QObject *> models;
    const Layer *now = byId(m_session.registry().layers(), layerId);
    for (const Week *week : weeksOf(hourOf(now ? now->moduleId : QString()))) {
        if (const Layer *layer = byId(week->moment.registry.layers(), layerId); layer && layer->model)
            models.append(layer->model);
    }
    return models;
}

QObject *UsualWeeks::blankModel(const QString &layerId) const
{
    const Layer *layer = byId(m_nothing.registry.layers(), layerId);
    return layer ? layer->model : nullptr;
}

QList<Kpi *> UsualWeeks::kpis() const
{
    QList<Kpi *> kpis;
    for (const auto &usual : m_kpis)
        kpis.append(usual.get());
    return kpis;
}

bool UsualWeeks::isLoading() const
{
    return std::ranges::any_of(m_weeks, [](const auto &week) { return week && week->moment.history.pending() > 0; });
}

} // namespace citywall

#include "moc_usualweeks.cpp"
