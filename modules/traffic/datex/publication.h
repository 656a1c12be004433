// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/utctime.h"

#include <QXmlStreamWriter>

namespace citywall::traffic::datex {

/// Where an element's name is from: the namespaces of DATEX II 3.
enum class Space { Common, Container, Location, Situation, Traffic };

/// Writes a messageContainer of DATEX II 3 (CEN/TS 16157-12, exchange by 3.x) with publications in it. For one writing.
class Publications
{
public:
    using Attributes = std::initializer_list<std::pair<QLatin1StringView, QString>>;

    Publications();
    /// Closes the publication before it. @param type "SituationPublication"
    void begin(Space space, QLatin1StringView type, UtcTime published);
    void header(Space space); ///< HeaderInformation, as most publications want one
    void open(Space space, QLatin1StringView name, Attributes attributes = {});
    /// With an xsi:type, of the namespace `of`.
    void open(Space space, QLatin1StringView name, Space of, const QString &type, Attributes attributes = {});
    void close() { m_xml.writeEndElement(); }
    void leaf(Space space, QLatin1StringView name, const QString &text, Attributes attributes = {});
    void words(Space space, QLatin1StringView name, const QString &text); ///< a MultilingualString
    void location(Space space, QLatin1StringView name, const GeoLine &geometry, const QStringList &roads = {},
                  const QString &description = {});
    QByteArray finish();

private:
    void write(Attributes attributes);

    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
    bool m_begun = false;
};

QString plain(double number); ///< as short as it can be read back
QString plain(float number);

} // namespace citywall::traffic::datex
