// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/featuretable.h"

namespace citywall {

const Feature &FeatureTable::operator[](FeatureKey key) const
{
    static const Feature forgotten;
    const Feature *feature = at(key);
    return feature ? *feature : forgotten;
}

const Feature *FeatureTable::find(const QString &id) const
{
    const Keys &keys = m_keys[shardOf(id)];
    const auto it = keys.constFind(id);
    return it == keys.cend() ? nullptr : at(*it);
}

void FeatureTable::push_back(Feature feature)
{
    const FeatureKey key = FeatureKey(m_size++);
    if (key % blockSize == 0)
        m_blocks.emplace_back();
    m_keys[shardOf(feature.id)].insert(feature.id, key);
    feature.key = key;
    m_blocks.back().append(std::move(feature));
}

void FeatureTable::pop_back()
{
    forgetId(back());
    m_blocks.back().removeLast();
    if (--m_size % blockSize == 0)
        m_blocks.pop_back();
}

void FeatureTable::forgetBlock(FeatureKey block)
{
    for (const Feature &feature : std::as_const(m_blocks[block]))
        forgetId(feature);
    m_blocks[block] = {};
}

void FeatureTable::pushForgottenBlock()
{
    m_blocks.emplace_back();
    m_size += blockSize;
}

void FeatureTable::forgetId(const Feature &feature)
{
    Keys &keys = m_keys[shardOf(feature.id)];
    if (const auto it = keys.constFind(feature.id); it != keys.cend() && *it == feature.key)
        keys.erase(it);
}

} // namespace citywall
