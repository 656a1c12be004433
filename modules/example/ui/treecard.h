// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trees.h"
#include "sdk/feedwindow.h"
#include "sdk/observationtable.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::example {

/// The drill-down of one tree: its newest reading and the raw observations of the two days before the clock's time. Follows the
/// selection. GUI thread.
class TreeCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString moisture READ moisture NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    TreeCard(HistoryReader &history, const TimeContext &time, const Selection &selection, QList<ObservationTable::Field> fields,
             QObject *parent = nullptr);

    QString title() const;
    QString moisture() const { return m_moisture.format(newest()); }
    int severity() const { return m_moisture.severity(newest()); }
    double heardMilliseconds() const { return isKnown() ? double(m_rows->phenomenonTime.back()) : 0; }
    double staleAfterMilliseconds() const { return double(soilFeedDescriptor().staleAfter.count()); }
    bool isSimulated() const { return newestSource().simulated; }
    QString source() const { return newestSource().attribution; }
    ObservationTable *observations() { return &m_table; }
    bool isKnown() const { return m_rows->size() > 0; }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();

private:
    void show();
    double newest() const;
    Source newestSource() const;

    const Selection &m_selection;
    const Metric m_moisture;
    FeedWindow m_window;
    ObservationsPtr m_rows; // of the tree, up to the clock's time
    ObservationTable m_table;
};

} // namespace citywall::example
