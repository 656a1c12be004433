// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/durations.h"
#include "core/incidentstate.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// What the module's panel shows of the incidents of the chosen span, compared with the span before. GUI thread.
class IncidentOverview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QStringList spanTitles READ spanTitles CONSTANT)
    Q_PROPERTY(int spanIndex READ spanIndex WRITE setSpanIndex NOTIFY spanChanged)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString reported READ reported NOTIFY changed)
    Q_PROPERTY(QString reportedChange READ reportedChange NOTIFY changed)
    Q_PROPERTY(QString active READ active NOTIFY changed)
    Q_PROPERTY(QString activeNote READ activeNote NOTIFY changed)
    Q_PROPERTY(QString arrival READ arrival NOTIFY changed)
    Q_PROPERTY(QString arrivalChange READ arrivalChange NOTIFY changed)
    Q_PROPERTY(int arrivalSeverity READ arrivalSeverity NOTIFY changed)
    Q_PROPERTY(QString handling READ handling NOTIFY changed)
    Q_PROPERTY(QString handlingChange READ handlingChange NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *activeList READ activeList CONSTANT)
    Q_PROPERTY(citywall::RankingModel *areaList READ areaList CONSTANT)
    Q_PROPERTY(QList<double> hourCounts READ hourCounts NOTIFY changed)
    Q_PROPERTY(int hourNow READ hourNow NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *categories READ categories CONSTANT)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    IncidentOverview(IncidentState &state, Metric arrival, const QTimeZone &zone, QObject *parent = nullptr);

    static QList<Duration> spans();
    QStringList spanTitles() const;
    int spanIndex() const { return int(spans().indexOf(m_state.span())); }
    void setSpanIndex(int index);

    QString headline() const;
    QString reported() const;
    QString reportedChange() const;
    QString active() const;
    QString activeNote() const;
    QString arrival() const;
    QString arrivalChange() const;
    int arrivalSeverity() const;
    QString handling() const;
    QString handlingChange() const;
    RankingModel *activeList() { return &m_activeList; }
    RankingModel *areaList() { return &m_areaList; } ///< those with incidents, the most first
    QList<double> hourCounts() const { return m_hours; } ///< by the city's hour of day, 24 of them
    int hourNow() const;
    RankingModel *categories() { return &m_categories; } ///< the greatest first
    bool isLoading() const { return m_state.isLoading(); }
    bool isEmpty() const { return m_state.incidents().empty(); }
    QString error() const { return m_state.error(); }

Q_SIGNALS:
    void changed();
    void spanChanged();

private:
    /// "12 % faster than before", where that is more than chance.
    QString changeText(const MedianChange &change, const QString &less, const QString &more) const;
    void update();
    void listActive();
    void listAreas();
    void count();

    IncidentState &m_state;
    const Metric m_arrival;
    const QTimeZone m_zone;
    MedianChange m_arrivalChange;
    MedianChange m_handlingChange;
    RankingModel m_activeList;
    RankingModel m_areaList;
    QList<double> m_hours;
    RankingModel m_categories;
};

} // namespace citywall::safety
