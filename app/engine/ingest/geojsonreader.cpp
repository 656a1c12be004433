// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/jsonreader.h"

#include "engine/ingest/ingesttext.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <jsoncons/json.hpp>
#include <jsoncons/json_cursor.hpp>

#include <istream>
#include <streambuf>

namespace citywall {

namespace {

constexpr qint64 longestFeature = 16 << 20;

/// The file as a C++ stream; ends early when one feature takes more than longestFeature bytes.
class InputBuffer : public std::streambuf
{
public:
    explicit InputBuffer(InputFile &input) : m_input(input) { }
    void featureBegins() { m_bytes = 0; }
    bool tooLong() const { return m_bytes > longestFeature; }

protected:
    int_type underflow() override
    {
        m_chunk = tooLong() ? QByteArray() : m_input.read(InputFile::chunkBytes);
        if (m_chunk.isEmpty())
            return traits_type::eof();
        m_bytes += m_chunk.size();
        setg(m_chunk.data(), m_chunk.data(), m_chunk.data() + m_chunk.size());
        return traits_type::to_int_type(*gptr());
    }

private:
    InputFile &m_input;
    QByteArray m_chunk;
    qint64 m_bytes = 0;
};

} // namespace

struct GeoJsonReader::Stream {
    explicit Stream(InputFile &input) : buffer(input), text(&buffer) { }
    InputBuffer buffer;
    std::istream text;
    std::unique_ptr<jsoncons::json_stream_cursor> cursor;
    bool inFeatures = false;
    bool afterFeature = false; ///< the cursor still stands on the end of the last feature
};

GeoJsonReader::GeoJsonReader(std::unique_ptr<InputFile> input)
    : JsonRecordReader(std::move(input)), m_stream(std::make_unique<Stream>(*m_input))
{
}

GeoJsonReader::~GeoJsonReader() = default;

Result<std::unique_ptr<GeoJsonReader>> GeoJsonReader::open(std::unique_ptr<InputFile> input)
{
    const QString name = input->name();
    std::unique_ptr<GeoJsonReader> reader(new GeoJsonReader(std::move(input)));
    reader->prime();
    if (reader->columns().isEmpty())
        return reader->error() ? *reader->error()
                               : Error { Ingest::tr("%1 has no GeoJSON features with properties").arg(name), {} };
    return reader;
}

bool GeoJsonReader::nextObject(Record &record, QJsonObject &object)
{
    using jsoncons::staj_event_type;
    if (m_error)
        return false;
    try {
        if (!m_stream->cursor) {
            auto options = jsoncons::json_options().max_nesting_depth(64);
            m_stream->cursor = std::make_unique<jsoncons::json_stream_cursor>(m_stream->text, options);
        }
        jsoncons::json_stream_cursor &cursor = *m_stream->cursor;
        // To the array "features" of the outermost object.
        for (int depth = 0; !m_stream->inFeatures && !cursor.done(); cursor.next()) {
            const auto event = cursor.current().event_type();
            if (depth == 1 && event == staj_event_type::key && cursor.current().get<std::string>() == "features") {
                cursor.next();
                m_stream->inFeatures = cursor.current().event_type() == staj_event_type::begin_array;
            } else if (event == staj_event_type::begin_object || event == staj_event_type::begin_array) {
                ++depth;
            } else if (event == staj_event_type::end_object || event == staj_event_type::end_array) {
                --depth;
            }
        }
        m_stream->buffer.featureBegins();
        if (std::exchange(m_stream->afterFeature, false))
            cursor.next();
        if (cursor.done() || cursor.current().event_type() != staj_event_type::begin_object)
            return false;
        record.line = qint64(cursor.context().line());
        std::string text;
        jsoncons::compact_json_string_encoder encoder(text);
        cursor.read_to(encoder);
        encoder.flush();
        m_stream->afterFeature = true;
        const auto bytes = QByteArray::fromStdString(text);
        record.sample = bytes.left(longestSample);
        object = QJsonDocument::fromJson(bytes).object();
        return true;
    } catch (const jsoncons::ser_error &e) {
        if (m_input->error())
            m_error = m_input->error();
        else if (m_stream->buffer.tooLong())
            m_error = Error { Ingest::tr("%1, line %2: a feature is longer than 16 MiB").arg(m_input->name()).arg(e.line()), {} };
        else
            m_error = Error { Ingest::tr("%1, line %2, column %3: not valid JSON; the features before it were read")
                                  .arg(m_input->name())
                                  .arg(e.line())
                                  .arg(e.column()),
                              QString::fromUtf8(e.what()) };
        return false;
    }
}

} // namespace citywall
