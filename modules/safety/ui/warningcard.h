// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposure.h"
#include "core/latest.h"
#include "core/warnings.h"
#include "sdk/entitycard.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The drill-down of one warning: what its sender says, how it stands at the clock's time, whom it reaches, its raw
/// observation. GUI thread.
class WarningCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString instruction READ instruction NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *facts READ facts CONSTANT)
public:
    WarningCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                const WarningState &state, QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    QString headline() const;
    QString standing() const; ///< "in force until 18:40"
    int severity() const;     ///< −1 … 3; 0 when it is not in force
    QString description() const { return text(u"description"); }
    QString instruction() const { return text(u"instruction"); }
    RankingModel *facts() { return &m_facts; }

private:
    using Measured = std::pair<FeatureKey, Exposure>;
    void show() override;
    void listFacts();
    QString text(QStringView property) const;
    QString time(UtcTime t) const;
    int signatures() const; ///< that the message carries
    Standing standingNow() const { return standingOf(m_warning, m_state.all(), rows().now()); }

    const AreaIndex &m_areas;
    const WarningState &m_state;
    RankingModel m_facts;
    Warning m_warning;
    std::optional<Measured> m_measured; ///< of which feature, and what
    std::optional<FeatureKey> m_asked;
    Latest<Measured> m_latest { this, [this](const Measured &measured) {
                                   m_measured = measured;
                                   listFacts();
                               } };
};

} // namespace citywall::safety
