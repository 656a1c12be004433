// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feedbackcard.h"

#include "core/satisfaction.h"
#include "core/words.h"

namespace citywall::services {

FeedbackCard::FeedbackCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                           QList<ObservationTable::Field> fields, QObject *parent)
    : QObject(parent), m_areas(areas), m_rows(feedbackFeed, history, time, selection, std::move(fields))
{
    connect(&m_rows, &EntityRows::changed, this, &FeedbackCard::show);
}

int FeedbackCard::newest() const
{
    return isKnown() ? ratingOf(double(m_rows.rows().values[RatingField][m_rows.shown() - 1])) : 0;
}

QString FeedbackCard::term(size_t field) const
{
    return isKnown() ? m_rows.dictionary().term(m_rows.rows().values[field][m_rows.shown() - 1]) : QString();
}

QString FeedbackCard::title() const { return isKnown() ? Words::category(term(RatedCategoryField)) : QString(); }

QString FeedbackCard::rating() const
{
    const int rating = newest();
    return rating == 0 ? QString() : tr("%1 of %2: %3").arg(rating).arg(services::ratings).arg(Words::rating(rating));
}

int FeedbackCard::severity() const
{
    const int rating = newest();
    return rating == 1 ? 3 : rating == 2 ? 2 : 0;
}

QString FeedbackCard::requestId() const { return isKnown() ? m_rows.feature()->id : QString(); }

void FeedbackCard::show()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ {}, name, {}, value, 0 });
    };
    if (isKnown()) {
        const UtcTime answered { m_rows.rows().phenomenonTime[m_rows.shown() - 1] };
        fact(tr("Answered"), answered.toDateTime(m_rows.zone()).toString(u"yyyy-MM-dd HH:mm"));
        fact(tr("Asked by"), Words::channel(term(AskedByField)));
        fact(tr("Agency"), Words::agency(term(RatedAgencyField)));
        fact(tr("Area"), m_areas.area(m_rows.feature()->area).name);
        fact(tr("Request"), m_rows.feature()->id);
    }
    m_facts.setRows(facts);
    Q_EMIT changed();
}

} // namespace citywall::services
