// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/document.h"

#include "sdk/feed.h"
#include "sdk/reason.h"
#include "sdk/xmlreader.h"

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype sampleBytes = 256;
constexpr qsizetype longestTag = 4096; ///< bytes that are looked at for where an element begins
constexpr qsizetype publicationWithin = 64 << 10; ///< bytes in which a publication is named
constexpr UtcTime earliest { 946'684'800'000 };   ///< 2000
constexpr UtcTime latest { 4'102'444'800'000 };   ///< 2100

} // namespace

Document::Document(QByteArrayView payload) : m_payload(payload), m_xml(payload.toByteArray()) { refuseUnbounded(m_xml, payload); }

bool Document::next() { return nextElement(m_xml); }

QString Document::attribute(QLatin1StringView name) const
{
    return m_xml.attributes().value(name).toString().left(Limits::idCharacters);
}

QString Document::type() const
{
    const QString type =
        m_xml.attributes().value(u"http://www.w3.org/2001/XMLSchema-instance", u"type").toString().left(Limits::idCharacters);
    return type.sliced(type.lastIndexOf(u':') + 1);
}

Document::Place Document::here() const
{
    const qsizetype behind = std::clamp<qsizetype>(m_xml.characterOffset(), 0, m_payload.size());
    const qsizetype from = std::max<qsizetype>(0, behind - longestTag);
    return { m_xml.lineNumber(), from + std::max<qsizetype>(0, m_payload.first(behind).sliced(from).lastIndexOf('<')) };
}

bool Document::skip()
{
    m_xml.skipCurrentElement();
    return true;
}

QString Document::text(qsizetype characters)
{
    return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed().left(characters);
}

QString Document::allText()
{
    QString all;
    for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
        const QXmlStreamReader::TokenType token = m_xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            --depth;
        else if (token == QXmlStreamReader::StartElement)
            ++depth;
        else if (token == QXmlStreamReader::Characters && all.size() < Limits::idCharacters)
            all.append(m_xml.text()).append(u' ');
    }
    return all.simplified().left(Limits::idCharacters);
}

QString Document::words(qsizetype characters)
{
    QString chosen;
    bool english = false;
    const QString own = mixed(
        [&] {
            if (name() != "value"_L1)
                return false;
            const bool isEnglish = attribute("lang"_L1).startsWith("en"_L1);
            const QString value = text(characters);
            if (chosen.isEmpty() || (isEnglish && !english))
                chosen = value;
            english |= isEnglish;
            return true;
        },
        characters);
    return chosen.isEmpty() ? own : chosen;
}

double Document::number()
{
    const Place where = here();
    bool right = false;
    const double value = text(Limits::idCharacters).toDouble(&right); // infinite also where it is none because it is too large
    if (std::isinf(value))
        rejectPart(Reason::phrase("number out of range"), where);
    return right && std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

UtcTime Document::time() { return timeFrom(text(64)); }

UtcTime Document::timeFrom(const QString &text)
{
    const UtcTime told = UtcTime::fromIso(text);
    return told >= earliest && told < latest ? told : UtcTime {};
}

bool Document::flag()
{
    const QString told = text(8);
    return told == "true"_L1 || told == "1"_L1;
}

void Document::reject(const QString &reason, Place where)
{
    if (m_rejections.size() < Limits::rejections)
        m_rejections.push_back(recordOf(reason, where));
    else
        stop(Reason::phrase("too many bad records: the rest was not read"));
}

void Document::rejectPart(const QString &reason, Place where)
{
    if (m_rejections.size() < Limits::rejections / 2)
        m_rejections.push_back(recordOf(reason, where));
}

void Document::leaveOut(const QString &reason, Place where)
{
    if (m_leftOut.size() < Limits::rejections)
        m_leftOut.push_back(recordOf(reason, where));
}

bool Document::isExercise(const QString &informationStatus)
{
    static const QStringList exercises { u"securityExercise"_s, u"technicalExercise"_s, u"test"_s };
    return exercises.contains(informationStatus);
}

Rejection Document::recordOf(const QString &reason, Place where) const
{
    const qsizetype length = std::min(sampleBytes, m_payload.size() - where.byte);
    return { reason, where.line, m_payload.sliced(where.byte, length).toByteArray() };
}

std::vector<Rejection> Document::takeRejections()
{
    if (m_xml.error() == QXmlStreamReader::CustomError)
        m_rejections.push_back(recordOf(m_xml.errorString(), here()));
    else if (m_xml.hasError())
        m_rejections.push_back(
            recordOf(Reason::phrase("malformed XML") + u": "_s + m_xml.errorString().left(Limits::idCharacters), here()));
    return std::move(m_rejections);
}

bool namesPublication(QByteArrayView payload, std::initializer_list<QByteArrayView> publications)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), publicationWithin));
    return looksLikeXml(begin) && std::ranges::any_of(publications, [&](QByteArrayView name) { return begin.contains(name); });
}

DecodedBatch decodeWhole(QByteArrayView payload, const std::function<DecodedBatch(QByteArrayView content)> &decode)
{
    if (payload.size() <= Limits::payloadBytes)
        return decode(payload);
    DecodedBatch refused;
    refused.rejections.push_back(
        { Reason::phrase("payload too large"), 1, payload.first(std::min(payload.size(), sampleBytes)).toByteArray() });
    return refused;
}

} // namespace citywall::traffic::datex
