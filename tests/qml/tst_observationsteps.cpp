// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/observationsteps.h"
#include "countedcity.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

UtcTime at(const char *iso) { return UtcTime::fromIso(QString::fromLatin1(iso)); }

const QString incidents = QStringLiteral("safety.incident");
const UtcTime noon = CountedCity::noon;

} // namespace

class ObservationStepsTest : public QObject
{
    Q_OBJECT

    std::optional<CountedCity> m_city;

    /// Where a step leads; −1 if it leads nowhere.
    qint64 stepped(UtcTime from, int direction, bool beginnings = false)
    {
        ObservationSteps steps;
        QSignalSpy arrived(&steps, &ObservationSteps::arrived);
        QSignalSpy nothing(&steps, &ObservationSteps::nothingFound);
        m_city->clock.seek(from.milliseconds);
        steps.step(incidents, direction, beginnings);
        if (!QTest::qWaitFor([&] { return arrived.size() + nothing.size() == 1; }) || steps.isSearching())
            return -2;
        return arrived.isEmpty() ? -1 : m_city->clock.nowMilliseconds();
    }

private Q_SLOTS:
    void init() { m_city.emplace(); }
    void cleanup() { m_city.reset(); }

    void stepsFromObservationToObservation()
    {
        // Some at the borders of hours and minutes, where parts of a search meet, and one weeks away.
        for (const char *iso : { "2026-10-02T03:04:05.678Z", "2026-11-21T16:59:59.999Z", "2026-11-21T17:00:00Z",
                                 "2026-11-21T17:59:00Z", "2026-11-21T18:00:00Z", "2026-11-21T18:00:00.001Z",
                                 "2026-11-21T18:59:59.999Z", "2026-11-21T19:00:00Z", "2026-12-25T00:00:00Z" })
            m_city->history.times.insert(at(iso).milliseconds);
        QRandomGenerator random(20261122);
        for (int i = 0; i < 150; ++i)
            m_city->history.times.insert((noon - 2h).milliseconds + random.bounded(4 * 3'600'000));
        const std::set<qint64> &times = m_city->history.times;
        QList<qint64> starts(times.begin(), times.end());
        for (int i = 0; i < 100; ++i)
            starts.append((noon - 3h).milliseconds + random.bounded(6 * 3'600'000));
        for (const qint64 start : std::as_const(starts)) {
            const auto next = times.upper_bound(start);
            QCOMPARE(stepped({ start }, 1), next == times.end() ? -1 : *next);
            const auto same = times.lower_bound(start);
            QCOMPARE(stepped({ start }, -1), same == times.begin() ? -1 : *std::prev(same));
        }
        QCOMPARE(stepped(at("2020-01-01T00:00:00Z"), 1), *times.begin());
        QCOMPARE(stepped(at("2030-01-01T00:00:00Z"), -1), *times.rbegin());
    }

    void stepsReadLittle()
    {
        for (qint64 t = 0; t < 400 * 86'400'000LL; t += 60'000)
            m_city->history.times.insert(t);
        m_city->history.times.insert(4000 * 86'400'000LL);
        QCOMPARE(stepped({ 3999 * 86'400'000LL + 12'345 }, -1), 400 * 86'400'000LL - 60'000);
        QVERIFY2(m_city->history.histograms <= 6, qPrintable(QString::number(m_city->history.histograms)));
        QCOMPARE(m_city->history.requests, 2); // the rest of the hour, and the minute that holds it
        QVERIFY2(m_city->history.rowsRead <= 2, qPrintable(QString::number(m_city->history.rowsRead)));
    }

    /// Three incidents a day for a hundred days, each told of four times within two hours; and between them, every ten minutes, one that
    /// goes on all the time. Only the first report of each is a beginning.
    void stepsToWhereIncidentsBegin()
    {
        constexpr FeatureKey lasting = 9999;
        const UtcTime first = at("2026-08-01T00:00:00Z");
        std::vector<qint64> begins { (first + 5min).milliseconds };
        const auto tell = [&](UtcTime time, FeatureKey feature) {
            m_city->history.times.insert(time.milliseconds);
            m_city->history.features.emplace(time.milliseconds, feature);
        };
        for (Duration t = 5min; t < 100 * 24h; t += 10min)
            tell(first + t, lasting);
        for (int i = 0; i < 300; ++i) {
            const UtcTime begin = first + i * 8h + 1h + 1s;
            begins.push_back(begin.milliseconds);
            for (const Duration later : { 0min, 7min, 40min, 110min })
                tell(begin + later, FeatureKey(i));
        }
        const auto around = [&](size_t i) {
            QCOMPARE(stepped({ begins[i] + 60'000 }, -1, true), begins[i]);
            QCOMPARE(stepped({ begins[i] }, -1, true), i == 0 ? -1 : begins[i - 1]);
            QCOMPARE(stepped({ begins[i] - 1 }, 1, true), begins[i]);
            QCOMPARE(stepped({ begins[i] }, 1, true), i + 1 == begins.size() ? -1 : begins[i + 1]);
        };
        for (const size_t i : { size_t(0), size_t(1), size_t(2), size_t(150), size_t(299), size_t(300) }) {
            around(i);
            if (QTest::currentTestFailed())
                return;
        }
        // The reports that are no beginnings are observations all the same.
        QCOMPARE(stepped({ begins[1] }, 1), (first + 65min).milliseconds);
        // Somebody goes elsewhere while hours of reports are being looked through: there it ends.
        ObservationSteps steps;
        QSignalSpy arrived(&steps, &ObservationSteps::arrived);
        m_city->clock.seek(begins[300] + 1);
        steps.step(incidents, 1, true);
        m_city->clock.seek(noon.milliseconds);
        QTRY_VERIFY(!steps.isSearching());
        QCOMPARE(arrived.size(), 0);
        QCOMPARE(m_city->clock.now(), noon);
    }

    /// What was silent for longer than a month and is told of again begins again.
    void whatWasForgottenBeginsAgain()
    {
        m_city->history.times = { (noon - 40 * 24h).milliseconds, (noon - 10 * 24h).milliseconds,
                                  (noon + 22 * 24h).milliseconds };
        QCOMPARE(stepped(noon - 41 * 24h, 1, true), (noon - 40 * 24h).milliseconds);
        QCOMPARE(stepped(noon - 39 * 24h, 1, true), (noon + 22 * 24h).milliseconds); // not 30 days later, but 32 after that
        QCOMPARE(stepped(noon, -1, true), (noon - 40 * 24h).milliseconds);
    }

    /// Two days of an observation every 20 seconds, each of an entity of its own, of which four are left: what was counted says nothing of
    /// what is there.
    void stepsOverWhatIsGone()
    {
        const UtcTime first = at("2026-11-18T00:00:00Z");
        const std::vector<qint64> left { (first + 5h).milliseconds, (first + 5h + 20s).milliseconds,
                                         (first + 30h - 20s).milliseconds, (first + 47h + 10min).milliseconds };
        for (int i = 0; i < 2 * 24 * 180; ++i) {
            const qint64 time = (first + i * 20s).milliseconds;
            m_city->history.times.insert(time);
            m_city->history.features.emplace(time, FeatureKey(i));
        }
        m_city->history.gone = m_city->history.times;
        for (const qint64 time : left)
            m_city->history.gone.erase(time);
        for (const bool beginnings : { false, true }) {
            for (const Duration after : { 0ms, 12'345ms, 1000'000ms }) {
                QCOMPARE(stepped(first + after, 1, beginnings), left[0]);
                QCOMPARE(stepped(first + 48h - after, -1, beginnings), left[3]);
            }
            for (size_t i = 0; i + 1 < left.size(); ++i) {
                QCOMPARE(stepped({ left[i] }, 1, beginnings), left[i + 1]);
                QCOMPARE(stepped({ left[i + 1] }, -1, beginnings), left[i]);
            }
            QCOMPARE(stepped({ left[3] }, 1, beginnings), -1);
            QCOMPARE(stepped({ left[0] }, -1, beginnings), -1);
        }
        // It is read by hours: from 30:00 on to 47:10.
        m_city->history.requests = 0;
        QCOMPARE(stepped({ left[2] }, 1), left[3]);
        QVERIFY2(m_city->history.requests <= 18 + 2, qPrintable(QString::number(m_city->history.requests)));
    }

    void stepsGiveWay()
    {
        m_city->history.times = { (noon + 10s).milliseconds };
        m_city->history.held = true;
        ObservationSteps steps;
        QSignalSpy searching(&steps, &ObservationSteps::searchingChanged);
        steps.step(incidents, 1);
        QVERIFY(!m_city->clock.isPlaying());
        QTRY_COMPARE(m_city->history.requests, 1);
        m_city->clock.seek((noon + 1h).milliseconds); // somebody goes elsewhere
        m_city->history.release();
        QTRY_COMPARE(searching.size(), 2);
        QCOMPARE(m_city->clock.now(), noon + 1h);
        m_city->history.held = false;
        m_city->history.failure = QStringLiteral("the disk is gone");
        QSignalSpy failed(&steps, &ObservationSteps::failed);
        steps.step(incidents, -1);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), m_city->history.failure);
        QVERIFY(!steps.isSearching());
    }
};

QTEST_GUILESS_MAIN(ObservationStepsTest)
#include "tst_observationsteps.moc"
