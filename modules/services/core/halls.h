// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/openinghours.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/freshness.h"

namespace citywall::services {

inline const QString hallFeed = QStringLiteral("services.hall");
/// A hall not heard of for longer is unknown.
inline constexpr Duration hallHorizon = std::chrono::minutes(30);
inline constexpr Lifetime hallLifetime { std::chrono::minutes(15), hallHorizon };

/// Order of FeedDescriptor::fields of `services.hall`.
enum HallField : size_t { WaitingField, WaitField, CountersField, ServedField };

/// A service hall as it stood at an instant. Numbers are NaN where the hall did not tell them.
struct Hall {
    enum class State { Open, Closed, Unknown };
    FeatureKey key = 0;
    State state = State::Unknown;
    int area = -1;
    double waiting = std::numeric_limits<double>::quiet_NaN();     ///< persons
    double waitSeconds = std::numeric_limits<double>::quiet_NaN(); ///< expected wait of who comes now
    double counters = std::numeric_limits<double>::quiet_NaN();    ///< open
    double served = std::numeric_limits<double>::quiet_NaN();      ///< persons in the hour before
    UtcTime observed;
    Freshness freshness = Freshness::unknown();
};

/// Open or closed: by the counters that are open; where they are not told, by property opening_hours at the city's clock.
Hall::State hallState(double counters, const QString &openingHours, const QDateTime &local);

/// A hall as its row tells it; unknown if that is older than the horizon at `now`.
Hall hallAt(const Observations &rows, size_t row, const Feature &feature, UtcTime now, const QTimeZone &zone);

/// All halls that the dictionary knows, by feature key, as of the window's now.
std::vector<Hall> hallsFrom(const FeedWindow &window, const QTimeZone &zone);

/// The service halls at the clock's time. GUI thread.
class HallState : public QObject
{
    Q_OBJECT
public:
    HallState(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    const std::vector<Hall> &halls() const { return m_halls; }
    FeedDictionaryPtr dictionary() const { return m_dictionary; } ///< never null
    UtcTime now() const { return m_window.now(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();

private:
    void follow();

    const QTimeZone m_zone;
    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    std::vector<Hall> m_halls;
};

} // namespace citywall::services
