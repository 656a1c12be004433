// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/timeparser.h"

#include "sdk/guardeddecoder.h"
#include "sdk/reason.h"

#include <QCoreApplication>

namespace citywall {

namespace {

constexpr const char *missing = Reason::marked("time missing");
constexpr const char *tooFar = Reason::marked("time out of range");
constexpr const char *malformed = Reason::marked("time malformed");
constexpr const char *withoutZone = Reason::marked("time without zone");
constexpr const char *skipped = Reason::marked("local time skipped by a clock change");
constexpr const char *twice = Reason::marked("local time occurs twice at a clock change");

/// Does ISO 8601 text end with Z or ±hh[:mm]?
bool hasOffset(const QString &text)
{
    return text.endsWith(u'Z') || text.endsWith(u'z') || text.lastIndexOf(u'+') > 9 || text.lastIndexOf(u'-') > 9;
}

} // namespace

TimeParser::TimeParser(TimeRule rule) : m_rule(std::move(rule))
{
    for (const QString &format : m_rule.formats)
        m_patterns.emplace_back(format);
    if (!m_rule.zone.isEmpty())
        m_zone = QTimeZone(m_rule.zone);
}

TimeParser::Parsed TimeParser::parse(const QByteArray &text)
{
    if (m_lastText.isNull() || text != m_lastText) {
        m_last = parseNew(QString::fromUtf8(text).simplified());
        if (!m_last.problem && !canBeKept(m_last.time))
            m_last = { {}, tooFar };
        m_lastText = text.isNull() ? QByteArrayLiteral("") : text;
    }
    return m_last;
}

TimeParser::Parsed TimeParser::parseNew(const QString &text) const
{
    if (text.isEmpty())
        return { {}, missing };
    for (qsizetype i = 0; i < m_rule.formats.size(); ++i) {
        const QString &format = m_rule.formats[i];
        if (format.startsWith(u"epoch-")) {
            bool ok = false;
            const double number = text.toDouble(&ok);
            const double milliseconds = format == u"epoch-seconds" ? number * 1000 : number;
            // Until the year 9999: more is a mistake of unit.
            if (ok && std::abs(milliseconds) < 253402300800000.0)
                return { { qRound64(milliseconds) }, nullptr };
        } else if (format == u"iso") {
            if (hasOffset(text)) {
                if (const UtcTime t = UtcTime::fromIso(text); t.isValid())
                    return { t, nullptr };
            } else if (const auto t = QDateTime::fromString(text + u'Z', Qt::ISODateWithMs); t.isValid()) {
                return resolve(t);
            }
        } else if (const QDateTime t = m_patterns[size_t(i)].read(text.toUtf8()); t.isValid()) {
            return resolve(t);
        }
    }
    return { {}, malformed };
}

/// The date and time of day are the zone's, whatever offset they carry here.
TimeParser::Parsed TimeParser::resolve(const QDateTime &local) const
{
    if (!m_zone.isValid())
        return { {}, withoutZone };
    using Resolution = QDateTime::TransitionResolution;
    const QDateTime first(local.date(), local.time(), m_zone, Resolution::PreferBefore);
    if (first.time() != local.time() || first.date() != local.date())
        return { {}, skipped };
    if (m_rule.ambiguous == TimeRule::Ambiguous::First)
        return { UtcTime::fromDateTime(first), nullptr };
    const QDateTime second(local.date(), local.time(), m_zone, Resolution::PreferAfter);
    if (m_rule.ambiguous == TimeRule::Ambiguous::Reject && first.toMSecsSinceEpoch() != second.toMSecsSinceEpoch())
        return { {}, twice };
    return { UtcTime::fromDateTime(second), nullptr };
}

} // namespace citywall
