// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparedlayer.h"

#include "map/layers/areaset.h"
#include "sdk/comparison.h"

#include <QLocale>
#include <QMetaProperty>
#include <QRegularExpression>

namespace citywall {

namespace {

/// What other models have under the name under which this one has that object.
QList<QObject *> counterparts(const QObject *model, const QObject *object, const QList<QObject *> &others)
{
    QList<QObject *> found;
    const QMetaObject *type = model && object ? model->metaObject() : nullptr;
    for (int i = 0; type && i < type->propertyCount(); ++i) {
        const QMetaProperty property = type->property(i);
        if (!property.metaType().flags().testFlag(QMetaType::PointerToQObject)
            || property.read(model).value<QObject *>() != object)
            continue;
        for (const QObject *other : others) {
            if (auto *set = other->metaObject() == type ? property.read(other).value<QObject *>() : nullptr)
                found.append(set);
        }
        break;
    }
    return found;
}

bool looksAlike(const LineSet &a, const LineSet &b)
{
    return std::ranges::equal(a.styles(), b.styles(), [](const LineStyle &s, const LineStyle &t) { return s.color == t.color; });
}

/// Whether two sets of a kind draw the same.
bool looksAlike(const QObject *a, const QObject *b)
{
    if (const auto *points = qobject_cast<const PointSet *>(a))
        return points->points() == qobject_cast<const PointSet *>(b)->points();
    if (const auto *lines = qobject_cast<const LineSet *>(a))
        return looksAlike(*lines, *qobject_cast<const LineSet *>(b));
    return qobject_cast<const AreaSet *>(a)->styles() == qobject_cast<const AreaSet *>(b)->styles();
}

bool isDrawn(const QObject *set)
{
    return qobject_cast<const PointSet *>(set) || qobject_cast<const LineSet *>(set) || qobject_cast<const AreaSet *>(set);
}

/// How a module calls the values of a surface: what its legend says of the scale's end, 50 % of 0.5.
struct Wording {
    double factor = 1;
    QString unit;
};

Wording wordingOf(const QList<LegendEntry> &legend, double end)
{
    static const QRegularExpression amount(QStringLiteral("^([\\d.,]+)(\\s*\\D*)$"));
    const QRegularExpressionMatch last = amount.match(legend.isEmpty() ? QString() : legend.last().label);
    bool isNumber = false;
    const double called = QLocale().toDouble(last.captured(1), &isNumber);
    return isNumber && called > 0 && end > 0 ? Wording { called / end, last.captured(2) } : Wording();
}

QList<LegendEntry> signedScale(double end, const Wording &wording, bool dark)
{
    QList<LegendEntry> entries;
    for (const double t : { -1., -0.5, 0., 0.5, 1. }) {
        const QString number = QLocale().toString(std::abs(t * end * wording.factor), 'g', 3) + wording.unit;
        entries.append({ QColor::fromRgba(differenceColor(t, dark)),
                         (t < 0       ? QStringLiteral("−")
                              : t > 0 ? QStringLiteral("+")
                                      : QString())
                             + number,
                         QStringLiteral("area") });
    }
    return entries;
}

} // namespace

ComparedLayer::ComparedLayer(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ComparedLayer::hear);
    connect(this, &ComparedLayer::roleChanged, this, &ComparedLayer::follow);
    if (const CityComparison *both = comparison()) {
        connect(both, &CityComparison::activeChanged, this, &ComparedLayer::follow);
        connect(both, &CityComparison::timesChanged, this, &ComparedLayer::follow);
    }
}

ComparedLayer::~ComparedLayer() { restoreLegend(); }

void ComparedLayer::setItem(QQuickItem *item)
{
    if (m_item == item)
        return;
    for (HeatLayer *surface : surfaces())
        surface->disconnect(this);
    m_item = item;
    for (HeatLayer *surface : surfaces()) {
        connect(surface, &HeatLayer::sourceChanged, this, &ComparedLayer::follow);
        connect(surface, &HeatLayer::computed, this, &ComparedLayer::describe);
    }
    follow();
    Q_EMIT itemChanged();
}

void ComparedLayer::setDescriptor(Layer *descriptor)
{
    if (m_descriptor == descriptor)
        return;
    restoreLegend();
    if (m_descriptor)
        m_descriptor->disconnect(this);
    m_descriptor = descriptor;
    if (descriptor)
        connect(descriptor, &Layer::legendChanged, this, [this] {
            if (!m_describing && m_own) {
                keepLegend();
                describe();
            }
        });
    follow();
    Q_EMIT descriptorChanged();
}

QList<HeatLayer *> ComparedLayer::surfaces() const
{
    if (!m_item)
        return {};
    QList<HeatLayer *> found = m_item->findChildren<HeatLayer *>();
    if (auto *itself = qobject_cast<HeatLayer *>(m_item.get()))
        found.prepend(itself);
    return found;
}

QList<QObject *> ComparedLayer::setsOfThen(const HeatLayer &surface) const
{
    const QList<QObject *> models = comparison()->models(m_descriptor->id);
    return counterparts(m_descriptor->model, surface.points(), models)
        + counterparts(m_descriptor->model, surface.lines(), models);
}

void ComparedLayer::follow()
{
    const CityComparison *both = comparison();
    const bool compared = both && both->isActive() && m_descriptor;
    bool comparable = false;
    for (HeatLayer *surface : surfaces()) {
        const QList<QObject *> then = compared ? setsOfThen(*surface) : QList<QObject *>();
        comparable = comparable || !then.isEmpty();
        surface->setSharedScale(compared && !m_difference ? m_descriptor->id : QString());
        surface->setLess(m_difference ? then : QList<QObject *>());
        surface->setMean(m_then && compared && both->isUsual() ? then : QList<QObject *>());
    }
    if (!comparable || !(m_difference || (m_then && both->isUsual())))
        restoreLegend();
    if (std::exchange(m_comparable, comparable) != comparable)
        Q_EMIT comparableChanged();
    listen();
}

/// What the module's items draw from.
QList<QObject *> ComparedLayer::drawnSets() const
{
    QList<QQuickItem *> items = m_item ? m_item->findChildren<QQuickItem *>() : QList<QQuickItem *>();
    if (m_item)
        items.append(m_item);
    QList<QObject *> sets;
    for (const QQuickItem *drawing : std::as_const(items)) {
        for (const char *name : { "points", "lines", "areas" }) {
            if (auto *set = drawing->property(name).value<QObject *>(); isDrawn(set) && !sets.contains(set))
                sets.append(set);
        }
    }
    return sets;
}

void ComparedLayer::listen()
{
    for (const QPointer<QObject> &set : std::as_const(m_heard)) {
        if (set)
            set->disconnect(&m_soon);
    }
    m_heard.clear();
    const auto start = qOverload<>(&QTimer::start);
    QObject *blank = m_then && m_descriptor && comparison() ? comparison()->blankModel(m_descriptor->id) : nullptr;
    const QList<QObject *> sets = blank ? drawnSets() : QList<QObject *>();
    for (QObject *own : sets) {
        for (QObject *set : counterparts(m_descriptor->model, own, { m_descriptor->model, blank })) {
            m_heard.append(set);
            if (auto *points = qobject_cast<PointSet *>(set)) {
                connect(points, &PointSet::geometryChanged, &m_soon, start);
                connect(points, &PointSet::stylesChanged, &m_soon, start);
            } else if (auto *lines = qobject_cast<LineSet *>(set)) {
                connect(lines, &LineSet::stylesChanged, &m_soon, start);
            } else if (auto *areas = qobject_cast<AreaSet *>(set)) {
                connect(areas, &AreaSet::colorsChanged, &m_soon, start);
            }
        }
    }
    hear();
}

void ComparedLayer::hear()
{
    QObject *blank = m_then && m_descriptor && comparison() ? comparison()->blankModel(m_descriptor->id) : nullptr;
    const QList<QObject *> sets = blank && !m_comparable ? drawnSets() : QList<QObject *>();
    const bool silent = !sets.isEmpty() && std::ranges::all_of(sets, [&](const QObject *set) {
        const QList<QObject *> nothing = counterparts(m_descriptor->model, set, { blank });
        return !nothing.isEmpty() && looksAlike(set, nothing.first());
    });
    if (std::exchange(m_silent, silent) != silent)
        Q_EMIT silentChanged();
}

void ComparedLayer::keepLegend()
{
    m_own = Legend { m_descriptor->legendTitle(), m_descriptor->legend(), m_descriptor->legendNote(),
                     m_descriptor->legendGradient() };
}

void ComparedLayer::describe()
{
    const CityComparison *both = comparison();
    if (!both || !m_descriptor || !m_comparable || !(m_difference || (m_then && both->isUsual())))
        return;
    const QList<HeatLayer *> all = surfaces();
    const auto surface = std::ranges::find_if(all, &HeatLayer::isDifference);
    if (m_difference && (surface == all.cend() || (*surface)->legendFrom() >= 0))
        return; // not drawn yet
    if (!m_own)
        keepLegend();
    QString title = m_own->title;
    QList<LegendEntry> entries = m_own->entries;
    const auto weeks = both->models(m_descriptor->id).size();
    QString method = tr("mean of %1 weeks").arg(weeks);
    if (m_difference) {
        title = (both->isUsual() ? tr("Now less usual: %1") : tr("Now less then: %1")).arg(title);
        const double end = std::isnan((*surface)->end()) ? (*surface)->legendTo() : (*surface)->end();
        entries = signedScale((*surface)->legendTo(), wordingOf(m_own->entries, end), (*surface)->isDark());
        method = both->isUsual()
            ? tr("less the mean of %1 weeks, with the same kernel; red is more than usual, blue less").arg(weeks)
            : tr("less that of then, with the same kernel; red is more now, blue less");
    }
    m_describing = true;
    m_descriptor->setLegend(title, entries, m_own->note.isEmpty() ? method : m_own->note + QStringLiteral("; ") + method,
                            m_difference || m_own->gradient);
    m_describing = false;
}

void ComparedLayer::restoreLegend()
{
    if (!m_own || !m_descriptor)
        return;
    const Legend own = *std::exchange(m_own, std::nullopt);
    m_descriptor->setLegend(own.title, own.entries, own.note, own.gradient);
}

} // namespace citywall
