// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/metric.h"
#include "sdk/selection.h"

#include <QDateTime>
#include <QObject>
#include <QQmlEngine>

// What a module adds to the shell. Small QObjects, made by the module on the GUI thread, owned by the registry after
// they were added. `component` names a QML type of the module's own URI; the shell creates it when it is first shown
// and sets its required property `model` to the object given here.
namespace citywall {

/// One row of a legend: a swatch and what it stands for.
struct LegendEntry {
    Q_GADGET
    QML_VALUE_TYPE(legendEntry)
    Q_PROPERTY(QColor color MEMBER color)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString symbol MEMBER symbol)
public:
    QColor color;
    QString label;
    QString symbol; ///< "line", "disc", "area", "hatch" or an icon name
    bool operator==(const LegendEntry &) const = default;
};

/// A map layer with its legend.
class Layer : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(LayerDescriptor)
    QML_UNCREATABLE("modules register layers")
    Q_PROPERTY(QString layerId MEMBER id CONSTANT)
    Q_PROPERTY(QString moduleId MEMBER moduleId CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString component MEMBER component CONSTANT)
    Q_PROPERTY(QObject *model MEMBER model CONSTANT)
    Q_PROPERTY(int order MEMBER order CONSTANT)
    Q_PROPERTY(bool visible READ isVisible WRITE setVisible NOTIFY visibleChanged)
    Q_PROPERTY(bool pinned READ isPinned WRITE setPinned NOTIFY pinnedChanged)
    Q_PROPERTY(QString legendTitle READ legendTitle NOTIFY legendChanged)
    Q_PROPERTY(QString legendNote READ legendNote NOTIFY legendChanged)
    Q_PROPERTY(bool legendGradient READ legendGradient NOTIFY legendChanged)
    Q_PROPERTY(QList<citywall::LegendEntry> legend READ legend NOTIFY legendChanged)
public:
    using QObject::QObject;
    Layer(const QString &id, const QString &title, const QString &component, int order, bool visible);

    QString id;        ///< "traffic.roads"
    QString moduleId;  ///< filled in by the registry
    QString title;     ///< translated
    QString
        component; ///< QML type name, e.g. "RoadLayer"; gets `required property <Model> model` and `required property MapView map`
    QObject *model = nullptr;
    int order = 0; ///< drawing order: areas 100, surfaces 200, lines 300, points 400

    /// On the map while its module is chosen …
    bool isVisible() const { return m_visible; }
    void setVisible(bool visible);
    /// … and, if it is visible and pinned, while another one is.
    bool isPinned() const { return m_pinned; }
    void setPinned(bool pinned);
    /// Title with the unit, entries from first to last, a note on the method ("mean over links, weighted by length").
    void setLegend(const QString &title, const QList<LegendEntry> &entries, const QString &note, bool gradient = false);
    QString legendTitle() const { return m_legendTitle; }
    QString legendNote() const { return m_legendNote; }
    bool legendGradient() const { return m_legendGradient; }
    QList<LegendEntry> legend() const { return m_legend; }

Q_SIGNALS:
    void visibleChanged();
    void pinnedChanged();
    void legendChanged();

private:
    bool m_visible = true;
    bool m_pinned = false;
    bool m_legendGradient = false;
    QString m_legendTitle;
    QString m_legendNote;
    QList<LegendEntry> m_legend;
};

/// A page of the inspector, shown while its module is chosen and no entity is.
class Panel : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(PanelDescriptor)
    QML_UNCREATABLE("modules register panels")
    Q_PROPERTY(QString panelId MEMBER id CONSTANT)
    Q_PROPERTY(QString moduleId MEMBER moduleId CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString component MEMBER component CONSTANT)
    Q_PROPERTY(QObject *model MEMBER model CONSTANT)
public:
    using QObject::QObject;
    Panel(const QString &id, const QString &title, const QString &component, QObject *model);
    QString id;
    QString moduleId; ///< filled in by the registry
    QString title;
    QString component;
    QObject *model = nullptr;
};

/// The page of one entity: where drill-down ends, with its raw observations. Shown for entities of the feeds named.
class DrillDown : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(DrillDownDescriptor)
    QML_UNCREATABLE("modules register drill-downs")
    Q_PROPERTY(QString drillDownId MEMBER id CONSTANT)
    Q_PROPERTY(QString moduleId MEMBER moduleId CONSTANT)
    Q_PROPERTY(QString component MEMBER component CONSTANT)
    Q_PROPERTY(QObject *model MEMBER model CONSTANT)
public:
    using QObject::QObject;
    DrillDown(const QString &id, const QStringList &feeds, const QString &component, QObject *model);
    Q_INVOKABLE bool canShow(const citywall::EntityRef &entity) const { return feeds.contains(entity.feed); }
    QString id;
    QString moduleId; ///< filled in by the registry
    QString component;
    QStringList feeds;
    QObject *model = nullptr;
};

/// One number of the KPI strip, at the clock's time and for the selected area. The module keeps it up to date.
class Kpi : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(KpiDescriptor)
    QML_UNCREATABLE("modules register KPIs")
    Q_PROPERTY(QString kpiId MEMBER id CONSTANT)
    Q_PROPERTY(QString moduleId MEMBER moduleId CONSTANT)
    Q_PROPERTY(citywall::Metric metric MEMBER metric CONSTANT)
    Q_PROPERTY(double value READ value NOTIFY changed)
    Q_PROPERTY(double reference READ reference NOTIFY changed)
    Q_PROPERTY(QString referenceTitle MEMBER referenceTitle CONSTANT)
    Q_PROPERTY(double coverage READ coverage NOTIFY changed)
    Q_PROPERTY(QStringList feeds MEMBER feeds CONSTANT)
    Q_PROPERTY(QList<double> trend READ trend NOTIFY trendChanged)
public:
    using QObject::QObject;
    Kpi(const Metric &shown, const QString &referenceTitle); ///< named like its metric
    QString id;
    QString moduleId; ///< filled in by the registry
    Metric metric;
    QString referenceTitle; ///< what `reference` is: "usual for this hour", "same time yesterday"
    QStringList feeds; ///< whose sources it rests on, where coverage() does not tell; else empty

    double value() const { return m_value; } ///< SI; NaN = unknown
    double reference() const { return m_reference; } ///< SI; NaN = none
    /// Share of the entities that are fresh enough to count, 0–1; NaN where the number is one of reports that come when something
    /// happens (incidents, requests), so that there is no set of entities that should have been heard. Such a number rests on the sources
    /// that bring the reports (`feeds`): the shell tells at the present what share of them is live.
    double coverage() const { return m_coverage; }
    QList<double> trend() const { return m_trend; } ///< SI, equally spaced, oldest first, NaN for gaps
    void set(double value, double reference, double coverage);
    void setTrend(const QList<double> &trend);

Q_SIGNALS:
    void changed();
    void trendChanged();

private:
    double m_value = std::numeric_limits<double>::quiet_NaN();
    double m_reference = std::numeric_limits<double>::quiet_NaN();
    double m_coverage = 0;
    QList<double> m_trend;
};

} // namespace citywall
