// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <tuple>

namespace citywall {

class AreaIndex;
class ExportText;

/// One line of a ranked list, as it is read.
struct RankingRow {
    QString id; ///< of the area or feature
    QString title;
    QString subtitle;
    QString trailing;     ///< the value in words
    int severity = 0;     ///< −1 unknown, 0 normal … 3 critical
    double share = -1;    ///< length of a bar, 0–1; −1 = no bar
    double mark = -1;     ///< a line across the bar that it is compared with, 0–1; −1 = none
    GeoPoint position {}; ///< where it is; invalid = an area (RankingModel::setAreas) or nowhere

    bool operator==(const RankingRow &other) const
    {
        const auto read = [](const RankingRow &r) {
            return std::tie(r.id, r.title, r.subtitle, r.trailing, r.severity, r.share, r.mark);
        };
        const bool nowhere = !position.isValid() && !other.position.isValid(); // NaN differs from itself
        return read(*this) == read(other) && (nowhere || position == other.position);
    }
};

/// A short ranked list that is replaced often: tells views of nothing but what differs. GUI thread.
class RankingModel : public QAbstractListModel
{
    Q_OBJECT
    QML_NAMED_ELEMENT(RankingModel)
    QML_UNCREATABLE("modules make them")
public:
    enum Role { IdRole = Qt::UserRole, TitleRole, SubtitleRole, TrailingRole, SeverityRole, ShareRole, MarkRole };
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<RankingRow> &rows);
    const QList<RankingRow> &rows() const { return m_rows; }
    /// The index that rows without a position are looked up in, for export; must outlive the model.
    void setAreas(const AreaIndex *areas) { m_areas = areas; }

    /// The list as it stands, for other programs: sdk/exporttext.h. @param simulated adds a column that says so
    Q_INVOKABLE QString csv(bool simulated) const;
    Q_INVOKABLE QString geoJson(bool simulated) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    ExportText exportText(bool simulated) const;

    QList<RankingRow> m_rows;
    const AreaIndex *m_areas = nullptr;
};

} // namespace citywall
