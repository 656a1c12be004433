// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"
#include "sdk/selection.h"

#include <QTimer>

namespace citywall {

/// How much a feed brought in each minute of the last hour before the clock's time, and which of its entities was observed last,
/// as the history has them. GUI thread.
class FeedCourse : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString feed READ feed WRITE setFeed NOTIFY feedChanged)
    Q_PROPERTY(QList<double> perMinute READ perMinute NOTIFY changed)
    Q_PROPERTY(double highest READ highest NOTIFY changed)
    Q_PROPERTY(double beginMilliseconds READ beginMilliseconds NOTIFY changed)
    Q_PROPERTY(double endMilliseconds READ endMilliseconds NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    static constexpr int minutes = 60;
    explicit FeedCourse(QObject *parent = nullptr);

    QString feed() const { return m_feed; } ///< FeedDescriptor::id; empty = nothing is read
    void setFeed(const QString &feed);
    QList<double> perMinute() const { return m_perMinute; } ///< observations, oldest first; empty = not known yet
    double highest() const;                                 ///< of them
    double beginMilliseconds() const { return double(m_range.begin.milliseconds); } ///< of that hour, since the epoch
    double endMilliseconds() const { return double(m_range.end.milliseconds); }
    bool isLoading() const { return m_asked; }
    QString error() const { return m_error; }

    /// Looks for the entity of the newest observation up to the clock's time, a day back at most; the answer is newestFound() or
    /// newestFailed().
    Q_INVOKABLE void findNewest();

Q_SIGNALS:
    void feedChanged();
    void changed();
    void newestFound(const citywall::EntityRef &entity); ///< not valid = there is none
    void newestFailed(const QString &reason); ///< it is not known whether there is one

private:
    void follow();
    void read();
    void findNewest(UtcTime end, int attempt);

    QString m_feed;
    TimeRange m_range; // of what is shown or asked for
    QList<double> m_perMinute;
    QString m_error;
    bool m_asked = false;
    quint64 m_request = 0;
    QTimer m_soon;
};

} // namespace citywall
