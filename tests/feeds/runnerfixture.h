// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedrunner.h"
#include "engine/feeds/sourcepipeline.h"
#include "fakehistory.h"
#include "testfeeds.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace citywall::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A runner with simulated feeds over twelve of the city's links, a history in memory and a clock that the test moves.
class RunnerFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Twelve of the city's links are enough to see that feeds run.
        QFile file(testfeeds::roadsFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject roads = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonArray all = roads.value("features"_L1).toArray();
        QJsonArray some;
        for (int i = 0; i < 12; ++i)
            some.append(all[i * all.size() / 12]);
        roads.insert("features"_L1, some);
        m_roadsFile = m_folder.filePath(u"roads.geojson"_s);
        QFile small(m_roadsFile);
        QVERIFY(small.open(QIODevice::WriteOnly));
        small.write(QJsonDocument(roads).toJson());
    }

    void init()
    {
        m_now = UtcTime::fromIso(u"2026-11-21T20:03:20Z");
        m_sources =
            std::make_shared<PayloadSources>(Simulation { 1, QTimeZone("America/Chicago"), { -87.6278, 41.8819 }, {}, nullptr });
        m_history = std::make_unique<FakeHistory>();
        m_runner = std::make_unique<FeedRunner>(*m_history, *m_history, [this] { return m_now; });
    }

    void cleanup()
    {
        m_runner.reset();
        m_history.reset();
    }

protected:
    FeedStatus *add(const FeedDescriptor &descriptor)
    {
        return m_runner->add({ descriptor.id, u"simulator"_s, { { u"roads"_s, m_roadsFile }, { u"seed"_s, 3 } } }, descriptor,
                             m_sources);
    }
    void run()
    {
        m_runner->start();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60'000);
    }
    bool settled() const
    {
        return !m_runner->isBackfilling() && !m_runner->isPolling() && !m_runner->isWriting()
            && std::ranges::none_of(m_runner->statuses(),
                                    [](const FeedStatus *s) { return s->state == FeedStatus::State::Connecting; });
    }
    /// Lets time pass in steps of a second, or longer ones.
    void pass(Duration time, Duration step = 1s)
    {
        for (const UtcTime end = m_now + time; m_now < end;) {
            m_now = m_now + step;
            m_runner->tick();
            QVERIFY(QTest::qWaitFor([this] { return !m_runner->isPolling(); }, 30'000));
        }
    }
    qint64 stored(const QString &feed) const { return qint64(m_history->data[feed].size()); }
    qint64 newest(const QString &feed) const { return std::get<0>(*m_history->data[feed].rbegin()); }

    const QString m_traffic = u"traffic.link-speed"_s;
    const QString m_incidents = u"safety.incident"_s;
    QTemporaryDir m_folder;
    QString m_roadsFile;
    UtcTime m_now;
    std::shared_ptr<PayloadSources> m_sources;
    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<FeedRunner> m_runner;
};

} // namespace citywall::test
