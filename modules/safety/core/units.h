// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feedwindow.h"
#include "sdk/freshness.h"

namespace citywall::safety {

inline const QString unitFeed = QStringLiteral("safety.units");
/// A unit not heard of for longer is not counted on.
inline constexpr Duration unitHorizon = std::chrono::minutes(30);
inline constexpr Duration unitStaleAfter = std::chrono::minutes(15); ///< where the publisher does not say how long it holds
inline constexpr Lifetime unitLifetime { unitStaleAfter, unitHorizon };

/// Order of FeedDescriptor::fields of `safety.units`. The third: for how long after its time the row holds, by its publisher (seconds);
/// missing = until the unit is heard of again, or unitHorizon.
enum UnitField : size_t { UnitStateField, UnitTypeField, UnitValidField };

/// A vehicle with its crew that can be sent to an incident, as last heard. A unit is a service, never a person.
struct Unit {
    enum class State { Available, Dispatched, OnScene, OutOfService, Unknown };
    enum class Type { Engine, Ambulance, Patrol, Other };
    FeatureKey key = 0;
    State state = State::Unknown;
    Type type = Type::Other;
    GeoPoint position;
    UtcTime heard;
    UtcTime until; ///< from then on it is not counted on: unitHorizon after it was heard, or earlier if its publisher says so
    Freshness freshness = Freshness::unknown(); ///< by what its publisher says, else by unitLifetime; filled in by UnitState
    bool simulated = false;
};
/// The terms of the feed: "available", "dispatched", "onScene", "outOfService"; "engine", "ambulance", "patrol".
Unit::State unitStateFromTerm(QStringView term);
Unit::Type unitTypeFromTerm(QStringView term);

/// A unit as a row tells it.
Unit unitAt(const Observations &rows, size_t row, const FeedDictionary &dictionary);
/// Until when a row of the feed holds.
UtcTime endOfUnitRow(const Observations &rows, size_t row);
/// Every unit heard of within unitHorizon before t, whether its row still holds then or not. Rows [begin, end) are in order of time.
std::vector<Unit> unitsHeardAt(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, UtcTime t);
/// Those whose newest row at t holds then.
std::vector<Unit> unitsAt(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, UtcTime t);

/// The units at the clock's time, and through the day before it. GUI thread.
class UnitState : public QObject
{
    Q_OBJECT
public:
    UnitState(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    const std::vector<Unit> &units() const { return m_units; } ///< those that can be counted on
    /// With those that say nothing new any more but were heard of within unitHorizon: where they were last is known still.
    const std::vector<Unit> &heard() const { return m_heard; }
    /// Of the units that were heard of in the last 24 hours, how many are current. A whole fleet that falls silent stays in the count.
    const SourceCoverage &coverage() const { return m_coverage; }
    /// As they were at an instant of the last 24 hours; none if that is before what is known.
    std::vector<Unit> unitsAt(UtcTime t) const;
    /// What unitsAt(t) is made of, as far as it takes to see whether that is still the same.
    struct Rows {
        size_t count = 0;
        quint64 said = 0; ///< a hash of who, where and in which state
        bool operator==(const Rows &) const = default;
    };
    Rows rowsAt(UtcTime t) const;
    FeedDictionaryPtr dictionary() const { return m_dictionary; } ///< never null
    UtcTime now() const { return m_window.now(); }
    bool isKnown() const { return m_known; } ///< something was read, if only that there is nothing
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed(); ///< rows of the day, which units are heard of, how old that is, or the minute

private:
    void follow();
    void countHeard();

    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    std::vector<Unit> m_units;
    std::vector<Unit> m_heard;
    SourceCoverage m_coverage;
    QString m_error;
    bool m_known = false;
    // What was last looked at: the past may come in later than the present.
    FeedWindow::Shown m_madeFrom;
    qint64 m_madeMinute = 0; // since the epoch
};

} // namespace citywall::safety
