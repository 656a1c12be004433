// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/thenandnow.h"

#include "map/layers/mapviewport.h"

#include <QPointer>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlProperty>
#include <QQuickItem>

namespace citywall {

namespace {

/// Writes one property into another now and whenever it changes.
class Copying : public QObject
{
    Q_OBJECT
public:
    Copying(QObject *from, QObject *to, const QString &name) : QObject(to), m_from(from, name), m_to(to, name)
    {
        m_from.connectNotifySignal(this, SLOT(copy()));
        copy();
    }

private Q_SLOTS:
    void copy() { m_to.write(m_from.read()); }

private:
    const QQmlProperty m_from;
    const QQmlProperty m_to;
};

/// Layers are shown, hidden and pinned then as they are now.
void followLayers(const QList<Layer *> &now, const QList<Layer *> &then)
{
    for (Layer *layer : then) {
        const auto it = std::ranges::find(now, layer->id, &Layer::id);
        if (it == now.cend())
            continue;
        const auto copy = [from = *it, layer] {
            layer->setVisible(from->isVisible());
            layer->setPinned(from->isPinned());
        };
        QObject::connect(*it, &Layer::visibleChanged, layer, copy);
        QObject::connect(*it, &Layer::pinnedChanged, layer, copy);
        copy();
    }
}

} // namespace

/// In the order in which one needs another; the pane goes first.
struct ThenAndNow::View {
    View(Session &session, const Earlier &earlier)
        : clock(session.clock(), earlier),
          modules(session.modules().again({ session.history(), clock, session.selection(), session.areas() }, registry))
    {
    }
    ~View() { delete pane; }

    EarlierClock clock;
    ModuleRegistry registry;
    std::unique_ptr<ModuleHost> modules;
    QQmlEngine engine;
    QPointer<QQuickItem> pane;
};

ThenAndNow::ThenAndNow(Session &session) : m_session(session) { }

ThenAndNow::~ThenAndNow() = default;

double ThenAndNow::nowMilliseconds() const { return m_view ? double(m_view->clock.now().milliseconds) : qQNaN(); }

QList<Kpi *> ThenAndNow::kpis() const { return m_view ? m_view->registry.kpis() : QList<Kpi *>(); }

QList<Layer *> ThenAndNow::layers() const { return m_view ? m_view->registry.layers() : QList<Layer *>(); }

TimeContext *ThenAndNow::clock() const { return m_view ? &m_view->clock : nullptr; }

void ThenAndNow::begin(int days, qint64 moreMilliseconds)
{
    const Earlier earlier { days, Duration(moreMilliseconds) };
    const bool other = earlier != m_earlier;
    m_earlier = earlier;
    if (other)
        Q_EMIT earlierChanged();
    if (m_view)
        return m_view->clock.setEarlier(earlier);
    open();
    Q_EMIT activeChanged();
    Q_EMIT nowChanged();
}

void ThenAndNow::open()
{
    m_view = std::make_unique<View>(m_session, m_earlier);
    connect(&m_view->clock, &TimeContext::nowChanged, this, &CityComparison::nowChanged);
    followLayers(m_session.registry().layers(), m_view->registry.layers());
    Services then = services();
    then.clock = &m_view->clock;
    then.registry = &m_view->registry;
    setServices(then, &m_view->engine);
}

void ThenAndNow::end()
{
    if (!m_view)
        return;
    const std::unique_ptr<View> view = std::move(m_view); // what is told now finds it gone
    Q_EMIT activeChanged();
    Q_EMIT nowChanged();
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
        for (const QString &name : { QStringLiteral("animate"), QStringLiteral("dark"), QStringLiteral("textScale") })
            new Copying(theme, thenTheme, name);
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
#include "thenandnow.moc"
