// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace citywall::services {

/// One bar of a horizontal bar list, as it is read.
struct Bar {
    QString id;       ///< what a click on it opens; may be empty
    QString title;
    QString trailing; ///< the value in words
    double share = 0; ///< length of the bar, 0–1
    int severity = 0;

    bool operator==(const Bar &) const = default;
};

/// A short list of bars that is replaced often: tells views of nothing but what differs. GUI thread.
class BarModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
public:
    enum Role { IdRole = Qt::UserRole, TitleRole, TrailingRole, ShareRole, SeverityRole };
    using QAbstractListModel::QAbstractListModel;

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_bars.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<Bar> m_bars;
};

} // namespace citywall::services
