// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/districtmap.h"

#include "core/words.h"
#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::environment {

namespace {

constexpr int districtAlpha = 165;

/// The ends of the scale, µg/m³: what cities of the last two decades have, so that years compare by colour.
std::pair<double, double> scaleOf(Pollutant pollutant)
{
    return pollutant == Pollutant::O3 ? std::pair(20.0, 80.0) : std::pair(4.0, 16.0);
}

QRgb colorOfMean(double mean, Pollutant pollutant, bool dark)
{
    const auto [from, to] = scaleOf(pollutant);
    return palette::sequential((mean - from) / (to - from), dark);
}

} // namespace

DistrictMap::DistrictMap(Districts &districts, Selection &selection, Metric mean, Layer &layer, QObject *parent)
    : QObject(parent), m_districts(districts), m_selection(selection), m_mean(std::move(mean)), m_layer(layer)
{
    connect(&districts, &Districts::shapesChanged, this, &DistrictMap::takeShapes);
    connect(&districts, &Districts::changed, this, &DistrictMap::paint);
    connect(&layer, &Layer::visibleChanged, this, &DistrictMap::paint);
    connect(this, &DistrictMap::darkChanged, this, &DistrictMap::paint);
    connect(&selection, &Selection::changed, this, &DistrictMap::followSelection);
    rescale();
    describe();
}

void DistrictMap::followSelection()
{
    const EntityRef entity = m_selection.entity();
    if (entity.feed == districtFeed) {
        // "CD-105:o3:summer": what is opened is on the map.
        const QString district = entity.id.section(u':', 0, 0);
        m_districts.setPollutant(entity.id.section(u':', 1, 1) == u"o3" ? Pollutant::O3 : Pollutant::Pm25);
        m_districts.setYearly(entity.id.section(u':', 2, 2) == u"annual");
        if (district.startsWith(u"CD-"))
            m_districts.setDivision(Districts::Division::CommunityDistricts);
        else if (district.startsWith(u"UHF42-"))
            m_districts.setDivision(Districts::Division::Neighbourhoods);
        m_layer.setVisible(true);
    }
    Q_EMIT selectedIdChanged();
}

QString DistrictMap::selectedId() const
{
    const EntityRef entity = m_selection.entity();
    return entity.feed == districtFeed ? entity.id.section(u':', 0, 0) : QString();
}

QString DistrictMap::nameOf(const QString &district) const
{
    const int index = m_areas.indexOf(district);
    return index < 0 ? QString() : m_areas.areas()[index].name;
}

QString DistrictMap::textOf(const QString &district) const
{
    const DistrictReading *reading = m_districts.find(district);
    if (!reading)
        return tr("no modelled mean at the clock's time");
    return tr("%1, within the district %2–%3 (10th–90th percentile)")
        .arg(m_mean.format(reading->mean), m_mean.formatNumber(reading->low), m_mean.formatNumber(reading->high));
}

void DistrictMap::choose(const QString &district)
{
    if (const DistrictReading *reading = m_districts.find(district))
        m_selection.enterEntity(districtFeed, reading->feature);
}

void DistrictMap::takeShapes()
{
    m_areas.setAreas(m_districts.shapes());
    paint();
}

void DistrictMap::paint()
{
    ++m_revision;
    Q_EMIT revisionChanged();
    describe();
    rescale();
    if (!m_layer.isVisible())
        return;
    m_areas.revalue([this](int i) {
        const DistrictReading *reading = m_districts.find(m_areas.areas()[i].id);
        return AreaValue { reading ? reading->mean : unknown };
    });
}

void DistrictMap::rescale()
{
    const auto [from, to] = scaleOf(m_districts.pollutant());
    m_areas.setScale(
        { .from = from, .to = to, .dark = m_dark, .color = [pollutant = m_districts.pollutant(), dark = m_dark](double mean) {
             const QRgb color = colorOfMean(mean, pollutant, dark);
             return qRgba(qRed(color), qGreen(color), qBlue(color), std::isnan(mean) ? districtAlpha / 4 : districtAlpha);
         } });
}

void DistrictMap::describe()
{
    const auto [from, to] = scaleOf(m_districts.pollutant());
    QList<LegendEntry> entries;
    constexpr int steps = 4;
    for (int i = 0; i <= steps; ++i) {
        const double value = from + (to - from) * i / steps;
        entries.append({ QColor::fromRgb(colorOfMean(value, m_districts.pollutant(), m_dark)), QLocale().toString(value),
                         QStringLiteral("area") });
    }
    m_layer.setLegend(
        tr("%1, modelled mean, %2").arg(Words::pollutant(m_districts.pollutant()), m_mean.unit), entries,
        m_districts.isYearly()
            ? tr("of the year that the clock is in: statistical model from street-level samples, averaged over the "
                 "district; faint: none")
            : tr("of the season that the clock is in (winter, summer): statistical model from street-level samples, "
                 "averaged over the district; faint: none"),
        true);
}

} // namespace citywall::environment
