// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/datetext.h"

#include <QLocale>

#include <array>

namespace citywall {

namespace {

struct DayPattern {
    QStringView english;
    QStringView chinese; // from the year down to the day, then the day of the week (CLDR zh: yMMMEd)
};
/// What begins with another comes before it.
constexpr std::array dayPatterns { DayPattern { u"ddd d MMM yyyy", u"yyyy年M月d日 ddd" },
                                   DayPattern { u"ddd d MMM", u"M月d日 ddd" },
                                   DayPattern { u"ddd d", u"d日 ddd" },
                                   DayPattern { u"d MMM yyyy", u"yyyy年M月d日" },
                                   DayPattern { u"d MMM", u"M月d日" },
                                   DayPattern { u"MMM yyyy", u"yyyy年M月" } };

} // namespace

QString dateText(const QDateTime &moment, const QString &pattern)
{
    const QLocale locale;
    if (locale.language() == QLocale::Chinese) {
        for (const DayPattern &day : dayPatterns) {
            if (pattern.startsWith(day.english))
                return locale.toString(moment, day.chinese.toString() + pattern.sliced(day.english.size()));
        }
    }
    return locale.toString(moment, pattern);
}

} // namespace citywall
