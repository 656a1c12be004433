// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/observationexport.h"

#include <QJsonObject>

namespace citywall {

/// Writes observations in one format. One thread.
class ObservationWriter
{
public:
    static std::unique_ptr<ObservationWriter> make(const ExportRequest &request, QIODevice &device);
    virtual ~ObservationWriter() = default;

    virtual void begin() = 0;
    virtual void write(const FeedDescriptor &feed, const FeedDictionary &dictionary, const Observations &block, size_t row) = 0;
    virtual void end() = 0;
    /// Hands what was written to the device. @returns an error when it does not take it.
    Status flush();

protected:
    ObservationWriter(const ExportRequest &request, QIODevice &device) : m_request(request), m_device(device) { }

    const Metric *metricOf(const FieldDescriptor &field) const; ///< null: a plain number or a term
    /// A field's value: a term, a number in display units, or null.
    QJsonValue valueOf(const FieldDescriptor &field, const FeedDictionary &dictionary, float value) const;
    QByteArray units() const; ///< JSON object: field id → unit

    const ExportRequest &m_request;
    QIODevice &m_device;
    QByteArray m_text;
};

} // namespace citywall
