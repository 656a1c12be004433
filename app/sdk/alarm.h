// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"
#include "base/utctime.h"
#include "sdk/selection.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>

namespace citywall {

class ExportText;

/// When an entity of a feed calls for somebody's action. Data, read from a module's alarms.json.
/// Terms after ANSI/ISA-18.2-2016: deadband 3.1.21, on-delay 3.1.61, priority 3.1.70.
struct AlarmRule {
    enum class Priority { Low, Medium, High, Critical };
    enum class Condition { Above, Below, Is };

    QString id;       ///< "traffic.link-blocked"
    QString moduleId; ///< filled in by the host
    QString feed;     ///< FeedDescriptor::id
    QString field;    ///< FieldDescriptor::id
    Condition condition = Condition::Above;
    double limit = 0;             ///< SI; the condition holds strictly beyond it
    std::optional<double> clear;  ///< SI; the alarm ends at or on the good side of it; absent: at the limit
    QString term;                 ///< of Condition::Is
    QString word {};              ///< for that term, in the user's language
    Duration onDelay {};          ///< so long it must have held
    Priority priority = Priority::Low;
    QString title;       ///< what is wrong, in the user's language
    QString consequence; ///< what happens if nobody acts
    QString action;      ///< what to do
    QString source;      ///< where the limit is from
};

/// Reads rules from {"alarms": [{id, feed, field, "above"|"below": number or "is": term with word: {lang: text}, clear, "for": "PT5M",
/// priority, title: {lang: text}, consequence, action, source}]} for a UI language.
/// @returns the rules, or an error that names the entry and what is wrong with it
Result<QList<AlarmRule>> alarmRulesFromJson(const QByteArray &json, const QString &language);

/// A rule that holds for an entity at the clock's time.
struct Alarm {
    AlarmRule rule;
    QString entityId;
    QString entityName;
    QString areaName;
    QString value; ///< formatted with its unit; of a term, the rule's word for it
    UtcTime since; ///< from when the condition has held
    GeoPoint position; ///< of the entity; invalid if unknown
    bool stale = false; ///< the entity has not been heard of lately: the alarm is the last that is known
};

/// The alarms at the clock's time, the gravest first, then the newest. GUI thread.
class AlarmList : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QList<int> counts READ counts NOTIFY countsChanged)
    Q_PROPERTY(int count READ count NOTIFY countsChanged)
public:
    enum Role {
        TitleRole = Qt::UserRole,
        PriorityRole,
        ModuleRole,
        FeedRole,
        EntityRole,
        PlaceRole,
        ValueRole,
        SinceRole,
        ConsequenceRole,
        ActionRole,
        StaleRole
    };
    using QAbstractListModel::QAbstractListModel;

    void setAlarms(QList<Alarm> alarms);
    const QList<Alarm> &alarms() const { return m_alarms; }
    QList<int> counts() const { return m_counts; } ///< by AlarmRule::Priority, low first
    int count() const { return int(m_alarms.size()); }
    /// The list as it stands, for other programs: sdk/exporttext.h.
    Q_INVOKABLE QString csv(bool simulated) const;
    Q_INVOKABLE QString geoJson(bool simulated) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_alarms.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();

private:
    ExportText exportText(bool simulated) const;

    QList<Alarm> m_alarms;
    QList<int> m_counts { 0, 0, 0, 0 };
};

} // namespace citywall
