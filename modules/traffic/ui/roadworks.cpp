// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roadworks.h"

#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"
#include "ui/pointmap.h"
#include "ui/words.h"

#include <QLocale>

namespace citywall::traffic {

RoadWorks::RoadWorks(JamState &jams, LatestState &zones, Selection &selection, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_jamState(jams), m_zoneState(zones), m_selection(selection), m_metrics(std::move(metrics))
{
    const auto show = [this] {
        if (m_watched || (m_jamLayer && m_jamLayer->isVisible()))
            showJams();
        if (m_watched || (m_zoneLayer && m_zoneLayer->isVisible()))
            showZones();
        ++m_revision;
        Q_EMIT changed();
    };
    connect(&jams, &JamState::changed, this, show);
    connect(&zones, &LatestState::changed, this, show);
    connect(&selection, &Selection::changed, this, show);
    connect(&selection, &Selection::changed, this, [this] {
        // What is opened is seen on the map.
        if (m_zoneLayer && selectedZone() != std::numeric_limits<quint32>::max())
            m_zoneLayer->setVisible(true);
        Q_EMIT selectedZoneChanged();
    });
    connect(&jams, &JamState::corridorsChanged, this, [this] { m_linkUnderZone.clear(); });
    connect(this, &RoadWorks::darkChanged, this, &RoadWorks::describe);
    connect(this, &RoadWorks::darkChanged, this, show);
    connect(this, &RoadWorks::watchedChanged, this, show);
}

void RoadWorks::setLayers(Layer *jams, Layer *zones)
{
    m_jamLayer = jams;
    m_zoneLayer = zones;
    connect(jams, &Layer::visibleChanged, this, &RoadWorks::showJams);
    connect(zones, &Layer::visibleChanged, this, &RoadWorks::showZones);
    describe();
}

int RoadWorks::area() const
{
    return m_selection.area().isEmpty() ? -1 : m_jamState.network().areas().indexOf(m_selection.area());
}

void RoadWorks::describe()
{
    const QString disc = QStringLiteral("disc");
    if (m_jamLayer) {
        QList<LegendEntry> entries;
        for (const MetricLimit &limit : m_metrics.jamLength.limits)
            entries.prepend({ severityColor(limit.severity, m_dark),
                              tr("from %1 %2").arg(QLocale().toString(limit.from), m_metrics.jamLength.unit), disc });
        m_jamLayer->setLegend(tr("Jams by length, %1").arg(m_metrics.jamLength.unit), entries,
                              tr("Consecutive links below half of free flow; the mark stands at the head of the queue"));
    }
    if (m_zoneLayer)
        m_zoneLayer->setLegend(tr("Work zones by impact"),
                               QList<LegendEntry> { { severityColor(3, m_dark), tr("road closed"), disc },
                                                    { severityColor(2, m_dark), tr("lanes closed"), disc },
                                                    { severityColor(1, m_dark), tr("lanes open, shifted or alternating"), disc },
                                                    { severityColor(-1, m_dark), tr("planned, or impact unknown"), disc } }
                                   + palette::ageLegend(m_zoneAges, m_zoneState.lifetime(), palette::Drawn::Markers, m_dark),
                               tr("As published (WZDx vehicle_impact; DATEX II in its words)"));
}

RankingRow RoadWorks::rowOf(const Jam &jam) const
{
    const Feature &head = m_jamState.network().dictionary()->features[jam.links.back()];
    RankingRow row { head.id, words::streetTitle(jam.street, jam.bound), {}, m_metrics.jamLength.format(jam.lengthMeters) };
    const QString speed = m_metrics.speed.format(jam.meanSpeedMetersPerSecond);
    const QString lost = words::span(Duration(std::llround(jam.delaySeconds) * 1000));
    if (jam.since.isValid()) {
        const QString span = words::span(std::max(Duration(0), m_jamState.network().now() - jam.since));
        row.subtitle =
            (jam.longer ? tr("for more than %1 · %2 · costs %3") : tr("for %1 · %2 · costs %3")).arg(span, speed, lost);
    } else {
        row.subtitle = tr("%1 · costs %2").arg(speed, lost);
    }
    row.severity = m_metrics.jamLength.severity(jam.lengthMeters);
    row.position = head.position;
    return row;
}

void RoadWorks::showJams()
{
    const Links &links = m_jamState.network().links();
    const FeedDictionaryPtr dictionary = m_jamState.network().dictionary();
    QList<RankingRow> rows;
    QList<MapPoint> points;
    QList<MapLine> lines;
    std::vector<QRgb> colors;
    double meters = 0;
    for (const Jam &jam : m_jamState.jams()) {
        const auto inside = [&](FeatureKey key) { return links[key].area == area(); };
        if (area() >= 0 && !std::ranges::any_of(jam.links, inside))
            continue;
        RankingRow row = rowOf(jam);
        meters += jam.lengthMeters;
        MapPoint point;
        point.key = quint32(rows.size());
        point.position = row.position;
        point.priority = priorityOf(row.severity);
        point.color = palette::priorityColor(point.priority, m_dark);
        point.category = MarkerGlyph::Diamond;
        point.label = row.trailing;
        points.append(point);
        for (const FeatureKey key : jam.links) {
            lines.append({ key, dictionary->features[key].geometry });
            colors.push_back(point.color);
        }
        rows.append(row);
    }
    m_jamRows.setRows(rows);
    if (m_jamLayer && m_jamLayer->isVisible()) {
        m_jamPoints.setPoints(points);
        if (m_jamLines.lines().size() != lines.size()
            || !std::ranges::equal(m_jamLines.lines(), lines, {}, &MapLine::key, &MapLine::key))
            m_jamLines.setLines(lines);
        m_jamLines.restyle([&](int i) { return LineStyle { colors[size_t(i)], 11 }; });
    }
    m_severity = rows.isEmpty() ? 0 : rows.first().severity;
    m_headline = rows.isEmpty() ? tr("No jam of half a kilometre or more")
                                : tr("Jams: %1, %2 in all").arg(rows.size()).arg(m_metrics.jamLength.format(meters));
    m_note = rows.isEmpty() ? QString() : tr("consecutive links below half of free flow, the longest first");
}

double RoadWorks::ratioAt(FeatureKey zone) const
{
    const auto link = m_linkUnderZone.constFind(zone);
    if (link == m_linkUnderZone.cend() || *link == LineSet::noKey)
        return unknown;
    const LinkState state = m_jamState.network().link(*link);
    return state.freshness.isCurrent() ? state.speedRatio : unknown;
}

void RoadWorks::takeNetwork()
{
    const FeedDictionaryPtr network = m_jamState.network().dictionary();
    for (const Latest &entry : m_zoneState.entries()) {
        if (!m_linkUnderZone.contains(entry.key))
            m_linkUnderZone.insert(entry.key,
                                   linkUnder(m_zoneState.feature(entry).geometry, *network).value_or(FeatureKey(LineSet::noKey)));
    }
}

QString RoadWorks::factsOf(const WorkZone &zone) const
{
    const UtcTime now = m_zoneState.now();
    QStringList parts { words::vehicleImpact(zone.impact) };
    if (zone.state == WorkState::Planned)
        parts << tr("begins in %1").arg(words::span(zone.begins - now));
    else if (zone.ends.isValid())
        parts << tr("ends in %1").arg(words::span(zone.ends - now));
    if (const double ratio = ratioAt(zone.key); !std::isnan(ratio) && zone.state == WorkState::Active)
        parts << tr("%1 of free flow").arg(m_metrics.ratio.format(ratio));
    if (!zone.freshness.isCurrent())
        parts << zone.freshness.text();
    return parts.join(QStringLiteral(" · "));
}

RankingRow RoadWorks::rowOf(const WorkZone &zone) const
{
    const Feature &feature = m_zoneState.dictionary().features[zone.key];
    RankingRow row { feature.id, titleOf(feature), factsOf(zone), words::workState(zone.state) };
    row.severity = zone.state == WorkState::Active && zone.freshness.isCurrent() ? std::max(0, severityOf(zone.impact)) : 0;
    row.position = feature.position;
    return row;
}

void RoadWorks::showZones()
{
    takeNetwork();
    std::vector<WorkZone> zones;
    for (const Latest &entry : m_zoneState.entries()) {
        const WorkZone zone = workZoneOf(entry, m_zoneState.dictionary(), m_zoneState.now());
        if (zone.state != WorkState::Over && (area() < 0 || m_zoneState.feature(entry).area == area()))
            zones.push_back(zone);
    }
    // Those under way first, the gravest of them first; then the planned, the next first.
    std::ranges::stable_sort(zones, [](const WorkZone &a, const WorkZone &b) {
        if (a.state != b.state)
            return a.state == WorkState::Active;
        return a.state == WorkState::Active ? severityOf(a.impact) > severityOf(b.impact) : a.begins < b.begins;
    });
    QList<RankingRow> rows;
    QList<MapPoint> points;
    QList<MapLine> lines;
    std::vector<LineStyle> styles;
    palette::Ages ages;
    for (const WorkZone &zone : zones) {
        const Feature &feature = m_zoneState.dictionary().features[zone.key];
        rows.append(rowOf(zone));
        MapPoint point;
        point.key = zone.key;
        point.position = feature.position;
        point.priority = priorityOf(zone.state == WorkState::Active ? severityOf(zone.impact) : -1);
        point.color = palette::priorityColor(point.priority, m_dark);
        point.category = MarkerGlyph::Triangle;
        point.label = titleOf(feature);
        point.freshness = zone.freshness;
        ages.add(zone.freshness);
        points.append(point);
        lines.append({ zone.key, feature.geometry });
        styles.push_back({ palette::aged(point.color, zone.freshness, m_dark), 7 });
        styles.back().freshness = zone.freshness;
    }
    const auto active = std::ranges::count(zones, WorkState::Active, &WorkZone::state);
    m_workNote =
        zones.empty() ? tr("none published") : tr("%1 under way, %2 planned").arg(active).arg(qint64(zones.size()) - active);
    m_zoneRows.setRows(rows);
    if (!m_zoneLayer || !m_zoneLayer->isVisible())
        return;
    m_zonePoints.setPoints(points);
    if (m_zoneLines.lines().size() != lines.size()
        || !std::ranges::equal(m_zoneLines.lines(), lines, {}, &MapLine::key, &MapLine::key))
        m_zoneLines.setLines(lines);
    m_zoneLines.setStyles(std::move(styles));
    if (std::exchange(m_zoneAges, ages) != ages)
        describe();
}

quint32 RoadWorks::selectedZone() const
{
    const EntityRef entity = m_selection.entity();
    const Feature *feature = entity.feed == workZoneFeed ? m_zoneState.dictionary().find(entity.id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void RoadWorks::openLink(const QString &id) { m_selection.enterEntity(linkSpeedFeed, id); }

void RoadWorks::openJam(quint32 key)
{
    if (qsizetype(key) < m_jamRows.rows().size())
        openLink(m_jamRows.rows()[qsizetype(key)].id);
}

void RoadWorks::openZone(const QString &id) { m_selection.enterEntity(workZoneFeed, id); }

void RoadWorks::chooseZone(quint32 key)
{
    if (key < m_zoneState.dictionary().features.size())
        openZone(m_zoneState.dictionary().features[key].id);
}

QString RoadWorks::zoneTitle(quint32 key) const
{
    return key < m_zoneState.dictionary().features.size() ? titleOf(m_zoneState.dictionary().features[key]) : QString();
}

QString RoadWorks::zoneText(quint32 key) const
{
    for (const Latest &entry : m_zoneState.entries()) {
        if (entry.key == key)
            return factsOf(workZoneOf(entry, m_zoneState.dictionary(), m_zoneState.now()));
    }
    return {};
}

} // namespace citywall::traffic
