// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/barmodel.h"

namespace citywall::services {

void BarModel::setBars(const QList<Bar> &bars)
{
    const int before = rowCount();
    const int after = int(bars.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_bars.resize(after);
        endRemoveRows();
    }
    for (int i = 0; i < std::min(before, after); ++i) {
        if (m_bars[i] == bars[i])
            continue;
        m_bars[i] = bars[i];
        Q_EMIT dataChanged(index(i), index(i));
    }
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_bars.append(bars.mid(before));
        endInsertRows();
    }
}

QVariant BarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Bar &bar = m_bars[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return bar.title;
    case IdRole:
        return bar.id;
    case TrailingRole:
        return bar.trailing;
    case ShareRole:
        return bar.share;
    case SeverityRole:
        return bar.severity;
    default:
        return {};
    }
}

QHash<int, QByteArray> BarModel::roleNames() const
{
    return { { IdRole, "entryId" },
             { TitleRole, "title" },
             { TrailingRole, "trailing" },
             { ShareRole, "share" },
             { SeverityRole, "severity" } };
}

} // namespace citywall::services
