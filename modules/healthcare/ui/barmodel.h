// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace citywall::healthcare {

/// One horizontal bar, as it is read.
struct Bar {
    QString id;
    QString title;
    QString note;      ///< in small type below; may be empty
    QString trailing;  ///< the value in words
    double value = 0;  ///< length, 0–1 of the scale; NaN = not known
    double mark = 0;   ///< a line across the bar for comparison; NaN = none
    int severity = 0;  ///< −1 unknown … 3 critical

    bool operator==(const Bar &o) const
    {
        const auto same = [](double a, double b) { return a == b || (a != a && b != b); };
        return id == o.id && title == o.title && note == o.note && trailing == o.trailing && same(value, o.value)
            && same(mark, o.mark) && severity == o.severity;
    }
};

/// A short list of bars that is replaced often: tells views of nothing but what differs. GUI thread.
class BarModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
public:
    enum Role { IdRole = Qt::UserRole, TitleRole, NoteRole, TrailingRole, ValueRole, MarkRole, SeverityRole };
    using QAbstractListModel::QAbstractListModel;

    void setBars(const QList<Bar> &bars);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_bars.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<Bar> m_bars;
};

} // namespace citywall::healthcare
