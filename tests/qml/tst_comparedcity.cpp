// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Then and now, and the usual, of an open city in the real shell: a town of two areas whose history has incidents in five weeks.
#include "cli/language.h"
#include "cli/shellwindow.h"
#include "map/layers/arealayer.h"
#include "places.h"
#include "testarchive.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString incidentFeed = u"safety.incident"_s;
const QString ratesLayer = u"safety.areas"_s;

// A Wednesday, 16:20 in Berlin; its hour is from 14:00 to 15:00 UTC, and the middle of it 14:30.
const UtcTime now = UtcTime::fromIso(u"2024-05-29T14:20:00Z");

QJsonObject square(const QString &id, double west)
{
    const QJsonArray ring { QJsonArray { west, 50.4 }, QJsonArray { west + 0.2, 50.4 }, QJsonArray { west + 0.2, 50.6 },
                            QJsonArray { west, 50.6 }, QJsonArray { west, 50.4 } };
    return { { u"type"_s, u"Feature"_s },
             { u"properties"_s, QJsonObject { { u"id"_s, id }, { u"name"_s, id }, { u"population"_s, 10'000 } } },
             { u"geometry"_s, QJsonObject { { u"type"_s, u"Polygon"_s }, { u"coordinates"_s, QJsonArray { ring } } } } };
}

void write(const QString &file, const QJsonObject &content)
{
    QFile f(file);
    if (!f.open(QIODevice::WriteOnly) || f.write(QJsonDocument(content).toJson()) <= 0)
        qFatal("cannot write %s", qPrintable(file));
}

template<typename T>
T *byId(const QList<T *> &list, const QString &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.cend() ? nullptr : *it;
}

/// All items below one, those of a second engine too, whose parents are only what they are drawn in.
template<typename T>
QList<T *> itemsOf(QQuickItem *root)
{
    QList<T *> found;
    if (auto *item = qobject_cast<T *>(root))
        found.append(item);
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children)
        found += itemsOf<T>(child);
    return found;
}

} // namespace

/// Areas have 10,000 residents and rates are of the day before, so that a rate is a number of incidents. Of the west: 6 today, then 4, 1,
/// 3 and none in the weeks before, all at 14:10. One in the east at noon of the first day begins the history.
class ComparedCityTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ShellWindow> m_shell;

    CityComparison &comparison() { return m_shell->comparison(); }
    QList<MapViewport *> maps() { return itemsOf<MapViewport>(m_shell->window().contentItem()); }
    Layer *rates() { return byId(m_session->registry().layers(), ratesLayer); }
    QStringList legend(const Layer *layer)
    {
        QStringList words { layer->legendTitle(), layer->legendNote() };
        const QList<LegendEntry> entries = layer->legend();
        for (const LegendEntry &entry : entries)
            words.append(entry.label);
        return words;
    }
    /// Of the choropleth that a map shows, area by area; −999 = not known; empty if it shows none.
    QList<double> valuesOn(MapViewport *map)
    {
        for (AreaLayer *layer : itemsOf<AreaLayer>(m_shell->window().contentItem())) {
            if (layer->map() != map || !layer->isVisible() || !layer->areas() || !layer->areas()->scale())
                continue;
            QList<double> values;
            for (const AreaValue &v : layer->areas()->values())
                values.append(std::isnan(v.value) ? -999 : v.value);
            return values;
        }
        return {};
    }
    /// The map of differences says it of the area at a place.
    QString hovered(GeoPoint place)
    {
        MapViewport *map = maps()[0];
        map->hoverAt(map->camera()->toItem(place));
        return map->parentItem()->property("hoveredDifference").toString();
    }
    /// What cards of the layers say of a comparison.
    QStringList cards()
    {
        QStringList told;
        for (const QQuickItem *item : itemsOf<QQuickItem>(m_shell->window().contentItem())) {
            if (const QString text = item->property("compared").toString(); !text.isEmpty())
                told.append(text);
        }
        return told;
    }
    double activeThen()
    {
        const Kpi *kpi = byId(comparison().kpis(), u"safety.active"_s);
        return kpi ? kpi->value() : -999;
    }
    /// What the town's calls were, by the module's own decoder.
    void fill()
    {
        const QList<std::pair<QString, int>> west {
            { u"2024-05-01"_s, 0 }, { u"2024-05-08"_s, 3 }, { u"2024-05-15"_s, 1 }, { u"2024-05-22"_s, 4 }, { u"2024-05-29"_s, 6 }
        };
        QJsonArray features;
        QJsonArray observations;
        const auto tell = [&](const QString &time, double longitude) {
            const QString id = u"I%1"_s.arg(features.size());
            features.append(QJsonObject {
                { u"id"_s, id },
                { u"geometry"_s,
                  QJsonObject { { u"type"_s, u"Point"_s }, { u"coordinates"_s, QJsonArray { longitude, 50.5 } } } } });
            observations.append(QJsonObject { { u"feature"_s, id },
                                              { u"phenomenonTime"_s, time },
                                              { u"values"_s, QJsonObject { { u"state"_s, u"received"_s } } } });
        };
        tell(u"2024-05-01T12:00:00Z"_s, 10.5);
        for (const auto &[day, count] : west) {
            for (int i = 0; i < count; ++i)
                tell(day + u"T14:10:00Z"_s, 10.2);
        }
        const QList<FeedDescriptor> &feeds = m_session->modules().feeds();
        const auto feed = std::ranges::find(feeds, incidentFeed, &FeedDescriptor::id);
        QVERIFY(feed != feeds.cend());
        const QByteArray payload =
            QJsonDocument(QJsonObject { { u"features"_s, features }, { u"observations"_s, observations } }).toJson();
        DecodedBatch batch = feed->decoder()(payload, now);
        QCOMPARE(batch.observations.size(), size_t(15));
        QFuture<AppendResult> kept = m_session->writer()->append(incidentFeed, std::move(batch), { u"test"_s, {}, false }, now);
        QTRY_VERIFY(kept.isFinished());
        QCOMPARE(kept.result().accepted, 15);
        QTRY_COMPARE(m_session->clock().bounds().begin.toIso(), u"2024-05-01T12:00:00Z"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        useLanguage(u"en"_s);
        write(m_folder.filePath(u"areas.geojson"_s),
              { { u"type"_s, u"FeatureCollection"_s },
                { u"features"_s, QJsonArray { square(u"west"_s, 10.1), square(u"east"_s, 10.4) } } });
        write(m_folder.filePath(u"town.json"_s),
              QJsonDocument::fromJson(
                  R"json({"id": "town", "name": {"en": "Town"}, "center": [10.35, 50.5], "bounds": [10, 50, 11, 51], "zoom": 10,
                      "timeZone": "Europe/Berlin", "datum": "WGS84", "languages": ["en"], "modules": ["safety"], "feeds": [],
                      "baseMap": {"dark": "quarter.mbtiles", "light": "none.mbtiles", "attribution": "x"},
                      "boundaries": [{"file": "areas.geojson", "idProperty": "id", "nameProperty": "name",
                                      "populationProperty": "population"}],
                      "views": [{"id": "all", "title": {"en": "All"}, "center": [10.35, 50.5], "zoom": 10}]})json")
                  .object());
        makeArchive(m_folder.filePath(u"quarter.mbtiles"_s));
        Options options;
        options.city = m_folder.filePath(u"town.json"_s);
        options.dataFolder = m_folder.filePath(u"data"_s);
        options.moduleFolder = QStringLiteral(CITYWALL_MODULE_DIR);
        options.noFeeds = true;
        auto session = Session::open(options, { .history = Session::History::Required, .tiles = true });
        QVERIFY2(bool(session), session ? "" : qPrintable(session.error().message));
        m_session = std::move(*session);
        fill();
        auto shell = ShellWindow::open(*m_session, { 1280, 800 });
        QVERIFY2(bool(shell), shell ? "" : qPrintable(shell.error().message));
        m_shell = std::move(*shell);
        m_session->selection().setModule(u"safety"_s);
        QVERIFY(rates());
        rates()->setVisible(true);
    }
    void cleanupTestCase()
    {
        m_shell.reset();
        m_session.reset();
    }
    void init()
    {
        m_session->clock().pause();
        m_session->clock().seek(now.milliseconds);
        m_shell->setComparisonView(u"beside"_s);
        QTRY_COMPARE(maps().size(), 1);
        QTRY_COMPARE(valuesOn(maps()[0]), (QList<double> { 6, 0 }));
    }
    void cleanup() { comparison().end(); }

    /// The archive is of the north-eastern quarter of the world, the city a degree in it.
    void baseMapReachesBeyondTheCity()
    {
        QCOMPARE(m_session->city().mapBounds, (GeoBox { 0, 0, 180, 85.0511 }));
        const Places places;
        QVERIFY(!places.isOutside({ 50.5, 10.3 }));
        QVERIFY(!places.isOutside({ 50.5, 20 }));
        QVERIFY(places.isOutside({ 50.5, -1 }));
        QVERIFY(!places.isOutside({}));
        m_session->city().mapBounds = {}; // where nothing is known of a map the city's bounds stand for it
        QVERIFY(places.isOutside({ 50.5, 20 }));
        m_session->city().mapBounds = { 0, 0, 180, 85.0511 };
    }
    void thenBesideNow()
    {
        const QStringList alone = legend(rates());
        QCOMPARE(alone.last(), u"10"_s); // of 6
        QCOMPARE(activeThen(), -999.);
        comparison().begin(7, 0);
        QVERIFY(comparison().isActive() && !comparison().isUsual());
        QCOMPARE(comparison().nowMilliseconds(), double((now - 7 * 24h).milliseconds));
        QTRY_COMPARE(maps().size(), 2);
        QTRY_COMPARE(activeThen(), 4.);
        QTRY_COMPARE(valuesOn(maps()[1]), (QList<double> { 4, 0 }));
        QTRY_VERIFY(!comparison().isLoading());
        const Layer *then = byId(comparison().layers(), ratesLayer);
        QVERIFY(then && then != rates());
        QCOMPARE(legend(then), legend(rates()));
        QCOMPARE(comparison().models(ratesLayer), QList<QObject *> { then->model });
        QCOMPARE(comparison().models(u"safety.nothing"_s), QList<QObject *>());
        QCOMPARE(comparison().clocks().size(), 1);
        QVERIFY(!comparison().blankModel(ratesLayer));
        // Another distance, with the same map.
        comparison().begin(14, 3'600'000);
        QCOMPARE(comparison().nowMilliseconds(),
                 double((now - 14 * 24h - 1h).milliseconds)); // an hour before the call of the 15th
        QTRY_COMPARE(valuesOn(maps()[1]), (QList<double> { 0, 0 }));
        QCOMPARE(maps().size(), 2);
        comparison().end();
        QVERIFY(!comparison().isActive());
        QVERIFY(std::isnan(comparison().nowMilliseconds()));
        QCOMPARE(comparison().layers().size() + comparison().kpis().size() + comparison().clocks().size(), 0);
        QTRY_COMPARE(maps().size(), 1);
        QCOMPARE(legend(rates()), alone);
    }

    void thenFollowsTheClock()
    {
        comparison().begin(7, 0);
        QSignalSpy moved(&comparison(), &CityComparison::nowChanged);
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 4, 0 }));
        m_session->clock().seek((now - 15min).milliseconds); // 14:05, five minutes before the calls
        QCOMPARE(comparison().nowMilliseconds(), double((now - 7 * 24h - 15min).milliseconds));
        QVERIFY(moved.size() > 0);
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 0, 0 }));
        QTRY_COMPARE(valuesOn(maps().first()), (QList<double> { 0, 0 }));
        // The first call of all, ten minutes after it.
        m_session->clock().seek(UtcTime::fromIso(u"2024-05-08T12:10:00Z").milliseconds);
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 0, 1 }));
    }

    void bothLookAtTheSamePlace()
    {
        comparison().begin(7, 0);
        QTRY_COMPARE(maps().size(), 2);
        MapViewport *left = maps()[0];
        MapViewport *right = maps()[1];
        QTRY_VERIFY(left->width() > 0 && right->width() > 0);
        const auto apart = [&] { return left->center().distanceTo(right->center()); }; // metres
        left->setCenter({ 50.45, 10.3 });
        left->setZoomLevel(12);
        QVERIFY2(apart() < 0.1, qPrintable(QString::number(apart())));
        QCOMPARE(right->zoomLevel(), 12.);
        right->setCenter({ 50.55, 10.4 });
        right->setZoomLevel(11);
        QVERIFY2(apart() < 0.1, qPrintable(QString::number(apart())));
        QCOMPARE(left->zoomLevel(), 11.);
        QVERIFY(left->center().distanceTo({ 50.55, 10.4 }) < 1);
    }

    void differencesOfThen()
    {
        const QStringList alone = legend(rates());
        m_shell->setComparisonView(u"difference"_s);
        comparison().begin(7, 0);
        QTRY_COMPARE(valuesOn(maps()[0]), (QList<double> { 2, 0 })); // 6 − 4
        QCOMPARE(legend(rates()),
                 (QStringList { u"Now less then: "_s + alone[0], alone[1] + u"; less that of then; red is more now, blue less"_s,
                                u"−2"_s, u"−1"_s, u"0"_s, u"+1"_s, u"+2"_s }));
        QCOMPARE(hovered({ 10.2, 50.5 }), u"now 6, then 4: +2"_s);
        QCOMPARE(cards(), QStringList { u"now 6, then 4: +2\nIncidents per 10,000 residents and day"_s });
        const QStringList without = maps()[0]->parentItem()->property("unsubtracted").toStringList();
        QCOMPARE(QSet<QString>(without.cbegin(), without.cend()), (QSet<QString> { u"Incidents"_s, u"Public warnings"_s }));
        QCOMPARE(hovered({ 10.5, 50.5 }), u"now 0, then 0: 0"_s);
        QCOMPARE(hovered({ 10.9, 50.9 }), QString());
        m_shell->setComparisonView(u"beside"_s);
        QTRY_COMPARE(valuesOn(maps()[0]), (QList<double> { 6, 0 }));
        QCOMPARE(hovered({ 10.2, 50.5 }), QString());
        QCOMPARE(cards(), QStringList());
        m_shell->setComparisonView(u"difference"_s);
        QTRY_VERIFY(legend(rates()) != alone);
        comparison().end();
        QTRY_COMPARE(valuesOn(maps()[0]), (QList<double> { 6, 0 }));
        QCOMPARE(legend(rates()), alone);
    }

    void theUsualIsOfTheWeeks()
    {
        const QStringList alone = legend(rates());
        comparison().beginUsual();
        QVERIFY(comparison().isActive() && comparison().isUsual());
        QCOMPARE(comparison().hour().begin.toIso(), u"2024-05-29T14:00:00Z"_s);
        QCOMPARE(comparison().weeks(), 4);
        QCOMPARE(comparison().clocks().size(), 4);
        QCOMPARE(comparison().models(ratesLayer).size(), 4);
        QVERIFY(comparison().blankModel(ratesLayer));
        // Python: statistics.median([4, 1, 3, 0]); of active calls the fourth week has that of noon: median([4, 1, 3, 1])
        QTRY_COMPARE(activeThen(), 2.);
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 2, 0 }));
        QTRY_VERIFY(!comparison().isLoading());
        const Layer *usual = byId(comparison().layers(), ratesLayer);
        QCOMPARE(legend(usual)[1], alone[1] + u"; median of 4 weeks"_s);
        QCOMPARE(legend(usual).last(), legend(rates()).last());
        m_shell->setComparisonView(u"difference"_s);
        QTRY_COMPARE(valuesOn(maps().first()), (QList<double> { 4, 0 }));
        QVERIFY(legend(rates())[1].endsWith(u"; less the median of 4 weeks; red is more than usual, blue less"_s));
        comparison().end();
        QTRY_COMPARE(legend(rates()), alone);
    }

    void theUsualNeedsTwoWeeks()
    {
        comparison().beginUsual();
        QTRY_COMPARE(activeThen(), 2.);
        m_session->clock().seek(UtcTime::fromIso(u"2024-05-08T14:20:00Z").milliseconds);
        QCOMPARE(comparison().weeks(), 1);
        QCOMPARE(comparison().clocks().size(), 0);
        QCOMPARE(comparison().models(ratesLayer).size(), 0);
        QTRY_VERIFY(std::isnan(activeThen()));
        // The week after there are two, and then three: the first and the second, of none and three.
        m_session->clock().seek(UtcTime::fromIso(u"2024-05-15T14:20:00Z").milliseconds);
        QCOMPARE(comparison().weeks(), 2);
        QTRY_COMPARE(activeThen(), 2.); // 3, and that of noon
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 1.5, 0.5 }));
        // Another hour of which no week is known: before that in which the history begins.
        m_session->clock().seek(UtcTime::fromIso(u"2024-05-08T11:20:00Z").milliseconds);
        QCOMPARE(comparison().weeks(), 0);
        QCOMPARE(comparison().hour().begin.toIso(), u"2024-05-08T11:00:00Z"_s);
    }

    void settingsHoldForAllTimes()
    {
        comparison().beginUsual();
        QTRY_COMPARE(maps().size(), 2);
        rates()->setVisible(false);
        QCOMPARE(byId(comparison().layers(), ratesLayer)->isVisible(), false);
        QTRY_COMPARE(valuesOn(maps().last()), QList<double>());
        rates()->setVisible(true);
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 2, 0 }));
        // From the usual to then at once.
        comparison().begin(7, 0);
        QVERIFY(comparison().isActive() && !comparison().isUsual());
        QCOMPARE(comparison().weeks(), 0);
        QTRY_COMPARE(valuesOn(maps().last()), (QList<double> { 4, 0 }));
    }
};

int main(int argc, char *argv[])
{
    ShellWindow::prepare(true);
    QApplication app(argc, argv); // Qt Charts draws with widgets' graphics view
    QCoreApplication::setApplicationName(u"citywall"_s);
    QCoreApplication::setOrganizationName(u"citywall"_s);
    ComparedCityTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_comparedcity.moc"
