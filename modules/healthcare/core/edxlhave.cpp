// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edxlhave.h"

#include "core/bedbatch.h"
#include "core/edxlhavewriter.h"
#include "sdk/reason.h"
#include "sdk/xmlreader.h"

#include <QXmlStreamReader>

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestElement = 64;
constexpr qsizetype longestText = 1024;
constexpr qsizetype largestDocument = 32 << 20;

/// One BedCapacity.
struct HaveBeds {
    QString type;
    double baseline = std::numeric_limits<double>::quiet_NaN();
    double available = std::numeric_limits<double>::quiet_NaN();
    bool isImpossible = false; ///< a number in it that no count can be
};

/// One Hospital or facility.
struct HaveHospital {
    QString id;
    QString name;
    GeoPoint position;
    QString updated;
    QString traffic;
    QList<HaveBeds> beds;
};

/// Adds a count of things: a whole number. What is no number at all ("many") says nothing.
void addCount(double &sum, const QString &text, bool &isImpossible)
{
    bool ok = false;
    const int count = text.toInt(&ok);
    if (ok && count >= 0)
        sum = std::isnan(sum) ? count : sum + count;
    else if (const double number = text.toDouble(&ok); ok || std::isinf(number))
        isImpossible = isImpossible || !std::isnan(number);
}

/// gml:pos of EPSG:4326, latitude first (OGC 06-103).
GeoPoint positionIn(const QString &text)
{
    const QStringList parts = text.simplified().split(u' ');
    const auto number = [&](qsizetype part) {
        bool ok = false;
        const double value = parts.value(part).toDouble(&ok);
        return ok || std::isinf(value) ? value : std::numeric_limits<double>::quiet_NaN();
    };
    return { number(1), number(0) };
}

/// Reads the hospitals of a document.
class HaveReader
{
public:
    explicit HaveReader(QByteArrayView payload) : m_xml(payload.toByteArray()) { refuseUnbounded(m_xml, payload); }

    /// @returns why it cannot be read as a whole; empty = it could
    template<typename Visit>
    QString read(Visit visit)
    {
        bool any = false;
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::DTD)
                return Reason::phrase("document type declarations are not taken");
            if (token == QXmlStreamReader::StartElement) {
                if (++m_depth > deepestElement)
                    return Reason::phrase("nested too deep");
                any = any || isNamed("hospitalstatus"_L1) || isNamed("have"_L1);
                if (isNamed("datetimesent"_L1))
                    m_sent = text();
                else if (any && (isNamed("hospital"_L1) || isNamed("facility"_L1)))
                    visit(hospital());
                if (m_tooDeep)
                    return Reason::phrase("nested too deep");
            } else if (token == QXmlStreamReader::EndElement) {
                --m_depth;
            }
        }
        if (m_xml.hasError())
            return Reason::phrase("not well-formed XML") + u": "_s + m_xml.errorString().left(BedBatch::longestText);
        return any ? QString() : Reason::phrase("no HospitalStatus or HAVE in it");
    }
    const QString &sent() const { return m_sent; } ///< by the distribution; empty = nobody says

private:
    bool isNamed(QLatin1StringView name) const
    {
        return m_xml.name().size() == name.size() && m_xml.name().compare(name, Qt::CaseInsensitive) == 0;
    }

    /// The text of the element that the reader stands on; it is left behind.
    QString text()
    {
        --m_depth;
        return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed().left(longestText);
    }

    HaveHospital hospital()
    {
        HaveHospital found;
        const int end = m_depth;
        int capacity = 0; // depth of the BedCapacity that is open; 0 = none
        while (!m_xml.atEnd() && m_depth >= end) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                if (m_depth == capacity)
                    capacity = 0;
                --m_depth;
            } else if (token == QXmlStreamReader::StartElement) {
                if (++m_depth > deepestElement) {
                    m_tooDeep = true;
                    return found;
                }
                if (isNamed("bedcapacity"_L1) && capacity == 0) {
                    capacity = m_depth;
                    found.beds.append(HaveBeds {});
                } else {
                    take(capacity > 0, found);
                }
            }
        }
        return found;
    }

    void take(bool inBeds, HaveHospital &to)
    {
        if (isNamed("organisationname"_L1) && to.id.isEmpty()) { // whose ID is an attribute, and whose parts follow
            for (const QXmlStreamAttribute &attribute : m_xml.attributes()) {
                if (attribute.name().compare(u"id", Qt::CaseInsensitive) == 0)
                    to.id = attribute.value().toString().left(longestText);
            }
        } else if (inBeds && isNamed("bedtype"_L1)) {
            to.beds.last().type = text();
        } else if (inBeds && isNamed("availablecount"_L1)) {
            addCount(to.beds.last().available, text(), to.beds.last().isImpossible);
        } else if (inBeds && isNamed("baselinecount"_L1)) {
            addCount(to.beds.last().baseline, text(), to.beds.last().isImpossible);
        } else if (isNamed("organizationid"_L1) || isNamed("facilityid"_L1)) {
            to.id = text();
        } else if ((isNamed("nameelement"_L1) || isNamed("organizationname"_L1) || isNamed("facilityname"_L1))
                   && to.name.isEmpty()) {
            to.name = text();
        } else if (isNamed("pos"_L1) && !to.position.isValid()) {
            to.position = positionIn(text());
        } else if (isNamed("emstrafficstatus"_L1)) {
            to.traffic = text();
        } else if (isNamed("lastupdatetime"_L1)) {
            to.updated = text();
        }
    }

    QXmlStreamReader m_xml;
    QString m_sent;
    int m_depth = 0;
    bool m_tooDeep = false;
};

void addBeds(const HaveHospital &hospital, UtcTime time, BedBatch &to)
{
    for (const HaveBeds &beds : hospital.beds) {
        QString problem;
        if (beds.type.isEmpty())
            problem = Reason::phrase("beds without a type");
        else if (beds.isImpossible)
            problem = Reason::phrase("number of beds that cannot be");
        else if (std::isnan(beds.baseline) && std::isnan(beds.available))
            problem = Reason::phrase("beds without a number");
        else if (beds.available > beds.baseline)
            problem = Reason::phrase("more beds available than there are");
        else
            problem = to.add({ hospital.id.isEmpty() ? hospital.name : hospital.id, hospital.name, hospital.position }, time,
                             beds.type, { beds.baseline, beds.baseline - beds.available, beds.available });
        if (!problem.isEmpty())
            to.reject(problem);
    }
}

} // namespace

PayloadFormat edxlHaveFormat(const QString &feed)
{
    PayloadFormat format { u"edxl-have"_s, u"EDXL-HAVE 1.0, 2.0"_s,
                           [](QByteArrayView payload) {
                               const QByteArray begin =
                                   payload.first(std::min<qsizetype>(payload.size(), 8192)).toByteArray().toLower();
                               return looksLikeXml(payload) && begin.contains("emergency:edxl:have:");
                           },
                           [feed](const QList<QByteArray> &) -> Decoder {
                               return [feed](QByteArrayView payload, UtcTime) { return decodeEdxlHave(payload, feed); };
                           } };
    format.encode = [feed](const DecodedBatch &batch, UtcTime) { return writeEdxlHave(batch, feed); };
    return format;
}

DecodedBatch decodeEdxlHave(QByteArrayView payload, const QString &feed)
{
    BedBatch batch;
    if (payload.size() > largestDocument) {
        batch.reject(Reason::phrase("payload larger than 32 MiB"));
        return batch.take();
    }
    HaveReader reader(payload);
    QStringList traffic; // by the batch's features, of the emergency feed
    const QString problem = reader.read([&](const HaveHospital &hospital) {
        const UtcTime time = UtcTime::fromIso(hospital.updated.isEmpty() ? reader.sent() : hospital.updated);
        if (feed == bedsFeed) {
            addBeds(hospital, time, batch);
        } else if (!hospital.traffic.isEmpty() && hospital.traffic != u"NotApplicable") {
            const QString reason =
                batch.addTraffic({ hospital.id.isEmpty() ? hospital.name : hospital.id, hospital.name, hospital.position }, time,
                                 hospital.traffic);
            if (!reason.isEmpty())
                batch.reject(reason);
        }
    });
    if (problem.isEmpty())
        return batch.take();
    DecodedBatch refused; // half a document is none
    refused.rejections.push_back({ problem, 0, {} });
    return refused;
}

} // namespace citywall::healthcare
