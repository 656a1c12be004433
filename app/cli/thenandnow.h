// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/moment.h"
#include "cli/usualweeks.h"
#include "sdk/comparison.h"

namespace citywall {

/// The comparison of an open city with itself at another time, or with what it usually is: makes the second clock, the modules once more
/// and an engine of QML in which their layers find them, when it begins, and lets go of all of it when it ends. GUI thread.
///
/// The usual is shown by the modules over a history that tells it (UsualHistory). What it is of a key figure, a density or a measure of
/// the city-wide view is the median or mean over the weeks themselves (UsualWeeks): no feature stands for those.
class ThenAndNow : public CityComparison
{
    Q_OBJECT
public:
    explicit ThenAndNow(Session &session);
    ~ThenAndNow() override;

    bool isActive() const override { return m_view != nullptr; }
    bool isUsual() const override { return m_usual; }
    int days() const override { return m_earlier.days; }
    qint64 moreMilliseconds() const override { return m_earlier.more.count(); }
    double nowMilliseconds() const override;
    TimeRange hour() const override { return m_weeks ? m_weeks->hour() : TimeRange(); }
    int weeks() const override { return m_weeks ? m_weeks->used() : 0; }
    bool isLoading() const override;
    QList<Kpi *> kpis() const override;
    QList<Layer *> layers() const override;
    QList<const TimeContext *> clocks() const override;
    QList<QObject *> models(const QString &layerId) const override;
    QObject *blankModel(const QString &layerId) const override { return m_weeks ? m_weeks->blankModel(layerId) : nullptr; }
    QString error() const override { return m_error; }

    void begin(int days, qint64 moreMilliseconds) override;
    void beginUsual() override;
    void end() override;
    void showIn(QObject *host, QObject *map) override;

private:
    struct View;
    void compareWith(const Earlier &earlier, bool usual);
    void open();

    Session &m_session;
    Earlier m_earlier;
    bool m_usual = false;
    std::unique_ptr<UsualWeeks> m_weeks; // of the usual
    std::unique_ptr<View> m_view;
    QString m_error;
};

} // namespace citywall
