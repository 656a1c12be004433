// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/caplink.h"

#include <QUrl>

namespace citywall::safety {

using namespace Qt::StringLiterals;

void CapLink::take(const QXmlStreamAttributes &attributes, const QString &text)
{
    QString address = attributes.value(u"href"_s).trimmed().toString(); // Atom
    for (const QString &other : { attributes.value(u"url"_s).trimmed().toString(), text.trimmed() }) { // RSS: enclosure, link
        if (address.isEmpty())
            address = other;
    }
    m_given = m_given || !address.isEmpty();
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme().isEmpty() || url.scheme() == u"http" || url.scheme() == u"https";
    if (address.isEmpty() || address.size() > characters || !url.isValid() || !isWeb)
        return;
    const QStringView type = attributes.value(u"type"_s);
    const QStringView relation = attributes.value(u"rel"_s);
    if (type.contains(u"cap+xml", Qt::CaseInsensitive) || type.contains(u"common-alerting-protocol", Qt::CaseInsensitive)) {
        if (m_typed.isEmpty())
            m_typed = address;
        return;
    }
    const bool mayBe = type.isEmpty() || type.contains(u"xml", Qt::CaseInsensitive);
    const bool leadsThere = relation.isEmpty() || relation == u"alternate" || relation == u"enclosure";
    if (m_other.isEmpty() && leadsThere && mayBe && !type.contains(u"html", Qt::CaseInsensitive))
        m_other = address;
}

} // namespace citywall::safety
