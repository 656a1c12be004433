// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/districts.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::environment {

/// The drill-down of one district: the modelled means of one pollutant and kind of period, year by year up to the clock's time, with
/// the spread within the district and the limits of annual means, and the other kinds to go over to. GUI thread.
class DistrictPage : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QStringList pollutantTitles READ pollutantTitles NOTIFY changed)
    Q_PROPERTY(int pollutant READ pollutant WRITE setPollutant NOTIFY changed)
    Q_PROPERTY(QStringList seasonTitles READ seasonTitles NOTIFY changed)
    Q_PROPERTY(int season READ season WRITE setSeason NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
    Q_PROPERTY(citywall::RankingModel *years READ years CONSTANT)
    Q_PROPERTY(QString yearsText READ yearsText NOTIFY changed)
    Q_PROPERTY(QString entityId READ entityId NOTIFY changed)
public:
    DistrictPage(HistoryReader &history, const TimeContext &time, Selection &selection,
                 const QList<ObservationTable::Field> &fields, Metric mean, QObject *parent = nullptr);

    QString title() const;
    QString place() const; ///< "Bronx · neighbourhood (UHF42)"
    QStringList pollutantTitles() const; ///< those that are known of the district
    int pollutant() const;
    void setPollutant(int index); ///< chooses the entity of that pollutant
    QStringList seasonTitles() const; ///< those that are known of the pollutant
    int season() const;
    void setSeason(int index);
    RankingModel *facts() { return &m_facts; }
    RankingModel *years() { return &m_years; } ///< newest first; row id: when it began, ms since the epoch
    QString yearsText() const; ///< what line and colour mean
    QString entityId() const { return rows().feature() ? rows().feature()->id : QString(); }

protected:
    void show() override;

private:
    /// The features of the same district, in order of pollutant and season.
    QList<const Feature *> siblings() const;
    /// Of them those of the same pollutant.
    QList<const Feature *> seasons() const;
    void listFacts();
    bool isAnnualPm25() const; ///< what limits are of

    Selection &m_selection;
    const Metric m_mean;
    RankingModel m_facts;
    RankingModel m_years;
};

} // namespace citywall::environment
