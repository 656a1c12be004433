// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utctime.h"

namespace citywall {

UtcTime UtcTime::fromIso(QStringView text)
{
    const qsizetype clock = text.indexOf(u'T') >= 0 ? text.indexOf(u'T') : text.indexOf(u' ');
    if (clock < 0)
        return {};
    const QStringView tail = text.sliced(clock);
    const bool zoned = tail.endsWith(u'Z') || tail.endsWith(u'z') || tail.contains(u'+') || tail.contains(u'-');
    return zoned ? fromDateTime(QDateTime::fromString(text, Qt::ISODateWithMs)) : UtcTime {};
}

QString UtcTime::toIso() const { return toDateTime().toString(milliseconds % 1000 ? Qt::ISODateWithMs : Qt::ISODate); }

} // namespace citywall

#include "moc_utctime.cpp"
