// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/ngsi.h"

#include <functional>

namespace citywall {

struct PayloadFormat;

/// Entities of NGSI-LD on their way to a batch, each a record: what is wrong with one costs that one alone. Any thread.
class NgsiBatch
{
public:
    static constexpr size_t mostObservations = 100'000;
    static constexpr size_t mostRejections = 10'000;

    /// Calls `take` for each entity of the payload; it returns why nothing of it was taken, empty = something was, or it is passed over.
    void read(QByteArrayView payload, const std::function<QString(const NgsiEntity &)> &take);
    /// @param record without its feature @returns why it is not taken; empty = it was
    QString add(const NgsiEntity &entity, const FeatureRecord &feature, ObservationRecord record);
    /// For an entity that is not of the feed's types: it is left out. @returns what is wrong with it instead: it has no type at all
    QString leaveOut(const NgsiEntity &entity);
    void leaveOut(const QString &reason); ///< what is the payload's as a whole, and nothing is wrong with it
    void reject(const QString &reason, const QByteArray &sample = {});
    float term(const QString &word);
    bool isEmpty() const { return m_batch.observations.empty(); }
    DecodedBatch take() { return std::move(m_batch); }

    static QString nameOf(const NgsiEntity &entity); ///< its name, or the street of its address
    static bool isNothing(const ObservationRecord &record); ///< no value

private:
    DecodedBatch m_batch;
    QHash<QString, quint32> m_features;
};

/// Answers to GET entities: an entity has one state at a time, so that rows of different times make an answer each, in order of time.
/// Without any row there is one empty answer.
/// @param entityOf empty = there is nothing to tell of the row
QList<QByteArray> ngsiAnswers(const DecodedBatch &batch, const std::function<QJsonObject(const ObservationRecord &)> &entityOf);

/// "ngsi-v2": the same entities in NGSI-v2's normalised form, written as such. Goes before the format that it is made of, whose decoder
/// reads either.
PayloadFormat ngsiVersion2(const PayloadFormat &linked);

} // namespace citywall
