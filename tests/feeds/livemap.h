// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityclock.h"
#include "map/layers/mapviewport.h"
#include "map/layers/pointset.h"
#include "sdk/feedwindow.h"

#include <QElapsedTimer>
#include <QQuickItem>
#include <QQuickView>
#include <QTest>

#include <ctime>

/// A feed's entities on a map in a window that an operator pans all the time, and how long its frames take: from one to the next, each
/// asked for when the last is shown, so that whatever holds the GUI thread up counts. GUI thread.
class LiveMap : public QObject
{
public:
    LiveMap(const QString &feed, citywall::HistoryReader &history, const citywall::TimeContext &time)
        : m_window(feed, std::chrono::minutes(10), history, time)
    {
        connect(&m_window, &citywall::FeedWindow::changed, this, &LiveMap::show);
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        m_view.setInitialProperties({ { QStringLiteral("points"), QVariant::fromValue(&m_points) } });
        m_view.setSource(QUrl::fromLocalFile(QStringLiteral(CITYWALL_SOURCE_DIR "/tests/feeds/LiveMap.qml")));
        m_view.resize(1920, 1080);
        m_view.show();
        if (m_view.rootObject())
            m_map = m_view.rootObject()->findChild<citywall::MapViewport *>(QStringLiteral("map"));
        connect(&m_view, &QQuickWindow::frameSwapped, this, &LiveMap::shown);
        m_clock.start();
    }
    bool isReady() const { return m_map; }
    QQuickWindow &window() { return m_view; }
    int count() const { return m_points.count(); }

    /// What was seen between begin() and end(), or in several such whiles.
    struct Seen {
        QList<double> frames; ///< milliseconds from one to the next
        QList<double> updates; ///< of the points on the map: milliseconds from rows to points and clusters
        double seconds = 0;
        double guiSeconds = 0; ///< of the processor, that the GUI thread took

        void add(const Seen &more)
        {
            frames += more.frames;
            updates += more.updates;
            seconds += more.seconds;
            guiSeconds += more.guiSeconds;
        }
    };
    void begin()
    {
        m_seen = {};
        m_began = m_shown = m_clock.nsecsElapsed();
        m_threadBegan = threadSeconds();
        m_running = true;
        move();
    }
    Seen end()
    {
        m_running = false;
        m_seen.seconds = double(m_clock.nsecsElapsed() - m_began) / 1e9;
        m_seen.guiSeconds = threadSeconds() - m_threadBegan;
        return m_seen;
    }

private:
    static double threadSeconds()
    {
        timespec used {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
    }
    void move()
    {
        m_map->camera()->panBy((m_seen.frames.size() / 120) % 2 ? -2 : 2, 0);
        m_view.update();
    }
    void shown()
    {
        if (!m_running)
            return;
        const qint64 now = m_clock.nsecsElapsed();
        m_seen.frames.append(double(now - std::exchange(m_shown, now)) / 1e6);
        // Not from within the frame, after which the window forgets that it was asked.
        QMetaObject::invokeMethod(this, &LiveMap::move, Qt::QueuedConnection);
    }
    void show()
    {
        const qint64 began = m_clock.nsecsElapsed();
        QList<citywall::MapPoint> points;
        const std::vector<quint32> rows = m_window.latestRows();
        const citywall::Observations &columns = m_window.columns();
        for (size_t key = 0; key < rows.size(); ++key) {
            if (rows[key] == citywall::FeedWindow::noRow)
                continue;
            points.append({ .key = quint32(key),
                            .position = columns.position(rows[key]),
                            .color = 0xff4aa3df,
                            .priority = 3,
                            .label = QString::number(key) });
        }
        m_points.setPoints(std::move(points));
        m_seen.updates.append(double(m_clock.nsecsElapsed() - began) / 1e6);
    }

    citywall::FeedWindow m_window;
    citywall::PointSet m_points;
    QQuickView m_view;
    citywall::MapViewport *m_map = nullptr;
    QElapsedTimer m_clock;
    qint64 m_began = 0;
    qint64 m_shown = 0; // when the last frame was
    bool m_running = false;
    double m_threadBegan = 0;
    Seen m_seen;
};
