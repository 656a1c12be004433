// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/usualbuckets.h"

#include <cmath>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr double unknownNumber = std::numeric_limits<double>::quiet_NaN();

bool hasUsual(const SummaryColumn &column) { return column.usual != SummaryColumn::Usual::None; }

double numberIn(const Cell &cell)
{
    if (const auto *integer = std::get_if<qint64>(&cell))
        return double(*integer);
    const auto *number = std::get_if<double>(&cell);
    return number ? *number : unknownNumber;
}

Cell cellWith(double number) { return std::isnan(number) ? Cell() : Cell(number); }

TimeRange comparedOf(const TimeRange &asked, UtcTime until)
{
    const bool isCut = until.isValid() && !(asked.end.isValid() && asked.end <= until);
    return { asked.begin, isCut ? until : asked.end };
}

} // namespace

bool UsualBuckets::isAllowed(Duration every)
{
    using namespace std::chrono_literals;
    return every > 0h && every <= 24h && every % 1h == 0ms;
}

UsualBuckets::UsualBuckets(const Aggregation &aggregation, const FeedDescriptor &feed, const QList<Metric> &metrics,
                           const AreaIndex *areas, TimeRange asked, UtcTime first)
    : m_zone(aggregation.zone), m_quietIsNone(feed.tells == FeedDescriptor::Tells::Reports),
      m_compared(comparedOf(asked, aggregation.until)), m_first(first), m_open(aggregation, feed, metrics, areas),
      m_columns(m_open.columns()), m_compares(size_t(std::ranges::count_if(m_columns, hasUsual)))
{
}

QList<TableColumn> UsualBuckets::columns() const
{
    using Kind = TableColumn::Kind;
    QList<TableColumn> columns;
    for (const SummaryColumn &summary : m_columns) {
        const TableColumn &column = summary.column;
        columns.append(column);
        if (!hasUsual(summary))
            continue;
        columns.append({ column.name + u"_usual"_s, Kind::Number, column.role, column.unit });
        columns.append({ column.name + u"_difference"_s, Kind::Number, column.role, column.unit });
        if (columns.size() == 3) // the observations: what follows is of the same weeks
            columns.append({ u"usual_weeks"_s, Kind::Integer });
    }
    return columns;
}

void UsualBuckets::hold(TimeRange range, quint64 group, GroupSummary summary)
{
    if (m_buckets.empty() || m_buckets.back().range != range) {
        TimeRange compared = range;
        if (m_compared.begin.isValid())
            compared.begin = std::max(compared.begin, m_compared.begin);
        if (m_compared.end.isValid())
            compared.end = std::min(compared.end, m_compared.end);
        m_buckets.push_back({ range, usualSpan(compared, m_zone, m_first), 0, {} });
    }
    Weeks unknown;
    unknown.fill(unknownNumber);
    m_buckets.back().places.emplace_hint(m_buckets.back().places.end(), group,
                                         Place { std::move(summary), std::vector<Weeks>(m_compares, unknown) });
}

TimeRange UsualBuckets::wanted()
{
    for (; m_week < size_t(mostWeeks) && !m_buckets.empty(); ++m_week, m_next = 0) {
        while (m_next < m_buckets.size() && weekOf(m_next).isEmpty())
            ++m_next;
        if (m_next == m_buckets.size())
            continue;
        TimeRange span = weekOf(m_next);
        // As far as their weeks do not overlap, as those of an hour that was twice do: then it is read twice.
        for (m_last = m_next + 1; m_last < m_buckets.size(); ++m_last) {
            const TimeRange &week = weekOf(m_last);
            if (!week.isEmpty() && week.begin < span.end)
                break;
            span.end = week.isEmpty() ? span.end : week.end;
        }
        return span;
    }
    return {};
}

void UsualBuckets::begin(Histogram counts) { m_counts = std::move(counts); }

Status UsualBuckets::takeRows(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows)
{
    for (const quint32 row : rows) {
        const UtcTime time { block.phenomenonTime[row] };
        while (m_next < m_last && (weekOf(m_next).isEmpty() || weekOf(m_next).end <= time))
            close(m_buckets[m_next++], dictionary);
        if (m_next == m_last)
            break;
        if (time < weekOf(m_next).begin)
            continue;
        const quint64 group = m_open.groupOf(block, dictionary, row);
        if (!m_buckets[m_next].places.contains(group))
            continue;
        m_open.add(group, block, row);
        if (const Status fits = m_open.checkSize(weekOf(m_next)); !fits)
            return fits;
    }
    return ok();
}

void UsualBuckets::end(const FeedDictionary &dictionary)
{
    while (m_next < m_last)
        close(m_buckets[m_next++], dictionary);
}

/// Whether the feed told anything in the hours that the span touches.
bool UsualBuckets::wasHeard(TimeRange span) const
{
    constexpr Duration hour = std::chrono::hours(1);
    if (m_counts.counts.empty())
        return false;
    const std::vector<qint64> &counts = m_counts.counts.front();
    const auto first = size_t((span.begin - m_counts.range.begin) / hour);
    const auto last = size_t((span.end - Duration(1) - m_counts.range.begin) / hour);
    for (size_t i = first; i <= last && i < counts.size(); ++i) {
        if (counts[i] > 0)
            return true;
    }
    return false;
}

/// The week that is read is over for this bucket.
void UsualBuckets::close(Bucket &bucket, const FeedDictionary &dictionary)
{
    const TimeRange &week = bucket.span.weeks[m_week];
    if (week.isEmpty() || !(m_quietIsNone || !m_open.isEmpty() || wasHeard(week)))
        return;
    ++bucket.weeks;
    for (auto &[group, place] : bucket.places) {
        size_t usual = 0;
        for (const SummaryColumn &column : m_columns) {
            if (hasUsual(column))
                place.usual[usual++][m_week] = column.usual == SummaryColumn::Usual::Count ? 0 : unknownNumber;
        }
    }
    m_open.takeOut(dictionary, [&](quint64 group, GroupSummary then) {
        Place &place = bucket.places.at(group);
        place.now.sources.merge(then.sources);
        size_t usual = 0;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (hasUsual(m_columns[i]))
                place.usual[usual++][m_week] = numberIn(then.cells[size_t(i)]);
        }
    });
}

void UsualBuckets::takeOut(const std::function<void(TimeRange, quint64, const GroupSummary &)> &to)
{
    for (const Bucket &bucket : m_buckets) {
        for (const auto &[group, place] : bucket.places)
            to(bucket.range, group, { cellsOf(bucket, place), place.now.sources });
    }
    m_buckets.clear();
    m_week = m_next = m_last = 0;
}

std::vector<Cell> UsualBuckets::cellsOf(const Bucket &bucket, const Place &place) const
{
    std::vector<Cell> cells;
    size_t column = 0;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Cell &now = place.now.cells[size_t(i)];
        cells.push_back(now);
        if (!hasUsual(m_columns[i]))
            continue;
        const Weeks &weeks = place.usual[column++];
        const double usual = usualOf({ weeks.begin(), weeks.end() });
        cells.push_back(cellWith(usual));
        cells.push_back(cellWith(numberIn(now) - usual));
        if (column == 1)
            cells.emplace_back(bucket.weeks);
    }
    return cells;
}

} // namespace citywall
