// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is mapped comes from files and sources of all kinds: torn, damaged, and none at all.
#include "mappedfeeds.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

#include <behaviour.h>

#include <QFile>
#include <QTest>

using namespace citywall;
using namespace citywall::test;

namespace {

const UtcTime now = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

FeedDescriptor feedOf(const QString &kind)
{
    for (FeedDescriptor &feed : mappedFeeds()) {
        if (feed.id == u"ingest."_s + kind)
            return feed;
    }
    return {};
}

QByteArray seed(const QString &name)
{
    QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/tests/ingest/seeds/mapped/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a batch tells: a line for each observation, with everything in it but what came of such a column.
QStringList told(const DecodedBatch &batch, const QString &without = {})
{
    QStringList lines;
    for (const ObservationRecord &o : batch.observations) {
        const FeatureRecord &feature = batch.features[o.feature];
        QJsonObject detail = QJsonDocument::fromJson(o.detail).object();
        detail.remove(without);
        QStringList parts { feature.id, feature.name, o.phenomenonTime.toIso(), QString::fromUtf8(bytes(detail)),
                            QString::fromUtf8(QJsonDocument(feature.properties).toJson(QJsonDocument::Compact)) };
        for (const GeoPoint &p : feature.geometry + GeoLine { o.position })
            parts.append(u"%1,%2"_s.arg(p.longitudeDegrees, 0, 'f', 7).arg(p.latitudeDegrees, 0, 'f', 7));
        for (size_t i = 0; i < 3; ++i)
            parts.append(QString::number(double(o.values[i])));
        parts.append(o.values[3] >= 0 && without != u"state" ? batch.terms.value(qsizetype(o.values[3])) : QString());
        lines.append(parts.join(u'|'));
    }
    return lines;
}

} // namespace

class MappedPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostile_data() { kinds(); }
    void hostile()
    {
        QFETCH(QString, kind);
        FeedDescriptor feed = feedOf(kind);
        feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
        const QStringList problems = contract::decoderProblems(feed, {});
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void cutAndDamaged_data() { files(); }
    void cutAndDamaged()
    {
        QFETCH(QString, kind);
        QFETCH(QString, file);
        QFETCH(QString, lastColumn);
        QFETCH(int, observations);
        const FeedDescriptor feed = feedOf(kind);
        const QByteArray whole = seed(file);
        const DecodedBatch all = feed.decoder(feed.formats[0].id)(whole, now);
        const QStringList lines = told(all);
        QCOMPARE(lines.size(), observations);
        const Decoder decode = feed.decoder(feed.formats[0].id);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            const DecodedBatch cut = decode(whole.first(at), now);
            QCOMPARE(contract::batchProblems(cut), QStringList());
            const QStringList left = told(cut);
            const QStringList withoutLast = told(cut, lastColumn);
            for (qsizetype i = 0; i < left.size(); ++i) {
                // A table need not end its last row: that a cell is cut off there cannot be seen.
                const bool isLast = !lastColumn.isEmpty() && i == left.size() - 1;
                QVERIFY2(lines.contains(left[i]) || (isLast && told(all, lastColumn).contains(withoutLast[i])),
                         qPrintable(u"cut off at %1: %2"_s.arg(at).arg(left[i])));
            }
            QByteArray damaged = whole;
            damaged[at] = char(dice::mix(9, quint64(at)));
            QCOMPARE(contract::batchProblems(decode(damaged, now)), QStringList());
        }
    }

    void anotherTable() // says so, even if it has no rows
    {
        const FeedDescriptor feed = feedOf(u"csv"_s);
        const Decoder decode = feed.decoder(feed.formats[0].id);
        const DecodedBatch other = decode("Service unavailable\n", now);
        QVERIFY(other.observations.empty());
        QCOMPARE(other.rejections.size(), 1u);
        QCOMPARE(other.rejections[0].reason, u"road: missing"_s);
        QCOMPARE(other.rejections[0].sample, "Service unavailable\n");
        const QByteArray rows = seed(u"lanes.csv"_s);
        const DecodedBatch none = decode(rows.first(rows.indexOf('\n') + 1), now); // the table, at an hour without a row
        QVERIFY(none.observations.empty() && none.rejections.empty());
    }

private:
    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : { "csv", "ndjson", "json", "geojson" })
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    static void files()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("lastColumn"); // of a table
        QTest::addColumn<int>("observations"); // by hand
        QTest::newRow("lanes") << u"csv"_s << u"lanes.csv"_s << u"note"_s << 1;
        QTest::newRow("quoted") << u"csv"_s << u"quoted.csv"_s << u"state"_s << 2;
        QTest::newRow("links") << u"ndjson"_s << u"links.ndjson"_s << QString() << 2;
        QTest::newRow("counters") << u"json"_s << u"counters.json"_s << QString() << 1;
        QTest::newRow("works") << u"geojson"_s << u"works.geojson"_s << QString() << 2;
    }
};

QTEST_GUILESS_MAIN(MappedPartsTest)
#include "tst_mappedparts.moc"
