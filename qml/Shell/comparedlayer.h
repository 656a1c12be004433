// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparedlegend.h"
#include "comparedsets.h"
#include "map/layers/heatlayer.h"

#include <QPointer>
#include <QQuickItem>
#include <QTimer>

#include <optional>

namespace citywall {

/// One layer of a stage while then and now are compared. Its surfaces (HeatLayer) and choropleths share the scale of their counterparts on
/// the other stage; in a map of differences surfaces, choropleths, measured lines and measured points are what now is more or less than
/// then, and the layer's legend and hover cards say so as long as that is drawn. What then has of its points, lines or areas stands in the
/// layer's model of then under the name under which it stands in that of now. Of single events, states and classes there is no difference.
///
/// The usual of a surface is the mean over the weeks, for densities of events add up; that of an area's value the median over the weeks, as
/// of key figures and measures; that of a line or a point what the history of the usual tells of it, as its map shows it. A layer of the
/// usual that looks as if nothing at all were known is silent: it is of single events, and what it would count of them is not nothing, but
/// not known. GUI thread.
class ComparedLayer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem *item READ item WRITE setItem NOTIFY itemChanged)
    Q_PROPERTY(citywall::Layer *descriptor READ descriptor WRITE setDescriptor NOTIFY descriptorChanged)
    Q_PROPERTY(bool then MEMBER m_then NOTIFY roleChanged)
    Q_PROPERTY(bool difference MEMBER m_difference NOTIFY roleChanged)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY roleChanged)
    Q_PROPERTY(bool comparable READ isComparable NOTIFY comparableChanged)
    Q_PROPERTY(bool subtractable READ isSubtractable NOTIFY comparableChanged)
    Q_PROPERTY(bool silent READ isSilent NOTIFY silentChanged)
    Q_PROPERTY(int weeks READ weeks NOTIFY weeksChanged)
    Q_PROPERTY(QString hovered READ hovered NOTIFY hoveredChanged)
    Q_PROPERTY(bool carded READ isCarded NOTIFY itemChanged)
public:
    explicit ComparedLayer(QObject *parent = nullptr);
    ~ComparedLayer() override;

    QQuickItem *item() const { return m_item; } ///< what the module drew it with; null = nothing yet
    void setItem(QQuickItem *item);
    Layer *descriptor() const { return m_descriptor; }
    void setDescriptor(Layer *descriptor);
    bool isComparable() const
    {
        return m_comparable;
    } ///< it has a surface, values, measured lines or measured points of which there are ones of then
    bool isSubtractable() const { return m_subtractable; } ///< it has any of these, whatever there is of then
    bool isSilent() const { return m_silent; } ///< there is nothing usual to be told of it
    /// In how many weeks, of those that the usual is made of, there is something of it: up to the oldest in which it looks other than if
    /// nothing were known, for an hour in which nothing happened is known as well. −1 where that cannot be said: nothing usual is drawn of
    /// it here, or it is of neither points, lines nor areas.
    int weeks() const { return m_weeks; }
    /// "now 12.4, then 10: +2.4": of the area or line under the pointer, in a map of differences; empty = there is none.
    QString hovered() const { return m_hovered; }
    bool isCarded() const
    {
        return !cards().isEmpty();
    } ///< it shows cards of its own beside the pointer (HoverCard), which tell it

Q_SIGNALS:
    void itemChanged();
    void descriptorChanged();
    void roleChanged();
    void comparableChanged();
    void silentChanged();
    void weeksChanged();
    void hoveredChanged();

private:
    void follow();
    void compareSets();
    template<typename T>
    QList<T *> drawing() const;
    ComparedSets::Drawing drawings() const;
    QList<QQuickItem *> items() const;
    QList<QQuickItem *> cards() const;
    void tellHovered();
    QList<QObject *> setsOfThen(const HeatLayer &surface) const;
    QList<QObject *> drawnSets() const;
    void listen();
    void hear();
    QObject *blank() const;
    bool isSilentNow() const;
    int weeksNow() const;
    void describe();
    bool describeDifference(LayerLegend &legend) const;
    void describeUsual(LayerLegend &legend) const;
    void restoreLegend();

    QPointer<QQuickItem> m_item;
    QPointer<Layer> m_descriptor;
    bool m_then = false; ///< its stage shows then
    bool m_difference = false; ///< its stage shows differences
    bool m_dark = true;
    bool m_comparable = false;
    bool m_subtractable = false;
    bool m_ofWeeks = false; ///< what is drawn of the usual is made of the weeks, not of the history of the usual
    bool m_silent = false;
    int m_weeks = -1;
    QList<QPointer<QObject>> m_ownSets; ///< the module's, whatever is drawn in their place
    bool m_describing = false;
    QString m_hovered;
    ComparedSets m_sets;
    QTimer m_soon; ///< joins the changes of one moment
    QList<QPointer<QObject>> m_heard; ///< sets whose changes may end or begin a silence, or tell of a week more
    std::optional<LayerLegend> m_own; ///< the module's legend, while another is shown
};

} // namespace citywall
