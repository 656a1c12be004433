// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/satisfactionlist.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::services {

namespace {

constexpr int badUpTo = 2;

QString wholePercent(double share) { return QLocale().toString(share * 100, 'f', 0); }

int severityOf(int rating) { return rating == 1 ? 3 : rating == 2 ? 2 : 0; }

} // namespace

SatisfactionList::SatisfactionList(const FeedbackState &state, const AreaIndex &areas, QObject *parent)
    : QObject(parent), m_state(state), m_areas(areas)
{
    connect(&state, &FeedbackState::changed, Pace::of(this, &SatisfactionList::update), &Pace::tell);
}

QString SatisfactionList::headline() const
{
    const Satisfaction &now = m_state.current();
    return now.answers == 0 ? tr("Nobody was asked yet") : tr("%1% satisfied").arg(wholePercent(now.share()));
}

QString SatisfactionList::interval() const
{
    const Satisfaction &now = m_state.current();
    if (now.answers == 0)
        return {};
    const ShareInterval interval = now.interval();
    return tr("%1 answers: 95% interval %2–%3%")
        .arg(QLocale().toString(now.answers), wholePercent(interval.low), wholePercent(interval.high));
}

QString SatisfactionList::change() const
{
    const Satisfaction &now = m_state.current();
    const Satisfaction &before = m_state.before();
    if (now.answers < Satisfaction::fewestAnswers || before.answers < Satisfaction::fewestAnswers)
        return {};
    // Shares differ by points; a difference inside both intervals is none that could be told.
    const int points = int(std::round((now.share() - before.share()) * 100));
    const bool apart = now.interval().low > before.interval().high || now.interval().high < before.interval().low;
    const QString text = tr("%1 points on the span before")
                             .arg((points > 0       ? QStringLiteral("+")
                                       : points < 0 ? QStringLiteral("−")
                                                    : QStringLiteral("±"))
                                  + QLocale().toString(std::abs(points)));
    return apart ? text : tr("%1, within the intervals").arg(text);
}

void SatisfactionList::listRatings()
{
    const Satisfaction &now = m_state.current();
    const int most = std::max(1, *std::ranges::max_element(now.counts));
    QList<RankingRow> rows;
    for (int rating = services::ratings; rating >= 1; --rating) {
        const int count = now.counts[size_t(rating - 1)];
        RankingRow row { QString::number(rating),
                         Words::rating(rating),
                         {},
                         now.answers > 0
                             ? tr("%1 · %2%").arg(QLocale().toString(count), wholePercent(double(count) / now.answers))
                             : QLocale().toString(count) };
        row.share = double(count) / most;
        rows.append(row);
    }
    m_ratings.setRows(rows);
}

void SatisfactionList::listAgencies()
{
    const FeedDictionaryPtr words = m_state.dictionary();
    const std::vector<Satisfaction> by =
        satisfactionBy(m_state.rows(), m_state.begin(), m_state.end(), *words, m_state.area(), RatedAgencyField);
    QList<RankingRow> rows;
    for (qsizetype term = 0; term < words->terms.size(); ++term) {
        const Satisfaction &answers = by[size_t(term)];
        if (answers.answers < Satisfaction::fewestAnswers)
            continue;
        const ShareInterval interval = answers.interval();
        RankingRow row { words->terms[term], Words::agency(words->terms[term]),
                         tr("95% interval %1–%2%").arg(wholePercent(interval.low), wholePercent(interval.high)),
                         tr("%1% of %2").arg(wholePercent(answers.share()), QLocale().toString(answers.answers)) };
        row.share = answers.share();
        row.mark = m_state.current().share();
        rows.append(row);
    }
    std::ranges::stable_sort(rows, {}, &RankingRow::share);
    m_agencies.setRows(rows);
}

void SatisfactionList::listBad()
{
    const FeedDictionaryPtr words = m_state.dictionary();
    const Observations &rows = m_state.rows();
    QList<RankingRow> bad;
    for (size_t i = m_state.end(); i > m_state.begin() && bad.size() < listedBad; --i) {
        const size_t row = i - 1;
        const int rating = ratingOf(double(rows.values[RatingField][row]));
        const Feature *feature = words->at(rows.feature[row]);
        if (rating == 0 || rating > badUpTo || !feature || (m_state.area() >= 0 && feature->area != m_state.area()))
            continue;
        const QString agency = Words::agency(words->term(rows.values[RatedAgencyField][row]));
        const QString place = m_areas.area(feature->area).name;
        bad.append({ feature->id, Words::category(words->term(rows.values[RatedCategoryField][row])),
                     place.isEmpty() ? agency : tr("%1 · %2").arg(place, agency),
                     UtcTime { rows.phenomenonTime[row] }.toDateTime(m_state.zone()).toString(u"MM-dd HH:mm"), severityOf(rating),
                     -1, -1, feature->position });
    }
    m_bad.setRows(bad);
}

void SatisfactionList::update()
{
    listRatings();
    listAgencies();
    listBad();
    Q_EMIT changed();
}

} // namespace citywall::services
