// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/arearates.h"
#include "core/requeststate.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// Requests compared by category, agency or area, by one figure at a time, what needs attention first. The line across a
/// bar is the same figure of all of them together. GUI thread.
class Comparison : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(RequestComparison)
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QStringList groupings READ groupings CONSTANT)
    Q_PROPERTY(int grouping READ grouping WRITE setGrouping NOTIFY changed)
    Q_PROPERTY(QStringList measures READ measures CONSTANT)
    Q_PROPERTY(int measure READ measure WRITE setMeasure NOTIFY changed)
    Q_PROPERTY(QString method READ method NOTIFY changed)
    Q_PROPERTY(QString exportName READ exportName NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *rows READ rows CONSTANT)
public:
    enum Grouping { ByCategory, ByAgency, ByArea };
    Q_ENUM(Grouping)
    enum Measure { Open, Overdue, InTime, Reopened };
    Q_ENUM(Measure)

    /// @param overdue metric of the share overdue, whose limits give the severity
    Comparison(const RequestState &state, Metric overdue, QObject *parent = nullptr);

    QStringList groupings() const;
    int grouping() const { return m_grouping; }
    void setGrouping(int grouping);
    QStringList measures() const;
    int measure() const { return m_measure; }
    void setMeasure(int measure);
    QString method() const;     ///< what the bars are of, and what the line is
    QString exportName() const; ///< in plain letters
    RankingModel *rows() { return &m_rows; } ///< ids: the term, or the area's id

Q_SIGNALS:
    void changed();

private:
    struct Value {
        double number; ///< what is ranked and drawn; NaN = left out
        int of;        ///< cases that it is a share of; 0 = it is no share
    };
    void update();
    std::vector<Figures> figures() const;
    Value valueOf(const Figures &figures) const;
    bool isRate() const { return m_grouping == ByArea && m_measure == Open; }
    RankingRow rowOf(int key, const Figures &figures, Value value) const;

    const RequestState &m_state;
    const Metric m_overdue;
    const AreaRate m_rate;
    Grouping m_grouping = ByCategory;
    Measure m_measure = Open;
    RankingModel m_rows;
};

} // namespace citywall::services
