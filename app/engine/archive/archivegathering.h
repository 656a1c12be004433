// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archivefeeds.h"
#include "engine/archive/archiverows.h"
#include "engine/history/commitqueue.h"

namespace citywall {

/// The batches of one feed in one commit: what of them is new, and under which keys. The caller holds the feed's mutex and the lock
/// of its row from the beginning to the commit.
class ArchiveGathering
{
public:
    ArchiveGathering(ArchiveFeed &feed, ArchiveFeedRow row)
        : feed(feed), row(std::move(row)), m_generation(feed.state->generation())
    {
    }

    ArchiveFeed &feed;
    const ArchiveFeedRow row;

    /// Gives the batch's names keys. @param place of the batch among all of the commit
    void add(const PendingAppend &batch, size_t place);
    /// Those that may be stored already, by feature and instant, each once; sorted.
    std::vector<ObservationKey> doubtful();
    /// Tells what the archive holds of them, any version.
    void setStored(const Observations &versions) { m_stored = KeyIndex(versions); }
    /// Sorts out what is new.
    void decide(std::vector<Result<AppendResult>> &results);

    const std::vector<ArrivingRows> &arriving() const { return m_arriving; }
    const std::vector<size_t> &places() const { return m_places; } ///< of the batches that arriving() is of
    const std::vector<ObservationKey> &corrected() const { return m_corrected; } ///< stored ones
    const std::vector<qint64> &counted() const { return m_counted; } ///< times of features not seen at that time before
    qint64 lastArrival() const { return m_lastArrival; }
    TimeRange range() const { return m_range; } ///< of what arrives
    bool hasNewNames() const { return feed.state->generation() != m_generation; }
    const std::set<FeatureKey> &changedFeatures() const { return m_changedFeatures; }
    size_t knownTerms() const { return m_knownTerms; }
    size_t knownSources() const { return m_knownSources; }

private:
    struct Batch {
        const PendingAppend *batch = nullptr;
        size_t place = 0;
        size_t first = 0; ///< of its rows among all
        quint16 source = 0;
    };
    ArrivingRows rowsOf(const Batch &batch, const std::vector<bool> &accepted, const std::vector<bool> &superseded) const;

    const quint64 m_generation;
    const size_t m_knownTerms = size_t(feed.state->dictionary().terms.size());
    const size_t m_knownSources = feed.state->dictionary().sources.size();
    std::set<FeatureKey> m_changedFeatures;
    std::vector<Batch> m_batches;
    std::vector<std::array<float, maximumFields>> m_values; // by row
    std::vector<ObservationKey> m_keys;
    KeyIndex m_stored;
    std::vector<ArrivingRows> m_arriving;
    std::vector<size_t> m_places;
    std::vector<ObservationKey> m_corrected;
    std::vector<qint64> m_counted;
    qint64 m_lastArrival = row.arrival;
    TimeRange m_range;
};

} // namespace citywall
