// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::services {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Per 100,000 residents or km², of the areas together; those whose residents are not known are left out of both.
double togetherOf(const AreaRates &rates, const std::vector<int> &counts)
{
    double count = 0;
    double units = 0;
    for (size_t i = 0; i < rates.rates.size(); ++i) {
        if (!std::isfinite(rates.rates[i]) || counts[i] == 0)
            continue;
        count += counts[i];
        units += counts[i] / rates.rates[i];
    }
    return units > 0 ? count / units : unknown;
}

} // namespace

Comparison::Comparison(const RequestState &state, Metric overdue, QObject *parent)
    : QObject(parent), m_state(state), m_overdue(std::move(overdue)), m_rate(state.areas())
{
    m_rows.setAreas(&state.areas());
    connect(&state, &RequestState::changed, Pace::of(this, &Comparison::update), &Pace::tell);
}

QStringList Comparison::groupings() const { return { tr("Category"), tr("Agency"), tr("Area") }; }

QStringList Comparison::measures() const { return { tr("Open"), tr("Overdue"), tr("In time"), tr("Reopened") }; }

void Comparison::setGrouping(int grouping)
{
    if (grouping < ByCategory || grouping > ByArea || grouping == m_grouping)
        return;
    m_grouping = Grouping(grouping);
    update();
}

void Comparison::setMeasure(int measure)
{
    if (measure < Open || measure > Reopened || measure == m_measure)
        return;
    m_measure = Measure(measure);
    update();
}

QString Comparison::method() const
{
    const bool residents = m_rate.per() == AreaRates::Per::Residents;
    switch (m_measure) {
    case Overdue:
        return tr("past their promised date, of those open that have one; line: all together");
    case InTime:
        return tr("closed in time, of those closed in the span that had a promised date; line: all together");
    case Reopened:
        return tr("reopened in the span, of closings in the span; line: all together");
    case Open:
        break;
    }
    if (!isRate())
        return tr("open at the clock's time");
    return residents ? tr("open per 100,000 residents; line: all areas together")
                     : tr("open per km², residents are not known here; line: all areas together");
}

QString Comparison::exportName() const
{
    static const QStringList groups { QStringLiteral("category"), QStringLiteral("agency"), QStringLiteral("area") };
    static const QStringList figures { QStringLiteral("open"), QStringLiteral("overdue"), QStringLiteral("in-time"),
                                       QStringLiteral("reopened") };
    return QStringLiteral("requests %1 by %2").arg(figures[m_measure], groups[m_grouping]);
}

std::vector<Figures> Comparison::figures() const
{
    const size_t size = size_t(m_grouping == ByArea ? m_state.areas().count() : m_state.dictionary()->terms.size());
    // An area among its like, even while it is the one looked at.
    const int area = m_grouping == ByArea ? -1 : m_state.area();
    return figuresBy(m_state.requests(), m_state.current(), area, m_state.onlineChannels(), size, [this](const Request &r) {
        return m_grouping == ByCategory ? r.category : m_grouping == ByAgency ? r.agency : r.area;
    });
}

Comparison::Value Comparison::valueOf(const Figures &f) const
{
    switch (m_measure) {
    case Overdue:
        return { f.overdueShare(), f.openWithDue };
    case InTime:
        return { f.inTimeShare(), f.closedWithDue };
    case Reopened:
        return { f.reopenedShare(), f.closed };
    case Open:
        break;
    }
    return { f.open > 0 ? f.open : unknown, 0 };
}

RankingRow Comparison::rowOf(int key, const Figures &f, Value value) const
{
    const QLocale locale;
    const QString counts =
        tr("opened %1 · closed %2 · open %3").arg(locale.toString(f.opened), locale.toString(f.closed), locale.toString(f.open));
    RankingRow row;
    if (m_grouping == ByArea) {
        const Area area = m_state.areas().area(key);
        row = { area.id, area.name, counts, {} };
    } else {
        const QString term = m_state.dictionary()->terms[key];
        row = { term, m_grouping == ByCategory ? Words::category(term) : Words::agency(term), counts, {} };
    }
    row.trailing = value.of > 0
        ? tr("%1% of %2").arg(locale.toString(value.number * 100, 'f', m_measure == Reopened ? 1 : 0), locale.toString(value.of))
        : locale.toString(value.number, 'f', isRate() ? 1 : 0);
    if (m_measure == Overdue && value.of >= fewCases)
        row.severity = std::max(0, m_overdue.severity(value.number));
    return row;
}

void Comparison::update()
{
    const std::vector<Figures> groups = figures();
    std::vector<Value> values;
    for (const Figures &f : groups)
        values.push_back(valueOf(f));
    double together = unknown;
    if (isRate()) {
        std::vector<int> counts;
        for (const Figures &f : groups)
            counts.push_back(f.open);
        const AreaRates rates = m_rate.of(counts);
        for (size_t i = 0; i < values.size(); ++i)
            values[i].number = counts[i] > 0 ? rates.rates[i] : unknown;
        together = togetherOf(rates, counts);
    } else if (m_measure != Open) {
        together = valueOf(figuresOf(m_state.requests(), m_state.current(), m_grouping == ByArea ? -1 : m_state.area(),
                                     m_state.onlineChannels()))
                       .number;
    }

    std::vector<int> order;
    double greatest = std::isfinite(together) ? together : 0;
    for (size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i].number))
            continue;
        order.push_back(int(i));
        greatest = std::max(greatest, values[i].number);
    }
    const double sign = m_measure == InTime ? 1 : -1;
    std::ranges::stable_sort(order, {}, [&](int i) { return sign * values[size_t(i)].number; });
    if (greatest <= 0)
        greatest = 1;
    QList<RankingRow> rows;
    for (const int i : order) {
        RankingRow row = rowOf(i, groups[size_t(i)], values[size_t(i)]);
        row.share = values[size_t(i)].number / greatest;
        row.mark = std::isfinite(together) ? together / greatest : -1;
        rows.append(row);
    }
    m_rows.setRows(rows);
    Q_EMIT changed();
}

} // namespace citywall::services
