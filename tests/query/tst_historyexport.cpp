// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a history as the program's own JSON and is imported into an empty one is there as it was: over a file and over
// PostgreSQL.
#include "../history/historyplace.h"

#include "engine/ingest/importjob.h"
#include "engine/query/observationlines.h"
#include "engine/query/queryrun.h"
#include "sdk/observationjson.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryFile>

#include <bit>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const QString countsName = u"other.counts"_s;

QList<FeedDescriptor> feeds()
{
    FeedDescriptor states = testFeed();
    states.makeDecoder = [states] { return observationJsonDecoder(states); };
    FeedDescriptor counts;
    counts.id = countsName;
    counts.fields = { { u"count"_s, FieldDescriptor::Kind::Number, {} } };
    counts.makeDecoder = [counts] { return observationJsonDecoder(counts); };
    return { states, counts };
}

/// All that a history says of a feed, in an order that depends neither on keys nor on when what was written.
QStringList told(HistoryArchive &store, const FeedDescriptor &feed)
{
    const ObservationsPtr rows = readAll(store, feed.id);
    const FeedDictionaryPtr dictionary = store.reader().dictionary(feed.id);
    QStringList lines;
    for (const Feature &f : dictionary->features) {
        QString line = u"feature %1|%2|"_s.arg(f.id, f.name);
        for (const GeoPoint &p : f.geometry)
            line += QString::number(p.longitudeDegrees, 'g', 17) + u',' + QString::number(p.latitudeDegrees, 'g', 17) + u' ';
        lines += line + u'|' + QString::fromUtf8(QJsonDocument(f.properties).toJson(QJsonDocument::Compact));
    }
    for (size_t row = 0; row < rows->size(); ++row) {
        QStringList parts { u"observation"_s,
                            dictionary->features[rows->feature[row]].id,
                            QString::number(rows->phenomenonTime[row]),
                            QString::number(rows->receivedTime[row]),
                            QString::number(rows->longitudeE7[row]),
                            QString::number(rows->latitudeE7[row]) };
        for (qsizetype v = 0; v < feed.fields.size(); ++v) {
            const float value = rows->values[size_t(v)][row];
            parts += std::isnan(value)                               ? u"-"_s
                : feed.fields[v].kind == FieldDescriptor::Kind::Term ? dictionary->term(value)
                                                                     : QString::number(std::bit_cast<quint32>(value), 16);
        }
        const Source &source = dictionary->sources[rows->source[row]];
        parts << source.name << source.attribution << (source.simulated ? u"simulated"_s : u"real"_s);
        parts += QString::fromUtf8(QJsonDocument::fromJson(rows->details.value(quint32(row)))
                                       .toJson(QJsonDocument::Compact)); // PostgreSQL has its own blanks
        lines += parts.join(u'|');
    }
    lines.sort();
    return lines;
}

QuerySummary exported(HistoryArchive &store, QIODevice &to, const TimeRange &range = {}, bool alsoUnobserved = true)
{
    QueryRequest request;
    request.feeds = feeds();
    request.filter.range = range;
    const auto writer = makeObservationLinesWriter(to, alsoUnobserved);
    QueryRun run(request, store.reader(), nullptr, *writer);
    QSignalSpy finished(&run, &QueryRun::finished);
    run.start();
    return finished.isEmpty() && !finished.wait(60'000) ? QuerySummary {} : finished[0][0].value<QuerySummary>();
}

ImportSummary imported(HistoryArchive &store, const QString &file)
{
    ImportRequest request;
    request.files = { file };
    request.now = { startMilliseconds * 2 };
    return importFiles(request, {}, feeds(), store.writer(), false, {});
}

} // namespace

class HistoryExportTest : public QObject
{
    Q_OBJECT

    void fill(HistoryArchive &store)
    {
        for (const FeedDescriptor &feed : feeds())
            store.writer().describe(feed);
        QFuture<AppendResult> last;
        // Of two sources, at several times, with the oddities that a history may hold.
        DecodedBatch batch = plainBatch(0, 40, 1.5F);
        batch.terms = { u"open"_s, u"half \"shut\"\n关闭"_s };
        batch.features[0] = { u"id \"0\"\t/ü"_s,
                              u"Näme\n\"quoted\" 环"_s,
                              { { -87.6, 41.8 }, { -87.61234567, 41.81 }, { -87.7, 41.9 } },
                              { { u"lanes"_s, 3 }, { u"list"_s, QJsonArray { 1.5, u"x"_s, QJsonValue() } } } };
        batch.features[1].geometry.clear(); // its place comes with the observations
        batch.features.push_back({ u"never observed"_s, u"Depot"_s, { { -87.5, 41.7 } }, {} });
        for (size_t row = 0; row < batch.observations.size(); ++row) {
            ObservationRecord &record = batch.observations[row];
            record.values = { float(row) / 3, float(row % 2), row % 5 == 0 ? ObservationRecord::nan : 1e-40F, 16777216.0F };
            if (row % 10 == 1)
                record.position = { -87.123456712, 41.987654321 };
            if (row % 7 == 0)
                record.detail = R"({"a":{"b":[1,2.5,"\n"]},"z":true})";
        }
        last =
            store.writer().append(feedName, batch, { u"broker"_s, u"City, \"CC BY\""_s, false }, { startMilliseconds + 50'001 });
        batch.terms = { u"closed"_s };
        for (ObservationRecord &record : batch.observations) {
            record.phenomenonTime.milliseconds += 20'000; // half are at times of the first batch: corrections
            record.values = { 7.25F, 0, ObservationRecord::nan, ObservationRecord::nan };
        }
        last = store.writer().append(feedName, batch, { u"simulator"_s, {}, true }, { startMilliseconds + 61'000 });
        // Nothing but that it was: masked by law.
        DecodedBatch masked;
        masked.features = { { u"ward"_s, {}, { { -87.6, 41.8 } }, {} } };
        masked.observations.resize(3);
        for (int i = 0; i < 3; ++i)
            masked.observations[size_t(i)].phenomenonTime = { i == 0 ? -1'000'000'000'123 : startMilliseconds + i };
        masked.observations[2].values[0] = -0.1F;
        last = store.writer().append(countsName, masked, { u"import wards"_s, u"Ministry"_s, false }, { startMilliseconds });
        QVERIFY(last.result().accepted == 3);
        QTRY_VERIFY(!store.reader().extent(countsName).isEmpty() && store.reader().dictionary(feedName)->features.size() == 11);
    }

private Q_SLOTS:
    void initTestCase_data() { addStores(); }
    void init()
    {
        QFETCH_GLOBAL(const QString, store);
        if (store == u"archive" && !sharedServer())
            QSKIP(qPrintable(whyNoServer()));
    }
    void cleanupTestCase() { endSharedServer(); }

    void comesBackAsItWas()
    {
        const auto place = newPlace();
        const auto store = place->open();
        QVERIFY(store);
        fill(*store);
        QTemporaryFile file;
        QVERIFY(file.open());
        const QuerySummary summary = exported(*store, file);
        QVERIFY2(!summary.error, qPrintable(summary.error.value_or(Error {}).message));
        file.close();
        // 40, and of the next 40 the 20 that correct nothing; 3 more.
        QCOMPARE(summary.observations, 40 + 20 + 3);
        QCOMPARE(summary.rows, summary.observations);
        QVERIFY(summary.simulated);

        const auto otherPlace = newPlace();
        const auto other = otherPlace->open();
        const ImportSummary done = imported(*other, file.fileName());
        QVERIFY2(!done.failed() && done.rejected.isEmpty(), qPrintable(done.toText(QTimeZone::UTC)));
        QCOMPARE(done.accepted, summary.observations);
        QCOMPARE(done.feeds.size(), 2);
        QTRY_COMPARE(other->reader().dictionary(feedName)->features.size(), 11u);
        for (const FeedDescriptor &feed : feeds()) {
            const QStringList before = told(*store, feed);
            QVERIFY(before.size() >= 4);
            QCOMPARE(told(*other, feed), before);
            QCOMPARE(other->reader().extent(feed.id), store->reader().extent(feed.id));
        }
        QCOMPARE(imported(*other, file.fileName()).duplicates, summary.observations); // again: nothing new
        QVERIFY(store->close() && other->close());
    }

    void aSpanOfIt()
    {
        const auto place = newPlace();
        const auto store = place->open();
        fill(*store);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const TimeRange range { { startMilliseconds + 50'000 }, { startMilliseconds + 53'000 } };
        QCOMPARE(exported(*store, buffer, range, false).observations, 3); // one a second; of the counts none
        const QJsonObject line = QJsonDocument::fromJson(buffer.data()).object(); // a single line
        QCOMPARE(line[u"citywall"].toInt(), 1);
        QCOMPARE(line[u"feed"].toString(), feedName);
        QCOMPARE(
            line[u"source"],
            QJsonValue(QJsonObject { { u"name"_s, u"simulator"_s }, { u"attribution"_s, u""_s }, { u"simulated"_s, true } }));
        QCOMPARE(line[u"receivedTime"].toString(), UtcTime { startMilliseconds + 61'000 }.toIso());
        QCOMPARE(line[u"observations"].toArray().size(), 3);
        QCOMPARE(line[u"features"].toArray().size(), 3); // those that are observed there
        QCOMPARE(line[u"observations"][0][u"phenomenonTime"].toInteger(), startMilliseconds + 50'000);
        QCOMPARE(line[u"observations"][0][u"values"],
                 QJsonValue(QJsonObject { { u"speed"_s, 7.25 }, { u"state"_s, u"closed"_s } }));
        QVERIFY(store->close());
    }

    void linesAreBounded()
    {
        const auto place = newPlace();
        const auto store = place->open();
        for (const FeedDescriptor &feed : feeds())
            store->writer().describe(feed);
        DecodedBatch batch = plainBatch(0, 12'000, 2);
        for (size_t row = 0; row < 100; ++row) // 6 MB of details
            batch.observations[row].detail = "{\"text\":\"" + QByteArray(60'000, 'x') + "\"}";
        QCOMPARE(store->writer().append(feedName, batch, testSource(), { 5 }).result().accepted, 12'000);
        QTRY_VERIFY(!store->reader().extent(feedName).isEmpty());
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(exported(*store, file).observations, 12'000);
        file.seek(0);
        const QByteArrayList lines = file.readAll().trimmed().split('\n');
        file.close();
        QVERIFY2(lines.size() >= 4 && lines.size() <= 6, qPrintable(QString::number(lines.size())));
        qsizetype described = 0;
        for (const QByteArray &line : lines) {
            QVERIFY(line.size() < 6 << 20);
            described += line.count("\"geometry\"");
        }
        QCOMPARE(described, 10); // each feature once
        const auto otherPlace = newPlace();
        const auto other = otherPlace->open();
        const ImportSummary done = imported(*other, file.fileName());
        QCOMPARE(done.accepted, 12'000);
        QVERIFY(done.rejected.isEmpty());
        QTRY_COMPARE(told(*other, feeds()[0]), told(*store, feeds()[0]));
        QVERIFY(store->close() && other->close());
    }
};

QTEST_GUILESS_MAIN(HistoryExportTest)
#include "tst_historyexport.moc"
