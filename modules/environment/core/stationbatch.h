// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantities.h"

#include <QByteArrayView>
#include <QJsonArray>

#include <map>

namespace citywall::environment {

/// Puts single readings of stations together into one feed's batch: what a station observed at one instant is one observation,
/// whatever order it came in. The same reading twice changes nothing. Any thread.
class StationBatch
{
public:
    static constexpr size_t mostObservations = 500'000;
    static constexpr size_t mostRejections = 10'000;
    static constexpr qsizetype largestPayload = 32 << 20;
    static constexpr int deepestEntity = 24;

    explicit StationBatch(const QString &feed) : m_feed(feed) { }

    struct Station {
        QString id;
        QString name;
        GeoPoint position; ///< NaN = not known; one that is impossible is told
        QJsonObject properties {};
    };
    /// One reading of a quantity that the feed takes, in the module's unit. @returns why it is not taken; empty = it was
    QString add(const Station &station, UtcTime time, Quantity quantity, double value);
    void reject(const QString &reason, const QByteArray &sample);
    void leaveOut(const QString &reason, const QByteArray &sample); ///< nothing is wrong with it (DecodedBatch::leftOut)
    bool takes(Quantity quantity) const { return environment::fieldOf(quantity).feed == m_feed; }
    /// The objects of a JSON payload: of an array, of the array that is the member of an object, or the object alone. What cannot
    /// be read at all is rejected: the list is then empty.
    QJsonArray entitiesIn(QByteArrayView payload, const QString &member);
    bool isFull() const { return m_batch.observations.size() >= mostObservations || m_batch.rejections.size() >= mostRejections; }
    const QString &feed() const { return m_feed; }
    DecodedBatch take() { return std::move(m_batch); }

private:
    const QString m_feed;
    DecodedBatch m_batch;
    QHash<QString, quint32> m_stations;
    std::map<std::pair<quint32, UtcTime>, size_t> m_rows;
};

/// The point of a GeoJSON geometry, of a Feature or of what is wrapped around it; of another shape the middle of its first ring or line.
/// NaN where none is told; what is no possible position on WGS 84 as it stands, and not valid.
GeoPoint pointIn(const QJsonObject &geoJson);

/// An instant as RFC 3339 with a zone, or the begin of an interval of two ("2026-01-01T00:00:00Z/2026-01-01T01:00:00Z"): a mean over
/// an hour counts for the hour that it began in. Invalid for anything else.
UtcTime instantOf(const QString &text);

} // namespace citywall::environment
