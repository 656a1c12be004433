// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historyarchive.h"
#include "sdk/city.h"
#include "sdk/historyhealth.h"

#include <QMap>
#include <QTimeZone>

#include <functional>

namespace citywall {

/// Tells people what an archive says of itself: on stderr, in City::notices and in the HistoryHealth. What cannot be stored stands there
/// until it can be again; what is damaged has one notice for each feed, which grows with what is found. GUI thread.
class HistoryNews : public QObject
{
    Q_OBJECT
public:
    struct Place {
        City &city;
        HistoryHealth &health;
        QTimeZone zone;
        std::function<QString(const QString &feed)> titleOf; ///< asked when something is told
    };
    explicit HistoryNews(Place place) : m_place(std::move(place)) { }

    /// What the health says by then is a problem for good.
    void watch(const HistoryArchive &archive);

private:
    struct Damage {
        QList<TimeRange> spans; ///< in order, apart from each other
        qint64 observations = 0;
        bool hasNames = false; ///< rows of names and words
        QString notice; ///< as it was told
    };
    void tellTrouble(const HistoryArchive &archive, const QString &lasting);
    void tellDamage(const HistoryDamage &found);
    QString textOf(const QString &feed, const Damage &damage) const;
    QString textOf(TimeRange span) const;
    void replaceNotice(const QString &former, const QString &notice);

    const Place m_place;
    QString m_trouble; // as it was told
    QMap<QString, Damage> m_damage; // by feed
};

} // namespace citywall
