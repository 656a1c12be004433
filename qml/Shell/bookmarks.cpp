// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookmarks.h"

#include "base/utctime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {
const QString bookmarkTime = QStringLiteral("time");
const QString bookmarkName = QStringLiteral("name");
} // namespace

QString Bookmarks::json() const
{
    QJsonArray all;
    for (const Bookmark &bookmark : m_rows)
        all.append(QJsonObject { { bookmarkTime, UtcTime { bookmark.milliseconds }.toIso() }, { bookmarkName, bookmark.name } });
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void Bookmarks::setJson(const QString &json)
{
    QList<Bookmark> rows;
    const QJsonArray all = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : all) {
        const UtcTime time = UtcTime::fromIso(value[bookmarkTime].toString());
        const QString name = nameFrom(value[bookmarkName].toString());
        if (time.isValid() && !name.isEmpty() && rows.size() < most)
            rows.append({ time.milliseconds, name });
    }
    std::ranges::sort(rows, std::less<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT jsonChanged();
}

QString Bookmarks::nameFrom(const QString &text) { return text.simplified().left(longestName); }

int Bookmarks::insert(const Bookmark &bookmark)
{
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), bookmark);
    const auto row = int(place - m_rows.cbegin());
    if (place != m_rows.cend() && *place == bookmark)
        return row;
    beginInsertRows({}, row, row);
    m_rows.insert(row, bookmark);
    endInsertRows();
    Q_EMIT jsonChanged();
    return row;
}

int Bookmarks::add(double milliseconds, const QString &name)
{
    const QString text = nameFrom(name);
    return std::isfinite(milliseconds) && !text.isEmpty() && m_rows.size() < most
        ? insert({ qint64(std::llround(milliseconds)), text })
        : -1;
}

bool Bookmarks::rename(int row, const QString &name)
{
    const QString text = nameFrom(name);
    if (row < 0 || row >= m_rows.size() || text.isEmpty())
        return false;
    if (m_rows[row].name == text)
        return true;
    const Bookmark renamed { m_rows[row].milliseconds, text };
    const bool afterLast = row == 0 || m_rows[row - 1] < renamed;
    if (afterLast && (row + 1 == m_rows.size() || renamed < m_rows[row + 1])) {
        m_rows[row] = renamed;
        Q_EMIT dataChanged(index(row), index(row), { Qt::DisplayRole, NameRole });
    } else { // of one instant they are in order of their names: it has to move, or to merge with another
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
        insert(renamed);
    }
    Q_EMIT jsonChanged();
    return true;
}

void Bookmarks::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_removed = m_rows.takeAt(row);
    endRemoveRows();
    Q_EMIT jsonChanged();
    Q_EMIT removedChanged();
}

void Bookmarks::undo()
{
    if (!m_removed)
        return;
    const Bookmark back = *std::exchange(m_removed, std::nullopt);
    if (m_rows.size() < most)
        insert(back);
    Q_EMIT removedChanged();
}

QVariant Bookmarks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Bookmark &bookmark = m_rows[index.row()];
    switch (role) {
    case TimeRole:
        return double(bookmark.milliseconds);
    case Qt::DisplayRole:
    case NameRole:
        return bookmark.name;
    default:
        return {};
    }
}

QHash<int, QByteArray> Bookmarks::roleNames() const { return { { TimeRole, "milliseconds" }, { NameRole, "name" } }; }

} // namespace citywall

#include "moc_bookmarks.cpp"
