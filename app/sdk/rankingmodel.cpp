// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/rankingmodel.h"

#include "sdk/areas.h"
#include "sdk/exporttext.h"

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
    case ShareRole:
        return row.share;
    case MarkRole:
        return row.mark;
    default:
        return {};
    }
}

QHash<int, QByteArray> RankingModel::roleNames() const
{
    return { { IdRole, "entryId" },        { TitleRole, "title" }, { SubtitleRole, "subtitle" }, { TrailingRole, "trailing" },
             { SeverityRole, "severity" }, { ShareRole, "share" }, { MarkRole, "mark" } };
}

ExportText RankingModel::exportText(bool simulated) const
{
    ExportText text({ QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("detail"), QStringLiteral("value"),
                      QStringLiteral("severity") },
                    simulated);
    for (const RankingRow &row : m_rows) {
        const int area = m_areas && !row.position.isValid() ? m_areas->indexOf(row.id) : -1;
        text.add({ row.id, row.title, row.subtitle, row.trailing, row.severity },
                 area >= 0 ? geometryJson(m_areas->areas()[area].geometry) : geometryJson(GeoLine { row.position }));
    }
    return text;
}

QString RankingModel::csv(bool simulated) const { return QString::fromUtf8(exportText(simulated).csv()); }

QString RankingModel::geoJson(bool simulated) const { return QString::fromUtf8(exportText(simulated).geoJson()); }

} // namespace citywall
