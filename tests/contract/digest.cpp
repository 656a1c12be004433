// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest.h"

#include "map/layers/areaset.h"
#include "map/layers/lineset.h"
#include "map/layers/pointset.h"
#include "map/layers/surfaceset.h"

#include <QAbstractItemModel>
#include <QAssociativeIterable>
#include <QMetaProperty>
#include <QSequentialIterable>
#include <QSet>

#include <set>

namespace citywall::contract {

namespace {

QString textOf(double number) { return QString::number(number, 'g', 9); }
QString textOf(const Freshness &freshness)
{
    return QStringLiteral("level %1 opacity %2 age %3").arg(freshness.level).arg(freshness.opacity).arg(freshness.age.count());
}
QString textOf(GeoPoint at) { return textOf(at.longitudeDegrees) + u' ' + textOf(at.latitudeDegrees); }
QString colorText(QRgb color) { return u'#' + QString::number(color, 16); }

/// Where it goes, in one number: shapes have thousands of corners.
size_t shapeOf(const GeoMultiPolygon &shape)
{
    size_t hash = 0;
    for (const auto &polygon : shape)
        for (const auto &ring : polygon)
            for (const GeoPoint &corner : ring)
                hash = qHash(textOf(corner), hash);
    return hash;
}

/// Writes what objects tell, each once.
class Teller
{
public:
    explicit Teller(QStringList &lines) : m_lines(lines) { }

    void tell(const QString &path, const QString &value) { m_lines.append(path + QStringLiteral(" = ") + value); }
    void tell(const QString &path, const QVariant &value);
    void tell(const QString &path, QObject *object);

private:
    void tellSet(const QString &path, QObject *object);
    void tellAreas(const QString &path, const AreaSet &set);
    void tellRows(const QString &path, const QAbstractItemModel &model);

    QStringList &m_lines;
    QSet<QObject *> m_told;
};

void Teller::tell(const QString &path, const QVariant &value)
{
    const QMetaType type = value.metaType();
    if (!value.isValid())
        return tell(path, QStringLiteral("nothing"));
    if (type.flags() & QMetaType::PointerToQObject)
        return tell(path, value.value<QObject *>());
    if (type.id() == QMetaType::Double || type.id() == QMetaType::Float)
        return tell(path, textOf(value.toDouble()));
    if ((type.flags() & QMetaType::IsGadget) && type.metaObject()) {
        for (int i = 0; i < type.metaObject()->propertyCount(); ++i) {
            const QMetaProperty property = type.metaObject()->property(i);
            tell(path + u'.' + QLatin1StringView(property.name()), property.readOnGadget(value.constData()));
        }
        return;
    }
    const bool isText = type.id() == QMetaType::QString || type.id() == QMetaType::QByteArray;
    if (!isText && value.canView<QAssociativeIterable>()) {
        const auto entries = value.value<QAssociativeIterable>();
        QMap<QString, QVariant> sorted;
        for (auto it = entries.constBegin(); it != entries.constEnd(); ++it)
            sorted.insert(it.key().toString(), it.value());
        for (auto it = sorted.cbegin(); it != sorted.cend(); ++it)
            tell(path + u'.' + it.key(), it.value());
        return;
    }
    if (!isText && value.canView<QSequentialIterable>()) {
        int index = 0;
        for (const QVariant &element : value.value<QSequentialIterable>())
            tell(QStringLiteral("%1[%2]").arg(path).arg(index++), element);
        return tell(path + QStringLiteral(".count"), QString::number(index));
    }
    QString text;
    QDebug(&text).nospace() << value;
    tell(path, text);
}

void Teller::tell(const QString &path, QObject *object)
{
    if (!object)
        return tell(path, QStringLiteral("none"));
    if (m_told.contains(object))
        return;
    m_told.insert(object);
    const QMetaObject *type = object->metaObject();
    for (int i = QObject::staticMetaObject.propertyCount(); i < type->propertyCount(); ++i) {
        const QMetaProperty property = type->property(i);
        if (property.isReadable() && property.name() != QByteArrayView("revision")) // counts changes, says nothing of the city
            tell(path + u'.' + QLatin1StringView(property.name()), property.read(object));
    }
    if (const auto *rows = qobject_cast<const QAbstractItemModel *>(object))
        tellRows(path, *rows);
    tellSet(path, object);
}

void Teller::tellRows(const QString &path, const QAbstractItemModel &model)
{
    QMap<int, QByteArray> roles;
    const QHash<int, QByteArray> names = model.roleNames();
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        roles.insert(it.key(), it.value());
    tell(path + QStringLiteral(".rows"), QString::number(model.rowCount()));
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            for (auto role = roles.cbegin(); role != roles.cend(); ++role)
                tell(QStringLiteral("%1[%2,%3].%4").arg(path).arg(row).arg(column).arg(QLatin1StringView(role.value())),
                     model.data(model.index(row, column), role.key()));
}

void Teller::tellAreas(const QString &path, const AreaSet &set)
{
    tell(path + QStringLiteral(".to"), textOf(set.to()));
    for (int i = 0; i < set.count(); ++i) {
        QString line = set.areas()[i].id + QStringLiteral(" shape %1").arg(shapeOf(set.areas()[i].geometry));
        if (size_t(i) < set.styles().size())
            line += u' ' + colorText(set.styles()[size_t(i)].color) + u' ' + textOf(set.styles()[size_t(i)].freshness);
        if (size_t(i) < set.values().size()) {
            const AreaValue &value = set.values()[size_t(i)];
            line += QStringLiteral(" value %1 drawn %2 ").arg(textOf(value.value)).arg(value.drawn) + textOf(value.freshness);
        }
        tell(QStringLiteral("%1.area[%2]").arg(path).arg(i), line);
    }
}

void Teller::tellSet(const QString &path, QObject *object)
{
    if (const auto *areas = qobject_cast<const AreaSet *>(object))
        tellAreas(path, *areas);
    if (const auto *bands = qobject_cast<const SurfaceSet *>(object))
        tell(path + QStringLiteral(".surface"), bands->surface() ? QStringLiteral("some") : QStringLiteral("none"));
    if (const auto *points = qobject_cast<const PointSet *>(object)) {
        for (int i = 0; i < points->count(); ++i) {
            const MapPoint &point = points->points()[i];
            tell(QStringLiteral("%1.point[%2]").arg(path).arg(i),
                 QStringLiteral("key %1 at %2 weight %3 %4 category %5 priority %6 '%7' value %8 '%9' '%10' ")
                         .arg(point.key)
                         .arg(textOf(point.position), textOf(point.weight), colorText(point.color))
                         .arg(point.category)
                         .arg(point.priority)
                         .arg(point.label, textOf(point.value), point.name, point.told)
                     + textOf(point.freshness));
        }
    }
    if (const auto *lines = qobject_cast<const LineSet *>(object)) {
        for (int i = 0; i < lines->count(); ++i) {
            const LineStyle &style = lines->styles()[size_t(i)];
            const MapLine &line = lines->lines()[i];
            tell(QStringLiteral("%1.line[%2]").arg(path).arg(i),
                 QStringLiteral("key %1 from %2 %3 width %4 value %5 ")
                         .arg(line.key)
                         .arg(textOf(line.points.value(0)), colorText(style.color), textOf(double(style.widthPixels)),
                              textOf(style.value))
                     + textOf(style.freshness));
        }
    }
}

} // namespace

Digest digestOf(const Registry &registry, const AlarmList &alarms, const EntityRef &entity)
{
    Digest digest;
    const auto tell = [&](const auto &all, const QString &kind) {
        for (auto *told : all)
            Teller(digest[told->moduleId]).tell(kind + u' ' + told->id, told);
    };
    tell(registry.kpis(), QStringLiteral("KPI"));
    tell(registry.layers(), QStringLiteral("layer"));
    tell(registry.panels(), QStringLiteral("panel"));
    QList<DrillDown *> pages = registry.drillDowns();
    pages.removeIf([&](const DrillDown *page) { return !page->canShow(entity); });
    tell(pages, QStringLiteral("page"));
    for (const Alarm &alarm : alarms.alarms())
        digest[alarm.rule.moduleId].append(QStringLiteral("alarm %1 of %2 '%3' in %4: %5 since %6 at %7 stale %8")
                                               .arg(alarm.rule.id, alarm.entityId, alarm.entityName, alarm.areaName, alarm.value,
                                                    alarm.since.toIso(), textOf(alarm.position))
                                               .arg(alarm.stale));
    return digest;
}

QString difference(const Digest &walked, const Digest &fresh, int lines)
{
    QString told;
    const QStringList walkedModules = walked.keys();
    const QStringList freshModules = fresh.keys();
    std::set<QString> modules(walkedModules.begin(), walkedModules.end());
    modules.insert(freshModules.begin(), freshModules.end());
    for (const QString &module : modules) {
        const QStringList left = walked.value(module);
        const QStringList right = fresh.value(module);
        if (left == right)
            continue;
        told += QStringLiteral("\n%1:").arg(module);
        const QSet<QString> inLeft(left.begin(), left.end());
        const QSet<QString> inRight(right.begin(), right.end());
        int shown = 0;
        for (const QString &line : left)
            if (!inRight.contains(line) && shown++ < lines)
                told += QStringLiteral("\n  walked  ") + line;
        shown = 0;
        for (const QString &line : right)
            if (!inLeft.contains(line) && shown++ < lines)
                told += QStringLiteral("\n  fresh   ") + line;
    }
    return told;
}

} // namespace citywall::contract
