// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/publication.h"

#include <charconv>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr auto instances = "http://www.w3.org/2001/XMLSchema-instance"_L1;
constexpr std::array prefixes { "com"_L1, "mc"_L1, "loc"_L1, "sit"_L1, "roa"_L1 }; // by Space
constexpr std::array namespaces { "common"_L1, "messageContainer"_L1, "locationReferencing"_L1, "situation"_L1,
                                  "roadTrafficData"_L1 };

QString qualified(Space space, const QString &name) { return u"%1:%2"_s.arg(prefixes[size_t(space)], name); }

/// Without what XML 1.0 has no way to write (§2.2).
QString writable(QString text)
{
    return text.removeIf([](QChar c) { return (c < u' ' && c != u'\n' && c != u'\t') || c.isNonCharacter(); });
}

template<typename Number>
QString shortest(Number number)
{
    std::array<char, 32> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return QString::fromLatin1(text.data(), end - text.data());
}

} // namespace

QString plain(double number) { return shortest(number); }
QString plain(float number) { return shortest(number); }

Publications::Publications() : m_xml(&m_bytes)
{
    m_xml.writeStartDocument();
    m_xml.writeStartElement(qualified(Space::Container, "messageContainer"_L1));
    for (size_t i = 0; i < prefixes.size(); ++i)
        m_xml.writeAttribute(u"xmlns:%1"_s.arg(prefixes[i]), u"http://datex2.eu/schema/3/%1"_s.arg(namespaces[i]));
    m_xml.writeAttribute(u"xmlns:xsi"_s, instances);
    m_xml.writeAttribute(u"modelBaseVersion"_s, u"3"_s);
}

void Publications::begin(Space space, QLatin1StringView type, UtcTime published)
{
    if (m_begun)
        close();
    m_begun = true;
    open(Space::Container, "payload"_L1, space, type, { { "lang"_L1, u"en"_s }, { "modelBaseVersion"_L1, u"3"_s } });
    leaf(Space::Common, "publicationTime"_L1, published.toIso());
    open(Space::Common, "publicationCreator"_L1);
    leaf(Space::Common, "country"_L1, u"other"_s);
    leaf(Space::Common, "nationalIdentifier"_L1, u"Citywall"_s);
    close();
}

void Publications::header(Space space)
{
    open(space, "headerInformation"_L1);
    leaf(Space::Common, "confidentiality"_L1, u"noRestriction"_s);
    leaf(Space::Common, "informationStatus"_L1, u"real"_s);
    close();
}

void Publications::write(Attributes attributes)
{
    for (const auto &[name, value] : attributes)
        m_xml.writeAttribute(name, writable(value));
}

void Publications::open(Space space, QLatin1StringView name, Attributes attributes)
{
    m_xml.writeStartElement(qualified(space, name));
    write(attributes);
}

void Publications::open(Space space, QLatin1StringView name, Space of, const QString &type, Attributes attributes)
{
    m_xml.writeStartElement(qualified(space, name));
    m_xml.writeAttribute(u"xsi:type"_s, qualified(of, type));
    write(attributes);
}

void Publications::leaf(Space space, QLatin1StringView name, const QString &text, Attributes attributes)
{
    open(space, name, attributes);
    m_xml.writeCharacters(writable(text));
    close();
}

void Publications::words(Space space, QLatin1StringView name, const QString &text)
{
    open(space, name);
    open(Space::Common, "values"_L1);
    leaf(Space::Common, "value"_L1, text, { { "lang"_L1, u"en"_s } });
    close();
    close();
}

void Publications::location(Space space, QLatin1StringView name, const GeoLine &geometry, const QStringList &roads,
                            const QString &description)
{
    const bool isLine = geometry.size() > 1;
    open(space, name, Space::Location, isLine ? u"LinearLocation"_s : u"PointLocation"_s);
    if (!roads.isEmpty() || !description.isEmpty()) {
        open(Space::Location, "supplementaryPositionalDescription"_L1);
        if (!description.isEmpty())
            words(Space::Location, "locationDescription"_L1, description);
        for (const QString &road : roads) {
            open(Space::Location, "roadInformation"_L1);
            leaf(Space::Location, "roadName"_L1, road);
            close();
        }
        close();
    }
    if (isLine) {
        QStringList numbers;
        for (const GeoPoint &point : geometry)
            numbers << plain(point.latitudeDegrees) << plain(point.longitudeDegrees);
        open(Space::Location, "gmlLineString"_L1, { { "srsName"_L1, u"EPSG:4326"_s } });
        leaf(Space::Location, "posList"_L1, numbers.join(u' '));
        close();
    } else if (!geometry.isEmpty()) {
        open(Space::Location, "pointByCoordinates"_L1);
        open(Space::Location, "pointCoordinates"_L1);
        leaf(Space::Location, "latitude"_L1, plain(geometry.first().latitudeDegrees));
        leaf(Space::Location, "longitude"_L1, plain(geometry.first().longitudeDegrees));
        close();
        close();
    }
    close();
}

QByteArray Publications::finish()
{
    m_xml.writeEndDocument();
    return m_bytes;
}

} // namespace citywall::traffic::datex
