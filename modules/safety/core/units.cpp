// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"

#include "sdk/dice.h"

#include <algorithm>
#include <bit>

namespace citywall::safety {

namespace {

constexpr Duration lookBack = std::chrono::hours(24);

} // namespace

Unit::State unitStateFromTerm(QStringView term)
{
    return term == u"available"   ? Unit::State::Available
        : term == u"dispatched"   ? Unit::State::Dispatched
        : term == u"onScene"      ? Unit::State::OnScene
        : term == u"outOfService" ? Unit::State::OutOfService
                                  : Unit::State::Unknown;
}

Unit::Type unitTypeFromTerm(QStringView term)
{
    return term == u"engine"   ? Unit::Type::Engine
        : term == u"ambulance" ? Unit::Type::Ambulance
        : term == u"patrol"    ? Unit::Type::Patrol
                               : Unit::Type::Other;
}

UtcTime endOfUnitRow(const Observations &rows, size_t row)
{
    const UtcTime heard { rows.phenomenonTime[row] };
    const double seconds = double(rows.values[UnitValidField][row]);
    const double most = std::chrono::duration<double>(unitHorizon).count();
    return heard + (seconds < most ? Duration(qint64(std::max(0., seconds) * 1000)) : unitHorizon);
}

Unit unitAt(const Observations &rows, size_t row, const FeedDictionary &dictionary)
{
    Unit unit;
    unit.key = rows.feature[row];
    unit.state = unitStateFromTerm(dictionary.term(rows.values[UnitStateField][row]));
    unit.type = unitTypeFromTerm(dictionary.term(rows.values[UnitTypeField][row]));
    const GeoPoint own = rows.position(row);
    const Feature *feature = dictionary.at(unit.key);
    unit.position = own.isValid() || !feature ? own : feature->position;
    unit.heard = { rows.phenomenonTime[row] };
    unit.until = endOfUnitRow(rows, row);
    const quint16 source = rows.source[row];
    unit.simulated = source < dictionary.sources.size() && dictionary.sources[source].simulated;
    return unit;
}

namespace {

/// The first row heard after t − unitHorizon, and the one behind the last at t.
std::pair<size_t, size_t> heardAt(const Observations &rows, size_t begin, size_t end, UtcTime t)
{
    const auto first = rows.phenomenonTime.begin();
    const auto from =
        std::upper_bound(first + std::ptrdiff_t(begin), first + std::ptrdiff_t(end), (t - unitHorizon).milliseconds);
    const auto to = std::upper_bound(from, first + std::ptrdiff_t(end), t.milliseconds);
    return { size_t(from - first), size_t(to - first) };
}

} // namespace

std::vector<Unit> unitsHeardAt(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, UtcTime t)
{
    const auto [from, to] = heardAt(rows, begin, end, t);
    std::vector<bool> met(dictionary.features.size(), false);
    std::vector<Unit> units;
    for (size_t row = to; row-- > from;) {
        const FeatureKey key = rows.feature[row];
        if (key >= met.size() || met[key])
            continue;
        met[key] = true;
        units.push_back(unitAt(rows, row, dictionary));
    }
    std::sort(units.begin(), units.end(), [](const Unit &a, const Unit &b) { return a.key < b.key; });
    return units;
}

std::vector<Unit> unitsAt(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, UtcTime t)
{
    std::vector<Unit> units = unitsHeardAt(rows, begin, end, dictionary, t);
    std::erase_if(units, [t](const Unit &unit) { return unit.until <= t; });
    return units;
}

UnitState::UnitState(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_window(unitFeed, lookBack + unitHorizon, history, time), m_dictionary(m_window.dictionary())
{
    connect(&m_window, &FeedWindow::changed, this, &UnitState::follow);
}

void UnitState::follow()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return; // the last picture stays
    m_dictionary = m_window.dictionary();
    const UtcTime now = m_window.now();
    std::vector<Unit> heard = unitsHeardAt(m_window.columns(), m_window.begin(), m_window.end(), *m_dictionary, now);
    for (Unit &unit : heard) {
        const bool told = unit.until < unit.heard + unitHorizon; // by its publisher
        unit.freshness = Freshness::at(now, unit.heard, unitLifetime, told ? unit.until : UtcTime {});
    }
    const bool same = std::ranges::equal(heard, m_heard, [](const Unit &a, const Unit &b) {
        return a.key == b.key && a.heard == b.heard && a.freshness == b.freshness;
    });
    std::vector<Unit> units = heard;
    std::erase_if(units, [now](const Unit &unit) { return unit.until <= now; });
    const bool asMany = units.size() == m_units.size();
    const FeedWindow::Shown from = m_window.shown();
    constexpr qint64 minute = 60'000;
    const qint64 shown = now.milliseconds / minute; // hours begin, and what was said of the day before ends, at whole minutes
    if (same && shown == m_madeMinute && asMany && m_known && m_error == m_window.error() && from == m_madeFrom)
        return;
    m_madeFrom = from;
    m_madeMinute = shown;
    m_known = true;
    m_units = std::move(units);
    m_heard = std::move(heard);
    countHeard();
    m_error = m_window.error();
    Q_EMIT changed();
}

void UnitState::countHeard()
{
    const Observations &rows = m_window.columns();
    std::vector<bool> known(m_dictionary->features.size(), false);
    for (size_t row = m_window.begin(); row < m_window.end(); ++row) {
        if (rows.feature[row] < known.size())
            known[rows.feature[row]] = true;
    }
    const auto all = std::ranges::count(known, true);
    const auto current = std::ranges::count_if(m_heard, [](const Unit &unit) { return unit.freshness.isCurrent(); });
    m_coverage = {};
    for (qptrdiff i = 0; i < all; ++i)
        m_coverage.add(i < current);
}

std::vector<Unit> UnitState::unitsAt(UtcTime t) const
{
    return safety::unitsAt(m_window.columns(), m_window.begin(), m_window.end(), *m_dictionary, t);
}

UnitState::Rows UnitState::rowsAt(UtcTime t) const
{
    const Observations &rows = m_window.columns();
    const auto [from, to] = heardAt(rows, m_window.begin(), m_window.end(), t);
    quint64 said = 0;
    for (size_t row = from; row < to; ++row)
        said = dice::mix(said ^ rows.feature[row], quint64(rows.longitudeE7[row]) << 32 ^ quint32(rows.latitudeE7[row]),
                         std::bit_cast<quint32>(rows.values[UnitStateField][row]));
    return { to - from, said };
}

} // namespace citywall::safety
