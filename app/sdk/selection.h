// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace citywall {

/// A typed reference to an entity of any module; how cross-domain views point at things.
struct EntityRef {
    Q_GADGET
    QML_VALUE_TYPE(entityRef)
    Q_PROPERTY(QString feed MEMBER feed)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(bool valid READ isValid)
public:
    QString feed; ///< FeedDescriptor::id
    QString id;   ///< FeatureRecord::id

    bool isValid() const { return !feed.isEmpty() && !id.isEmpty(); }
    bool operator==(const EntityRef &) const = default;
};

/// Where the user stands in city → area → entity. One for the whole shell; every panel and layer follows it. GUI thread.
class Selection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString area READ area NOTIFY changed)
    Q_PROPERTY(citywall::EntityRef entity READ entity NOTIFY changed)
    Q_PROPERTY(QString module READ module WRITE setModule NOTIFY moduleChanged)
    Q_PROPERTY(int depth READ depth NOTIFY changed)
public:
    using QObject::QObject;

    QString area() const { return m_area; }
    EntityRef entity() const { return m_entity; }
    QString module() const { return m_module; } ///< id of the module whose panel is open
    int depth() const { return m_entity.isValid() ? 2 : m_area.isEmpty() ? 0 : 1; }

    void setModule(const QString &id);
    Q_INVOKABLE void enterArea(const QString &id);
    Q_INVOKABLE void enterEntity(const QString &feed, const QString &id);
    Q_INVOKABLE void back(); ///< one step out: entity → area → city
    Q_INVOKABLE void home(); ///< to the whole city

Q_SIGNALS:
    void changed();
    void moduleChanged();

private:
    QString m_area;
    EntityRef m_entity;
    QString m_module;
};

} // namespace citywall
