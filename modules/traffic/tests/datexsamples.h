// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"
#include "fixtures.h"

// DATEX II by hand, after its schemas: 3.x with a prefix for each namespace in a messageContainer, 2.x with one namespace in SOAP.
namespace citywall::traffic::test {

inline QByteArray publication(const QByteArray &type, const QByteArray &content)
{
    return "<mc:payload xsi:type=\"" + type
        + "\" lang=\"en\" modelBaseVersion=\"3\">"
          "<com:publicationTime>2026-11-20T18:00:00Z</com:publicationTime>"
          "<com:publicationCreator><com:country>nl</com:country></com:publicationCreator>"
        + content + "</mc:payload>";
}

inline QByteArray container(const QByteArray &publications)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<mc:messageContainer xmlns:mc=\"http://datex2.eu/schema/3/messageContainer\" "
           "xmlns:com=\"http://datex2.eu/schema/3/common\" "
           "xmlns:roa=\"http://datex2.eu/schema/3/roadTrafficData\" xmlns:sit=\"http://datex2.eu/schema/3/situation\" "
           "xmlns:loc=\"http://datex2.eu/schema/3/locationReferencing\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
        + publications + "\n</mc:messageContainer>";
}

inline QByteArray soap(const QByteArray &type, const QByteArray &content)
{
    return "<SOAP:Envelope xmlns:SOAP=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP:Body>"
           "<d2LogicalModel xmlns=\"http://datex2.eu/schema/2/2_0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
           "modelBaseVersion=\"2\"><exchange><supplierIdentification><country>nl</country></supplierIdentification></exchange>"
           "<payloadPublication xsi:type=\""
        + type + "\" lang=\"nl\"><publicationTime>2026-11-20T19:00:00+01:00</publicationTime>" + content
        + "</payloadPublication></d2LogicalModel></SOAP:Body></SOAP:Envelope>";
}

inline QByteArray point(const QByteArray &latitude, const QByteArray &longitude)
{
    return "<loc:pointByCoordinates><loc:bearing>270</loc:bearing><loc:pointCoordinates><loc:latitude>" + latitude
        + "</loc:latitude><loc:longitude>" + longitude + "</loc:longitude></loc:pointCoordinates></loc:pointByCoordinates>";
}

inline QByteArray line(const QByteArray &positions, const QByteArray &attributes = {})
{
    return "<loc:gmlLineString" + attributes + "><loc:posList>" + positions + "</loc:posList></loc:gmlLineString>";
}

/// The word behind a term of a row; empty if there is none.
inline QString word(const DecodedBatch &batch, size_t row, size_t field)
{
    const float value = batch.observations.at(row).values[field];
    return value >= 0 ? batch.terms.at(qsizetype(value)) : QString();
}

// Measured data.

/// An indexed value of 3.x.
inline QByteArray quantity(int index, const QByteArray &type, const QByteArray &value)
{
    return "<roa:physicalQuantity index=\"" + QByteArray::number(index)
        + "\"><roa:physicalQuantity xsi:type=\"roa:SinglePhysicalQuantity\"><roa:basicData xsi:type=\"roa:" + type + "\">" + value
        + "</roa:basicData></roa:physicalQuantity></roa:physicalQuantity>";
}

inline QByteArray flow(int index, const QByteArray &vehiclesPerHour, const QByteArray &more = {})
{
    return quantity(index, "TrafficFlow",
                    "<roa:vehicleFlow accuracy=\"0.0\">" + more + "<com:vehicleFlowRate>" + vehiclesPerHour
                        + "</com:vehicleFlowRate></roa:vehicleFlow>");
}

inline QByteArray averageSpeed(int index, const QByteArray &kilometersPerHour, const QByteArray &attributes = {})
{
    return quantity(index, "TrafficSpeed",
                    "<roa:averageVehicleSpeed" + attributes + "><com:speed>" + kilometersPerHour
                        + "</com:speed></roa:averageVehicleSpeed>");
}

inline QByteArray travelTime(int index, const QByteArray &seconds, const QByteArray &freeFlow)
{
    return quantity(
        index, "TravelTimeData",
        "<roa:travelTimeType>reconstituted</roa:travelTimeType><roa:travelTime><roa:duration>" + seconds
            + "</roa:duration></roa:travelTime><roa:freeFlowTravelTime><roa:duration>" + freeFlow
            + "</roa:duration></roa:freeFlowTravelTime><roa:normallyExpectedTravelTime><roa:duration>70</roa:duration>"
              "</roa:normallyExpectedTravelTime>");
}

inline const QByteArray noonDefault =
    "<roa:measurementTimeDefault><roa:timeValue>2026-11-20T17:59:00Z</roa:timeValue></roa:measurementTimeDefault>";

inline QByteArray measured(const QByteArray &site, const QByteArray &values, const QByteArray &time = noonDefault)
{
    return "<roa:siteMeasurements><roa:measurementSiteReference targetClass=\"roa:MeasurementSite\" id=\"" + site
        + "\" version=\"7\"/>" + values + time + "</roa:siteMeasurements>\n";
}

inline QByteArray meaning(int index, const QByteArray &type, const QByteArray &lane, const QByteArray &vehicles = {})
{
    return "<roa:measurementSpecificCharacteristics index=\"" + QByteArray::number(index)
        + "\"><roa:measurementSpecificCharacteristics><roa:measurementSide>northBound</roa:measurementSide><roa:period>60</"
          "roa:period>"
          "<roa:specificMeasurementValueType>"
        + type + "</roa:specificMeasurementValueType>"
        + (vehicles.isEmpty() ? QByteArray()
                              : "<roa:specificVehicleCharacteristics>" + vehicles + "</roa:specificVehicleCharacteristics>")
        + (lane.isEmpty() ? QByteArray() : "<roa:specificLane><loc:laneUsage>" + lane + "</loc:laneUsage></roa:specificLane>")
        + "</roa:measurementSpecificCharacteristics></roa:measurementSpecificCharacteristics>";
}

inline QByteArray site(const QByteArray &id, const QByteArray &name, const QByteArray &meanings, const QByteArray &location)
{
    return "<roa:measurementSite id=\"" + id
        + "\" version=\"7\"><roa:measurementSiteName><com:values><com:value lang=\"nl\">x</com:value>"
          "<com:value lang=\"en\">"
        + name
        + "</com:value></com:values></roa:measurementSiteName><roa:measurementSiteNumberOfLanes>2</"
          "roa:measurementSiteNumberOfLanes>"
        + meanings + "<roa:measurementSiteLocation xsi:type=\"loc:PointLocation\">" + location
        + "</roa:measurementSiteLocation></roa:measurementSite>\n";
}

inline QByteArray table(const QByteArray &sites)
{
    return publication("roa:MeasurementSiteTablePublication",
                       "<roa:measurementSiteTable id=\"T\" version=\"1\">" + sites + "</roa:measurementSiteTable>");
}
inline QByteArray data(const QByteArray &measurements, const QByteArray &header = {})
{
    return publication("roa:MeasuredDataPublication", header + measurements);
}

inline const QByteArray loops = site("loop", "A1 km 27",
                                     meaning(1, "trafficFlow", "lane1") + meaning(2, "trafficSpeed", "lane1")
                                         + meaning(3, "trafficFlow", "lane2") + meaning(4, "trafficSpeed", "lane2"),
                                     point("41.885", "-87.631"));
inline const QByteArray stretch =
    site("stretch", "State St", meaning(1, "travelTimeInformation", {}), line("41.88 -87.63 41.89 -87.63"));

inline DecodedBatch links(const QByteArray &payload, const QList<QByteArray> &tables = {})
{
    return Feeds::linkSpeeds().decoder({}, tables)(payload, noon);
}
inline DecodedBatch stations(const QByteArray &payload, const QList<QByteArray> &tables = {})
{
    return Feeds::countStations({}).decoder({}, tables)(payload, noon);
}

// Situations.

inline const QByteArray usual = "<com:overallStartTime>2026-11-19T12:00:00Z</com:overallStartTime>"
                                "<com:overallEndTime>2026-11-22T01:00:00+01:00</com:overallEndTime>";
inline const QByteArray mainStreet =
    "<sit:locationReference xsi:type=\"loc:LinearLocation\"><loc:supplementaryPositionalDescription><loc:roadInformation>"
    "<loc:roadName>Main St</loc:roadName><loc:roadNumber>N8</loc:roadNumber>"
    "</loc:roadInformation></loc:supplementaryPositionalDescription>"
    + line("41.9 -87.7 41.9 -87.69") + "</sit:locationReference>";
inline const QByteArray corner =
    "<sit:locationReference xsi:type=\"loc:PointLocation\">" + point("41.9", "-87.7") + "</sit:locationReference>";

/// What is unusual about a record.
struct Own {
    QByteArray id = "r1";
    QByteArray version = "2026-11-20T09:00:00Z";
    QByteArray validity = usual;
    QByteArray status = "definedByValidityTimeSpec";
    QByteArray before = {}; ///< validity: impact …
    QByteArray comment = "Water main";
    QByteArray location = mainStreet;
};

inline QByteArray record(const QByteArray &type, const QByteArray &kinds, const Own &own = {})
{
    return "<sit:situationRecord xsi:type=\"sit:" + type + "\" id=\"" + own.id
        + "\" version=\"3\"><sit:situationRecordCreationTime>2026-11-01T09:00:00Z</sit:situationRecordCreationTime>"
          "<sit:situationRecordVersionTime>"
        + own.version
        + "</sit:situationRecordVersionTime><sit:probabilityOfOccurrence>certain</sit:probabilityOfOccurrence>"
          "<sit:source><com:sourceName><com:values><com:value "
          "lang=\"nl\">Gemeente</com:value></com:values></com:sourceName></sit:source>"
          "<sit:validity><com:validityStatus>"
        + own.status + "</com:validityStatus><com:validityTimeSpecification>" + own.validity
        + "</com:validityTimeSpecification></sit:validity>" + own.before
        + "<sit:generalPublicComment><sit:comment><com:values><com:value lang=\"en\">" + own.comment
        + "</com:value></com:values></sit:comment></sit:generalPublicComment>" + own.location + kinds
        + "</sit:situationRecord>\n";
}

inline QByteArray works(const Own &own = {}, const QByteArray &more = {})
{
    return record("MaintenanceWorks",
                  "<sit:mobility><sit:mobilityType>mobile</sit:mobilityType></sit:mobility>" + more
                      + "<sit:roadMaintenanceType>resurfacingWork</sit:roadMaintenanceType>"
                        "<sit:roadMaintenanceType>treeAndVegetationCuttingWork</sit:roadMaintenanceType>",
                  own);
}

inline QByteArray management(const QByteArray &type, const Own &own = { .id = "m1" })
{
    return record("RoadOrCarriagewayOrLaneManagement",
                  "<sit:complianceOption>mandatory</sit:complianceOption><sit:roadOrCarriagewayOrLaneManagementType>" + type
                      + "</sit:roadOrCarriagewayOrLaneManagementType>",
                  own);
}

inline QByteArray situation(const QByteArray &records, const QByteArray &status = "real")
{
    return "<sit:situation "
           "id=\"S1\"><sit:overallSeverity>high</sit:overallSeverity><sit:headerInformation><com:informationStatus>"
        + status + "</com:informationStatus></sit:headerInformation>" + records + "</sit:situation>\n";
}

inline QByteArray published(const QByteArray &situations)
{
    return container(publication("sit:SituationPublication", situations));
}

inline DecodedBatch zones(const QByteArray &payload)
{
    return Feeds::workZones({}).decoder()(payload, noon + std::chrono::minutes(10));
}
inline DecodedBatch events(const QByteArray &payload)
{
    return Feeds::roadEvents({}).decoder()(payload, noon + std::chrono::minutes(10));
}

} // namespace citywall::traffic::test
