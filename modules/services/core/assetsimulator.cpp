// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assetsimulator.h"

#include "core/streetassets.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::services {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 containerStream = 0xB145;
constexpr quint64 lightStream = 0x11647;
constexpr int containerCount = 90;
constexpr int lightCount = 160;
constexpr double secondsADay = 86'400;
constexpr double emptiedHour = 5; ///< of the city's day
constexpr double litFrom = 18;    ///< hour of the city's day …
constexpr double litUntil = 6.5;  ///< … of the next
constexpr double dimmedUntil = 5; ///< from midnight on

enum ContainerTerm { Ok, LidOpen, Moved, Vandalized };
enum LightTerm { LightOk, DefectiveLamp, BrokenLantern, On, Off, Low };

double hourOf(const QDateTime &local) { return local.time().msecsSinceStartOfDay() / 3'600'000.; }

/// To two decimals, as such sensors tell it.
float rounded(double share) { return float(std::round(share * 100) / 100); }

std::array<float, maximumFields> containerValues(const AssetSimulator::Asset &asset, UtcTime time, const QTimeZone &zone)
{
    const QDateTime local = time.toDateTime(zone);
    const int cycle = 2 + int(dice::uniform(dice::mix(asset.own, 1)) * 4); // days between two collections
    const qint64 day = local.date().toJulianDay() - (hourOf(local) < emptiedHour ? 1 : 0);
    const qint64 since = (day + qint64(asset.own % quint64(cycle))) % cycle;
    const double begun = std::fmod(hourOf(local) - emptiedHour + 24, 24) / 24; // of the day that begins with its collection
    const double pace = 0.65 + 0.5 * dice::uniform(dice::mix(asset.own, quint64(day - since)));
    const double level = std::clamp((double(since) + begun) / cycle * pace, 0.02, 1.);
    const double chance = dice::uniform(dice::mix(asset.own, 7, quint64(day)));
    const int status = chance < 0.01 ? Vandalized : chance < 0.02 ? Moved : chance < 0.045 ? LidOpen : Ok;
    const double due = std::round((cycle - double(since) - begun) * secondsADay);
    return { rounded(level), float(status), float(due), ObservationRecord::nan };
}

std::array<float, maximumFields> lightValues(const AssetSimulator::Asset &asset, UtcTime time, const QTimeZone &zone)
{
    const double hour = hourOf(time.toDateTime(zone));
    const qint64 days = time.milliseconds / 86'400'000;
    const double chance = dice::uniform(dice::mix(asset.own, 5, quint64(days / 4))); // a repair takes some days
    const int status = chance < 0.012 ? BrokenLantern : chance < 0.035 ? DefectiveLamp : LightOk;
    const bool lit = (hour >= litFrom || hour < litUntil) && status == LightOk;
    const bool dimmed = lit && hour < dimmedUntil;
    return { lit ? dimmed ? 0.5f : 1.f : 0.f, float(status), float(dimmed ? Low : lit ? On : Off), ObservationRecord::nan };
}

std::vector<AssetSimulator::Asset> assetsOf(const Simulation &city, quint64 stream, int count, const QString &id,
                                            const QString &name)
{
    const quint64 seed = dice::mix(city.seed, stream);
    const Placing places(city, stream);
    std::vector<AssetSimulator::Asset> assets;
    for (int i = 0; i < count; ++i) {
        AssetSimulator::Asset asset;
        asset.own = dice::mix(seed, quint64(i));
        asset.feature = { id.arg(i + 1), name.arg(i + 1), { places.place(dice::mix(asset.own, 3)) }, {} };
        assets.push_back(std::move(asset));
    }
    return assets;
}

} // namespace

PayloadSourcePtr AssetSimulator::containers(const Simulation &city, const FeedDescriptor &feed)
{
    static const QStringList kinds { u"paper"_s, u"glass"_s, u"organic"_s, u"plastic"_s };
    auto assets = assetsOf(city, containerStream, containerCount, u"SIM-BIN-%1"_s, u"Simulated container %1"_s);
    for (Asset &asset : assets)
        asset.feature.properties.insert(u"storedWasteKind"_s, kinds[qsizetype(dice::mix(asset.own, 2) % quint64(kinds.size()))]);
    return std::make_shared<AssetSimulator>(city, std::move(assets), containerValues,
                                            QStringList { u"ok"_s, u"lidOpen"_s, u"moved"_s, u"vandalized"_s }, feed);
}

PayloadSourcePtr AssetSimulator::lights(const Simulation &city, const FeedDescriptor &feed)
{
    return std::make_shared<AssetSimulator>(
        city, assetsOf(city, lightStream, lightCount, u"SIM-LIGHT-%1"_s, u"Simulated street light %1"_s), lightValues,
        QStringList { u"ok"_s, u"defectiveLamp"_s, u"brokenLantern"_s, u"on"_s, u"off"_s, u"low"_s }, feed);
}

AssetSimulator::AssetSimulator(const Simulation &city, std::vector<Asset> assets, Values values, QStringList terms,
                               FeedDescriptor feed)
    : m_zone(city.zone), m_assets(std::move(assets)), m_values(values), m_terms(std::move(terms)), m_feed(std::move(feed))
{
}

QByteArray AssetSimulator::payload(TimeRange range, Duration step, bool described) const
{
    if (range.isEmpty())
        return {};
    DecodedBatch batch;
    batch.terms = m_terms;
    for (const Asset &asset : m_assets)
        batch.features.push_back(described ? asset.feature : FeatureRecord { asset.feature.id, {}, {}, {} });
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step) {
        for (size_t i = 0; i < m_assets.size(); ++i)
            batch.observations.push_back({ quint32(i), time, {}, m_values(m_assets[i], time, m_zone), {} });
    }
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::services
