// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/entityrows.h"

#include <QQmlEngine>

namespace citywall {

/// The page of one entity of one feed: what every drill-down tells, whatever else it makes of the entity's observations.
/// Follows the selection and the clock. GUI thread.
class EntityCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the modules")
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(double heardMilliseconds READ heardMilliseconds NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    EntityCard(const QString &feed, HistoryReader &history, const TimeContext &time, const Selection &selection,
               QList<ObservationTable::Field> fields, QObject *parent = nullptr);

    ObservationTable *observations() { return m_rows.table(); }
    bool isSimulated() const { return m_rows.isSimulated(); }
    QString source() const { return m_rows.source(); } ///< publisher of the newest row
    double heardMilliseconds() const; ///< phenomenon time of the newest row, since the epoch; 0 = none
    bool isLoading() const { return m_rows.isLoading(); }
    virtual bool isKnown() const { return m_rows.feature() && m_rows.shown() > 0; }
    QString error() const { return m_rows.error(); }

Q_SIGNALS:
    void changed();

protected:
    const EntityRows &rows() const { return m_rows; }
    virtual void show() { } ///< makes what is told from rows(), which have changed; changed() follows

private:
    EntityRows m_rows;
};

} // namespace citywall
