// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedrunner.h"
#include "fakehistory.h"
#include "testfeeds.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

/// A feed of counts, and a runner with a history in memory and a clock that the test moves.
class FeedFixture
{
public:
    FeedFixture() { restart(); }
    void restart()
    {
        runner = std::make_unique<citywall::FeedRunner>(
            history, history, [this] { return citywall::UtcTime { now.load() }; },
            citywall::TransportNames {
                QStringLiteral("citywall-test"), { folder.filePath(QStringLiteral("credentials.json")) }, keychain, spool });
    }

    static citywall::FeedDescriptor counter(const QString &id = QStringLiteral("test.counter"))
    {
        using enum citywall::FieldDescriptor::Kind;
        return testfeeds::described(id, { { QStringLiteral("count"), Number, {} }, { QStringLiteral("state"), Term, {} } });
    }
    /// An observation of a feature, so long ago.
    QByteArray observation(const QByteArray &feature, int count, citywall::Duration ago = {}) const
    {
        return R"({"observations":[{"feature":")" + feature + R"(","phenomenonTime":)"
            + QByteArray::number(now.load() - ago.count()) + R"(,"values":{"count":)" + QByteArray::number(count) + "}}]}";
    }
    citywall::FeedStatus *add(const QString &kind, const QJsonObject &options,
                              const citywall::FeedDescriptor &descriptor = counter())
    {
        citywall::FeedStatus *status = runner->add({ descriptor.id, kind, options }, descriptor, nullptr);
        runner->start();
        return status;
    }
    void pass(citywall::Duration time)
    {
        now += time.count();
        runner->tick();
    }
    /// Lets time pass in such steps until something has come about.
    template<typename Condition>
    bool passUntil(Condition condition, citywall::Duration step = std::chrono::seconds(1), int steps = 200)
    {
        for (int i = 0; i < steps; ++i) {
            if (QTest::qWaitFor(condition, 50))
                return true;
            pass(step);
        }
        return false;
    }
    size_t stored(const QString &feed = QStringLiteral("test.counter")) { return history.data[feed].size(); }

    std::atomic<qint64> now = citywall::UtcTime::fromIso(u"2026-11-21T20:00:00Z").milliseconds;
    QTemporaryDir folder;
    citywall::KeychainReader keychain; ///< that the next runner asks; empty = none
    QString spool; ///< where the next runner keeps messages until they are stored; empty = nowhere
    FakeHistory history;
    std::unique_ptr<citywall::FeedRunner> runner;
};
