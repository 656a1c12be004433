// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QObject>
#include <QQmlEngine>

namespace citywall {

/// The one clock of the city, the only source of time for every view, chart, KPI and list. GUI thread.
/// Live: now follows the real time. Fixed: now stands still (rate 0) or runs through history at a rate.
class TimeContext : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Mode mode READ mode NOTIFY modeChanged)
    Q_PROPERTY(qint64 nowMilliseconds READ nowMilliseconds NOTIFY nowChanged)
    Q_PROPERTY(QDateTime cityNow READ cityNow NOTIFY nowChanged)
    Q_PROPERTY(QString zoneId READ zoneId CONSTANT)
    Q_PROPERTY(double rate READ rate WRITE setRate NOTIFY rateChanged)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY playingChanged)
    Q_PROPERTY(qint64 lagMilliseconds READ lagMilliseconds NOTIFY nowChanged)
    Q_PROPERTY(citywall::TimeRange bounds READ bounds NOTIFY boundsChanged)
    Q_PROPERTY(citywall::TimeRange loop READ loop WRITE setLoop NOTIFY loopChanged)
public:
    enum class Mode { Live, Fixed };
    Q_ENUM(Mode)
    using QObject::QObject;

    virtual Mode mode() const = 0;
    virtual UtcTime now() const = 0;
    virtual QTimeZone zone() const = 0; ///< the city's
    virtual TimeRange bounds() const = 0; ///< what can be played: first observation … real time
    /// City seconds per second while playing: −1000 … 1000, never 0.
    virtual double rate() const = 0;
    virtual bool isPlaying() const = 0; ///< true when live, or running through history
    virtual Duration lag() const = 0; ///< real time minus now; 0 when live
    virtual TimeRange loop() const = 0; ///< empty = play to the end of the bounds

    qint64 nowMilliseconds() const { return now().milliseconds; }
    QDateTime cityNow() const { return now().toDateTime(zone()); }
    QString zoneId() const { return QString::fromUtf8(zone().id()); }
    qint64 lagMilliseconds() const { return lag().count(); }

    Q_INVOKABLE virtual void goLive() = 0;
    Q_INVOKABLE virtual void play() = 0;  ///< from where now stands; at the end of the bounds it goes live
    Q_INVOKABLE virtual void pause() = 0;
    Q_INVOKABLE virtual void seek(qint64 milliseconds) = 0; ///< goes to fixed mode; clamped to the bounds
    Q_INVOKABLE virtual void step(qint64 milliseconds) = 0; ///< pauses and moves by so much, either way
    virtual void setRate(double rate) = 0;
    virtual void setLoop(citywall::TimeRange range) = 0;
    /// A TimeRange for QML, in milliseconds since the epoch.
    Q_INVOKABLE static citywall::TimeRange range(qint64 begin, qint64 end) { return { { begin }, { end } }; }
    /// Text as a person types it ("14:30", "yesterday 8:00", "2026-11-20 08:15", RFC 3339) → milliseconds in
    /// the city's zone, relative to now; NaN if it is none of these.
    Q_INVOKABLE virtual double parse(const QString &text) const = 0;

Q_SIGNALS:
    void modeChanged();
    void nowChanged(); ///< at most once a frame
    void rateChanged();
    void playingChanged();
    void boundsChanged();
    void loopChanged();
};

} // namespace citywall
