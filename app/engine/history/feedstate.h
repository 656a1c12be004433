// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/featureuse.h"
#include "engine/history/keyindex.h"
#include "engine/history/published.h"
#include "sdk/areas.h"

#include <chrono>
#include <optional>

namespace citywall {

/// What the writer thread knows of one feed; kept in step with the database. Interning gives each feature, term and
/// source a dense key. Everything since mark() can be taken back, for a transaction that failed. Writer thread only.
class FeedState
{
public:
    FeedState(QString name, const AreaIndex *areas) : name(std::move(name)), m_areas(areas) { }

    struct Chunk {
        qint64 id = 0;
        qint64 first = 0; ///< phenomenon times, milliseconds
        qint64 last = 0;
        qint64 count = 0;
        int lane = 0;
        FeatureRange features {}; ///< that its rows are of lie between these
    };

    struct Keyframe {
        qint64 time = 0;  ///< milliseconds; the state at this instant …
        qint64 chunk = 0; ///< … of the chunks up to this id
        qint64 count = 0;
        size_t seen = 0;  ///< chunks looked at for late rows …
        int lateChunks = 0;
        qint64 lateRows = 0; ///< … which readers merge with the keyframe
    };

    const QString name;
    qint64 id = 0;                     ///< 0 = not in the database yet
    std::optional<quint32> termFields; ///< bit i: value i is a term
    std::vector<TailBlockPtr> tail;
    std::vector<Chunk> chunks;          ///< by id
    std::vector<TimeRange> lost;        ///< of chunks and batches that were damaged at the start: what was there nobody knows
    std::vector<Keyframe> keyframes;    ///< by time
    bool keyframesDue = true;           ///< there may be something to do about them
    bool joinsDue = true;               ///< there may be small chunks to join
    std::optional<qint64> rawFrom;      ///< rows before this instant are thinned out; counts still tell them
    qint64 tailRows = 0;
    struct SealAgain {
        qint64 rows = 0; ///< of the tail
        std::chrono::steady_clock::time_point after;
    };
    std::optional<SealAgain> sealAgain; ///< after it failed: with so many rows, or at that time
    TimeRange extent;
    int bulk = 0; ///< open beginBulk calls

    enum class Change { None, Added, Updated };
    struct Interned {
        quint32 key = 0;
        Change change = Change::None;
    };
    Interned feature(const FeatureRecord &record);
    Interned term(const QString &word);
    Interned source(const Source &source);

    // As stored: no change is noted.
    void loadFeature(Feature feature);
    void loadForgottenFeatures() { m_dictionary.features.pushForgottenBlock(); } ///< a block of them, where one begins
    void loadTerm(const QString &word);
    void loadSource(const Source &source) { m_dictionary.sources.push_back(source); }

    void extend(TimeRange range);
    void measureExtent(); ///< anew, from chunks and tail
    void forgetKeyframes(qint64 from); ///< those at or after this instant are gone: there is something to do
    void addTail(TailBlockPtr block);
    void forgetFeatures(const std::vector<FeatureKey> &blocks); ///< cannot be taken back
    const FeedDictionary &dictionary() const { return m_dictionary; }
    quint64 generation() const { return m_generation; } ///< grows with every change of the dictionary

    void mark();
    void revert();

private:
    Feature &place(Feature &feature) const; ///< position and area from the geometry

    const AreaIndex *m_areas;
    FeedDictionary m_dictionary;
    QHash<QString, quint32> m_terms;
    quint64 m_generation = 1;

    struct Undo {
        qint64 id = 0;
        size_t features = 0;
        qsizetype terms = 0;
        size_t sources = 0;
        size_t tail = 0;
        qint64 tailRows = 0;
        TimeRange extent;
        std::vector<Feature> updated; ///< as they were, oldest first
    };
    Undo m_undo;
};

QByteArray packGeometry(const GeoLine &line);
GeoLine unpackGeometry(QByteArrayView bytes);

} // namespace citywall
