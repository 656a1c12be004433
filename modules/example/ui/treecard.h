// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trees.h"
#include "sdk/entitycard.h"

#include <QQmlEngine>

namespace citywall::example {

/// The drill-down of one tree: its newest reading at the clock's time and the raw observations. Follows the selection. GUI
/// thread.
class TreeCard : public EntityCard
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString moisture READ moisture NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(double staleAfterMilliseconds READ staleAfterMilliseconds CONSTANT)
public:
    TreeCard(HistoryReader &history, const TimeContext &time, const Selection &selection,
             const QList<ObservationTable::Field> &fields, QObject *parent = nullptr);

    QString title() const;
    QString moisture() const { return m_moisture.format(newest()); }
    int severity() const { return m_moisture.severity(newest()); }
    double staleAfterMilliseconds() const { return double(soilFeedDescriptor().staleAfter.count()); }

private:
    double newest() const; ///< m³/m³; NaN = not known

    const Metric m_moisture;
};

} // namespace citywall::example
