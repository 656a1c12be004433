// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidentoverview.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::safety {

namespace {

constexpr int listedIncidents = 12;

/// "12 % fewer than in the span before"; empty where there is nothing to compare.
QString change(double value, double before, const QString &less, const QString &more, const QString &same)
{
    if (!std::isfinite(value) || !std::isfinite(before) || before <= 0)
        return {};
    const int percent = int(std::round((value / before - 1) * 100));
    return percent == 0 ? same : (percent < 0 ? less : more).arg(std::abs(percent));
}

} // namespace

IncidentOverview::IncidentOverview(IncidentState &state, Metric arrival, const QTimeZone &zone, QObject *parent)
    : QObject(parent), m_state(state), m_arrival(std::move(arrival)), m_zone(zone)
{
    m_areaList.setAreas(&state.areas());
    connect(&state, &IncidentState::changed, Pace::of(this, &IncidentOverview::update), &Pace::tell);
    connect(&state, &IncidentState::spanChanged, this, &IncidentOverview::spanChanged);
}

QList<Duration> IncidentOverview::spans()
{
    using namespace std::chrono_literals;
    return { 1h, 24h, 24h * 7, 24h * 30 };
}

QStringList IncidentOverview::spanTitles() const { return { tr("1 h"), tr("24 h"), tr("7 days"), tr("30 days") }; }

void IncidentOverview::setSpanIndex(int index)
{
    if (index >= 0 && index < spans().size())
        m_state.setSpan(spans()[index]);
}

QString IncidentOverview::headline() const
{
    const Summary &s = m_state.summary();
    if (s.active == 0)
        return tr("No active incident");
    return s.waiting == 0 ? tr("%n active, all with a unit", nullptr, s.active)
                          : tr("%n active", nullptr, s.active) + tr(", %n waiting for a unit", nullptr, s.waiting);
}

QString IncidentOverview::reported() const { return QLocale().toString(m_state.summary().reported); }

QString IncidentOverview::reportedChange() const
{
    return change(m_state.summary().reported, m_state.before().reported, tr("%1 % fewer than before"),
                  tr("%1 % more than before"), tr("as many as before"));
}

QString IncidentOverview::active() const { return QLocale().toString(m_state.summary().active); }

QString IncidentOverview::activeNote() const
{
    return m_state.summary().waiting > 0 ? tr("%n waiting", nullptr, m_state.summary().waiting) : tr("none waiting");
}

QString IncidentOverview::arrival() const { return m_arrival.format(m_state.summary().medianArrivalSeconds); }

QString IncidentOverview::changeText(const MedianChange &change, const QString &less, const QString &more) const
{
    if (!change.isKnown())
        return tr("too few to compare");
    return change.isClear() ? (change.share < 0 ? less : more).arg(std::abs(int(std::round(change.share * 100))))
                            : tr("no clear change");
}

QString IncidentOverview::arrivalChange() const
{
    return changeText(m_arrivalChange, tr("%1 % faster than before"), tr("%1 % slower than before"));
}

int IncidentOverview::arrivalSeverity() const { return std::max(0, m_arrival.severity(m_state.summary().medianArrivalSeconds)); }

QString IncidentOverview::handling() const { return Words::measured(m_state.summary().medianHandlingSeconds); }

QString IncidentOverview::handlingChange() const
{
    return changeText(m_handlingChange, tr("%1 % shorter than before"), tr("%1 % longer than before"));
}

int IncidentOverview::hourNow() const { return m_state.now().isValid() ? m_state.now().toDateTime(m_zone).time().hour() : -1; }

void IncidentOverview::update()
{
    const auto changeOf = [this](Interval interval) {
        const auto over = [&](TimeRange span) { return distributionOf(m_state.incidents(), interval, span, m_state.area()); };
        return changeOfMedian(over(m_state.current()), over(m_state.previous()));
    };
    m_arrivalChange = changeOf(Interval::Arrival);
    m_handlingChange = changeOf(Interval::Handling);
    listActive();
    listAreas();
    count();
    Q_EMIT changed();
}

void IncidentOverview::listActive()
{
    std::vector<const Incident *> active;
    for (const Incident &incident : m_state.incidents()) {
        if (isActive(incident, m_state.now()) && (m_state.area() < 0 || incident.area == m_state.area()))
            active.push_back(&incident);
    }
    // High priority first, unknown last; then the one that has waited longest.
    const auto rank = [](const Incident &i) { return i.priority == 0 ? 4 : i.priority; };
    std::sort(active.begin(), active.end(), [&](const Incident *a, const Incident *b) {
        return std::pair(rank(*a), a->reported) < std::pair(rank(*b), b->reported);
    });
    QList<RankingRow> rows;
    for (const Incident *incident : active) {
        if (rows.size() == listedIncidents)
            break;
        const Feature &feature = m_state.dictionary()->features[incident->key];
        const QString place = feature.properties.value(u"address").toString();
        const double waited = std::chrono::duration<double>(m_state.now() - incident->reported).count();
        rows.append({ feature.id, Words::title(*incident, *m_state.dictionary()),
                      place.isEmpty() ? Words::state(incident->state) : tr("%1 · %2").arg(Words::state(incident->state), place),
                      Words::duration(waited),
                      incident->priority == 1       ? 3
                          : incident->priority == 2 ? 2
                                                    : 1,
                      -1, -1, incident->position });
    }
    m_activeList.setRows(rows);
}

void IncidentOverview::listAreas()
{
    const std::vector<int> counts = countBy(m_state.incidents(), m_state.current(), -1, size_t(m_state.areas().count()),
                                            [](const Incident &i) { return i.area; });
    std::vector<int> order(counts.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = int(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return counts[size_t(a)] > counts[size_t(b)]; });
    QList<RankingRow> rows;
    for (const int i : order) {
        const int count = counts[size_t(i)];
        if (count == 0)
            break;
        const Area area = m_state.areas().area(i);
        rows.append({ area.id, area.name, {}, QLocale().toString(count), 0, double(count) / counts[size_t(order.front())] });
    }
    m_areaList.setRows(rows);
}

void IncidentOverview::count()
{
    const std::vector<int> hours = countBy(m_state.incidents(), m_state.current(), m_state.area(), 24,
                                           [this](const Incident &i) { return i.reported.toDateTime(m_zone).time().hour(); });
    m_hours.assign(hours.begin(), hours.end());

    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const std::vector<int> categories = countBy(m_state.incidents(), m_state.current(), m_state.area(),
                                                size_t(dictionary->terms.size()), [](const Incident &i) { return i.category; });
    std::vector<std::pair<int, int>> order;
    for (size_t i = 0; i < categories.size(); ++i) {
        if (categories[i] > 0)
            order.emplace_back(-categories[i], int(i));
    }
    std::sort(order.begin(), order.end());
    QList<RankingRow> rows;
    for (const auto &[negated, term] : order)
        rows.append({ dictionary->terms[term],
                      Words::category(dictionary->terms[term]),
                      {},
                      QLocale().toString(-negated),
                      0,
                      double(negated) / order.front().first });
    m_categories.setRows(rows);
}

} // namespace citywall::safety
