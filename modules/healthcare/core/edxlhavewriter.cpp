// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edxlhavewriter.h"

#include "core/feeds.h"

#include <QLocale>
#include <QRegularExpression>
#include <QXmlStreamWriter>

#include <map>

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

const QString haveSpace = QStringLiteral("urn:oasis:names:tc:emergency:EDXL:HAVE:1.0");
const QString nameSpace = QStringLiteral("urn:oasis:names:tc:ciq:xnl:3"); ///< of OASIS CIQ 3, whose names HAVE uses
const QString gmlSpace = QStringLiteral("http://www.opengis.net/gml");

/// What hospitals report of one instant, rows by hospital.
using Report = std::map<QString, std::vector<const ObservationRecord *>>;

QString haveNumber(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

/// A text without the characters that no XML document can hold (XML 1.0, §2.2).
QString xmlText(QString text)
{
    static const QRegularExpression impossible(
        u"[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]"_s);
    return text.remove(impossible);
}

class HaveWriter
{
public:
    HaveWriter(const DecodedBatch &batch, const QString &feed) : m_batch(batch), m_beds(feed == bedsFeed) { }

    QList<QByteArray> write() const
    {
        std::map<UtcTime, Report> reports;
        for (const ObservationRecord &row : m_batch.observations) {
            if (isTold(row))
                reports[row.phenomenonTime][hospitalOf(row)].push_back(&row);
        }
        QList<QByteArray> documents;
        for (const auto &[time, report] : reports)
            documents.append(document(time, report));
        return documents;
    }

private:
    const FeatureRecord &featureOf(const ObservationRecord &row) const { return m_batch.features[row.feature]; }
    QString hospitalOf(const ObservationRecord &row) const
    {
        const FeatureRecord &feature = featureOf(row);
        return feature.properties.value(u"hospital").toString(feature.id);
    }
    QString term(float value) const { return value >= 0 ? m_batch.terms.value(qsizetype(value)) : QString(); }
    /// Beds that are free: as reported, else what is left of those that there are; not known of a house that is fuller than full.
    static float availableOf(const ObservationRecord &row)
    {
        const float left = row.values[StaffedField] - row.values[OccupiedField];
        const float available = std::isnan(row.values[AvailableField]) ? left : row.values[AvailableField];
        return available >= 0 ? available : ObservationRecord::nan;
    }
    bool isTold(const ObservationRecord &row) const
    {
        return m_beds ? !term(row.values[BedTypeField]).isEmpty()
                && (!std::isnan(row.values[StaffedField]) || !std::isnan(availableOf(row)))
                      : !term(row.values[DiversionField]).isEmpty();
    }

    QByteArray document(UtcTime time, const Report &report) const
    {
        QByteArray document;
        QXmlStreamWriter xml(&document);
        xml.writeStartDocument();
        xml.writeDefaultNamespace(haveSpace);
        xml.writeNamespace(nameSpace, u"xnl"_s);
        xml.writeNamespace(gmlSpace, u"gml"_s);
        xml.writeStartElement(haveSpace, u"HospitalStatus"_s);
        for (const auto &[hospital, rows] : report) {
            xml.writeStartElement(u"Hospital"_s);
            writeOrganization(xml, hospital, featureOf(*rows.front()));
            if (m_beds)
                writeBeds(xml, rows);
            else
                writeTraffic(xml, *rows.back());
            xml.writeTextElement(u"LastUpdateTime"_s, time.toIso());
            xml.writeEndElement();
        }
        xml.writeEndDocument();
        return document;
    }

    static void writeOrganization(QXmlStreamWriter &xml, const QString &hospital, const FeatureRecord &feature)
    {
        const QString name = feature.properties.value(u"hospitalName").toString(feature.name);
        xml.writeStartElement(u"Organization"_s);
        xml.writeStartElement(u"OrganizationInformation"_s);
        xml.writeStartElement(nameSpace, u"OrganisationName"_s);
        xml.writeAttribute(nameSpace, u"ID"_s, xmlText(hospital));
        if (!name.isEmpty())
            xml.writeTextElement(nameSpace, u"NameElement"_s, xmlText(name));
        xml.writeEndElement();
        xml.writeEndElement();
        if (const GeoPoint place = midpoint(feature.geometry); place.isValid()) {
            xml.writeStartElement(u"OrganizationGeoLocation"_s);
            xml.writeStartElement(gmlSpace, u"Point"_s);
            xml.writeTextElement(gmlSpace, u"pos"_s,
                                 haveNumber(place.latitudeDegrees) + u' ' + haveNumber(place.longitudeDegrees));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    void writeBeds(QXmlStreamWriter &xml, const std::vector<const ObservationRecord *> &rows) const
    {
        xml.writeStartElement(u"HospitalBedCapacityStatus"_s);
        for (const ObservationRecord *row : rows) {
            const float available = availableOf(*row);
            xml.writeStartElement(u"BedCapacity"_s);
            xml.writeTextElement(u"BedType"_s, xmlText(term(row->values[BedTypeField])));
            xml.writeStartElement(u"Capacity"_s);
            if (!std::isnan(available)) {
                xml.writeTextElement(u"CapacityStatus"_s, available > 0 ? u"Vacant/Available"_s : u"NotAvailable"_s);
                xml.writeTextElement(u"AvailableCount"_s, haveNumber(double(available)));
            }
            if (!std::isnan(row->values[StaffedField]))
                xml.writeTextElement(u"BaselineCount"_s, haveNumber(double(row->values[StaffedField])));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    void writeTraffic(QXmlStreamWriter &xml, const ObservationRecord &row) const
    {
        QString status = term(row.values[DiversionField]);
        status[0] = status[0].toUpper(); // "Normal", "Advisory", "Closed"
        xml.writeStartElement(u"EmergencyDepartmentStatus"_s);
        xml.writeStartElement(u"EMSTraffic"_s);
        xml.writeTextElement(u"EMSTrafficStatus"_s, xmlText(status));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    const DecodedBatch &m_batch;
    const bool m_beds;
};

} // namespace

QList<QByteArray> writeEdxlHave(const DecodedBatch &batch, const QString &feed) { return HaveWriter(batch, feed).write(); }

} // namespace citywall::healthcare
