// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "sdk/featuretable.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace citywall {

inline constexpr int maximumFields = 4; ///< numbers or terms that one observation carries

/// A feature of interest (OGC O&M, ISO 19156): the road link, station, incident … that observations are about.
struct FeatureRecord {
    QString id;             ///< stable within its feed; the publisher's own where there is one
    QString name;           ///< for people; may be empty
    GeoLine geometry;       ///< one point, or a polyline of several; empty = position comes with the observations
    QJsonObject properties; ///< static facts, keyed as the feed's documentation says
};

/// One observation, as a decoder hands it over. Units are SI; see FeedDescriptor::fields for what values mean.
struct ObservationRecord {
    quint32 feature = 0;      ///< index into DecodedBatch::features
    UtcTime phenomenonTime;   ///< when it was so
    GeoPoint position;        ///< invalid = the feature's own
    std::array<float, maximumFields> values { nan, nan, nan, nan }; ///< NaN = missing; a term: its index in DecodedBatch::terms
    QByteArray detail;        ///< compact JSON for what has no field; mostly empty

    static constexpr float nan = std::numeric_limits<float>::quiet_NaN();
};

/// A record that was not taken, with the reason and enough of it to find it again.
struct Rejection {
    QString reason; ///< short and countable: "position missing", "time without zone"
    qint64 line = 0; ///< 1-based line, record or byte position in the source; 0 = unknown
    QByteArray sample; ///< at most 256 bytes of the record
};

/// What a decoder makes of one payload. Immutable once it leaves the decoder.
struct DecodedBatch {
    std::vector<FeatureRecord> features; ///< each id once
    QStringList terms;                   ///< the words that term fields point at, each once
    std::vector<ObservationRecord> observations;
    std::vector<Rejection> rejections;
    /// Records that are sound and rightly none of this feed's: of another feed that shares the source, or of an exercise. Nothing is wrong.
    std::vector<Rejection> leftOut;
};

/// Where observations came from: a live feed, an import, the simulator.
struct Source {
    QString name; ///< "simulator", "import chicago-crimes", …
    QString attribution; ///< publisher and licence, to be shown with the data
    bool simulated = false;
};

/// The features, terms and sources of one feed: an immutable snapshot. In the next one there are more of them, and of the features those
/// that nothing tells of any more are gone.
struct FeedDictionary {
    FeatureTable features; ///< by FeatureKey
    QStringList terms; ///< by term key
    std::vector<Source> sources; ///< by source key

    const Feature *find(const QString &id) const { return features.find(id); }
    const Feature *at(FeatureKey key) const { return features.at(key); }
    /// The word behind a term value; empty for NaN or an unknown key.
    QString term(float value) const { return value >= 0 && value < float(terms.size()) ? terms[qsizetype(value)] : QString(); }
};
using FeedDictionaryPtr = std::shared_ptr<const FeedDictionary>;

/// Observations of one feed as columns of equal length, sorted by phenomenonTime (then by arrival). Immutable once shared.
struct Observations {
    QString feed;
    std::vector<qint64> phenomenonTime; ///< milliseconds since the epoch, UTC
    std::vector<qint64> receivedTime; ///< milliseconds since the epoch, UTC
    std::vector<FeatureKey> feature;
    std::vector<qint32> longitudeE7; ///< degrees × 10⁷; noPosition = the feature's own
    std::vector<qint32> latitudeE7;
    std::array<std::vector<float>, maximumFields> values; ///< as FeedDescriptor::fields; terms as keys into FeedDictionary::terms
    std::vector<quint16> source; ///< key into FeedDictionary::sources
    QHash<quint32, QByteArray> details; ///< row → JSON, for the rows that have one

    static constexpr qint32 noPosition = std::numeric_limits<qint32>::min();

    size_t size() const { return phenomenonTime.size(); }
    GeoPoint position(size_t row) const
    {
        return longitudeE7[row] == noPosition ? GeoPoint {} : GeoPoint { longitudeE7[row] / 1e7, latitudeE7[row] / 1e7 };
    }
};
using ObservationsPtr = std::shared_ptr<const Observations>;

} // namespace citywall

Q_DECLARE_METATYPE(citywall::ObservationsPtr)
