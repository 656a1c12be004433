// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themelist.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::services {

ThemeList::ThemeList(const RequestState &state, QObject *parent) : QObject(parent), m_state(state)
{
    connect(&state, &RequestState::changed, Pace::of(this, &ThemeList::update), &Pace::tell);
}

void ThemeList::update()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const int phone = int(dictionary->terms.indexOf(u"phone"));
    const Themes today = themesOf(m_state.requests(), m_state.now(), m_state.first(), m_state.zone(), m_state.area(), phone);
    int calls = 0;
    int rising = 0;
    double most = 1;
    for (const Theme &theme : today.themes) {
        calls += theme.calls;
        rising += theme.isRising();
        most = std::max({ most, double(theme.calls), std::isfinite(theme.usual) ? theme.usual : 0 });
    }
    QList<RankingRow> rows;
    for (const Theme &theme : today.themes) {
        const QString term = dictionary->term(float(theme.category));
        const QString number = QLocale().toString(theme.calls);
        const bool known = std::isfinite(theme.usual);
        RankingRow row { term,
                         Words::category(term),
                         {},
                         known ? tr("%1 · earlier days %2").arg(number, QLocale().toString(theme.usual, 'f', 0)) : number };
        row.severity = theme.isRising() ? 2 : 0;
        row.share = theme.calls / most;
        row.mark = known ? theme.usual / most : -1;
        rows.append(row);
    }
    m_themes.setRows(rows);
    m_headline = tr("Hotline calls today: %1").arg(QLocale().toString(calls));
    if (rising > 0)
        m_headline = tr("%1, rising themes: %2").arg(m_headline).arg(rising);
    m_basis = today.days == 0 ? tr("no earlier day of this kind in the history")
        : today.sameWeekday   ? tr("earlier days = median by this time of %1 such weekdays").arg(today.days)
                              : tr("earlier days = median by this time of days of this kind, %1 of them").arg(today.days);
    Q_EMIT changed();
}

} // namespace citywall::services
