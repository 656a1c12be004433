// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capreader.h"

#include "core/caplink.h"
#include "core/caprules.h"
#include "core/capshapes.h"
#include "core/warnings.h"
#include "sdk/reason.h"
#include "sdk/xmlreader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype textCharacters = 8'192;
constexpr qsizetype longestTag = 4096; ///< bytes that are looked at for where an element begins
constexpr qsizetype longestReason = 256;
constexpr size_t mostMessages = 100'000; ///< with those that they refer to
constexpr size_t mostRejections = 10'000;
constexpr size_t mostInfos = 100; ///< of one message: each has a copy of what stands outside of them

/// Identifiers out of "sender,identifier,sent", separated by white space.
QStringList referencesOf(const QHash<QString, QString> &alert)
{
    QStringList identifiers;
    for (const QString &reference : alert.value(u"references"_s).simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QString identifier = reference.section(u',', 1, 1);
        if (!identifier.isEmpty() && identifier != alert[u"identifier"_s])
            identifiers.append(identifier);
    }
    identifiers.removeDuplicates();
    return identifiers;
}

} // namespace

CapReader::CapReader(QByteArrayView payload) : m_payload(payload), m_xml(payload.toByteArray())
{
    refuseUnbounded(m_xml, payload);
}

bool CapReader::next() { return nextElement(m_xml); }

bool CapReader::isAlert() const { return m_xml.name() == u"alert" && m_xml.namespaceUri().startsWith(space); }

DecodedBatch CapReader::readMessages()
{
    bool found = false;
    while (next()) {
        if (isAlert()) {
            found = true;
            readAlert();
        }
    }
    if (!found && !m_xml.hasError())
        reject(Reason::phrase("no CAP message in the document"), {});
    return finish();
}

DecodedBatch CapReader::readIndex()
{
    while (next()) {
        if (m_xml.name() == u"entry" || m_xml.name() == u"item")
            readEntry();
    }
    return finish();
}

QStringList CapReader::readLinks()
{
    readIndex();
    return m_links;
}

DecodedBatch CapReader::finish()
{
    if (m_xml.error() == QXmlStreamReader::CustomError)
        m_batch.rejections.push_back(recordOf(m_xml.errorString(), here()));
    else if (m_xml.hasError())
        m_batch.rejections.push_back(
            recordOf(Reason::phrase("malformed XML") + u": "_s + m_xml.errorString().left(longestReason), here()));
    return std::move(m_batch);
}

CapReader::Place CapReader::here() const
{
    const qsizetype behind = std::clamp<qsizetype>(m_xml.characterOffset(), 0, m_payload.size());
    const qsizetype from = std::max<qsizetype>(0, behind - longestTag);
    return { m_xml.lineNumber(), from + std::max<qsizetype>(0, m_payload.first(behind).sliced(from).lastIndexOf('<')) };
}

void CapReader::reject(const QString &reason, Place where)
{
    if (m_batch.rejections.size() < mostRejections)
        m_batch.rejections.push_back(recordOf(reason, where));
    else
        m_xml.raiseError(Reason::phrase("too many bad records: the rest was not read"));
}

Rejection CapReader::recordOf(const QString &reason, Place where) const
{
    const qsizetype length = std::min<qsizetype>(256, m_payload.size() - where.byte);
    return { reason, where.line, m_payload.sliced(where.byte, length).toByteArray() };
}

QString CapReader::text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed().left(textCharacters); }

void CapReader::readEntry()
{
    const Place where = here();
    bool embedded = false;
    bool titled = false;
    CapLink link;
    while (m_xml.readNextStartElement()) {
        if (isAlert()) {
            readAlert();
            embedded = true;
        } else if (CapLink::isLink(m_xml.name())) {
            const QXmlStreamAttributes attributes = m_xml.attributes();
            link.take(attributes, text());
        } else if (m_xml.name() == u"title" || m_xml.name() == u"description") {
            titled |= !text().isEmpty();
        } else {
            embedded |= readInside();
        }
    }
    if (embedded || m_xml.hasError())
        return;
    const QString fault = !titled ? Reason::phrase("entry without title")
        : !link.isGiven()         ? Reason::phrase("entry without alert or link")
                                  : takeLink(link.address());
    if (!fault.isEmpty())
        reject(fault, where);
}

QString CapReader::takeLink(const QString &address)
{
    if (address.isEmpty())
        return Reason::phrase("linked alert not embedded");
    if (m_linked.contains(address))
        return {};
    if (m_links.size() >= CapLink::most)
        return Reason::phrase("more linked alerts than are followed");
    m_linked.insert(address);
    m_links.append(address);
    return {};
}

bool CapReader::readInside()
{
    bool found = false;
    for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
        const QXmlStreamReader::TokenType token = m_xml.readNext();
        if (token == QXmlStreamReader::EndElement) {
            --depth;
        } else if (token == QXmlStreamReader::StartElement && isAlert()) {
            readAlert();
            found = true;
        } else if (token == QXmlStreamReader::StartElement) {
            ++depth;
        }
    }
    return found;
}

void CapReader::readAlert()
{
    Alert alert;
    alert.where = here();
    while (m_xml.readNextStartElement()) {
        const QString name = m_xml.name().toString();
        const QStringView of = m_xml.namespaceUri();
        if (of == u"http://www.w3.org/2000/09/xmldsig#") {
            alert.signatures += name == u"Signature";
            m_xml.skipCurrentElement();
        } else if (!of.startsWith(space)) {
            m_xml.skipCurrentElement();
        } else if (name == u"info" && alert.infos.size() >= mostInfos) {
            alert.isCut = true;
            m_xml.skipCurrentElement();
        } else if (name == u"info") {
            alert.infos.push_back(readInfo());
        } else {
            alert.texts.insert(name, text());
        }
    }
    if (m_xml.hasError())
        return;
    if (const QString fault = faultOfCapAlert(alert.texts); !fault.isEmpty())
        reject(fault, alert.where);
    else if (const QString why = whyCapAlertIsLeftOut(alert.texts); why.isEmpty())
        take(alert);
    else if (m_batch.leftOut.size() < mostRejections)
        m_batch.leftOut.push_back(recordOf(why, alert.where));
}

CapReader::Info CapReader::readInfo()
{
    Info info;
    info.where = here();
    while (m_xml.readNextStartElement()) {
        const QString name = m_xml.name().toString();
        if (name == u"area")
            readArea(info);
        else if (name == u"eventCode" || name == u"parameter" || name == u"resource")
            m_xml.skipCurrentElement();
        else
            info.texts.insert(name, text());
    }
    if (info.fault.isEmpty())
        info.fault = faultOfCapInfo(info.texts);
    return info;
}

void CapReader::readArea(Info &info)
{
    bool described = false;
    while (m_xml.readNextStartElement()) {
        const QStringView name = m_xml.name();
        const bool polygon = name == u"polygon";
        if (name == u"areaDesc") {
            info.areas.append(text());
            described = !info.areas.last().isEmpty();
        } else if (polygon || name == u"circle") {
            const QString told = m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
            const GeoLine ring = polygon ? capPolygon(told) : capCircle(told);
            if (ring.isEmpty() && !told.isEmpty())
                info.fault = polygon ? Reason::phrase("impossible polygon") : Reason::phrase("impossible circle");
            else if (ring.size() == 1)
                info.point = ring.first();
            else if (!ring.isEmpty())
                info.polygons.append({ ring });
        } else {
            m_xml.skipCurrentElement();
        }
    }
    if (!described)
        info.fault = Reason::phrase("areaDesc missing");
}

void CapReader::take(Alert &alert)
{
    const UtcTime sent = UtcTime::fromIso(alert.texts[u"sent"_s]);
    const QStringList references = referencesOf(alert.texts);
    const QString type = alert.texts[u"msgType"_s];
    const auto isOfFirstLanguage = [&](const Info &info) {
        return info.texts.value(u"language"_s) == alert.infos.front().texts.value(u"language"_s);
    };
    const bool isSound = alert.infos.empty()
        || std::ranges::any_of(alert.infos, [&](const Info &info) { return isOfFirstLanguage(info) && info.fault.isEmpty(); });
    if (type == u"Cancel" || (type == u"Update" && isSound))
        endReferenced(references, sent);
    alert.references = QJsonArray::fromStringList(references);
    if (alert.isCut)
        reject(Reason::phrase("message with too many info blocks: the rest was not read"), alert.where);
    if (alert.infos.empty() || (type == u"Cancel" && !isSound))
        add(alert, Info {}, sent, 1);
    int number = 0;
    for (const Info &info : alert.infos) {
        if (!isOfFirstLanguage(info))
            continue;
        ++number;
        if (info.fault.isEmpty())
            add(alert, info, sent, number);
        else
            reject(info.fault, info.where);
    }
}

void CapReader::add(const Alert &alert, const Info &info, UtcTime sent, int number)
{
    const QString identifier = alert.texts[u"identifier"_s];
    FeatureRecord feature;
    feature.id = number == 1 ? identifier : u"%1#%2"_s.arg(identifier).arg(number);
    feature.name = info.texts.value(u"event"_s);
    const auto keep = [&](const Texts &texts, std::initializer_list<const char16_t *> names) {
        for (const char16_t *name : names) {
            if (const QString word = texts.value(QString::fromUtf16(name)); !word.isEmpty())
                feature.properties.insert(QString::fromUtf16(name), word);
        }
    };
    keep(alert.texts, { u"identifier", u"sender", u"sent", u"note" });
    keep(info.texts,
         { u"category", u"event", u"responseType", u"senderName", u"headline", u"description", u"instruction", u"web", u"contact",
           u"effective", u"onset", u"expires", u"language" });
    if (!info.areas.isEmpty())
        feature.properties.insert(u"areaDesc"_s, info.areas.join(u"; "_s));
    if (!alert.references.isEmpty())
        feature.properties.insert(u"references"_s, alert.references);
    if (!info.polygons.isEmpty())
        feature.properties.insert(u"polygons"_s, toCoordinates(info.polygons));
    const GeoPoint inside = pointInside(info.polygons);
    if (inside.isValid() || info.point.isValid())
        feature.geometry = { inside.isValid() ? inside : info.point };
    const QString type = alert.texts[u"msgType"_s];
    const QString severity = type == u"Cancel" || alert.infos.empty() ? severityNone : info.texts.value(u"severity"_s);
    const QString told = info.texts.value(u"certainty"_s);
    const QByteArray detail = alert.signatures == 0
        ? QByteArray()
        : QJsonDocument(QJsonObject { { u"signatures"_s, alert.signatures } }).toJson(QJsonDocument::Compact);
    observe(
        std::move(feature), sent,
        { term(type), term(severity), term(info.texts.value(u"urgency"_s)), term(told == u"Very Likely" ? u"Likely"_s : told) },
        detail);
}

/// Adds a row of the feature, and the feature if it is new to the batch.
void CapReader::observe(FeatureRecord feature, UtcTime time, const std::array<float, maximumFields> &values, QByteArray detail)
{
    const auto known = m_keys.constFind(feature.id);
    const quint32 key = known != m_keys.cend() ? *known : quint32(m_batch.features.size());
    if (key == mostMessages)
        return m_xml.raiseError(Reason::phrase("too many messages: the rest was not read"));
    if (known == m_keys.cend()) {
        m_keys.insert(feature.id, key);
        m_batch.features.push_back(std::move(feature));
    }
    m_batch.observations.push_back({ key, time, {}, values, std::move(detail) });
}

/// The messages that this one replaces warn of nothing any more.
void CapReader::endReferenced(const QStringList &references, UtcTime sent)
{
    constexpr float none = ObservationRecord::nan;
    for (const QString &identifier : references)
        observe({ identifier, {}, {}, {} }, sent, { none, term(severityNone), none, none });
}

float CapReader::term(const QString &word)
{
    if (word.isEmpty())
        return ObservationRecord::nan;
    if (!m_batch.terms.contains(word))
        m_batch.terms.append(word);
    return float(m_batch.terms.indexOf(word));
}

} // namespace citywall::safety
