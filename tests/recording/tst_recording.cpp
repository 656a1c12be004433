// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recording/recordingframes.h"
#include "engine/recording/recordingreader.h"
#include "engine/recording/recordingwriter.h"
#include "support/badsector.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcTime eight { 1'795'248'000'000 }; // 2026-11-21T08:00:00Z

RecordingInfo testInfo(const QString &format = u"f1"_s)
{
    return { u"test.feed"_s, format, { u"broker"_s, u"City"_s, true }, eight };
}

/// Header and two frames, put together from the layout in recordingframes.h with Python's struct and zlib.crc32.
const QByteArray golden = QByteArray::fromHex(
    "8963777265630d0a010000007b0000007b226174747269627574696f6e223a2243697479222c2263726561746564223a22323032362d31"
    "312d32315430383a30303a30305a222c2266656564223a22746573742e66656564222c22666f726d6174223a226631222c2273696d756c"
    "61746564223a747275652c22736f75726365223a2262726f6b6572227db8f52dff435746520000030003000000030000007b8c1efda101"
    "000038ec4d3b612f624120316e39d6154357465200000000000000000000000060761ffda101000017cc1ea500000000");
const qsizetype goldenHeader = golden.indexOf("CWFR");
const qsizetype goldenSecond = golden.lastIndexOf("CWFR");

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name = u"test.cwrec"_s) const { return m_folder.filePath(name); }
    QString put(const QByteArray &bytes) const
    {
        QFile file(path(u"bytes"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a test file");
        return file.fileName();
    }
    static QByteArray content(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    QString record(const QList<RecordedPayload> &payloads) const
    {
        QFile::remove(path());
        const auto writer = RecordingWriter::open(path(), testInfo());
        if (!writer)
            qFatal("%s", qPrintable(writer.error().message));
        for (const RecordedPayload &payload : payloads)
            if (const Status added = (*writer)->append(payload); !added)
                qFatal("%s", qPrintable(added.error().message));
        return path();
    }

    struct ReadAll {
        QList<QByteArray> payloads;
        qint64 damaged = 0;
        bool truncated = false;
        QString error;
        bool operator==(const ReadAll &) const = default;
    };
    static ReadAll readAll(const QString &file)
    {
        const auto reader = RecordingReader::open(file);
        if (!reader)
            return { {}, 0, false, reader.error().message };
        ReadAll all;
        while (const auto payload = (*reader)->next())
            all.payloads.append(payload->payload);
        all.damaged = (*reader)->damaged();
        all.truncated = (*reader)->isTruncated();
        return all;
    }

private Q_SLOTS:
    void bytesAreAsTheLayoutSays()
    {
        const QString file = record({ { eight + Duration(123), u"a/b"_s, "A 1" }, { eight + Duration(60'000), {}, {} } });
        QCOMPARE(content(file).toHex(), golden.toHex());
        const auto reader = RecordingReader::open(put(golden));
        QVERIFY(reader);
        QCOMPARE((*reader)->info().feed, u"test.feed"_s);
        QCOMPARE((*reader)->info().format, u"f1"_s);
        QCOMPARE((*reader)->info().source.name, u"broker"_s);
        QCOMPARE((*reader)->info().source.attribution, u"City"_s);
        QVERIFY((*reader)->info().source.simulated);
        QCOMPARE((*reader)->info().created, eight);
        const auto first = (*reader)->next();
        QVERIFY(first);
        QCOMPARE(first->received.milliseconds, eight.milliseconds + 123);
        QCOMPARE(first->origin, u"a/b"_s);
        QCOMPARE(first->payload, QByteArray("A 1"));
        QVERIFY((*reader)->next());
        QVERIFY(!(*reader)->next());
        QVERIFY(!(*reader)->isTruncated());
        QCOMPARE((*reader)->damaged(), 0);
    }

    void roundTrip()
    {
        QByteArray noise(100'000, Qt::Uninitialized);
        QRandomGenerator(7).generate(reinterpret_cast<quint32 *>(noise.begin()), reinterpret_cast<quint32 *>(noise.end()));
        const QList<RecordedPayload> payloads {
            { eight, u"城市/速度"_s, "{\"speed\": 3}" },
            { eight + Duration(1), {}, QByteArray() },
            { eight + Duration(2), u"x"_s, noise },
            { eight + Duration(3), u"x"_s, QByteArray(1'000'000, '\0') },
            { eight - Duration(86'400'000), u"the host's clock was set back"_s, QByteArray("CWFR").repeated(500) },
        };
        const QString file = record(payloads);
        const auto reader = RecordingReader::open(file);
        QVERIFY(reader);
        for (const RecordedPayload &expected : payloads) {
            const auto payload = (*reader)->next();
            QVERIFY(payload);
            QCOMPARE(payload->received, expected.received);
            QCOMPARE(payload->origin, expected.origin);
            QCOMPARE(payload->payload, expected.payload);
        }
        QVERIFY(!(*reader)->next());
        const RecordingExtent extent = (*reader)->measure();
        QCOMPARE(extent.frames, 5);
        QCOMPARE(extent.first, payloads.last().received);
        QCOMPARE(extent.last, payloads[3].received);
        // Noise takes its own size, a million zeros and 500 marks next to nothing.
        QCOMPARE_LT(QFileInfo(file).size(), 101'500);
        QCOMPARE(extent.wholeBytes, QFileInfo(file).size());
    }

    void truncatedAtEveryByte()
    {
        for (qsizetype length = 0; length < golden.size(); ++length) {
            const ReadAll all = readAll(put(golden.first(length)));
            if (length < goldenHeader) {
                QVERIFY2(!all.error.isEmpty() && all.payloads.isEmpty(), qPrintable(QString::number(length)));
                continue;
            }
            const bool atEdge = length == goldenHeader || length == goldenSecond;
            const QList<QByteArray> whole = length < goldenSecond ? QList<QByteArray>() : QList<QByteArray> { "A 1" };
            QCOMPARE(all, (ReadAll { whole, 0, !atEdge, {} }));
        }
    }

    /// Whatever bit flips: the frame that it lies in is missing and counted, no other, and nothing false is read.
    void everyFlippedBitIsFound()
    {
        for (qsizetype bit = 0; bit < 8 * golden.size(); ++bit) {
            QByteArray bytes = golden;
            bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << bit % 8));
            const ReadAll all = readAll(put(bytes));
            if (bit / 8 < goldenHeader)
                QVERIFY2(!all.error.isEmpty() && all.payloads.isEmpty(), qPrintable(QString::number(bit)));
            else
                QCOMPARE(all, (ReadAll { { bit / 8 < goldenSecond ? QByteArray() : QByteArray("A 1") }, 1, false, {} }));
        }
    }

    void whatLiesBehindDamageIsRead()
    {
        QByteArray bytes = golden;
        bytes.insert(goldenSecond, QByteArray(200'000, 'C') + "CWFR" + QByteArray(65'533, 'F'));
        QCOMPARE(readAll(put(bytes)), (ReadAll { { "A 1", "" }, 1, false, {} }));
        // However the next frame lies to the stretches of 64 KiB in which it is sought.
        for (qsizetype length = 4 * 65'536 - 20; length < 4 * 65'536 + 10; ++length) {
            bytes = golden;
            bytes.insert(goldenSecond, QByteArray(length, 'C'));
            QCOMPARE(readAll(put(bytes)), (ReadAll { { "A 1", "" }, 1, false, {} }));
        }
        bytes = golden;
        bytes.replace(goldenHeader, goldenSecond - goldenHeader, QByteArray(40, '\0'));
        QCOMPARE(readAll(put(bytes)), (ReadAll { { "" }, 1, false, {} }));
    }

    /// Wherever the disk fails: it is told, is no end, and nothing behind it is cut off.
    void aBadSectorIsNoEnd()
    {
        for (qsizetype bad = 0; bad < golden.size(); ++bad) {
            const QString file = put(golden);
            std::optional<BadSector> sector(std::in_place, file, bad);
            const auto reader = RecordingReader::open(file);
            QCOMPARE(bool(reader), bad >= goldenHeader);
            const QString told = file + u" cannot be read"_s;
            QVERIFY(reader || reader.error().message == told);
            QVERIFY(!RecordingWriter::open(file, testInfo()));
            QCOMPARE(QFileInfo(file).size(), golden.size());
            if (!reader)
                continue;
            QCOMPARE((*reader)->next().has_value(), bad >= goldenSecond);
            QVERIFY(bad < goldenSecond || !(*reader)->next());
            QVERIFY((*reader)->error() && (*reader)->error()->message == told);
            QVERIFY(!(*reader)->isTruncated() && (*reader)->damaged() == 0);
            QVERIFY((*reader)->measure().error || bad >= goldenSecond + recording::frameHeaderBytes); // it looks into no body
            sector.reset(); // a cable was loose
            QVERIFY((*reader)->next() && !(*reader)->error());
        }
    }

    void aBadSectorBehindDamage()
    {
        QByteArray bytes = golden;
        bytes.insert(goldenSecond, QByteArray(200'000, 'C'));
        const QString file = put(bytes);
        const BadSector sector(file, 100'000);
        const auto reader = RecordingReader::open(file);
        QVERIFY(reader && (*reader)->next());
        QVERIFY(!(*reader)->next() && (*reader)->error());
    }

    void whatIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QByteArray later = golden;
        later[8] = 2;
        QByteArray endless = golden;
        endless[15] = char(0x7f);
        QTest::newRow("empty") << QByteArray() << u"not a recording"_s;
        QTest::newRow("text") << QByteArray(1000, 'x') << u"not a recording"_s;
        QTest::newRow("another line end") << QByteArray(golden).replace("\r\n", "\n") << u"not a recording"_s;
        QTest::newRow("later version") << later << u"version 2"_s;
        QTest::newRow("endless header") << endless << u"damaged"_s;
    }
    void whatIsNone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const QString file = put(bytes);
        const auto reader = RecordingReader::open(file);
        QVERIFY(!reader);
        QVERIFY2(reader.error().message.contains(words) && reader.error().message.contains(file),
                 qPrintable(reader.error().message));
        QVERIFY(!RecordingReader::open(path(u"missing"_s)));
    }

    void anEmptyRecording()
    {
        const QString file = record({});
        QCOMPARE(readAll(file), ReadAll {});
        const auto reader = RecordingReader::open(file);
        const RecordingExtent extent = (*reader)->measure();
        QCOMPARE(extent.frames, 0);
        QVERIFY(!extent.last.isValid());
        QCOMPARE(extent.wholeBytes, QFileInfo(file).size());
    }

    /// A million zeros in a frame that says that they are ten.
    void whatSwellsIsRefused()
    {
        const QByteArray frame = recording::encodeFrame({ eight, {}, QByteArray(1'000'000, '\0') });
        auto header = recording::decodeFrameHeader(QByteArrayView(frame).first(recording::frameHeaderBytes));
        QVERIFY(header && header->compressed);
        const QByteArrayView body = QByteArrayView(frame).sliced(recording::frameHeaderBytes);
        QVERIFY(recording::decodeFrameBody(*header, body));
        header->plainBytes = 10;
        QVERIFY(!recording::decodeFrameBody(*header, body));
        header->plainBytes = 1'000'001;
        QVERIFY(!recording::decodeFrameBody(*header, body));
    }

    void seeks()
    {
        // Frame i at 8:00 + i seconds; every hundredth a minute early, as from a clock that was set back.
        QList<RecordedPayload> payloads;
        for (int i = 0; i < 5000; ++i)
            payloads.append({ eight + Duration(1000 * (i % 100 == 99 ? i - 60 : i)), {}, QByteArray::number(i) });
        const QString file = record(payloads);
        for (const bool measured : { false, true }) {
            const auto reader = RecordingReader::open(file);
            if (measured)
                QCOMPARE((*reader)->measure().frames, 5000);
            const auto at = [&](qint64 milliseconds) {
                (*reader)->seek(eight + Duration(milliseconds));
                const auto payload = (*reader)->next();
                return payload ? payload->payload.toInt() : -1;
            };
            QCOMPARE(at(-1), 0);
            QCOMPARE(at(0), 0);
            QCOMPARE(at(1), 1);
            QCOMPARE(at(1'024'000), 1024);
            QCOMPARE(at(2'999'000), 3000); // frame 2999 is one of the early ones
            QCOMPARE(at(4'997'500), 4998);
            QCOMPARE(at(4'998'000), 4998);
            QCOMPARE(at(4'998'001), -1);
            QCOMPARE(at(3'000'000), 3000); // and back
            QCOMPARE((*reader)->next()->payload.toInt(), 3001);
        }
    }

    void goesOnAfterAKill()
    {
        for (qsizetype cut = goldenHeader; cut <= golden.size(); ++cut) {
            const QString file = put(golden.first(cut));
            {
                const auto writer = RecordingWriter::open(file, testInfo());
                QVERIFY(writer);
                QCOMPARE((*writer)->info().created, eight);
                QVERIFY((*writer)->append({ eight, {}, "next" }));
                QCOMPARE((*writer)->bytes(), QFileInfo(file).size());
            }
            QList<QByteArray> expected;
            if (cut >= goldenSecond)
                expected.append("A 1");
            if (cut == golden.size())
                expected.append("");
            expected.append("next");
            QCOMPARE(readAll(file), (ReadAll { expected, 0, false, {} }));
        }
    }

    void theDatumOfItsPositionsIsTold()
    {
        QCOMPARE(recording::decodeHeader(golden.first(goldenHeader))->datum, QString()); // of an earlier program
        QFile::remove(path());
        RecordingInfo info = testInfo();
        info.datum = u"GCJ-02"_s;
        QVERIFY(RecordingWriter::open(path(), info));
        QCOMPARE((*RecordingReader::open(path()))->info().datum, u"GCJ-02"_s);
        QVERIFY(RecordingWriter::open(path(), info)); // and gone on with
    }

    void anotherFeedsRecordingIsLeftAlone()
    {
        const QString file = put(golden);
        RecordingInfo other = testInfo();
        other.feed = u"test.other"_s;
        const auto refused = RecordingWriter::open(file, other);
        QVERIFY(!refused && refused.error().message.contains(u"test.feed"_s));
        QVERIFY(!RecordingWriter::open(file, testInfo(u"f2"_s)));
        RecordingInfo elsewhere = testInfo();
        elsewhere.datum = u"GCJ-02"_s;
        const auto displaced = RecordingWriter::open(file, elsewhere);
        QVERIFY(!displaced && displaced.error().message.contains(u"another datum"_s));
        QVERIFY(!RecordingWriter::open(put("some text"), testInfo()));
        QCOMPARE(content(path(u"bytes"_s)), QByteArray("some text"));
        QVERIFY(!RecordingWriter::open(m_folder.filePath(u"no/such/folder"_s), testInfo()));
    }

    void oneWriterAtATime()
    {
        QFile::remove(path());
        const auto first = RecordingWriter::open(path(), testInfo());
        QVERIFY(first);
        const auto second = RecordingWriter::open(path(), testInfo());
        QVERIFY(!second && second.error().message.contains(u"another process"));
        // A reader may look on while it grows.
        const auto reader = RecordingReader::open(path());
        QVERIFY(reader && !(*reader)->next());
        QVERIFY((*first)->append({ eight, {}, "now" }));
        QCOMPARE((*reader)->next()->payload, QByteArray("now"));
    }

    void aFullDiskLeavesWhatWasWhole()
    {
        QFile::remove(path());
        const auto writer = RecordingWriter::open(path(), testInfo());
        QVERIFY((*writer)->append({ eight, {}, "whole" }));
        const qint64 before = (*writer)->bytes();
        rlimit limit {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        rlimit small = limit;
        small.rlim_cur = rlim_t(before + 40); // room for a frame's header and a part of the rest
        const auto signalled = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Status full = (*writer)->append({ eight, {}, "too long for what is left" });
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, signalled);
        QVERIFY(!full && full.error().message.contains(path()));
        QCOMPARE(QFileInfo(path()).size(), before);
        QVERIFY((*writer)->append({ eight, {}, "room again" }));
        QCOMPARE(readAll(path()), (ReadAll { { "whole", "room again" }, 0, false, {} }));
        QVERIFY(!(*writer)->append({ eight, {}, QByteArray(maximumRecordedPayload + 1, 'x') }));
    }

    /// 1 GiB goes through writer and reader: the most memory that the process ever had grows by no more than 64 MiB.
    void aLargeOneIsNotHeld()
    {
        const auto peakKibibytes = [] {
            rusage usage {};
            getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss;
        };
        QFile::remove(path());
        const QByteArray mebibyte = QByteArray("{\"id\":\"link-4711\",\"speed\":12.5}\n").repeated(32768).first(1 << 20);
        const long before = peakKibibytes();
        {
            const auto writer = RecordingWriter::open(path(), testInfo());
            for (int i = 0; i < 1024; ++i)
                QVERIFY((*writer)->append({ eight + Duration(i), {}, mebibyte }));
            QCOMPARE((*writer)->frames(), 1024);
        }
        const auto reader = RecordingReader::open(path());
        qint64 bytes = 0;
        while (const auto payload = (*reader)->next())
            bytes += payload->payload.size();
        QCOMPARE(bytes, qint64(1) << 30);
        QCOMPARE_LT(peakKibibytes() - before, 64 << 10);
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
