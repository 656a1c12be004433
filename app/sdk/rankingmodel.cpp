// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/rankingmodel.h"

namespace citywall {

void RankingModel::setRows(const QList<RankingRow> &rows)
{
    const int before = rowCount();
    const int after = int(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(after);
        endRemoveRows();
    }
    for (int i = 0; i < std::min(before, after); ++i) {
        if (m_rows[i] == rows[i])
            continue;
        m_rows[i] = rows[i];
        Q_EMIT dataChanged(index(i), index(i));
    }
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows.append(rows.mid(before));
        endInsertRows();
    }
}

QVariant RankingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RankingRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case IdRole:
        return row.id;
    case SubtitleRole:
        return row.subtitle;
    case TrailingRole:
        return row.trailing;
    case SeverityRole:
        return row.severity;
    default:
        return {};
    }
}

QHash<int, QByteArray> RankingModel::roleNames() const
{
    return { { IdRole, "entryId" },
             { TitleRole, "title" },
             { SubtitleRole, "subtitle" },
             { TrailingRole, "trailing" },
             { SeverityRole, "severity" } };
}

} // namespace citywall
