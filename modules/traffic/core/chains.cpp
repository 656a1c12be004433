// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chains.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace citywall::traffic {

namespace {

constexpr double longestGapMeters = 250;
constexpr double besideShare = 0.5; ///< of its own length that a link may lie beside the one before it

/// A link seen along its street's axis; the axis coordinate rises to the north or to the east.
struct Placed {
    FeatureKey key = 0;
    double from = 0; // metres along the axis, from < to
    double to = 0;
    GeoPoint first; // its ends, the lower along the axis first
    GeoPoint last;
};

struct Street {
    std::vector<const Feature *> features;
    GeoBox box;
};

/// "BQE" and "N" of "BQE N Atlantic Ave - Manhattan Bridge"; the whole name and nothing where it is not written so.
std::pair<QString, QChar> streetOf(const QString &name)
{
    static const QRegularExpression fromTo(QStringLiteral("^(.+?) ([NSEW])B? (?:.* )?- "),
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = fromTo.match(name);
    return match.hasMatch() ? std::pair(match.captured(1), match.captured(2).toUpper()[0]) : std::pair(name, QChar());
}

double axisMeters(GeoPoint p, bool northward, double latitude)
{
    constexpr double metersPerDegree = 111195.1;
    return metersPerDegree
        * (northward ? p.latitudeDegrees : p.longitudeDegrees * std::cos(latitude * 3.14159265358979323846 / 180));
}

bool runsNorthward(const GeoBox &box)
{
    const double latitude = box.center().latitudeDegrees;
    const GeoPoint southWest { box.westDegrees, box.southDegrees };
    const GeoPoint northEast { box.eastDegrees, box.northDegrees };
    return axisMeters(northEast, true, latitude) - axisMeters(southWest, true, latitude)
        > axisMeters(northEast, false, latitude) - axisMeters(southWest, false, latitude);
}

/// The lines of one street and direction that follow one another from the first of them on; taken from `placed`.
std::vector<Placed> takeChain(std::vector<Placed> &placed)
{
    std::vector<Placed> chain { placed.front() };
    std::vector<Placed> rest;
    bool ended = false;
    for (auto link = placed.begin() + 1; link != placed.end(); ++link) {
        const Placed &end = chain.back();
        const bool beside = end.to - link->from > besideShare * (link->to - link->from);
        ended = ended || (!beside && link->from > end.to && distanceMeters(end.last, link->first) > longestGapMeters);
        if (!ended && !beside && distanceMeters(end.last, link->first) <= longestGapMeters)
            chain.push_back(*link);
        else
            rest.push_back(*link);
    }
    placed = std::move(rest);
    return chain;
}

} // namespace

QString boundCode(Bound bound)
{
    switch (bound) {
    case Bound::North:
        return QStringLiteral("NB");
    case Bound::South:
        return QStringLiteral("SB");
    case Bound::East:
        return QStringLiteral("EB");
    case Bound::West:
        return QStringLiteral("WB");
    case Bound::Both:
        break;
    }
    return {};
}

std::vector<Chain> chainsOf(const FeedDictionary &dictionary, const Links &links)
{
    std::map<QString, Street> streets;
    for (const Feature &feature : dictionary.features) {
        if (feature.name.isEmpty() || feature.geometry.size() < 2 || feature.key >= links.size())
            continue;
        Street &street = streets[streetOf(feature.name).first];
        street.features.push_back(&feature);
        for (const GeoPoint point : feature.geometry)
            street.box.extend(point);
    }
    std::vector<Chain> chains;
    for (const auto &[name, street] : streets) {
        const bool northward = runsNorthward(street.box);
        const double latitude = street.box.center().latitudeDegrees;
        std::map<Bound, std::vector<Placed>> ways;
        for (const Feature *feature : street.features) {
            const QChar letter = streetOf(feature->name).second;
            double from = axisMeters(feature->geometry.first(), northward, latitude);
            double to = axisMeters(feature->geometry.last(), northward, latitude);
            Placed placed { feature->key, std::min(from, to), std::max(from, to), feature->geometry.first(),
                            feature->geometry.last() };
            if (from > to)
                std::swap(placed.first, placed.last);
            Bound bound = Bound::Both;
            if (!letter.isNull())
                bound = letter == u'N' ? Bound::North
                    : letter == u'S'   ? Bound::South
                    : letter == u'E'   ? Bound::East
                                       : Bound::West;
            else if (feature->properties.value(u"oneway").toBool())
                bound = northward ? (from < to ? Bound::North : Bound::South) : (from < to ? Bound::East : Bound::West);
            ways[bound].push_back(placed);
        }
        for (auto &[bound, placed] : ways) {
            std::ranges::sort(
                placed, [](const Placed &a, const Placed &b) { return std::pair(a.from, a.key) < std::pair(b.from, b.key); });
            while (!placed.empty()) {
                Chain chain { name, bound, {}, 0 };
                for (const Placed &link : takeChain(placed)) {
                    chain.links.push_back(link.key);
                    chain.lengthMeters += links[link.key].lengthMeters;
                }
                if (bound == Bound::South || bound == Bound::West)
                    std::ranges::reverse(chain.links);
                chains.push_back(std::move(chain));
            }
        }
    }
    std::ranges::stable_sort(chains, std::ranges::greater {}, &Chain::lengthMeters);
    return chains;
}

} // namespace citywall::traffic
