// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace citywall {

/// One line of a ranked list, as it is read.
struct RankingRow {
    QString id; ///< of the area or feature
    QString title;
    QString subtitle;
    QString trailing;
    int severity = 0;

    bool operator==(const RankingRow &) const = default;
};

/// A short ranked list that is replaced often: tells views of nothing but what differs. GUI thread.
class RankingModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
public:
    enum Role { IdRole = Qt::UserRole, TitleRole, SubtitleRole, TrailingRole, SeverityRole };
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<RankingRow> &rows);
    const QList<RankingRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<RankingRow> m_rows;
};

} // namespace citywall
