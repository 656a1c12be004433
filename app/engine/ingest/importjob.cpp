// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importjob.h"

#include "engine/ingest/importreader.h"
#include "engine/ingest/ingesttext.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <deque>

namespace citywall {

namespace {

constexpr size_t batchesInFlight = 3;
constexpr size_t smallBatchesInFlight = 500; // a commit takes as many as have gathered
constexpr qint64 progressMilliseconds = 100;
constexpr QLatin1StringView shiftedBy(" (times shifted by ");

/// One run of an import: what its steps share.
class Import
{
public:
    Import(const ImportRequest &request, const QList<Mapping> &mappings, const QList<FeedDescriptor> &feeds,
           HistoryWriter &writer, const std::atomic_bool &cancel, const std::function<void(const ImportProgress &)> &progress)
        : m_request(request), m_writer(writer), m_cancel(cancel), m_report(progress)
    {
        const auto wanted = [&](const QString &feed) {
            return (request.module.isEmpty() || feed.startsWith(request.module + u'.'))
                && (request.feed.isEmpty() || feed == request.feed);
        };
        std::ranges::copy_if(mappings, std::back_inserter(m_mappings), [&](const Mapping &m) {
            return wanted(m.feed) && (request.mapping.isEmpty() || m.id == request.mapping);
        });
        std::ranges::copy_if(feeds, std::back_inserter(m_feeds), [&](const FeedDescriptor &f) { return wanted(f.id); });
        m_clock.start();
    }

    ImportSummary run()
    {
        if (recognise() && (m_request.shift.kind != Shift::Kind::Auto || findShift()))
            importAll();
        m_summary.cancelled = m_cancel;
        m_summary.seconds = double(m_clock.nsecsElapsed()) / 1e9;
        return std::move(m_summary);
    }

private:
    bool fail(const Error &error)
    {
        m_summary.errors += error;
        return false;
    }

    /// All files must be known before the first one is touched.
    bool recognise()
    {
        const ImportHints hints { m_request.format, m_request.companions, m_request.attribution, m_request.now, m_request.datum };
        QList<FeedDescriptor> feeds = m_feeds;
        if (!m_request.mapping.isEmpty())
            for (FeedDescriptor &feed : feeds)
                feed.formats.clear(); // it is said how to read them
        for (const QString &path : m_request.files) {
            const Result<QList<ImportSource>> sources = importSources(path, hints, m_mappings, feeds);
            if (!sources)
                return fail(sources.error());
            for (const ImportSource &source : *sources) {
                m_progress.bytesTotal += source.bytes;
                m_summary.listed += source.listed;
                m_summary.missing += source.missing;
                if (!m_summary.mappings.contains(source.by))
                    m_summary.mappings += source.by;
                if (!source.feed.id.isEmpty() && !m_summary.feeds.contains(source.feed.id))
                    m_summary.feeds += source.feed.id;
            }
            m_sources += *sources;
        }
        m_summary.shift = m_request.shift.duration;
        return true;
    }

    /// Reads everything for the newest time, unless the history shows by how much this data was shifted before.
    bool findShift()
    {
        if (const auto earlier = earlierShift()) {
            m_summary.shift = *earlier;
            return true;
        }
        UtcTime newest;
        m_progress.lookingForNewest = true;
        for (const ImportSource &source : std::as_const(m_sources)) {
            const bool whole = forEachPiece(source, [&](const ImportReader::Piece &piece) {
                for (const ObservationRecord &o : piece.batch.observations)
                    newest = std::max(newest, o.phenomenonTime);
                return true;
            });
            if (!whole)
                return false;
        }
        m_progress.lookingForNewest = false;
        m_progress.rows = m_doneBytes = 0;
        m_summary.errors.clear(); // they will be met again
        if (!newest.isValid())
            return fail({ Ingest::tr("No record has a usable time, so that there is nothing to shift"), {} });
        m_summary.shift = automaticShift(newest, m_request.now, m_sources.constFirst().zone);
        return true;
    }

    std::optional<Duration> earlierShift() const
    {
        if (!m_request.knownSources || m_sources.isEmpty() || m_sources.constFirst().feed.id.isEmpty())
            return {};
        const QString prefix = m_sources.constFirst().source.name + shiftedBy;
        for (const QString &name : m_request.knownSources(m_sources.constFirst().feed.id))
            if (name.startsWith(prefix))
                if (const Result<Shift> shift = Shift::fromText(name.sliced(prefix.size()).chopped(1)); shift)
                    return shift->duration;
        return {};
    }

    void importAll()
    {
        for (const QString &feed : std::as_const(m_summary.feeds))
            m_writer.beginBulk(feed); // others, which pieces name, when they come
        QString last;
        for (const ImportSource &source : std::as_const(m_sources)) {
            if (m_cancel || m_broken)
                break;
            import(source);
            m_summary.files += std::exchange(last, source.path) != source.path ? 1 : 0;
        }
        while (!m_inFlight.empty())
            harvest();
        for (const QString &feed : std::as_const(m_summary.feeds))
            m_writer.endBulk(feed);
    }

    void import(const ImportSource &from)
    {
        if (!from.feed.id.isEmpty())
            m_writer.describe(from.feed);
        forEachPiece(from, [&](ImportReader::Piece &piece) {
            const FeedDescriptor &feed = feedOf(from, piece);
            DecodedBatch &batch = piece.batch;
            if (feed.mask)
                feed.mask(batch);
            m_summary.read += piece.records;
            m_summary.count(batch);
            shiftTimes(batch, m_summary.shift, feed);
            for (const ObservationRecord &o : batch.observations)
                m_summary.extend(o.phenomenonTime);
            batch.rejections.clear();
            batch.leftOut.clear();
            if (!batch.observations.empty() || !batch.features.empty())
                append(from, feed, piece);
            while (isEnoughInFlight())
                harvest();
            return !m_broken;
        });
    }

    const FeedDescriptor &feedOf(const ImportSource &from, const ImportReader::Piece &piece)
    {
        if (piece.feed.isEmpty() || piece.feed == from.feed.id)
            return from.feed;
        const FeedDescriptor &feed = *std::ranges::find(m_feeds, piece.feed, &FeedDescriptor::id);
        if (!m_summary.feeds.contains(feed.id)) {
            m_summary.feeds += feed.id;
            m_writer.beginBulk(feed.id);
        }
        if (!m_described.contains(feed.id)) {
            m_described.insert(feed.id);
            m_writer.describe(feed);
        }
        return feed;
    }

    void append(const ImportSource &from, const FeedDescriptor &feed, ImportReader::Piece &piece)
    {
        Source source = piece.source.value_or(from.source);
        if (m_summary.shift != Duration(0))
            source.name += shiftedBy + toIsoDuration(m_summary.shift) + u')';
        const UtcTime received = piece.received.isValid() ? piece.received + m_summary.shift : m_request.now;
        m_inFlight.push_back({ m_writer.append(feed.id, std::move(piece.batch), source, received), piece.records });
        m_recordsInFlight += piece.records;
    }

    /// Three pieces, or as many small ones as come to that.
    bool isEnoughInFlight() const
    {
        return m_inFlight.size() >= batchesInFlight
            && (m_recordsInFlight >= qint64(batchesInFlight * ImportReader::pieceRecords)
                || m_inFlight.size() >= smallBatchesInFlight);
    }

    /// @returns false when cancelled or when the visitor said so; a file that ends badly is an error of the summary.
    bool forEachPiece(const ImportSource &source, const std::function<bool(ImportReader::Piece &)> &visit)
    {
        const Result<std::unique_ptr<ImportReader>> reader = source.open();
        if (!reader)
            return fail(reader.error());
        m_progress.file = QFileInfo(source.path).fileName();
        for (ImportReader::Piece piece; !m_cancel && (*reader)->next(piece);) {
            m_progress.bytesRead = m_doneBytes + (*reader)->bytesRead();
            m_progress.rows += piece.records;
            report();
            if (!visit(piece))
                return false;
        }
        m_doneBytes += source.bytes;
        if ((*reader)->error())
            fail(*(*reader)->error());
        return !m_cancel;
    }

    void harvest()
    {
        InFlight oldest = std::move(m_inFlight.front());
        m_inFlight.pop_front();
        m_recordsInFlight -= oldest.records;
        try {
            const AppendResult result = oldest.future.result();
            m_summary.accepted += result.accepted;
            m_summary.duplicates += result.duplicates;
        } catch (const std::exception &e) {
            if (!m_broken)
                fail({ Ingest::tr("The history could not take the observations: %1").arg(QString::fromUtf8(e.what())), {} });
            m_broken = true;
        }
    }

    void report()
    {
        if (!m_report || m_clock.elapsed() - m_reported < progressMilliseconds)
            return;
        m_reported = m_clock.elapsed();
        m_progress.rowsPerSecond = double(m_progress.rows) * 1000 / double(std::max<qint64>(m_reported, 1));
        m_report(m_progress);
    }

    struct InFlight {
        QFuture<AppendResult> future;
        qint64 records = 0;
    };

    const ImportRequest &m_request;
    QList<Mapping> m_mappings;
    QList<FeedDescriptor> m_feeds;
    HistoryWriter &m_writer;
    const std::atomic_bool &m_cancel;
    const std::function<void(const ImportProgress &)> &m_report;
    QList<ImportSource> m_sources;
    QSet<QString> m_described; ///< feeds that pieces have named
    std::deque<InFlight> m_inFlight;
    qint64 m_recordsInFlight = 0;
    ImportSummary m_summary;
    ImportProgress m_progress;
    QElapsedTimer m_clock;
    qint64 m_doneBytes = 0;
    qint64 m_reported = 0;
    bool m_broken = false; ///< the writer failed
};

} // namespace

ImportSummary importFiles(const ImportRequest &request, const QList<Mapping> &mappings, const QList<FeedDescriptor> &feeds,
                          HistoryWriter &writer, const std::atomic_bool &cancel,
                          const std::function<void(const ImportProgress &)> &progress)
{
    return Import(request, mappings, feeds, writer, cancel, progress).run();
}

ImportJob::ImportJob(ImportRequest request, QList<Mapping> mappings, QList<FeedDescriptor> feeds, HistoryWriter &writer,
                     QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_mappings(std::move(mappings)), m_feeds(std::move(feeds)), m_writer(writer)
{
}

ImportJob::~ImportJob()
{
    cancel();
    m_work.waitForFinished();
}

void ImportJob::start()
{
    m_work = QtConcurrent::run([this] {
        const ImportSummary summary =
            importFiles(m_request, m_mappings, m_feeds, m_writer, m_cancel, [this](const ImportProgress &progress) {
                QMetaObject::invokeMethod(this, [this, progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
            });
        QMetaObject::invokeMethod(this, [this, summary] { Q_EMIT finished(summary); }, Qt::QueuedConnection);
    });
}

} // namespace citywall
