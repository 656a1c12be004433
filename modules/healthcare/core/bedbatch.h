// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"

#include <map>

namespace citywall::healthcare {

/// Puts what standards report of hospitals into batches of the beds feed, or of the emergency feed: beds of one type in one hospital
/// at one instant are one observation. Rejections carry no sample: it would be of patients. Any thread.
class BedBatch
{
public:
    static constexpr size_t mostRecords = 100'000;
    static constexpr qsizetype longestText = 256; ///< of an id, which is refused if it is longer, or a name or word, which is cut

    struct Reporter {
        QString id;
        QString name;
        GeoPoint position; ///< NaN = not known; one that is impossible is told
    };
    /// NaN = not known.
    struct Numbers {
        double staffed;
        double occupied;
        double available;
    };
    /// @returns why it is not taken; empty = it was. Beds of the same type and time are added up.
    QString add(const Reporter &hospital, UtcTime time, const QString &bedType, const Numbers &numbers);
    /// @param status EMSTrafficStatus of EDXL-HAVE, in any case
    QString addTraffic(const Reporter &hospital, UtcTime time, const QString &status);
    void reject(const QString &reason);
    DecodedBatch take() { return std::move(m_batch); }

private:
    static QString problemOf(const Reporter &hospital, UtcTime time);
    quint32 feature(const QString &id, const Reporter &hospital);
    float term(const QString &word);

    DecodedBatch m_batch;
    QHash<QString, quint32> m_features;
    std::map<std::pair<quint32, UtcTime>, size_t> m_rows;
};

} // namespace citywall::healthcare
