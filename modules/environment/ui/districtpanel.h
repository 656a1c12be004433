// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/districts.h"
#include "sdk/metric.h"
#include "sdk/pace.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::environment {

/// Modelled means by district on the module's panel: what is shown of them, and the districts, the highest mean first. GUI thread.
class DistrictPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(int pollutant READ pollutant WRITE setPollutant NOTIFY changed)
    Q_PROPERTY(QStringList pollutantTitles READ pollutantTitles CONSTANT)
    Q_PROPERTY(int period READ period WRITE setPeriod NOTIFY changed)
    Q_PROPERTY(QStringList periodTitles READ periodTitles CONSTANT)
    Q_PROPERTY(int division READ division WRITE setDivision NOTIFY changed)
    Q_PROPERTY(QStringList divisionTitles READ divisionTitles CONSTANT)
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(double newestMilliseconds READ newestMilliseconds NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    DistrictPanel(Districts &districts, Metric mean, QObject *parent = nullptr);

    bool isKnown() const { return !m_districts.isEmpty(); } ///< the feed has brought something, at whatever time
    int pollutant() const { return m_districts.pollutant() == Pollutant::O3 ? 1 : 0; }
    void setPollutant(int index);
    QStringList pollutantTitles() const;
    int period() const { return m_districts.isYearly() ? 1 : 0; }
    void setPeriod(int index);
    QStringList periodTitles() const;
    int division() const { return m_districts.division() == Districts::Division::CommunityDistricts ? 1 : 0; }
    void setDivision(int index);
    QStringList divisionTitles() const;
    RankingModel *rows() { return &m_rows; } ///< row id: the feature; mark: what text() says
    QString text() const { return m_text; } ///< which period, what the mark is; or that the clock is in none
    QString source() const { return m_districts.readings().empty() ? QString() : m_districts.readings().front().source; }
    double newestMilliseconds() const; ///< when the newest period known began, since the epoch; 0 = none
    QString error() const { return m_districts.error(); }

Q_SIGNALS:
    void changed();

private:
    void list();

    Districts &m_districts;
    const Metric m_mean;
    Pace *const m_pace; // what a person chooses is shown at once
    RankingModel m_rows;
    QString m_text;
};

} // namespace citywall::environment
