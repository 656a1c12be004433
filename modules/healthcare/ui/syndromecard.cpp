// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/syndromecard.h"

#include "core/hospitals.h"
#include "core/masking.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::healthcare {

SyndromeCard::SyndromeCard(SyndromicState &state, const Selection &selection, const AreaIndex &areas,
                           const HealthMetrics &metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas), m_visits(metrics.visits),
      m_table(state.zone(),
              metrics.fieldsOf(Feeds::syndromic(),
                               { { QStringLiteral("count"), tr("Count") }, { QStringLiteral("masked"), tr("Masked") } }))
{
    connect(&state, &SyndromicState::changed, Pace::of(this, &SyndromeCard::follow), &Pace::tell);
    connect(&selection, &Selection::changed, this, &SyndromeCard::follow);
}

void SyndromeCard::follow()
{
    const EntityRef entity = m_selection.entity();
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const Feature *feature = entity.feed == syndromicFeed ? dictionary->find(entity.id) : nullptr;
    if (!feature && !m_series)
        return;
    m_series.reset();
    for (const SyndromeSeries &series : m_state.table().series) {
        if (feature && series.key == feature->key)
            m_series = series;
    }
    draw();
    listFacts();
    const FeedWindow &window = m_state.window();
    std::vector<bool> wanted(dictionary->features.size(), false);
    if (feature)
        wanted[feature->key] = true;
    m_table.setSpan(window.now() - window.span(), window.now());
    m_table.setObservations(
        rowsOf({ window.columns(), window.begin(), window.end(), *dictionary }, wanted, window.now() - window.span()),
        dictionary);
    Q_EMIT changed();
}

void SyndromeCard::draw()
{
    for (QList<QPointF> *line : { &m_counts, &m_expected, &m_threshold })
        line->clear();
    if (!m_series)
        return;
    const QDate newest = m_state.table().day;
    const auto middle = [&](size_t day) {
        const QDate date = newest.addDays(qint64(day) - qint64(SyndromeSeries::days) + 1);
        return double(QDateTime(date, QTime(12, 0), m_state.zone()).toMSecsSinceEpoch());
    };
    for (size_t day = 0; day < SyndromeSeries::days; ++day) {
        const Ears judged = m_series->verdict(day);
        m_counts.append({ middle(day), m_series->counts[day] });
        m_expected.append({ middle(day), judged.expected });
        m_threshold.append({ middle(day), judged.threshold });
    }
    m_from = middle(0);
    m_to = middle(SyndromeSeries::days - 1);
}

void SyndromeCard::listFacts()
{
    QList<RankingRow> rows;
    if (m_series) {
        const Ears judged = m_series->verdict();
        const auto number = [](double value) {
            return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 1);
        };
        const auto detector = [&](const QString &title, double value, double limit, bool signal) {
            rows.append({ {}, title, {}, tr("%1, signals above %2").arg(number(value), number(limit)), signal ? 2 : 0 });
        };
        rows.append({ {}, tr("Visits"), {}, m_series->isMasked() ? maskedTerm : m_visits.format(m_series->count()), 0 });
        rows.append({ {}, tr("Expected"), {}, m_visits.format(judged.expected), 0 });
        detector(tr("C1, the 7 days before"), judged.c1, earsThreshold12, judged.signal1());
        detector(tr("C2, lag 2 days"), judged.c2, earsThreshold12, judged.signal2());
        detector(tr("C3, three days"), judged.c3, earsThreshold3, judged.signal3());
    }
    m_facts.setRows(rows);
}

QString SyndromeCard::title() const
{
    if (!m_series)
        return {};
    const QString place = m_series->area.isEmpty() ? tr("whole city") : m_areas.name(m_series->area);
    return tr("%1 · %2").arg(Syndromes::title(m_series->syndrome), place);
}

QString SyndromeCard::day() const { return QLocale().toString(m_state.table().day, QLocale::ShortFormat); }

QString SyndromeCard::verdict() const
{
    if (!m_series)
        return {};
    const Ears judged = m_series->verdict();
    if (std::isnan(judged.c1))
        return tr("Masked, or too few visits to judge");
    const int detectors = judged.signals();
    return detectors == 0 ? tr("No detector signals") : tr("%1 of 3 detectors signal").arg(detectors);
}

} // namespace citywall::healthcare
