// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloaddecoding.h"
#include "engine/feeds/replay.h"
#include "engine/ingest/datum.h"
#include "engine/recording/recordingwriter.h"
#include "support/badsector.h"

#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime eight { 1'795'248'000'000 }; // 2026-11-21T08:00:00Z: the recording begins
constexpr UtcTime present = eight + 100h;

/// Keeps what it is given; fails on demand.
class KeepingWriter : public HistoryWriter
{
public:
    struct Kept {
        QString feed;
        DecodedBatch batch;
        Source source;
        UtcTime received;
    };
    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received) override
    {
        QPromise<AppendResult> promise;
        promise.start();
        if (int(kept.size()) == failAfter)
            promise.setException(std::make_exception_ptr(std::runtime_error("the disk is full")));
        else
            promise.addResult(AppendResult { qint64(batch.observations.size()), 0, {} });
        promise.finish();
        kept.push_back({ feed, std::move(batch), source, received });
        return promise.future();
    }
    void describe(const FeedDescriptor &feed) override { calls += u"describe "_s + feed.id; }
    void beginBulk(const QString &feed) override { calls += u"begin "_s + feed; }
    void endBulk(const QString &feed) override { calls += u"end "_s + feed; }

    std::deque<Kept> kept;
    QStringList calls;
    int failAfter = -1;
};

/// A payload is one number, observed 5 s before it was received; of format "scaled" it begins with '*' and is multiplied by the
/// number that its companion holds. A value of 13 is taken out by the mask, "throw" throws.
FeedDescriptor numbers()
{
    const auto decode = [](QByteArrayView text, UtcTime received, float scale) {
        if (text == "throw")
            throw std::runtime_error("thrown by the decoder");
        DecodedBatch batch;
        bool good = false;
        const float value = text.toFloat(&good);
        if (!good) {
            batch.rejections.push_back({ u"not a number"_s, 1, text.toByteArray() });
            return batch;
        }
        batch.features.push_back({ u"F"_s, {}, { { 10, 50 } }, {} });
        ObservationRecord o;
        o.phenomenonTime = received - 5s;
        o.values[0] = value * scale;
        batch.observations.push_back(o);
        return batch;
    };
    FeedDescriptor feed { u"test.feed"_s, u"Test"_s, { { u"value"_s, FieldDescriptor::Kind::Number, {} } }, 10min, 1h, {} };
    feed.makeDecoder = [decode]() -> Decoder {
        return [decode](QByteArrayView payload, UtcTime received) { return decode(payload, received, 1); };
    };
    feed.formats = { { u"scaled"_s, u"Scaled numbers 1.0"_s, [](QByteArrayView payload) { return payload.startsWith('*'); },
                       [decode](const QList<QByteArray> &companions) -> Decoder {
                           return
                               [decode, scale = companions.value(0, "100").toFloat()](QByteArrayView payload, UtcTime received) {
                                   return decode(payload.sliced(1), received, scale);
                               };
                       } } };
    feed.mask = [](DecodedBatch &batch) {
        std::erase_if(batch.observations, [](const ObservationRecord &o) { return o.values[0] == 13; });
    };
    return feed;
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    UtcTime m_now;
    QList<Duration> m_waits;
    int m_patience = 1000;

    std::unique_ptr<RecordingReader> recorded(const QList<std::pair<Duration, QByteArray>> &payloads, const QString &format = {})
    {
        const QString path = m_folder.filePath(u"test.cwrec"_s);
        QFile::remove(path);
        {
            const auto writer = RecordingWriter::open(path, { u"test.feed"_s, format, { u"broker"_s, u"City"_s, true }, eight });
            for (const auto &[after, payload] : payloads)
                if (!(*writer)->append({ eight + after, {}, payload }))
                    qFatal("cannot record");
        }
        auto reader = RecordingReader::open(path);
        if (!reader)
            qFatal("cannot read");
        return std::move(*reader);
    }
    /// A clock that only waiting moves.
    ReplayTime time()
    {
        m_now = present;
        m_waits.clear();
        return { [this] { return m_now; },
                 [this](Duration duration) {
                     m_waits.append(duration);
                     m_now = m_now + duration;
                     return m_waits.size() <= m_patience;
                 } };
    }
    /// As the command line and a profile's "replay" have it.
    static ConfiguredFeed configured(const FeedDescriptor &feed, const QString &path, const FeedConfig &how = {})
    {
        FeedConfig config = how;
        config.feed = feed.id;
        config.kind = u"replay"_s;
        config.options = { { u"file"_s, path } };
        const Result<ConfiguredFeed> result = configuredFeed(config, feed);
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return *result;
    }
    ConfiguredFeed configured(const FeedDescriptor &feed, const FeedConfig &how = {}) const
    {
        return configured(feed, m_folder.filePath(u"test.cwrec"_s), how);
    }
    ReplaySummary play(RecordingReader &recording, KeepingWriter &writer, const ReplayOptions &options = {},
                       const FeedConfig &how = {})
    {
        return replay(recording, configured(numbers(), how), writer, options, time());
    }
    static QList<UtcTime> received(const KeepingWriter &writer)
    {
        QList<UtcTime> times;
        for (const KeepingWriter::Kept &kept : writer.kept)
            times.append(kept.received);
        return times;
    }
    static QList<UtcTime> observed(const KeepingWriter &writer)
    {
        QList<UtcTime> times;
        for (const KeepingWriter::Kept &kept : writer.kept)
            times.append(kept.batch.observations.at(0).phenomenonTime);
        return times;
    }

private Q_SLOTS:
    void init() { m_patience = 1000; }

    void endsAtThePresent()
    {
        const auto recording = recorded({ { 0s, "1" }, { 60s, "2" }, { 180s, "3" } });
        KeepingWriter writer;
        const ReplaySummary summary = play(*recording, writer);
        QCOMPARE(received(writer), (QList<UtcTime> { present - 180s, present - 120s, present }));
        QCOMPARE(observed(writer), (QList<UtcTime> { present - 185s, present - 125s, present - 5s }));
        QCOMPARE(m_now, present); // no waiting
        QCOMPARE(summary.frames, 3);
        QCOMPARE(summary.accepted, 3);
        QCOMPARE(summary.range, (TimeRange { present - 185s, present - 5s + 1ms }));
        QVERIFY(!summary.error && !summary.cancelled && !summary.truncated);
        QCOMPARE(writer.calls, (QStringList { u"describe test.feed"_s, u"begin test.feed"_s, u"end test.feed"_s }));
        QCOMPARE(writer.kept[0].feed, u"test.feed"_s);
        QCOMPARE(writer.kept[0].source.name, u"broker (replay, times shifted)"_s);
        QCOMPARE(writer.kept[0].source.attribution, u"City"_s);
        QVERIFY(writer.kept[0].source.simulated);
    }

    void asRecorded()
    {
        const auto recording = recorded({ { 0s, "1" }, { 60s, "2" } });
        KeepingWriter writer;
        play(*recording, writer, { .asRecorded = true });
        QCOMPARE(received(writer), (QList<UtcTime> { eight, eight + 60s }));
        QCOMPARE(observed(writer), (QList<UtcTime> { eight - 5s, eight + 55s }));
        QCOMPARE(writer.kept[0].source.name, u"broker (replay)"_s);
    }

    /// Twice as fast: 60 s and 120 s apart in the recording are 30 s and 60 s.
    void atARate()
    {
        const auto recording = recorded({ { 0s, "1" }, { 60s, "2" }, { 180s, "3" }, { 170s, "4" } });
        KeepingWriter writer;
        play(*recording, writer, { .rate = 2 });
        QCOMPARE(m_waits, (QList<Duration> { 0s, 30s, 60s, 0s })); // the last came "before" the one before it
        QCOMPARE(received(writer), (QList<UtcTime> { present, present + 30s, present + 90s, present + 85s }));
        QCOMPARE(observed(writer), (QList<UtcTime> { present - 5s, present + 25s, present + 85s, present + 80s }));
        KeepingWriter slow;
        const auto again = recorded({ { 0s, "1" }, { 60s, "2" } });
        play(*again, slow, { .rate = 0.5, .asRecorded = true });
        QCOMPARE(m_waits, (QList<Duration> { 0s, 120s }));
        QCOMPARE(received(slow), (QList<UtcTime> { eight, eight + 60s }));
    }

    void madeWholeByTheirOrigin()
    {
        FeedDescriptor feed = numbers();
        feed.formats[0].complete = [](QByteArrayView payload, const QString &origin) {
            return payload.toByteArray() + origin.toUtf8();
        };
        const QString path = m_folder.filePath(u"origin.cwrec"_s);
        {
            const auto writer = RecordingWriter::open(path, { feed.id, {}, {}, eight });
            QVERIFY((*writer)->append({ eight, u"7"_s, "*1" })); // 17, by the other format's 100
            QVERIFY((*writer)->append({ eight + 1s, u"7"_s, "1" }));
        }
        const auto recording = RecordingReader::open(path);
        KeepingWriter writer;
        QCOMPARE(replay(**recording, configured(feed, path), writer, {}, time()).accepted, 2);
        QCOMPARE(writer.kept[0].batch.observations[0].values[0], 1700.0f);
        QCOMPARE(writer.kept[1].batch.observations[0].values[0], 1.0f);
    }

    /// What the feed knows of times elsewhere is moved with the observations; where nothing is moved, nothing is asked.
    void otherTimesAreMovedToo()
    {
        QList<Duration> moves;
        FeedDescriptor feed = numbers();
        feed.shift = [&moves](DecodedBatch &batch, Duration by) {
            moves.append(by);
            batch.observations.at(0).detail = "moved";
        };
        const auto recording = recorded({ { 0s, "1" }, { 60s, "2" } });
        KeepingWriter writer;
        replay(*recording, configured(feed), writer, {}, time());
        QCOMPARE(moves, (QList<Duration>(2, present - (eight + 60s))));
        QCOMPARE(writer.kept[1].batch.observations[0].detail, "moved");
        QCOMPARE(observed(writer), (QList<UtcTime> { present - 65s, present - 5s }));
        moves.clear();
        const auto again = recorded({ { 0s, "1" } });
        replay(*again, configured(feed), writer, { .asRecorded = true }, time());
        QVERIFY(moves.isEmpty());
    }

    void rejectionsAreCountedAndNeighboursStay()
    {
        const auto recording =
            recorded({ { 0s, "1" }, { 1s, "no" }, { 2s, "throw" }, { 3s, "number" }, { 4s, "13" }, { 5s, "2" } });
        KeepingWriter writer;
        const ReplaySummary summary = play(*recording, writer);
        QCOMPARE(summary.frames, 6);
        QCOMPARE(summary.accepted, 2); // 13 was masked
        QCOMPARE(summary.rejected, 3);
        QCOMPARE(summary.reasons.at(u"not a number"_s), 2);
        QCOMPARE(summary.reasons.at(u"A payload could not be read: thrown by the decoder"_s), 1);
    }

    void aBadSectorIsTold()
    {
        const auto recording = recorded({ { 0s, "1" }, { 1s, "2" }, { 2s, "3" } });
        const QString path = m_folder.filePath(u"test.cwrec"_s);
        const BadSector sector(path, QFileInfo(path).size() - 1);
        KeepingWriter writer;
        const ReplaySummary summary = play(*recording, writer);
        QCOMPARE(summary.accepted, 2);
        QVERIFY(summary.error && summary.error->message.contains(u"cannot be read"_s));
    }

    void decodesAsItWasRecorded()
    {
        const auto value = [this](const QString &format, const FeedConfig &how) {
            const auto recording = recorded({ { 0s, "*2" } }, format);
            KeepingWriter writer;
            const ReplaySummary summary = play(*recording, writer, {}, how);
            return summary.accepted == 0 ? -1 : writer.kept[0].batch.observations[0].values[0];
        };
        QCOMPARE(value(u"scaled"_s, {}), 200.0f);                            // the recording names its format
        QCOMPARE(value({}, {}), 200.0f);                                     // it is recognised
        const QString seven = m_folder.filePath(u"seven"_s);
        QFile file(seven);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("7") == 1);
        file.close();
        FeedConfig asked;
        asked.format = u"scaled"_s;
        asked.companions = { seven };
        QCOMPARE(value({}, asked), 14.0f); // what is asked for goes first
    }

    /// What is dated ahead of its receipt is rejected as it was when it came, whenever it is played.
    void countsAsItCame_data()
    {
        QTest::addColumn<bool>("asRecorded");
        QTest::addRow("as recorded") << true;
        QTest::addRow("moved to the present") << false;
    }
    void countsAsItCame()
    {
        QFETCH(const bool, asRecorded);
        FeedDescriptor feed = numbers();
        feed.makeDecoder = [decode = feed.makeDecoder] {
            return [decode = decode()](QByteArrayView payload, UtcTime received) {
                DecodedBatch batch = decode(payload, received);
                for (ObservationRecord &o : batch.observations)
                    o.phenomenonTime = received + std::chrono::hours(int(o.values[0])); // a payload says how far ahead
                return batch;
            };
        };
        const QList<std::pair<Duration, QByteArray>> payloads { { 0s, "1" },     { 60s, "24" },  { 120s, "25" },
                                                                { 180s, "600" }, { 240s, "no" }, { 300s, "13" } };
        const auto recording = recorded(payloads);
        std::vector<Payload> came;
        for (const auto &[after, bytes] : payloads)
            came.push_back({ bytes, eight + after });
        const DecodedRun live = PayloadDecoder(configured(feed)).decode(came);
        QCOMPARE(live.batch.observations.size(), 2u); // 1 and 24; 13 is masked
        QCOMPARE(live.rejected, 3);
        KeepingWriter writer;
        const ReplaySummary played = replay(*recording, configured(feed), writer, { .asRecorded = asRecorded }, time());
        QCOMPARE(played.accepted, qint64(live.batch.observations.size()));
        QCOMPARE(played.rejected, live.rejected);
        QCOMPARE(played.reasons.at(u"observed more than a day after it was received"_s), 2);
    }

    /// What was recorded in GCJ-02 comes to where it is, unless another datum is asked for.
    void positionsComeFromTheirDatum()
    {
        const GeoPoint there { 116.397477, 39.908692 }; // in WGS 84
        FeedDescriptor feed = numbers();
        feed.makeDecoder = [displaced = gcj02FromWgs84(there), decode = feed.makeDecoder] {
            return [displaced, decode = decode()](QByteArrayView payload, UtcTime received) {
                DecodedBatch batch = decode(payload, received);
                batch.observations.at(0).position = displaced;
                return batch;
            };
        };
        const QString path = m_folder.filePath(u"datum.cwrec"_s);
        {
            const auto writer = RecordingWriter::open(path, { feed.id, {}, {}, eight, u"GCJ-02"_s });
            QVERIFY((*writer)->append({ eight, {}, "1" }));
        }
        const auto distance = [&](const FeedConfig &how) {
            const auto recording = RecordingReader::open(path);
            KeepingWriter writer;
            replay(**recording, configured(feed, path, how), writer, {}, time());
            const GeoPoint p = writer.kept.at(0).batch.observations.at(0).position;
            return std::hypot(p.longitudeDegrees - there.longitudeDegrees, p.latitudeDegrees - there.latitudeDegrees);
        };
        QCOMPARE_LT(distance({}), 1e-7);
        FeedConfig asked;
        asked.datum = u"WGS84"_s;
        QCOMPARE_GT(distance(asked), 0.005); // GCJ-02 lies some 600 m beside it there
    }

    void stopsWhenAsked()
    {
        const auto recording = recorded({ { 0s, "1" }, { 1s, "2" }, { 2s, "3" } });
        KeepingWriter writer;
        m_patience = 2;
        const ReplaySummary summary = play(*recording, writer, { .rate = 1 });
        QVERIFY(summary.cancelled);
        QCOMPARE(summary.frames, 2);
        QCOMPARE(summary.accepted, 2);
        QCOMPARE(writer.calls.last(), u"end test.feed"_s);
    }

    void aFailedHistoryEndsIt()
    {
        QList<std::pair<Duration, QByteArray>> many;
        for (int i = 0; i < 100; ++i)
            many.append({ Duration(i), "1" });
        const auto recording = recorded(many);
        KeepingWriter writer;
        writer.failAfter = 10;
        const ReplaySummary summary = play(*recording, writer);
        QVERIFY(summary.error && summary.error->message.contains(u"the disk is full"));
        QCOMPARE_LT(summary.frames, 20);
        QCOMPARE(writer.calls.last(), u"end test.feed"_s);
    }

    void ofNothingIsNothing()
    {
        const auto recording = recorded({});
        KeepingWriter writer;
        for (const double rate : { 0.0, 1.0 })
            QCOMPARE(play(*recording, writer, { .rate = rate }).frames, 0);
        QVERIFY(writer.kept.empty());
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
