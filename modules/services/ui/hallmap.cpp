// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hallmap.h"

#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::services {

namespace {

// Colour of a severity −1 … 3 as a priority of the map's palette: unknown, low, low, medium, high.
int priorityOf(int severity) { return severity < 0 ? 0 : severity >= 3 ? 1 : severity == 2 ? 2 : 3; }

} // namespace

HallMap::HallMap(HallState &state, Selection &selection, const AreaIndex &areas, Layer &layer, Metric wait, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas), m_layer(layer), m_wait(std::move(wait))
{
    connect(&state, &HallState::changed, this, &HallMap::show);
    connect(&selection, &Selection::changed, this, &HallMap::show);
    connect(&selection, &Selection::changed, this, &HallMap::selectedKeyChanged);
    connect(this, &HallMap::darkChanged, this, &HallMap::show);
    connect(this, &HallMap::darkChanged, this, &HallMap::describe);
    m_points.setMeasure({ legendTitle(), m_wait.unit });
    describe();
}

QString HallMap::legendTitle() const { return tr("Wait in the service halls, %1").arg(m_wait.unit); }

void HallMap::describe()
{
    const QString disc = QStringLiteral("disc");
    const auto color = [this](int priority) { return QColor::fromRgba(palette::priorityColor(priority, m_dark)); };
    QList<LegendEntry> entries;
    for (const MetricLimit &limit : m_wait.limits)
        entries.prepend({ color(priorityOf(limit.severity)),
                          tr("%1: from %2 %3").arg(limit.title, QLocale().toString(limit.from), m_wait.unit), disc });
    entries.append({ color(3), tr("shorter"), disc });
    entries.append({ color(0), tr("closed"), disc });
    entries.append(palette::ageLegend(m_ages, hallLifetime, palette::Drawn::Markers, m_dark));
    m_layer.setLegend(legendTitle(), entries,
                      tr("⬟ a hall; expected wait of who comes now, as the hall tells it, at most 30 min old"));
}

quint32 HallMap::selectedKey() const
{
    const Feature *feature =
        m_selection.entity().feed == hallFeed ? m_state.dictionary()->find(m_selection.entity().id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void HallMap::choose(quint32 key)
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (key < dictionary->features.size())
        m_selection.enterEntity(hallFeed, dictionary->features[key].id);
}

MapPoint HallMap::pointOf(const Hall &hall) const
{
    const Feature &feature = m_state.dictionary()->features[hall.key];
    const bool open = hall.state == Hall::State::Open;
    MapPoint point;
    point.key = hall.key;
    point.position = feature.position;
    point.priority = open ? priorityOf(m_wait.severity(hall.waitSeconds)) : 0;
    point.color = palette::priorityColor(point.priority, m_dark);
    point.category = MarkerGlyph::Pentagon;
    point.freshness = hall.freshness;
    point.label = open ? m_wait.format(hall.waitSeconds) : Words::hallState(hall.state);
    point.name = feature.name.isEmpty() ? feature.id : feature.name;
    if (open)
        point.value = m_wait.toDisplay(hall.waitSeconds); // nobody waits in one that is closed
    return point;
}

RankingRow HallMap::rowOf(const Hall &hall) const
{
    const Feature &feature = m_state.dictionary()->features[hall.key];
    const bool open = hall.state == Hall::State::Open;
    QString subtitle = open
        ? tr("%1 waiting · %2 counters open").arg(Metric().formatNumber(hall.waiting), Metric().formatNumber(hall.counters))
        : Words::hallState(hall.state);
    if (!hall.freshness.isCurrent())
        subtitle += QStringLiteral(" · ") + hall.freshness.text();
    const int severity = !hall.freshness.isCurrent() ? -1
        : open                                       ? m_wait.severity(hall.waitSeconds)
        : hall.state == Hall::State::Unknown         ? -1
                                                     : 0;
    return { feature.id, feature.name.isEmpty() ? feature.id : feature.name,
             subtitle,   open ? m_wait.format(hall.waitSeconds) : QString(),
             severity,   -1,
             -1,         feature.position };
}

void HallMap::show()
{
    const int area = m_areas.indexOf(m_selection.area());
    std::vector<const Hall *> halls;
    QList<MapPoint> points;
    palette::Ages ages;
    for (const Hall &hall : m_state.halls()) {
        if (area >= 0 && hall.area != area)
            continue;
        halls.push_back(&hall);
        points.append(pointOf(hall));
        ages.add(hall.freshness);
    }
    // The longest wait first; those that tell none, by name.
    std::ranges::stable_sort(halls, [](const Hall *a, const Hall *b) {
        return (std::isfinite(a->waitSeconds) ? a->waitSeconds : -1) > (std::isfinite(b->waitSeconds) ? b->waitSeconds : -1);
    });
    QList<RankingRow> rows;
    for (const Hall *hall : halls)
        rows.append(rowOf(*hall));
    if (std::exchange(m_ages, ages) != ages)
        describe();
    m_points.setPoints(std::move(points));
    m_list.setRows(rows);
    summarize(halls);
    Q_EMIT changed();
}

void HallMap::summarize(const std::vector<const Hall *> &halls)
{
    int open = 0;
    int unknown = 0;
    double waiting = 0;
    for (const Hall *hall : halls) {
        open += hall->state == Hall::State::Open;
        unknown += hall->state == Hall::State::Unknown;
        waiting += std::isfinite(hall->waiting) ? hall->waiting : 0;
    }
    m_headline = halls.empty() ? tr("No service hall here")
        : open == 0            ? (unknown > 0 ? tr("Service halls: not known") : tr("Service halls are closed"))
                               : tr("%1 waiting in the halls").arg(QLocale().toString(int(waiting)));
    m_note = open > 0 ? tr("%1 of %2 halls open").arg(open).arg(halls.size()) : QString();
    if (unknown > 0 && open > 0)
        m_note = tr("%1, %2 not heard of").arg(m_note).arg(unknown);
}

} // namespace citywall::services
