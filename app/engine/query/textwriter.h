// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/query/querytext.h"
#include "engine/query/tablewriter.h"

namespace citywall {

/// What all text formats have in common: a buffer that goes to a device slice by slice.
class TextWriter : public TableWriter
{
public:
    explicit TextWriter(QIODevice &device) : m_device(device) { }

    Status flush() override
    {
        const qint64 written = m_device.write(m_text);
        if (written != m_text.size())
            return Error { QueryText::tr("The export could not be written"), m_device.errorString() };
        m_text.clear();
        return ok();
    }

protected:
    /// RFC 3339, UTC. Rows come in order of time and often many at the same: the last text of each column is kept.
    const QByteArray &timeText(qsizetype column, qint64 milliseconds)
    {
        if (column >= qsizetype(m_times.size()))
            m_times.resize(size_t(column) + 1);
        auto &[known, text] = m_times[size_t(column)];
        if (text.isEmpty() || known != milliseconds) {
            known = milliseconds;
            text = UtcTime { milliseconds }.toIso().toLatin1();
        }
        return text;
    }

    QByteArray m_text;
    QList<Table> m_tables;

private:
    QIODevice &m_device;
    std::vector<std::pair<qint64, QByteArray>> m_times; ///< by column
};

/// JSON, GeoJSON or NDJSON.
std::unique_ptr<TableWriter> makeJsonWriter(TableFormat format, QIODevice &device);

} // namespace citywall
