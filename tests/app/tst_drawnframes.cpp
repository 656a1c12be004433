// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes until what comes is on the screen: a window's frames, and with them a feed from its socket to its view.
#include "../core/fakehost.h"
#include "../feeds/linepublisher.h"
#include "../feeds/testfeeds.h"
#include "cli/drawnframes.h"
#include "engine/feeds/feedrunner.h"
#include "engine/history/historystore.h"
#include "sdk/feedwindow.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A window in which one thing is drawn, and moves when it is told.
class View
{
public:
    View()
    {
        QQmlComponent component(&m_engine);
        component.setData("import QtQuick\nRectangle { width: 20; height: 20 }", {});
        m_item.reset(qobject_cast<QQuickItem *>(component.create()));
        window.resize(200, 100);
        m_item->setParentItem(window.contentItem());
        window.show();
    }
    bool isReady()
    {
        return QTest::qWaitForWindowExposed(&window) && QTest::qWaitFor([this] { return frames.size() > 0; });
    }
    void move() { m_item->setX(int(m_item->x() + 1) % 100); }

    QQuickWindow window;
    QSignalSpy frames { &window, &QQuickWindow::frameSwapped };

private:
    QQmlEngine m_engine;
    std::unique_ptr<QQuickItem> m_item;
};

class DrawnFramesTest : public QObject
{
    Q_OBJECT

    FakeHost m_host;
    std::unique_ptr<CityClock> m_clock;
    std::unique_ptr<ShownLag> m_lag;
    FeedStatus m_status;
    std::unique_ptr<View> m_view;
    std::unique_ptr<DrawnFrames> m_drawn;

    /// Something comes, and the view hears of it.
    void deliver()
    {
        m_lag->expect(m_status, m_host.real);
        if (deliveryWatch())
            deliveryWatch()->delivered(m_status.feed, m_host.real);
    }
    bool isKnown() const { return std::isfinite(m_status.shownLagMilliseconds); }

    /// Frames of the window while another one draws some that it is asked for now: what was asked of the first before has come by then.
    qsizetype drawnMeanwhile(View &other)
    {
        m_view->frames.clear();
        for (int frame = 0; frame < 3; ++frame) {
            other.frames.clear();
            other.window.update();
            if (!QTest::qWaitFor([&] { return !other.frames.isEmpty(); }))
                return -1;
        }
        return m_view->frames.size();
    }

private Q_SLOTS:
    void init()
    {
        m_host = {};
        m_status.feed = u"test.counter"_s;
        m_status.shownLagMilliseconds = qQNaN();
        m_clock = std::make_unique<CityClock>(QTimeZone::UTC, m_host.sources());
        m_lag = std::make_unique<ShownLag>();
        m_view = std::make_unique<View>();
        QVERIFY(m_view->isReady());
        m_drawn = std::make_unique<DrawnFrames>(m_view->window, *m_clock, *m_lag, [this] { return m_host.real; });
    }
    void cleanup()
    {
        m_drawn.reset();
        QVERIFY(!deliveryWatch());
        m_view.reset();
        m_lag.reset();
        m_clock.reset();
    }

    void aFrameTells()
    {
        for (const Duration later : { 25ms, 40ms }) {
            deliver();
            QVERIFY(m_lag->isWaiting());
            m_host.pass(later);
            m_view->move();
            QTRY_VERIFY(!m_lag->isWaiting());
            QCOMPARE(m_status.shownLagMilliseconds, double(later.count()));
        }
    }

    void noneIsAskedFor()
    {
        View other;
        QVERIFY(other.isReady());
        QTRY_COMPARE(drawnMeanwhile(other), 0); // those that it drew when it was shown have come
        deliver();
        QCOMPARE(drawnMeanwhile(other), 0);
        QVERIFY(!isKnown());
        m_view->move();
        QTRY_VERIFY(isKnown());
    }

    void notOfThePast()
    {
        deliver();
        m_view->move();
        QTRY_VERIFY(isKnown());
        m_clock->pause();
        QVERIFY(!isKnown());
        deliver();
        QVERIFY(!m_lag->isWaiting());
        m_clock->goLive();
        deliver();
        m_host.pass(30ms);
        m_view->move();
        QTRY_COMPARE(m_status.shownLagMilliseconds, 30.);
    }

    void notWhileNothingIsDrawn()
    {
        deliver();
        m_view->move();
        QTRY_VERIFY(isKnown());
        deliver();
        m_view->window.hide();
        QVERIFY(!isKnown());
        QVERIFY(!m_lag->isWaiting());
        deliver();
        m_host.pass(10min);
        m_view->window.show();
        QVERIFY(m_view->isReady());
        m_view->move();
        QTRY_VERIFY(!m_view->frames.isEmpty());
        QVERIFY(!isKnown());
        deliver();
        m_host.pass(20ms);
        m_view->move();
        QTRY_COMPARE(m_status.shownLagMilliseconds, 20.);
        m_view->window.showMinimized();
        QTRY_VERIFY(!isKnown());
    }

    /// From the socket through the history into a window's view.
    void ofAFeed()
    {
        m_drawn.reset();
        const TimeSources system = TimeSources::system();
        CityClock clock(QTimeZone::UTC);
        QTemporaryDir folder;
        const auto store = HistoryStore::open(folder.path(), nullptr);
        QVERIFY(store);
        const FeedDescriptor feed =
            testfeeds::described(u"test.counter"_s, { { u"count"_s, FieldDescriptor::Kind::Number, {} } });
        FeedRunner runner((*store)->writer(), (*store)->reader(), system.real);
        LinePublisher publisher;
        const FeedStatus *status = runner.add({ feed.id, u"tcp"_s, publisher.options() }, feed, nullptr);
        FeedWindow rows(feed.id, 10min, (*store)->reader(), clock);
        QObject::connect(&rows, &FeedWindow::changed, &rows, [this] { m_view->move(); });
        const DrawnFrames drawn(m_view->window, clock, runner.shownLag(), system.real);
        runner.start();
        QTRY_VERIFY(publisher.client && !rows.isLoading() && rows.now().isValid());
        QVERIFY(std::isnan(status->shownLagMilliseconds));
        const UtcTime sent = system.real();
        publisher.send(R"({"observations":[{"feature":"a","phenomenonTime":)" + QByteArray::number((sent - 2s).milliseconds)
                       + R"(,"values":{"count":1}}]})");
        QTRY_VERIFY(std::isfinite(status->shownLagMilliseconds));
        QCOMPARE(rows.size(), 1u);
        QVERIFY(status->shownLagMilliseconds >= 0);
        QVERIFY(status->shownLagMilliseconds <= double((system.real() - sent).count()));
    }
};

int main(int argc, char *argv[])
{
    QGuiApplication app(argc, argv);
    DrawnFramesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drawnframes.moc"
