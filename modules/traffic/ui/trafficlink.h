// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trafficmetrics.h"
#include "core/trafficstate.h"
#include "sdk/selection.h"
#include "ui/featureday.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// The page of one road link: what it is, how it flows at the clock's time, its day against the usual one, and its raw
/// observations of the 24 hours before the clock's time. Follows Selection::entity. GUI thread.
class TrafficLink : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    Q_PROPERTY(QString linkId READ linkId NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString speedText READ speedText NOTIFY changed)
    Q_PROPERTY(QString ratioText READ ratioText NOTIFY changed)
    Q_PROPERTY(QString levelText READ levelText NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString freeFlowText READ freeFlowText NOTIFY changed)
    Q_PROPERTY(QString freeFlowOrigin READ freeFlowOrigin NOTIFY changed)
    Q_PROPERTY(QString lengthText READ lengthText NOTIFY changed)
    Q_PROPERTY(QString travelTimeText READ travelTimeText NOTIFY changed)
    Q_PROPERTY(QString flowText READ flowText NOTIFY changed)
    Q_PROPERTY(double time READ time NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(QString sourceText READ sourceText NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(double freeFlow READ freeFlow NOTIFY changed)
    Q_PROPERTY(QString speedUnit READ speedUnit CONSTANT)
    Q_PROPERTY(citywall::traffic::FeatureDay *day READ day CONSTANT)
public:
    TrafficLink(TrafficState &state, Selection &selection, TrafficMetrics metrics, const QList<ObservationTable::Field> &fields,
                QObject *parent = nullptr);

    bool isFound() const { return feature() != nullptr; }
    QString linkId() const { return m_id; }
    QString description() const; ///< "motorway · 3 lanes · one way"
    QString speedText() const;
    QString ratioText() const;
    QString levelText() const;
    int severity() const;
    QString freeFlowText() const;
    QString freeFlowOrigin() const;
    QString lengthText() const;
    QString travelTimeText() const; ///< the publisher's, else length / speed
    QString flowText() const;       ///< empty if unknown
    double time() const;            ///< phenomenon time of what is shown; 0 = none
    double staleAfterMilliseconds() const { return double(linkLifetime.staleAfter.count()); }
    QString sourceText() const;
    bool isSimulated() const;
    double freeFlow() const; ///< in the unit displayed, as are the curves
    QString speedUnit() const { return m_metrics.speed.unit; }
    FeatureDay *day() { return &m_day; }

Q_SIGNALS:
    void changed();

private:
    const Feature *feature() const;
    LinkState link() const;
    const Source *source() const;
    void followSelection();

    TrafficState &m_state;
    Selection &m_selection;
    const TrafficMetrics m_metrics;
    FeatureDay m_day;
    QString m_id;
};

} // namespace citywall::traffic
