// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feedbackcard.h"

#include "core/satisfaction.h"
#include "core/words.h"

namespace citywall::services {

FeedbackCard::FeedbackCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                           QList<ObservationTable::Field> fields, QObject *parent)
    : EntityCard(feedbackFeed, history, time, selection, std::move(fields), parent), m_areas(areas)
{
}

int FeedbackCard::newest() const
{
    return isKnown() ? ratingOf(double(rows().rows().values[RatingField][rows().shown() - 1])) : 0;
}

QString FeedbackCard::term(size_t field) const
{
    return isKnown() ? rows().dictionary().term(rows().rows().values[field][rows().shown() - 1]) : QString();
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

QString FeedbackCard::requestId() const { return isKnown() ? rows().feature()->id : QString(); }

void FeedbackCard::show()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ {}, name, {}, value, 0 });
    };
    if (isKnown()) {
        const UtcTime answered { rows().rows().phenomenonTime[rows().shown() - 1] };
        fact(tr("Answered"), answered.toDateTime(rows().zone()).toString(u"yyyy-MM-dd HH:mm"));
        fact(tr("Asked by"), Words::channel(term(AskedByField)));
        fact(tr("Agency"), Words::agency(term(RatedAgencyField)));
        fact(tr("Area"), m_areas.area(rows().feature()->area).name);
        fact(tr("Request"), rows().feature()->id);
    }
    m_facts.setRows(facts);
}

} // namespace citywall::services
