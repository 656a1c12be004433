// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/observationlines.h"

#include "engine/ingest/ingesttext.h"
#include "engine/ingest/inputlines.h"
#include "sdk/jsonreader.h"
#include "sdk/observationjson.h"
#include "sdk/reason.h"

#include <map>

namespace citywall {

namespace {

constexpr qsizetype longestLine = ObservationJsonLimits::payloadBytes;
constexpr qsizetype longestName = 4096; // of a source, in bytes
constexpr qsizetype sampleBytes = 256;
constexpr const char *tooLong = Reason::marked("line longer than a payload may be");
constexpr const char *noFeed = Reason::marked("line that names no feed");
constexpr const char *otherFeed = Reason::marked("line of a feed that is not asked for, or that this city does not have");

QString takeText(JsonReader &json)
{
    const std::string_view text = json.peekString();
    const QString taken = QString::fromUtf8(text.substr(0, longestName));
    json.skip();
    return taken;
}

Source takeSource(JsonReader &json)
{
    Source source;
    json.readObject([&](std::string_view key) {
        if (key == "name")
            source.name = takeText(json);
        else if (key == "attribution")
            source.attribution = takeText(json);
        else if (key == "simulated")
            source.simulated = json.readValue().toBool();
        else
            json.skip();
    });
    return source;
}

class ObservationLinesReader : public ImportReader
{
public:
    ObservationLinesReader(std::unique_ptr<InputFile> input, const QList<FeedDescriptor> &feeds, const Datum &datum)
        : m_input(std::move(input))
    {
        for (FeedDescriptor feed : feeds) {
            feed.formats.clear(); // it is the program's own JSON
            m_decoders.emplace(feed.id, inDatum(feed.decoder(), datum));
        }
    }

    bool next(Piece &piece) override
    {
        InputLines::Line line;
        if (m_error || !m_lines.next(line)) {
            m_error = m_error ? m_error : m_lines.error();
            return false;
        }
        piece = {};
        const LineOrigin origin = line.isTooLong ? LineOrigin() : LineOrigin::of(line.text);
        if (origin.version > LineOrigin::newestVersion) {
            m_error =
                Error { Ingest::tr("%1 was written by a newer Citywall: line %2").arg(m_input->name()).arg(line.number), {} };
            return false;
        }
        const auto known = origin.feed.isEmpty() && m_decoders.size() == 1 ? m_decoders.begin() : m_decoders.find(origin.feed);
        if (line.isTooLong || known == m_decoders.end()) {
            const char *reason = line.isTooLong ? tooLong : origin.feed.isEmpty() ? noFeed : otherFeed;
            piece.batch.rejections = { { QString::fromLatin1(reason), line.number, line.text.left(sampleBytes) } };
        } else {
            piece.feed = known->first;
            piece.source = origin.source;
            piece.received = origin.received;
            piece.batch = known->second(line.text, origin.received);
            for (Rejection &rejection : piece.batch.rejections)
                rejection.line = line.number;
        }
        piece.records = qint64(piece.batch.observations.size() + piece.batch.rejections.size() + piece.batch.leftOut.size());
        return true;
    }
    qint64 bytesRead() const override { return m_input->bytesRead(); }

private:
    std::unique_ptr<InputFile> m_input;
    std::map<QString, Decoder> m_decoders; ///< by feed
    InputLines m_lines { *m_input, longestLine };
};

} // namespace

LineOrigin LineOrigin::of(QByteArrayView line)
{
    LineOrigin origin;
    JsonReader json(line, ObservationJsonLimits::depth);
    if (json.failed() || !json.atObject())
        return origin;
    json.readObject([&](std::string_view key) {
        if (key == "citywall")
            origin.version = json.readInteger().value_or(0);
        else if (key == "feed")
            origin.feed = takeText(json);
        else if (key == "source" && json.atObject())
            origin.source = takeSource(json);
        else if (key == "receivedTime")
            origin.received = UtcTime::fromIso(takeText(json));
        else
            json.skip();
    });
    return origin;
}

std::unique_ptr<ImportReader> makeObservationLinesReader(std::unique_ptr<InputFile> input, const QList<FeedDescriptor> &feeds,
                                                         const Datum &datum)
{
    return std::make_unique<ObservationLinesReader>(std::move(input), feeds, datum);
}

} // namespace citywall
