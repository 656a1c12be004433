// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trafficlink.h"

#include "core/usualday.h"
#include "ui/levels.h"
#include "ui/words.h"

namespace citywall::traffic {

namespace {

QString roadClassText(const QString &roadClass)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("motorway"), QT_TRANSLATE_NOOP("TrafficRoads", "motorway") },
        { QStringLiteral("trunk"), QT_TRANSLATE_NOOP("TrafficRoads", "trunk road") },
        { QStringLiteral("primary"), QT_TRANSLATE_NOOP("TrafficRoads", "primary road") },
        { QStringLiteral("secondary"), QT_TRANSLATE_NOOP("TrafficRoads", "secondary road") },
        { QStringLiteral("tertiary"), QT_TRANSLATE_NOOP("TrafficRoads", "tertiary road") }
    };
    const char *name = names.value(roadClass, nullptr);
    return name ? QCoreApplication::translate("TrafficRoads", name) : roadClass;
}

} // namespace

TrafficLink::TrafficLink(TrafficState &state, Selection &selection, TrafficMetrics metrics,
                         const QList<ObservationTable::Field> &fields, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics)),
      m_day(linkSpeedFeed, fields, SpeedField, 0, state.history(), state.time())
{
    connect(&selection, &Selection::changed, this, &TrafficLink::followSelection);
    connect(&state, &TrafficState::linksChanged, this, &TrafficLink::followSelection);
    connect(&state, &TrafficState::changed, this, [this] {
        if (!m_id.isEmpty())
            Q_EMIT changed();
    });
}

const Feature *TrafficLink::feature() const { return m_id.isEmpty() ? nullptr : m_state.dictionary()->find(m_id); }

LinkState TrafficLink::link() const
{
    const Feature *f = feature();
    return f ? m_state.link(f->key) : LinkState {};
}

const Source *TrafficLink::source() const
{
    const LinkState state = link();
    const std::vector<Source> &sources = m_state.dictionary()->sources;
    return state.freshness.level == Freshness::Unknown || state.reading.source >= sources.size() ? nullptr
                                                                                                 : &sources[state.reading.source];
}

void TrafficLink::followSelection()
{
    const EntityRef entity = m_selection.entity();
    m_id = entity.feed == linkSpeedFeed ? entity.id : QString();
    const Feature *f = feature();
    m_day.setFeature(f ? std::optional(f->key) : std::nullopt);
    Q_EMIT changed();
}

QString TrafficLink::description() const
{
    const Feature *f = feature();
    if (!f)
        return {};
    QStringList parts;
    if (const QString roadClass = f->properties.value(u"roadClass").toString(); !roadClass.isEmpty())
        parts << roadClassText(roadClass);
    if (const int lanes = f->properties.value(u"lanes").toInt(); lanes > 0)
        parts << tr("lanes: %1").arg(lanes);
    if (const QString area = f->area >= 0 ? m_state.areas().areas().value(f->area).name : QString(); !area.isEmpty())
        parts << area;
    if (const QString place = words::placedBy(f->properties); !place.isEmpty())
        parts << place;
    return parts.join(QStringLiteral(" · "));
}

QString TrafficLink::speedText() const
{
    const LinkState state = link();
    return m_metrics.speed.format(state.freshness.level == Freshness::Unknown ? unknown : state.reading.speedMetersPerSecond);
}

QString TrafficLink::ratioText() const { return m_metrics.ratio.format(link().speedRatio); }

QString TrafficLink::levelText() const
{
    const LinkState state = link();
    if (state.freshness.level == Freshness::Unknown)
        return tr("no current speed");
    if (std::isnan(state.speedRatio))
        return tr("free-flow speed unknown");
    return state.freshness.isCurrent() ? levelTitle(levelOf(state.speedRatio)) : state.freshness.text();
}

int TrafficLink::severity() const
{
    const LinkState state = link();
    return state.freshness.isCurrent() ? m_metrics.ratio.severity(state.speedRatio) : -1;
}

QString TrafficLink::freeFlowText() const
{
    const Feature *f = feature();
    return m_metrics.speed.format(f ? m_state.links()[f->key].freeFlowMetersPerSecond : unknown);
}

QString TrafficLink::freeFlowOrigin() const
{
    const Feature *f = feature();
    if (!f || std::isnan(m_state.links()[f->key].freeFlowMetersPerSecond))
        return tr("too few speeds to tell");
    return f->properties.contains(u"freeFlowSpeed") ? tr("as published") : tr("85th percentile of its speeds");
}

QString TrafficLink::lengthText() const
{
    const Feature *f = feature();
    return f ? m_metrics.length.format(m_state.links()[f->key].lengthMeters) : QString();
}

QString TrafficLink::travelTimeText() const
{
    const Feature *f = feature();
    const LinkState state = link();
    if (!f || state.freshness.level == Freshness::Unknown)
        return m_metrics.travelTime.format(unknown);
    if (!std::isnan(state.reading.travelTimeSeconds))
        return m_metrics.travelTime.format(state.reading.travelTimeSeconds);
    const double speed = std::max(double(state.reading.speedMetersPerSecond), leastSpeedMetersPerSecond);
    return m_metrics.travelTime.format(m_state.links()[f->key].lengthMeters / speed);
}

QString TrafficLink::flowText() const
{
    const LinkState state = link();
    const float flow = state.reading.flowVehiclesPerHour;
    return state.freshness.level == Freshness::Unknown || std::isnan(flow) ? QString() : m_metrics.flow.format(flow);
}

double TrafficLink::time() const
{
    const LinkState state = link();
    return state.freshness.level == Freshness::Unknown ? 0 : double(state.reading.time);
}

QString TrafficLink::sourceText() const
{
    const Source *s = source();
    return !s ? QString() : s->attribution.isEmpty() ? s->name : s->attribution;
}

bool TrafficLink::isSimulated() const
{
    const Source *s = source();
    return s && s->simulated;
}

double TrafficLink::freeFlow() const
{
    const Feature *f = feature();
    return f ? m_metrics.speed.toDisplay(m_state.links()[f->key].freeFlowMetersPerSecond) : unknown;
}

} // namespace citywall::traffic
