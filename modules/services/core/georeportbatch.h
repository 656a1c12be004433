// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/georeportrecord.h"
#include "sdk/observation.h"

namespace citywall::services {

/// The batch that requests of one GeoReport payload become, whatever form they were written in (core/georeport.h says how).
class GeoReportBatch
{
public:
    /// @returns false if the payload holds more requests than are taken; the request was not
    bool append(const GeoReportRecord &record);
    /// @param line   1-based line, or position of the first byte
    /// @param sample enough of the record to find it again; cut to what a rejection may hold
    void reject(const char *reason, qint64 line, const QByteArray &sample);
    bool isFull() const { return m_full; } ///< so much was wrong that the rest need not be read
    DecodedBatch take() && { return std::move(m_batch); }

private:
    quint32 featureOf(const GeoReportRecord &record, const QString &name);
    void push(ObservationRecord observation, const QString &notes);
    float term(const QString &text);

    DecodedBatch m_batch;
    QHash<QString, quint32> m_keys;
    QHash<QString, int> m_terms;
    bool m_full = false;
};

} // namespace citywall::services
