// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/syndromelist.h"

#include "core/masking.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::healthcare {

namespace {

QString statistic(double value) { return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 1); }

} // namespace

SyndromeList::SyndromeList(SyndromicState &state, const Selection &selection, const AreaIndex &areas, Metric visits,
                           QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas), m_visits(std::move(visits))
{
    connect(&state, &SyndromicState::changed, Pace::of(this, &SyndromeList::update), &Pace::tell);
    connect(&selection, &Selection::changed, this, &SyndromeList::update);
}

QString SyndromeList::day() const { return QLocale().toString(m_state.table().day, QLocale::ShortFormat); }

bool SyndromeList::isSimulated() const { return std::ranges::any_of(m_state.table().series, &SyndromeSeries::simulated); }

QString SyndromeList::figures(const Ears &verdict) const
{
    return tr("C1 %1 · C2 %2 · C3 %3").arg(statistic(verdict.c1), statistic(verdict.c2), statistic(verdict.c3));
}

QString SyndromeList::count(const SyndromeSeries &series) const
{
    return series.isMasked() ? maskedTerm : m_visits.formatNumber(series.count());
}

void SyndromeList::update()
{
    const SyndromeTable &table = m_state.table();
    const QString area = m_selection.area();
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    QList<RankingRow> syndromes;
    QList<std::pair<Ears, RankingRow>> signalling;
    for (size_t i = 0; i < table.series.size(); ++i) {
        const SyndromeSeries &series = table.series[i];
        const Ears &verdict = m_state.verdicts()[i];
        const QString id = dictionary->features[series.key].id;
        const GeoPoint position = dictionary->features[series.key].position;
        if (series.area == area)
            syndromes.append({ id, Syndromes::title(series.syndrome), figures(verdict),
                               std::isnan(verdict.expected) || series.isMasked()
                                   ? count(series)
                                   : tr("%1, expected %2").arg(count(series), m_visits.formatNumber(verdict.expected)),
                               verdict.signals(), -1, -1, position });
        if (area.isEmpty() && !series.area.isEmpty() && verdict.signals() > 0)
            signalling.append({ verdict,
                                { id, tr("%1 · %2").arg(m_areas.name(series.area), Syndromes::title(series.syndrome)),
                                  figures(verdict), count(series), verdict.signals(), -1, -1, position } });
    }
    std::ranges::stable_sort(signalling, [](const auto &a, const auto &b) {
        return std::pair(a.first.signals(), a.first.c2) > std::pair(b.first.signals(), b.first.c2);
    });
    QList<RankingRow> rows;
    for (const auto &[verdict, row] : std::as_const(signalling))
        rows.append(row);
    m_syndromes.setRows(syndromes);
    m_signals.setRows(rows);
    Q_EMIT changed();
}

} // namespace citywall::healthcare
