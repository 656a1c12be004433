// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks and frame times of the layers on made-up data over Chicago; not installed, not a test.
// map_demo PICTURE.png [--light] [--zoom Z] [--links N] [--host URL] [--frames N] [--layers lahm]
#include "map/layers/areaset.h"
#include "map/layers/lineset.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickItem>
#include <QQuickView>
#include <QRandomGenerator>
#include <QTimer>

using namespace citywall;

namespace {

QList<Area> readAreas()
{
    const QString data = qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"));
    QFile file(data + QStringLiteral("/boundaries/chicago_community_areas.geojson"));
    QList<Area> areas;
    if (!file.open(QIODevice::ReadOnly))
        return areas;
    const auto toRings = [](const QJsonArray &polygon) {
        QList<GeoLine> rings;
        for (const QJsonValue ring : polygon) {
            GeoLine line;
            for (const QJsonValue p : ring.toArray())
                line.append({ p[0].toDouble(), p[1].toDouble() });
            rings.append(line);
        }
        return rings;
    };
    for (const QJsonValue feature : QJsonDocument::fromJson(file.readAll())[u"features"].toArray()) {
        Area area;
        area.id = QString::number(areas.size());
        const QJsonObject geometry = feature[u"geometry"].toObject();
        const QJsonArray coordinates = geometry[u"coordinates"].toArray();
        const QString type = geometry[u"type"].toString();
        if (type == u"Polygon")
            area.geometry.append(toRings(coordinates));
        for (qsizetype i = 0; i < coordinates.size() && type == u"MultiPolygon"; ++i)
            area.geometry.append(toRings(coordinates[i].toArray()));
        for (const auto &polygon : std::as_const(area.geometry)) {
            for (const GeoPoint &p : polygon.value(0))
                area.bounds.extend(p);
        }
        areas.append(area);
    }
    return areas;
}

/// A street grid with a few diagonals and a winding motorway; each block of a street is a link in each direction.
QList<MapLine> makeLinks(int count)
{
    QList<MapLine> lines;
    const int side = std::max(2, int(std::sqrt(count / 4.0)));
    const double west = -87.78, south = 41.74, width = 0.16, height = 0.26;
    const auto at = [&](double i, double j) {
        return GeoPoint { west + width * i / side + 0.002 * std::sin(j * 0.35),
                          south + height * j / side + 0.0015 * std::sin(i * 0.3) };
    };
    const auto link = [&](double i0, double j0, double i1, double j1) {
        GeoLine line;
        for (int k = 0; k <= 6; ++k)
            line.append(at(i0 + (i1 - i0) * k / 6, j0 + (j1 - j0) * k / 6));
        lines.append({ quint32(lines.size()), line });
        std::reverse(line.begin(), line.end());
        lines.append({ quint32(lines.size()), line });
    };
    for (int i = 0; i < side; ++i) {
        for (int j = 0; j < side; ++j) {
            link(i, j, i + 1, j);
            link(i, j, i, j + 1);
        }
    }
    GeoLine motorway;
    for (int k = 0; k <= 200; ++k)
        motorway.append(at(side * (0.2 + 0.6 * k / 200.0 + 0.05 * std::sin(k * 0.12)), side * k / 200.0));
    lines.append({ quint32(lines.size()), motorway });
    lines.append({ quint32(lines.size()), { at(1, 1), at(3, 4), at(3.4, 1), at(5, 5), at(5.2, 4.6) } }); // sharp turns
    return lines;
}

QList<MapPoint> makePoints(int count)
{
    QRandomGenerator random(7);
    const auto normal = [&random] {
        return (random.generateDouble() + random.generateDouble() + random.generateDouble() - 1.5) * 1.2;
    };
    QList<MapPoint> points;
    for (int i = 0; i < count; ++i) {
        const int site = int(random.bounded(9));
        const int priority = random.bounded(100) < 6 ? 1 : random.bounded(100) < 25 ? 2 : 3;
        points.append(
            { .key = quint32(i),
              .position = { -87.75 + 0.03 * (site % 3) + 0.035 * normal(), 41.78 + 0.07 * int(site / 3) + 0.04 * normal() },
              .weight = 1,
              .color = palette::priorityColor(priority, true),
              .category = int(random.bounded(6)),
              .priority = priority,
              .label = QStringLiteral("Incident %1").arg(i) });
    }
    return points;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QCommandLineParser options;
    options.addOptions({ { QStringLiteral("light"), QString() },
                         { QStringLiteral("zoom"), QString(), QStringLiteral("z"), QStringLiteral("11.5") },
                         { QStringLiteral("links"), QString(), QStringLiteral("n"), QStringLiteral("4000") },
                         { QStringLiteral("points"), QString(), QStringLiteral("n"), QStringLiteral("3000") },
                         { QStringLiteral("host"), QString(), QStringLiteral("url"), QString() },
                         { QStringLiteral("frames"), QString(), QStringLiteral("n"), QStringLiteral("60") },
                         { QStringLiteral("layers"), QString(), QStringLiteral("set"), QStringLiteral("lahm") } });
    options.process(application);
    const bool dark = !options.isSet(QStringLiteral("light"));

    AreaSet areas;
    QElapsedTimer timer;
    timer.start();
    areas.setAreas(readAreas());
    qInfo("areas: %d in %lld ms", areas.count(), timer.restart());
    areas.recolor([dark](int i) {
        const QColor c = QColor::fromRgba(palette::sequential((i * 37 % 77) / 77.0, dark));
        return QColor(c.red(), c.green(), c.blue(), 130).rgba();
    });
    LineSet lines;
    timer.restart();
    lines.setLines(makeLinks(options.value(QStringLiteral("links")).toInt()));
    qInfo("links: %d in %lld ms", lines.count(), timer.restart());
    int tick = 0;
    const auto restyle = [&] {
        lines.restyle([&](int i) {
            const GeoPoint p = lines.lines()[i].points.first();
            const double ratio =
                0.62 + 0.45 * std::sin(p.longitudeDegrees * 90 + tick * 0.1) * std::cos(p.latitudeDegrees * 70 + (i & 1));
            return LineStyle { palette::speedRatioColor(ratio, dark), i >= lines.count() - 2 ? 4.5f : 2.2f, ratio };
        });
    };
    restyle();
    qInfo("restyle: %lld us", timer.nsecsElapsed() / 1000);
    PointSet points;
    points.setPoints(makePoints(options.value(QStringLiteral("points")).toInt()));

    QQuickView view;
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.setInitialProperties({ { QStringLiteral("lines"), QVariant::fromValue(&lines) },
                                { QStringLiteral("areas"), QVariant::fromValue(&areas) },
                                { QStringLiteral("points"), QVariant::fromValue(&points) },
                                { QStringLiteral("dark"), dark },
                                { QStringLiteral("shown"), options.value(QStringLiteral("layers")) },
                                { QStringLiteral("host"), options.value(QStringLiteral("host")) },
                                { QStringLiteral("zoom"), options.value(QStringLiteral("zoom")).toDouble() } });
    view.setSource(QUrl::fromLocalFile(QStringLiteral(CITYWALL_SOURCE_DIR "/tests/map/Demo.qml")));
    view.resize(1920, 1080);
    view.show();
    if (view.status() != QQuickView::Ready)
        return 1;

    // A few frames at rest for tiles and workers, then pans and recolours as fast as they are drawn, then the picture.
    const int frames = options.value(QStringLiteral("frames")).toInt();
    int drawn = -90;
    auto *camera = view.rootObject()->findChild<QObject *>(QStringLiteral("map"))->property("camera").value<MapCamera *>();
    QObject::connect(&view, &QQuickWindow::frameSwapped, &application, [&] {
        ++drawn;
        if (drawn == 0)
            timer.restart();
        if (drawn >= 0 && drawn < frames) {
            camera->panBy(drawn < frames / 2 ? 4 : -4, 1.5 * (drawn < frames / 2 ? 1 : -1));
            if (drawn % 10 == 0) {
                ++tick;
                restyle();
            }
        } else if (drawn == frames) {
            qInfo("%d frames: %.1f ms each", frames, timer.elapsed() / double(frames));
            QTimer::singleShot(1500, &application, [&] {
                view.grabWindow().save(options.positionalArguments().value(0, QStringLiteral("demo.png")));
                application.quit();
            });
        }
        view.update();
    });
    return application.exec();
}
