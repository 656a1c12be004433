// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importjob.h"

#include "engine/ingest/ingesttext.h"
#include "engine/ingest/mappeddecoder.h"
#include "engine/ingest/recognise.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <deque>

namespace citywall {

namespace {

constexpr size_t batchRecords = 5000;
constexpr size_t batchesInFlight = 3;
constexpr qint64 progressMilliseconds = 100;
constexpr QLatin1StringView shiftedBy(" (times shifted by ");

/// One run of an import: what its steps share.
class Import
{
public:
    Import(const ImportRequest &request, const QList<Mapping> &mappings, const QList<FeedDescriptor> &feeds,
           HistoryWriter &writer, const std::atomic_bool &cancel, const std::function<void(const ImportProgress &)> &progress)
        : m_request(request), m_feeds(feeds), m_writer(writer), m_cancel(cancel), m_report(progress)
    {
        for (const Mapping &m : mappings)
            if ((request.module.isEmpty() || m.feed.startsWith(request.module + u'.'))
                && (request.feed.isEmpty() || m.feed == request.feed) && (request.mapping.isEmpty() || m.id == request.mapping))
                m_mappings += m;
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
    struct File {
        QString path;
        Mapping mapping;
        FeedDescriptor feed;
        qint64 bytes = 0;
    };

    bool fail(const Error &error)
    {
        m_summary.errors += error;
        return false;
    }

    /// All files must be known before the first one is touched.
    bool recognise()
    {
        for (const QString &path : m_request.files) {
            const Result<RecognisedFile> file = openRecognised(path, m_mappings);
            if (!file)
                return fail(file.error());
            const Mapping &mapping = file->mapping;
            const auto feed =
                std::find_if(m_feeds.cbegin(), m_feeds.cend(), [&](const FeedDescriptor &f) { return f.id == mapping.feed; });
            if (feed == m_feeds.cend())
                return fail(
                    { Ingest::tr("Mapping %1 is for the feed %2, which no module brings").arg(mapping.id, mapping.feed), {} });
            if (const auto decoder = MappedDecoder::make(mapping, *feed); !decoder)
                return fail(decoder.error());
            m_files.push_back({ path, mapping, *feed, file->reader->bytesTotal() });
            m_progress.bytesTotal += file->reader->bytesTotal();
            if (!m_summary.mappings.contains(mapping.id))
                m_summary.mappings += mapping.id;
            if (!m_summary.feeds.contains(mapping.feed))
                m_summary.feeds += mapping.feed;
        }
        m_summary.shift = m_request.shift.duration;
        return true;
    }

    /// Reads all records' times for the newest, unless the history shows by how much this data was shifted before.
    bool findShift()
    {
        if (const auto earlier = earlierShift()) {
            m_summary.shift = *earlier;
            return true;
        }
        UtcTime newest;
        m_progress.lookingForNewest = true;
        for (const File &file : m_files) {
            Result<MappedDecoder> decoder = MappedDecoder::make(file.mapping, file.feed);
            const bool whole = forEachBatch(file, [&](std::span<const Record> records) {
                for (const Record &record : records)
                    newest = std::max(newest, decoder->timeOf(record));
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
        const QTimeZone zone = m_files.front().mapping.time.zone.isEmpty() ? QTimeZone(QTimeZone::UTC)
                                                                           : QTimeZone(m_files.front().mapping.time.zone);
        m_summary.shift = automaticShift(newest, m_request.now, zone);
        return true;
    }

    std::optional<Duration> earlierShift() const
    {
        if (!m_request.knownSources || m_files.empty())
            return {};
        const QString prefix = m_files.front().mapping.source.name + shiftedBy;
        for (const QString &name : m_request.knownSources(m_files.front().feed.id))
            if (name.startsWith(prefix))
                if (const Result<Shift> shift = Shift::fromText(name.sliced(prefix.size()).chopped(1)); shift)
                    return shift->duration;
        return {};
    }

    void importAll()
    {
        for (const QString &feed : std::as_const(m_summary.feeds))
            m_writer.beginBulk(feed);
        for (const File &file : m_files) {
            if (m_cancel || m_broken)
                break;
            importFile(file);
            ++m_summary.files;
        }
        while (!m_inFlight.empty())
            harvest();
        for (const QString &feed : std::as_const(m_summary.feeds))
            m_writer.endBulk(feed);
    }

    void importFile(const File &file)
    {
        Result<MappedDecoder> decoder = MappedDecoder::make(file.mapping, file.feed);
        Source source = file.mapping.source;
        if (m_summary.shift != Duration(0))
            source.name += shiftedBy + toIsoDuration(m_summary.shift) + u')';
        m_writer.describe(file.feed);
        forEachBatch(file, [&](std::span<const Record> records) {
            DecodedBatch batch = decoder->decode(records, m_summary.shift);
            if (file.feed.mask)
                file.feed.mask(batch);
            m_summary.read += qint64(records.size());
            m_summary.count(batch.rejections);
            for (const ObservationRecord &o : batch.observations)
                m_summary.extend(o.phenomenonTime);
            batch.rejections.clear();
            if (!batch.observations.empty())
                m_inFlight.push_back(m_writer.append(file.feed.id, std::move(batch), source, m_request.now));
            while (m_inFlight.size() >= batchesInFlight)
                harvest();
            return !m_broken;
        });
    }

    /// @returns false when cancelled or when the visitor said so; a file that ends badly is an error of the summary.
    bool forEachBatch(const File &file, const std::function<bool(std::span<const Record>)> &visit)
    {
        Result<RecognisedFile> opened = openRecognised(file.path, { file.mapping });
        if (!opened)
            return fail(opened.error());
        RecordReader &reader = *opened->reader;
        m_progress.file = QFileInfo(file.path).fileName();
        std::vector<Record> records(batchRecords);
        bool more = true;
        while (more && !m_cancel) {
            size_t count = 0;
            while (count < batchRecords && (more = reader.next(records[count])))
                ++count;
            m_progress.bytesRead = m_doneBytes + reader.bytesRead();
            m_progress.rows += qint64(count);
            report();
            if (count > 0 && !visit(std::span(records.data(), count)))
                return false;
        }
        m_doneBytes += file.bytes;
        if (!more && reader.error())
            fail(*reader.error());
        return !m_cancel;
    }

    void harvest()
    {
        QFuture<AppendResult> oldest = std::move(m_inFlight.front());
        m_inFlight.pop_front();
        try {
            const AppendResult result = oldest.result();
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

    const ImportRequest &m_request;
    QList<Mapping> m_mappings;
    const QList<FeedDescriptor> &m_feeds;
    HistoryWriter &m_writer;
    const std::atomic_bool &m_cancel;
    const std::function<void(const ImportProgress &)> &m_report;
    std::vector<File> m_files;
    std::deque<QFuture<AppendResult>> m_inFlight;
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
