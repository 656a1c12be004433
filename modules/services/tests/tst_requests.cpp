// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arearates.h"
#include "core/placing.h"
#include "core/themes.h"
#include "core/words.h"
#include "requestsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;
using namespace std::chrono_literals;

namespace {

std::vector<Request> requestsOf(const std::vector<Row> &rows, const FeedDictionary &dictionary)
{
    const Observations columns = rowsOf(rows);
    FactCache facts;
    return requestsFrom(columns, 0, columns.size(), dictionary, facts);
}

// Hours 100 … 124 are the span. 0: opened 90, due 110, closed 112 (late). 1: opened 101 by web, due 130, closed 105 in time,
// reopened 120. 2: opened 60 by phone, due 80, still open: overdue. 3: opened 119 by app, nothing promised.
// 4: opened 10, closed 20: before the span.
const std::vector<Row> aDay { { 0, 90, test::open, pothole, roads, phone },
                              { 0, 112, closed },
                              { 1, 101, test::open, graffiti, cleaning, web },
                              { 1, 105, closed },
                              { 1, 120, reopened },
                              { 2, 60, test::open, pothole, roads, phone },
                              { 3, 119, test::open, graffiti, cleaning, app },
                              { 4, 10, test::open, pothole, roads, phone },
                              { 4, 20, closed } };
const QHash<int, double> dues { { 0, 110 }, { 1, 130 }, { 2, 80 } };
const TimeRange span { hour(100) + Duration(1), hour(124) + Duration(1) };

} // namespace

class RequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void courseOfARequest()
    {
        const std::vector<Request> all = requestsOf(aDay, dictionaryOf(5, dues));
        QCOMPARE(all.size(), size_t(5));
        const auto one = std::ranges::find(all, FeatureKey(1), &Request::key);
        QCOMPARE(one->requested, hour(101));
        QCOMPARE(one->due, hour(130));
        QCOMPARE(one->category, int(graffiti));
        QCOMPARE(one->agency, int(cleaning));
        QCOMPARE(one->channel, int(web));
        QVERIFY(one->simulated);
        QCOMPARE(one->statusAt(hour(100.99)), RequestStatus::Unknown);
        QCOMPARE(one->statusAt(hour(101)), RequestStatus::Open);
        QCOMPARE(one->statusAt(hour(105)), RequestStatus::Closed);
        QCOMPARE(one->statusAt(hour(124)), RequestStatus::Reopened);
        QCOMPARE(one->lastClosing(hour(124)), hour(105));
        QVERIFY(!one->lastClosing(hour(104)).isValid());
        QVERIFY(!one->isOverdueAt(hour(130)));
        QVERIFY(one->isOverdueAt(hour(130) + Duration(1)));
    }

    void repeatedStatesChangeNothing()
    {
        const std::vector<Request> all =
            requestsOf({ { 0, 1, test::open }, { 0, 2, test::open }, { 0, 3, closed }, { 0, 4, closed } }, dictionaryOf(1));
        QCOMPARE(all[0].changes.size(), 2);
        QCOMPARE(all[0].changes[1], (Change { hour(3), RequestStatus::Closed }));
    }

    void openAfterClosedIsAReopening()
    {
        const std::vector<Request> all =
            requestsOf({ { 0, 1, test::open }, { 0, 2, closed }, { 0, 3, test::open }, { 0, 4, test::open }, { 0, 5, closed } },
                       dictionaryOf(1));
        QCOMPARE(all[0].changes.size(), 4);
        QCOMPARE(all[0].changes[2], (Change { hour(3), RequestStatus::Reopened }));
        QCOMPARE(all[0].statusAt(hour(6)), RequestStatus::Closed);
    }

    void aClosingBeforeTheRequestIsLeftOut()
    {
        const std::vector<Request> all = requestsOf({ { 0, 5, closed }, { 0, 8, test::open } }, dictionaryOf(1));
        QCOMPARE(all[0].requested, hour(8));
        QCOMPARE(all[0].changes.size(), 1);
        QCOMPARE(all[0].statusAt(hour(9)), RequestStatus::Open);
    }

    void closedAtOnceInEitherOrder()
    {
        for (const auto &rows : { std::vector<Row> { { 0, 5, test::open }, { 0, 5, closed } },
                                  std::vector<Row> { { 0, 5, closed }, { 0, 5, test::open } } }) {
            const std::vector<Request> all = requestsOf(rows, dictionaryOf(1));
            QCOMPARE(all[0].requested, hour(5));
            QCOMPARE(all[0].statusAt(hour(5)), RequestStatus::Closed);
            QCOMPARE(all[0].lastClosing(hour(6)), hour(5));
        }
    }

    void anExtractTellsOfWhatIsOlder()
    {
        FeedDictionary dictionary = dictionaryOf(2);
        dictionary.features.edit(0).properties[u"requested_datetime"] = hour(-500).toIso();
        const std::vector<Request> all = requestsOf({ { 0, 24, test::open }, { 1, 30, closed } }, dictionary);
        QCOMPARE(all[0].requested, hour(-500));
        QCOMPARE(all[0].statusAt(hour(0)), RequestStatus::Open);
        QVERIFY(!all[1].requested.isValid()); // known from its closing alone
        const Figures f = figuresOf(all, { hour(0), hour(48) }, -1, onlineChannels(terms));
        QCOMPARE(f.opened, 0);
        QCOMPARE(f.closed, 1);
        QVERIFY(std::isnan(f.medianCloseSeconds));
    }

    void strangeRowsAreHarmless()
    {
        const std::vector<Request> all = requestsOf({ { 9, 1, test::open }, { 0, 2, 99 }, { 0, 3, none } }, dictionaryOf(1));
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all[0].statusAt(hour(4)), RequestStatus::Unknown);
    }

    void figuresByHand()
    {
        const Figures f = figuresOf(requestsOf(aDay, dictionaryOf(5, dues)), span, -1, onlineChannels(terms));
        QCOMPARE(f.opened, 2);        // 1 and 3
        QCOMPARE(f.closed, 2);        // 0 and 1
        QCOMPARE(f.reopened, 1);      // 1
        QCOMPARE(f.open, 3);          // 1, 2, 3
        QCOMPARE(f.overdue, 1);       // 2
        QCOMPARE(f.openWithDue, 2);   // 1, 2
        QCOMPARE(f.closedWithDue, 2); // 0, 1
        QCOMPARE(f.closedInTime, 1);  // 1
        QCOMPARE(f.inTimeShare(), 0.5);
        QCOMPARE(f.onlineShare(), 1.0);
        QCOMPARE(f.reopenedShare(), 0.5);
        QCOMPARE(f.medianCloseSeconds, (22 + 4) / 2. * 3600);
        QCOMPARE(f.ages, (std::array<int, ageBands> { 2, 1, 0, 0, 0 })); // 23 h, 5 h; 64 h
    }

    void closedAtThePromisedInstantIsInTime()
    {
        const FeedDictionary dictionary = dictionaryOf(2, { { 0, 5 }, { 1, 5 } });
        std::vector<Row> rows { { 0, 1, test::open }, { 0, 5, closed }, { 1, 1, test::open }, { 1, 5.001, closed } };
        const Figures f = figuresOf(requestsOf(rows, dictionary), { hour(0), hour(9) }, -1, onlineChannels(terms));
        QCOMPARE(f.closedWithDue, 2);
        QCOMPARE(f.closedInTime, 1);
    }

    void figuresOfAnAreaAndByCategory()
    {
        const std::vector<Request> all = requestsOf(aDay, dictionaryOf(5, dues));
        const Figures odd = figuresOf(all, span, 1, onlineChannels(terms)); // 1 and 3
        QCOMPARE(odd.open, 2);
        QCOMPARE(odd.overdue, 0);
        const std::vector<Figures> by =
            figuresBy(all, span, -1, onlineChannels(terms), size_t(terms.size()), [](const Request &r) { return r.category; });
        QCOMPARE(by[size_t(pothole)].open, 1);
        QCOMPARE(by[size_t(pothole)].closed, 1);
        QCOMPARE(by[size_t(graffiti)].open, 2);
        QCOMPARE(by[size_t(web)].open, 0);
    }

    void nothingIsNotZeroPercent()
    {
        const Figures f = figuresOf({}, span, -1, {});
        QVERIFY(std::isnan(f.inTimeShare()) && std::isnan(f.onlineShare()) && std::isnan(f.reopenedShare()));
        QVERIFY(std::isnan(f.medianCloseSeconds));
    }

    void ageBandsMeetAtTheirEnds()
    {
        QCOMPARE(ageBand(0h), 0);
        QCOMPARE(ageBand(24h - 1ms), 0);
        QCOMPARE(ageBand(24h), 1);
        QCOMPARE(ageBand(72h), 2);
        QCOMPARE(ageBand(7 * 24h), 3);
        QCOMPARE(ageBand(30 * 24h), 4);
    }

    void medians()
    {
        QVERIFY(std::isnan(median({})));
        QCOMPARE(median({ 7 }), 7.);
        QCOMPARE(median({ 9, 1, 5 }), 5.);
        QCOMPARE(median({ 8, 1, 4, 2 }), 3.);
    }

    void squareKilometersOfKnownAreas()
    {
        // Of a box between meridians and parallels the sphere has R² · Δλ · (sin φ₂ − sin φ₁):
        // 6371.0088² · π/180 · sin 1° = 12363.7 km².
        const GeoMultiPolygon equator = square(QStringLiteral("e"), 0, 0, 1, 0).geometry;
        QVERIFY(std::abs(squareKilometers(equator) - 12363.68) < 0.1);
        GeoMultiPolygon holed = equator;
        holed[0].append(square(QStringLiteral("h"), 0.25, 0.25, 0.5, 0).geometry[0][0]);
        QVERIFY(std::abs(squareKilometers(holed) / squareKilometers(equator) - 0.75) < 0.0001);
        QCOMPARE(squareKilometers({}), 0.);
    }

    void ratesOfAreas()
    {
        const AreaIndex known({ square(QStringLiteral("a"), 0, 0, 1, 50'000), square(QStringLiteral("b"), 1, 0, 1, 400'000),
                                square(QStringLiteral("c"), 2, 0, 1, std::nan("")) });
        const AreaRates rates = AreaRate(known).of({ 10, 10, 10 });
        QCOMPARE(rates.per, AreaRates::Per::Residents);
        QCOMPARE(rates.rates[0], 20.); // per 100,000
        QCOMPARE(rates.rates[1], 2.5);
        QVERIFY(std::isnan(rates.rates[2]));
        const AreaIndex unknown({ square(QStringLiteral("a"), 0, 0, 1, std::nan("")) });
        const AreaRates perArea = AreaRate(unknown).of({ 24'727 });
        QCOMPARE(perArea.per, AreaRates::Per::SquareKilometer);
        QVERIFY(std::abs(perArea.rates[0] - 2) < 0.001);
    }

    void themesAgainstTheSameWeekday()
    {
        // Day 0 of the epoch is a Thursday. Today is day 28, a Thursday, 12:00. On the four Thursdays before there were 1, 2, 3
        // and 2 calls about potholes before noon (and one after, which does not count), today 7.
        std::vector<Row> rows;
        FeatureKey next = 0;
        const auto calls = [&](int day, double at, int count, float category) {
            for (int i = 0; i < count; ++i)
                rows.push_back({ next++, day * 24 + at, test::open, category, none, phone });
        };
        calls(0, 9, 1, pothole);
        calls(7, 9, 2, pothole);
        calls(7, 13, 1, pothole);
        calls(14, 9, 3, pothole);
        calls(21, 9, 2, pothole);
        calls(28, 9, 7, pothole);
        calls(28, 10, 1, graffiti);
        calls(27, 10, 50, graffiti); // a Wednesday
        rows.push_back({ next++, 28 * 24 + 9, test::open, pothole, none, web }); // no call
        const Themes themes =
            themesOf(requestsOf(rows, dictionaryOf(int(next))), hour(28 * 24 + 12), hour(0), QTimeZone::UTC, -1, int(phone));
        QVERIFY(themes.sameWeekday);
        QCOMPARE(themes.days, 4);
        QCOMPARE(themes.themes.size(), 2);
        QCOMPARE(themes.themes[0].category, int(pothole));
        QCOMPARE(themes.themes[0].calls, 7);
        QCOMPARE(themes.themes[0].usual, 2.);
        QVERIFY(std::abs(themes.themes[0].excess() - 5 / std::sqrt(2.)) < 1e-9);
        QVERIFY(themes.themes[0].isRising());
        QCOMPARE(themes.themes[1].usual, 0.);
        QVERIFY(!themes.themes[1].isRising());
    }

    void themesAgainstDaysOfTheKindInAShortHistory()
    {
        // The history begins on day 25 (Monday); today is Thursday: three working days, no Thursday.
        std::vector<Row> rows { { 0, 25 * 24, test::open, pothole, none, phone },
                                { 1, 26 * 24 + 1, test::open, pothole, none, phone },
                                { 2, 28 * 24 + 1, test::open, pothole, none, phone } };
        const std::vector<Request> all = requestsOf(rows, dictionaryOf(3));
        const Themes themes = themesOf(all, hour(28 * 24 + 12), hour(25 * 24), QTimeZone::UTC, -1, int(phone));
        QVERIFY(!themes.sameWeekday);
        QCOMPARE(themes.days, 3);
        QCOMPARE(themes.themes[0].usual, 1.); // 1, 1, 0
        const Themes first = themesOf(all, hour(25 * 24 + 12), hour(25 * 24), QTimeZone::UTC, -1, int(phone));
        QCOMPARE(first.days, 0);
        QVERIFY(std::isnan(first.themes[0].usual));
        QVERIFY(!first.themes[0].isRising());
    }

    void aQuarterOfAYearIsFast()
    {
        // 54,000 requests, each told three times: 90 days of a city that gets 600 a day.
        std::vector<Row> rows;
        QHash<int, double> promised;
        for (int i = 0; i < 54'000; ++i) {
            const double made = i * 0.04;
            rows.push_back({ FeatureKey(i), made, test::open, pothole, roads, i % 3 == 0 ? web : phone });
            rows.push_back({ FeatureKey(i), made + 12, test::open, pothole, roads, none });
            rows.push_back({ FeatureKey(i), made + 30 + i % 50, closed, pothole, roads, none });
            promised.insert(i, made + 60);
        }
        const Observations columns = rowsOf(rows);
        const FeedDictionary dictionary = dictionaryOf(54'000, promised);
        const std::vector<bool> online = onlineChannels(terms);
        FactCache facts;
        requestsFrom(columns, 0, columns.size(), dictionary, facts);
        QBENCHMARK
        {
            const std::vector<Request> all = requestsFrom(columns, 0, columns.size(), dictionary, facts);
            QCOMPARE(figuresOf(all, { hour(0), hour(3000) }, -1, online).closed, 54'000);
        }
    }

    void promisesInWords()
    {
        const std::vector<Request> all = requestsOf(aDay, dictionaryOf(5, dues));
        const auto of = [&](FeatureKey key) { return *std::ranges::find(all, key, &Request::key); };
        QCOMPARE(Words::promise(of(2), hour(124)), QStringLiteral("1 d 20 h overdue"));
        QCOMPARE(Words::promise(of(1), hour(124)), QStringLiteral("due in 6 h"));
        QCOMPARE(Words::promise(of(0), hour(124)), QStringLiteral("closed 2 h late"));
        QCOMPARE(Words::promise(of(1), hour(110)), QStringLiteral("closed in time"));
        QCOMPARE(Words::promise(of(3), hour(124)), QString());
        QCOMPARE(Words::severity(of(2), hour(99)), 2);
        QCOMPARE(Words::severity(of(2), hour(101)), 3); // promised 20 h, 21 h late
        QCOMPARE(Words::severity(of(1), hour(124)), 1);
        QCOMPARE(Words::severity(of(3), hour(124)), 0);
        QCOMPARE(Words::duration(45min), QStringLiteral("45 min"));
        QCOMPARE(Words::duration(48h), QStringLiteral("2 d"));
        QCOMPARE(Words::duration(24h * 12 + 5h), QStringLiteral("12 d"));
    }
};

QTEST_APPLESS_MAIN(RequestsTest)
#include "tst_requests.moc"
