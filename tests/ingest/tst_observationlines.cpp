// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the program's own JSON, good and bad.
#include "fakehistory.h"

#include "engine/ingest/importjob.h"
#include "sdk/observationjson.h"

#include <KCompressionDevice>

#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head =
    R"({"citywall":1,"feed":"traffic.link-speed","source":{"name":"loops","attribution":"City","simulated":true},)"
    R"("receivedTime":"2026-03-01T12:00:01.500Z",)";

QByteArray line(const QByteArray &id, const QByteArray &time)
{
    return head + R"("features":[{"id":")" + id + R"("}],"observations":[{"feature":")" + id + R"(","phenomenonTime":")" + time
        + R"(","values":{"speed":10.5,"status":"ok"}}]})" + '\n';
}

QList<FeedDescriptor> feeds()
{
    QList<FeedDescriptor> feeds = feedsOfTests();
    for (FeedDescriptor &feed : feeds)
        feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    return feeds;
}

} // namespace

class ObservationLinesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QByteArray &text, const QString &name = u"history.ndjson"_s)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }
    ImportSummary run(const QString &file, FakeHistoryWriter &writer, ImportRequest request = {})
    {
        request.files = { file };
        request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
        return importFiles(request, {}, feeds(), writer, false, {});
    }
    static QStringList reasons(const ImportSummary &summary)
    {
        QStringList texts;
        for (const ImportSummary::Reason &reason : summary.rejected)
            texts += u"%1 %2 at %3"_s.arg(reason.count).arg(reason.text).arg(reason.first.constFirst().line);
        return texts;
    }

private Q_SLOTS:
    void ofSeveralFeeds()
    {
        QByteArray other = line("i1", "2026-03-01T11:00:00Z");
        other.replace("traffic.link-speed", "safety.incident").replace("\"speed\":10.5,\"status\":\"ok\"", "\"priority\":2");
        FakeHistoryWriter writer;
        const ImportSummary summary =
            run(write(line("a", "2026-03-01T12:00:00Z") + other + line("b", "2026-03-01T12:00:00Z")), writer);
        QVERIFY2(!summary.failed() && summary.rejected.isEmpty(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.accepted, 3);
        QCOMPARE(summary.feeds, (QStringList { u"traffic.link-speed"_s, u"safety.incident"_s }));
        QCOMPARE(
            writer.bulk,
            (QStringList { u"+traffic.link-speed"_s, u"+safety.incident"_s, u"-traffic.link-speed"_s, u"-safety.incident"_s }));
        QVERIFY(writer.described.contains(u"traffic.link-speed"_s) && writer.described.contains(u"safety.incident"_s));
        QCOMPARE(writer.observations[1].values[2], 2.0F);
        QCOMPARE(writer.lastSource.name, u"loops"_s);
        QCOMPARE(writer.lastSource.attribution, u"City"_s);
        QVERIFY(writer.lastSource.simulated);
        QCOMPARE(writer.lastReceived, UtcTime::fromIso(u"2026-03-01T12:00:01.500Z"));

        ImportRequest onlyOne;
        onlyOne.module = u"safety"_s;
        FakeHistoryWriter second;
        const ImportSummary narrowed = run(m_folder.filePath(u"history.ndjson"_s), second, onlyOne);
        QCOMPARE(narrowed.accepted, 1);
        QCOMPARE(narrowed.feeds, QStringList { u"safety.incident"_s });
        QCOMPARE(reasons(narrowed),
                 QStringList { u"2 line of a feed that is not asked for, or that this city does not have at 1"_s });
    }

    void badLinesAreTold()
    {
        FakeHistoryWriter writer;
        QByteArray cut = line("c", "2026-03-01T12:00:00Z");
        cut = cut.left(cut.size() - 10) + '\n';
        QByteArray nobody = line("d", "2026-03-01T12:00:00Z");
        nobody.replace("\"feed\":\"traffic.link-speed\",", "");
        const ImportSummary summary =
            run(write("\xef\xbb\xbf" + line("a", "2026-03-01T12:00:00Z") + "\r\n\n" + cut + nobody
                      + line("b", "2026-03-01T12:00:00").chopped(1) + "\n" + line("e", "2026-03-01T12:00:00Z").trimmed()),
                writer);
        QCOMPARE(summary.accepted, 2); // the first, and the last without line end
        const QStringList told = reasons(summary);
        QCOMPARE(told.size(), 3);
        QVERIFY2(told[0].startsWith(u"1 malformed JSON") && told[0].endsWith(u"at 4"), qPrintable(told[0]));
        QCOMPARE(told[1], u"1 line that names no feed at 5"_s);
        QCOMPARE(told[2], u"1 time without zone or malformed at 6"_s);
    }

    void compressedAndCutOff()
    {
        const QString file = m_folder.filePath(u"history.ndjson.gz"_s);
        QByteArray text;
        for (int i = 0; i < 5000; ++i)
            text += line("f" + QByteArray::number(i * 7919 % 5000), "2026-03-01T12:00:00Z");
        {
            KCompressionDevice device(file, KCompressionDevice::GZip);
            QVERIFY(device.open(QIODevice::WriteOnly) && device.write(text) == text.size());
        }
        FakeHistoryWriter writer;
        QCOMPARE(run(file, writer).accepted, 5000);
        QFile cut(file);
        QVERIFY(cut.resize(cut.size() / 2));
        FakeHistoryWriter second;
        const ImportSummary summary = run(file, second);
        QVERIFY(summary.failed() && summary.errors[0].message.contains(u"breaks in the middle"));
        QVERIFY(summary.accepted > 0 && summary.accepted < 5000);
    }

    void newerIsRefused()
    {
        FakeHistoryWriter writer;
        QByteArray newer = line("b", "2026-03-01T12:00:00Z");
        newer.replace("\"citywall\":1", "\"citywall\":2");
        const ImportSummary summary = run(write(line("a", "2026-03-01T12:00:00Z") + newer), writer);
        QCOMPARE(summary.accepted, 1);
        QVERIFY(summary.failed() && summary.errors[0].message.contains(u"newer")
                && summary.errors[0].message.contains(u"line 2"));
    }

    void shifted()
    {
        ImportRequest request;
        request.shift = *Shift::fromText(u"1d"_s);
        FakeHistoryWriter writer;
        QCOMPARE(run(write(line("a", "2026-03-01T12:00:00Z")), writer, request).accepted, 1);
        QCOMPARE(writer.observations[0].phenomenonTime, UtcTime::fromIso(u"2026-03-02T12:00:00Z"));
        QCOMPARE(writer.lastReceived, UtcTime::fromIso(u"2026-03-02T12:00:01.500Z"));
        QVERIFY(writer.lastSource.name.startsWith(u"loops (times shifted by"));
    }

    /// A payload as a feed of the program's own JSON sends it says nothing of itself.
    void aPlainPayload()
    {
        const QByteArray payload =
            "{\n\"features\": [{\"id\": \"a\", \"name\": \"Main St\"}],\n\"observations\": [{\"feature\": \"a\", "
            "\"phenomenonTime\": 1770000000000,\n\"values\": {\"speed\": 3}}]}\n";
        FakeHistoryWriter writer;
        ImportRequest request;
        request.format = u"citywall"_s;
        QVERIFY(run(write(payload), writer, request).errors.constFirst().message.contains(u"name one"));
        request.feed = u"traffic.link-speed"_s;
        request.attribution = u"Nobody"_s;
        const ImportSummary summary = run(write(payload), writer, request);
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.accepted, 1);
        QCOMPARE(writer.features[0].name, u"Main St"_s);
        QCOMPARE(writer.lastSource.attribution, u"Nobody"_s);
        // Or one a line.
        QByteArray flat = payload;
        flat.replace('\n', "");
        QByteArray next = flat;
        next.replace("1770000000000", "1770000001000");
        FakeHistoryWriter lines;
        QCOMPARE(run(write(flat + '\n' + next + '\n'), lines, request).accepted, 2);
        QCOMPARE(lines.lastReceived, UtcTime::fromIso(u"2026-06-01T12:00:00Z"));
    }
};

QTEST_GUILESS_MAIN(ObservationLinesTest)
#include "tst_observationlines.moc"
