// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fhirwriter.h"

#include "core/feeds.h"
#include "core/fhirbeds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>
#include <map>

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

constexpr float mostBedsOfAType = 10'000;

QString fhirId(QString text)
{
    static const QRegularExpression impossible(u"[^A-Za-z0-9.-]"_s);
    return text.replace(impossible, u"-"_s).left(64);
}

QJsonObject codeable(const QString &system, const QString &code)
{
    return { { u"coding"_s, QJsonArray { QJsonObject { { u"system"_s, system }, { u"code"_s, code } } } } };
}

QJsonObject location(const QString &id, const QString &physicalType)
{
    return { { u"resourceType"_s, u"Location"_s },
             { u"id"_s, id },
             { u"status"_s, u"active"_s },
             { u"physicalType"_s, codeable(u"http://terminology.hl7.org/CodeSystem/location-physical-type"_s, physicalType) } };
}

QJsonObject partOf(const QString &id) { return { { u"reference"_s, QString(u"Location/"_s + id) } }; }

/// The beds of one type in one hospital, by what is in them.
struct BedCount {
    int occupied = 0;
    int free = 0;
    int other = 0;
    int unknown = 0;
};

BedCount bedsOf(const ObservationRecord &row)
{
    const int staffed = int(std::min(row.values[StaffedField], mostBedsOfAType));
    const float occupied = row.values[OccupiedField];
    if (!(occupied >= 0 && occupied <= float(staffed)))
        return { .unknown = staffed };
    const float available = row.values[AvailableField];
    const int left = staffed - int(occupied);
    const int free = available >= 0 ? std::min(int(available), left) : left;
    return { int(occupied), free, left - free };
}

/// What hospitals report of one instant.
class BedBundle
{
public:
    explicit BedBundle(const DecodedBatch &batch) : m_batch(batch) { }

    void add(const ObservationRecord &row)
    {
        const FeatureRecord &feature = m_batch.features[row.feature];
        const float term = row.values[BedTypeField];
        const QString type = term >= 0 ? m_batch.terms.value(qsizetype(term)) : QString();
        const QString code = roleOfBedType(type);
        if (code.isEmpty())
            count(feature, row, reportCodesOfBedType(type));
        if (code.isEmpty() || !(row.values[StaffedField] > 0))
            return;
        const QString hospital = addHospital(feature);
        const QString ward = hospital + u'-' + code;
        QJsonObject resource = location(ward, u"wa"_s);
        resource.insert(u"type"_s, QJsonArray { codeable(u"http://terminology.hl7.org/CodeSystem/v3-RoleCode"_s, code) });
        resource.insert(u"partOf"_s, partOf(hospital));
        put(resource);
        const BedCount count = bedsOf(row);
        addBeds(ward, u"O"_s, count.occupied);
        addBeds(ward, u"U"_s, count.free);
        addBeds(ward, u"H"_s, count.other);
        addBeds(ward, {}, count.unknown);
    }

    QByteArray write(UtcTime time)
    {
        for (const auto &[hospital, counts] : m_counts)
            put(report(hospital, counts, time));
        return QJsonDocument(QJsonObject { { u"resourceType"_s, u"Bundle"_s },
                                           { u"type"_s, u"collection"_s },
                                           { u"timestamp"_s, time.toIso() },
                                           { u"entry"_s, m_entries } })
            .toJson(QJsonDocument::Compact);
    }
    bool isEmpty() const { return m_entries.isEmpty(); }

private:
    /// For the hospital's MeasureReport.
    void count(const FeatureRecord &feature, const ObservationRecord &row, const ReportCodes &codes)
    {
        QJsonArray told;
        for (const auto &[code, number] :
             { std::pair(codes.staffed, row.values[StaffedField]), { codes.occupied, row.values[OccupiedField] } }) {
            if (!code.isEmpty() && number >= 0)
                told.append(QJsonObject {
                    { u"code"_s, codeable(u"http://hl7.org/fhir/us/saner/CodeSystem/MeasurePopulationSystem"_s, code) },
                    { u"count"_s, qint64(number) } });
        }
        if (told.isEmpty())
            return;
        QJsonArray &counts = m_counts[addHospital(feature)];
        for (const QJsonValue one : std::as_const(told))
            counts.append(one);
    }

    /// Situation Awareness for Novel Epidemic Response (SANER), of HL7's implementation guides for R4.
    static QJsonObject report(const QString &hospital, const QJsonArray &counts, UtcTime time)
    {
        return { { u"resourceType"_s, u"MeasureReport"_s },
                 { u"id"_s, QString(u"beds-"_s + hospital).left(64) },
                 { u"status"_s, u"complete"_s },
                 { u"type"_s, u"summary"_s },
                 { u"measure"_s, u"http://hl7.org/fhir/us/saner/Measure/CDCPatientImpactAndHospitalCapacity"_s },
                 { u"subject"_s, partOf(hospital) },
                 { u"period"_s, QJsonObject { { u"start"_s, time.toIso() }, { u"end"_s, time.toIso() } } },
                 { u"group"_s, QJsonArray { QJsonObject { { u"population"_s, counts } } } } };
    }

    void put(const QJsonObject &resource) { m_entries.append(QJsonObject { { u"resource"_s, resource } }); }

    QString addHospital(const FeatureRecord &feature)
    {
        const QString id = fhirId(feature.properties.value(u"hospital").toString(feature.id));
        if (m_hospitals.contains(id))
            return id;
        m_hospitals.insert(id);
        QJsonObject resource = location(id, u"bu"_s);
        const QString name = feature.properties.value(u"hospitalName").toString(feature.name);
        if (!name.isEmpty())
            resource.insert(u"name"_s, name);
        if (const GeoPoint at = midpoint(feature.geometry); at.isValid())
            resource.insert(u"position"_s,
                            QJsonObject { { u"longitude"_s, at.longitudeDegrees }, { u"latitude"_s, at.latitudeDegrees } });
        put(resource);
        return id;
    }

    void addBeds(const QString &ward, const QString &status, int count)
    {
        for (int i = 0; i < count; ++i) {
            QJsonObject bed = location(ward + u'-' + QString::number(++m_beds), u"bd"_s);
            if (!status.isEmpty())
                bed.insert(
                    u"operationalStatus"_s,
                    QJsonObject { { u"system"_s, u"http://terminology.hl7.org/CodeSystem/v2-0116"_s }, { u"code"_s, status } });
            bed.insert(u"partOf"_s, partOf(ward));
            put(bed);
        }
    }

    const DecodedBatch &m_batch;
    QJsonArray m_entries;
    std::map<QString, QJsonArray> m_counts; // by hospital
    QSet<QString> m_hospitals;
    int m_beds = 0;
};

} // namespace

QList<QByteArray> writeFhirBeds(const DecodedBatch &batch)
{
    std::map<UtcTime, BedBundle> bundles;
    for (const ObservationRecord &row : batch.observations)
        bundles.try_emplace(row.phenomenonTime, batch).first->second.add(row);
    QList<QByteArray> payloads;
    for (auto &[time, bundle] : bundles) {
        if (!bundle.isEmpty())
            payloads.append(bundle.write(time));
    }
    return payloads;
}

} // namespace citywall::healthcare
