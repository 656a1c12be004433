// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/warningmap.h"

#include "core/words.h"
#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"

#include <QJsonArray>
#include <QLocale>

namespace citywall::safety {

namespace {

/// Severity as a priority of the map's palette, whose colours mean as much: high, medium, low, unknown.
int priorityOf(Severity severity)
{
    switch (severity) {
    case Severity::Extreme:
        return 1;
    case Severity::Severe:
        return 2;
    case Severity::Moderate:
    case Severity::Minor:
        return 3;
    case Severity::Unknown:
        break;
    }
    return 0;
}

float widthOf(Severity severity) { return severity == Severity::Extreme ? 5 : severity == Severity::Severe ? 4 : 2.5f; }

} // namespace

WarningMap::WarningMap(const WarningState &state, Selection &selection, const AreaIndex &areas, const QTimeZone &zone,
                       Layer &layer, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_cityAreas(areas), m_zone(zone), m_layer(layer)
{
    connect(&state, &WarningState::changed, this, &WarningMap::show);
    connect(this, &WarningMap::darkChanged, this, &WarningMap::show);
    connect(&selection, &Selection::changed, this, &WarningMap::selectedIdChanged);
    show();
}

QColor WarningMap::colorOf(Severity severity) const
{
    return QColor::fromRgb(palette::priorityColor(priorityOf(severity), m_dark));
}

void WarningMap::show()
{
    constexpr int alpha = 46;
    QList<Area> areas;
    QList<MapLine> lines;
    QList<MapPoint> points;
    std::vector<Severity> ofArea;
    std::vector<Severity> ofLine;
    for (const Warning &warning : m_state.inForce()) {
        if (warning.area.isEmpty())
            continue;
        Area area;
        area.id = idOf(warning);
        area.name = warning.event;
        area.geometry = warning.area;
        for (const QList<GeoLine> &polygon : warning.area) {
            for (const GeoLine &ring : polygon) {
                const GeoBox box = boundsOf(ring);
                area.bounds.extend({ box.westDegrees, box.southDegrees });
                area.bounds.extend({ box.eastDegrees, box.northDegrees });
                lines.append({ warning.key, ring });
                ofLine.push_back(warning.severity);
            }
        }
        areas.append(area);
        ofArea.push_back(warning.severity);
        MapPoint point;
        point.key = warning.key;
        point.position = warning.position.isValid() ? warning.position : pointInside(warning.area);
        point.color = colorOf(warning.severity).rgb();
        point.category = MarkerGlyph::Pentagon;
        point.priority = priorityOf(warning.severity);
        point.label = warning.event;
        points.append(std::move(point));
    }
    m_areas.setAreas(areas);
    m_areas.recolor([&](int i) {
        QColor fill = colorOf(ofArea[size_t(i)]);
        fill.setAlpha(alpha);
        return fill.rgba();
    });
    m_outlines.setLines(lines);
    m_outlines.restyle([&](int i) {
        return LineStyle { colorOf(ofLine[size_t(i)]).rgba(), widthOf(ofLine[size_t(i)]),
                           std::numeric_limits<double>::quiet_NaN() };
    });
    m_points.setPoints(std::move(points));
    const QString line = QStringLiteral("line");
    m_layer.setLegend(tr("Public warnings in force, by severity"),
                      { { colorOf(Severity::Extreme), Words::severity(Severity::Extreme), line },
                        { colorOf(Severity::Severe), Words::severity(Severity::Severe), line },
                        { colorOf(Severity::Moderate), tr("Moderate or minor"), line },
                        { colorOf(Severity::Unknown), Words::severity(Severity::Unknown), line } },
                      tr("⬟ a warning; severity as its sender says it (Common Alerting Protocol 1.2)"));
    measure();
    listWarnings();
    Q_EMIT selectedIdChanged();
}

void WarningMap::measure()
{
    std::vector<std::pair<FeatureKey, GeoMultiPolygon>> wanted;
    for (const Warning &warning : m_state.inForce()) {
        if (!m_exposures.contains(warning.key) && !warning.area.isEmpty())
            wanted.emplace_back(warning.key, warning.area);
    }
    if (wanted.empty() || m_cityAreas.count() == 0)
        return;
    m_latest.ask([known = m_exposures, wanted = std::move(wanted), areas = m_cityAreas.areas()]() {
        Exposures exposures = known;
        for (const auto &[key, area] : wanted)
            exposures.insert(key, exposureOf(area, areas));
        return exposures;
    });
}

QString WarningMap::residents(const Exposure &exposure, bool areasKnown)
{
    if (!areasKnown || std::isnan(exposure.residents))
        return tr("population not known");
    if (exposure.areas.isEmpty())
        return tr("outside the city's areas");
    // Two figures: an estimate by area is no better.
    const double decade = std::pow(10, std::max(0., std::floor(std::log10(std::max(1., exposure.residents))) - 1));
    return tr("about %1 residents").arg(QLocale().toString(std::round(exposure.residents / decade) * decade, 'f', 0));
}

void WarningMap::listWarnings()
{
    QList<RankingRow> rows;
    for (const Warning &warning : m_state.inForce()) {
        const bool measured = m_exposures.contains(warning.key);
        const QString whom =
            warning.area.isEmpty() ? tr("no area on the map") : residents(m_exposures.value(warning.key), measured);
        const QString what = warning.event.isEmpty() ? warning.headline : warning.event;
        const QDateTime expires = warning.expires.toDateTime(m_zone);
        const bool today = expires.date() == m_state.now().toDateTime(m_zone).date();
        rows.append({ idOf(warning), warning.areaDescription.isEmpty() ? what : tr("%1, %2").arg(what, warning.areaDescription),
                      tr("%1 · %2").arg(Words::severity(warning.severity), whom),
                      tr("until %1").arg(QLocale().toString(expires, today ? u"HH:mm" : u"ddd HH:mm")),
                      Words::grade(warning.severity), -1, -1, warning.position });
    }
    m_list.setRows(rows);
    Q_EMIT changed();
}

QString WarningMap::headline() const
{
    const auto &inForce = m_state.inForce();
    return inForce.empty() ? tr("No public warning in force") : tr("Public warnings in force: %1").arg(inForce.size());
}

bool WarningMap::isSimulated() const
{
    return std::ranges::any_of(m_state.inForce(), [](const Warning &w) { return w.simulated; });
}

QString WarningMap::selectedId() const { return m_selection.entity().feed == warningFeed ? m_selection.entity().id : QString(); }

quint32 WarningMap::selectedKey() const
{
    const Feature *feature = selectedId().isEmpty() ? nullptr : m_state.dictionary()->find(selectedId());
    return feature ? feature->key : LineSet::noKey;
}

QRectF WarningMap::boxOf(const QString &id) const
{
    const Feature *feature = m_state.dictionary()->find(id);
    GeoBox box;
    for (const QList<GeoLine> &polygon :
         fromCoordinates(feature ? feature->properties.value(u"polygons").toArray() : QJsonArray())) {
        for (const GeoPoint &corner : polygon.first())
            box.extend(corner);
    }
    return box.isEmpty()
        ? QRectF()
        : QRectF(box.westDegrees, box.southDegrees, box.eastDegrees - box.westDegrees, box.northDegrees - box.southDegrees);
}

void WarningMap::chooseKey(quint32 key)
{
    if (const Feature *feature = m_state.dictionary()->at(key))
        choose(feature->id);
}

} // namespace citywall::safety
