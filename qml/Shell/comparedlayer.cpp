// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparedlayer.h"

#include "sdk/comparison.h"

#include <QMetaProperty>

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

/// Whether two sets of a kind draw the same.
bool looksAlike(const QObject *a, const QObject *b)
{
    if (const auto *points = qobject_cast<const PointSet *>(a))
        return points->points() == qobject_cast<const PointSet *>(b)->points();
    if (const auto *lines = qobject_cast<const LineSet *>(a))
        return std::ranges::equal(lines->styles(), qobject_cast<const LineSet *>(b)->styles(), {}, &LineStyle::color,
                                  &LineStyle::color);
    return qobject_cast<const AreaSet *>(a)->styles() == qobject_cast<const AreaSet *>(b)->styles();
}

/// "now 40 min, then 28 min: +12 min"
QString toldOf(double now, double then, const QString &unit)
{
    const bool usual = comparison()->isUsual();
    const QString both[] = { valueText(now, unit), valueText(then, unit) };
    if (std::isnan(now - then))
        return (usual ? ComparedLayer::tr("now %1, usually %2") : ComparedLayer::tr("now %1, then %2")).arg(both[0], both[1]);
    return (usual ? ComparedLayer::tr("now %1, usually %2: %3") : ComparedLayer::tr("now %1, then %2: %3"))
        .arg(both[0], both[1], differenceText(now - then, unit));
}

bool isDrawn(const QObject *set)
{
    return qobject_cast<const PointSet *>(set) || qobject_cast<const LineSet *>(set) || qobject_cast<const AreaSet *>(set);
}

} // namespace

ComparedLayer::ComparedLayer(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ComparedLayer::hear);
    connect(this, &ComparedLayer::roleChanged, this, &ComparedLayer::follow);
    connect(&m_sets, &ComparedSets::sourcesChanged, this, &ComparedLayer::follow);
    connect(&m_sets, &ComparedSets::changed, this, &ComparedLayer::describe);
    connect(&m_sets, &ComparedSets::changed, this, &ComparedLayer::tellHovered);
    connect(&m_sets, &ComparedSets::hoveredChanged, this, &ComparedLayer::tellHovered);
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
    for (HeatLayer *surface : drawing<HeatLayer>())
        surface->disconnect(this);
    m_item = item;
    for (HeatLayer *surface : drawing<HeatLayer>()) {
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
                m_own = LayerLegend::of(*m_descriptor);
                describe();
            }
        });
    follow();
    Q_EMIT descriptorChanged();
}

/// The items of a kind with which the module draws.
template<typename T>
QList<T *> ComparedLayer::drawing() const
{
    if (!m_item)
        return {};
    QList<T *> found = m_item->findChildren<T *>();
    if (auto *itself = qobject_cast<T *>(m_item.get()))
        found.prepend(itself);
    return found;
}

ComparedSets::Drawing ComparedLayer::drawings() const
{
    return { drawing<AreaLayer>(), drawing<LineLayer>(), drawing<MarkerField>() };
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
    bool surfaces = false;
    for (HeatLayer *surface : drawing<HeatLayer>()) {
        const QList<QObject *> then = compared ? setsOfThen(*surface) : QList<QObject *>();
        surfaces = surfaces || !then.isEmpty();
        surface->setSharedScale(compared && !m_difference ? m_descriptor->id : QString());
        surface->setLess(m_difference ? then : QList<QObject *>());
        surface->setMean(m_then && compared && both->isUsual() ? then : QList<QObject *>());
    }
    m_sets.restore();
    m_ownSets.clear();
    const QList<QObject *> own = drawnSets();
    m_ownSets.append(QList<QPointer<QObject>>(own.cbegin(), own.cend()));
    const bool subtractable = drawings().hasValues() || !drawing<HeatLayer>().isEmpty();
    if (compared)
        compareSets();
    m_ofWeeks = surfaces || m_sets.hasAreas();
    const bool comparable = m_ofWeeks || m_sets.hasDifferences();
    const bool others = std::exchange(m_comparable, comparable) != comparable;
    const bool another = std::exchange(m_subtractable, subtractable) != subtractable || others;
    if (comparable && (m_difference || (m_then && both->isUsual())))
        describe();
    else
        restoreLegend();
    if (another)
        Q_EMIT comparableChanged();
    tellHovered();
    listen();
}

void ComparedLayer::compareSets()
{
    const CityComparison &both = *comparison();
    using Map = ComparedSets::Map;
    const auto models = [this, &both] {
        const QList<Layer *> layers = both.layers();
        const auto then = std::ranges::find(layers, m_descriptor->id, &Layer::id);
        return then == layers.cend() || !(*then)->model ? QList<QObject *>() : QList<QObject *> { (*then)->model };
    };
    m_sets.compare(
        drawings(),
        { .map = m_difference            ? Map::Difference
              : m_then && both.isUsual() ? Map::Usual
                                         : Map::Beside,
          .usual = both.isUsual(),
          .dark = m_dark,
          .scale = m_descriptor->id + QStringLiteral("/areas"),
          .then = [&](const QObject *set) { return counterparts(m_descriptor->model, set, both.models(m_descriptor->id)); },
          .onMap = [&](const QObject *set) { return counterparts(m_descriptor->model, set, models()).value(0); },
          .words = toldOf });
}

/// What the module has made.
QList<QQuickItem *> ComparedLayer::items() const
{
    QList<QQuickItem *> items = m_item ? m_item->findChildren<QQuickItem *>() : QList<QQuickItem *>();
    if (m_item)
        items.append(m_item);
    return items;
}

QList<QQuickItem *> ComparedLayer::cards() const
{
    QList<QQuickItem *> cards = items();
    cards.removeIf([](const QQuickItem *item) { return item->metaObject()->indexOfProperty("compared") < 0; });
    return cards;
}

/// The cards also tell what it is that is subtracted, and in which unit.
void ComparedLayer::tellHovered()
{
    const QString told = m_difference ? m_sets.hovered() : QString();
    if (std::exchange(m_hovered, told) == told)
        return;
    const QString title = !m_sets.measureTitle().isEmpty() || !m_descriptor ? m_sets.measureTitle()
        : m_own                                                             ? m_own->title
                                                                            : m_descriptor->legendTitle();
    const QList<QQuickItem *> all = cards();
    for (QQuickItem *card : all)
        card->setProperty("compared", told.isEmpty() ? told : told + u'\n' + title);
    Q_EMIT hoveredChanged();
}

/// What the module's items draw from.
QList<QObject *> ComparedLayer::drawnSets() const
{
    QList<QObject *> sets;
    const QList<QQuickItem *> all = items();
    for (const QQuickItem *drawing : all) {
        for (const char *name : { "points", "lines", "areas" }) {
            if (auto *set = drawing->property(name).value<QObject *>(); isDrawn(set) && !sets.contains(set))
                sets.append(set);
        }
    }
    return sets;
}

/// The layer's model where nothing is known, of a stage that shows the usual or what now differs from it; else null.
QObject *ComparedLayer::blank() const
{
    return (m_then || m_difference) && m_descriptor && comparison() ? comparison()->blankModel(m_descriptor->id) : nullptr;
}

void ComparedLayer::listen()
{
    for (const QPointer<QObject> &set : std::as_const(m_heard)) {
        if (set)
            set->disconnect(&m_soon);
    }
    m_heard.clear();
    const auto start = qOverload<>(&QTimer::start);
    QObject *none = blank();
    const auto sets = none ? m_ownSets : QList<QPointer<QObject>>();
    for (const QPointer<QObject> &own : sets) {
        const QList<QObject *> models = QList<QObject *> { m_descriptor->model, none } + comparison()->models(m_descriptor->id);
        for (QObject *set : counterparts(m_descriptor->model, own, models)) {
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
    if (const bool silent = isSilentNow(); std::exchange(m_silent, silent) != silent)
        Q_EMIT silentChanged();
    if (const int weeks = weeksNow(); std::exchange(m_weeks, weeks) != weeks) {
        describe();
        Q_EMIT weeksChanged();
    }
}

bool ComparedLayer::isSilentNow() const
{
    QObject *none = blank();
    const QList<QObject *> sets = none && m_then && !m_ofWeeks ? drawnSets() : QList<QObject *>();
    return !sets.isEmpty() && std::ranges::all_of(sets, [&](const QObject *set) {
        const QList<QObject *> nothing = counterparts(m_descriptor->model, set, { none });
        return !nothing.isEmpty() && looksAlike(set, nothing.first());
    });
}

int ComparedLayer::weeksNow() const
{
    QObject *none = blank();
    QList<QObject *> weeks = none ? comparison()->models(m_descriptor->id) : QList<QObject *>(); // the newest first
    const auto tells = [&](const QPointer<QObject> &set) {
        const QList<QObject *> both = counterparts(m_descriptor->model, set, { weeks.last(), none });
        return both.size() == 2 && !looksAlike(both[0], both[1]);
    };
    while (!weeks.isEmpty() && std::ranges::none_of(m_ownSets, tells))
        weeks.removeLast();
    return none && !m_ownSets.isEmpty() ? int(weeks.size()) : -1;
}

void ComparedLayer::describe()
{
    const CityComparison *both = comparison();
    if (!both || !m_descriptor || !m_comparable || !(m_difference || (m_then && both->isUsual())))
        return;
    LayerLegend legend = m_own ? *m_own : LayerLegend::of(*m_descriptor);
    const LayerLegend own = legend;
    if (!m_difference)
        describeUsual(legend);
    else if (!describeDifference(legend))
        return; // not drawn yet
    m_own = own;
    m_describing = true;
    legend.into(*m_descriptor);
    m_describing = false;
}

void ComparedLayer::describeUsual(LayerLegend &legend) const
{
    const auto weeks = comparison()->models(m_descriptor->id).size();
    const AreaComparison *areas = m_sets.areas();
    if (!areas)
        return m_ofWeeks ? legend.addNote(tr("mean of %1 weeks").arg(weeks)) : void();
    if (const int told = m_weeks < 0 ? int(weeks) : m_weeks; told >= fewestWeeks)
        legend.addNote(tr("median of %1 weeks").arg(told));
    if (std::isnan(areas->scale()->to))
        legend.entries = palette::scale(areas->scale()->kind, areas->to(), areas->scale()->dark) + legend.rows();
}

/// @returns false if there is nothing to be said of it yet
bool ComparedLayer::describeDifference(LayerLegend &legend) const
{
    const bool usual = comparison()->isUsual();
    const auto weeks = comparison()->models(m_descriptor->id).size();
    const QList<HeatLayer *> all = drawing<HeatLayer>();
    const auto drawn = std::ranges::find_if(all, &HeatLayer::isDifference);
    const auto unknown = [&](const QString &symbol, QRgb color) {
        return LegendEntry { QColor::fromRgba(color),
                             usual ? tr("not known now, or not usually") : tr("not known at one of the two times"), symbol };
    };
    const auto differences = [this](double t) { return differenceColor(t, m_dark); };
    QString method;
    const QString ofHistories = usual
        ? tr("less the median of the same hour in the last weeks; red is more than usual, blue less")
        : tr("less that of then; red is more now, blue less");
    // Of lines and points, each of which has a history of its own.
    const auto single = [&](const DifferenceScale &scale, QRgb (*color)(double t, bool dark), const QString &unknownSymbol) {
        legend.title = m_sets.measureTitle();
        legend.note.clear();
        legend.entries = signedScale(scale.end, {}, [this, color](double t) { return color(t, m_dark); }, scale.beyond);
        if (!unknownSymbol.isEmpty())
            legend.entries.append(unknown(unknownSymbol, palette::unknownColor(m_dark)));
        method = ofHistories;
    };
    if (drawn != all.cend()) {
        const HeatLayer &surface = **drawn;
        if (surface.legendFrom() >= 0)
            return false;
        const double end = std::isnan(surface.end()) ? surface.legendTo() : surface.end();
        legend.entries = signedScale(surface.legendTo(), ValueWording::of(legend.entries, end), differences);
        method = usual ? tr("less the mean of %1 weeks, with the same kernel; red is more than usual, blue less").arg(weeks)
                       : tr("less that of then, with the same kernel; red is more now, blue less");
    } else if (const AreaComparison *areas = m_sets.areas()) {
        legend.entries = signedScale(areas->to(), {}, differences);
        if (areas->hasSilent())
            legend.entries.append(unknown(QStringLiteral("hatch-unknown"), palette::unknownColor(m_dark)));
        if (areas->hasUnknown())
            legend.entries.append(unknown(QStringLiteral("area-unknown"), areas->unknownColor()));
        method = usual ? tr("less the median of %1 weeks; red is more than usual, blue less").arg(weeks)
                       : tr("less that of then; red is more now, blue less");
    } else if (const SurfaceComparison *surface = m_sets.surface()) {
        if (!surface->isMade())
            return false;
        legend.entries = surface->count() > 0
            ? signedScale(surface->ends().end, {}, differences, surface->ends().beyond)
            : QList<LegendEntry> { unknown(QStringLiteral("area-unknown"), palette::unknownColor(m_dark)) };
        method = ofHistories;
    } else if (const LineComparison *lines = m_sets.lines()) {
        single(lines->scale(), LineComparison::colorOf, lines->hasUnknown() ? QStringLiteral("line-unknown") : QString());
    } else if (const PointComparison *points = m_sets.points()) {
        single(points->scale(), PointComparison::colorOf, points->hasUnknown() ? QStringLiteral("disc-unknown") : QString());
    } else {
        return false;
    }
    legend.title = (usual ? tr("Now less usual: %1") : tr("Now less then: %1")).arg(legend.title);
    legend.addNote(method);
    legend.gradient = true;
    return true;
}

void ComparedLayer::restoreLegend()
{
    if (const auto own = std::exchange(m_own, std::nullopt); own && m_descriptor)
        own->into(*m_descriptor);
}

} // namespace citywall
