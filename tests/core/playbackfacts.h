// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/alarms/alarmwatch.h"
#include "sdk/feedwindow.h"

#include <algorithm>
#include <map>

namespace citywall::test {

// What was observed at gates of a river, and from the definitions alone what is on the screen of it at an instant: the reference of
// tst_playback.cpp.

using namespace std::chrono_literals;

inline const QString levels = QStringLiteral("water.level");
inline const QStringList words { QStringLiteral("open"), QStringLiteral("closed") };
inline const UtcTime start = UtcTime::fromIso(u"2026-11-21T00:00:00Z");
inline constexpr Duration held = 10h; ///< how long there is something to observe
inline constexpr Duration span = 40min;
inline constexpr int features = 30;
inline constexpr float none = std::numeric_limits<float>::quiet_NaN();

inline FeedDescriptor levelFeed()
{
    FeedDescriptor feed;
    feed.id = levels;
    feed.fields = { { QStringLiteral("level"), FieldDescriptor::Kind::Number, {} },
                    { QStringLiteral("gate"), FieldDescriptor::Kind::Term, {} } };
    feed.staleAfter = 10min;
    feed.horizon = 50min;
    return feed;
}

inline AlarmRule high()
{
    AlarmRule rule;
    rule.id = QStringLiteral("high");
    rule.feed = levels;
    rule.field = QStringLiteral("level");
    rule.limit = 3;
    rule.clear = 2.5;
    rule.onDelay = 5min;
    return rule;
}

inline AlarmRule closed()
{
    AlarmRule rule;
    rule.id = QStringLiteral("closed");
    rule.feed = levels;
    rule.field = QStringLiteral("gate");
    rule.condition = AlarmRule::Condition::Is;
    rule.term = words[1];
    return rule;
}

/// An observation as it was made: what the window has to show is said by these alone.
struct Raw {
    float level = none;
    int gate = -1; ///< index of a word; −1 = not told
    bool operator==(const Raw &) const = default;
};
using Place = std::pair<qint64, int>; ///< time and feature
using Fact = std::pair<Place, Raw>;
using Made = std::map<Place, Raw>; ///< a later one of the same place takes it

inline QString idOf(int feature) { return QStringLiteral("w%1").arg(feature, 2, 10, QLatin1Char('0')); }

inline QString line(qint64 time, const QString &id, float level, const QString &gate)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(UtcTime { time }.toIso(), id, std::isnan(level) ? QStringLiteral("–") : QString::number(double(level)), gate);
}

inline QString lineOf(const Made::value_type &made)
{
    return line(made.first.first, idOf(made.first.second), made.second.level, words.value(made.second.gate));
}

inline QStringList linesOf(const Made &made)
{
    QStringList lines;
    std::ranges::transform(made, std::back_inserter(lines), lineOf);
    return lines;
}

/// Of one instant by feature, not by arrival.
inline QStringList linesOf(const Observations &columns, const FeedDictionary &dictionary, size_t begin, size_t end)
{
    QStringList lines;
    for (size_t row = begin; row < end; ++row)
        lines.append(line(columns.phenomenonTime[row], dictionary.at(columns.feature[row])->id, columns.values[0][row],
                          dictionary.term(columns.values[1][row])));
    lines.sort();
    return lines;
}

/// What is on the screen at an instant.
struct Picture {
    QStringList rows; ///< in the window, by time
    QStringList newest; ///< of each feature
    bool operator==(const Picture &) const = default;
};

/// How one differs from what it should be, for the message of a failure; empty = not at all.
inline QString difference(const Picture &shown, const Picture &expected)
{
    if (shown == expected)
        return {};
    QStringList lines { QString() };
    const auto compare = [&lines](const char *what, QStringList there, QStringList wanted) {
        for (const QString &row : QStringList(there)) {
            if (wanted.removeOne(row))
                there.removeOne(row);
        }
        for (const QString &row : std::as_const(there))
            lines.append(QStringLiteral("%1 that should not be: %2").arg(QLatin1StringView(what), row));
        for (const QString &row : std::as_const(wanted))
            lines.append(QStringLiteral("%1 missing: %2").arg(QLatin1StringView(what), row));
    };
    compare("row", shown.rows, expected.rows);
    compare("state", shown.newest, expected.newest);
    return lines.mid(0, 12).join(QStringLiteral("\n  "));
}

/// From the definition: what was observed in (now − span, now].
inline Picture pictureOf(const Made &made, UtcTime now)
{
    Picture picture;
    std::map<int, QString> newest;
    for (const auto &observation : made) {
        const qint64 time = observation.first.first;
        if (time <= (now - span).milliseconds || time > now.milliseconds)
            continue;
        picture.rows.append(lineOf(observation));
        newest[observation.first.second] = picture.rows.last();
    }
    for (const auto &[feature, text] : newest)
        picture.newest.append(text);
    return picture;
}

inline QStringList newestOf(const FeedWindow &window)
{
    QStringList newest;
    for (const quint32 row : window.latestRows()) {
        if (row != FeedWindow::noRow)
            newest.append(linesOf(window.columns(), *window.dictionary(), row, row + 1));
    }
    std::ranges::sort(newest, {}, [](const QString &line) { return line.section(u' ', 1, 1); });
    return newest;
}

inline Picture pictureOf(const FeedWindow &window)
{
    return { linesOf(window.columns(), *window.dictionary(), window.begin(), window.end()), newestOf(window) };
}

/// From the definition of the rules, entity by entity: "rule entity since".
inline QStringList alarmsOf(const Made &made, UtcTime now)
{
    const UtcTime oldest = now - levelFeed().horizon - high().onDelay;
    QStringList found;
    for (int feature = 0; feature < features; ++feature) {
        UtcTime highSince;
        UtcTime closedSince;
        bool active = false;
        for (const auto &[key, value] : made) {
            const UtcTime at { key.first };
            if (key.second != feature || at <= oldest || at > now)
                continue;
            if (!std::isnan(value.level)) {
                if (value.level > (active ? 2.5F : 3.0F))
                    highSince = highSince.isValid() ? highSince : at;
                else
                    highSince = {};
                active = highSince.isValid() && (active || at - highSince >= 5min);
            }
            if (value.gate == 1)
                closedSince = closedSince.isValid() ? closedSince : at;
            else if (value.gate == 0)
                closedSince = {};
        }
        if (highSince.isValid() && (active || now - highSince >= 5min))
            found.append(QStringLiteral("high %1 %2").arg(idOf(feature), highSince.toIso()));
        if (closedSince.isValid())
            found.append(QStringLiteral("closed %1 %2").arg(idOf(feature), closedSince.toIso()));
    }
    found.sort();
    return found;
}

} // namespace citywall::test
