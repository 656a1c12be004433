// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/descriptors.h"
#include "sdk/timecontext.h"

#include <vector>

namespace citywall {

/// What is usual is the median over the same hour of the same weekday in the last weeks: four, so that a season does not blur it and one
/// odd week does not make it; as many of them as the history holds; and never fewer than two, for one would be "a week earlier".
inline constexpr int mostWeeks = 4;
inline constexpr int fewestWeeks = 2;

/// The middle one of an odd number of values, the mean of the two middle ones of an even number (the default of R and of NumPy: type 7
/// of R. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50, 1996). NaN is left out; NaN of none.
double medianOf(std::vector<double> values);
/// The median over weeks, one value for each: NaN if fewer than fewestWeeks are known.
double usualOf(std::vector<double> weeks);

/// Then, or the usual, beside now: the same modules once more, by a clock that runs some time earlier or over a history that tells what
/// is usual. Their layers are drawn by the same code with the same palettes into a second map, and their key figures can be subtracted.
/// GUI thread.
class CityComparison : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)
    Q_PROPERTY(bool usual READ isUsual NOTIFY earlierChanged)
    Q_PROPERTY(int days READ days NOTIFY earlierChanged)
    Q_PROPERTY(qint64 moreMilliseconds READ moreMilliseconds NOTIFY earlierChanged)
    Q_PROPERTY(double nowMilliseconds READ nowMilliseconds NOTIFY nowChanged)
    Q_PROPERTY(citywall::TimeRange hour READ hour NOTIFY nowChanged)
    Q_PROPERTY(int weeks READ weeks NOTIFY nowChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QList<citywall::Kpi *> kpis READ kpis NOTIFY activeChanged)
    Q_PROPERTY(QList<citywall::Layer *> layers READ layers NOTIFY activeChanged)
    Q_PROPERTY(QString error READ error NOTIFY activeChanged)
public:
    using QObject::QObject;

    virtual bool isActive() const = 0;
    virtual bool isUsual() const = 0; ///< compared with the usual, not with an earlier time
    /// How much earlier: days of the city's calendar, and milliseconds.
    virtual int days() const = 0;
    virtual qint64 moreMilliseconds() const = 0;
    virtual double nowMilliseconds() const = 0; ///< of then, since the epoch; NaN when not active
    virtual TimeRange hour() const = 0; ///< the hour of now whose usual is shown; empty when there is none
    virtual int weeks() const = 0; ///< that the usual of this hour is made of; fewer than fewestWeeks = there is none
    virtual bool isLoading() const = 0; ///< what is shown of then is not all there yet
    /// Of then, named as those of now; empty when not active. The usual of a key figure is the median of what it was in the middle of
    /// that hour in each of the weeks.
    virtual QList<Kpi *> kpis() const = 0;
    virtual QList<Layer *> layers() const = 0; ///< of then, named, shown and hidden as those of now
    /// By which then is told; those of the weeks that make the usual; none when not active.
    virtual QList<const TimeContext *> clocks() const = 0;
    /// The models of a layer (Layer::model) at those times. What they hold together, each counted 1/n, is its density then.
    virtual QList<QObject *> models(const QString &layerId) const = 0;
    /// The model of a layer of the usual of which nothing is known: what looks as it does says nothing of the usual (single events, what
    /// is counted of them). Null when nothing is compared with the usual.
    virtual QObject *blankModel(const QString &layerId) const = 0;
    virtual QString error() const = 0; ///< why it could not begin; empty = nothing is wrong

    /// Begins, or changes the distance.
    Q_INVOKABLE virtual void begin(int days, qint64 moreMilliseconds) = 0;
    Q_INVOKABLE virtual void beginUsual() = 0;
    Q_INVOKABLE virtual void end() = 0;
    /// Puts the map of then into an item, which it fills.
    /// @param map the MapView of now: both look at the same place from then on
    Q_INVOKABLE virtual void showIn(QObject *host, QObject *map) = 0;

Q_SIGNALS:
    void activeChanged();
    void earlierChanged();
    void nowChanged();
    void loadingChanged();
    void timesChanged(); ///< clocks() and models() are others
};

void setComparison(CityComparison *comparison); ///< not owned; must outlive the QML engine. Before any QML is loaded
CityComparison *comparison(); ///< null where there is none

struct ComparisonSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::CityComparison)
    QML_NAMED_ELEMENT(Comparison)
    QML_SINGLETON
public:
    static CityComparison *create(QQmlEngine *, QJSEngine *);
};

} // namespace citywall
