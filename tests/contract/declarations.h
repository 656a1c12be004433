// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/alarm.h"
#include "sdk/descriptors.h"
#include "sdk/feed.h"

#include <QJsonObject>

// What a module says of itself, checked against the contract. Each function returns what is wrong, in words; nothing = good.
namespace citywall::contract {

/// Id, version, titles and descriptions in English and Chinese, icon, QML URI.
QStringList manifestProblems(const QJsonObject &manifest);

/// Title, at most maximumFields fields with ids of their own, numbers with a metric that exists, terms with none, how long an
/// entity is fresh and known.
QStringList feedProblems(const FeedDescriptor &feed, const QString &module, const QList<Metric> &metrics);

/// Id, title, what it is, limits from calm to severe in the metric's direction.
QStringList metricProblems(const Metric &metric, const QString &module);

/// What a KPI's metric needs beyond that: a direction, and a definition that can be read.
QStringList kpiProblems(const Kpi &kpi, const QString &module);

/// Id, title, component, model.
QStringList layerProblems(const Layer &layer, const QString &module);
QStringList panelProblems(const Panel &panel, const QString &module);
/// The same, and kinds of entities of the module's own: its feeds, or what it makes of them.
QStringList drillDownProblems(const DrillDown &drillDown, const QString &module);

/// A title, entries that each say something (or, where values are written on the map, a note); of a gradient, its method.
QStringList legendProblems(const Layer &layer);

/// A field of the module's own feed that fits the condition, what happens and what to do, where the limit is from.
QStringList alarmProblems(const AlarmRule &rule, const QString &module, const QList<FeedDescriptor> &feeds);

/// Whether a text is in Chinese: for what must be translated.
bool isChinese(const QString &text);

} // namespace citywall::contract
