// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/caprules.h"

#include "base/utctime.h"
#include "sdk/reason.h"

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

/// The words of §3.2.2. "Very Likely" is CAP 1.0's, which 1.1 asks to be taken for "Likely".
const QHash<QString, QStringList> &vocabulary()
{
    static const QHash<QString, QStringList> vocabulary {
        { u"status"_s, { u"Actual"_s, u"Exercise"_s, u"System"_s, u"Test"_s, u"Draft"_s } },
        { u"msgType"_s, { u"Alert"_s, u"Update"_s, u"Cancel"_s, u"Ack"_s, u"Error"_s } },
        { u"scope"_s, { u"Public"_s, u"Restricted"_s, u"Private"_s } },
        { u"urgency"_s, { u"Immediate"_s, u"Expected"_s, u"Future"_s, u"Past"_s, u"Unknown"_s } },
        { u"severity"_s, { u"Extreme"_s, u"Severe"_s, u"Moderate"_s, u"Minor"_s, u"Unknown"_s } },
        { u"certainty"_s, { u"Observed"_s, u"Likely"_s, u"Very Likely"_s, u"Possible"_s, u"Unlikely"_s, u"Unknown"_s } }
    };
    return vocabulary;
}

/// What is wrong with a required element.
QString faultOf(const CapTexts &texts, const QString &element)
{
    const QString told = texts.value(element);
    if (told.isEmpty())
        return u"%1: %2"_s.arg(element, Reason::phrase("missing"));
    return vocabulary().contains(element) && !vocabulary()[element].contains(told)
        ? Reason::phrase("not a word of the standard") + u": "_s + element + u' ' + told.left(32)
        : QString();
}

} // namespace

QString faultOfCapAlert(const CapTexts &alert)
{
    for (const char16_t *required : { u"identifier", u"sender", u"sent", u"status", u"msgType", u"scope" }) {
        if (const QString fault = faultOf(alert, QString::fromUtf16(required)); !fault.isEmpty())
            return fault;
    }
    return UtcTime::fromIso(alert[u"sent"_s]).isValid() ? QString() : Reason::phrase("time without zone or malformed");
}

QString whyCapAlertIsLeftOut(const CapTexts &alert)
{
    const QString type = alert[u"msgType"_s];
    if (alert[u"status"_s] != u"Actual")
        return Reason::phrase("status") + u": "_s + alert[u"status"_s];
    if (alert[u"scope"_s] != u"Public")
        return Reason::phrase("scope") + u": "_s + alert[u"scope"_s];
    return type == u"Ack" || type == u"Error" ? Reason::phrase("message type") + u": "_s + type : QString();
}

QString faultOfCapInfo(const CapTexts &info)
{
    for (const char16_t *required : { u"category", u"event", u"urgency", u"severity", u"certainty" }) {
        if (const QString fault = faultOf(info, QString::fromUtf16(required)); !fault.isEmpty())
            return fault;
    }
    for (const char16_t *time : { u"effective", u"onset", u"expires" }) {
        const QString told = info.value(QString::fromUtf16(time));
        if (!told.isEmpty() && !UtcTime::fromIso(told).isValid())
            return Reason::phrase("time without zone or malformed");
    }
    return {};
}

} // namespace citywall::safety
