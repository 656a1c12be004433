// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feedsetup/cityfeedsetup.h"
#include "feedfixture.h"
#include "toyfeeds.h"
#include "transportfixture.h"

/// A FeedSetup over the feeds of a small city, with real transports, a history in memory, and a folder for its files. Its real time
/// goes on by half a second each time somebody looks.
class SetupFixture
{
public:
    explicit SetupFixture(const QList<citywall::FeedSource> &profile = {}, citywall::FeedSampler::Limits limits = quick())
        : m_profile(profile), m_limits(limits)
    {
        reopen();
    }
    ~SetupFixture()
    {
        setup.reset();
        feeds.reset();
    }

    static citywall::FeedSampler::Limits quick()
    {
        using namespace std::chrono_literals;
        return { .patience = 30s, .more = 20ms, .step = 10ms };
    }
    /// As the program does when it starts.
    void reopen()
    {
        setup.reset();
        feeds.reset();
        city.restart();
        const auto config = [](const citywall::FeedSource &s) {
            return citywall::FeedConfig {
                s.feed, s.kind, s.options, s.format, s.companions, s.attribution, s.mapping, s.datum, {}
            };
        };
        feeds =
            std::make_unique<citywall::CityFeeds>(*city.runner, citywall::CityFeeds::Means { toyfeeds::all(), sources, config });
        const citywall::Result<citywall::FeedOverlay> overlay = citywall::FeedOverlay::load(file());
        feeds->run(overlay ? overlay->over(m_profile) : m_profile);
        city.runner->start();
        citywall::GeoBox box;
        box.extend({ -88, 41 });
        box.extend({ -87, 42 });
        setup = std::make_unique<citywall::CityFeedSetup>(citywall::CityFeedSetup::Means {
            .file = file(),
            .fileProblem = overlay ? QString() : overlay.error().message,
            .profile = m_profile,
            .profileFolder = city.folder.path(),
            .ground = { toyfeeds::all(), mappings, QStringLiteral("zh"), box },
            .config = config,
            .now = [this] { return citywall::UtcTime { city.now += 500 }; },
            .names = { QStringLiteral("citywall-test"), { city.folder.filePath(QStringLiteral("credentials.json")) }, {} },
            .feeds = feeds.get(),
            .limits = m_limits });
    }
    QString file() const { return city.folder.filePath(QStringLiteral("feeds-town.json")); }
    QString put(const QString &name, const QByteArray &content)
    {
        QFile f(city.folder.filePath(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(content) != content.size())
            qFatal("the test cannot write its files");
        return f.fileName();
    }
    QByteArray written() const
    {
        QFile f(file());
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    static citywall::FeedEntry entry(const QString &kind, const QString &address)
    {
        citywall::FeedEntry e;
        e.kind = kind;
        e.address = address;
        return e;
    }
    /// Asks and waits for what comes of it.
    citywall::FeedSetup::Stage ask(const citywall::FeedEntry &entry)
    {
        using Stage = citywall::FeedSetup::Stage;
        setup->ask(entry);
        (void)QTest::qWaitFor([this] { return setup->stage() == Stage::Sampled || setup->stage() == Stage::Failed; }, 20'000);
        return setup->stage();
    }
    void interpret(const citywall::FeedEntry &entry)
    {
        setup->interpret(entry);
        (void)QTest::qWaitFor([this] { return setup->stage() == citywall::FeedSetup::Stage::Sampled; }, 20'000);
    }
    /// Why nothing was changed; empty = it was.
    template<typename Change>
    QString change(Change change)
    {
        QString failure;
        bool failed = false;
        const auto connection =
            QObject::connect(setup.get(), &citywall::FeedSetup::saveFailed, setup.get(), [&](const QString &why) {
                failed = true;
                failure = why;
            });
        change();
        (void)QTest::qWaitFor([&] { return failed || !setup->isWriting(); }, 20'000);
        QObject::disconnect(connection);
        return failure;
    }

    const citywall::AreaIndex noAreas { QList<citywall::Area>() };
    const std::shared_ptr<citywall::PayloadSources> sources = std::make_shared<citywall::PayloadSources>(
        citywall::Simulation { 1, QTimeZone(QTimeZone::UTC), { -87.6, 41.8 }, {}, &noAreas });
    FeedFixture city;
    QStringList mappings;
    std::unique_ptr<citywall::CityFeeds> feeds;
    std::unique_ptr<citywall::CityFeedSetup> setup;

private:
    const QList<citywall::FeedSource> m_profile;
    const citywall::FeedSampler::Limits m_limits;
};
