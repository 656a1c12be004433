// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/moment.h"
#include "engine/core/usualhours.h"

namespace citywall {

/// The weeks that the usual of the clock's hour is made of: the modules once more in each of them, in the middle of that hour, and what
/// their key figures usually are. A week is opened when it is first used. GUI thread.
class UsualWeeks : public QObject
{
    Q_OBJECT
public:
    explicit UsualWeeks(Session &session);

    TimeRange hour() const { return m_hour.hour; } ///< of now
    int used() const; ///< of the module that is chosen; of all departments, the most that any of them has
    /// At the clock's time of day in each week; none if they are too few.
    QList<const TimeContext *> clocks() const;
    QList<QObject *> models(const QString &layerId) const; ///< of a layer in each week of which its module holds something
    QObject *blankModel(const QString &layerId) const; ///< of a layer where nothing is known; null if there is no such layer
    QList<Kpi *> kpis() const;
    bool isLoading() const;

Q_SIGNALS:
    void changed(); ///< hour or weeks are others
    void loadingChanged();

private:
    struct Week {
        Week(Session &session, int weeks)
            : clock(session.clock(), { 7 * weeks, {} }), moment(session, { 7 * weeks, {}, true }, Moment::Of::Past)
        {
        }
        EarlierClock clock;
        Moment moment;
    };
    void follow();
    void open(size_t week);
    void summarise(Kpi &usual);
    UsualHour hourOf(const QString &module) const;
    std::vector<const Week *> weeksOf(const UsualHour &hour) const;

    Session &m_session;
    Moment m_nothing;
    UsualHour m_hour;
    std::array<std::unique_ptr<Week>, mostWeeks> m_weeks;
    std::vector<std::unique_ptr<Kpi>> m_kpis;
};

} // namespace citywall
