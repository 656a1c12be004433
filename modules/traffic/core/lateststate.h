// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/feedwindow.h"
#include "sdk/freshness.h"

#include <optional>

namespace citywall::traffic {

/// The newest observation of a feature.
struct Latest {
    FeatureKey key = 0;
    UtcTime observed;
    GeoPoint position; ///< the observation's own, else the feature's
    std::array<float, maximumFields> values {};
    Freshness freshness {}; ///< by how long its publisher says that it holds, else by the feed's staleAfter and horizon

    double value(size_t field) const { return double(values[field]); }
    bool fresh() const { return freshness.isCurrent(); }
};

/// How a publisher may say how long its data hold.
struct RowValidity {
    Duration (*of)(const QByteArray &detail) = nullptr; ///< by a row's detail, 0 = not told; null = publishers do not say it
    Duration longest {};
};

/// Of a feature that is told of together with others, by its id: the feature whose rows say when all of them were told. One that has no row
/// at the newest of these instants is all 0 then, and what they say holds for as long as that feature's row says. Empty = it is told of by
/// itself.
using WholeOf = QString (*)(const QString &featureId);

/// The newest observation of each feature of one feed that is not yet unknown by its age at the clock's time. A function of the clock
/// and the history alone, so it may play, reverse or jump. GUI thread.
class LatestState : public QObject
{
    Q_OBJECT
public:
    /// @param feed its id, staleAfter and horizon count
    /// @param whole null = each feature is told of by itself
    LatestState(const FeedDescriptor &feed, HistoryReader &history, const TimeContext &time, RowValidity validity = {},
                WholeOf whole = nullptr, QObject *parent = nullptr);

    QString feed() const { return m_feed; }
    const Lifetime &lifetime() const { return m_lifetime; } ///< as the newest row that says one has it, else the feed's
    const std::vector<Latest> &entries() const { return m_entries; } ///< in order of the feature keys
    const FeedDictionary &dictionary() const { return *m_dictionary; }
    const Feature &feature(const Latest &entry) const { return m_dictionary->features[entry.key]; }
    QString term(const Latest &entry, size_t field) const { return m_dictionary->term(entry.values[field]); }
    /// The feature whose rows say when that one was told of together with others (WholeOf); none if it is told of by itself.
    std::optional<FeatureKey> wholeOf(FeatureKey key) const;
    UtcTime now() const { return m_now; } ///< the clock's time, down to ten seconds
    HistoryReader &history() const { return m_history; }
    const TimeContext &time() const { return m_time; }
    bool isLoading() const { return m_loading; } ///< what is shown is not yet of the clock's time
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed(); ///< entries, what they say, loading or error; ages are told every ten seconds

private:
    static constexpr quint32 noWhole = std::numeric_limits<quint32>::max();
    void follow();
    void take(UtcTime now);
    void findWholes();
    using Hold = std::pair<Lifetime, UtcTime>;
    /// How long a row counts, and until when its publisher says that it does (invalid = it says nothing).
    Hold holdOf(const Observations &rows, quint32 row) const;

    const QString m_feed;
    const RowValidity m_validity;
    const WholeOf m_whole;
    const Lifetime m_feedLifetime;
    Lifetime m_lifetime;
    HistoryReader &m_history;
    const TimeContext &m_time;
    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    std::vector<quint32> m_wholes; // by feature; noWhole = told of by itself
    std::vector<Latest> m_entries;
    UtcTime m_now;
    bool m_loading = false;
    QString m_error;
};

/// Title of a feature for people: its name, else its id.
inline QString titleOf(const Feature &feature) { return feature.name.isEmpty() ? feature.id : feature.name; }

} // namespace citywall::traffic
