// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <QTime>

namespace citywall {

/// One crew's time in the control room.
struct WorkShift {
    Q_GADGET
    QML_VALUE_TYPE(workShift)
    Q_PROPERTY(double begin MEMBER begin)
    Q_PROPERTY(double end MEMBER end)
    Q_PROPERTY(QString hours MEMBER hours)
    Q_PROPERTY(bool even MEMBER even)
public:
    double begin = 0; ///< milliseconds since the epoch
    double end = 0;
    QString hours;     ///< "06:00 – 14:00", in the city's zone
    bool even = false; ///< alternates from one to the next

    bool operator==(const WorkShift &) const = default;
};

/// When the control room's crews hand over to each other, by the city's clock: over a change to or from summer time a shift is an
/// hour shorter or longer, as it is for its crew.
class WorkShifts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList starts READ starts WRITE setStarts NOTIFY startsChanged)
public:
    using QObject::QObject;

    /// Times of day "HH:mm", in any order; what is no time of day is left out.
    QStringList starts() const;
    void setStarts(const QStringList &starts);

    /// Those that overlap [begin, end), the first and the last whole; none of a span longer than `longest`, where they would be
    /// too many to be told apart.
    Q_INVOKABLE QList<citywall::WorkShift> between(double begin, double end) const;
    static constexpr double longest = 40 * 86'400'000.0;

Q_SIGNALS:
    void startsChanged();

private:
    QList<QTime> m_starts; // in order
};

} // namespace citywall
