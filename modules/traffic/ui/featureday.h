// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/featurehistory.h"
#include "sdk/observationtable.h"

namespace citywall::traffic {

/// The day of one feature as its page shows it: the curve of one value against the usual one, in display units, and its raw
/// observations of the 24 hours before the clock's time. GUI thread.
class FeatureDay : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("pages have it")
    Q_PROPERTY(QList<QPointF> observed READ observed NOTIFY changed)
    Q_PROPERTY(QList<QPointF> usual READ usual NOTIFY changed)
    Q_PROPERTY(double begin READ begin NOTIFY changed)
    Q_PROPERTY(double end READ end NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(citywall::ObservationTable *observations READ observations CONSTANT)
    Q_PROPERTY(int observationCount READ observationCount NOTIFY observationsChanged)
    Q_PROPERTY(QString source READ source NOTIFY observationsChanged)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY observationsChanged)
public:
    /// @param curve the field that is drawn; its metric gives the unit
    /// @param least values of the curve below count as unknown
    FeatureDay(const QString &feed, const QList<ObservationTable::Field> &fields, size_t curve, double least,
               HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    void setFeature(std::optional<FeatureKey> feature, std::optional<FeatureKey> whole = {}); ///< as FeatureHistory has it
    QList<QPointF> observed() const { return m_observed; } ///< (ms, display unit), up to the clock's time
    QList<QPointF> usual() const { return m_usual; }       ///< (ms, display unit)
    double begin() const { return double(m_history.day().begin.milliseconds); }
    double end() const { return double(m_history.day().end.milliseconds); }
    bool isLoading() const { return m_history.isLoading() && m_history.columns()->size() == 0; }
    QString error() const { return m_history.error(); }
    ObservationTable *observations() { return &m_table; }
    int observationCount() const { return m_table.rowCount(); }
    QString source() const; ///< publisher of the newest observation up to the clock's time
    bool isSimulated() const { return newestSource().simulated; }

Q_SIGNALS:
    void changed();
    void observationsChanged();

private:
    void followClock();
    void take();
    QList<QPointF> displayed(QList<QPointF> points) const;
    Source newestSource() const;

    const QString m_feed;
    const Metric m_metric;
    HistoryReader &m_reader;
    const TimeContext &m_time;
    FeatureHistory m_history;
    ObservationTable m_table;
    bool m_chosen = false;
    QList<QPointF> m_observed;
    QList<QPointF> m_usual;
};

} // namespace citywall::traffic
