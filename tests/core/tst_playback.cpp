// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "playbackfacts.h"

#include "engine/core/cityclock.h"
#include "engine/core/watchedhistory.h"
#include "engine/history/historystore.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;

/// Everything on screen is a function of the clock and of what was observed, never of how the clock got there.
class PlaybackTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    quint32 m_seed = 0;
    int m_stores = 0;
    QRandomGenerator m_random;
    UtcTime m_real = start + held + 1h;
    Duration m_steady { 1000 };
    Made m_made;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<WatchedHistory> m_history;
    std::unique_ptr<CityClock> m_clock;
    std::unique_ptr<AreaIndex> m_areas;
    std::unique_ptr<FeedWindow> m_window;
    std::unique_ptr<FeedWindow> m_state; ///< the same, of which only the newest rows are kept
    std::unique_ptr<AlarmWatch> m_alarms;

    UtcTime somewhen() { return start + Duration(qint64(m_random.generateDouble() * double(held.count()))); }

    /// Stores what was made, and remembers it.
    void store(const QList<Fact> &made)
    {
        DecodedBatch batch;
        batch.terms = words;
        for (int feature = 0; feature < features; ++feature)
            batch.features.push_back({ idOf(feature), {}, { { -87.6 - 0.01 * feature, 41.8 } }, {} });
        for (const auto &[key, value] : made) {
            ObservationRecord record;
            record.phenomenonTime = { key.first };
            record.feature = quint32(key.second);
            record.values[0] = value.level;
            record.values[1] = value.gate < 0 ? none : float(value.gate);
            batch.observations.push_back(record);
            m_made[key] = value;
        }
        m_store->writer().append(levels, batch, { QStringLiteral("test"), {}, true }, m_real).waitForFinished();
    }
    QList<Fact> make(int count)
    {
        QList<Fact> made;
        for (int i = 0; i < count; ++i) {
            const UtcTime at { somewhen().milliseconds / 1000 * 1000 };
            const Raw raw { m_random.bounded(8) == 0 ? none : float(m_random.bounded(500)) / 100, m_random.bounded(4) - 2 };
            made.append({ { at.milliseconds, m_random.bounded(features) }, { raw.level, std::max(raw.gate, -1) } });
        }
        return made;
    }

    void pass(Duration d)
    {
        m_real = m_real + d;
        m_steady += d;
        m_clock->tick();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] {
            return m_history->pending() == 0 && !m_window->isLoading() && m_window->now() == m_clock->now()
                && !m_state->isLoading() && m_state->now() == m_clock->now();
        });
    }
    /// How what the two windows show differs from what it should be.
    QString whatIsWrong(const Picture &expected) const
    {
        return difference(pictureOf(*m_window), expected) + difference({ {}, newestOf(*m_state) }, { {}, expected.newest });
    }
    /// A whole second in what is shown, so long before the clock's time.
    qint64 shown(int before) const { return (m_clock->now() - Duration(before)).milliseconds / 1000 * 1000; }
    /// Stores them and returns when the window has heard of them.
    void arrive(const QList<Fact> &facts)
    {
        QSignalSpy appended(m_history.get(), &HistoryReader::appended);
        store(facts);
        QVERIFY(facts.isEmpty() || QTest::qWaitFor([&] { return !appended.isEmpty(); }));
        QVERIFY(settle());
    }
    QStringList standing() const
    {
        QStringList found;
        for (const Alarm &alarm : m_alarms->list().alarms())
            found.append(QStringLiteral("%1 %2 %3").arg(alarm.rule.id, alarm.entityId, alarm.since.toIso()));
        found.sort();
        return found;
    }

    /// One thing that a person may do with the clock. @returns what, for the message of a failure
    QString act()
    {
        switch (m_random.bounded(9)) {
        case 0:
        case 1:
            m_clock->seek(somewhen().milliseconds);
            return QStringLiteral("jump");
        case 2:
            m_clock->step(m_random.bounded(2) == 0 ? 60'000 : -60'000);
            return QStringLiteral("step");
        case 3:
            m_clock->step(m_random.bounded(-3'600'000, 3'600'000));
            return QStringLiteral("long step");
        case 4: {
            const UtcTime from = somewhen();
            m_clock->setLoop({ from, from + Duration(m_random.bounded(600'000)) });
            break;
        }
        case 5:
            m_clock->setLoop({});
            break;
        case 6:
            m_clock->goLive();
            m_clock->pause();
            return QStringLiteral("live");
        default:
            break;
        }
        const double rate = std::pow(10, m_random.generateDouble() * 4 - 1) * (m_random.bounded(2) == 0 ? 1 : -1);
        m_clock->setRate(rate);
        m_clock->play();
        const int frames = m_random.bounded(1, 60);
        for (int i = 0; i < frames; ++i) {
            pass(33ms);
            if (m_random.bounded(4) == 0)
                QCoreApplication::processEvents();
        }
        return QStringLiteral("%1 frames at %2×").arg(frames).arg(rate);
    }

private Q_SLOTS:
    void init()
    {
        // Another walk each time; CITYWALL_TEST_SEED repeats one that failed.
        bool given = false;
        m_seed = qEnvironmentVariable("CITYWALL_TEST_SEED").toUInt(&given);
        if (!given)
            m_seed = QRandomGenerator::global()->generate();
        m_random.seed(m_seed);
        m_real = start + held + 1h;
        m_made.clear();
        Result<std::unique_ptr<HistoryStore>> store = HistoryStore::open(m_folder.filePath(QString::number(++m_stores)), nullptr);
        QVERIFY(store);
        m_store = std::move(*store);
        m_store->writer().describe(levelFeed());
        QSignalSpy appended(&m_store->reader(), &HistoryReader::appended);
        const QList<Fact> all = make(4000);
        for (qsizetype i = 0; i < all.size(); i += 400) // in no order of time
            this->store(all.mid(i, 400));
        QVERIFY(QTest::qWaitFor([&] { return appended.size() == 10; })); // nobody is to hear of these later
        m_history = std::make_unique<WatchedHistory>(m_store->reader());
        m_clock = std::make_unique<CityClock>(QTimeZone("America/Chicago"),
                                              TimeSources { [this] { return m_real; }, [this] { return m_steady; } });
        m_clock->setExtent(m_history->extent());
        m_areas = std::make_unique<AreaIndex>(QList<Area>());
        m_window = std::make_unique<FeedWindow>(levels, span, *m_history, *m_clock);
        m_state = std::make_unique<FeedWindow>(levels, span, *m_history, *m_clock, FeedWindow::Keep::Newest);
        m_alarms = std::make_unique<AlarmWatch>(AlarmWatch::Inputs { { high(), closed() }, { levelFeed() }, {} }, *m_history,
                                                *m_clock, *m_areas);
    }
    void cleanup()
    {
        m_alarms.reset();
        m_window.reset();
        m_state.reset();
        m_clock.reset();
        m_history.reset();
        m_store.reset();
    }

    /// What all of this rests on: read at once, the history is what was observed.
    void whatTheHistoryHolds()
    {
        const ObservationsPtr all = m_store->reader().request({ levels, { start - 1h, start + held + 1h }, {}, {} }).result();
        const QString wrong =
            difference({ linesOf(*all, *m_history->dictionary(levels), 0, all->size()), {} }, { linesOf(m_made), {} });
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("CITYWALL_TEST_SEED=%1").arg(m_seed) + wrong));
    }

    void howeverTheClockGotThere()
    {
        QStringList way;
        for (int i = 0; i < 200; ++i) {
            way.append(act());
            const QString told = QStringLiteral("CITYWALL_TEST_SEED=%1, after %2")
                                     .arg(m_seed)
                                     .arg(way.mid(way.size() - 5).join(QStringLiteral(", ")));
            QVERIFY2(settle(), qPrintable(told));
            const QString wrong = whatIsWrong(pictureOf(m_made, m_clock->now()));
            QVERIFY2(wrong.isEmpty(), qPrintable(told + wrong));
            if (i % 8 > 0)
                continue;
            const QStringList alarms = alarmsOf(m_made, m_clock->now());
            QVERIFY2(QTest::qWaitFor([&] { return standing() == alarms; }),
                     qPrintable(told + difference({ standing(), {} }, { alarms, {} })));
        }
    }

    void playedReversedAndJumpedTo()
    {
        for (int i = 0; i < 5; ++i) {
            const UtcTime there = start + 2h + Duration(m_random.bounded(6 * 3'600'000));
            const Duration way = 40 * 33ms * 500; // forty frames at 500×
            QList<Picture> pictures;
            QList<QStringList> alarms;
            const auto look = [&] {
                QVERIFY(settle());
                QCOMPARE(m_clock->now(), there);
                pictures.append(pictureOf(*m_window));
                QCOMPARE(newestOf(*m_state), pictures.last().newest);
                const QStringList expected = alarmsOf(m_made, there);
                QVERIFY(QTest::qWaitFor([&] { return standing() == expected; }));
            };
            for (const int direction : { 1, -1 }) {
                m_clock->seek((there - direction * way).milliseconds);
                m_clock->setRate(500 * direction);
                m_clock->play();
                for (int frame = 0; frame < 40; ++frame) {
                    pass(33ms);
                    QCoreApplication::processEvents();
                }
                m_clock->pause();
                look();
            }
            m_clock->seek((there + 5h).milliseconds);
            QVERIFY(settle());
            m_clock->seek(there.milliseconds);
            look();
            QVERIFY2(pictures.size() == 3 && pictures[0] == pictures[1] && pictures[0] == pictures[2]
                         && pictures[0] == pictureOf(m_made, there),
                     qPrintable(QStringLiteral("CITYWALL_TEST_SEED=%1, at %2").arg(m_seed).arg(there.toIso())));
        }
    }

    /// Late observations that come while the clock stands or walks in the past are there at once.
    void whileFeedsGoOn()
    {
        for (int i = 0; i < 60; ++i) {
            const QString done = act();
            QVERIFY(settle());
            QList<Fact> late = make(20);
            for (int n = 0; n < 5; ++n) // and some where the clock stands
                late.append({ { shown(m_random.bounded(int(span.count()))), n }, { 1, 0 } });
            std::set<Place> places; // each for the first time
            late.removeIf([&](const Fact &fact) { return m_made.contains(fact.first) || !places.insert(fact.first).second; });
            arrive(late);
            const QString told = QStringLiteral("CITYWALL_TEST_SEED=%1, appended after %2").arg(m_seed).arg(done);
            const QString wrong = whatIsWrong(pictureOf(m_made, m_clock->now()));
            QVERIFY2(wrong.isEmpty(), qPrintable(told + wrong));
        }
    }

    /// What is said anew of an instant takes the place of what was said of it before.
    void whatIsCorrected()
    {
        m_clock->seek((start + 5h).milliseconds);
        QVERIFY(settle());
        for (int i = 0; i < 3; ++i) {
            QList<Fact> corrections;
            for (const auto &[place, value] : m_made) {
                if (place.first > (start + 5h - span).milliseconds && place.first <= (start + 5h).milliseconds
                    && place.second % 5 == i)
                    corrections.append({ place, { float(10 + i), 0 } });
            }
            QVERIFY(!corrections.isEmpty());
            arrive(corrections);
            const QString told = QStringLiteral("CITYWALL_TEST_SEED=%1").arg(m_seed);
            const Picture expected = pictureOf(m_made, m_clock->now());
            const QString atOnce = whatIsWrong(expected);
            QVERIFY2(atOnce.isEmpty(), qPrintable(told + atOnce));
            m_clock->seek(start.milliseconds);
            QVERIFY(settle());
            m_clock->seek((start + 5h).milliseconds);
            QVERIFY(settle());
            const QString wrong = whatIsWrong(expected);
            QVERIFY2(wrong.isEmpty(), qPrintable(told + wrong));
        }
    }
};

QTEST_GUILESS_MAIN(PlaybackTest)
#include "tst_playback.moc"
