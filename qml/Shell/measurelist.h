// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measuregrids.h"

#include <QAbstractListModel>
#include <QPointF>
#include <QQmlEngine>

namespace citywall {

/// The measures of all modules for one area, in the modules' order; a module without any has one row that says so.
/// Numbers are in display units. GUI thread.
class MeasureList : public QAbstractListModel
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MeasureList)
    QML_UNCREATABLE("AcrossModel has one")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool known READ isKnown NOTIFY countChanged)
public:
    enum Role {
        IdRole = Qt::UserRole, ///< the metric's; empty = the module has no measure
        ModuleRole,
        ModuleTitleRole,
        FirstRole,     ///< the first row of its module
        TitleRole,
        DescriptionRole,
        UnitRole,
        DecimalsRole,
        ValueRole,     ///< in words, without the unit
        KnownRole,
        SeverityRole,
        DifferenceRole, ///< against the window before, signed, in words with the unit; empty = unknown or none
        TrendRole,     ///< −1 worse than in the window before, 0 the same or neither, 1 better
        PointsRole,    ///< middle of the bucket (ms since the epoch), value; NaN = a gap
        ProblemRole,   ///< why there are no values, in words; empty = there may be
    };
    explicit MeasureList(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    /// @param area index into the grids' areas; the last is the whole city
    void setValues(const MeasureGrids &grids, size_t area);

    int count() const { return int(m_rows.size()); }
    bool isKnown() const; ///< there is a value in some row
    Q_INVOKABLE QString textAt(int row, int bucket) const; ///< value with its unit; "–" where it is not known
    /// {id, title, module} of each measure, for choosing one.
    Q_INVOKABLE QVariantList choices() const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    struct Row {
        QString module;
        QString moduleTitle;
        bool first = false;
        Metric metric {};
        double value = std::numeric_limits<double>::quiet_NaN();
        double before = std::numeric_limits<double>::quiet_NaN();
        std::vector<double> course {};
        QList<QPointF> points {};
        QString problem {};
    };
    static Row rowOf(const MeasureValues &values, TimeRange range, size_t area);
    static QString differenceOf(const Row &row);
    static int trendOf(const Row &row);

    QList<Row> m_rows;
};

} // namespace citywall
