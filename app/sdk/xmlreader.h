// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QXmlStreamReader>

namespace citywall {

/// Reads on to the start of the next element, at whatever depth. A document type declaration ends the reading with an error: no payload
/// needs one, and the entities that it may define can be made to grow without bound (XML 1.0, §4.4).
/// @returns false at the end, or after an error
inline bool nextElement(QXmlStreamReader &xml)
{
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
            xml.raiseError(QStringLiteral("document with a DTD"));
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
