// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/arearates.h"
#include "core/requeststate.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"
#include "ui/barmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// What the requests' panel shows of the chosen span, compared with the span before. GUI thread.
class RequestOverview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QStringList spanTitles READ spanTitles CONSTANT)
    Q_PROPERTY(int spanIndex READ spanIndex WRITE setSpanIndex NOTIFY spanChanged)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString opened READ opened NOTIFY changed)
    Q_PROPERTY(QString openedChange READ openedChange NOTIFY changed)
    Q_PROPERTY(QString closed READ closed NOTIFY changed)
    Q_PROPERTY(QString closedChange READ closedChange NOTIFY changed)
    Q_PROPERTY(QString overdue READ overdue NOTIFY changed)
    Q_PROPERTY(QString overdueChange READ overdueChange NOTIFY changed)
    Q_PROPERTY(int overdueSeverity READ overdueSeverity NOTIFY changed)
    Q_PROPERTY(QString closeTime READ closeTime NOTIFY changed)
    Q_PROPERTY(QString closeTimeChange READ closeTimeChange NOTIFY changed)
    Q_PROPERTY(QString online READ online NOTIFY changed)
    Q_PROPERTY(QString reopened READ reopened NOTIFY changed)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY changed)
    Q_PROPERTY(QString categoryTitle READ categoryTitle NOTIFY changed)
    Q_PROPERTY(citywall::services::BarModel *categories READ categories CONSTANT)
    Q_PROPERTY(citywall::services::BarModel *ages READ ages CONSTANT)
    Q_PROPERTY(citywall::services::BarModel *agencies READ agencies CONSTANT)
    Q_PROPERTY(citywall::services::BarModel *channels READ channels CONSTANT)
    Q_PROPERTY(citywall::RankingModel *requests READ requests CONSTANT)
    Q_PROPERTY(citywall::RankingModel *areas READ areas CONSTANT)
    Q_PROPERTY(bool perResidents READ isPerResidents CONSTANT)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    RequestOverview(RequestState &state, Metric overdue, QObject *parent = nullptr);

    static QList<Duration> spans();
    QStringList spanTitles() const;
    int spanIndex() const { return int(spans().indexOf(m_state.span())); }
    void setSpanIndex(int index);

    QString headline() const;
    QString note() const; ///< what the figures cannot say; empty if nothing
    QString opened() const;
    QString openedChange() const;
    QString closed() const;
    QString closedChange() const;
    QString overdue() const;
    QString overdueChange() const;
    int overdueSeverity() const;
    QString closeTime() const;
    QString closeTimeChange() const;
    QString online() const;
    QString reopened() const;
    QString category() const { return m_category; } ///< the term whose open requests are listed; empty = those of all
    void setCategory(const QString &term);          ///< the one already chosen is given up
    QString categoryTitle() const;
    BarModel *categories() { return &m_categories; }
    BarModel *ages() { return &m_ages; }
    BarModel *agencies() { return &m_agencies; }
    BarModel *channels() { return &m_channels; }
    RankingModel *requests() { return &m_requests; } ///< open ones, the most overdue first
    RankingModel *areas() { return &m_areas; }       ///< by backlog rate
    bool isPerResidents() const { return m_rate.per() == AreaRates::Per::Residents; }
    bool isLoading() const { return m_state.isLoading(); }
    bool isEmpty() const { return m_state.requests().empty(); }
    QString error() const { return m_state.error(); }

Q_SIGNALS:
    void changed();
    void spanChanged();

private:
    void update();
    void listRequests();
    void listAreas();
    void fillCategories();
    void fillAgencies();
    void fillAges();
    void fillChannels();

    RequestState &m_state;
    const Metric m_overdue;
    const AreaRate m_rate;
    QString m_category;
    BarModel m_categories;
    BarModel m_ages;
    BarModel m_agencies;
    BarModel m_channels;
    RankingModel m_requests;
    RankingModel m_areas;
};

} // namespace citywall::services
