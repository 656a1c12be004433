// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/caprules.h"

#include "base/utctime.h"

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

/// The words of §3.2.2. "Very Likely" is CAP 1.0's, which 1.1 asks to be taken for "Likely".
const QHash<QString, QStringList> &vocabulary()
{
    static const QHash<QString, QStringList> vocabulary {
        { u"urgency"_s, { u"Immediate"_s, u"Expected"_s, u"Future"_s, u"Past"_s, u"Unknown"_s } },
        { u"severity"_s, { u"Extreme"_s, u"Severe"_s, u"Moderate"_s, u"Minor"_s, u"Unknown"_s } },
        { u"certainty"_s, { u"Observed"_s, u"Likely"_s, u"Very Likely"_s, u"Possible"_s, u"Unlikely"_s, u"Unknown"_s } }
    };
    return vocabulary;
}

} // namespace

QString faultOfCapAlert(const CapTexts &alert)
{
    for (const char16_t *required : { u"identifier", u"sender", u"sent", u"status", u"msgType", u"scope" }) {
        if (alert.value(QString::fromUtf16(required)).isEmpty())
            return u"%1 missing"_s.arg(QString::fromUtf16(required));
    }
    const QString type = alert[u"msgType"_s];
    if (!UtcTime::fromIso(alert[u"sent"_s]).isValid())
        return u"time without zone or malformed"_s;
    if (alert[u"status"_s] != u"Actual")
        return u"status is %1"_s.arg(alert[u"status"_s].left(32));
    if (alert[u"scope"_s] != u"Public")
        return u"scope is %1"_s.arg(alert[u"scope"_s].left(32));
    if (type != u"Alert" && type != u"Update" && type != u"Cancel")
        return u"message type is %1"_s.arg(type.left(32));
    return {};
}

QString faultOfCapInfo(const CapTexts &info)
{
    for (const char16_t *required : { u"category", u"event", u"urgency", u"severity", u"certainty" }) {
        const QString name = QString::fromUtf16(required);
        const QString told = info.value(name);
        if (told.isEmpty())
            return u"%1 missing"_s.arg(name);
        if (vocabulary().contains(name) && !vocabulary()[name].contains(told))
            return u"%1 is %2"_s.arg(name, told.left(32));
    }
    for (const char16_t *time : { u"effective", u"onset", u"expires" }) {
        const QString told = info.value(QString::fromUtf16(time));
        if (!told.isEmpty() && !UtcTime::fromIso(told).isValid())
            return u"time without zone or malformed"_s;
    }
    return {};
}

} // namespace citywall::safety
