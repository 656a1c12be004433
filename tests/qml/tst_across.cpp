// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/acrossmodel.h"
#include "fakecity.h"
#include "map/layers/palette.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace citywall;

namespace {

constexpr float unknown = ObservationRecord::nan;
const QString states = QStringLiteral("demo.state");
const QString events = QStringLiteral("other.event");

UtcTime at(const char *clock) { return UtcTime::fromIso(QStringLiteral("2026-11-21T%1Z").arg(QString::fromLatin1(clock))); }

double meanOf(const MeasureRows &of)
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

double lastOf(const MeasureRows &of) { return of.rows.empty() ? std::nan("") : double(of.columns.values[0][of.rows.back()]); }

Metric metric(const char *id, const char *title, const char *unit, double scale, int decimals, int good)
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
class SlowHistory : public test::FakeHistory
{
    Q_OBJECT
public:
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        if (!slow)
            return test::FakeHistory::request(query);
        m_waiting.emplace_back(query, QPromise<ObservationsPtr>());
        m_waiting.back().second.start();
        return m_waiting.back().second.future();
    }
    size_t waiting() const { return m_waiting.size(); }
    void answer()
    {
        auto [query, promise] = std::move(m_waiting.front());
        m_waiting.pop_front();
        promise.addResult(test::FakeHistory::request(query).result());
        promise.finish();
    }
    bool slow = false;

private:
    std::deque<std::pair<ObservationQuery, QPromise<ObservationsPtr>>> m_waiting;
};

/// Five areas A … E, features 0, 1, 3, 4, 5 in them in this order and 2 in none; it is two and a half minutes past noon.
struct World {
    test::FakeClock clock;
    SlowHistory history;
    Selection selection;
    FakeRegistry registry;
    AreaIndex areas { { test::square(QStringLiteral("A"), 10, 50, 1), test::square(QStringLiteral("B"), 12, 50, 1),
                        test::square(QStringLiteral("C"), 14, 50, 1), test::square(QStringLiteral("D"), 16, 50, 1),
                        test::square(QStringLiteral("E"), 18, 50, 1) } };

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

constexpr int city = 5;

bool close(double a, double b) { return std::abs(a - b) < 1e-4; }

} // namespace

class TestAcross : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowsBeginAtRoundTimes()
    {
        using namespace std::chrono_literals;
        const QTimeZone utc = QTimeZone::UTC;
        QCOMPARE(MeasureGrids::windowAt(at("12:02:30"), 1h, 5min, utc), (TimeRange { at("11:00:00"), at("12:00:00") }));
        QCOMPARE(MeasureGrids::windowAt(at("12:00:00"), 1h, 5min, utc), (TimeRange { at("11:00:00"), at("12:00:00") }));
        QCOMPARE(MeasureGrids::windowAt(at("11:59:59.999"), 6h, 5min, utc), (TimeRange { at("05:55:00"), at("11:55:00") }));
        // 17:40 in Kolkata, half an hour off the whole hours of UTC.
        QCOMPARE(MeasureGrids::windowAt(at("12:10:00"), 1h, 1h, QTimeZone("Asia/Kolkata")),
                 (TimeRange { at("10:30:00"), at("11:30:00") }));
        QVERIFY(MeasureGrids::windowAt({}, 1h, 5min, utc).isEmpty());
    }

    void valuesByHand()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(across.grids().range(), (TimeRange { at("11:00:00"), at("12:00:00") }));
        const MeasureValues &mean = across.of(0);
        QCOMPARE(mean.whole.at(0), 40.0); // 30 and 50; 12:00 is outside, 11:30 is not known
        QCOMPARE(mean.whole.at(1), 6.0);
        QVERIFY(std::isnan(mean.whole.at(2)));
        QCOMPARE(mean.whole.at(city), 38.4); // (30 + 50 + 8 + 100 + 4)/5: what lies in no area belongs to the city
        QCOMPARE(mean.before.at(0), 15.0);
        QCOMPARE(mean.before.at(1), 50.0);
        QVERIFY(close(mean.before.at(city), 80.0 / 3));
        QCOMPARE(mean.course.values.at(0).at(0), 40.0);
        QVERIFY(std::isnan(mean.course.values.at(0).at(1)) && std::isnan(mean.course.values.at(0).at(6)));
        QCOMPARE(mean.course.values.at(1).at(1), 8.0);
        QCOMPARE(mean.course.values.at(1).at(11), 4.0);
        QCOMPARE(mean.course.values.at(city).at(6), 100.0);
        // A state is remembered for ten minutes, across the window's edge too.
        const std::vector<double> &last = across.of(1).course.values.at(1);
        QCOMPARE(std::vector<double>(last.begin(), last.begin() + 4), (std::vector<double> { 50, 8, 8, 8 }));
        QVERIFY(std::isnan(last.at(4)));
        QCOMPARE(across.of(1).whole.at(1), 4.0);
        QCOMPARE(across.of(1).before.at(1), 50.0);
        QCOMPARE(across.of(2).whole.at(0), 0.0); // no event is a number
    }

    /// A feed that began at 11:22: what was before is not known, and the window counts from there.
    void beforeAFeedBegan()
    {
        World world;
        world.history.setColumns(states, { { at("11:22:00"), 0, { 6 } }, { at("11:26:00"), 0, { 8 } } });
        world.registry.m_measures.append(
            { metric("demo.rate", "Rate", "per h", 3600, 2, 0), states, {}, [](const MeasureRows &of) {
                 return double(of.rows.size()) / (double(of.bucket.length().count()) / 1000);
             } });
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(across.of(3).measure.metric.id, QStringLiteral("demo.rate"));
        const std::vector<double> &rates = across.of(3).course.values.at(0);
        QVERIFY(std::isnan(rates.at(0)) && std::isnan(rates.at(4))); // from 11:20 on only in part
        QCOMPARE(rates.at(5), 1 / 300.0);
        QCOMPARE(rates.at(6), 0.0);
        QCOMPARE(across.of(3).whole.at(0), 2 / (38 * 60.0)); // 11:22 to 12:00
        QVERIFY(std::isnan(across.of(3).before.at(0)));
        QVERIFY(std::isnan(across.of(2).whole.at(0))); // no event ever
    }

    void listOfAnArea()
    {
        World world;
        world.fill();
        Shown across;
        QAbstractItemModelTester tester(across.measures());
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(across.measures()->count(), 5);
        QCOMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("76.8"));
        QCOMPARE(across.text(0, MeasureList::DifferenceRole), QStringLiteral("+23.5\u00a0km/h")); // (38.4 − 26.667) · 2
        QCOMPARE(across.measures()->index(0).data(MeasureList::TrendRole).toInt(), -1);
        QCOMPARE(across.measures()->textAt(0, 6), QStringLiteral("200.0\u00a0km/h"));
        QCOMPARE(across.measures()->textAt(0, 2), QStringLiteral("–"));
        const auto points = across.measures()->index(0).data(MeasureList::PointsRole).value<QList<QPointF>>();
        QCOMPARE(points.size(), 12);
        QCOMPARE(points.at(0), QPointF(double(at("11:02:30").milliseconds), 80));
        QVERIFY(across.measures()->index(0).data(MeasureList::FirstRole).toBool());
        QVERIFY(!across.measures()->index(1).data(MeasureList::FirstRole).toBool());
        QCOMPARE(across.text(3, MeasureList::IdRole), QString());
        QCOMPARE(across.text(3, MeasureList::ProblemRole), QStringLiteral("Gives no figures by area"));
        QCOMPARE(across.text(4, MeasureList::ProblemRole), QStringLiteral("Could not start: no library"));
        world.selection.enterArea(QStringLiteral("B"));
        QCOMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("12.0"));
        QCOMPARE(across.text(0, MeasureList::DifferenceRole), QStringLiteral("−88.0\u00a0km/h"));
        QCOMPARE(across.measures()->index(0).data(MeasureList::TrendRole).toInt(), 1);
    }

    void movesOnByWholeSteps()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        const int asked = world.history.requests;
        QCOMPARE(asked, 4); // two feeds, the window and the one before
        world.clock.seek(at("12:04:59").milliseconds);
        QVERIFY(!across.isLoading());
        QSignalSpy changed(&across, &AcrossModel::changed);
        world.clock.seek(at("12:05:00").milliseconds);
        QVERIFY(across.isLoading());
        QVERIFY(changed.wait());
        QCOMPARE(world.history.requests, asked + 4);
        QCOMPARE(across.grids().range().end, at("12:05:00"));
        QCOMPARE(across.of(0).course.values.at(0).at(11), 1500.0); // 1000 and 2000
    }

    void jumpingEqualsPlaying()
    {
        World world;
        world.fill();
        world.clock.play();
        Shown played;
        for (int minute = 0; minute <= 20; ++minute) {
            world.clock.seek(at("11:45:00").milliseconds + minute * 60'000);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!played.isLoading());
        Shown jumped;
        QTRY_VERIFY(!jumped.isLoading());
        QCOMPARE(played.grids().range().end, at("12:05:00"));
        QVERIFY(played.csv(false).contains(u",3000"));
        QCOMPARE(played.csv(false), jumped.csv(false));
    }

    void areaChangedWhileReading()
    {
        World world;
        world.fill();
        world.history.slow = true;
        Shown across;
        QTRY_COMPARE(world.history.waiting(), 1u);
        world.selection.enterArea(QStringLiteral("A"));
        world.history.answer();
        QTRY_COMPARE(world.history.waiting(), 1u);
        world.selection.enterArea(QStringLiteral("B"));
        world.history.slow = false;
        world.history.answer();
        QTRY_VERIFY(!across.isLoading());
        QCOMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("12.0"));
    }

    void answersOfAnotherTimeAreLeftBehind()
    {
        World world;
        world.fill();
        world.history.slow = true;
        Shown across;
        QTRY_COMPARE(world.history.waiting(), 1u);
        world.clock.seek(at("08:00:00").milliseconds);
        QTRY_COMPARE(world.history.waiting(), 2u);
        world.history.slow = false;
        QSignalSpy changed(&across, &AcrossModel::changed);
        world.history.answer(); // too late
        world.history.answer();
        QTRY_VERIFY(!across.isLoading());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(across.grids().range().end, at("08:00:00"));
        QVERIFY(std::isnan(across.of(0).whole.at(city)));
    }

    void restsUnlessShown()
    {
        World world;
        world.fill();
        AcrossModel across;
        world.clock.seek(at("12:30:00").milliseconds);
        QVERIFY(!across.isLoading());
        across.setActive(true);
        QTRY_COMPARE(across.grids().range().end, at("12:30:00"));
        QTRY_VERIFY(!across.isLoading());
        across.setActive(false);
        const int asked = world.history.requests;
        world.clock.seek(at("15:00:00").milliseconds);
        world.history.append({ at("12:10:00"), 0, { 1 } });
        QVERIFY(!across.isLoading());
        QCOMPARE(world.history.requests, asked);
        across.setActive(true);
        QTRY_COMPARE(across.grids().range().end, at("15:00:00"));
    }

    void whatArrivesLateCounts()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        const int asked = world.history.requests;
        world.history.append({ at("12:01:00"), 0, { 7 } }); // after the window
        world.history.append({ at("11:10:00"), 0, { 70 } });
        QTRY_COMPARE(across.of(0).whole.at(0), 50.0); // (30 + 50 + 70)/3
        QCOMPARE(world.history.requests, asked + 2); // of this feed alone
    }

    void aFeedThatCannotBeRead()
    {
        World world;
        world.fill();
        world.history.failure = QStringLiteral("disk full");
        Shown across;
        QTRY_VERIFY(!across.isLoading());
        QCOMPARE(across.text(0, MeasureList::ProblemRole), QStringLiteral("disk full"));
        QVERIFY(!across.measures()->isKnown());
        QCOMPARE(across.correlation()->verdict(), QStringLiteral("Too few areas where both are known"));
        world.history.failure.clear();
        Q_EMIT world.history.reset({});
        QTRY_COMPARE(across.text(0, MeasureList::ValueRole), QStringLiteral("76.8"));
        QCOMPARE(across.text(0, MeasureList::ProblemRole), QString());
    }

    /// x 1, 2, 3, 4 and y 2, 1, 4, 3: S_xy 3, S_xx = S_yy 5, so r = 0.6; tanh(artanh 0.6 ± 1.959964) = −0.853, 0.990. In E one is
    /// not known.
    void overAreas()
    {
        World world;
        std::vector<test::FakeHistory::Row> rows;
        constexpr std::array<FeatureKey, 5> features { 0, 1, 3, 4, 5 };
        constexpr std::array counts { 2, 1, 4, 3, 9 };
        for (size_t area = 0; area < 5; ++area) {
            for (int i = 0; i < counts[area]; ++i)
                rows.push_back({ at("11:20:00") + std::chrono::minutes(i), features[area], { unknown } });
        }
        world.history.setColumns(events, rows);
        world.history.setColumns(states,
                                 { { at("11:10:00"), 0, { 1 } },
                                   { at("11:10:00"), 1, { 2 } },
                                   { at("11:10:00"), 3, { 3 } },
                                   { at("11:10:00"), 4, { 4 } } });
        Shown across;
        MeasureCorrelation &both = *across.correlation();
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(both.x(), QStringLiteral("demo.mean")); // nobody has chosen: two of different modules
        QCOMPARE(both.y(), QStringLiteral("other.count"));
        QCOMPARE(both.feeds(), (QStringList { states, events }));
        QCOMPARE(both.n(), 4);
        QVERIFY(close(both.pearsons().coefficient, 0.6) && close(both.spearmans().coefficient, 0.6));
        QCOMPARE(both.linear(), QStringLiteral("0.60 (−0.85 to 0.99)"));
        QCOMPARE(both.verdict(), QStringLiteral("Moderate, positive"));
        QCOMPARE(both.count(), QStringLiteral("4 areas"));
        QCOMPARE(both.cautions().size(), 4); // no cause, few, holds 0, neighbours
        QCOMPARE(both.points().at(2), QPointF(6, 4)); // twice the SI value
        QCOMPARE(both.areaOf(2), QStringLiteral("C"));
        QVERIFY(std::isnan(both.timeOf(2)));
        QCOMPARE(both.current(), -1);
        world.selection.enterArea(QStringLiteral("D"));
        QCOMPARE(both.current(), 3);
        QCOMPARE(both.n(), 4);
    }

    /// City: means 3, 5, 4 and 0, 1, 2, 3 … events in the first steps; only where both are known, and 0 events is known.
    void overTime()
    {
        World world;
        world.history.setColumns(states,
                                 { { at("10:30:00"), 0, { 9 } },
                                   { at("11:02:00"), 0, { 3 } },
                                   { at("11:12:00"), 1, { 5 } },
                                   { at("11:17:00"), 2, { 4 } } });
        world.history.setColumns(
            events,
            { { at("09:00:00"), 0, {} }, { at("11:11:00"), 0, {} }, { at("11:13:00"), 1, {} }, { at("11:18:00"), 1, {} } });
        Shown across;
        MeasureCorrelation &both = *across.correlation();
        both.setOverTime(true);
        QTRY_COMPARE(both.n(), 3); // (3, 0), (5, 2), (4, 1)
        QVERIFY(close(both.pearsons().coefficient, 1));
        QCOMPARE(both.linear(), QStringLiteral("1.00 (no interval)"));
        QCOMPARE(both.areaOf(1), QString());
        QCOMPARE(both.timeOf(1), double(at("11:15:00").milliseconds));
        world.selection.enterArea(QStringLiteral("C"));
        QCOMPARE(both.n(), 0);
    }

    void choosing()
    {
        World world;
        world.fill();
        Shown across;
        MeasureCorrelation &both = *across.correlation();
        both.setX(QStringLiteral("other.count")); // before anything is known
        QTRY_COMPARE(across.buckets(), 12);
        QCOMPARE(both.x(), QStringLiteral("other.count"));
        QCOMPARE(both.y(), QStringLiteral("demo.mean"));
        QSignalSpy chosen(&both, &MeasureCorrelation::chosen);
        both.choose(QStringLiteral("demo.last")); // the one chosen longest ago makes room
        QCOMPARE(both.x(), QStringLiteral("demo.mean"));
        QCOMPARE(both.y(), QStringLiteral("demo.last"));
        both.choose(QStringLiteral("demo.last"));
        QCOMPARE(both.x(), QStringLiteral("demo.last"));
        QCOMPARE(both.y(), QStringLiteral("demo.mean"));
        both.setX(QStringLiteral("demo.mean"));
        QCOMPARE(both.y(), QStringLiteral("demo.last"));
        QCOMPARE(chosen.size(), 3);
        both.setX(QStringLiteral("gone.measure")); // of a module that is not there today
        QCOMPARE(both.x(), QStringLiteral("other.count"));
        QCOMPARE(both.y(), QStringLiteral("demo.last"));
    }

    void onTheMap()
    {
        QCOMPARE(MeasureMap::marksOf({ 12, 61, std::nan(""), 47 }), (std::vector<double> { 0, 20, 40, 60, 80 }));
        QCOMPARE(MeasureMap::marksOf({ -3, 4 }), (std::vector<double> { -4, -2, 0, 2, 4 }));
        QCOMPARE(MeasureMap::marksOf({ 7, 7 }), (std::vector<double> { 7, 8 }));
        QCOMPARE(MeasureMap::marksOf({ std::nan("") }), (std::vector<double> { 0, 1 }));
        World world;
        world.fill();
        Shown across;
        across.correlation()->setX(QStringLiteral("demo.mean"));
        QTRY_COMPARE(across.buckets(), 12);
        const std::vector<AreaStyle> &colors = across.map()->areas()->styles();
        QCOMPARE(colors.size(), size_t(5));
        QVERIFY(colors[0].color != colors[1].color); // 80 and 12 km/h
        QCOMPARE(colors[2].color, colors[3].color); // not known
        QCOMPARE(across.map()->legend()->legendTitle(), QStringLiteral("Mean (km/h)"));
        QCOMPARE(across.map()->legend()->legend().first().label, QStringLiteral("0"));
        QCOMPARE(across.map()->legend()->legend().last().label, QStringLiteral("80"));
        across.correlation()->setX(QStringLiteral("other.count"));
        QCOMPARE(across.map()->legend()->legendTitle(), QStringLiteral("Events"));
    }

    void nowLessThenOnTheMap()
    {
        QCOMPARE(MeasureMap::signedMarksOf({ 3, -88, std::nan("") }), (std::vector<double> { -100, -50, 0, 50, 100 }));
        QCOMPARE(MeasureMap::signedMarksOf({ std::nan("") }), (std::vector<double> { -1, -0.5, 0, 0.5, 1 }));
        World world;
        world.fill();
        test::FakeClock then;
        then.seek(at("11:02:30").milliseconds);
        FakeComparison both;
        both.m_clocks = { &then };
        setComparison(&both);
        {
            Shown across;
            across.correlation()->setX(QStringLiteral("demo.mean"));
            QTRY_COMPARE(across.buckets(), 12);
            const std::vector<AreaStyle> &colors = across.map()->areas()->styles();
            const std::vector<AreaStyle> plain = colors;
            const Layer &legend = *across.map()->legend();
            both.begin(0, 3'600'000);
            // A: 80 km/h now, 30 then (10 and 20 m/s); B: 12 now, 100 then.
            QTRY_COMPARE(legend.legendTitle(), QStringLiteral("Now less then: Mean (km/h)"));
            QCOMPARE(legend.legend().first().label, QStringLiteral("-100"));
            QCOMPARE(legend.legend().last().label, QStringLiteral("+100"));
            const auto color = [](double t) { return palette::diverging(t, true) & 0xffffff; };
            QCOMPARE(colors[0].color & 0xffffff, color(0.5));
            QCOMPARE(colors[1].color & 0xffffff, color(-0.88));
            QCOMPARE(colors[2].color & 0xffffff, palette::noDataColor(true) & 0xffffff);
            then.seek(at("12:02:30").milliseconds); // the same hour: no difference
            QTRY_COMPARE(colors[0].color & 0xffffff, color(0));
            both.end();
            QCOMPARE(legend.legendTitle(), QStringLiteral("Mean (km/h)"));
            QVERIFY(colors == plain);
        }
        setComparison(nullptr);
    }

    void usualIsTheMedianOfTheWeeks()
    {
        // The last hour at four other times: 80, 30, 30 and 80 km/h in A. Their median is 55; one time alone is not usual.
        World world;
        world.fill();
        std::array<test::FakeClock, 4> times;
        FakeComparison both;
        for (size_t i = 0; i < times.size(); ++i) {
            times[i].seek(at(i % 3 == 0 ? "12:02:30" : "11:02:30").milliseconds);
            both.m_clocks.append(&times[i]);
        }
        setComparison(&both);
        {
            Shown across;
            across.correlation()->setX(QStringLiteral("demo.mean"));
            QTRY_COMPARE(across.buckets(), 12);
            const std::vector<AreaStyle> &colors = across.map()->areas()->styles();
            const Layer &legend = *across.map()->legend();
            both.beginUsual();
            // A: 80 − 55 = +25; B: 12 − 56 = −44, 56 being the median of 12, 100, 100 and 12.
            QTRY_COMPARE(legend.legendTitle(), QStringLiteral("Now less usual: Mean (km/h)"));
            QCOMPARE(legend.legend().last().label, QStringLiteral("+50"));
            const auto color = [](double t) { return palette::diverging(t, true) & 0xffffff; };
            QCOMPARE(colors[0].color & 0xffffff, color(0.5));
            QCOMPARE(colors[1].color & 0xffffff, color(-0.88));
            both.m_clocks = { &times[0] };
            both.beginUsual();
            QTRY_COMPARE(colors[0].color & 0xffffff, 0u); // nothing is known of any area
            both.end();
            QCOMPARE(legend.legendTitle(), QStringLiteral("Mean (km/h)"));
        }
        setComparison(nullptr);
    }

    void ofThenOnlyWhatIsOnTheMapIsRead()
    {
        World world;
        world.fill();
        test::FakeClock then;
        then.seek(at("11:02:30").milliseconds);
        FakeComparison both;
        both.m_clocks = { &then };
        setComparison(&both);
        {
            Shown across;
            across.correlation()->setX(QStringLiteral("demo.mean"));
            QTRY_COMPARE(across.buckets(), 12);
            world.history.requests = 0;
            both.begin(0, 3'600'000);
            QTRY_COMPARE(across.map()->legend()->legendTitle(), QStringLiteral("Now less then: Mean (km/h)"));
            QCOMPARE(world.history.requests, 1);
        }
        setComparison(nullptr);
    }

    void takenAlong()
    {
        World world;
        world.fill();
        Shown across;
        QTRY_COMPARE(across.buckets(), 12);
        const QStringList lines = across.csv(true).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 6 * 12);
        QCOMPARE(lines.at(0),
                 QStringLiteral("area,name,begin,end,demo.mean [km/h],demo.last,other.count,simulated,longitude,latitude"));
        QCOMPARE(lines.at(1), QStringLiteral("A,A,2026-11-21T11:00:00Z,2026-11-21T11:05:00Z,80,50,0,SIMULATED,,"));
        QCOMPARE(lines.at(5 * 12 + 7), QStringLiteral(",,2026-11-21T11:30:00Z,2026-11-21T11:35:00Z,200,100,0,SIMULATED,,"));
        const QJsonArray features = QJsonDocument::fromJson(across.geoJson(false).toUtf8())[u"features"].toArray();
        QCOMPARE(features.size(), 5);
        QCOMPARE(features[1][u"properties"][u"demo.mean [km/h]"].toDouble(), 12.0);
        QVERIFY(features[2][u"properties"][u"demo.mean [km/h]"].isNull());
        QCOMPARE(features[1][u"geometry"][u"type"].toString(), QStringLiteral("MultiPolygon"));
    }
};

QTEST_MAIN(TestAcross)
#include "tst_across.moc"
