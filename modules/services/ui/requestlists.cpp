// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lists and bars of the requests' panel.
#include "core/words.h"
#include "ui/requestoverview.h"

#include <QLocale>

namespace citywall::services {

namespace {

constexpr int listedCategories = 8;
constexpr int listedAgencies = 6;
constexpr int listedRequests = 8;
constexpr int listedAreas = 6;

/// Indices of the figures from the greatest rank to the least, at most `most`; those without rank are left out.
template<typename Rank>
std::vector<int> ordered(const std::vector<Figures> &figures, size_t most, Rank rank)
{
    std::vector<int> order;
    for (size_t i = 0; i < figures.size(); ++i)
        if (rank(figures[i]) > 0)
            order.push_back(int(i));
    std::ranges::stable_sort(order, [&](int a, int b) { return rank(figures[size_t(a)]) > rank(figures[size_t(b)]); });
    order.resize(std::min(order.size(), most));
    return order;
}

} // namespace

void RequestOverview::fillCategories()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const std::vector<Figures> figures =
        figuresBy(m_state.requests(), m_state.current(), m_state.area(), m_state.onlineChannels(),
                  size_t(dictionary->terms.size()), [](const Request &r) { return r.category; });
    QList<Bar> bars;
    const std::vector<int> order = ordered(figures, listedCategories, [](const Figures &f) { return f.open; });
    for (const int term : order) {
        const Figures &f = figures[size_t(term)];
        const QString open = QLocale().toString(f.open);
        bars.append({ dictionary->terms[term], Words::category(dictionary->terms[term]),
                      f.overdue > 0 ? tr("%1 · %2 overdue").arg(open, QLocale().toString(f.overdue)) : open,
                      double(f.open) / figures[size_t(order.front())].open, 0 });
    }
    m_categories.setBars(bars);
}

void RequestOverview::fillAgencies()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const std::vector<Figures> figures =
        figuresBy(m_state.requests(), m_state.current(), m_state.area(), m_state.onlineChannels(),
                  size_t(dictionary->terms.size()), [](const Request &r) { return r.agency; });
    QList<Bar> bars;
    for (const int term : ordered(figures, listedAgencies, [](const Figures &f) { return f.closedWithDue; })) {
        const Figures &f = figures[size_t(term)];
        bars.append({ dictionary->terms[term], Words::agency(dictionary->terms[term]),
                      tr("%1% of %2").arg(QLocale().toString(f.inTimeShare() * 100, 'f', 0), QLocale().toString(f.closedWithDue)),
                      f.inTimeShare(), 0 });
    }
    m_agencies.setBars(bars);
}

void RequestOverview::fillAges()
{
    const Figures &f = m_state.figures();
    const int most = std::max(1, *std::ranges::max_element(f.ages));
    QList<Bar> bars;
    for (int band = 0; band < ageBands; ++band)
        bars.append(
            { {}, Words::ageBand(band), QLocale().toString(f.ages[size_t(band)]), double(f.ages[size_t(band)]) / most, 0 });
    m_ages.setBars(bars);
}

void RequestOverview::fillChannels()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const std::vector<Figures> figures =
        figuresBy(m_state.requests(), m_state.current(), m_state.area(), m_state.onlineChannels(),
                  size_t(dictionary->terms.size()), [](const Request &r) { return r.channel; });
    QList<Bar> bars;
    for (const int term : ordered(figures, listedCategories, [](const Figures &f) { return f.opened; })) {
        const double share = Figures::share(figures[size_t(term)].opened, m_state.figures().channelKnown);
        bars.append({ {}, Words::channel(dictionary->terms[term]), QLocale().toString(share * 100, 'f', 1) + u'%', share, 0 });
    }
    m_channels.setBars(bars);
}

void RequestOverview::listRequests()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const UtcTime now = m_state.now();
    const int category = int(dictionary->terms.indexOf(m_category));
    std::vector<const Request *> open;
    for (const Request &request : m_state.requests()) {
        if (request.isOpenAt(now) && (m_state.area() < 0 || request.area == m_state.area())
            && (m_category.isEmpty() || request.category == category))
            open.push_back(&request);
    }
    // By the promised date, those without one last; then the one that has waited longest.
    const auto rank = [](const Request *r) { return std::tuple(!r->due.isValid(), r->due, r->requested, r->key); };
    const auto end = open.begin() + std::ptrdiff_t(std::min<size_t>(open.size(), listedRequests));
    std::ranges::partial_sort(open, end, {}, rank);
    QList<RankingRow> rows;
    for (auto it = open.begin(); it != end; ++it) {
        const Request &request = **it;
        const Feature &feature = dictionary->features[request.key];
        const QString address = feature.properties.value(u"address").toString();
        const QString place = address.isEmpty() ? m_state.areas().area(request.area).name : address;
        const QString agency = Words::agency(dictionary->term(float(request.agency)));
        rows.append({ feature.id, Words::category(dictionary->term(float(request.category))),
                      place.isEmpty() ? agency : tr("%1 · %2").arg(place, agency), Words::promise(request, now),
                      Words::severity(request, now) });
    }
    m_requests.setRows(rows);
}

void RequestOverview::listAreas()
{
    const std::vector<Figures> figures = figuresBy(m_state.requests(), m_state.current(), -1, m_state.onlineChannels(),
                                                   size_t(m_state.areas().count()), [](const Request &r) { return r.area; });
    std::vector<int> counts;
    for (const Figures &f : figures)
        counts.push_back(f.open);
    const AreaRates rates = m_rate.of(counts);
    std::vector<int> order;
    for (size_t i = 0; i < rates.rates.size(); ++i)
        if (rates.rates[i] > 0)
            order.push_back(int(i));
    std::ranges::stable_sort(order, [&](int a, int b) { return rates.rates[size_t(a)] > rates.rates[size_t(b)]; });
    order.resize(std::min<size_t>(order.size(), listedAreas));
    QList<RankingRow> rows;
    for (const int i : order) {
        const Area area = m_state.areas().area(i);
        const Figures &f = figures[size_t(i)];
        rows.append({ area.id, area.name,
                      tr("%1 open, %2 overdue").arg(QLocale().toString(f.open), QLocale().toString(f.overdue)),
                      QLocale().toString(rates.rates[size_t(i)], 'f', isPerResidents() ? 0 : 1), 0 });
    }
    m_areas.setRows(rows);
}

} // namespace citywall::services
