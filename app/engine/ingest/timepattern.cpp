// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/timepattern.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <locale.h>

namespace citywall {

namespace {

struct Letters {
    QStringView qt;
    const char *posix;
    int width; ///< −1 = one or two
};

// Longer ones first. https://doc.qt.io/qt-6/qdatetime.html#fromString-2; IEEE Std 1003.1, strptime.
constexpr std::array letters {
    Letters { u"yyyy", "%Y", 4 }, Letters { u"MM", "%m", 2 }, Letters { u"M", "%m", -1 }, Letters { u"dd", "%d", 2 },
    Letters { u"d", "%d", -1 },   Letters { u"HH", "%H", 2 }, Letters { u"H", "%H", -1 }, Letters { u"hh", "%I", 2 },
    Letters { u"h", "%I", -1 },   Letters { u"mm", "%M", 2 }, Letters { u"ss", "%S", 2 }, Letters { u"AP", "%p", 2 },
};

/// strptime depends on the locale of the thread that calls it, unless it is given one.
locale_t plainLocale()
{
    static const locale_t plain = newlocale(LC_ALL_MASK, "C", nullptr);
    return plain;
}

} // namespace

TimePattern::TimePattern(const QString &format) : m_format(format)
{
    const bool halfDays = format.contains(u"AP");
    for (QStringView rest = format; !rest.isEmpty();) {
        const auto known = std::ranges::find_if(letters, [&](const Letters &l) { return rest.startsWith(l.qt); });
        const bool hour12 = known != letters.end() && known->qt.front() == u'h';
        const bool name = rest.startsWith(u"MMM") || rest.startsWith(u"ddd");
        if (known != letters.end() && !name && (!hour12 || halfDays)) {
            m_posix += known->posix;
            m_width = m_width < 0 || known->width < 0 ? -1 : m_width + known->width;
            rest = rest.sliced(known->qt.size());
        } else if (known == letters.end() && rest.front().unicode() < 0x80 && !rest.front().isLetter() && rest.front() != u'\''
                   && rest.front() != u'%' && !rest.front().isSpace()) {
            m_posix += char(rest.front().unicode());
            m_width = m_width < 0 ? -1 : m_width + 1;
            rest = rest.sliced(1);
        } else if (rest.front() == u' ') {
            m_posix += ' ';
            m_width = m_width < 0 ? -1 : m_width + 1;
            rest = rest.sliced(1);
        } else { // names, fractions, zones, quotes, the day's 24 hours by the letter h
            m_posix.clear();
            return;
        }
    }
}

QDateTime TimePattern::read(const QByteArray &text) const
{
    if (m_posix.isEmpty())
        // An offset, so that neither this computer's zone nor the names of all zones are looked at.
        return QDateTime::fromString(QString::fromUtf8(text) + QStringLiteral(" +0000"), m_format + QStringLiteral(" tt"));
    if (m_width >= 0 && text.size() != m_width)
        return {};
    std::tm parts {};
    parts.tm_year = 0; // 1900, as Qt takes it where the pattern has no year
    parts.tm_mday = 1;
    const char *end = strptime_l(text.constData(), m_posix.constData(), &parts, plainLocale());
    if (!end || *end != '\0')
        return {};
    const QDate date(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
    const QTime time(parts.tm_hour, parts.tm_min, parts.tm_sec);
    return date.isValid() && time.isValid() ? QDateTime(date, time, QTimeZone::UTC) : QDateTime();
}

} // namespace citywall
