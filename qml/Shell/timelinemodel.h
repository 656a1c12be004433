// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

#include <QQmlEngine>
#include <QTimer>

namespace citywall {

/// How many observations a bar of full height stands for: as many as the highest has, unless few bars are more than twice as high as all
/// the others. Then it is the 98th percentile (nearest rank) of the bars that are not empty, and of eight bars or more at least the second
/// highest, so that one hour of a backfill does not press a day flat; the few are drawn cut off. 0 where all are empty.
qint64 barScale(const std::vector<qint64> &counts);

/// The stretch of time that the timeline shows, and how many observations lie where in it. Follows the clock as it
/// leaves the stretch, and the history as it grows. While now is compared with the usual, it also counts the same stretch in the weeks
/// before. Times are milliseconds since the epoch, as double for QML.
/// GUI thread; works on the shell's services (clock, history) and its comparison.
class TimelineModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double begin READ begin NOTIFY viewChanged)
    Q_PROPERTY(double end READ end NOTIFY viewChanged)
    Q_PROPERTY(double span READ span NOTIFY viewChanged)
    Q_PROPERTY(QVariantList lanes READ laneList WRITE setLaneList NOTIFY lanesChanged) // of lists of feeds
    Q_PROPERTY(int buckets READ buckets WRITE setBuckets NOTIFY bucketsChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY histogramChanged)
    Q_PROPERTY(QString error READ error NOTIFY histogramChanged)
    Q_PROPERTY(double bucketLength READ bucketLength NOTIFY histogramChanged)
    Q_PROPERTY(QList<double> largest READ largest NOTIFY histogramChanged)
    Q_PROPERTY(QList<double> totals READ totals NOTIFY histogramChanged)
    Q_PROPERTY(QList<double> scales READ scales NOTIFY histogramChanged)
    Q_PROPERTY(bool usualKnown READ isUsualKnown NOTIFY histogramChanged)
public:
    explicit TimelineModel(QObject *parent = nullptr);

    double begin() const { return m_begin; }
    double end() const { return m_end; }
    double span() const { return m_end - m_begin; }
    QList<QStringList> lanes() const { return m_lanes; }
    void setLanes(const QList<QStringList> &lanes); ///< the feeds whose observations each counts together
    QVariantList laneList() const { return { m_lanes.begin(), m_lanes.end() }; }
    void setLaneList(const QVariantList &lanes);
    int buckets() const { return m_buckets; } ///< at most so many bars in the view; each a round length of time
    void setBuckets(int buckets);
    bool isLoading() const { return m_loading; }
    QString error() const { return m_error; }
    /// Its counts are of the lanes, in their order; empty until it has been counted.
    const Histogram &histogram() const { return m_histogram; }
    double bucketLength() const; ///< of time that one bar stands for, in milliseconds; 0 = there are none
    QList<double> largest() const; ///< the most observations in one bar, by lane
    QList<double> totals() const; ///< the sum of a lane's bars
    QList<double> scales() const; ///< by lane
    /// What a bar of full height stands for: barScale() of the bars and of what is usual for them.
    qint64 scaleOf(int lane) const;
    /// What is usual for a bar: usualOf() the observations in the bars that began 1 … 4 weeks earlier at the same time of the city's clocks
    /// and are as long. Those before the first observation of each of the lane's feeds are not known, nor is a week in which the lane tells
    /// nothing anywhere in the view. NaN where it is not known, where bars are longer than a day, and while now is not compared with it.
    Q_INVOKABLE double usualAt(int lane, int bucket) const;
    bool isUsualKnown() const; ///< of some bar
    Q_INVOKABLE int bucketAt(double milliseconds) const; ///< the bar that holds the instant; −1 = none does
    Q_INVOKABLE double bucketBegin(int bucket) const;
    Q_INVOKABLE double countOf(int lane, int bucket) const; ///< observations; NaN where nothing has been counted
    Q_INVOKABLE double
    totalOf(const QString &feed) const; ///< observations of one feed of any lane; NaN where it has not been counted

    Q_INVOKABLE double timeAt(double x, double width) const; ///< the instant at a place along the track
    Q_INVOKABLE double xAt(double milliseconds, double width) const;
    /// Shows [begin, end]; kept between a minute and ten years long.
    Q_INVOKABLE void show(double begin, double end);
    /// A factor under 1 zooms in; the instant at the anchor stays where it is.
    Q_INVOKABLE void zoom(double factor, double anchorMilliseconds);
    Q_INVOKABLE void pan(double milliseconds);
    /// So many milliseconds, with the clock's time near the right edge when live, else in the middle.
    Q_INVOKABLE void showSpan(double milliseconds);
    Q_INVOKABLE void showAll(); ///< everything that can be played

Q_SIGNALS:
    void viewChanged();
    void lanesChanged();
    void bucketsChanged();
    void histogramChanged();

private:
    void follow();
    void ask();
    void soon();
    TimeRange countedRange(int &count) const;
    /// One of the histograms that make a picture: of the bars from one on, so many weeks before.
    struct Part {
        int weeks;
        int bar;
        QFuture<Histogram> counted;
    };
    void compare();
    std::vector<Part> partsOf(const QStringList &feeds, TimeRange range, int count) const;
    void take(const std::vector<Part> &parts, quint64 request);
    void bringTogether(const Histogram &byFeed);
    static std::vector<qint64> countsOfLane(const QStringList &lane, const Histogram &byFeed);
    std::vector<double> usualOfLane(const QStringList &lane, const std::vector<Part> &parts) const;

    double m_begin = 0;
    double m_end = 0;
    QList<QStringList> m_lanes;
    QHash<QString, qint64> m_totals; // by feed
    int m_buckets = 200;
    Histogram m_histogram;
    bool m_compared = false; // with the usual
    std::vector<std::vector<double>> m_usual; // by lane and bar; empty = not compared, or not known
    bool m_loading = false;
    QString m_error;
    quint64 m_request = 0;
    bool m_again = false; // what is under way is not what is shown any more
    QTimer m_soon; // joins the changes of one gesture
    QTimer m_later; // observations arrive all the time
};

} // namespace citywall
