// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <array>
#include <iterator>
#include <vector>

namespace citywall {

/// Dense key of a feature within its feed: its place in FeedDictionary::features. Stable in one history.
using FeatureKey = quint32;

/// A feature as the history knows it.
struct Feature {
    FeatureKey key = 0;
    QString id;
    QString name;
    GeoLine geometry;
    GeoPoint position; ///< where a marker goes: the point, or the line's midpoint; invalid if unknown
    QJsonObject properties;
    int area = -1; ///< index into AreaIndex::areas() of the area that holds the position; -1 = none
};

/// The features of a feed by key, and their keys by id. A copy shares with its original what neither changes, so that a snapshot of a
/// million features costs some thousand pointers, and a change of one of them afterwards a few hundred features.
///
/// Features that nothing tells of any more are forgotten by the block. Their keys stay theirs: they are not given again, and looking one
/// up gives a feature without an id. Any thread for what is const, with other copies in other threads.
class FeatureTable
{
public:
    static constexpr FeatureKey blockSize = 256; ///< a block: keys [n · blockSize, (n + 1) · blockSize)

    size_t size() const { return m_size; } ///< one more than the highest key
    bool empty() const { return m_size == 0; }
    const Feature *at(FeatureKey key) const; ///< null if there is none, or it is forgotten
    const Feature &operator[](FeatureKey key) const; ///< with key < size(); one without an id if it is forgotten
    const Feature &front() const { return operator[](0); }
    const Feature &back() const { return operator[](FeatureKey(m_size - 1)); }
    const Feature *find(const QString &id) const; ///< null if there is none

    void push_back(Feature feature); ///< its key is size(); of two with the same id the later is found by it
    void pop_back();
    Feature &edit(FeatureKey key) { return m_blocks[key / blockSize][key % blockSize]; } ///< of one that is there; its id stays
    void forgetBlock(FeatureKey block); ///< all of it; not the last one
    void pushForgottenBlock(); ///< where a block begins: its keys were forgotten before

    /// Those that are there, by key.
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Feature;
        using difference_type = std::ptrdiff_t;
        using pointer = const Feature *;
        using reference = const Feature &;

        Iterator() = default;
        Iterator(const FeatureTable &table, size_t key) : m_table(&table), m_key(key) { skip(); }
        const Feature &operator*() const { return (*m_table)[FeatureKey(m_key)]; }
        const Feature *operator->() const { return &**this; }
        Iterator &operator++()
        {
            ++m_key;
            skip();
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator &other) const { return m_key == other.m_key; }

    private:
        void skip()
        {
            while (m_key < m_table->m_size && m_table->m_blocks[m_key / blockSize].isEmpty())
                m_key += blockSize - m_key % blockSize;
        }
        const FeatureTable *m_table = nullptr;
        size_t m_key = 0;
    };
    using const_iterator = Iterator;
    Iterator begin() const { return { *this, 0 }; }
    Iterator end() const { return { *this, m_size }; }

private:
    using Keys = QHash<QString, FeatureKey>;
    static size_t shardOf(const QString &id) { return qHash(id, size_t(1)) >> (8 * sizeof(size_t) - 8); }
    void forgetId(const Feature &feature);

    std::vector<QList<Feature>> m_blocks; // without any: forgotten
    std::array<Keys, 256> m_keys; // so many that a change of one is a change of few
    size_t m_size = 0;
};

inline const Feature *FeatureTable::at(FeatureKey key) const
{
    if (key >= m_size)
        return nullptr;
    const QList<Feature> &block = m_blocks[key / blockSize];
    return block.isEmpty() ? nullptr : &block[key % blockSize];
}

} // namespace citywall
