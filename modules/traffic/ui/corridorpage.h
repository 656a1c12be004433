// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "core/corridorhistory.h"
#include "core/jamstate.h"
#include "core/trafficmetrics.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// The page of one corridor: travel time now, over the clock's day against the usual one, how reliable it is in the hours
/// that one looks at, what a change on a chosen day gained, and its links. Follows Selection::entity. GUI thread.
class CorridorPage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString timeText READ timeText NOTIFY changed)
    Q_PROPERTY(QString freeText READ freeText NOTIFY changed)
    Q_PROPERTY(QString indexText READ indexText NOTIFY changed)
    Q_PROPERTY(QString speedText READ speedText NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(QStringList hoursTitles READ hoursTitles CONSTANT)
    Q_PROPERTY(int hours READ hours WRITE setHours NOTIFY historyChanged)
    Q_PROPERTY(QString sampleText READ sampleText NOTIFY historyChanged)
    Q_PROPERTY(QString meanText READ meanText NOTIFY historyChanged)
    Q_PROPERTY(QString percentileText READ percentileText NOTIFY historyChanged)
    Q_PROPERTY(QString planningText READ planningText NOTIFY historyChanged)
    Q_PROPERTY(QString bufferText READ bufferText NOTIFY historyChanged)
    Q_PROPERTY(int planningSeverity READ planningSeverity NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> today READ today NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> usual READ usual NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> slowest READ slowest NOTIFY historyChanged)
    Q_PROPERTY(double dayBegin READ dayBegin NOTIFY historyChanged)
    Q_PROPERTY(double dayEnd READ dayEnd NOTIFY historyChanged)
    Q_PROPERTY(QString timeUnit READ timeUnit CONSTANT)
    Q_PROPERTY(QList<double> ratios READ ratios NOTIFY historyChanged)
    Q_PROPERTY(QList<double> lengths READ lengths NOTIFY changed)
    Q_PROPERTY(QStringList ends READ ends NOTIFY changed)
    Q_PROPERTY(double changeDay READ changeDay NOTIFY historyChanged)
    Q_PROPERTY(bool retimed READ isRetimed NOTIFY historyChanged)
    Q_PROPERTY(QString changeNote READ changeNote NOTIFY historyChanged)
    Q_PROPERTY(double changeInstant READ changeInstant NOTIFY historyChanged)
    Q_PROPERTY(QString comparedDays READ comparedDays NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> dailyBefore READ dailyBefore NOTIFY historyChanged)
    Q_PROPERTY(QList<QPointF> dailyAfter READ dailyAfter NOTIFY historyChanged)
    Q_PROPERTY(double comparedFrom READ comparedFrom NOTIFY historyChanged)
    Q_PROPERTY(double comparedTo READ comparedTo NOTIFY historyChanged)
    Q_PROPERTY(QString speedUnit READ speedUnit CONSTANT)
    Q_PROPERTY(bool compared READ isCompared NOTIFY historyChanged)
    Q_PROPERTY(QString changeText READ changeText NOTIFY historyChanged)
    Q_PROPERTY(QString changeInterval READ changeInterval NOTIFY historyChanged)
    Q_PROPERTY(QString changeWords READ changeWords NOTIFY historyChanged)
    Q_PROPERTY(QString beforeText READ beforeText NOTIFY historyChanged)
    Q_PROPERTY(QString afterText READ afterText NOTIFY historyChanged)
    Q_PROPERTY(QString beforeCaption READ beforeCaption NOTIFY historyChanged)
    Q_PROPERTY(QString afterCaption READ afterCaption NOTIFY historyChanged)
    Q_PROPERTY(citywall::RankingModel *links READ links CONSTANT)
    Q_PROPERTY(bool loading READ isLoading NOTIFY historyChanged)
    Q_PROPERTY(QString error READ error NOTIFY historyChanged)
public:
    CorridorPage(JamState &state, Selection &selection, TrafficMetrics metrics, QObject *parent = nullptr);

    bool isFound() const { return corridor() != nullptr; }
    QString title() const;
    QString description() const; ///< "10.2 km · 24 links · Near West Side"
    QString timeText() const { return m_metrics.corridorTime.format(m_seconds); }
    QString freeText() const { return m_metrics.corridorTime.format(m_freeSeconds); }
    QString indexText() const { return m_metrics.index.format(m_seconds / m_freeSeconds); }
    QString speedText() const { return m_metrics.speed.format(m_lengthMeters / m_seconds); }
    int severity() const { return m_metrics.index.severity(m_seconds / m_freeSeconds); }
    QStringList hoursTitles() const;
    int hours() const { return m_hours; }
    void setHours(int index);
    QString sampleText() const; ///< which travel times the figures are of
    QString meanText() const { return m_metrics.corridorTime.format(m_reliability.meanSeconds); }
    QString percentileText() const { return m_metrics.corridorTime.format(m_reliability.percentile95Seconds); }
    QString planningText() const { return m_metrics.planningTimeIndex.format(m_reliability.planningTimeIndex); }
    QString bufferText() const { return m_metrics.bufferIndex.format(m_reliability.bufferIndex); }
    int planningSeverity() const { return m_metrics.planningTimeIndex.severity(m_reliability.planningTimeIndex); }
    QList<QPointF> today() const { return m_today; }     ///< (ms, travel time in the unit shown), up to the clock's time
    QList<QPointF> usual() const { return m_usual; }     ///< median of such days
    QList<QPointF> slowest() const { return m_slowest; } ///< their 95th percentile
    double dayBegin() const { return double(m_day.begin.milliseconds); }
    double dayEnd() const { return double(m_day.end.milliseconds); }
    QString timeUnit() const { return m_metrics.corridorTime.unit; }
    /// Speed / free-flow speed of each link (rows, as they are driven) at each quarter of an hour of the day (columns).
    QList<double> ratios() const { return m_ratios; }
    QList<double> lengths() const { return m_lengths; } ///< of the links in metres
    QStringList ends() const; ///< what the first and the last link are called, where they have names of their own
    double changeDay() const { return m_change.isValid() ? double(dayRange(m_change, zone()).begin.milliseconds) : 0; }
    bool isRetimed() const; ///< the history tells of a day on which signals were
    QString changeNote() const; ///< what the history tells of the day of the change; may be empty
    double changeInstant() const; ///< when it happened, else the day's begin; ms
    QString comparedDays() const; ///< of which kind
    QList<QPointF> dailyBefore() const { return m_dailyBefore; } ///< (noon in ms, mean speed in the unit shown), one for each day
    QList<QPointF> dailyAfter() const { return m_dailyAfter; }
    double comparedFrom() const { return double(m_windows.before.begin.milliseconds); }
    double comparedTo() const { return double(m_windows.after.end.milliseconds); }
    QString speedUnit() const { return m_metrics.speed.unit; }
    bool isCompared() const { return m_comparison.isKnown(); }
    QString changeText() const;
    QString changeInterval() const;
    QString changeWords() const;
    QString beforeText() const { return m_metrics.speed.format(m_comparison.beforeMean); }
    QString afterText() const { return m_metrics.speed.format(m_comparison.afterMean); }
    QString beforeCaption() const { return tr("before, days: %1").arg(m_comparison.beforeCount); }
    QString afterCaption() const { return tr("after, days: %1").arg(m_comparison.afterCount); }
    RankingModel *links() { return &m_links; }
    bool isLoading() const { return m_history.isLoading(); }
    QString error() const { return m_history.error(); }

    Q_INVOKABLE void takeClockDay(); ///< as the day of the change
    Q_INVOKABLE void moveChangeDay(int days);
    Q_INVOKABLE void forgetChangeDay();
    Q_INVOKABLE void openLink(const QString &id);

Q_SIGNALS:
    void changed();
    void historyChanged();

private:
    const Corridor *corridor() const { return m_id.isEmpty() ? nullptr : m_state.corridor(m_id); }
    QTimeZone zone() const { return m_state.network().time().zone(); }
    void followSelection();
    void followClock();
    void showNow();
    void showHistory();
    void showDay(const CorridorSamples &samples);
    void showComparison(const CorridorSamples &samples);
    void chooseChange();
    void compareDays(const CorridorSamples &samples, DayKind kind);
    const Retiming *retimingOfChange() const;
    Selected selected(TimeRange range) const;

    JamState &m_state;
    Selection &m_selection;
    const TrafficMetrics m_metrics;
    CorridorHistory m_history;
    RankingModel m_links;
    QString m_id;
    double m_lengthMeters = 0;
    double m_seconds = unknown;
    double m_freeSeconds = unknown;
    int m_hours = 3; // all that is day
    QDate m_change;
    bool m_changeChosen = false; // by a person, or taken away; else it is the last retiming that the history tells of
    DayKind m_compared = DayKind::Workday;
    QList<QPointF> m_dailyBefore;
    QList<QPointF> m_dailyAfter;
    UtcTime m_shown; // the quarter of an hour that the history is shown for
    Reliability m_reliability;
    Comparison m_comparison;
    Windows m_windows;
    TimeRange m_day;
    QList<QPointF> m_today;
    QList<QPointF> m_usual;
    QList<QPointF> m_slowest;
    QList<double> m_ratios;
    QList<double> m_lengths;
};

} // namespace citywall::traffic
