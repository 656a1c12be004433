// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The three real files that importing is proven on. Their counts were derived without this code; the command stands
// beside each number.
#include "fakehistory.h"

#include "engine/ingest/importjob.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

class OpenFilesTest : public QObject
{
    Q_OBJECT

    static QString path(const QString &name)
    {
        return qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u'/' + name;
    }

    static Mapping mapping(const QString &name)
    {
        QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/") + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is missing", qPrintable(file.fileName()));
        const Result<Mapping> read = Mapping::fromJson(file.readAll(), name);
        if (!read)
            qFatal("%s %s", qPrintable(read.error().message), qPrintable(read.error().detail));
        return *read;
    }

    static QList<Mapping> mappings()
    {
        return { mapping(u"safety/mappings/chicago-crimes.json"_s), mapping(u"safety/mappings/nyc-crashes.json"_s),
                 mapping(u"traffic/mappings/nyc-link-speeds.json"_s) };
    }

    static ImportSummary import(const QString &file, HistoryWriter &writer, const QString &shift = {})
    {
        ImportRequest request;
        request.files = { path(file) };
        request.shift = *Shift::fromText(shift);
        request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
        const std::atomic_bool cancel = false;
        return importFiles(request, mappings(), feedsOfTests(), writer, cancel, {});
    }

    static qint64 rejected(const ImportSummary &summary, const QString &reason)
    {
        for (const ImportSummary::Reason &r : summary.rejected)
            if (r.text == reason)
                return r.count;
        return 0;
    }

private Q_SLOTS:
    void chicagoCrimes()
    {
        const QString file = u"safety/chicago-crimes-2017-0.csv.gz"_s;
        if (!QFileInfo::exists(path(file)))
            QSKIP("the open data folder is not here");
        FakeHistoryWriter history;
        const ImportSummary first = import(file, history);
        QVERIFY2(!first.failed(), qPrintable(first.toText(QTimeZone::UTC)));
        QCOMPARE(first.mappings, QStringList { u"chicago-crimes"_s });
        // zcat FILE | tail -n +2 | wc -l
        QCOMPARE(first.read, 165567);
        // zcat FILE | grep -c '^2017-03-12 02:'  (clocks went from 02:00 to 03:00)
        QCOMPARE(rejected(first, u"local time skipped by a clock change"_s), 9);
        QCOMPARE(first.rejectedCount(), 9);
        QCOMPARE(first.accepted, 165558);
        // 987 rows repeat another one to the letter and are incidents of their own: zcat FILE | tail -n +2 | sort | uniq -d …
        QCOMPARE(first.duplicates, 0);
        // zcat FILE | sed -n '2p;$p': 2017-01-01 00:00:00 (−06:00) … 2017-08-25 23:59:00 (−05:00)
        QCOMPARE(first.range.begin.toIso(), u"2017-01-01T06:00:00Z"_s);
        QCOMPARE((first.range.end - Duration(1)).toIso(), u"2017-08-26T04:59:00Z"_s);
        QCOMPARE(history.features[0].geometry, GeoLine({ { -87.71617311899999, 41.890751259 } }));
        qInfo("Chicago crimes: %.0f rows/s without a store", first.rowsPerSecond());

        const ImportSummary second = import(file, history);
        QCOMPARE(second.accepted, 0);
        QCOMPARE(second.duplicates, 165558);
    }

    void newYorkCrashes()
    {
        const QString file = u"safety/nyc_crashes_202301.csv"_s;
        if (!QFileInfo::exists(path(file)))
            QSKIP("the open data folder is not here");
        FakeHistoryWriter history;
        const ImportSummary first = import(file, history);
        QVERIFY2(!first.failed(), qPrintable(first.toText(QTimeZone::UTC)));
        // python3: rows = list(csv.DictReader(open(FILE, newline=''))); len(rows);
        // sum(r['LATITUDE'] == '' for r in rows); sum(r['LATITUDE'] == '0' for r in rows)
        QCOMPARE(first.read, 7244);
        QCOMPARE(rejected(first, u"position missing"_s), 480);
        QCOMPARE(rejected(first, u"position is 0, 0"_s), 81);
        QCOMPARE(first.rejectedCount(), 561);
        QCOMPARE(first.accepted, 6683);
        QCOMPARE(first.rejected[0].first.size(), 3);
        QCOMPARE(first.rejected[0].first[0].line, 2);
        // python3: min and max of datetime.strptime(date + ' ' + time, '%m/%d/%Y %H:%M') over rows with a position (−05:00)
        QCOMPARE(first.range.begin.toIso(), u"2023-01-01T05:00:00Z"_s);
        QCOMPARE((first.range.end - Duration(1)).toIso(), u"2023-02-01T04:30:00Z"_s);
        // python3: sum(int(r['NUMBER OF PERSONS INJURED']) + int(r['NUMBER OF PERSONS KILLED']) for r in rows with a position)
        double casualties = 0;
        double killed = 0;
        for (const ObservationRecord &o : history.observations) {
            casualties += double(o.values[3]);
            killed += QJsonDocument::fromJson(o.detail)[u"killed"].toDouble();
        }
        QCOMPARE(casualties, 3325.0);
        QCOMPARE(killed, 14.0);
        QCOMPARE(history.terms[0], QStringList({ u"collision"_s, u"recorded"_s }));
        QCOMPARE(import(file, history).duplicates, 6683);
    }

    void newYorkLinkSpeeds()
    {
        const QString file = u"traffic/nyc_DOT_Traffic_Speeds_NBE_limit_10000_3-21_f.csv"_s;
        if (!QFileInfo::exists(path(file)))
            QSKIP("the open data folder is not here");
        FakeHistoryWriter history;
        const ImportSummary first = import(file, history);
        QVERIFY2(!first.failed(), qPrintable(first.toText(QTimeZone::UTC)));
        // python3: rows = list(csv.DictReader(open(FILE, newline=''))); len(rows); len({r['link_id'] for r in rows});
        // sum(r['status'] == '-101' for r in rows) is 0 in this extract
        QCOMPARE(first.read, 8941);
        QCOMPARE(first.accepted, 8941);
        QCOMPARE(first.rejectedCount(), 0);
        QHash<QString, GeoLine> links;
        for (const FeatureRecord &feature : history.features)
            links.insert(feature.id, feature.geometry);
        QCOMPARE(links.size(), 123);
        // min and max of data_as_of: 05:08:12 … 11:18:12 (−04:00)
        QCOMPARE(first.range.begin.toIso(), u"2019-03-21T09:08:12Z"_s);
        QCOMPARE((first.range.end - Duration(1)).toIso(), u"2019-03-21T15:18:12Z"_s);
        // Every vertex lies in New York: those cut in a number and those misprinted are gone.
        int vertices = 0;
        for (const GeoLine &line : std::as_const(links)) {
            QVERIFY(line.size() >= 2);
            vertices += int(line.size());
            for (const GeoPoint &p : line)
                QVERIFY(p.latitudeDegrees > 40.4 && p.latitudeDegrees < 41 && p.longitudeDegrees > -74.3
                        && p.longitudeDegrees < -73.6);
        }
        // link 4616229, cut at 255 characters: 13 pairs, one with longitude −74.891, the last not to be trusted
        QCOMPARE(links[u"nyc-link-4616229"_s].size(), 11);
        QCOMPARE(vertices, expectedVertices);
        // Its first record: 28 mph, 144 s.
        QCOMPARE(history.observations[0].values[0], float(28 * 0.44704));
        QCOMPARE(history.observations[0].values[2], 144.0F);
        QCOMPARE(import(file, history).duplicates, 8941);
    }

    void shiftedToNow()
    {
        const QString file = u"traffic/nyc_DOT_Traffic_Speeds_NBE_limit_10000_3-21_f.csv"_s;
        if (!QFileInfo::exists(path(file)))
            QSKIP("the open data folder is not here");
        FakeHistoryWriter history;
        const ImportSummary summary = import(file, history, u"AUTO"_s);
        // 2019-03-21 11:18:12 −04:00 … the last 11:18:12 in New York before 2026-06-01 08:00 −04:00 is that of 2026-05-31
        QCOMPARE((summary.range.end - Duration(1)).toIso(), u"2026-05-31T15:18:12Z"_s);
        QCOMPARE(summary.accepted, 8941);
        QVERIFY(history.lastSource.name.contains(u"times shifted by P2628D"_s));
    }

private:
    /// python3: per link_id the pairs of link_points that match ^\d+\.\d+,-\d+\.\d+$ within 40.4–41 N, 74.3–73.6 W,
    /// without the last one when the text has 255 characters; summed over the 123 links.
    static constexpr int expectedVertices = 1241;
};

QTEST_GUILESS_MAIN(OpenFilesTest)
#include "tst_openfiles.moc"
