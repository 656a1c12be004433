// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requeststate.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"
#include "ui/comparison.h"
#include "ui/openrequests.h"

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
    Q_PROPERTY(citywall::services::Comparison *comparison READ comparison CONSTANT)
    Q_PROPERTY(citywall::services::OpenRequests *open READ open CONSTANT)
    Q_PROPERTY(citywall::RankingModel *ages READ ages CONSTANT)
    Q_PROPERTY(citywall::RankingModel *channels READ channels CONSTANT)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    /// @param overdue metric of the share overdue, whose limits give the severity
    RequestOverview(RequestState &state, const Metric &overdue, QObject *parent = nullptr);

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
    Comparison *comparison() { return &m_comparison; }
    OpenRequests *open() { return &m_open; }
    RankingModel *ages() { return &m_ages; }
    RankingModel *channels() { return &m_channels; }
    bool isLoading() const { return m_state.isLoading(); }
    bool isEmpty() const { return m_state.requests().empty(); }
    QString error() const { return m_state.error(); }

Q_SIGNALS:
    void changed();
    void spanChanged();

private:
    void update();
    void fillAges();
    void fillChannels();

    RequestState &m_state;
    const Metric m_overdue;
    Comparison m_comparison;
    OpenRequests m_open;
    RankingModel m_ages;
    RankingModel m_channels;
};

} // namespace citywall::services
