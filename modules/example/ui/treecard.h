// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trees.h"
#include "sdk/entityrows.h"

#include <QQmlEngine>

namespace citywall::example {

/// The drill-down of one tree: its newest reading at the clock's time and the raw observations. Follows the selection. GUI
/// thread.
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
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    TreeCard(HistoryReader &history, const TimeContext &time, const Selection &selection, QList<ObservationTable::Field> fields,
             QObject *parent = nullptr);

    QString title() const;
    QString moisture() const { return m_moisture.format(newest()); }
    int severity() const { return m_moisture.severity(newest()); }
    double heardMilliseconds() const { return isKnown() ? double(m_rows.rows().phenomenonTime[m_rows.shown() - 1]) : 0; }
    double staleAfterMilliseconds() const { return double(soilFeedDescriptor().staleAfter.count()); }
    bool isSimulated() const { return m_rows.isSimulated(); }
    QString source() const { return m_rows.source(); }
    ObservationTable *observations() { return m_rows.table(); }
    bool isLoading() const { return m_rows.isLoading(); }
    bool isKnown() const { return m_rows.feature() && m_rows.shown() > 0; }
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

private:
    double newest() const; ///< m³/m³; NaN = not known

    const Metric m_moisture;
    EntityRows m_rows;
};

} // namespace citywall::example
