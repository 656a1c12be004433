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

} // namespace citywall::traffic::test
