// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../../qml/Shell/acrossmodel.h"
#include "fakecity.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <deque>

// A small city for the tests of the view over all departments.
namespace citywall::test {

inline constexpr float unknown = ObservationRecord::nan;
inline const QString states = QStringLiteral("demo.state");
inline const QString events = QStringLiteral("other.event");

inline UtcTime at(const char *clock)
{
    return UtcTime::fromIso(QStringLiteral("2026-11-21T%1Z").arg(QString::fromLatin1(clock)));
}

inline double meanOf(const MeasureRows &of)
{
    double sum = 0;
    int count = 0;
    for (const quint32 row : of.rows) {
        if (const double v = double(of.columns.values[0][row]); !std::isnan(v)) {
            sum += v;
            ++count;
        }
    }
    return count > 0 ? sum / count : std::nan("");
}

inline double lastOf(const MeasureRows &of)
{
    return of.rows.empty() ? std::nan("") : double(of.columns.values[0][of.rows.back()]);
}

inline Metric metric(const char *id, const char *title, const char *unit, double scale, int decimals, int good)
{
    Metric m;
    m.id = QString::fromLatin1(id);
    m.title = QString::fromLatin1(title);
    m.unit = QString::fromLatin1(unit);
    m.scale = scale;
    m.decimals = decimals;
    m.goodDirection = good;
    return m;
}

/// A history that answers only when it is told to.
class SlowHistory : public FakeHistory
{
    Q_OBJECT
public:
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        if (!slow)
            return FakeHistory::request(query);
        m_waiting.emplace_back(query, QPromise<ObservationsPtr>());
        m_waiting.back().second.start();
        return m_waiting.back().second.future();
    }
    size_t waiting() const { return m_waiting.size(); }
    void answer()
    {
        auto [query, promise] = std::move(m_waiting.front());
        m_waiting.pop_front();
        promise.addResult(FakeHistory::request(query).result());
        promise.finish();
    }
    bool slow = false;

private:
    std::deque<std::pair<ObservationQuery, QPromise<ObservationsPtr>>> m_waiting;
};

/// Five areas A … E, features 0, 1, 3, 4, 5 in them in this order and 2 in none; it is two and a half minutes past noon.
struct World {
    FakeClock clock;
    SlowHistory history;
    Selection selection;
    FakeRegistry registry;
    AreaIndex areas { { square(QStringLiteral("A"), 10, 50, 1), square(QStringLiteral("B"), 12, 50, 1),
                        square(QStringLiteral("C"), 14, 50, 1), square(QStringLiteral("D"), 16, 50, 1),
                        square(QStringLiteral("E"), 18, 50, 1) } };

    World()
    {
        FeedDictionary dictionary;
        for (const int area : { 0, 1, -1, 2, 3, 4 }) {
            Feature f;
            f.key = FeatureKey(dictionary.features.size());
            f.area = area;
            dictionary.features.push_back(f);
        }
        history.setDictionary(dictionary);
        for (const char *id : { "demo", "other", "idle", "broken" }) {
            auto *module = new ModuleStatus(&registry);
            module->id = module->title = QString::fromLatin1(id);
            module->state = module->id == u"broken" ? ModuleStatus::State::Failed : ModuleStatus::State::Running;
            module->reason = QStringLiteral("no library");
            registry.m_modules.append(module);
        }
        registry.m_measures = {
            { metric("demo.mean", "Mean", "km/h", 2, 1, -1), states, {}, meanOf },
            { metric("demo.last", "Last", "", 1, 0, 0), states, std::chrono::minutes(10), lastOf },
            { metric("other.count", "Events", "", 1, 0, 0),
              events,
              {},
              [](const MeasureRows &of) { return double(of.rows.size()); } },
        };
        setServices({ .clock = &clock, .selection = &selection, .registry = &registry, .areas = &areas, .history = &history });
        clock.seek(at("12:02:30").milliseconds);
    }
    ~World() { setServices({}); }

    void fill()
    {
        history.setColumns(events, { { at("09:00:00"), 0, {} } });
        history.setColumns(states,
                           { { at("10:00:00"), 0, { 10 } },
                             { at("10:30:00"), 0, { 20 } },
                             { at("10:57:00"), 1, { 50 } },
                             { at("11:00:00"), 0, { 30 } },
                             { at("11:04:59.999"), 0, { 50 } },
                             { at("11:05:00"), 1, { 8 } },
                             { at("11:30:00"), 0, { unknown } },
                             { at("11:31:00"), 2, { 100 } },
                             { at("11:59:59.999"), 1, { 4 } },
                             { at("12:00:00"), 0, { 1000 } },
                             { at("12:02:00"), 0, { 2000 } } });
    }
};

/// The window of an hour, shown.
struct Shown : AcrossModel {
    Shown()
    {
        setWindow(0);
        setActive(true);
    }
    const MeasureValues &of(int measure) const { return grids().values().at(size_t(measure)); }
    QString text(int row, int role) { return measures()->index(row).data(role).toString(); }
};

inline constexpr int city = 5;

inline bool close(double a, double b) { return std::abs(a - b) < 1e-4; }

} // namespace citywall::test
