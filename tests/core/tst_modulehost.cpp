// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/cityclock.h"
#include "engine/core/emptyhistory.h"
#include "engine/core/modulehost.h"
#include "engine/core/startupmarker.h"
#include "engine/core/startwatchdog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

using namespace citywall;
using State = ModuleStatus::State;

namespace {
const QString miniatures = QStringLiteral(CITYWALL_BUILD_DIR "/tests/miniatures");
}

class TestModuleHost : public QObject
{
    Q_OBJECT

    struct Started {
        explicit Started(ModuleHost::Options options)
            : clock(QTimeZone::utc()), areas({}), host({ history, clock, selection, areas }, registry, std::move(options))
        {
            host.start();
        }
        const ModuleStatus *status(const char *id) const
        {
            for (const ModuleStatus *s : registry.modules()) {
                if (s->id == QLatin1StringView(id))
                    return s;
            }
            return nullptr;
        }
        EmptyHistory history;
        CityClock clock;
        Selection selection;
        AreaIndex areas;
        ModuleRegistry registry;
        ModuleHost host;
    };

    static ModuleHost::Options wanting(const QStringList &ids) { return { miniatures, ids, QStringLiteral("en"), {} }; }

private Q_SLOTS:
    void goodOnesRun()
    {
        // Wanted in this order, started in the order of the requirement: needy needs good.
        const Started s(wanting({ QStringLiteral("needy"), QStringLiteral("good") }));
        QCOMPARE(s.registry.modules().size(), 2);
        QCOMPARE(s.registry.modules().first()->id, QStringLiteral("needy"));
        QCOMPARE(s.status("good")->state, State::Running);
        QCOMPARE(s.status("needy")->state, State::Running);
        QCOMPARE(s.status("good")->title, QStringLiteral("Good"));
        QCOMPARE(s.host.feeds().size(), 2);
        QCOMPARE(s.host.feeds().first().id, QStringLiteral("good.thing"));
        QCOMPARE(s.host.moduleOfFeed(QStringLiteral("needy.thing")), QStringLiteral("needy"));
        QCOMPARE(s.registry.layers().size(), 2);
        QCOMPARE(s.registry.layers().first()->moduleId, QStringLiteral("good"));
    }

    void failuresLeaveTheOthersAlone_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *id, const char *reason) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromUtf8(reason);
        };
        row("throwing", "no wish to start");
        row("throwing-int", "unknown kind");
        row("lonely", "requires module 'absent', which is not installed");
        row("follower", "requires module 'throwing', which has failed");
        row("circle-a", "circle-a → circle-b → circle-a");
        row("circle-b", "circle-a → circle-b → circle-a");
        row("from-the-future", "version 99 of the module contract");
        row("wrong-feed", "must be named 'wrong-feed.…'");
        row("unknown-metric", "nobody.has.it");
        row("not-there", "is not installed");
    }
    void failuresLeaveTheOthersAlone()
    {
        QFETCH(QString, id);
        QFETCH(QString, reason);
        QStringList wanted { QStringLiteral("good"), id };
        if (id.startsWith(u"circle"))
            wanted = { QStringLiteral("good"), QStringLiteral("circle-a"), QStringLiteral("circle-b") };
        if (id == u"follower")
            wanted.append(QStringLiteral("throwing"));
        const Started s(wanting(wanted));
        QCOMPARE(s.status(qPrintable(id))->state, State::Failed);
        QVERIFY2(s.status(qPrintable(id))->reason.contains(reason), qPrintable(s.status(qPrintable(id))->reason));
        QCOMPARE(s.status("good")->state, State::Running);
        QCOMPARE(s.registry.layers().size(), 1); // what a failing module had registered is gone
        QCOMPARE(s.host.feeds().size(), 1);
    }

    void brokenFilesAndDuplicates()
    {
        const QTemporaryDir folder;
        QVERIFY(
            QFile::copy(miniatures + QStringLiteral("/citywall-good.so"), folder.filePath(QStringLiteral("citywall-good.so"))));
        QVERIFY(
            QFile::copy(miniatures + QStringLiteral("/citywall-good.so"), folder.filePath(QStringLiteral("citywall-twin.so"))));
        QFile text(folder.filePath(QStringLiteral("citywall-text.so")));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no plugin") > 0);
        text.close();
        QFile whole(miniatures + QStringLiteral("/citywall-needy.so"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile half(folder.filePath(QStringLiteral("citywall-half.so")));
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write(whole.read(whole.size() / 2)) > 0);
        half.close();
        const Started s({ folder.path(), {}, QStringLiteral("en"), {} });
        QCOMPARE(s.registry.modules().size(), 4);
        QCOMPARE(s.registry.layers().size(), 1);
        int failed = 0;
        for (const ModuleStatus *m : s.registry.modules()) {
            if (m->state != State::Failed)
                continue;
            ++failed;
            QVERIFY(!m->reason.isEmpty());
        }
        QCOMPARE(failed, 3);
        QCOMPARE(s.status("good")->state, State::Running);
        QVERIFY(s.status("text")->reason.contains(u"is not a module"));
    }

    void theSameOnceMore()
    {
        const Started s(wanting({ QStringLiteral("good"), QStringLiteral("throwing"), QStringLiteral("needy") }));
        CityClock other(QTimeZone::utc());
        Selection selection;
        EmptyHistory history;
        ModuleRegistry registry;
        {
            const auto again = s.host.again({ history, other, selection, s.areas }, registry);
            QCOMPARE(registry.modules().size(), 2); // those that run
            QCOMPARE(registry.modules().at(0)->id, QStringLiteral("good"));
            QCOMPARE(registry.modules().at(1)->state, State::Running);
            QCOMPARE(registry.layers().size(), 2);
            QCOMPARE(s.registry.layers().size(), 2);
            QVERIFY(registry.layers().at(0) != s.registry.layers().at(0));
            QCOMPARE(again->feeds().size(), 2);
        }
        QVERIFY(registry.layers().isEmpty()); // gone with it, and the first ones stay
        QCOMPARE(s.registry.layers().size(), 2);
        QCOMPARE(s.status("good")->state, State::Running);
    }

    void aStartThatNeverEndedIsHeldBack()
    {
        const QTemporaryDir folder;
        ModuleHost::Options options = wanting({ QStringLiteral("good") });
        options.markerFolder = folder.path();
        { // a marker without a lock: its process is gone
            QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("module-start")));
            QFile marker(folder.filePath(QStringLiteral("module-start/good")));
            QVERIFY(marker.open(QIODevice::WriteOnly) && marker.write("starting\n") > 0);
        }
        {
            const Started s(options);
            QCOMPARE(s.status("good")->state, State::Failed);
            QVERIFY(s.status("good")->reason.contains(u"citywall modules --retry good"));
        }
        QVERIFY(StartupMarker::forget(folder.path(), QStringLiteral("good")));
        QVERIFY(!StartupMarker::forget(folder.path(), QStringLiteral("good")));
        const Started s(options);
        QCOMPARE(s.status("good")->state, State::Running);
        QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("module-start/good"))).size(), 0);
    }

    void aStartInAnotherProcessIsNoCrash()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("module-start")));
        const int other =
            ::open(qPrintable(folder.filePath(QStringLiteral("module-start/good"))), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        QVERIFY(::flock(other, LOCK_EX) == 0 && ::write(other, "starting\n", 9) == 9);
        ModuleHost::Options options = wanting({ QStringLiteral("good") });
        options.markerFolder = folder.path();
        {
            const Started s(options);
            QCOMPARE(s.status("good")->state, State::Running);
        }
        QVERIFY(!StartupMarker::forget(folder.path(), QStringLiteral("good"))); // it is not this one's
        QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("module-start/good"))).size(), 9);
        ::close(other);
    }

    /// Starts that end well, of several processes at once, are never taken for one that did not end. Locks are those of open files, so
    /// that threads do for processes.
    void startsAtOnceAreNoCrash()
    {
        const QTemporaryDir folder;
        std::atomic_int heldBack { 0 };
        std::atomic_int rounds { 0 };
        const auto start = [&] {
            for (int round = 0; round < 2000; ++round) {
                StartupMarker marker(folder.path(), QStringLiteral("good"));
                heldBack += marker.begin() ? 0 : 1;
                ++rounds;
            }
        };
        {
            const std::array threads { std::jthread(start), std::jthread(start), std::jthread(start) };
        }
        QCOMPARE(rounds.load(), 6000);
        QCOMPARE(heldBack.load(), 0);
        QVERIFY(StartupMarker(folder.path(), QStringLiteral("good")).begin()); // nor is anything left of them
    }

    void watchdogSpeaksOnlyWhenItLasts()
    {
        std::atomic_int spoken { 0 };
        {
            const StartWatchdog quiet(std::chrono::hours(1), [&] { ++spoken; });
        }
        QCOMPARE(spoken.load(), 0);
        const StartWatchdog watchdog(std::chrono::milliseconds(1), [&] { ++spoken; });
        QTRY_COMPARE(spoken.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestModuleHost)
#include "tst_modulehost.moc"
