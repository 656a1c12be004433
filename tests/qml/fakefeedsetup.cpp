// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakefeedsetup.h"

#include "fakecity.h"

namespace citywall {

namespace {

constexpr double observed = 1'795'293'000'000; // two minutes before the fake city's present

FeedMatch match(const char *feed, const char *title, const char *format, const char *formatTitle, double accepted,
                double rejected)
{
    FeedMatch m;
    m.feed = QString::fromLatin1(feed);
    m.feedTitle = QString::fromLatin1(title);
    m.format = QString::fromLatin1(format);
    m.formatTitle = QString::fromLatin1(formatTitle);
    m.accepted = accepted;
    m.rejected = rejected;
    return m;
}

FeedSample vehicles(double longitude, double latitude, int inside)
{
    FeedSample sample;
    sample.endpoint = QStringLiteral("https://city.example/vehicles.pb");
    sample.payloads = 1;
    sample.bytes = 48'213;
    sample.looks = QStringLiteral("binary data, beginning with 0a 0d");
    sample.start = QStringLiteral("\\x0a\\x0d\\x0a\\x032.0\\x10\\x00\\x18");
    sample.matches = { match("traffic.link-speed", "Vehicles", "gtfs-realtime", "GTFS Realtime 2.0", 3, 1),
                       match("safety.unit", "Units", "cot", "Cursor on Target 2.0", 0, 4) };
    sample.matches[0].companions = QStringLiteral("GTFS schedule (zip)");
    sample.matches[1].reason = QStringLiteral("no event");
    sample.chosen = 0;
    sample.accepted = 3;
    sample.rejected = 1;
    sample.entities = 3;
    sample.located = 3;
    sample.inside = inside;
    sample.oldestMilliseconds = observed;
    sample.newestMilliseconds = observed + 60'000;
    FeedRejection rejection;
    rejection.reason = QStringLiteral("position missing");
    rejection.count = 1;
    rejection.sample = QStringLiteral("{\n  \"id\":\"V4\"\n}");
    sample.rejections = { rejection };
    for (int i = 0; i < 3; ++i) {
        DecodedObservation o;
        o.id = QStringLiteral("V%1").arg(i + 1);
        o.name = QStringLiteral("Route %1").arg(20 + i);
        o.longitude = longitude + 0.02 * i;
        o.latitude = latitude + 0.01 * i;
        o.phenomenonMilliseconds = observed + 30'000 * i;
        o.values = QStringLiteral("speed %1, state moving").arg(4 + i);
        sample.decoded.append(o);
    }
    return sample;
}

} // namespace

void FakeFeedSetup::enter(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void FakeFeedSetup::ask(const FeedEntry &entry)
{
    cancel();
    asked = entry;
    enter(Stage::Sampling);
    Q_EMIT progressChanged();
}

void FakeFeedSetup::cancel()
{
    m_sample = {};
    m_problem.clear();
    Q_EMIT sampleChanged();
    enter(Stage::Idle);
}

void FakeFeedSetup::bring(const QString &what)
{
    if (what == u"nothing") {
        m_problem = QStringLiteral("The server answers 404 Not Found");
        return enter(Stage::Failed);
    }
    m_sample =
        vehicles(what == u"elsewhere" ? -73.98 : -87.68, what == u"elsewhere" ? 40.75 : 41.86, what == u"elsewhere" ? 0 : 3);
    if (what == u"unknown") {
        FeedSample unknown;
        unknown.endpoint = m_sample.endpoint;
        unknown.payloads = 1;
        unknown.bytes = 30;
        unknown.looks = QStringLiteral("JSON: an object with id, x, y");
        unknown.start = QStringLiteral("{\"id\": 7, \"x\": 1, \"y\": 2}");
        m_sample = unknown;
    }
    Q_EMIT sampleChanged();
    enter(Stage::Sampled);
}

void FakeFeedSetup::interpret(const FeedEntry &entry)
{
    interpreted = entry;
    m_sample.problem.clear();
    if (entry.mapping.contains(u"missing")) {
        m_sample.problem = QStringLiteral("The mapping %1 cannot be read: No such file").arg(entry.mapping);
    } else if (!entry.mapping.isEmpty()) {
        const FeedSample sampled = vehicles(-87.68, 41.86, 3);
        FeedMatch mapped = match("safety.incident", "Incidents", "", "Sensors of the city", 3, 1);
        mapped.mapping = entry.mapping;
        QList<FeedMatch> matches = m_sample.matches;
        matches.append(mapped);
        m_sample = sampled;
        m_sample.matches = matches;
        m_sample.chosen = int(matches.size()) - 1;
    } else {
        for (qsizetype i = 0; i < m_sample.matches.size(); ++i)
            if (m_sample.matches[i].feed == entry.feed)
                m_sample.chosen = int(i);
    }
    Q_EMIT sampleChanged();
    enter(Stage::Sampled);
}

void FakeFeedSetup::save(const FeedEntry &entry, FeedStatus *of)
{
    if (entry.address.contains(u"full.example"))
        return Q_EMIT saveFailed(QStringLiteral("feeds-fake.json cannot be written: No space left on device"));
    written = entry;
    replaced = of;
    Q_EMIT saved(services().registry->feeds().constFirst());
}

void FakeFeedSetup::remove(FeedStatus *status)
{
    auto *registry = static_cast<FakeRegistry *>(services().registry);
    m_gone = status;
    m_place = int(registry->m_feeds.indexOf(status));
    registry->leave(status);
    m_removed = status->title;
    Q_EMIT removedChanged();
}

void FakeFeedSetup::undo()
{
    static_cast<FakeRegistry *>(services().registry)->come(m_gone, m_place);
    forgetRemoved();
}

void FakeFeedSetup::forgetRemoved()
{
    m_removed.clear();
    Q_EMIT removedChanged();
}

FeedEntry FakeFeedSetup::entryOf(const FeedStatus *status) const
{
    FeedEntry entry;
    entry.feed = status->feed;
    entry.kind = QStringLiteral("mqtt");
    entry.address = QStringLiteral("mqtts://broker.city.example:8883");
    entry.topics = { QStringLiteral("safety/units/#") };
    entry.credential = QStringLiteral("city-broker");
    entry.format = status->format;
    entry.options = { { QStringLiteral("qos"), 1 }, { QStringLiteral("ca"), QStringLiteral("/etc/city.pem") } };
    return entry;
}

QVariantMap FakeFeedSetup::optionsFor(const QString &kind, const QVariantMap &options) const
{
    QVariantMap known = options;
    if (kind != u"mqtt")
        known.remove(QStringLiteral("qos"));
    return known;
}

QStringList FakeFeedSetup::simulationsOf(const QString &feed) const
{
    return feed == u"traffic.link-speed" ? QStringList { QStringLiteral("Link speeds") } : QStringList();
}

} // namespace citywall
