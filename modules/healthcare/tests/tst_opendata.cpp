// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real files that the module's mappings are proven on. Their counts were derived without this code; the way stands
// beside each number.
#include "../../../tests/ingest/fakehistory.h"
#include "core/feeds.h"
#include "core/masking.h"
#include "engine/ingest/importjob.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace Qt::StringLiterals;

namespace {

QString openData(const QString &name)
{
    return qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u"/healthcare/"_s
        + name;
}

QList<Mapping> mappings()
{
    QList<Mapping> all;
    const QDir folder(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/healthcare/mappings"));
    for (const QString &name : folder.entryList({ u"*.json"_s })) {
        QFile file(folder.filePath(name));
        const Result<Mapping> mapping = Mapping::fromJson(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), name);
        if (!mapping)
            qFatal("%s %s", qPrintable(mapping.error().message), qPrintable(mapping.error().detail));
        all.append(*mapping);
    }
    return all;
}

ImportSummary import(const QString &file, HistoryWriter &writer, const QString &mapping = {})
{
    ImportRequest request;
    request.files = { file };
    request.mapping = mapping;
    request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
    const std::atomic_bool cancel = false;
    return importFiles(request, mappings(), { Feeds::beds() }, writer, cancel, {});
}

struct Column {
    int known = 0;
    double sum = 0;
};
Column column(const FakeHistoryWriter &history, BedField field)
{
    Column found;
    for (const ObservationRecord &o : history.observations) {
        if (std::isnan(o.values[field]))
            continue;
        ++found.known;
        found.sum += double(o.values[field]);
    }
    return found;
}

QList<QByteArray> lines(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

} // namespace

class TestOpenData : public QObject
{
    Q_OBJECT

    QString m_beds = openData(u"ny_hospital_weekly_bed_occupancy.csv"_s);
    QString m_hospitals = openData(u"nyc_hospitals_joined.derived.csv"_s);

private Q_SLOTS:
    void init()
    {
        if (QByteArrayView(QTest::currentTestFunction()) == "importsAreMaskedToo")
            return;
        if (!QFile::exists(m_beds) || !QFile::exists(m_hospitals))
            QSKIP("the open data folder is not here: CITYWALL_OPEN_DATA");
    }

    void inpatientBedsOfNewYorkState()
    {
        FakeHistoryWriter history;
        const ImportSummary summary = import(m_beds, history);
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.mappings, QStringList { u"ny-inpatient-beds"_s });
        // python3: rows = list(csv.DictReader(open(FILE))); len(rows)
        QCOMPARE(summary.read, 20281);
        QCOMPARE(summary.accepted, 20281);
        // x = [r['total_adult_inpatient_avg'] for r in rows]: 3934 empty, 126 '-999999.0'; the others: number and sum
        QCOMPARE(column(history, StaffedField).known, 16221);
        QVERIFY(std::abs(column(history, StaffedField).sum - 4126998.0) < 1);
        // r['total_adult_used_inpatient_avg']: 3750 empty, 324 '-999999.0', which leaves 16207 with the sum 3140772.8; of these 118 are
        // from 4 up and under 5 (sum 524.6), which the publisher shows and Citywall masks; 341 are 0 and stay
        QCOMPARE(column(history, OccupiedField).known, 16207 - 118);
        QVERIFY(std::abs(column(history, OccupiedField).sum - (3140772.8 - 524.6)) < 1);
        QCOMPARE(std::ranges::count_if(history.observations,
                                       [](const ObservationRecord &o) { return isMasked(o.detail, u"occupied"_s); }),
                 118);
        QCOMPARE(
            std::ranges::count(history.observations, 0.0F, [](const ObservationRecord &o) { return o.values[OccupiedField]; }),
            341);
        // len({r['hospital_pk'] for r in rows}); min and max of r['date'], at midnight in New York
        QSet<QString> hospitals;
        for (const FeatureRecord &feature : history.features)
            hospitals.insert(feature.properties[u"hospital"].toString());
        QCOMPARE(hospitals.size(), 167);
        QCOMPARE(summary.range.begin.toIso(), u"2020-03-08T05:00:00Z"_s);
        QCOMPARE((summary.range.end - Duration(1)).toIso(), u"2024-03-31T04:00:00Z"_s);
        QCOMPARE(history.terms[0], QStringList { u"Inpatient"_s });
        QCOMPARE(import(m_beds, history).duplicates, 20281);
    }

    void adultIcuBedsOfNewYorkState()
    {
        FakeHistoryWriter history;
        const ImportSummary summary = import(m_beds, history, u"ny-adult-icu-beds"_s);
        QCOMPARE(summary.accepted, 20281);
        // total_staffed_adult_icu_avg: 4117 empty, 68 redacted; used_staffed_adult_icu_avg: 4041 empty, 1143 redacted, which leaves 15097
        // with the sum 329892.3; of these 670 are from 4 up and under 5 (sum 2978.7)
        QCOMPARE(column(history, StaffedField).known, 16096);
        QCOMPARE(column(history, OccupiedField).known, 15097 - 670);
        QVERIFY(std::abs(column(history, OccupiedField).sum - (329892.3 - 2978.7)) < 1);
        QCOMPARE(history.features[0].id, u"ny-icu-330214"_s);
    }

    void joinedWithCoordinates()
    {
        // The join that the mapping's description names, done here by hand: an inner join on the certification number.
        QHash<QByteArray, QByteArray> places; // ccn → name,lat,lon; no field of it is quoted
        for (const QByteArray &line : lines(m_hospitals).mid(1)) {
            const QList<QByteArray> cells = line.trimmed().split(',');
            if (cells.size() == 9)
                places.insert(cells[0], cells[3] + ',' + cells[4] + ',' + cells[5]);
        }
        QCOMPARE(places.size(), 42);
        const QTemporaryDir folder;
        QFile joined(folder.filePath(u"joined.csv"_s));
        QVERIFY(joined.open(QIODevice::WriteOnly));
        const QList<QByteArray> beds = lines(m_beds);
        joined.write(beds.first().trimmed() + ",name,lat,lon\n");
        for (const QByteArray &line : beds.mid(1)) {
            const QByteArray hospital = line.split(',').value(3);
            if (places.contains(hospital))
                joined.write(line.trimmed() + ',' + places[hospital] + '\n');
        }
        joined.close();

        FakeHistoryWriter history;
        const ImportSummary summary = import(joined.fileName(), history);
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.mappings, QStringList { u"ny-inpatient-beds-located"_s });
        // python3: sum(r['hospital_pk'] in ccns for r in rows), with ccns of all 42 and of the 37 that have coordinates
        QCOMPARE(summary.read, 5015);
        QCOMPARE(summary.accepted, 4443);
        QCOMPARE(summary.rejectedCount(), 572);
        QSet<QString> hospitals;
        for (const FeatureRecord &feature : history.features) {
            const GeoPoint p = feature.geometry.value(0);
            QVERIFY(p.latitudeDegrees > 40.4 && p.latitudeDegrees < 41 && p.longitudeDegrees > -74.3
                    && p.longitudeDegrees < -73.6);
            hospitals.insert(feature.name);
        }
        QCOMPARE(hospitals.size(), 37);
    }

    void importsAreMaskedToo()
    {
        // A line list as a health department keeps it; the mapping knows nothing of masking.
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"visits.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("day,area,syndrome,visits,ages\n"
                   "2026-05-01T05:00:00Z,8,rash,4,3;5;9;2\n"
                   "2026-05-01T05:00:00Z,8,fever,5,1;1;2;3;5\n"
                   "2026-05-01T05:00:00Z,9,rash,0,\n"
                   "2026-05-01T05:00:00Z,9,fever,-3,\n"
                   "2026-05-01T05:00:00Z,9,respiratory,,\n");
        file.close();
        const Result<Mapping> mapping = Mapping::fromJson(
            R"({"id":"visits","title":{"en":"Visits"},"feed":"healthcare.syndromic","format":"csv",
                "recognise":["day","area","syndrome","visits"],
                "feature":{"id":{"columns":["area","syndrome"]},"geometry":{"type":"none"},
                           "properties":{"area":{"columns":["area"]},"syndrome":{"columns":["syndrome"]}}},
                "time":{"columns":["day"],"formats":["iso"]},
                "fields":{"count":{"column":"visits"}},
                "detail":{"ages":{"columns":["ages"]}},
                "source":{"name":"visits","attribution":"a health department"}})",
            u"visits.json"_s);
        QVERIFY2(mapping, mapping ? "" : qPrintable(mapping.error().message + mapping.error().detail));
        FakeHistoryWriter history;
        ImportRequest request;
        request.files = { file.fileName() };
        request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
        const std::atomic_bool cancel = false;
        const ImportSummary summary = importFiles(request, { *mapping }, { Feeds::syndromic() }, history, cancel, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.read, 5);
        QCOMPARE(summary.accepted, 4);
        QCOMPARE(summary.rejected.size(), 1);
        QCOMPARE(summary.rejected[0].text, u"count is not a whole number of patients"_s);
        QHash<QString, size_t> at;
        for (size_t i = 0; i < history.observations.size(); ++i)
            at.insert(history.features[i].id, i);
        for (const QString &hidden : { u"8-rash"_s, u"9-rash"_s }) {
            const ObservationRecord &o = history.observations[at.value(hidden)];
            QVERIFY(std::isnan(o.values[CountField]));
            QCOMPARE(history.terms[at.value(hidden)].value(int(o.values[MaskedField])), maskedTerm);
            QVERIFY(o.detail.isEmpty()); // four ages are as telling as the number
        }
        const ObservationRecord &five = history.observations[at.value(u"8-fever"_s)];
        QCOMPARE(five.values[CountField], 5.0F);
        QVERIFY(std::isnan(five.values[MaskedField]));
        const ObservationRecord &missing = history.observations[at.value(u"9-respiratory"_s)];
        QVERIFY(std::isnan(missing.values[CountField]) && std::isnan(missing.values[MaskedField])); // not told, not few
    }
};

QTEST_GUILESS_MAIN(TestOpenData)
#include "tst_opendata.moc"
