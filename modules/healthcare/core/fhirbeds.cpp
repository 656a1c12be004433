// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhirbeds.h"

#include "core/bedbatch.h"
#include "core/bedtypes.h"
#include "core/fhirwriter.h"
#include "sdk/jsonreader.h"
#include "sdk/reason.h"

#include <optional>

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestResource = 32;
constexpr qsizetype largestBundle = 32 << 20;
constexpr qsizetype mostEntries = 200'000;
constexpr int longestChain = 16; ///< bed, room, ward, …
constexpr qsizetype mostCodes = 20;
constexpr qsizetype longestCode = 64; ///< none that is known is as long
constexpr double uncounted = std::numeric_limits<double>::quiet_NaN();

/// The codes of a CodeableConcept, or of a list of them; of more, or longer ones, than any has, only the beginning.
QStringList codesOf(const QJsonValue &codeable)
{
    QStringList codes;
    const QJsonArray concepts = codeable.isArray() ? codeable.toArray() : QJsonArray { codeable };
    for (qsizetype i = 0; i < std::min(concepts.size(), mostCodes); ++i) {
        const QJsonArray codings = concepts.at(i).toObject().value(u"coding").toArray();
        for (qsizetype j = 0; j < codings.size() && codes.size() < mostCodes; ++j)
            codes << codings.at(j).toObject().value(u"code").toString().left(longestCode);
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

bool isPossibleId(const QString &id) { return !id.isEmpty() && id.size() <= BedBatch::longestText; }

/// As much as is needed to see that it is no possible one.
QString idFrom(const QString &text) { return text.left(BedBatch::longestText + 1); }

/// The last part of a reference: of "Location/7", "http://host/Location/7" and "urn:uuid:7" the 7.
QString idIn(const QString &reference)
{
    const qsizetype end = std::max(reference.lastIndexOf(u'/'), reference.lastIndexOf(u':'));
    return idFrom(reference.sliced(end + 1));
}

/// What a Location says of itself and of what is inside it. Each is read once: beds may share a ward by the hundred thousand.
struct Place {
    explicit Place(const QJsonObject &location)
        : name(location.value(u"name").toString().left(BedBatch::longestText)),
          bedType(bedTypeOfRole(codesOf(location.value(u"type"))))
    {
        const QJsonObject at = location.value(u"position").toObject();
        position = { at.value(u"longitude").toDouble(uncounted), at.value(u"latitude").toDouble(uncounted) };
        const QJsonObject whole = location.value(u"partOf").toObject();
        above = idIn(whole.value(u"reference").toString());
        aboveName = whole.value(u"display").toString().left(BedBatch::longestText);
    }

    QString name;
    GeoPoint position; ///< invalid = not told
    QString bedType;   ///< empty = its role says nothing of that
    QString above;     ///< id of the Location that it is part of; empty = of none
    QString aboveName; ///< as it calls that one
};

struct Bed {
    explicit Bed(const QJsonObject &location)
        : id(idFrom(location.value(u"id").toString())), place(location),
          operational(location.value(u"operationalStatus").toObject().value(u"code").toString().left(longestCode)),
          updated(UtcTime::fromIso(location.value(u"meta").toObject().value(u"lastUpdated").toString()))
    {
        const QString status = location.value(u"status").toString();
        isStaffed = operational != u"C" && status != u"suspended" && status != u"inactive";
    }

    QString id;
    Place place;
    QString operational; ///< table HL7 0116; empty = not told
    UtcTime updated;
    bool isStaffed = true;
};

class FhirBundle
{
public:
    explicit FhirBundle(const QJsonObject &root)
    {
        if (root.value(u"resourceType").toString() != u"Bundle") {
            take(root, {});
            return;
        }
        if (const QString timestamp = root.value(u"timestamp").toString(); !timestamp.isEmpty())
            m_timestamp = UtcTime::fromIso(timestamp);
        const QJsonArray entries = root.value(u"entry").toArray();
        for (const QJsonValue &v : entries) {
            if (m_places.size() + m_reports.size() < mostEntries)
                take(v.toObject().value(u"resource").toObject(), v.toObject().value(u"fullUrl").toString());
        }
    }
    bool isEmpty() const { return m_places.isEmpty() && m_beds.isEmpty() && m_reports.isEmpty(); }

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
            const QString own = idIn(url);
            const Place place(resource);
            for (const QString &id : { idFrom(resource.value(u"id").toString(own)), own }) {
                if (isPossibleId(id))
                    m_places.insert(id, place);
            }
            if (codesOf(resource.value(u"physicalType")).contains(u"bd"))
                m_beds.append(Bed(resource));
        }
    }

    /// What is counted for one hospital and type.
    struct Counted {
        double staffed = 0;
        double occupied = 0;
        double available = 0;
        bool told = true; ///< of every bed whether it is occupied
    };
    struct Ward {
        BedBatch::Reporter hospital;
        QString bedType;
    };

    /// The nearest place that says of what type its beds are, and the outermost one.
    Ward wardOf(const Bed &bed) const
    {
        QString bedType = bed.place.bedType;
        BedBatch::Reporter hospital { bed.id, bed.place.name, bed.place.position };
        const Place *at = &bed.place;
        for (int step = 1; at && !at->above.isEmpty() && step <= longestChain; ++step) {
            const auto known = m_places.constFind(at->above);
            hospital = { at->above, at->aboveName, {} };
            at = known == m_places.cend() ? nullptr : &*known;
            if (!at)
                break;
            hospital.name = at->name;
            hospital.position = at->position;
            if (bedType.isEmpty() && step < longestChain)
                bedType = at->bedType;
        }
        return { hospital, bedType.isEmpty() ? u"Unspecified"_s : bedType };
    }

    void addBeds(BedBatch &batch) const
    {
        struct Hospital {
            BedBatch::Reporter reporter;
            std::map<QString, Counted> types;
            UtcTime newest;
        };
        std::map<QString, Hospital> hospitals;
        for (const Bed &bed : m_beds) {
            const QString &operational = bed.operational;
            if (!operational.isEmpty() && (operational.size() != 1 || !u"OUHKIC"_s.contains(operational))) {
                batch.reject(Reason::phrase("operational status of a bed is not known"));
                continue;
            }
            const Ward ward = wardOf(bed);
            Hospital &hospital = hospitals[ward.hospital.id];
            hospital.reporter = ward.hospital;
            hospital.newest = std::max(hospital.newest, bed.updated);
            Counted &counted = hospital.types[ward.bedType];
            if (!bed.isStaffed)
                continue;
            counted.staffed += 1;
            counted.occupied += operational == u"O";
            counted.available += operational == u"U";
            counted.told = counted.told && !operational.isEmpty();
        }
        for (const auto &[id, hospital] : hospitals) {
            const UtcTime time = m_timestamp.value_or(hospital.newest);
            for (const auto &[type, counted] : hospital.types) {
                const QString problem = batch.add(hospital.reporter, time, type,
                                                  { counted.staffed, counted.told ? counted.occupied : uncounted,
                                                    counted.told ? counted.available : uncounted });
                if (!problem.isEmpty())
                    batch.reject(problem);
            }
        }
    }

    QString addReport(const QJsonObject &report, BedBatch &batch) const
    {
        if (report.value(u"status").toString() == u"error")
            return Reason::phrase("measure report in error");
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
        BedBatch::Reporter hospital { reference.isEmpty() ? display : reference, display, {} };
        if (const auto there = m_places.constFind(reference); there != m_places.cend()) {
            hospital.name = there->name.isEmpty() ? display : there->name;
            hospital.position = there->position;
        }
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
        return any ? QString() : Reason::phrase("measure report without numbers of beds");
    }

    std::optional<UtcTime> m_timestamp; ///< as it is told, be it invalid
    QHash<QString, Place> m_places; ///< by id
    QList<Bed> m_beds;
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
        batch.reject(Reason::phrase("payload larger than 32 MiB"));
        return batch.take();
    }
    JsonReader reader(payload, deepestResource);
    const QJsonValue root = reader.readValue();
    if (reader.failed() || !reader.finished() || !root.isObject()) {
        batch.reject(Reason::phrase("not JSON") + u": "_s + QString::fromStdString(reader.problem()));
        return batch.take();
    }
    const FhirBundle bundle(root.toObject());
    if (bundle.isEmpty())
        batch.reject(Reason::phrase("neither Location nor MeasureReport in it"));
    bundle.addTo(batch);
    return batch.take();
}

} // namespace citywall::healthcare
