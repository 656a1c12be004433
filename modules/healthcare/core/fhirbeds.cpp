// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhirbeds.h"

#include "core/bedbatch.h"
#include "core/bedtypes.h"
#include "core/fhirwriter.h"
#include "sdk/jsonreader.h"

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestResource = 32;
constexpr qsizetype largestBundle = 32 << 20;
constexpr qsizetype mostEntries = 200'000;
constexpr int longestChain = 16; ///< bed, room, ward, …
constexpr qsizetype mostCodes = 20;
constexpr double uncounted = std::numeric_limits<double>::quiet_NaN();

/// The codes of a CodeableConcept, or of a list of them; of a place they are looked at for each of its beds.
QStringList codesOf(const QJsonValue &codeable)
{
    QStringList codes;
    const QJsonArray concepts = codeable.isArray() ? codeable.toArray() : QJsonArray { codeable };
    for (qsizetype i = 0; i < std::min(concepts.size(), mostCodes); ++i) {
        const QJsonArray codings = concepts.at(i).toObject().value(u"coding").toArray();
        for (qsizetype j = 0; j < codings.size() && codes.size() < mostCodes; ++j)
            codes << codings.at(j).toObject().value(u"code").toString();
    }
    return codes;
}

/// v3 RoleCode, ServiceDeliveryLocationRoleType, and the bed types of EDXL-HAVE; the code to be written for a type comes first.
const QList<std::pair<QString, QString>> &bedRoles()
{
    static const QList<std::pair<QString, QString>> all {
        { u"ICU"_s, u"AdultICU"_s },           { u"CCU"_s, u"AdultICU"_s },           { u"PEDICU"_s, u"PediatricICU"_s },
        { u"PEDNICU"_s, u"NeonatalICU"_s },    { u"PEDU"_s, u"Pediatrics"_s },        { u"PHU"_s, u"AdultPsychiatric"_s },
        { u"HU"_s, u"MedicalSurgical"_s },     { u"BMTU"_s, u"MedicalSurgical"_s },   { u"RHU"_s, u"RehabLongTermCare"_s },
        { u"NCCF"_s, u"RehabLongTermCare"_s }, { u"ER"_s, u"EmergencyDepartment"_s }, { u"ETU"_s, u"EmergencyDepartment"_s },
    };
    return all;
}

/// The counts of a MeasureReport, and the types of bed that they are of.
struct CountedType {
    QString type;
    ReportCodes codes;
};
const QList<CountedType> &countedTypes()
{
    static const QList<CountedType> all { { inpatientBeds, { u"numBeds"_s, u"numBedsOcc"_s } },
                                          { u"AdultICU"_s, { u"numICUBedsAdult"_s, u"numICUBedsOccAdult"_s } },
                                          { u"PediatricICU"_s, { u"numICUBedsPed"_s, u"numICUBedsOccPed"_s } },
                                          { u"ICU"_s, { u"numICUBeds"_s, u"numICUBedsOcc"_s } } };
    return all;
}

QString bedTypeOfRole(const QStringList &codes)
{
    for (const QString &code : codes) {
        const auto role = std::ranges::find(bedRoles(), code, &std::pair<QString, QString>::first);
        if (role != bedRoles().cend())
            return role->second;
    }
    return {};
}

/// The last part of a reference: of "Location/7", "http://host/Location/7" and "urn:uuid:7" the 7.
QString idIn(const QString &reference)
{
    const qsizetype end = std::max(reference.lastIndexOf(u'/'), reference.lastIndexOf(u':'));
    return reference.sliced(end + 1);
}

class FhirBundle
{
public:
    explicit FhirBundle(const QJsonObject &root)
    {
        if (root.value(u"resourceType").toString() != u"Bundle") {
            take(root, {});
            return;
        }
        m_timestamp = root.value(u"timestamp").toString();
        const QJsonArray entries = root.value(u"entry").toArray();
        for (const QJsonValue &v : entries) {
            if (m_locations.size() + m_reports.size() < mostEntries)
                take(v.toObject().value(u"resource").toObject(), v.toObject().value(u"fullUrl").toString());
        }
    }
    bool isEmpty() const { return m_locations.isEmpty() && m_reports.isEmpty(); }

    void addTo(BedBatch &batch) const
    {
        addBeds(batch);
        for (const QJsonObject &report : m_reports) {
            if (const QString problem = addReport(report, batch); !problem.isEmpty())
                batch.reject(problem);
        }
    }

private:
    void take(const QJsonObject &resource, const QString &url)
    {
        const QString type = resource.value(u"resourceType").toString();
        if (type == u"MeasureReport")
            m_reports.append(resource);
        else if (type == u"Location") {
            const QString id = resource.value(u"id").toString(idIn(url));
            m_locations.insert(id, resource);
            if (!url.isEmpty())
                m_locations.insert(idIn(url), resource);
            if (codesOf(resource.value(u"physicalType")).contains(u"bd"))
                m_beds.append(resource);
        }
    }

    /// What is counted for one hospital and type.
    struct Counted {
        double staffed = 0;
        double occupied = 0;
        double available = 0;
        bool told = true; ///< of every bed whether it is occupied
    };
    struct Place {
        BedBatch::Reporter hospital;
        QString type;
    };

    Place placeOf(const QJsonObject &bed) const
    {
        Place place;
        QJsonObject at = bed;
        QString id = bed.value(u"id").toString();
        for (int step = 0; step < longestChain; ++step) {
            if (place.type.isEmpty())
                place.type = bedTypeOfRole(codesOf(at.value(u"type")));
            const QJsonObject part = at.value(u"partOf").toObject();
            const QString above = idIn(part.value(u"reference").toString());
            if (above.isEmpty())
                break;
            id = above;
            const auto known = m_locations.constFind(above);
            at = known == m_locations.cend() ? QJsonObject { { u"name"_s, part.value(u"display").toString() } } : *known;
        }
        place.hospital = { id, at.value(u"name").toString(), positionOf(at) };
        if (place.type.isEmpty())
            place.type = u"Unspecified"_s;
        return place;
    }

    void addBeds(BedBatch &batch) const
    {
        struct Hospital {
            BedBatch::Reporter reporter;
            std::map<QString, Counted> types;
            UtcTime newest;
        };
        std::map<QString, Hospital> hospitals;
        for (const QJsonObject &bed : m_beds) {
            const QString operational = bed.value(u"operationalStatus").toObject().value(u"code").toString();
            const Place place = placeOf(bed);
            if (!operational.isEmpty() && (operational.size() != 1 || !u"OUHKIC"_s.contains(operational))) {
                batch.reject(u"operational status of a bed is not known"_s);
                continue;
            }
            Hospital &hospital = hospitals[place.hospital.id];
            hospital.reporter = place.hospital;
            hospital.newest =
                std::max(hospital.newest, UtcTime::fromIso(bed.value(u"meta").toObject().value(u"lastUpdated").toString()));
            Counted &counted = hospital.types[place.type];
            const QString status = bed.value(u"status").toString();
            if (operational == u"C" || status == u"suspended" || status == u"inactive")
                continue;
            counted.staffed += 1;
            counted.occupied += operational == u"O";
            counted.available += operational == u"U";
            counted.told = counted.told && !operational.isEmpty();
        }
        for (const auto &[id, hospital] : hospitals) {
            const UtcTime time = m_timestamp.isEmpty() ? hospital.newest : UtcTime::fromIso(m_timestamp);
            for (const auto &[type, counted] : hospital.types) {
                const QString problem = batch.add(hospital.reporter, time, type,
                                                  { counted.staffed, counted.told ? counted.occupied : uncounted,
                                                    counted.told ? counted.available : uncounted });
                if (!problem.isEmpty())
                    batch.reject(problem);
            }
        }
    }

    static GeoPoint positionOf(const QJsonObject &location)
    {
        const QJsonObject position = location.value(u"position").toObject();
        return { position.value(u"longitude").toDouble(uncounted), position.value(u"latitude").toDouble(uncounted) };
    }

    QString addReport(const QJsonObject &report, BedBatch &batch) const
    {
        if (report.value(u"status").toString() == u"error")
            return u"measure report in error"_s;
        QHash<QString, double> counts;
        for (const QJsonValue &g : report.value(u"group").toArray()) {
            const QStringList groupCodes = codesOf(g.toObject().value(u"code"));
            for (const QJsonValue &p : g.toObject().value(u"population").toArray()) {
                const QJsonValue count = p.toObject().value(u"count");
                if (!count.isDouble() || count.toDouble() < 0)
                    continue;
                for (const QString &code : codesOf(p.toObject().value(u"code")) + groupCodes)
                    counts.insert(code.toLower(), count.toDouble());
            }
        }
        QJsonObject who = report.value(u"subject").toObject();
        if (who.isEmpty())
            who = report.value(u"reporter").toObject();
        const QString reference = idIn(who.value(u"reference").toString());
        const QString display = who.value(u"display").toString();
        const QJsonObject there = m_locations.value(reference);
        const BedBatch::Reporter hospital { reference.isEmpty() ? display : reference, there.value(u"name").toString(display),
                                            positionOf(there) };
        const QString end = report.value(u"period").toObject().value(u"end").toString();
        UtcTime time = UtcTime::fromIso(end);
        if (!time.isValid())
            time = UtcTime::fromIso(report.value(u"date").toString());
        bool any = false;
        for (const auto &[type, codes] : countedTypes()) {
            const QString staffed = codes.staffed.toLower();
            const QString occupied = codes.occupied.toLower();
            if (!counts.contains(staffed) && !counts.contains(occupied))
                continue;
            if (type == u"ICU" && (counts.contains(u"numicubedsadult"_s) || counts.contains(u"numicubedsped"_s)))
                continue; // the sum of the two before
            any = true;
            const QString problem = batch.add(hospital, time, type,
                                              { counts.value(staffed, uncounted), counts.value(occupied, uncounted), uncounted });
            if (!problem.isEmpty())
                return problem;
        }
        return any ? QString() : u"measure report without numbers of beds"_s;
    }

    QString m_timestamp;
    QHash<QString, QJsonObject> m_locations;
    QList<QJsonObject> m_beds;
    QList<QJsonObject> m_reports;
};

} // namespace

PayloadFormat fhirFormat()
{
    PayloadFormat format { u"fhir-r4"_s, u"HL7 FHIR R4"_s,
                           [](QByteArrayView payload) {
                               return looksLikeJson(payload)
                                   && payload.first(std::min<qsizetype>(payload.size(), 4096)).contains("\"resourceType\"");
                           },
                           [](const QList<QByteArray> &) -> Decoder {
                               return [](QByteArrayView payload, UtcTime) { return decodeFhirBeds(payload); };
                           } };
    format.encode = [](const DecodedBatch &batch, UtcTime) { return writeFhirBeds(batch); };
    return format;
}

QString roleOfBedType(const QString &type)
{
    const auto role = std::ranges::find(bedRoles(), type, &std::pair<QString, QString>::second);
    return role == bedRoles().cend() ? QString() : role->first;
}

ReportCodes reportCodesOfBedType(const QString &type)
{
    const auto counted = std::ranges::find(countedTypes(), type, &CountedType::type);
    return counted == countedTypes().cend() ? ReportCodes {} : counted->codes;
}

DecodedBatch decodeFhirBeds(QByteArrayView payload)
{
    BedBatch batch;
    if (payload.size() > largestBundle) {
        batch.reject(u"payload larger than 32 MiB"_s);
        return batch.take();
    }
    JsonReader reader(payload, deepestResource);
    const QJsonValue root = reader.readValue();
    if (reader.failed() || !reader.finished() || !root.isObject()) {
        batch.reject(u"not JSON: "_s + QString::fromStdString(reader.problem()));
        return batch.take();
    }
    const FhirBundle bundle(root.toObject());
    if (bundle.isEmpty())
        batch.reject(u"neither Location nor MeasureReport in it"_s);
    bundle.addTo(batch);
    return batch.take();
}

} // namespace citywall::healthcare
