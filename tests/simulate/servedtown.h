// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "countingsource.h"
#include "engine/simulate/cityserver.h"

#include <QTest>

namespace citywall::test {

using namespace Qt::StringLiterals;

/// A town of counters, served, with a clock that the test moves.
class ServedTown
{
public:
    explicit ServedTown(const CityServer::Options &options = {}, const QStringList &feeds = { u"test.count"_s })
        : areas(QList<Area>()),
          server(named(options),
                 std::make_shared<PayloadSources>(Simulation { 1, QTimeZone::UTC, { 10, 50 }, { 9, 49, 11, 51 }, &areas }),
                 [this] { return UtcTime { milliseconds.load() }; })
    {
        QObject::connect(&server, &CityServer::trouble, [this](const QString &words) { troubles.append(words); });
        for (const QString &id : feeds)
            served.append({ { id, u"simulator"_s, {} }, CountingSource::counters(id) });
    }
    Status start() { return server.start(served); }
    bool pass(Duration time)
    {
        milliseconds += time.count();
        server.tick();
        return QTest::qWaitFor([this] { return !server.isBusy(); }, 10'000);
    }
    QUrl url(const QString &path) const { return server.base().resolved(QUrl(path)); }

    std::atomic<qint64> milliseconds = UtcTime::fromIso(u"2026-11-22T12:00:00Z").milliseconds;
    AreaIndex areas;
    QList<CityServer::Feed> served;
    QStringList troubles;
    CityServer server;

private:
    static CityServer::Options named(CityServer::Options options)
    {
        options.city = u"Town"_s;
        options.timeZone = u"Etc/UTC"_s;
        return options;
    }
};

inline const QString document = u"/test.count/observations.json"_s;

/// Instants that a payload tells of.
inline QStringList instants(const QByteArray &payload)
{
    QStringList all;
    const DecodedBatch batch = CountingSource::counters().makeDecoder()(payload, {});
    for (const ObservationRecord &o : batch.observations)
        all.append(o.phenomenonTime.toDateTime().toString(u"HH:mm:ss.zzz"_s));
    return all;
}

} // namespace citywall::test
