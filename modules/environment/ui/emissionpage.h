// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/emissions.h"
#include "sdk/observationtable.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

#include <optional>

namespace citywall::environment {

/// The drill-down of one monitored point: each substance against its permit, the chosen one's last 24 hours, raw observations.
/// Follows Selection::entity. GUI thread.
class EmissionPage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString rating READ rating NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(citywall::RankingModel *substances READ substances CONSTANT)
    Q_PROPERTY(QString shown READ shown NOTIFY changed)
    Q_PROPERTY(QString shownTitle READ shownTitle NOTIFY changed)
    Q_PROPERTY(QString unit READ unit CONSTANT)
    Q_PROPERTY(QList<QPointF> emitted READ emitted NOTIFY changed)
    Q_PROPERTY(QList<QPointF> permit READ permit NOTIFY changed)
    Q_PROPERTY(double chartBegin READ chartBegin NOTIFY changed)
    Q_PROPERTY(double chartEnd READ chartEnd NOTIFY changed)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
public:
    /// The metrics of the feed's fields.
    struct Metrics {
        Metric concentration;
        Metric massFlow;
        Metric ratio;
    };
    EmissionPage(const Emitters &emitters, Selection &selection, const QList<ObservationTable::Field> &fields, Metrics metrics,
                 QObject *parent = nullptr);

    bool isKnown() const { return m_emitter.has_value(); }
    bool isLoading() const { return m_emitters.isLoading() && !isKnown(); }
    QString error() const { return m_emitters.error(); }
    QString title() const { return m_emitter ? m_emitter->name : QString(); }
    QString place() const;
    QString rating() const;
    int severity() const { return m_emitter ? m_emitter->severity() : -1; }
    bool isSimulated() const { return m_emitter && m_emitter->simulated; }
    double heardMilliseconds() const; ///< of the newest observation of any substance; 0 = none
    double staleAfterMilliseconds() const { return double(stationLifetime.staleAfter.count()); }
    RankingModel *substances() { return &m_substances; } ///< row id: the feature; the chosen one is the selected entity
    QString shown() const { return m_selection.entity().id; }
    QString shownTitle() const;
    QString unit() const { return m_metrics.concentration.unit; }
    QList<QPointF> emitted() const { return m_emitted; } ///< (ms, display unit), as observed
    QList<QPointF> permit() const { return m_permit; }
    double chartBegin() const;
    double chartEnd() const;
    ObservationTable *observations() { return &m_table; }
    Q_INVOKABLE void show(const QString &feature); ///< chooses a substance of the point

Q_SIGNALS:
    void changed();

private:
    void follow();
    void list();
    void draw(const Observations &rows);

    const Emitters &m_emitters;
    Selection &m_selection;
    const Metrics m_metrics;
    std::optional<Emitter> m_emitter; // none is chosen, or it is not known at the clock's time
    RankingModel m_substances;
    ObservationTable m_table;
    QList<QPointF> m_emitted;
    QList<QPointF> m_permit;
};

} // namespace citywall::environment
