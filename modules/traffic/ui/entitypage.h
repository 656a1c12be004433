// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"
#include "ui/featureday.h"

#include <QQmlEngine>

#include <functional>

namespace citywall::traffic {

/// What the page of one kind of entity shows.
struct EntityKind {
    QList<ObservationTable::Field> fields;
    size_t curve = 0;      ///< the field whose course over the day is drawn; its metric gives the unit
    QString curveTitle;    ///< empty = it has no course worth drawing
    double least = -std::numeric_limits<double>::infinity(); ///< values of the curve below count as unknown
    bool usual = true;     ///< whether such a thing has a usual day: a station has, a vehicle has not
    /// Facts in the order they are read; the first is the one that matters. A fact is a value (trailing) or a text (subtitle).
    std::function<QList<RankingRow>(const Feature &, const Latest &, const FeedDictionary &, UtcTime now)> facts;
};

/// The page of a vehicle, station, car park or work zone: facts at the clock's time, its day, its raw observations of the 24
/// hours before. Follows Selection::entity. GUI thread.
class EntityPage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString entityId READ entityId NOTIFY changed)
    Q_PROPERTY(QString leadTitle READ leadTitle NOTIFY changed)
    Q_PROPERTY(QString leadText READ leadText NOTIFY changed)
    Q_PROPERTY(QString leadCaption READ leadCaption NOTIFY changed)
    Q_PROPERTY(int leadSeverity READ leadSeverity NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(double observedMilliseconds READ observedMilliseconds NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds NOTIFY changed)
    Q_PROPERTY(QString curveTitle READ curveTitle CONSTANT)
    Q_PROPERTY(QString curveUnit READ curveUnit CONSTANT)
    Q_PROPERTY(int curveDecimals READ curveDecimals CONSTANT)
    Q_PROPERTY(citywall::traffic::FeatureDay *day READ day CONSTANT)
    Q_PROPERTY(bool hasUsual READ hasUsual CONSTANT)
public:
    EntityPage(LatestState &state, Selection &selection, EntityKind kind, QObject *parent = nullptr);

    bool isFound() const { return feature() != nullptr; }
    bool isKnown() const { return m_known; } ///< heard of within the feed's horizon
    QString entityId() const { return m_id; }
    QString leadTitle() const { return m_lead.title; }
    QString leadText() const { return m_lead.trailing; }
    QString leadCaption() const { return m_lead.subtitle; }
    int leadSeverity() const { return m_lead.severity; }
    RankingModel *facts() { return &m_facts; }
    double observedMilliseconds() const { return m_known ? double(m_latest.observed.milliseconds) : 0; }
    double staleAfterMilliseconds() const { return double(m_state.lifetime().staleAfter.count()); }
    QString curveTitle() const { return m_kind.curveTitle; }
    QString curveUnit() const { return metric().unit; }
    int curveDecimals() const { return metric().decimals; }
    bool hasUsual() const { return m_kind.usual; }
    FeatureDay *day() { return &m_day; }

Q_SIGNALS:
    void changed();

private:
    const Feature *feature() const { return m_id.isEmpty() ? nullptr : m_state.dictionary().find(m_id); }
    const Metric &metric() const { return m_kind.fields[qsizetype(m_kind.curve)].metric; }
    void followSelection();
    void showFacts();

    LatestState &m_state;
    Selection &m_selection;
    const EntityKind m_kind;
    FeatureDay m_day;
    QString m_id;
    Latest m_latest;
    bool m_known = false;
    RankingRow m_lead;
    RankingModel m_facts;
};

} // namespace citywall::traffic
