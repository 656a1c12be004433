// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakefeedsetup.h"
#include "sdk/comparison.h"
#include "sdk/historyhealth.h"
#include "sdk/services.h"

#include <QTimeZone>

#include <memory>

namespace citywall {

/// A clock that stands where it is put. "Real" time is a constant: 2026-11-21 14:32:05 in Chicago.
class FakeClock : public TimeContext
{
    Q_OBJECT
public:
    static constexpr qint64 realNow = 1'795'293'125'000;

    using TimeContext::TimeContext;
    Mode mode() const override { return m_mode; }
    UtcTime now() const override { return { m_now }; }
    QTimeZone zone() const override { return QTimeZone("America/Chicago"); }
    TimeRange bounds() const override { return { { realNow - 7 * 86'400'000LL }, { realNow } }; }
    double rate() const override { return m_rate; }
    bool isPlaying() const override { return m_playing; }
    Duration lag() const override { return Duration(realNow - m_now); }
    TimeRange loop() const override { return m_loop; }

    void goLive() override;
    void play() override;
    void pause() override;
    void seek(qint64 milliseconds) override;
    void step(qint64 milliseconds) override;
    void setRate(double rate) override; ///< live none but of the past
    void setLoop(citywall::TimeRange range) override;
    double parse(const QString &text) const override; ///< only "08:00" and "23:30" of the fake day, and "now": the clock's own

private:
    void enter(Mode mode, bool playing);

    Mode m_mode = Mode::Live;
    qint64 m_now = realNow;
    double m_rate = 1;
    bool m_playing = true;
    TimeRange m_loop;
};

class FakeRegistry : public Registry
{
    Q_OBJECT
public:
    using Registry::Registry;
    QList<ModuleStatus *> modules() const override { return m_modules; }
    QList<Layer *> layers() const override { return m_layers; }
    QList<Panel *> panels() const override { return m_panels; }
    QList<DrillDown *> drillDowns() const override { return m_drillDowns; }
    QList<Kpi *> kpis() const override { return m_kpis; }
    QList<FeedStatus *> feeds() const override { return m_feeds; }
    const QList<AreaMeasure> &measures() const override { return m_measures; }
    QVariantList search(const QString &text, int limit) const override;
    Q_INVOKABLE void leave(citywall::FeedStatus *feed);             ///< it is not among the feeds any more
    Q_INVOKABLE void come(citywall::FeedStatus *feed, int place); ///< it is again
    Q_INVOKABLE void hear(citywall::FeedStatus *feed); ///< brings it one more message: its oldest, again

    QList<ModuleStatus *> m_modules;
    QList<Layer *> m_layers;
    QList<Panel *> m_panels;
    QList<DrillDown *> m_drillDowns;
    QList<Kpi *> m_kpis;
    QList<FeedStatus *> m_feeds;
    QList<AreaMeasure> m_measures;
};

/// Two feeds with a daily rhythm, speeds of each square and incidents; answers at once. Keeps which histogram was asked last.
class FakeHistory : public HistoryReader
{
    Q_OBJECT
public:
    using HistoryReader::HistoryReader;
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override;
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override;
    FeedDictionaryPtr dictionary(const QString &feed) const override;
    TimeRange extent(const QString &feed) const override;

    TimeRange lastRange;
    int lastBuckets = 0;
};

/// Then and now without a second map: knows what it was asked, and gives the first key figure a value of then.
class FakeComparison : public CityComparison
{
    Q_OBJECT
public:
    using CityComparison::CityComparison;
    bool isActive() const override { return m_active; }
    bool isUsual() const override { return m_usual; }
    int days() const override { return m_days; }
    qint64 moreMilliseconds() const override { return m_more; }
    double nowMilliseconds() const override
    {
        return m_active ? double(FakeClock::realNow - m_days * 86'400'000LL - m_more) : qQNaN();
    }
    QList<Kpi *> kpis() const override { return m_active ? m_kpis : QList<Kpi *>(); }
    QList<Layer *> layers() const override { return m_active ? m_layers : QList<Layer *>(); }
    TimeRange hour() const override { return m_usual ? TimeRange { { hourBegin }, { hourBegin + 3'600'000 } } : TimeRange(); }
    int weeks() const override { return m_usual ? m_weeks : 0; }
    bool isLoading() const override { return false; }
    QList<const TimeContext *> clocks() const override { return m_active ? m_clocks : QList<const TimeContext *>(); }
    QList<QObject *> models(const QString &layerId) const override
    {
        return m_active ? m_models.value(layerId) : QList<QObject *>();
    }
    QString error() const override { return {}; }
    QObject *blankModel(const QString &) const override { return m_active && m_usual ? m_blank : nullptr; }
    void begin(int days, qint64 moreMilliseconds) override;
    void beginUsual() override;
    void end() override;
    void showIn(QObject *, QObject *map) override { shownBeside = map; }
    Q_INVOKABLE void keep(int weeks); ///< so many of the weeks before are kept

    QList<Kpi *> m_kpis;
    QList<Layer *> m_layers;
    QList<const TimeContext *> m_clocks;
    QHash<QString, QList<QObject *>> m_models; ///< by layer
    int m_weeks = 4;
    QObject *m_blank = nullptr;
    static constexpr qint64 hourBegin = 1'795'291'200'000; ///< Saturday 14:00 in Chicago: that of FakeClock::realNow
    QObject *shownBeside = nullptr; ///< the map of now

private:
    void start();

    bool m_active = false;
    bool m_usual = false;
    int m_days = 0;
    qint64 m_more = 0;
};

/// Says what a test lets it say.
class FakeHealth : public HistoryHealth
{
    Q_OBJECT
public:
    Q_INVOKABLE void refuse(const QString &why) { setProblem(why); } ///< empty: no more
    Q_INVOKABLE void lose(const QString &feed, double begin, double end) ///< nothing, if it ends where it begins
    {
        setDamage(feed, begin < end ? QList<TimeRange> { { { qint64(begin) }, { qint64(end) } } } : QList<TimeRange>());
    }
};

/// All services, set for the process as long as it lives: three modules (one failed), five KPIs, two layers, five feeds (one down), three
/// measures.
class FakeCity : public QObject
{
    Q_OBJECT
public:
    explicit FakeCity(QObject *parent = nullptr);
    ~FakeCity() override;

    FakeClock clock;
    Selection selection;
    FakeRegistry registry;
    City city;
    FakeHistory history;
    AlarmList alarms;
    FakeFeedSetup feedSetup;
    FakeComparison comparison;
    FakeHealth health;
    std::unique_ptr<AreaIndex> areas;

private:
    void addModules();
    void addKpis();
    void addLayers();
    void addFeeds();
    void addAlarms();
    void addMeasures();
};

} // namespace citywall
