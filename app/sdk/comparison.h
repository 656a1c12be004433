// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/descriptors.h"
#include "sdk/timecontext.h"

namespace citywall {

/// Then beside now: the same modules once more, by a clock that runs some time earlier. Their layers are drawn by the same code with
/// the same palettes into a second map, and their key figures can be subtracted. GUI thread.
class CityComparison : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)
    Q_PROPERTY(int days READ days NOTIFY earlierChanged)
    Q_PROPERTY(qint64 moreMilliseconds READ moreMilliseconds NOTIFY earlierChanged)
    Q_PROPERTY(double nowMilliseconds READ nowMilliseconds NOTIFY nowChanged)
    Q_PROPERTY(QList<citywall::Kpi *> kpis READ kpis NOTIFY activeChanged)
    Q_PROPERTY(QList<citywall::Layer *> layers READ layers NOTIFY activeChanged)
    Q_PROPERTY(QString error READ error NOTIFY activeChanged)
public:
    using QObject::QObject;

    virtual bool isActive() const = 0;
    /// How much earlier: days of the city's calendar, and milliseconds.
    virtual int days() const = 0;
    virtual qint64 moreMilliseconds() const = 0;
    virtual double nowMilliseconds() const = 0; ///< of then, since the epoch; NaN when not active
    virtual QList<Kpi *> kpis() const = 0; ///< of then, named as those of now; empty when not active
    virtual QList<Layer *> layers() const = 0; ///< of then, named, shown and hidden as those of now
    virtual TimeContext *clock() const = 0; ///< of then; null when not active
    virtual QString error() const = 0; ///< why it could not begin; empty = nothing is wrong

    /// Begins, or changes the distance.
    Q_INVOKABLE virtual void begin(int days, qint64 moreMilliseconds) = 0;
    Q_INVOKABLE virtual void end() = 0;
    /// Puts the map of then into an item, which it fills.
    /// @param map the MapView of now: both look at the same place from then on
    Q_INVOKABLE virtual void showIn(QObject *host, QObject *map) = 0;

Q_SIGNALS:
    void activeChanged();
    void earlierChanged();
    void nowChanged();
};

void setComparison(CityComparison *comparison); ///< not owned; must outlive the QML engine. Before any QML is loaded
CityComparison *comparison(); ///< null where there is none

struct ComparisonSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::CityComparison)
    QML_NAMED_ELEMENT(Comparison)
    QML_SINGLETON
public:
    static CityComparison *create(QQmlEngine *, QJSEngine *);
};

} // namespace citywall
