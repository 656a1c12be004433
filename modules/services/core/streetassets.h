// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/feedwindow.h"
#include "sdk/freshness.h"
#include "sdk/metric.h"

namespace citywall::services {

inline const QString containerFeed = QStringLiteral("services.waste-container");
inline const QString lightFeed = QStringLiteral("services.street-light");

/// Order of FeedDescriptor::fields. Words are those of the Smart Data Models WasteContainer and Streetlight.
enum ContainerField : size_t {
    FillingField,         ///< fillingLevel, a share
    ContainerStatusField, ///< "ok", "lidOpen", "dropped", "moved", "vandalized", "burning"
    DueField              ///< s from the observation to nextActuationDeadline; below zero: it has passed
};
enum LightField : size_t {
    IlluminanceField, ///< illuminanceLevel, a share of the lamp's own
    LightStatusField, ///< "ok", "defectiveLamp", "columnIssue", "brokenLantern"
    PowerField        ///< powerState: "on", "off", "low", "bootingUp"
};

/// Feed `services.waste-container`. Properties: storedWasteKind, isle (where it stands with others). Observation JSON; format "ngsi-ld"
/// (core/assetentities.h); simulated.
FeedDescriptor containerFeedDescriptor();
/// Feed `services.street-light`. Properties: circuit, locationCategory. Likewise.
FeedDescriptor lightFeedDescriptor();

/// A container or a light as it stood at an instant.
struct StreetAsset {
    FeatureKey key = 0;
    int area = -1;
    UtcTime observed;
    Freshness freshness = Freshness::unknown();
    double level = std::numeric_limits<double>::quiet_NaN(); ///< how full, or how bright
    QString status;
    QString power; ///< of a light
    UtcTime due; ///< of a container; invalid = not told

    bool hasFault() const { return !status.isEmpty() && status != u"ok"; }
    bool isOverdue(UtcTime now) const { return due.isValid() && due <= now; }
};

/// −1 unknown, 0 nothing to do, 1 soon, 2 to be done, 3 at once (burning, a column that may fall).
/// @param filling limits of the filling level
int severityOf(const StreetAsset &asset, const QString &feed, const Metric &filling, UtcTime now);

/// The assets of one of the two feeds at the clock's time, by feature key. GUI thread.
class StreetAssetState : public QObject
{
    Q_OBJECT
public:
    StreetAssetState(const FeedDescriptor &feed, HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    const QString &feed() const { return m_feed; }
    const Lifetime &lifetime() const { return m_lifetime; }
    const std::vector<StreetAsset> &assets() const { return m_assets; }
    const StreetAsset *find(FeatureKey key) const;
    FeedDictionaryPtr dictionary() const { return m_dictionary; } ///< never null
    UtcTime now() const { return m_window.now(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();

private:
    void follow();
    StreetAsset assetOf(const Feature &feature, quint32 row) const;

    const QString m_feed;
    const Lifetime m_lifetime;
    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    std::vector<StreetAsset> m_assets;
};

} // namespace citywall::services
