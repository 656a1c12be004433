// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>
#include <tuple>

namespace citywall {

/// Instants that somebody gave a name, in order of time. Knows nothing of where they are kept: `json` is all of them. GUI thread.
class Bookmarks : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString json READ json WRITE setJson NOTIFY jsonChanged)
    Q_PROPERTY(int count READ rowCount NOTIFY jsonChanged)
    Q_PROPERTY(bool full READ isFull NOTIFY jsonChanged)
    Q_PROPERTY(QString removed READ removed NOTIFY removedChanged)
public:
    enum Role { TimeRole = Qt::UserRole, NameRole };
    using QAbstractListModel::QAbstractListModel;

    static constexpr qsizetype longestName = 120;
    static constexpr qsizetype most = 500; ///< more are not taken

    /// [{"time": RFC 3339, "name": text}, …] in order of time. What cannot be read of it is left out.
    QString json() const;
    void setJson(const QString &json);
    bool isFull() const { return m_rows.size() >= most; } ///< no more are taken
    /// Whom undo() would bring back; empty = nobody.
    QString removed() const { return m_removed ? m_removed->name : QString(); }

    /// @returns the row; −1 if the name is empty or there is no room. Of the same time and name there is only one.
    Q_INVOKABLE int add(double milliseconds, const QString &name);
    Q_INVOKABLE bool rename(int row, const QString &name); ///< @returns whether the name could be taken
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void undo(); ///< brings back the one removed last

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void jsonChanged();
    void removedChanged();

private:
    struct Bookmark {
        qint64 milliseconds = 0; ///< since the epoch
        QString name;
        bool operator==(const Bookmark &) const = default;
        bool operator<(const Bookmark &other) const
        {
            return std::tie(milliseconds, name) < std::tie(other.milliseconds, other.name);
        }
    };
    static QString nameFrom(const QString &text);
    int insert(const Bookmark &bookmark);

    QList<Bookmark> m_rows;
    std::optional<Bookmark> m_removed;
};

} // namespace citywall
