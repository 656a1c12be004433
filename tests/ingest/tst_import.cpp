// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehistory.h"

#include "engine/ingest/commands.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace citywall;
using namespace Qt::StringLiterals;

class ImportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const UtcTime m_now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");

    static Mapping mapping()
    {
        return *Mapping::fromJson(R"({"id": "sample", "title": {"en": "Sample"}, "feed": "traffic.link-speed", "format": "csv",
            "recognise": ["id", "when"], "feature": {"id": {"columns": ["id"]}, "geometry": {"type": "point", "longitude": "x", "latitude": "y"}},
            "time": {"columns": ["when"], "formats": ["iso"], "zone": "UTC"}, "fields": {"speed": {"column": "v", "unit": "km/h"}},
            "source": {"name": "Sample", "attribution": "Nobody"}})",
                                  u"sample"_s);
    }

    /// One row a minute from 2024-01-01T00:00Z; each tenth without position.
    QString file(int rows, const QString &name = u"sample.csv"_s, const QByteArray &tail = {}) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly))
            qFatal("no room for a test file");
        out.write("id,when,x,y,v\n");
        const UtcTime begin = UtcTime::fromIso(u"2024-01-01T00:00:00Z");
        for (int i = 0; i < rows; ++i)
            out.write("a," + (begin + std::chrono::minutes(i)).toIso().toLatin1() + (i % 10 == 9 ? ",,," : ",-73.9,40.7,")
                      + "36\n");
        out.write(tail);
        return out.fileName();
    }

    ImportRequest request(const QString &path, const QString &shift = {}) const
    {
        ImportRequest r;
        r.files = { path };
        r.module = u"traffic"_s;
        r.shift = *Shift::fromText(shift);
        r.now = m_now;
        return r;
    }

    static ImportSummary run(const ImportRequest &request, HistoryWriter &writer, const std::atomic_bool &cancel = false)
    {
        return importFiles(request, { mapping() }, feedsOfTests(), writer, cancel, {});
    }

private Q_SLOTS:
    void countsAndSummary()
    {
        FakeHistoryWriter history;
        const ImportSummary summary = run(request(file(12000)), history);
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.read, 12000);
        QCOMPARE(summary.accepted, 10800);
        QCOMPARE(summary.rejected.size(), 1);
        QCOMPARE(summary.rejected[0].count, 1200);
        QCOMPARE(summary.rejected[0].first.size(), 3);
        QCOMPARE(summary.rejected[0].first[1].line, 21);
        QVERIFY(summary.rejected[0].first[1].sample.startsWith("a,2024-01-01T00:19:00Z,,"));
        QCOMPARE(history.batches, 3); // of 5,000 records
        QCOMPARE(history.bulk, QStringList({ u"+traffic.link-speed"_s, u"-traffic.link-speed"_s }));
        QCOMPARE(history.described, QStringList { u"traffic.link-speed"_s });
        QCOMPARE(history.lastSource.name, u"Sample"_s);
        QCOMPARE(history.lastReceived, m_now);
        QCOMPARE(history.observations[0].values[0], 10.0F); // 36 km/h
        QCOMPARE(summary.range.begin.toIso(), u"2024-01-01T00:00:00Z"_s);

        const QJsonObject json = summary.toJson();
        QCOMPARE(json[u"read"].toInteger(), 12000);
        QCOMPARE(json[u"rejected"].toInteger(), 1200);
        QCOMPARE(json[u"rejections"][0][u"first"][0][u"line"].toInteger(), 11);
        const QString text = summary.toText(QTimeZone::UTC);
        for (const QString &part : { u"position missing"_s, u"2024-01-01 00:00:00"_s, u"rows/s"_s, u"line 11"_s })
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void whatTheFeedMasksIsNotKept()
    {
        FakeHistoryWriter history;
        QList<FeedDescriptor> feeds = feedsOfTests();
        feeds[0].mask = [](DecodedBatch &batch) {
            std::erase_if(batch.observations, [](const auto &o) { return o.values[0] > 9; });
        };
        const ImportSummary summary = importFiles(request(file(100)), { mapping() }, feeds, history, false, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.accepted, 0); // 10 m/s each
        QCOMPARE(history.observations.size(), 0UL);
    }

    void otherTimesAreShiftedToo()
    {
        FakeHistoryWriter history;
        QList<FeedDescriptor> feeds = feedsOfTests();
        QList<Duration> moves;
        feeds[0].shift = [&moves](DecodedBatch &batch, Duration by) {
            moves.append(by);
            for (ObservationRecord &observation : batch.observations)
                observation.detail = "moved";
        };
        importFiles(request(file(100), u"P7D"_s), { mapping() }, feeds, history, false, {});
        QCOMPARE(moves, QList<Duration> { std::chrono::days(7) });
        QCOMPARE(history.observations[0].phenomenonTime.toIso(), u"2024-01-08T00:00:00Z"_s);
        QCOMPARE(history.observations[0].detail, "moved");
        importFiles(request(file(100)), { mapping() }, feeds, history, false, {});
        QCOMPARE(moves.size(), 1);
    }

    /// "SPEED|id|metres per second|…": a made-up standard that two feeds understand, each its own part.
    static QList<FeedDescriptor> feedsWithFormats()
    {
        QList<FeedDescriptor> feeds = feedsOfTests();
        feeds[1].id = u"traffic.incident"_s;
        for (FeedDescriptor &feed : feeds) {
            const auto decoder = [own = feed.id](const QList<QByteArray> &companions) -> Decoder {
                return [own, companions](QByteArrayView payload, UtcTime received) {
                    const QList<QByteArray> parts = payload.toByteArray().trimmed().split('|');
                    DecodedBatch batch;
                    if (parts.size() != 3)
                        batch.rejections.push_back({ u"not three parts"_s, 1, payload.first(4).toByteArray() });
                    else {
                        batch.features.push_back({ QString::fromUtf8(parts[1]), QString::fromUtf8(companions.value(0)), {}, {} });
                        batch.observations.push_back({});
                        batch.observations[0].phenomenonTime = received - std::chrono::hours(1);
                        batch.observations[0].values[0] = parts[2].toFloat();
                    }
                    return batch;
                };
            };
            feed.formats = { { u"speed"_s, u"SPEED 1"_s, [](QByteArrayView p) { return p.startsWith("SPEED"); }, decoder } };
        }
        return feeds;
    }

    QString written(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("no room for a test file");
        return out.fileName();
    }

    /// The same, and an index of such files, an address a line.
    static QList<FeedDescriptor> feedsWithAnIndex()
    {
        QList<FeedDescriptor> feeds = feedsWithFormats();
        PayloadFormat index { u"list"_s, u"List"_s, [](QByteArrayView p) { return p.startsWith("LIST"); },
                              [](const QList<QByteArray> &) -> Decoder {
                                  return [](QByteArrayView, UtcTime) { return DecodedBatch(); };
                              } };
        index.links = [](QByteArrayView payload) {
            return QString::fromUtf8(payload).split(u'\n', Qt::SkipEmptyParts).sliced(1);
        };
        feeds[0].formats.append(index);
        return feeds;
    }

    void whatAnIndexLists()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"index/below"_s));
        written(u"outside.speed"_s, "SPEED|out|1");
        written(u"index/a b.speed"_s, "SPEED|a|12");
        written(u"index/below/b.speed"_s, "SPEED|b|13");
        written(u"index/other.txt"_s, "nobody reads this");
        const QString index = written(u"index/list"_s,
                                      "LIST\na%20b.speed\nbelow/b.speed\nmissing.speed\nother.txt\n../outside.speed\nlist\n"
                                      "https:\x2f/example.org/c.speed\n");
        FakeHistoryWriter history;
        ImportRequest r = request(index);
        r.feed = u"traffic.link-speed"_s;
        const ImportSummary summary = importFiles(r, { mapping() }, feedsWithAnIndex(), history, false, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.accepted, 2);
        QCOMPARE(summary.files, 3);
        QCOMPARE(summary.listed, 7);
        QCOMPARE(summary.missing,
                 (QStringList { u"missing.speed"_s, u"other.txt"_s, u"../outside.speed"_s, u"list"_s,
                                u"https:"_s + u"//example.org/c.speed"_s }));
        QCOMPARE(summary.toJson()[u"listed"].toInteger(), 7);
        QVERIFY(summary.toText(QTimeZone::UTC).contains(u"fetches nothing"));
    }

    void filesInAStandardOfTheFeed()
    {
        FakeHistoryWriter history;
        ImportRequest r = request(written(u"a.speed"_s, "SPEED|a|12"));
        r.feed = u"traffic.link-speed"_s;
        r.attribution = u"The city"_s;
        r.companions = { written(u"names.txt"_s, "Main Street") };
        const ImportSummary summary = importFiles(r, { mapping() }, feedsWithFormats(), history, false, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.read, 1);
        QCOMPARE(summary.accepted, 1);
        QCOMPARE(summary.mappings, QStringList { u"speed"_s });
        QCOMPARE(history.observations.at(0).values[0], 12.0F);
        QCOMPARE(history.observations.at(0).phenomenonTime, m_now - std::chrono::hours(1));
        QCOMPARE(history.features.at(0).name, u"Main Street"_s);
        QCOMPARE(history.lastSource.name, u"SPEED 1"_s);
        QCOMPARE(history.lastSource.attribution, u"The city"_s);

        // Both feeds of the module understand it: both are told, the file is counted once.
        r.feed.clear();
        const ImportSummary both = importFiles(r, { mapping() }, feedsWithFormats(), history, false, {});
        QCOMPARE(both.feeds, QStringList({ u"traffic.link-speed"_s, u"traffic.incident"_s }));
        QCOMPARE(both.files, 1);
        QCOMPARE(both.read, 2);

        // What is said counts more than what it looks like; a mapping that is named excludes standards.
        r.feed = u"traffic.link-speed"_s;
        r.files = { written(u"b.speed"_s, "speed|b|13") };
        r.format = u"speed"_s;
        QCOMPARE(importFiles(r, { mapping() }, feedsWithFormats(), history, false, {}).accepted, 1);
        r.files = { written(u"c.speed"_s, "SPEED|c") };
        QCOMPARE(importFiles(r, { mapping() }, feedsWithFormats(), history, false, {}).rejected.at(0).text, u"not three parts"_s);
        r.mapping = u"sample"_s;
        r.format.clear();
        QVERIFY(importFiles(r, { mapping() }, feedsWithFormats(), history, false, {}).failed());
        r.mapping.clear();
        r.format = u"gtfs"_s;
        QVERIFY(importFiles(r, { mapping() }, feedsWithFormats(), history, false, {})
                    .errors.at(0)
                    .message.contains(u"No feed reads the format gtfs"_s));
        r.format.clear();
        r.companions = { m_folder.filePath(u"nothing.zip"_s) };
        r.files = { written(u"d.speed"_s, "SPEED|d|1") };
        QVERIFY(importFiles(r, { mapping() }, feedsWithFormats(), history, false, {}).failed());
    }

    void payloadsAreShiftedToo()
    {
        FakeHistoryWriter history;
        ImportRequest r = request(written(u"e.speed"_s, "SPEED|e|12"), u"-P1D"_s);
        r.feed = u"traffic.link-speed"_s;
        QVERIFY(!importFiles(r, {}, feedsWithFormats(), history, false, {}).failed());
        QCOMPARE(history.observations.at(0).phenomenonTime, m_now - std::chrono::hours(25));
        QCOMPARE(history.lastSource.name, u"SPEED 1 (times shifted by -P1D)"_s);
    }

    void stoppedAndRepeated()
    {
        FakeHistoryWriter history;
        std::atomic_bool cancel = false;
        history.onBatch = [&](int batch) { cancel = batch == 2; };
        const QString path = file(20000);
        const ImportSummary stopped = run(request(path), history, cancel);
        QVERIFY(stopped.cancelled);
        QCOMPARE(stopped.read, 10000);
        QCOMPARE(stopped.accepted, 9000);
        QCOMPARE(history.bulk.size(), 2);
        history.onBatch = {};
        const ImportSummary whole = run(request(path), history);
        QCOMPARE(whole.duplicates, 9000);
        QCOMPARE(whole.accepted, 9000);
        QCOMPARE(history.observations.size(), 18000UL);
    }

    void shiftedByADuration()
    {
        FakeHistoryWriter history;
        const ImportSummary summary = run(request(file(10), u"P1D"_s), history);
        QCOMPARE(summary.range.begin.toIso(), u"2024-01-02T00:00:00Z"_s);
        QCOMPARE(history.lastSource.name, u"Sample (times shifted by P1D)"_s);
    }

    void shiftedToNowAndRepeatedAnotherDay()
    {
        FakeHistoryWriter history;
        ImportRequest r = request(file(101), u"AUTO"_s); // the newest, 01:40, has a position
        const ImportSummary first = run(r, history);
        QCOMPARE((first.range.end - Duration(1)).toIso(), u"2026-06-01T01:40:00Z"_s);
        QVERIFY(first.toText(QTimeZone::UTC).contains(u"P882D"));
        r.now = UtcTime::fromIso(u"2026-06-08T12:00:00Z");
        r.knownSources = [&](const QString &feed) {
            return feed == u"traffic.link-speed" ? QStringList { u"Other"_s, history.lastSource.name } : QStringList();
        };
        const ImportSummary second = run(r, history);
        QCOMPARE(second.accepted, 0);
        QCOMPARE(second.duplicates, first.accepted);
    }

    void theWriterFails()
    {
        FakeHistoryWriter history;
        history.failAtBatch = 2;
        const ImportSummary summary = run(request(file(30000)), history);
        QCOMPARE(summary.errors.size(), 1);
        QVERIFY(summary.errors[0].message.contains(u"the disk is full"));
        QCOMPARE(summary.accepted, 3 * 4500); // the first, and two that were under way already when the second failed
        QVERIFY(history.batches <= 5); // it does not go on to the end
        QCOMPARE(history.bulk.size(), 2);
    }

    void anUnknownFileStopsBeforeAnythingIsStored()
    {
        FakeHistoryWriter history;
        QFile other(m_folder.filePath(u"other.csv"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("p,q\n1,2\n");
        other.close();
        ImportRequest r = request(file(10));
        r.files += other.fileName();
        const ImportSummary summary = run(r, history);
        QCOMPARE(history.batches, 0);
        QVERIFY(summary.errors.at(0).message.contains(u"misses id, when"));
        r.files = { file(10) };
        r.module = u"safety"_s;
        QVERIFY(run(r, history).errors.at(0).message.contains(u"no mapping"));
    }

    void theJobReportsOnItsOwnThread()
    {
        FakeHistoryWriter history;
        ImportJob job(request(file(50000)), { mapping() }, feedsOfTests(), history);
        QSignalSpy finished(&job, &ImportJob::finished);
        QThread *thread = nullptr;
        connect(&job, &ImportJob::finished, this, [&] { thread = QThread::currentThread(); });
        job.start();
        QVERIFY(finished.wait(30000));
        QCOMPARE(finished[0][0].value<ImportSummary>().accepted, 45000);
        QCOMPARE(thread, QThread::currentThread());
    }

    void theCommand()
    {
        FakeHistoryWriter history;
        QString outText;
        QString errText;
        QTextStream out(&outText);
        QTextStream err(&errText);
        QCOMPARE(runImport(request(file(100)), { mapping() }, feedsOfTests(), history, out, err, true, QTimeZone::UTC), 0);
        QCOMPARE(QJsonDocument::fromJson(outText.toUtf8())[u"accepted"].toInteger(), 90);
        outText.clear();
        QCOMPARE(runImport(request(m_folder.filePath(u"nowhere"_s)), { mapping() }, feedsOfTests(), history, out, err, false,
                           QTimeZone::UTC),
                 1);
        QVERIFY(errText.contains(u"There is no file"));
        QVERIFY(outText.isEmpty());
    }

    void interruptedBySignal()
    {
        FakeHistoryWriter history;
        history.onBatch = [](int batch) {
            if (batch == 1)
                std::raise(SIGINT);
        };
        QString text;
        QTextStream stream(&text);
        QCOMPARE(runImport(request(file(20000)), { mapping() }, feedsOfTests(), history, stream, stream, false, QTimeZone::UTC),
                 130);
        QVERIFY(text.contains(u"Stopped before the end"));
        QCOMPARE(history.batches, 1);
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"
