// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/citysearch.h"

#include <QRegularExpression>

#include <algorithm>

namespace citywall {

namespace {

constexpr qsizetype mostHitsLookedAt = 2000;
constexpr double areaZoom = 13;
constexpr double entityZoom = 16;

/// 0 the text itself, 1 begins with it, 2 a word begins with it, 3 holds it; −1 does not.
int rank(const QString &candidate, const QString &text)
{
    const qsizetype at = candidate.indexOf(text, 0, Qt::CaseInsensitive);
    if (at < 0)
        return -1;
    if (at == 0)
        return candidate.size() == text.size() ? 0 : 1;
    return candidate.at(at - 1).isLetterOrNumber() ? 3 : 2;
}

QVariantMap result(const QString &kind, const QString &id, const QString &title, const QString &subtitle, GeoPoint at,
                   double zoom, const QString &feed = {})
{
    return { { QStringLiteral("kind"), kind },
             { QStringLiteral("id"), id },
             { QStringLiteral("title"), title },
             { QStringLiteral("subtitle"), subtitle },
             { QStringLiteral("feed"), feed },
             { QStringLiteral("longitude"), at.longitudeDegrees },
             { QStringLiteral("latitude"), at.latitudeDegrees },
             { QStringLiteral("zoom"), zoom } };
}

/// "41.88, -87.63": latitude first, as people write and maps print it.
GeoPoint typedPosition(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([-−]?\\d{1,2}(?:\\.\\d+)?)\\s*[,; ]\\s*([-−]?\\d{1,3}(?:\\.\\d+)?)$"));
    const auto m = pattern.match(QString(text).replace(u'−', u'-'));
    return m.hasMatch() ? GeoPoint { m.captured(2).toDouble(), m.captured(1).toDouble() } : GeoPoint {};
}

} // namespace

struct CitySearch::Hit {
    int rank;
    QVariantMap value;
};

CitySearch::CitySearch(const City &city, const AreaIndex &areas, const HistoryReader &history, QList<FeedDescriptor> feeds)
    : m_city(city), m_areas(areas), m_history(history), m_feeds(std::move(feeds))
{
}

QVariantList CitySearch::find(const QString &typed, int limit) const
{
    const QString text = typed.simplified();
    if (text.isEmpty())
        return {};
    QList<Hit> hits;
    if (const GeoPoint p = typedPosition(text); p.isValid())
        hits.append({ 0, result(QStringLiteral("position"), text, text, {}, p, entityZoom) });
    for (const QVariant &v : m_city.views) {
        const QVariantMap view = v.toMap();
        const QString title = view.value(QStringLiteral("title")).toString();
        if (const int r = rank(title, text); r >= 0)
            hits.append({ r,
                          result(QStringLiteral("view"), view.value(QStringLiteral("id")).toString(), title, {},
                                 { view.value(QStringLiteral("longitude")).toDouble(),
                                   view.value(QStringLiteral("latitude")).toDouble() },
                                 view.value(QStringLiteral("zoom")).toDouble()) });
    }
    for (const Area &area : m_areas.areas()) {
        if (const int r = rank(area.name, text); r >= 0)
            hits.append({ r, result(QStringLiteral("area"), area.id, area.name, {}, area.bounds.center(), areaZoom) });
    }
    findFeatures(text, hits);
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.rank < b.rank; });
    QVariantList found;
    for (qsizetype i = 0; i < std::min<qsizetype>(limit, hits.size()); ++i)
        found.append(hits.at(i).value);
    return found;
}

void CitySearch::findFeatures(const QString &text, QList<Hit> &hits) const
{
    for (const FeedDescriptor &feed : m_feeds) {
        const FeedDictionaryPtr dictionary = m_history.dictionary(feed.id);
        for (const Feature &feature : dictionary->features) {
            int best = -1;
            const auto look = [&](const QString &called) {
                if (const int r = rank(called, text); r >= 0)
                    best = best < 0 ? r : std::min(best, r);
            };
            look(feature.name);
            look(feature.id);
            if (feed.entityTitle)
                look(feed.titleOf(feature));
            if (best < 0)
                continue;
            hits.append({ best,
                          result(QStringLiteral("entity"), feature.id, feed.titleOf(feature), feed.title, feature.position,
                                 entityZoom, feed.id) });
            if (hits.size() >= mostHitsLookedAt)
                return;
        }
    }
}

} // namespace citywall
