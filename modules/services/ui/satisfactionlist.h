// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedbackstate.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// How satisfied people are with how their requests were handled: the share with its interval, the ratings, the agencies
/// compared, the newest bad ratings. GUI thread.
class SatisfactionList : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString interval READ interval NOTIFY changed)
    Q_PROPERTY(QString change READ change NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *ratings READ ratings CONSTANT)
    Q_PROPERTY(citywall::RankingModel *agencies READ agencies CONSTANT)
    Q_PROPERTY(citywall::RankingModel *bad READ bad CONSTANT)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    SatisfactionList(const FeedbackState &state, const AreaIndex &areas, QObject *parent = nullptr);

    QString headline() const;
    QString interval() const; ///< where the share lies with the answers there are
    QString change() const;   ///< against the span before; empty where one of the two is not known
    RankingModel *ratings() { return &m_ratings; }
    RankingModel *agencies() { return &m_agencies; } ///< the least satisfied with first; the mark is all agencies together
    RankingModel *bad() { return &m_bad; }           ///< rated 1 or 2, the newest first; ids are the requests'
    bool isEmpty() const { return m_state.current().answers == 0; }
    QString error() const { return m_state.error(); }

    static constexpr int listedBad = 20;

Q_SIGNALS:
    void changed();

private:
    void update();
    void listRatings();
    void listAgencies();
    void listBad();

    const FeedbackState &m_state;
    const AreaIndex &m_areas;
    RankingModel m_ratings;
    RankingModel m_agencies;
    RankingModel m_bad;
};

} // namespace citywall::services
