// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QXmlStreamAttributes>

namespace citywall::safety {

/// Where an entry of an index says that its message is: of its links that which is typed as CAP (application/cap+xml), else the first
/// that may lead to one, in Atom (RFC 4287 §4.2.7) an alternate or enclosure, in RSS 2.0 the item's link or enclosure, not typed as
/// something else than XML.
class CapLink
{
public:
    static constexpr qsizetype most = 1000; ///< addresses of one index; more are not followed
    static constexpr qsizetype characters = 2048;

    static bool isLink(QStringView element) { return element == u"link" || element == u"enclosure"; }
    /// One of the entry's links: what it has for attributes, and its text (RSS).
    void take(const QXmlStreamAttributes &attributes, const QString &text);
    bool isGiven() const { return m_given; } ///< some link, wherever it leads
    /// Absolute (http, https) or relative; empty = none that can be followed.
    QString address() const { return m_typed.isEmpty() ? m_other : m_typed; }

private:
    QString m_typed;
    QString m_other;
    bool m_given = false;
};

} // namespace citywall::safety
