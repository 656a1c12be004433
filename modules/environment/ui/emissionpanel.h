// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/emissions.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::environment {

/// Emissions on the module's panel: the points in scope by their share of the permit, the greatest first. GUI thread.
class EmissionPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
public:
    static constexpr double fullBar = 1.5; ///< share of the permit at a bar's end
    /// @param ratio of the share of the permit
    EmissionPanel(const Emitters &emitters, Metric ratio, QObject *parent = nullptr);

    RankingModel *rows() { return &m_rows; } ///< row id: a feature of the point; bar to 150 %, mark at 100 %
    QString text() const { return m_text; }  ///< how many of how many are above their permit
    bool isSimulated() const { return m_simulated; }

Q_SIGNALS:
    void changed();

private:
    void list();

    const Emitters &m_emitters;
    const Metric m_ratio;
    RankingModel m_rows;
    QString m_text;
    bool m_simulated = false;
};

} // namespace citywall::environment
