// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/thenandnow.h"

#include "cli/following.h"
#include "map/layers/mapviewport.h"

#include <QPointer>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>

namespace citywall {

/// In the order in which one needs another; the pane goes first.
struct ThenAndNow::View {
    View(Session &session, const Earlier &earlier, Moment::Of of) : moment(session, earlier, of) { }
    ~View() { delete pane; }

    Moment moment;
    QQmlEngine engine;
    QPointer<QQuickItem> pane;
};

ThenAndNow::ThenAndNow(Session &session) : m_session(session) { }

ThenAndNow::~ThenAndNow() = default;

double ThenAndNow::nowMilliseconds() const { return m_view ? double(m_view->moment.clock.now().milliseconds) : qQNaN(); }

bool ThenAndNow::isLoading() const
{
    return (m_view && m_view->moment.history.pending() > 0) || (m_weeks && m_weeks->isLoading());
}

QList<Kpi *> ThenAndNow::kpis() const
{
    return !m_view ? QList<Kpi *>() : m_weeks ? m_weeks->kpis() : m_view->moment.registry.kpis();
}

QList<Layer *> ThenAndNow::layers() const { return m_view ? m_view->moment.registry.layers() : QList<Layer *>(); }

QList<const TimeContext *> ThenAndNow::clocks() const
{
    return !m_view ? QList<const TimeContext *>()
        : m_weeks  ? m_weeks->clocks()
                   : QList<const TimeContext *> { &m_view->moment.clock };
}

QList<QObject *> ThenAndNow::models(const QString &layerId) const
{
    if (m_weeks)
        return m_weeks->models(layerId);
    const QList<Layer *> all = layers();
    const auto layer = std::ranges::find(all, layerId, &Layer::id);
    return layer == all.cend() || !(*layer)->model ? QList<QObject *>() : QList<QObject *> { (*layer)->model };
}

void ThenAndNow::begin(int days, qint64 moreMilliseconds) { compareWith({ days, Duration(moreMilliseconds) }, false); }

void ThenAndNow::beginUsual() { compareWith({ 0, {}, true }, true); }

void ThenAndNow::compareWith(const Earlier &earlier, bool usual)
{
    if (m_view && usual != m_usual)
        end();
    const bool other = earlier != m_earlier || usual != m_usual;
    m_earlier = earlier;
    m_usual = usual;
    if (other)
        Q_EMIT earlierChanged();
    if (m_view)
        return m_view->moment.clock.setEarlier(earlier);
    open();
    Q_EMIT activeChanged();
    Q_EMIT timesChanged();
    Q_EMIT nowChanged();
    Q_EMIT loadingChanged();
}

void ThenAndNow::open()
{
    if (m_usual) {
        m_weeks = std::make_unique<UsualWeeks>(m_session);
        connect(m_weeks.get(), &UsualWeeks::changed, this, &CityComparison::nowChanged);
        connect(m_weeks.get(), &UsualWeeks::changed, this, &CityComparison::timesChanged);
        connect(&m_session.selection(), &Selection::moduleChanged, m_weeks.get(),
                [this] { Q_EMIT nowChanged(); }); // weeks() of another
        connect(m_weeks.get(), &UsualWeeks::loadingChanged, this, &CityComparison::loadingChanged);
    }
    m_view = std::make_unique<View>(m_session, m_earlier, m_usual ? Moment::Of::Usual : Moment::Of::Past);
    Moment &moment = m_view->moment;
    connect(&moment.clock, &TimeContext::nowChanged, this, &CityComparison::nowChanged);
    connect(&moment.history, &WatchedHistory::busy, this, &CityComparison::loadingChanged);
    connect(&moment.history, &WatchedHistory::idle, this, &CityComparison::loadingChanged);
    Services then = services();
    then.clock = &moment.clock;
    then.registry = &moment.registry;
    then.history = &moment.history;
    setServices(then, &m_view->engine);
}

void ThenAndNow::end()
{
    if (!m_view)
        return;
    const std::unique_ptr<View> view = std::move(m_view); // what is told now finds it gone
    const std::unique_ptr<UsualWeeks> weeks = std::move(m_weeks);
    Q_EMIT activeChanged();
    Q_EMIT timesChanged();
    Q_EMIT nowChanged();
    Q_EMIT loadingChanged();
}

void ThenAndNow::showIn(QObject *host, QObject *map)
{
    auto *place = qobject_cast<QQuickItem *>(host);
    auto *view = qobject_cast<MapViewport *>(map);
    QQmlEngine *first = qmlEngine(host);
    if (!m_view || m_view->pane || !place || !view || !first)
        return;
    QQmlEngine &engine = m_view->engine;
    engine.setImportPathList(first->importPathList());
    auto *theme = first->singletonInstance<QObject *>("Citywall.Theme", "Theme");
    auto *thenTheme = engine.singletonInstance<QObject *>("Citywall.Theme", "Theme");
    if (theme && thenTheme) {
        for (const char *name : { "animate", "dark", "textScale" })
            copyAlways(theme, thenTheme, name);
    }
    QQmlComponent component(&engine, "Citywall.Shell", "MapStage");
    m_view->pane = qobject_cast<QQuickItem *>(component.create());
    m_error = m_view->pane ? QString() : component.errorString();
    if (!m_view->pane)
        return end();
    m_view->pane->setProperty("companion", QVariant::fromValue(view)); // before it has a size: it would look for the whole city
    m_view->pane->setParentItem(place);
    const auto fill = [place, pane = m_view->pane.get()] { pane->setSize(place->size()); };
    connect(place, &QQuickItem::widthChanged, m_view->pane, fill);
    connect(place, &QQuickItem::heightChanged, m_view->pane, fill);
    fill();
}

} // namespace citywall

#include "moc_thenandnow.cpp"
