// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/feedstate.h"

#include "engine/history/positione7.h"

#include <QtEndian>

#include <array>
#include <cmath>

namespace citywall {

QByteArray packGeometry(const GeoLine &line)
{
    QByteArray bytes(8 * line.size(), '\0');
    char *to = bytes.data();
    for (const GeoPoint &p : line) {
        qToLittleEndian(toE7(p.longitudeDegrees), to);
        qToLittleEndian(toE7(p.latitudeDegrees), to + 4);
        to += 8;
    }
    return bytes;
}

GeoLine unpackGeometry(QByteArrayView bytes)
{
    const auto degrees = [](const char *from) {
        const qint32 value = qFromLittleEndian<qint32>(from);
        return value == Observations::noPosition ? std::numeric_limits<double>::quiet_NaN() : value / 1e7;
    };
    GeoLine line;
    line.reserve(bytes.size() / 8);
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8)
        line.append({ degrees(bytes.data() + at), degrees(bytes.data() + at + 4) });
    return line;
}

Feature &FeedState::place(Feature &feature) const
{
    feature.position = feature.geometry.size() == 1 ? feature.geometry.first()
        : feature.geometry.isEmpty()                ? GeoPoint {}
                                                    : midpoint(feature.geometry);
    feature.area = m_areas && feature.position.isValid() ? m_areas->at(feature.position) : -1;
    return feature;
}

FeedState::Interned FeedState::feature(const FeatureRecord &record)
{
    const Feature *known = m_dictionary.find(record.id);
    if (!known) {
        const FeatureKey key = FeatureKey(m_dictionary.features.size());
        loadFeature({ key, record.id, record.name, unpackGeometry(packGeometry(record.geometry)), {}, record.properties, -1 });
        ++m_generation;
        return { key, Change::Added };
    }
    const bool renamed = !record.name.isEmpty() && record.name != known->name;
    const bool described = !record.properties.isEmpty() && record.properties != known->properties;
    GeoLine geometry = record.geometry.isEmpty() ? known->geometry : unpackGeometry(packGeometry(record.geometry));
    const bool moved = geometry != known->geometry;
    if (!renamed && !described && !moved)
        return { known->key, Change::None };
    m_undo.updated.push_back(*known);
    Feature &feature = m_dictionary.features.edit(known->key);
    if (renamed)
        feature.name = record.name;
    if (described)
        feature.properties = record.properties;
    if (moved) {
        feature.geometry = std::move(geometry);
        place(feature);
    }
    ++m_generation;
    return { feature.key, Change::Updated };
}

FeedState::Interned FeedState::term(const QString &word)
{
    const auto known = m_terms.constFind(word);
    if (known != m_terms.cend())
        return { *known, Change::None };
    loadTerm(word);
    ++m_generation;
    return { quint32(m_dictionary.terms.size() - 1), Change::Added };
}

FeedState::Interned FeedState::source(const Source &source)
{
    for (size_t i = 0; i < m_dictionary.sources.size(); ++i) {
        const Source &known = m_dictionary.sources[i];
        if (known.name == source.name && known.attribution == source.attribution && known.simulated == source.simulated)
            return { quint32(i), Change::None };
    }
    loadSource(source);
    ++m_generation;
    return { quint32(m_dictionary.sources.size() - 1), Change::Added };
}

void FeedState::loadFeature(Feature feature) { m_dictionary.features.push_back(std::move(place(feature))); }

void FeedState::loadTerm(const QString &word)
{
    m_terms.insert(word, quint32(m_dictionary.terms.size()));
    m_dictionary.terms.append(word);
}

void FeedState::extend(TimeRange range)
{
    extent = extent.isEmpty() ? range : TimeRange { std::min(extent.begin, range.begin), std::max(extent.end, range.end) };
}

void FeedState::measureExtent()
{
    extent = {};
    for (const Chunk &chunk : chunks)
        extend({ { chunk.first }, { chunk.last + 1 } });
    for (const TailBlockPtr &block : tail)
        extend({ { block->rows->phenomenonTime.front() }, { block->rows->phenomenonTime.back() + 1 } });
}

void FeedState::forgetKeyframes(qint64 from)
{
    std::erase_if(keyframes, [from](const Keyframe &keyframe) { return keyframe.time >= from; });
    keyframesDue = true;
}

void FeedState::addTail(TailBlockPtr block)
{
    extend({ { block->rows->phenomenonTime.front() }, { block->rows->phenomenonTime.back() + 1 } });
    tailRows += qint64(block->rows->size());
    tail.push_back(std::move(block));
}

void FeedState::forgetFeatures(const std::vector<FeatureKey> &blocks)
{
    for (const FeatureKey block : blocks)
        m_dictionary.features.forgetBlock(block);
    if (!blocks.empty())
        ++m_generation;
}

void FeedState::mark()
{
    m_undo = {
        id, m_dictionary.features.size(), m_dictionary.terms.size(), m_dictionary.sources.size(), tail.size(), tailRows, extent,
        {}
    };
}

void FeedState::revert()
{
    id = m_undo.id;
    // Backwards, so that a feature updated twice ends as it was first.
    for (auto it = m_undo.updated.rbegin(); it != m_undo.updated.rend(); ++it)
        m_dictionary.features.edit(it->key) = std::move(*it);
    m_undo.updated.clear();
    while (m_dictionary.features.size() > m_undo.features)
        m_dictionary.features.pop_back();
    while (m_dictionary.terms.size() > m_undo.terms)
        m_terms.remove(m_dictionary.terms.takeLast());
    m_dictionary.sources.resize(m_undo.sources);
    tail.resize(m_undo.tail);
    tailRows = m_undo.tailRows;
    extent = m_undo.extent;
}

} // namespace citywall
