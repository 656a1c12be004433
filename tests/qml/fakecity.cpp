// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecity.h"

#include "fakeground.h"

namespace citywall {

using namespace fakeground;

namespace {

Metric metric(const char *id, const char *title, const char *unit, double scale, int decimals, int good, double from,
              int severity)
{
    Metric m { QString::fromLatin1(id),
               QString::fromUtf8(title),
               QString::fromUtf8(unit),
               QStringLiteral("For tests."),
               scale,
               0,
               decimals,
               good,
               {} };
    if (severity > 0)
        m.limits = { { QStringLiteral("limit"), QStringLiteral("past the limit"), from, severity } };
    return m;
}

} // namespace

FakeCity::FakeCity(QObject *parent) : QObject(parent)
{
    areas = std::make_unique<AreaIndex>(squares());
    city.id = QStringLiteral("fake");
    city.name = QStringLiteral("Chicago");
    city.centerPoint = { -87.68, 41.87 };
    city.bounds.extend({ -87.80, 41.77 });
    city.bounds.extend({ -87.58, 41.97 });
    city.zoom = 12;
    city.attribution = QStringLiteral("© OpenStreetMap contributors, ODbL");
    city.simulated = true;
    city.views = { QVariantMap { { QStringLiteral("id"), QStringLiteral("loop") },
                                 { QStringLiteral("title"), QStringLiteral("The Loop") },
                                 { QStringLiteral("longitude"), -87.63 },
                                 { QStringLiteral("latitude"), 41.88 },
                                 { QStringLiteral("zoom"), 14 },
                                 { QStringLiteral("module"), QStringLiteral("safety") } } };
    city.shifts = { QStringLiteral("06:00"), QStringLiteral("14:00"), QStringLiteral("22:00") };
    city.notices = { QStringLiteral("Base map not found: the map shows area outlines only. Build it with ./dev map.") };
    setServices({ &clock, &selection, &registry, &city, areas.get(), &history, &alarms });
    setComparison(&comparison);
    setFeedSetup(&feedSetup);
    setHistoryHealth(&health);
    addModules();
    addFeeds();
    addKpis();
    addAlarms();
    addLayers();
    addMeasures();
}

FakeCity::~FakeCity()
{
    setServices({});
    setComparison(nullptr);
    setFeedSetup(nullptr);
    setHistoryHealth(nullptr);
    qDeleteAll(registry.m_feeds);
}

void FakeCity::addModules()
{
    const auto add = [this](const char *id, const char *title, const char *icon, ModuleStatus::State state) {
        auto *m = new ModuleStatus(this);
        m->id = QString::fromLatin1(id);
        m->title = QString::fromUtf8(title);
        m->description = QStringLiteral("What the module is about, in one sentence.");
        m->version = QStringLiteral("0.1.0");
        m->icon = QStringLiteral("qrc:/qt/qml/Citywall/Controls/icons/%1.svg").arg(QString::fromLatin1(icon));
        m->qmlUri = QStringLiteral("Citywall.FakeCity");
        m->state = state;
        if (state == ModuleStatus::State::Failed)
            m->reason = QStringLiteral("its library needs SDK version 2, this is version 1");
        registry.m_modules.append(m);
        auto *panel = new Panel(this);
        panel->id = m->id + QStringLiteral(".overview");
        panel->moduleId = m->id;
        panel->component = QStringLiteral("FakePanel");
        registry.m_panels.append(panel);
    };
    add("traffic", "Traffic", "activity", ModuleStatus::State::Running);
    add("safety", "Safety", "entity", ModuleStatus::State::Running);
    add("environment", "Environment", "sun", ModuleStatus::State::Failed);
    auto *page = new DrillDown(this);
    page->id = QStringLiteral("safety.incident-page");
    page->moduleId = QStringLiteral("safety");
    page->component = QStringLiteral("FakePage");
    page->feeds = { QStringLiteral("safety.incident") };
    registry.m_drillDowns.append(page);
}

void FakeCity::addAlarms()
{
    Alarm blocked;
    blocked.rule.title = QStringLiteral("Link blocked");
    blocked.rule.moduleId = QStringLiteral("traffic");
    blocked.rule.feed = QStringLiteral("traffic.link-speed");
    blocked.rule.action = QStringLiteral("Send a unit");
    blocked.entityId = QStringLiteral("L-3");
    blocked.value = QStringLiteral("4 km/h");
    blocked.since = { FakeClock::realNow - 600'000 };
    Alarm waiting = blocked;
    waiting.rule.title = QStringLiteral("No unit sent");
    waiting.rule.moduleId = QStringLiteral("safety");
    waiting.rule.feed = QStringLiteral("safety.incident");
    waiting.rule.priority = AlarmRule::Priority::High;
    waiting.entityId = QStringLiteral("I-1042");
    alarms.setAlarms({ blocked, waiting });
}

void FakeCity::addKpis()
{
    const auto add = [this](const Metric &m, double value, double reference, double coverage, const QStringList &feeds = {}) {
        auto *kpi = new Kpi(this);
        kpi->feeds = feeds;
        kpi->id = m.id;
        kpi->moduleId = m.id.section(u'.', 0, 0);
        kpi->metric = m;
        kpi->referenceTitle = QStringLiteral("usual for this hour");
        QList<double> trend;
        for (int i = 0; i < 48; ++i)
            trend.append(std::isnan(value) ? nan : value * (0.85 + 0.2 * rhythm(FakeClock::realNow - (48 - i) * hour / 2)));
        kpi->setTrend(trend);
        kpi->set(value, reference, coverage);
        registry.m_kpis.append(kpi);
    };
    add(metric("traffic.speed", "Mean speed", "km/h", 3.6, 0, 1, 30, 0), 34 / 3.6, 31 / 3.6, 0.97);
    add(metric("traffic.tti", "Travel-time index", "", 1, 2, -1, 1.4, 2), 1.46, 1.31, 0.97);
    add(metric("traffic.jam", "Congested length", "km", 0.001, 1, -1, 200, 0), 86'400, 86'400, 0.62);
    add(metric("safety.active", "Active incidents", "", 1, 0, -1, 20, 3), 23, 14, nan, { QStringLiteral("safety.incident") });
    auto *then = new Kpi(registry.m_kpis.constFirst()->metric, {});
    then->setParent(this);
    then->set(40 / 3.6, nan, 1);
    comparison.m_kpis = { then };
    add(metric("safety.arrival", "Median arrival time", "min", 1 / 60.0, 1, -1, 12, 0), nan, nan, 0);
}

void FakeCity::addMeasures()
{
    const auto mean = [](const MeasureRows &of) {
        double sum = 0;
        for (const quint32 row : of.rows)
            sum += double(of.columns.values[0][row]);
        return of.rows.empty() ? nan : sum / double(of.rows.size());
    };
    const QString speeds = QStringLiteral("traffic.link-speed");
    registry.m_measures = {
        { metric("traffic.speed", "Mean speed", "km/h", 3.6, 0, 1, 30, 0), speeds, {}, mean },
        { metric("traffic.tti", "Travel-time index", "", 1, 2, -1, 1.4, 2),
          speeds,
          {},
          [mean](const MeasureRows &of) { return 15 / mean(of); } },
        { metric("safety.reported", "Incidents reported", "", 1, 0, -1, 20, 0),
          QStringLiteral("safety.incident"),
          {},
          [](const MeasureRows &of) { return double(of.rows.size()); } },
    };
}

void FakeCity::addLayers()
{
    const auto add = [this](const char *id, const char *title, int order, const QString &component) {
        auto *layer = new Layer(this);
        layer->id = QString::fromLatin1(id);
        layer->moduleId = layer->id.section(u'.', 0, 0);
        layer->title = QString::fromUtf8(title);
        layer->component = component;
        layer->order = order;
        registry.m_layers.append(layer);
        return layer;
    };
    add("traffic.heat", "Congestion", 200, QStringLiteral("FakeLayer"))
        ->setLegend(QStringLiteral("Speed over free flow"),
                    { { QColor(0x9e, 0x2a, 0x4d), QStringLiteral("0"), {} },
                      { QColor(0xd9, 0x79, 0x4f), QStringLiteral("0.5"), {} },
                      { QColor(0x5f, 0x7f, 0x8f), QStringLiteral("1"), {} } },
                    QStringLiteral("Mean over links, weighted by length; kernel of 400 m."), true);
    add("safety.incidents", "Incidents", 400, QStringLiteral("FakeLayer"))
        ->setLegend(QStringLiteral("Priority"),
                    { { QColor(0xff, 0x6b, 0x6b), QStringLiteral("high"), QStringLiteral("severity-critical") },
                      { QColor(0xf0, 0xa1, 0x3a), QStringLiteral("medium"), QStringLiteral("severity-warning") },
                      { QColor(0x8a, 0x94, 0x9e), QStringLiteral("unknown"), QStringLiteral("hatch") } },
                    {});
}

void FakeCity::addFeeds()
{
    const auto add = [this](const char *id, const char *title, FeedStatus::State state, qint64 age, double rejected) {
        auto *feed = new FeedStatus; // as those of the engine, nobody's child
        feed->feed = QString::fromLatin1(id);
        feed->title = QString::fromUtf8(title);
        feed->source = QStringLiteral("simulator");
        feed->simulated = true;
        feed->state = state;
        feed->sinceMilliseconds = double(FakeClock::realNow - 3 * hour);
        feed->accepted = 1'284'902;
        feed->rejected = rejected;
        feed->perMinute = 840;
        feed->lagMilliseconds = 1'400;
        feed->shownLagMilliseconds = 40;
        feed->lastMilliseconds = double(FakeClock::realNow - age);
        registry.m_feeds.append(feed);
        return feed;
    };
    add("traffic.link-speed", "Link speeds", FeedStatus::State::Live, 42'000, 0);
    add("safety.incident", "Incidents", FeedStatus::State::Stale, 26 * 60'000, 561);
    add("traffic.link-speed", "City sensors", FeedStatus::State::Connecting, 42'000, 0)->progress = 0.4;
    FeedStatus *broker = add("safety.unit", "Units", FeedStatus::State::Down, 12 * 60'000, 3);
    broker->source = QStringLiteral("mqtt");
    broker->endpoint = QStringLiteral("mqtts://broker.city.example:8883/safety/units/#");
    broker->format = QStringLiteral("cot");
    broker->simulated = false;
    broker->controllable = true;
    broker->retention = QStringLiteral("all for 30 days, then hourly values up to an age of 2 years");
    broker->reason = QStringLiteral("The broker refuses the password (reason code 0x86); the next attempt in 4 min");
    broker->perMinute = 0;
    const auto message = [](int seconds, int rejected) {
        FeedMessage m;
        m.receivedMilliseconds = double(FakeClock::realNow - 12 * 60'000 - 1000 * seconds);
        m.origin = QStringLiteral("safety/units/E%1").arg(10 + seconds);
        m.start = QStringLiteral("<event version=\"2.0\" uid=\"E%1\" type=\"a-f-G\">").arg(10 + seconds);
        m.bytes = double(m.start.size()) + 2; // as though two letters were none of ASCII's
        m.accepted = rejected > 0 ? 0 : 1;
        m.rejected = rejected;
        m.reason = rejected > 0 ? QStringLiteral("position missing") : QString();
        if (rejected == 0) {
            DecodedObservation unit;
            unit.id = QStringLiteral("E%1").arg(10 + seconds);
            unit.name = QStringLiteral("Engine %1").arg(10 + seconds);
            unit.longitude = -87.65 + 0.01 * seconds;
            unit.latitude = 41.88;
            unit.phenomenonMilliseconds = m.receivedMilliseconds - 2000;
            unit.values = QStringLiteral("speed 8.3, state enroute");
            m.decoded = { unit };
        }
        return m;
    };
    broker->messages = { message(0, 0), message(1, 1), message(2, 0) };
    FeedStatus *resting = add("environment.air", "Air quality", FeedStatus::State::Stopped, 26 * 60'000, 0);
    resting->source = QStringLiteral("history");
    resting->simulated = false;
    resting->reason = QStringLiteral("no source is running; what the history holds is shown");
}

} // namespace citywall
