// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeportxml.h"

#include "core/georeport.h"
#include "core/georeportbatch.h"
#include "core/georeportwriter.h"
#include "sdk/reason.h"
#include "sdk/xmlreader.h"

#include <QXmlStreamReader>

namespace citywall::services {

namespace {

using Limits = GeoReportLimits;

class XmlDecoder
{
public:
    explicit XmlDecoder(QByteArrayView payload)
        : m_payload(payload), m_xml(QByteArray::fromRawData(payload.data(), payload.size()))
    {
        refuseUnbounded(m_xml, payload);
    }

    DecodedBatch decode()
    {
        if (next()) {
            if (m_xml.name() == u"service_requests")
                readRequests();
            else if (m_xml.name() == u"errors")
                m_xml.raiseError(Reason::phrase("the server reports") + QStringLiteral(": ") + readError());
            else
                m_xml.raiseError(Reason::phrase("root element is not service_requests"));
        }
        while (!ended()) // nothing but comments may follow
            advance();
        return m_xml.hasError() ? refused() : std::move(m_batch).take();
    }

private:
    DecodedBatch refused() const
    {
        DecodedBatch batch;
        batch.rejections.push_back(
            { Reason::phrase("XML not read") + QStringLiteral(": ") + m_xml.errorString().left(Limits::idCharacters),
              std::max<qint64>(1, m_xml.lineNumber()),
              m_payload.first(std::min<qsizetype>(256, m_payload.size())).toByteArray() });
        return batch;
    }

    bool ended() const { return m_xml.atEnd() || m_xml.hasError(); }
    /// One token further, within the bounds.
    QXmlStreamReader::TokenType advance()
    {
        const QXmlStreamReader::TokenType token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD)
            m_xml.raiseError(Reason::phrase("a document type is declared"));
        else if (token == QXmlStreamReader::StartElement && ++m_depth > Limits::depth)
            m_xml.raiseError(Reason::phrase("nested too deeply"));
        else if (token == QXmlStreamReader::EndElement)
            --m_depth;
        return m_xml.tokenType();
    }
    /// To the next child element; false at the end of the element whose children are read.
    bool next()
    {
        while (!ended()) {
            const QXmlStreamReader::TokenType token = advance();
            if (token == QXmlStreamReader::StartElement || token == QXmlStreamReader::EndElement)
                return token == QXmlStreamReader::StartElement;
        }
        return false;
    }
    void skip()
    {
        for (const int outside = m_depth - 1; m_depth > outside && !ended();)
            advance();
    }
    /// The text of the element, as much as is kept; elements inside are passed over.
    QString text()
    {
        QString text;
        for (const int outside = m_depth - 1; m_depth > outside && !ended();) {
            if (advance() == QXmlStreamReader::Characters && m_depth == outside + 1 && text.size() < Limits::textCharacters)
                text += m_xml.text();
        }
        return text.left(Limits::textCharacters).trimmed();
    }

    QString readError()
    {
        QString description;
        while (next()) {
            while (next()) {
                if (m_xml.name() == u"description")
                    description = text();
                else
                    skip();
            }
        }
        return description;
    }
    void readRequests()
    {
        while (next()) {
            const qint64 line = m_xml.lineNumber();
            if (m_batch.isFull()) {
                skip();
            } else if (m_xml.name() != u"request") {
                const QByteArray name = m_xml.name().toUtf8();
                skip();
                m_batch.reject(Reason::marked("element is not a request"), line, name);
            } else {
                readRequest(line);
            }
        }
    }
    void readRequest(qint64 line)
    {
        GeoReportRecord record;
        GeoReportRaw raw;
        while (next()) {
            const QByteArray name = m_xml.name().toUtf8();
            if (QString *wanted = raw.textOf(std::string_view(name.constData(), size_t(name.size())), record))
                *wanted = text();
            else if (name == "lat")
                raw.latitude = raw.coordinate(text());
            else if (name == "long")
                raw.longitude = raw.coordinate(text());
            else if (name == "extended_attributes")
                readAttributes(record);
            else
                skip();
        }
        if (m_xml.hasError())
            return;
        const char *fault = record.understand(raw);
        if (fault || !m_batch.append(record))
            m_batch.reject(fault ? fault : Reason::marked("too many requests"), line, record.id.toUtf8());
    }
    void readAttributes(GeoReportRecord &record)
    {
        while (next()) {
            if (m_xml.name() == u"channel")
                record.channel = channelFromWord(text());
            else
                skip();
        }
    }

    QByteArrayView m_payload;
    QXmlStreamReader m_xml;
    GeoReportBatch m_batch;
    int m_depth = 0;
};

bool isGeoReportXml(QByteArrayView payload)
{
    constexpr qsizetype lookedAt = 4 << 10;
    QXmlStreamReader xml(payload.first(std::min(payload.size(), lookedAt)).toByteArray());
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            return xml.name() == u"service_requests" || xml.name() == u"errors";
    }
    return false;
}

} // namespace

Decoder geoReportXmlDecoder()
{
    return [](QByteArrayView payload, UtcTime) {
        if (payload.size() > Limits::payloadBytes) {
            DecodedBatch batch;
            batch.rejections.push_back({ Reason::phrase("payload too large"), 1, payload.first(256).toByteArray() });
            return batch;
        }
        return XmlDecoder(payload).decode();
    };
}

PayloadFormat geoReportXmlFormat()
{
    PayloadFormat format { QStringLiteral("georeport-xml"), QStringLiteral("Open311 GeoReport v2 (XML)"), &isGeoReportXml,
                           [](const QList<QByteArray> &) { return geoReportXmlDecoder(); } };
    format.encode = [](const DecodedBatch &batch, UtcTime) { return writeGeoReportXml(batch); };
    return format;
}

} // namespace citywall::services
