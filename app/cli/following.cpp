// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/following.h"

#include <QMetaProperty>
#include <QPointer>

#include <algorithm>

namespace citywall {

namespace {

class Copying : public QObject
{
    Q_OBJECT
public:
    Copying(QObject *from, QObject *to, const char *name)
        : QObject(to), m_from(from), m_source(propertyOf(from, name)), m_target(propertyOf(to, name))
    {
        connect(from, m_source.notifySignal(), this, metaObject()->method(metaObject()->indexOfSlot("copy()")));
        copy();
    }

private Q_SLOTS:
    void copy()
    {
        if (m_from)
            m_target.write(parent(), m_source.read(m_from));
    }

private:
    static QMetaProperty propertyOf(const QObject *object, const char *name)
    {
        return object->metaObject()->property(object->metaObject()->indexOfProperty(name));
    }

    const QPointer<QObject> m_from;
    const QMetaProperty m_source;
    const QMetaProperty m_target;
};

bool isSetting(const QMetaProperty &property)
{
    return property.isWritable() && property.hasNotifySignal()
        && !property.metaType().flags().testFlag(QMetaType::PointerToQObject);
}

void followModel(QObject *now, QObject *then)
{
    if (!now || !then || now->metaObject() != then->metaObject())
        return;
    const QMetaObject &type = *now->metaObject();
    for (int i = QObject::staticMetaObject.propertyCount(); i < type.propertyCount(); ++i) {
        if (isSetting(type.property(i)))
            copyAlways(now, then, type.property(i).name());
    }
}

/// Calls pair(one of now, one of then) for those with the same id.
template<typename T, typename Pair>
void forPairs(const QList<T *> &now, const QList<T *> &then, Pair pair)
{
    for (T *other : then) {
        if (const auto it = std::ranges::find(now, other->id, &T::id); it != now.cend())
            pair(*it, other);
    }
}

} // namespace

void copyAlways(QObject *from, QObject *to, const char *property) { new Copying(from, to, property); }

void followSettings(const Registry &now, const Registry &then)
{
    QList<QObject *> followed; // several layers may share a model
    const auto model = [&followed](QObject *from, QObject *to) {
        if (followed.contains(to))
            return;
        followed.append(to);
        followModel(from, to);
    };
    forPairs(now.layers(), then.layers(), [&](Layer *from, Layer *to) {
        copyAlways(from, to, "visible");
        copyAlways(from, to, "pinned");
        model(from->model, to->model);
    });
    forPairs(now.panels(), then.panels(), [&](Panel *from, Panel *to) { model(from->model, to->model); });
}

} // namespace citywall

#include "following.moc"
