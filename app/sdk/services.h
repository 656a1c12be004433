// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/alarm.h"
#include "sdk/areas.h"
#include "sdk/city.h"
#include "sdk/history.h"
#include "sdk/registry.h"
#include "sdk/selection.h"
#include "sdk/timecontext.h"

#include <QQmlEngine>

// The QML singletons of URI "Citywall": Clock, Selection, Registry, City, Areas, Alarms.
// Their objects are made by the composition root, which hands them over here once, before any QML is loaded.
namespace citywall {

struct Services {
    TimeContext *clock = nullptr;
    Selection *selection = nullptr;
    Registry *registry = nullptr;
    City *city = nullptr;
    AreaIndex *areas = nullptr;
    HistoryReader *history = nullptr; ///< for C++ of the shell (timeline); no QML singleton
    AlarmList *alarms = nullptr;
};
/// Not owned; they must outlive the QML engines. A second view of the city (another clock beside the first) runs in an engine of its
/// own, whose singletons are those given here for it; without an engine, those of every engine that was given none.
void setServices(const Services &services, const QQmlEngine *engine = nullptr);
const Services &services(const QQmlEngine *engine = nullptr);

template<typename T>
T *serviceForQml(T *service)
{
    QJSEngine::setObjectOwnership(service, QJSEngine::CppOwnership);
    return service;
}

struct ClockSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::TimeContext)
    QML_NAMED_ELEMENT(Clock)
    QML_SINGLETON
public:
    static TimeContext *create(QQmlEngine *engine, QJSEngine *) { return serviceForQml(services(engine).clock); }
};

struct SelectionSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::Selection)
    QML_NAMED_ELEMENT(Selection)
    QML_SINGLETON
public:
    static Selection *create(QQmlEngine *engine, QJSEngine *) { return serviceForQml(services(engine).selection); }
};

struct RegistrySingleton {
    Q_GADGET
    QML_FOREIGN(citywall::Registry)
    QML_NAMED_ELEMENT(Registry)
    QML_SINGLETON
public:
    static Registry *create(QQmlEngine *engine, QJSEngine *) { return serviceForQml(services(engine).registry); }
};

struct CitySingleton {
    Q_GADGET
    QML_FOREIGN(citywall::City)
    QML_NAMED_ELEMENT(City)
    QML_SINGLETON
public:
    static City *create(QQmlEngine *engine, QJSEngine *) { return serviceForQml(services(engine).city); }
};

struct AreasSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::AreaIndex)
    QML_NAMED_ELEMENT(Areas)
    QML_SINGLETON
public:
    static AreaIndex *create(QQmlEngine *engine, QJSEngine *) { return serviceForQml(services(engine).areas); }
};

struct AlarmsSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::AlarmList)
    QML_NAMED_ELEMENT(Alarms)
    QML_SINGLETON
public:
    static AlarmList *create(QQmlEngine *engine, QJSEngine *) { return serviceForQml(services(engine).alarms); }
};

} // namespace citywall
