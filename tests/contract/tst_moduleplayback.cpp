// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a module tells is a function of the clock, of what was observed and of what is selected, never of how the clock got there:
// after each step of a random walk, modules that went all the way tell what others do that were made just now.
#include "hostedcity.h"
#include "playedcity.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QThreadPool>

using namespace citywall;
using namespace citywall::contract;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ModulePlaybackTest : public QObject
{
    Q_OBJECT

    static constexpr int patienceMilliseconds = 10'000;
    static constexpr int mostWrong = 4; ///< steps of a walk: then it is told

    std::unique_ptr<HostedCity> m_hosted;
    quint32 m_seed = 0;
    QRandomGenerator m_random;
    UtcTime m_real;
    Duration m_steady { 1000 };
    std::unique_ptr<ToldHistory> m_told;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<PlayedCity> m_walked;

    TimeSources sources()
    {
        return { [this] { return m_real; }, [this] { return m_steady; } };
    }
    CityClock &clock() { return m_walked->clock; }

    /// In the main time and an hour behind it, often about the end of the silence; now and then some days before.
    UtcTime somewhen()
    {
        if (m_random.bounded(4) == 0)
            return m_told->silence().end + Duration(m_random.bounded(-900'000, 900'000));
        const TimeRange main = m_told->told();
        const Duration within((main.length() + 1h) * m_random.bounded(1000) / 1000);
        return main.begin + within - (m_random.bounded(6) == 0 ? 24h * m_random.bounded(1, 3) : 0h);
    }
    void pass(Duration d)
    {
        m_real = m_real + d;
        m_steady += d;
        clock().tick();
    }

    QString select()
    {
        switch (m_random.bounded(4)) {
        case 0:
            m_selection->home();
            return u"the city"_s;
        case 1: {
            const QStringList modules = HostedCity::found();
            m_selection->setModule(modules[m_random.bounded(int(modules.size()))]);
            return u"module "_s + m_selection->module();
        }
        case 2: {
            const Area area = m_hosted->areas.area(m_random.bounded(m_hosted->areas.count()));
            m_selection->enterArea(area.id);
            return u"area "_s + area.id;
        }
        default: {
            const QString feed = m_told->feeds()[m_random.bounded(int(m_told->feeds().size()))];
            const QStringList entities = m_told->entities(feed);
            const QString id = entities[m_random.bounded(int(entities.size()))];
            m_selection->enterEntity(feed, id);
            return u"entity %1 of %2"_s.arg(id, feed);
        }
        }
    }

    QString play(const QString &where)
    {
        const double rate = std::pow(10, m_random.generateDouble() * 3) * (m_random.bounded(2) == 0 ? 1 : -1);
        clock().setRate(rate);
        clock().play();
        const int frames = m_random.bounded(1, 40);
        for (int i = 0; i < frames; ++i) {
            pass(33ms);
            if (m_random.bounded(4) == 0)
                QCoreApplication::processEvents();
        }
        return u"%1%2 frames at %3×"_s.arg(where).arg(frames).arg(rate);
    }

    /// One thing that a person may do. @returns what, for the message of a failure
    QString act()
    {
        switch (m_random.bounded(12)) {
        case 0:
        case 1:
        case 2:
            clock().seek(somewhen().milliseconds);
            return u"jump to "_s + clock().now().toIso();
        case 3:
            clock().step(m_random.bounded(2) == 0 ? 60'000 : -60'000);
            return u"step"_s;
        case 4:
            clock().step(m_random.bounded(-3'600'000, 3'600'000));
            return u"long step"_s;
        case 5: {
            const UtcTime from = somewhen();
            clock().seek(from.milliseconds);
            clock().setLoop({ from, from + Duration(m_random.bounded(60'000, 600'000)) });
            return play(u"in a loop "_s);
        }
        case 6:
            clock().setLoop({});
            clock().goLive();
            return u"live"_s;
        case 7:
        case 8:
            return select();
        default:
            return play({});
        }
    }

    bool isAtRest() const { return m_told->history->pending() == 0 && QThreadPool::globalInstance()->activeThreadCount() == 0; }

    /// Compares with modules that start at the clock's time. @param seen gets what these tell
    /// @returns how they differ when all has come to rest; empty if they do not
    QString whatIsWrong(Digest *seen = nullptr)
    {
        // In the same area from the beginning; the page of an entity is made before one is chosen, as in the shell.
        Selection selection;
        selection.setModule(m_selection->module());
        if (!m_selection->area().isEmpty())
            selection.enterArea(m_selection->area());
        PlayedCity fresh(*m_hosted, *m_told->history, selection, sources(), clock().now());
        if (const EntityRef entity = m_selection->entity(); entity.isValid())
            selection.enterEntity(entity.feed, entity.id);
        if (fresh.clock.now() != clock().now())
            return u"the clocks differ: %1, fresh %2"_s.arg(clock().now().toIso(), fresh.clock.now().toIso());
        QString wrong;
        QElapsedTimer looked;
        const auto same = [&] {
            if (!isAtRest() || (looked.isValid() && looked.elapsed() < 50))
                return false;
            wrong = difference(m_walked->digest(), fresh.digest());
            looked.start();
            return wrong.isEmpty();
        };
        (void)QTest::qWaitFor(same, patienceMilliseconds);
        if (seen)
            *seen = fresh.digest();
        return wrong;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_hosted = std::make_unique<HostedCity>(u"en"_s);
        for (const QString &id : HostedCity::found())
            QCOMPARE(m_hosted->status(id)->state, ModuleStatus::State::Running);
    }
    void cleanupTestCase() { m_hosted.reset(); }
    void init()
    {
        // The same walk each time, so that what fails can be found; CITYWALL_TEST_SEED takes another.
        m_seed = qEnvironmentVariable("CITYWALL_TEST_SEED", u"1"_s).toUInt();
        m_random.seed(m_seed);
        m_told = std::make_unique<ToldHistory>(*m_hosted);
        QVERIFY2(m_told->failure.isEmpty(), qPrintable(m_told->failure));
        m_real = m_told->told().end + 90min;
        m_selection = std::make_unique<Selection>();
        m_walked = std::make_unique<PlayedCity>(*m_hosted, *m_told->history, *m_selection, sources(), m_told->told().begin + 1h);
    }
    void cleanup()
    {
        m_walked.reset();
        m_selection.reset();
        m_told.reset();
    }

    void howeverTheClockGotThere()
    {
        constexpr int steps = 32;
        QStringList way;
        QStringList wrong;
        QHash<QString, QSet<QStringList>> pictures;
        QSet<QString> known; // modules that had a key figure
        for (int i = 0; i < steps && wrong.size() < mostWrong; ++i) {
            way.append(act());
            Digest seen;
            if (const QString differs = whatIsWrong(&seen); !differs.isEmpty())
                wrong.append(u"\nat %1 after %2"_s.arg(clock().now().toIso(), way.mid(std::max(0, i - 4)).join(u", "_s))
                             + differs);
            for (auto it = seen.cbegin(); it != seen.cend(); ++it)
                pictures[it.key()].insert(it.value());
            for (const Kpi *kpi : m_walked->registry.kpis())
                if (!std::isnan(kpi->value()))
                    known.insert(kpi->moduleId);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u"CITYWALL_TEST_SEED=%1"_s.arg(m_seed) + wrong.join(QString())));
        for (const QString &id : HostedCity::found()) { // else nothing was compared
            QVERIFY2(pictures[id].size() > steps / 5, qPrintable(u"%1 shows %2 pictures"_s.arg(id).arg(pictures[id].size())));
            QVERIFY2(known.contains(id), qPrintable(id + u" knows no key figure"_s));
        }
    }

    /// What comes late belongs at once to the past that is shown.
    void whatIsToldLate()
    {
        QStringList wrong;
        const auto look = [&](const QString &when) {
            if (const QString differs = whatIsWrong(); !differs.isEmpty())
                wrong.append(u"\nat %1, %2"_s.arg(clock().now().toIso(), when) + differs);
        };
        const TimeRange silence = m_told->silence();
        clock().seek((silence.end + 5min).milliseconds);
        look(u"before it is told"_s);
        m_told->tellSilence();
        look(u"when it is told"_s);
        for (int i = 0; i < 4; ++i) {
            clock().seek((silence.begin + silence.length() * m_random.bounded(2000) / 1000).milliseconds);
            look(u"later"_s);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u"CITYWALL_TEST_SEED=%1"_s.arg(m_seed) + wrong.join(QString())));
    }
};

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv); // charts need one
    QTEST_SET_MAIN_SOURCE_PATH
    ModulePlaybackTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_moduleplayback.moc"
