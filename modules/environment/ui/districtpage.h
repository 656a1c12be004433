// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/districts.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::environment {

/// The drill-down of one district: the modelled means of one pollutant and kind of period over the years up to the clock's time, with
/// the spread within the district and the limits of annual means, and the other kinds to go over to. GUI thread.
class DistrictPage : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QStringList kindTitles READ kindTitles NOTIFY changed)
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(QString shownTitle READ shownTitle NOTIFY changed)
    Q_PROPERTY(QString unit READ unit CONSTANT)
    Q_PROPERTY(QList<QPointF> means READ means NOTIFY changed)
    Q_PROPERTY(QList<QPointF> lows READ lows NOTIFY changed)
    Q_PROPERTY(QList<QPointF> highs READ highs NOTIFY changed)
    Q_PROPERTY(bool limited READ isLimited NOTIFY changed)
    Q_PROPERTY(double whoLimit READ whoLimit CONSTANT)
    Q_PROPERTY(double epaLimit READ epaLimit CONSTANT)
    Q_PROPERTY(double chartBegin READ chartBegin NOTIFY changed)
    Q_PROPERTY(double chartEnd READ chartEnd NOTIFY changed)
public:
    DistrictPage(HistoryReader &history, const TimeContext &time, Selection &selection,
                 const QList<ObservationTable::Field> &fields, Metric mean, QObject *parent = nullptr);

    QString title() const;
    QString place() const; ///< "Bronx · neighbourhood (UHF42)"
    QStringList kindTitles() const; ///< "PM2.5, winter", …: what is known of the district
    int kind() const;
    void setKind(int index); ///< chooses the entity of that kind
    RankingModel *facts() { return &m_facts; }
    QString shownTitle() const { return kindTitles().value(kind()); }
    QString unit() const { return m_mean.unit; }
    // Points at the middle of each period (ms, display unit); a year without one is a gap.
    QList<QPointF> means() const { return m_means; }
    QList<QPointF> lows() const { return m_lows; }
    QList<QPointF> highs() const { return m_highs; }
    bool isLimited() const; ///< it is a pollutant with limits of annual means
    double whoLimit() const;
    double epaLimit() const;
    double chartBegin() const;
    double chartEnd() const;

protected:
    void show() override;

private:
    /// The features of the same district, in order of pollutant and season.
    QList<const Feature *> siblings() const;

    Selection &m_selection;
    const Metric m_mean;
    RankingModel m_facts;
    QList<QPointF> m_means;
    QList<QPointF> m_lows;
    QList<QPointF> m_highs;
};

} // namespace citywall::environment
