// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edxlhave.h"
#include "core/feeds.h"
#include "core/fhirbeds.h"
#include "core/masking.h"
#include "standardsamples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::healthcare::test;
using namespace Qt::StringLiterals;

namespace {

// Written from EDXL-HAVE 1.0 (OASIS, 2009, with errata), sections 3.2 to 3.4.
QByteArray have(const QByteArray &hospitals)
{
    return "<?xml version=\"1.0\"?><have:HospitalStatus xmlns:have=\"urn:oasis:names:tc:emergency:EDXL:HAVE:1.0\" "
           "xmlns:xnl=\"urn:oasis:names:tc:ciq:xnl:3\" xmlns:gml=\"http:~www.opengis.net/gml\">"
        + hospitals + "</have:HospitalStatus>";
}

QByteArray hospital(const QByteArray &beds, const QByteArray &updated = "2026-05-01T10:00:00-05:00", const QByteArray &id = "h1")
{
    return "<have:Hospital><have:Organization><have:OrganizationInformation><xnl:OrganisationName xnl:ID=\"" + id
        + "\"><xnl:NameElement>General</xnl:NameElement></xnl:OrganisationName></have:OrganizationInformation>"
          "<have:OrganizationGeoLocation><gml:Point><gml:pos>41.9 -87.6</gml:pos></gml:Point></have:OrganizationGeoLocation>"
          "</have:Organization><have:EmergencyDepartmentStatus><have:EMSTraffic><have:EMSTrafficStatus>Advisory"
          "</have:EMSTrafficStatus></have:EMSTraffic></have:EmergencyDepartmentStatus><have:HospitalBedCapacityStatus>"
        + beds + "</have:HospitalBedCapacityStatus><have:LastUpdateTime>" + updated + "</have:LastUpdateTime></have:Hospital>";
}

QByteArray capacity(const QByteArray &type, const QByteArray &available, const QByteArray &baseline)
{
    return "<have:BedCapacity><have:BedType>" + type
        + "</have:BedType><have:Capacity><have:CapacityStatus>Vacant/Available</have:CapacityStatus><have:AvailableCount>"
        + available + "</have:AvailableCount>"
        + (baseline.isEmpty() ? QByteArray() : "<have:BaselineCount>" + baseline + "</have:BaselineCount>")
        + "</have:Capacity></have:BedCapacity>";
}

} // namespace

class TestHealthStandards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bedsOfHave()
    {
        const FeedDescriptor feed = Feeds::beds();
        const DecodedBatch batch = feed.decoder()(
            have(hospital(capacity("AdultICU", "7", "20") + capacity("MedicalSurgical", "12", "100") + capacity("Burn", "5", "4")
                          + capacity("Pediatrics", "3", {}) + capacity("OperatingRooms", "many", {}) + capacity({}, "1", "2"))
                 + hospital(capacity("AdultICU", "1", "9"), "2026-05-01T10:00:00", "h2")
                 + hospital(capacity("AdultICU", "1", "9"), "2026-05-01T10:00:00Z", {})),
            heard);
        QCOMPARE(batch.features[0].id, u"h1:AdultICU"_s);
        QCOMPARE(batch.features[0].name, u"General"_s);
        QCOMPARE(batch.features[0].properties[u"hospital"].toString(), u"h1"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.6, 41.9 } })); // latitude comes first
        QCOMPARE(batch.observations[0].phenomenonTime.toIso(), u"2026-05-01T15:00:00Z"_s);
        QCOMPARE(batch.terms.value(int(batch.observations[0].values[BedTypeField])), u"AdultICU"_s);
        QCOMPARE(batch.observations[0].values[StaffedField], 20.0F);
        QCOMPARE(batch.observations[0].values[OccupiedField], 13.0F);
        QCOMPARE(batch.observations[0].values[AvailableField], 7.0F);
        const auto free = valuesOf(batch, u"h1:Pediatrics"_s); // how many there are at all is not said
        QVERIFY(std::isnan(free[StaffedField]) && std::isnan(free[OccupiedField]));
        QCOMPARE(free[AvailableField], 3.0F);
        QCOMPARE(valuesOf(batch, u"General:AdultICU"_s)[OccupiedField], 8.0F); // without an id by its name
        QCOMPARE(batch.observations.size(), size_t(4));
        QCOMPARE(reasonsOf(batch),
                 (QHash<QString, int> { { u"more beds available than there are"_s, 1 },
                                        { u"beds without a number"_s, 1 },
                                        { u"beds without a type"_s, 1 },
                                        { u"time missing, or without a zone"_s, 1 } }));
    }

    void secondVersion()
    {
        const DecodedBatch batch = Feeds::beds().decoder()(
            R"(<HAVE xmlns="urn:oasis:names:tc:emergency:edxl:have:2.0" xmlns:g="g"><facility><facilityInformation><facilityID>f1</facilityID>
               <facilityName>North</facilityName><facilityGeoLocation><g:Point><g:pos>45.2 -71.9</g:pos></g:Point></facilityGeoLocation></facilityInformation>
               <bedCapacity><bedType>AdultICU</bedType><capacity><availableCount>5</availableCount><baselineCount>30</baselineCount></capacity></bedCapacity>
               <lastUpdateTime>2026-05-01T10:00:00Z</lastUpdateTime></facility></HAVE>)",
            heard);
        QCOMPARE(batch.rejections.size(), size_t(0));
        QCOMPARE(batch.features[0].id, u"f1:AdultICU"_s);
        QCOMPARE(batch.features[0].name, u"North"_s);
        QCOMPARE(valuesOf(batch, u"f1:AdultICU"_s)[OccupiedField], 25.0F);
    }

    void trafficOfHave()
    {
        const DecodedBatch batch = Feeds::emergency().decoder()(have(hospital({})), heard);
        QCOMPARE(batch.observations.size(), size_t(1));
        QCOMPARE(batch.features[0].id, u"h1"_s);
        QCOMPARE(batch.terms.value(int(batch.observations[0].values[DiversionField])), u"advisory"_s);
    }

    void whatIsWrittenIsRead()
    {
        const UtcTime later = heard + std::chrono::hours(1);
        const float none = ObservationRecord::nan;
        const auto beds = [](const QString &hospital, const QString &type) {
            return FeatureRecord {
                hospital + u':' + type, u"General & Son"_s + QChar(1), { { -87.6, 41.9 } }, { { u"hospital"_s, hospital } }
            };
        };
        DecodedBatch batch;
        batch.terms = { u"AdultICU"_s, u"Burn"_s };
        batch.features = { beds(u"h1"_s, u"AdultICU"_s), beds(u"h1"_s, u"Burn"_s), beds(u"h2"_s, u"Burn"_s) };
        batch.observations = { { 0, later, {}, { 0, 30, 25, none }, {} },
                               { 0, heard, {}, { 0, 30, 26, 4 }, {} },
                               { 1, heard, {}, { 1, 8, none, none }, {} },
                               { 2, heard, {}, { 1, 10, 11, none }, {} },
                               { 2, later, {}, { 1, none, 9, none }, {} } }; // HAVE cannot say it
        const FeedDescriptor feed = Feeds::beds();
        const QList<QByteArray> documents = feed.format(u"edxl-have")->encode(batch, heard);
        QCOMPARE(documents.size(), 2);
        QVERIFY(!documents[0].contains("Count>-")); // eleven patients in ten beds
        const DecodedBatch first = feed.decoder()(documents[0], heard);
        const DecodedBatch second = feed.decoder()(documents[1], heard);
        QVERIFY(first.rejections.empty() && second.rejections.empty());
        QCOMPARE(first.observations.size(), size_t(3));
        QCOMPARE(first.observations[0].phenomenonTime, heard);
        QCOMPARE(first.features[0].name, u"General & Son"_s);
        QCOMPARE(first.features[0].geometry, batch.features[0].geometry);
        const auto icu = valuesOf(first, u"h1:AdultICU"_s);
        QCOMPARE(icu[StaffedField], 30.0F);
        QCOMPARE(icu[OccupiedField], 26.0F);
        QCOMPARE(icu[AvailableField], 4.0F);
        QVERIFY(std::isnan(valuesOf(first, u"h1:Burn"_s)[OccupiedField])); // masked: nothing gives it away
        QVERIFY(std::isnan(valuesOf(first, u"h1:Burn"_s)[AvailableField]));
        QVERIFY(std::isnan(valuesOf(first, u"h2:Burn"_s)[OccupiedField])); // fuller than full: missing, and not wrong
        QCOMPARE(second.observations.size(), size_t(1));
        QCOMPARE(valuesOf(second, u"h1:AdultICU"_s)[OccupiedField], 25.0F); // of 30, 5 are free
        DecodedBatch traffic;
        traffic.terms = { u"closed"_s };
        traffic.features = { { u"h1"_s, u"General"_s, {}, {} } };
        traffic.observations = { { 0, heard, {}, { 3600, 12, none, 0 }, {} }, { 0, later, {}, { 3600, 12, none, none }, {} } };
        const QList<QByteArray> told = Feeds::emergency().format(u"edxl-have")->encode(traffic, heard);
        QCOMPARE(told.size(), 1);
        const DecodedBatch back = Feeds::emergency().decoder()(told[0], heard);
        QCOMPARE(back.terms.value(qsizetype(back.observations.at(0).values[DiversionField])), u"closed"_s);
        QVERIFY(std::isnan(back.observations[0].values[WaitingField]));
    }

    void insideADistribution()
    {
        QFile file(qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"))
                   + u"/standards_samples/edxl_have_de_EDXL-HAVE1.xml"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the open data folder is not here");
        const QByteArray bytes = file.readAll();
        // grep -c '<have:BedCapacity>' = 1: 100 burn beds available in Hospital 1; Hospital 2 has none
        const DecodedBatch batch = Feeds::beds().decoder()(bytes, heard);
        QCOMPARE(batch.rejections.size(), size_t(0));
        QCOMPARE(batch.observations.size(), size_t(1));
        QCOMPARE(batch.features[0].id, u"Hospital 1:Burn"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -71.92, 45.256 } }));
        QCOMPARE(batch.observations[0].phenomenonTime, UtcTime::fromIso(u"2010-11-11T14:59:12.390-05:00"));
        QCOMPARE(batch.observations[0].values[AvailableField], 100.0F);
        for (qsizetype end = 0; end < bytes.trimmed().size(); ++end) // cut off anywhere
            QVERIFY(decodeEdxlHave(bytes.first(end), bedsFeed).observations.empty());
    }

    void hostileXml()
    {
        const auto refused = [](const QByteArray &bytes) {
            const DecodedBatch batch = decodeEdxlHave(bytes, bedsFeed);
            return batch.observations.empty() && batch.rejections.size() == 1 ? batch.rejections[0].reason : QString();
        };
        const QByteArray good = have(hospital(capacity("AdultICU", "7", "20")));
        QCOMPARE(decodeEdxlHave(good, bedsFeed).observations.size(), size_t(1));
        // A billion laughs, and a file of this machine: no entity is ever looked at.
        QByteArray laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">";
        for (char c = 'b'; c <= 'j'; ++c)
            laughs += QByteArray("<!ENTITY ") + c + " \"" + QByteArray(10, '&').replace("&", QByteArray("&") + char(c - 1) + ';')
                + "\">";
        QCOMPARE(refused(laughs + "]>" + good.mid(good.indexOf("?>") + 2)), u"document type declarations are not taken"_s);
        QCOMPARE(refused("<!DOCTYPE x SYSTEM \"file:/etc/passwd\"><x>&x;</x>"), u"document type declarations are not taken"_s);
        QCOMPARE(refused(have(hospital(QByteArray("<a>").repeated(5000)))), u"nested too deep"_s);
        QVERIFY(refused(have(hospital("<have:BedCapacity>"))).startsWith(u"not well-formed XML"));
        QCOMPARE(refused("<a/>"), u"no HospitalStatus or HAVE in it"_s);
        QVERIFY(!refused({}).isEmpty());
    }

    void bedsOfFhir()
    {
        // A hospital with an intensive-care and a general ward; one bed is in neither.
        QByteArrayList entries {
            R"({"resource":{"resourceType":"Location","id":"h","name":"General","position":{"longitude":-87.6,"latitude":41.9}}})",
            R"({"fullUrl":"urn:uuid:w1","resource":{"resourceType":"Location","type":[{"coding":[{"system":"v3-RoleCode","code":"ICU"}]}],"partOf":{"reference":"Location/h"}}})",
            R"({"resource":{"resourceType":"Location","id":"w2","partOf":{"reference":"Location/h"}}})", bed("x", "O", "h")
        };
        for (int i = 0; i < 6; ++i)
            entries << bed("o" + QByteArray::number(i), "O", "w1");
        entries << bed("u", "U", "w1") << bed("k", "K", "w1") << bed("c", "C", "w1") << bed("y", "Q", "w1")
                << bed("g", "O", "w2");
        const QByteArray bundle = fhirBundle(entries);
        const DecodedBatch batch = Feeds::beds().decoder()(bundle, heard);
        QCOMPARE(batch.observations.size(), size_t(2));
        const auto icu = valuesOf(batch, u"h:AdultICU"_s);
        QCOMPARE(icu[StaffedField], 8.0F); // six occupied, one free, one contaminated; the closed one is not staffed
        QCOMPARE(icu[OccupiedField], 6.0F);
        QCOMPARE(icu[AvailableField], 1.0F);
        QCOMPARE(valuesOf(batch, u"h:Unspecified"_s)[OccupiedField], 2.0F);
        QCOMPARE(batch.features[0].name, u"General"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.6, 41.9 } }));
        QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"operational status of a bed is not known"_s, 1 } }));
        DecodedBatch kept = batch;
        Feeds::beds().mask(kept);
        const auto hidden = valuesOf(kept, u"h:Unspecified"_s); // two patients in two beds
        QCOMPARE(hidden[StaffedField], 2.0F);
        QVERIFY(std::isnan(hidden[OccupiedField]) && std::isnan(hidden[AvailableField]));
        for (qsizetype end = 0; end < bundle.size(); ++end)
            QVERIFY(decodeFhirBeds(bundle.first(end)).observations.empty());
    }

    void bedsToFhirAndBack()
    {
        const QByteArray told = R"({"features":[
            {"id":"a 1:AdultICU","name":"General","geometry":{"type":"Point","coordinates":[-87.6,41.9]},"properties":{"hospital":"a 1"}},
            {"id":"a 1:MedicalSurgical","properties":{"hospital":"a 1"}}, {"id":"a 1:Pediatrics","properties":{"hospital":"a 1"}},
            {"id":"a 1:Burn","properties":{"hospital":"a 1"}}], "observations":[
            {"feature":"a 1:AdultICU","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"AdultICU","staffed":9,"occupied":6,"available":2}},
            {"feature":"a 1:MedicalSurgical","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"MedicalSurgical","staffed":30,"occupied":32}},
            {"feature":"a 1:Pediatrics","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"Pediatrics","staffed":12}},
            {"feature":"a 1:Burn","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"Burn","staffed":5,"occupied":5}},
            {"feature":"a 1:AdultICU","phenomenonTime":"2026-05-01T11:00:00Z","values":{"bedType":"AdultICU","staffed":9,"occupied":7}}]})";
        const FeedDescriptor feed = Feeds::beds();
        const QList<QByteArray> bundles = feed.format(u"fhir-r4")->encode(feed.makeDecoder()(told, heard), heard);
        QCOMPARE(bundles.size(), 2); // one for each hour
        QVERIFY(feed.format(u"fhir-r4")->recognise(bundles[0]));
        const DecodedBatch ten = decodeFhirBeds(bundles[0]);
        QCOMPARE(reasonsOf(ten), (QHash<QString, int>()));
        QCOMPARE(ten.observations.size(), size_t(3)); // RoleCode has no word for a burn unit
        QCOMPARE(ten.features[0].name, u"General"_s);
        QCOMPARE(ten.features[0].geometry, (GeoLine { { -87.6, 41.9 } }));
        const auto icu = valuesOf(ten, u"a-1:AdultICU"_s);
        QCOMPARE(icu[StaffedField], 9.0F);
        QCOMPARE(icu[OccupiedField], 6.0F);
        QCOMPARE(icu[AvailableField], 2.0F);
        // More patients than beds, or nobody says how many: the beds are there.
        for (const auto &[id, staffed] : { std::pair(u"a-1:MedicalSurgical"_s, 30.0F), { u"a-1:Pediatrics"_s, 12.0F } }) {
            QCOMPARE(valuesOf(ten, id)[StaffedField], staffed);
            QVERIFY(std::isnan(valuesOf(ten, id)[OccupiedField]) && std::isnan(valuesOf(ten, id)[AvailableField]));
        }
        const DecodedBatch eleven = decodeFhirBeds(bundles[1]);
        QCOMPARE(eleven.observations.at(0).phenomenonTime, UtcTime::fromIso(u"2026-05-01T11:00:00Z"));
        QCOMPARE(valuesOf(eleven, u"a-1:AdultICU"_s)[AvailableField], 2.0F); // what is left
    }

    void totalsToAMeasureReportAndBack()
    {
        const QByteArray told = R"({"features":[
            {"id":"h7:Inpatient","name":"South","geometry":{"type":"Point","coordinates":[-87.6,41.9]},"properties":{"hospital":"h7"}},
            {"id":"h7:ICU","name":"South","properties":{"hospital":"h7"}}, {"id":"h8:Inpatient","properties":{"hospital":"h8"}},
            {"id":"h7:AdultICU","properties":{"hospital":"h7"}}], "observations":[
            {"feature":"h7:Inpatient","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"Inpatient","staffed":300,"occupied":312,"available":1}},
            {"feature":"h7:ICU","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"ICU","staffed":40}},
            {"feature":"h7:AdultICU","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"AdultICU","staffed":9,"occupied":7}},
            {"feature":"h8:Inpatient","phenomenonTime":"2026-05-01T10:00:00Z","values":{"bedType":"Inpatient","staffed":0,"occupied":0}},
            {"feature":"h8:Inpatient","phenomenonTime":"2026-05-01T11:00:00Z","values":{"bedType":"Inpatient"}}]})";
        const FeedDescriptor feed = Feeds::beds();
        const QList<QByteArray> bundles = feed.format(u"fhir-r4")->encode(feed.makeDecoder()(told, heard), heard);
        QCOMPARE(bundles.size(), 1); // of eleven o'clock there is nothing to tell
        // R4 §9.11 (MeasureReport): status, type, measure and period have to be there.
        QByteArrayList kinds;
        for (const QJsonValue entry : QJsonDocument::fromJson(bundles[0]).object().value(u"entry").toArray()) {
            const QJsonObject resource = entry.toObject().value(u"resource").toObject();
            kinds << resource.value(u"resourceType").toString().toLatin1();
            if (kinds.last() != "MeasureReport")
                continue;
            for (const QString &needed : { u"status"_s, u"type"_s, u"measure"_s, u"period"_s })
                QVERIFY2(resource.contains(needed), qPrintable(needed));
        }
        QCOMPARE(kinds.count("MeasureReport"), 2); // one of each hospital
        const DecodedBatch back = decodeFhirBeds(bundles[0]);
        QCOMPARE(reasonsOf(back), (QHash<QString, int>()));
        QCOMPARE(back.observations.size(), size_t(4));
        QCOMPARE(valuesOf(back, u"h7:Inpatient"_s)[StaffedField], 300.0F);
        QCOMPARE(valuesOf(back, u"h7:Inpatient"_s)[OccupiedField], 312.0F);
        QCOMPARE(valuesOf(back, u"h7:ICU"_s)[StaffedField], 40.0F);
        QVERIFY(std::isnan(valuesOf(back, u"h7:ICU"_s)[OccupiedField]));
        QCOMPARE(valuesOf(back, u"h7:AdultICU"_s)[OccupiedField], 7.0F);
        QCOMPARE(valuesOf(back, u"h8:Inpatient"_s)[StaffedField], 0.0F);
        for (const ObservationRecord &row : back.observations)
            QCOMPARE(row.phenomenonTime, UtcTime::fromIso(u"2026-05-01T10:00:00Z"));
        const auto total = std::ranges::find(back.features, u"h7:Inpatient"_s, &FeatureRecord::id);
        QCOMPARE(total->name, u"South"_s);
        QCOMPARE(total->geometry, (GeoLine { { -87.6, 41.9 } }));
    }

    void capacityOfAMeasureReport()
    {
        const auto report = [](const QByteArray &period) {
            return Feeds::beds().decoder()(
                R"({"resourceType":"MeasureReport","status":"complete","subject":{"reference":"Location/h7","display":"South"},"period":{"end":")"
                    + period + R"("},"group":[{"code":{"coding":[{"code":"Beds"}]},"population":[
                    {"code":{"coding":[{"code":"numTotBeds"}]},"count":400},{"code":{"coding":[{"code":"numBeds"}]},"count":300},
                    {"code":{"coding":[{"code":"numBedsOcc"}]},"count":270},{"code":{"coding":[{"code":"numICUBeds"}]},"count":40},
                    {"code":{"coding":[{"code":"numICUBedsOcc"}]},"count":-1}]}]})",
                heard);
        };
        const DecodedBatch batch = report("2026-05-01T23:59:59-05:00");
        QCOMPARE(batch.observations.size(), size_t(2));
        QCOMPARE(valuesOf(batch, u"h7:Inpatient"_s)[StaffedField], 300.0F);
        QCOMPARE(valuesOf(batch, u"h7:Inpatient"_s)[OccupiedField], 270.0F);
        QCOMPARE(valuesOf(batch, u"h7:ICU"_s)[StaffedField], 40.0F);
        QVERIFY(std::isnan(valuesOf(batch, u"h7:ICU"_s)[OccupiedField]));
        QCOMPARE(report("2026-05-01").rejections[0].reason, u"time missing, or without a zone"_s);
    }

    void freeBedsDoNotTellWhoIsInTheOthers()
    {
        // 12 beds, 9 free: three patients, said or not.
        for (const QByteArray &occupied : { QByteArray(",\"occupied\":3"), QByteArray() }) {
            FeedDescriptor feed = Feeds::beds();
            DecodedBatch batch = feed.makeDecoder()("{\"observations\":[{\"feature\":\"a\",\"phenomenonTime\":0,\"values\":{"
                                                    "\"bedType\":\"Burn\",\"staffed\":12,\"available\":9"
                                                        + occupied + "}}]}",
                                                    heard);
            feed.mask(batch);
            QCOMPARE(batch.observations[0].values[StaffedField], 12.0F);
            QVERIFY(std::isnan(batch.observations[0].values[AvailableField]));
            QVERIFY(std::isnan(batch.observations[0].values[OccupiedField]));
            QVERIFY(isMasked(batch.observations[0].detail, u"occupied"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestHealthStandards)
#include "tst_standards.moc"
