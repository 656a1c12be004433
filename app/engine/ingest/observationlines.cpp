// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/observationlines.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/jsonreader.h"
#include "sdk/observationjson.h"

#include <map>

namespace citywall {

namespace {

constexpr qsizetype longestLine = ObservationJsonLimits::payloadBytes;
constexpr qsizetype longestName = 4096; // of a source, in bytes
constexpr qsizetype sampleBytes = 256;
constexpr const char *tooLong = QT_TRANSLATE_NOOP("Ingest", "line longer than a payload may be");
constexpr const char *noFeed = QT_TRANSLATE_NOOP("Ingest", "line that names no feed");
constexpr const char *otherFeed =
    QT_TRANSLATE_NOOP("Ingest", "line of a feed that is not asked for, or that this city does not have");

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
    ObservationLinesReader(std::unique_ptr<InputFile> input, const QList<FeedDescriptor> &feeds) : m_input(std::move(input))
    {
        for (FeedDescriptor feed : feeds) {
            feed.formats.clear(); // it is the program's own JSON
            m_decoders.emplace(feed.id, feed.decoder());
        }
    }

    bool next(Piece &piece) override
    {
        QByteArray line;
        bool isTooLong = false;
        do {
            if (m_error || !nextLine(line, isTooLong))
                return false;
        } while (line.isEmpty());
        piece = {};
        const LineOrigin origin = LineOrigin::of(line);
        if (origin.version > LineOrigin::newestVersion) {
            m_error = Error { Ingest::tr("%1 was written by a newer Citywall: line %2").arg(m_input->name()).arg(m_line), {} };
            return false;
        }
        const auto known = origin.feed.isEmpty() && m_decoders.size() == 1 ? m_decoders.begin() : m_decoders.find(origin.feed);
        if (isTooLong || known == m_decoders.end()) {
            const char *reason = isTooLong ? tooLong : origin.feed.isEmpty() ? noFeed : otherFeed;
            piece.batch.rejections = { { QString::fromLatin1(reason), m_line, line.left(sampleBytes) } };
        } else {
            piece.feed = known->first;
            piece.source = origin.source;
            piece.received = origin.received;
            piece.batch = known->second(line, origin.received);
            for (Rejection &rejection : piece.batch.rejections)
                rejection.line = m_line;
        }
        piece.records = qint64(piece.batch.observations.size() + piece.batch.rejections.size());
        return true;
    }
    qint64 bytesRead() const override { return m_input->bytesRead(); }

private:
    bool nextLine(QByteArray &line, bool &isTooLong)
    {
        line.clear();
        isTooLong = false;
        ++m_line;
        while (true) {
            if (m_at >= m_buffer.size()) {
                m_buffer = m_input->read(InputFile::chunkBytes);
                m_at = 0;
                if (m_buffer.isEmpty()) {
                    m_error = m_input->error();
                    line = line.trimmed();
                    return !m_error && !line.isEmpty(); // a last line without line end counts, unless the file broke off in it
                }
                if (m_line == 1 && line.isEmpty() && m_buffer.startsWith("\xef\xbb\xbf"))
                    m_at = 3;
            }
            const qsizetype end = m_buffer.indexOf('\n', m_at);
            const qsizetype stop = end < 0 ? m_buffer.size() : end;
            isTooLong = isTooLong || line.size() + stop - m_at > longestLine;
            if (!isTooLong)
                line += QByteArrayView(m_buffer).sliced(m_at, stop - m_at);
            m_at = stop + 1;
            if (end >= 0) {
                line = line.trimmed();
                return true;
            }
        }
    }

    std::unique_ptr<InputFile> m_input;
    std::map<QString, Decoder> m_decoders; ///< by feed
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_line = 0;
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

std::unique_ptr<ImportReader> makeObservationLinesReader(std::unique_ptr<InputFile> input, const QList<FeedDescriptor> &feeds)
{
    return std::make_unique<ObservationLinesReader>(std::move(input), feeds);
}

} // namespace citywall
