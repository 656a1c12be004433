// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The import mappings on the real file. The counts were derived without this code; the command stands beside each number.
#include "core/feeds.h"
#include "core/figures.h"
#include "engine/ingest/importjob.h"

#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace Qt::StringLiterals;

namespace {

QString path(const QString &name = u"nyc_311_2023-02-28_sample5000.csv"_s)
{
    return qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u"/gov_services/"_s
        + name;
}

/// Keeps what is imported as a dictionary and rows, as the history would.
class MemoryWriter : public HistoryWriter
{
public:
    QFuture<AppendResult> append(const QString &, DecodedBatch batch, const Source &source, UtcTime) override
    {
        dictionary.sources = { source };
        AppendResult result;
        for (const ObservationRecord &o : batch.observations) {
            const FeatureRecord &f = batch.features[o.feature];
            if (!dictionary.find(f.id)) {
                Feature feature { FeatureKey(dictionary.features.size()), f.id, f.name, f.geometry, {}, f.properties, -1 };
                dictionary.features.push_back(feature);
            }
            std::array<float, maximumFields> values = o.values;
            for (float &value : values)
                value = std::isnan(value) ? value : termKey(batch.terms[qsizetype(value)]);
            rows.emplace_back(o.phenomenonTime, dictionary.find(f.id)->key, values);
            ++result.accepted;
        }
        return QtFuture::makeReadyValueFuture(result);
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
    void describe(const FeedDescriptor &) override { }

    std::vector<Request> requests()
    {
        std::ranges::stable_sort(rows, {}, [](const auto &row) { return std::get<0>(row); });
        Observations columns;
        for (const auto &[time, feature, values] : rows) {
            columns.phenomenonTime.push_back(time.milliseconds);
            columns.feature.push_back(feature);
            columns.longitudeE7.push_back(Observations::noPosition);
            columns.latitudeE7.push_back(Observations::noPosition);
            columns.source.push_back(0);
            for (size_t v = 0; v < maximumFields; ++v)
                columns.values[v].push_back(values[v]);
        }
        FactCache facts;
        return requestsFrom(columns, 0, rows.size(), dictionary, facts);
    }

    int closedBeforeRequested(const std::vector<Request> &requests) const
    {
        QHash<FeatureKey, UtcTime> requested;
        for (const Request &request : requests)
            requested.insert(request.key, request.requested);
        const qsizetype closed = dictionary.terms.indexOf(u"closed"_s);
        return int(std::ranges::count_if(rows, [&](const auto &row) {
            const auto &[time, feature, values] = row;
            return qsizetype(values[StateField]) == closed && time < requested.value(feature);
        }));
    }

    FeedDictionary dictionary;
    std::vector<std::tuple<UtcTime, FeatureKey, std::array<float, maximumFields>>> rows;

private:
    float termKey(const QString &word)
    {
        if (!dictionary.terms.contains(word))
            dictionary.terms.append(word);
        return float(dictionary.terms.indexOf(word));
    }
};

Mapping mapping(const QString &name)
{
    QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/services/mappings/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    const Result<Mapping> read = Mapping::fromJson(file.readAll(), name);
    if (!read)
        qFatal("%s %s", qPrintable(read.error().message), qPrintable(read.error().detail));
    return *read;
}

ImportSummary import(HistoryWriter &writer, const QList<Mapping> &mappings, const QString &file = path())
{
    ImportRequest request;
    request.files = { file };
    request.shift = *Shift::fromText({});
    request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
    const std::atomic_bool cancel = false;
    return importFiles(request, mappings, { requestFeedDescriptor({}) }, writer, cancel, {});
}

qint64 rejected(const ImportSummary &summary, const QString &reason)
{
    for (const ImportSummary::Reason &r : summary.rejected)
        if (r.text == reason)
            return r.count;
    return 0;
}

} // namespace

class ServicesImportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo::exists(path()))
            QSKIP("the open data folder is not here");
    }

    void openings()
    {
        MemoryWriter writer;
        // Both mappings fit the file; the openings' asks for more columns and is taken.
        const ImportSummary summary = import(writer, { mapping(u"nyc-311.json"_s), mapping(u"nyc-311-closings.json"_s) });
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.mappings, QStringList { u"nyc-311"_s });
        // python3: csv.DictReader: 4999 rows, 87 with an empty Latitude
        QCOMPARE(summary.read, 4999);
        QCOMPARE(summary.rejectedCount(), 87);
        QCOMPARE(summary.accepted, 4912);
        QCOMPARE(writer.dictionary.features.size(), size_t(4912)); // every Unique Key is unique
        // the earliest Created Date is 11:31:00 in New York (−05:00)
        QCOMPARE(summary.range.begin.toIso(), u"2023-02-28T16:31:00Z"_s);
        const Feature *feature = writer.dictionary.find(u"nyc-311-56923577"_s);
        QVERIFY(feature);
        QCOMPARE(feature->name, u"Traffic Signal Condition"_s);
        QCOMPARE(feature->properties.value(u"address").toString(), u"11 AVENUE, WEST 22 STREET, MANHATTAN"_s);
    }

    void closingsAndTheirFigures()
    {
        MemoryWriter writer;
        import(writer, { mapping(u"nyc-311.json"_s) });
        const ImportSummary summary = import(writer, { mapping(u"nyc-311-closings.json"_s) });
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(summary.read, 4999);
        // 545 rows with an empty Closed Date; 35 others with another Status than Closed; of the 4419 left 82 have no Latitude
        QCOMPARE(rejected(summary, u"not closed"_s), 545);
        QCOMPARE(rejected(summary, u"opened again"_s), 35);
        QCOMPARE(rejected(summary, u"position missing"_s), 82);
        QCOMPARE(summary.rejectedCount(), 662);
        QCOMPARE(summary.accepted, 4337);
        const std::vector<Request> requests = writer.requests();
        QCOMPARE(requests.size(), size_t(4912));
        // Closed Date < Created Date: 56923577 on 1 January and 56921224 on 1 February. They are kept as rows …
        QCOMPARE(writer.closedBeforeRequested(requests), 2);
        const UtcTime end = UtcTime::fromIso(u"2023-05-01T00:00:00Z");
        const Figures f =
            figuresOf(requests, { UtcTime::fromIso(u"2023-02-01T00:00:00Z"), end }, -1, onlineChannels(writer.dictionary.terms));
        QCOMPARE(f.opened, 4912);
        // … and left out of the course of their requests: 4337 − 2.
        QCOMPARE(f.closed, 4335);
        QCOMPARE(f.open, 577);
        // statistics.median of closing − opening in seconds, by the zone's clock, over the 4335
        QCOMPARE(f.medianCloseSeconds, 64665.);
        // Counter of Open Data Channel Type: ONLINE 2098, MOBILE 727, PHONE 1564, UNKNOWN 523
        QCOMPARE(f.online, 2098 + 727);
        QCOMPARE(f.channelKnown, 4912 - 523);
        QCOMPARE(f.openWithDue, 0); // nothing that the module could take for a promise
        QCOMPARE(f.reopened, 0);
    }

    void chicagosRequests()
    {
        MemoryWriter writer;
        const ImportSummary summary = import(writer, {}, path(u"chicago_open311_georeport_v2.json"_s));
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        // python3: len(json.load(f)) is 50; 50 different service_request_id, each with an updated_datetime after its
        // requested_datetime, which makes two observations of each; nothing lacks what is required
        QCOMPARE(writer.dictionary.features.size(), size_t(50));
        QCOMPARE(summary.accepted, 100);
        QCOMPARE(summary.rejectedCount(), 0);
        // min(requested_datetime) is 14:18:52 in Chicago (−06:00)
        QCOMPARE(summary.range.begin.toIso(), u"2014-01-03T20:18:52Z"_s);
        const std::vector<Request> requests = writer.requests();
        const UtcTime end = UtcTime::fromIso(u"2016-01-01T00:00:00Z");
        QCOMPARE(std::ranges::count_if(requests, [&](const Request &r) { return r.isOpenAt(end); }), 1); // Counter of status
    }
};

QTEST_APPLESS_MAIN(ServicesImportTest)
#include "tst_import.moc"
