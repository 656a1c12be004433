// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "sdk/services.h"

#include <QVariantList>

// The composition root makes the one HistoryHealth and hands it over with setHistoryHealth() before any QML is loaded; QML has it as the
// singleton HistoryHealth.
namespace citywall {

/// How the history of the open city fares, for views that must not take what it lacks for what the city did not do. GUI thread.
class HistoryHealth : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(QVariantList damage READ damage NOTIFY damageChanged)
public:
    using QObject::QObject;

    /// Why nothing that comes is stored now, for people; empty: it is.
    QString problem() const { return m_problem; }
    void setProblem(const QString &why);
    /// {feed, begin, end}, milliseconds since the epoch, end not included: spans of time some observations of which were found damaged
    /// and are left out.
    QVariantList damage() const { return m_damage; }
    void setDamage(const QString &feed, const QList<TimeRange> &spans); ///< all that are known of the feed

Q_SIGNALS:
    void problemChanged();
    void damageChanged();

private:
    QString m_problem;
    QVariantList m_damage;
};

void setHistoryHealth(HistoryHealth *health); ///< not owned; must outlive the QML engine
HistoryHealth *historyHealth();

struct HistoryHealthSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::HistoryHealth)
    QML_NAMED_ELEMENT(HistoryHealth)
    QML_SINGLETON
public:
    static HistoryHealth *create(QQmlEngine *, QJSEngine *) { return serviceForQml(historyHealth()); }
};

} // namespace citywall
