// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/geometryreader.h"
#include "engine/ingest/timeparser.h"
#include "sdk/feed.h"

#include <span>

namespace citywall {

/// Records in, observations and rejections out, after a Mapping. No I/O, no clock. It remembers how often it met equal
/// records (Mapping::idFromContent), so one decoder serves one file
/// from its start, and the next after restart(). One thread at a time.
class MappedDecoder
{
public:
    /// @returns an error when the mapping names a field that the feed does not have, or an unknown datum.
    static Result<MappedDecoder> make(const Mapping &mapping, const FeedDescriptor &feed);

    /// @param records with cells in the order of Mapping::columns()
    DecodedBatch decode(std::span<const Record> records);
    void restart() { m_met.clear(); } ///< another file or payload begins

private:
    struct Text {
        TextRule rule;
        std::vector<int> cells;
    };
    struct Field {
        FieldRule rule;
        std::vector<int> cells;
        int value = 0; ///< index into ObservationRecord::values
        bool term = false;
        QByteArray reason; ///< "speed: not a number"
        QByteArray emptyReason;
        QByteArray rangeReason;
    };
    struct Detail {
        DetailRule rule;
        Text text;
    };
    struct Terms {
        QStringList list;
        QHash<QString, int> keys;
        float keyOf(const QString &term);
    };

    MappedDecoder(const Mapping &mapping, GeometryReader geometry);
    Text resolve(const TextRule &rule) const;
    std::vector<int> cellsOf(const QStringList &columns) const;
    QByteArray joinedTime(const Record &record) const;
    QString idOf(const Record &record);
    const char *decodeField(const Field &field, const Record &record, Terms &terms, float &value) const;
    const char *unwanted(const Record &record) const;
    static QString textOf(const Text &text, const Record &record);
    static QJsonObject objectOf(const std::vector<Detail> &details, const Record &record);

    Mapping m_mapping;
    QStringList m_columns;
    GeometryReader m_geometry;
    TimeParser m_time;
    std::vector<int> m_idCells;
    std::vector<int> m_timeCells;
    std::vector<std::pair<RejectRule, int>> m_rejects;
    std::vector<QByteArray> m_rejectReasons;
    Text m_name;
    std::vector<Field> m_fields;
    std::vector<Detail> m_properties;
    std::vector<Detail> m_details;
    QHash<QByteArray, int> m_met; ///< digest → how many such records came before
};

} // namespace citywall
