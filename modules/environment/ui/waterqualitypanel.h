// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sites.h"
#include "core/waterquality.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::environment {

/// What water is like, on the module's panel: the stations in scope, gravest first. GUI thread.
class WaterQualityPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY changed)
public:
    struct Metrics {
        Metric ph;
        Metric oxygen;
        Metric turbidity;
        Metric conductivity;
    };
    WaterQualityPanel(const Sites &sites, Metrics metrics, QObject *parent = nullptr);

    RankingModel *rows() { return &m_rows; }
    QString text() const { return m_text; } ///< how many are outside the criteria

Q_SIGNALS:
    void changed();

private:
    void list();
    RankingRow rowOf(const Site &site) const;

    const Sites &m_sites;
    const Metrics m_metrics;
    RankingModel m_rows;
    QString m_text;
};

} // namespace citywall::environment
