// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/reason.h"

#include <QByteArrayView>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <vector>

namespace citywall {

/// Whether the elements that are open at once never have more than so many attributes together, declarations of namespaces among them. A
/// reader compares each attribute of an element with each other, and seeks a prefix among all that were declared: unbounded, a payload
/// of some megabytes takes it hours. In one pass; of what is not well-formed it is enough that the reader comes no further.
inline bool hasBoundedAttributes(QByteArrayView payload, int most = 256)
{
    QByteArray utf8;
    const auto encoding = QStringConverter::encodingForData(payload, u'<');
    if (encoding && *encoding != QStringConverter::Utf8) {
        const QString text = QStringDecoder(*encoding)(payload);
        utf8 = text.toUtf8();
    }
    const QByteArrayView xml = utf8.isEmpty() ? payload : QByteArrayView(utf8);
    struct Opaque {
        QByteArrayView begin;
        QByteArrayView end;
    };
    static const std::array opaque { Opaque { "<!--", "-->" }, Opaque { "<![CDATA[", "]]>" }, Opaque { "<?", "?>" } };
    std::vector<int> open;
    int told = 0; // by the elements that are open
    for (qsizetype at = xml.indexOf('<'); at >= 0 && at + 1 < xml.size(); at = xml.indexOf('<', at)) {
        const QByteArrayView rest = xml.sliced(at);
        const auto inside = std::ranges::find_if(opaque, [&](const Opaque &o) { return rest.startsWith(o.begin); });
        if (inside != opaque.end()) {
            const qsizetype end = rest.indexOf(inside->end, inside->begin.size());
            if (end < 0)
                return true;
            at += end + inside->end.size();
            continue;
        }
        int own = 0;
        char quote = 0;
        qsizetype end = at + 1;
        for (; end < xml.size() && (quote || xml[end] != '>'); ++end) {
            if (quote ? xml[end] == quote : xml[end] == '"' || xml[end] == '\'') {
                own += quote != 0;
                quote = quote ? '\0' : xml[end];
            }
        }
        if (xml[at + 1] == '/') {
            told -= open.empty() ? 0 : open.back();
            if (!open.empty())
                open.pop_back();
        } else if (told + own > most) {
            return false;
        } else if (xml[at + 1] != '!' && xml[end - 1] != '/') {
            open.push_back(own);
            told += own;
        }
        at = std::min(end, xml.size());
    }
    return true;
}

/// Before a payload is read: stops the reader if it would take too long.
inline void refuseUnbounded(QXmlStreamReader &xml, QByteArrayView payload)
{
    if (!hasBoundedAttributes(payload))
        xml.raiseError(Reason::phrase("too many attributes"));
}

/// Reads on to the start of the next element, at whatever depth. A document type declaration ends the reading with an error: no payload
/// needs one, and the entities that it may define can be made to grow without bound (XML 1.0, §4.4).
/// @returns false at the end, or after an error
inline bool nextElement(QXmlStreamReader &xml)
{
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
            xml.raiseError(Reason::phrase("document with a DTD"));
            break;
        case QXmlStreamReader::StartElement:
            return true;
        default:
            break;
        }
    }
    return false;
}

} // namespace citywall
