// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/inputlines.h"
#include "engine/ingest/record.h"

#include <QJsonObject>

namespace citywall {

/// What the readers of JSON share: a JSON object becomes a Record, nested keys joined by dots.
class JsonRecordReader : public RecordReader
{
public:
    QStringList columns() const override { return m_columns; }
    void select(const QStringList &columns) override { m_selected = columns; }
    bool next(Record &record) override;
    qint64 bytesRead() const override { return m_input->bytesRead(); }
    qint64 bytesTotal() const override { return m_input->bytesTotal(); }

protected:
    explicit JsonRecordReader(std::unique_ptr<InputFile> input) : m_input(std::move(input)) { }
    /// Reads the first record that is one, for its keys.
    void prime();
    /// The next JSON object with its line and sample, or a record with a problem.
    virtual bool nextObject(Record &record, QJsonObject &object) = 0;

    std::unique_ptr<InputFile> m_input;

private:
    void fillCells(Record &record, const QJsonObject &object) const;

    struct Waiting {
        Record record;
        QJsonObject object;
    };
    QStringList m_columns;
    QStringList m_selected;
    std::vector<Waiting> m_waiting; ///< read by prime(), not yet delivered
    size_t m_delivered = 0;
};

/// One JSON object a line (NDJSON, JSON Lines, RFC 8142). Lines longer than longestRecord, objects nested deeper than
/// 64 levels and lines that are no object have a problem; their neighbours survive.
class NdJsonReader : public JsonRecordReader
{
public:
    static Result<std::unique_ptr<NdJsonReader>> open(std::unique_ptr<InputFile> input);

protected:
    bool nextObject(Record &record, QJsonObject &object) override;

private:
    explicit NdJsonReader(std::unique_ptr<InputFile> input) : JsonRecordReader(std::move(input)), m_lines(*m_input, longestRecord)
    {
    }

    InputLines m_lines;
};

/// The objects at a JSONPath of one JSON document (jsoncons), which is read as a whole: at most longestDocument bytes, nested no
/// deeper than 64 levels. What is not an object there has a problem. The line of a record is its number.
class JsonDocumentReader : public JsonRecordReader
{
public:
    static constexpr qint64 longestDocument = 64 << 20;
    static constexpr qsizetype mostRecords = 1'000'000;
    /// @returns an error for a document that is too long or malformed, for a path that is none, and when nothing lies there; a
    /// list that is there but empty has no records.
    static Result<std::unique_ptr<JsonDocumentReader>> open(std::unique_ptr<InputFile> input, const QString &records);
    ~JsonDocumentReader() override;

protected:
    bool nextObject(Record &record, QJsonObject &object) override;

private:
    explicit JsonDocumentReader(std::unique_ptr<InputFile> input);
    struct Found;
    std::unique_ptr<Found> m_found;
    size_t m_at = 0;
};

/// The features of a GeoJSON FeatureCollection (RFC 7946) one by one, never the whole file (jsoncons).
/// Malformed JSON ends the reading with line and column; the features before it stay.
class GeoJsonReader : public JsonRecordReader
{
public:
    static Result<std::unique_ptr<GeoJsonReader>> open(std::unique_ptr<InputFile> input);
    ~GeoJsonReader() override;

protected:
    bool nextObject(Record &record, QJsonObject &object) override;

private:
    explicit GeoJsonReader(std::unique_ptr<InputFile> input);
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace citywall
