// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/rowfilter.h"

#include "base/polygons.h"
#include "engine/query/querytext.h"

namespace citywall {

namespace {

GeoBox common(const GeoBox &a, const GeoBox &b)
{
    return { std::max(a.westDegrees, b.westDegrees), std::max(a.southDegrees, b.southDegrees),
             std::min(a.eastDegrees, b.eastDegrees), std::min(a.northDegrees, b.northDegrees) };
}

void narrow(std::optional<GeoBox> &bounds, const GeoBox &box) { bounds = bounds ? common(*bounds, box) : box; }

} // namespace

Result<RowFilter> RowFilter::make(const ObservationFilter &filter, const FeedDescriptor &feed, const QList<Metric> &metrics,
                                  const AreaIndex *areas)
{
    RowFilter made;
    made.m_filter = filter;
    made.m_areas = areas;
    made.m_bounds = filter.box;
    GeoBox around;
    for (const QString &id : filter.areas) {
        const int index = areas ? areas->indexOf(id) : -1;
        if (index < 0)
            return Error { QueryText::tr("There is no area '%1' in this city").arg(id), {} };
        made.m_areaIndexes.insert(index);
        const GeoBox bounds = areas->area(index).bounds;
        around.extend({ bounds.westDegrees, bounds.southDegrees });
        around.extend({ bounds.eastDegrees, bounds.northDegrees });
    }
    if (!filter.areas.isEmpty())
        narrow(made.m_bounds, around);
    if (!filter.polygons.isEmpty()) {
        made.m_polygons.emplace(filter.polygons);
        narrow(made.m_bounds, boundsOf(filter.polygons));
    }
    const QList<FieldFormat> formats = FieldFormat::of(feed, metrics);
    for (qsizetype i = 0; i < formats.size(); ++i) {
        if (formats[i].isTerm)
            made.m_termFields.push_back(size_t(i));
    }
    for (const Comparison &comparison : filter.where) {
        const int field = feed.fieldIndex(comparison.field);
        if (field < 0) {
            made.m_canMatch = false;
            continue;
        }
        Condition condition { size_t(field), formats[field], comparison, 0 };
        if (condition.format.isTerm && comparison.isOrder())
            return Error { QueryText::tr("%1 of %2 is a word: compare it with = or !=").arg(comparison.field, feed.id), {} };
        bool good = true;
        if (!condition.format.isTerm)
            condition.number = comparison.operand.toDouble(&good);
        if (!good || !std::isfinite(condition.number))
            return Error { QueryText::tr("%1 of %2 is a number, '%3' is none").arg(comparison.field, feed.id, comparison.operand),
                           {} };
        made.m_conditions.push_back(condition);
    }
    if (!filter.categories.isEmpty() && made.m_termFields.empty())
        made.m_canMatch = false;
    return made;
}

ObservationQuery RowFilter::query(const QString &feed, const FeedDictionary &dictionary) const
{
    ObservationQuery query { feed, {}, {}, m_bounds };
    if (m_filter.entities.size() == 1) {
        if (const Feature *feature = dictionary.find(m_filter.entities.constFirst()))
            query.feature = feature->key;
    }
    return query;
}

bool RowFilter::isInside(const Feature &feature, GeoPoint own) const
{
    const GeoPoint position = own.isValid() ? own : feature.position;
    if (m_filter.box && !m_filter.box->contains(position))
        return false;
    if (!m_areaIndexes.empty() && !m_areaIndexes.contains(own.isValid() ? m_areas->at(own) : feature.area))
        return false;
    return !m_polygons || m_polygons->contains(position);
}

std::vector<bool> RowFilter::wantedTerms(const FeedDictionary &dictionary) const
{
    std::vector<bool> wanted(size_t(dictionary.terms.size()));
    for (qsizetype i = 0; i < dictionary.terms.size(); ++i)
        wanted[size_t(i)] = m_filter.categories.contains(dictionary.terms[i]);
    return wanted;
}

std::vector<quint32> RowFilter::select(const Observations &block, const FeedDictionary &dictionary) const
{
    std::vector<quint32> rows;
    if (!m_canMatch)
        return rows;
    const std::vector<bool> terms = wantedTerms(dictionary);
    std::vector<bool> features(dictionary.features.size(), m_filter.entities.isEmpty());
    for (const QString &id : m_filter.entities) {
        if (const Feature *feature = dictionary.find(id))
            features[feature->key] = true;
    }
    const bool anywhere = !m_filter.box && m_areaIndexes.empty() && !m_polygons;
    const auto hasCategory = [&](size_t row) {
        return std::ranges::any_of(m_termFields, [&](size_t field) {
            const float value = block.values[field][row];
            return value >= 0 && value < float(terms.size()) && terms[size_t(value)];
        });
    };
    const auto satisfies = [&](const Condition &condition, size_t row) {
        const float value = block.values[condition.field][row];
        return condition.format.isTerm ? condition.comparison.holds(dictionary.term(value))
                                       : condition.comparison.holds(condition.format.shown(double(value)), condition.number);
    };
    for (size_t row = 0; row < block.size(); ++row) {
        const FeatureKey feature = block.feature[row];
        const bool wanted = dictionary.at(feature) && features[feature] && block.source[row] < dictionary.sources.size()
            && (m_filter.categories.isEmpty() || hasCategory(row))
            && std::ranges::all_of(
                                m_conditions, [&](const Condition &condition) { return satisfies(condition, row); })
            && (anywhere || isInside(dictionary.features[feature], block.position(row)));
        if (wanted)
            rows.push_back(quint32(row));
    }
    return rows;
}

} // namespace citywall
