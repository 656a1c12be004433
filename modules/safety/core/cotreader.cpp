// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cotreader.h"

#include "core/cot.h"
#include "core/incidents.h"
#include "core/units.h"
#include "sdk/reason.h"
#include "sdk/xmlreader.h"

#include <QJsonDocument>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostEvents = 100'000;
constexpr size_t mostBadEvents = 10'000;
constexpr qsizetype longestUid = 256;
constexpr qsizetype longestAttribute = 1024;
constexpr qsizetype longestReason = 256;
constexpr int deepestElement = 32; ///< around events
constexpr double largestNumber = 1e9; ///< of any attribute that is read

/// Documents that follow each other as one: declarations, which may stand at the beginning alone, blanked out so that lines stay.
QByteArray asOneDocument(QByteArrayView payload)
{
    QByteArray stream = payload.toByteArray();
    if (stream.startsWith("\xEF\xBB\xBF"))
        stream.remove(0, 3);
    for (qsizetype at = stream.indexOf("<?xml "); at >= 0; at = stream.indexOf("<?xml ", at)) {
        const qsizetype end = stream.indexOf("?>", at);
        if (end < 0)
            break;
        std::fill(stream.begin() + at, stream.begin() + end + 2, ' ');
    }
    return "<stream>" + stream + "</stream>";
}

QString attributeText(const QXmlStreamAttributes &attributes, QStringView name)
{
    return attributes.value(name).trimmed().left(longestAttribute).toString();
}

} // namespace

CotReader::CotReader(QByteArrayView payload, const QString &feed) : m_xml(asOneDocument(payload)), m_units(feed == unitFeed)
{
    refuseUnbounded(m_xml, payload);
}

DecodedBatch CotReader::read()
{
    bool found = false;
    int depth = 0;
    while (!m_xml.atEnd()) {
        const QXmlStreamReader::TokenType token = m_xml.readNext();
        if (token == QXmlStreamReader::StartElement && m_xml.name() == u"event") {
            found = true;
            readEvent();
        } else if (token == QXmlStreamReader::StartElement && ++depth > deepestElement) {
            m_xml.raiseError(Reason::phrase("nested too deep"));
        } else if (token == QXmlStreamReader::EndElement) {
            --depth;
        }
    }
    const QString fault = m_xml.error() == QXmlStreamReader::CustomError ? m_xml.errorString()
        : m_xml.hasError() ? Reason::phrase("malformed XML") + u": "_s + m_xml.errorString().left(longestReason)
        : !found           ? Reason::phrase("no event in the document")
                           : QString();
    if (!fault.isEmpty())
        m_batch.rejections.push_back({ fault, m_xml.lineNumber(), {} });
    return std::move(m_batch);
}

double CotReader::number(QStringView attribute, Event &of) const
{
    bool isNumber = false;
    const double value = m_xml.attributes().value(attribute).trimmed().toDouble(&isNumber);
    of.isImpossible |= std::abs(value) > largestNumber;
    return isNumber && std::isfinite(value) && value != cot::unknownNumber ? value : std::numeric_limits<double>::quiet_NaN();
}

void CotReader::readEvent()
{
    Event event;
    event.line = m_xml.lineNumber();
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const auto text = [&](QStringView name) { return attributeText(attributes, name); };
    event.uid = text(u"uid");
    event.type = text(u"type");
    event.how = text(u"how");
    event.time = text(u"time");
    event.start = attributes.hasAttribute(u"start"_s) ? text(u"start") : event.time;
    event.stale = text(u"stale");
    while (m_xml.readNextStartElement()) {
        if (m_xml.name() == u"point")
            readPoint(event);
        else if (m_xml.name() == u"detail")
            readDetail(event);
        else
            m_xml.skipCurrentElement();
    }
    if (m_xml.hasError())
        return;
    const CotType type = cotTypeOf(event.type);
    const bool toOthers = event.type.startsWith(u"a-") ? type.kind == (m_units ? CotType::Kind::Incident : CotType::Kind::Unit)
                                                       : !event.type.isEmpty();
    if (toOthers)
        return;
    if (const QString fault = faultOf(event); !fault.isEmpty())
        reject(fault, event);
    else
        take(event, type);
}

void CotReader::readPoint(Event &event)
{
    event.located = true;
    event.position = { number(u"lon", event), number(u"lat", event) };
    event.errorMeters = number(u"ce", event);
    m_xml.skipCurrentElement();
}

void CotReader::readDetail(Event &event)
{
    while (m_xml.readNextStartElement()) {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        if (m_xml.name() == u"contact") {
            event.callsign = attributeText(attributes, u"callsign");
        } else if (m_xml.name() == u"status") {
            event.readiness = attributeText(attributes, u"readiness").toLower();
        } else if (m_xml.name() == u"track") {
            event.courseDegrees = number(u"course", event);
            event.speedMetersPerSecond = number(u"speed", event);
        } else if (m_xml.name() == cot::extension) {
            event.state = attributeText(attributes, u"state");
            event.category = attributeText(attributes, u"category");
            event.priority = number(u"priority", event);
            event.casualties = number(u"casualties", event);
        }
        m_xml.skipCurrentElement();
    }
}

QString CotReader::faultOf(const Event &event) const
{
    if (event.uid.isEmpty() || event.uid.size() > longestUid)
        return Reason::phrase("uid missing or too long");
    if (event.type.isEmpty())
        return Reason::phrase("type missing");
    if (cotTypeOf(event.type).kind == CotType::Kind::Other)
        return m_units ? Reason::phrase("not a unit of one's own") : Reason::phrase("not an incident");
    if (event.start.isEmpty() || event.stale.isEmpty())
        return Reason::phrase("time or stale missing");
    const UtcTime start = UtcTime::fromIso(event.start);
    const UtcTime stale = UtcTime::fromIso(event.stale);
    if (!start.isValid() || !stale.isValid())
        return Reason::phrase("time without zone or malformed");
    if (stale < start)
        return Reason::phrase("stale before its start");
    if (!event.located)
        return Reason::phrase("point missing");
    if (event.position == GeoPoint { 0, 0 })
        return Reason::phrase("position not known");
    if (!event.position.isValid())
        return Reason::phrase("impossible coordinates");
    return event.isImpossible ? Reason::phrase("number out of range") : QString();
}

void CotReader::take(const Event &event, const CotType &type)
{
    const auto known = m_keys.constFind(event.uid);
    if (known == m_keys.cend() && m_batch.features.size() >= mostEvents)
        return m_xml.raiseError(Reason::phrase("too many events: the rest was not read"));
    if (m_batch.observations.size() >= mostEvents)
        return m_xml.raiseError(Reason::phrase("too many events: the rest was not read"));
    ObservationRecord row = m_units ? unitOf(event, type) : incidentOf(event, type);
    row.phenomenonTime = UtcTime::fromIso(event.start);
    if (known == m_keys.cend()) {
        row.feature = quint32(m_batch.features.size());
        m_keys.insert(event.uid, row.feature);
        m_batch.features.push_back({ event.uid, event.callsign, {}, { { u"cotType"_s, event.type } } });
        if (!m_units)
            m_batch.features.back().geometry = { event.position };
    } else {
        row.feature = *known;
    }
    const GeoLine &place = m_batch.features[row.feature].geometry;
    if (place.isEmpty() || place.first() != event.position)
        row.position = event.position;
    m_batch.observations.push_back(std::move(row));
}

ObservationRecord CotReader::unitOf(const Event &event, const CotType &type)
{
    ObservationRecord row;
    if (cot::unitStates.contains(event.state))
        row.values[UnitStateField] = term(event.state);
    else if (event.readiness == u"false" || event.readiness == u"0")
        row.values[UnitStateField] = term(u"outOfService"_s);
    row.values[UnitTypeField] = term(type.word);
    const Duration holds = UtcTime::fromIso(event.stale) - UtcTime::fromIso(event.start);
    row.values[UnitValidField] = float(double(holds.count()) / 1000);
    QJsonObject detail;
    if (!event.how.isEmpty())
        detail.insert(u"how"_s, event.how.left(16));
    for (const auto &[name, value] :
         { std::pair(u"course"_s, event.courseDegrees), std::pair(u"speed"_s, event.speedMetersPerSecond),
           std::pair(u"accuracy"_s, event.errorMeters) }) {
        if (std::isfinite(value))
            detail.insert(name, value);
    }
    if (!detail.isEmpty())
        row.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);
    return row;
}

ObservationRecord CotReader::incidentOf(const Event &event, const CotType &type)
{
    ObservationRecord row;
    row.values[StateField] = term(cot::incidentStates.contains(event.state) ? event.state : u"recorded"_s);
    row.values[CategoryField] = term(event.category.isEmpty() ? type.word : event.category.left(longestUid));
    if (event.priority >= 1 && event.priority <= 3)
        row.values[PriorityField] = float(event.priority);
    if (event.casualties >= 0 && event.casualties < 1e6)
        row.values[CasualtiesField] = float(event.casualties);
    return row;
}

float CotReader::term(const QString &word)
{
    const auto known = m_terms.constFind(word);
    if (known != m_terms.cend())
        return *known;
    m_batch.terms.append(word);
    return *m_terms.insert(word, float(m_batch.terms.size() - 1));
}

/// Of a bad event no more is shown than what names it: the rest may speak of persons.
void CotReader::reject(const QString &reason, const Event &event)
{
    if (m_batch.rejections.size() >= mostBadEvents)
        return m_xml.raiseError(Reason::phrase("too many bad records: the rest was not read"));
    const QString sample = u"<event uid=\"%1\" type=\"%2\" start=\"%3\" stale=\"%4\">"_s.arg(
        event.uid.left(64), event.type.left(64), event.start.left(40), event.stale.left(40));
    m_batch.rejections.push_back({ reason, event.line, sample.toUtf8().left(256) });
}

} // namespace citywall::safety
