// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/descriptors.h"
#include "sdk/measure.h"

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace citywall {

/// One observation that a payload held, for the inspector of live messages: what was understood of it.
struct DecodedObservation {
    Q_GADGET
    QML_VALUE_TYPE(decodedObservation)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(double longitude MEMBER longitude)
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double phenomenonMilliseconds MEMBER phenomenonMilliseconds)
    Q_PROPERTY(QString values MEMBER values)
public:
    QString id;   ///< of the feature
    QString name; ///< may be empty
    double longitude = std::numeric_limits<double>::quiet_NaN(); ///< degrees, WGS 84; NaN = not told in this payload
    double latitude = std::numeric_limits<double>::quiet_NaN();
    double phenomenonMilliseconds = 0; ///< since the epoch
    QString values; ///< "speed 12.5, state closed": SI units, as FeedDescriptor::fields names them

    bool operator==(const DecodedObservation &) const = default;
};

/// A payload as it came, and what became of it: what the inspector of live messages shows.
struct FeedMessage {
    Q_GADGET
    QML_VALUE_TYPE(feedMessage)
    Q_PROPERTY(double receivedMilliseconds MEMBER receivedMilliseconds)
    Q_PROPERTY(QString origin MEMBER origin)
    Q_PROPERTY(double bytes MEMBER bytes)
    Q_PROPERTY(QString start MEMBER start)
    Q_PROPERTY(bool cut MEMBER cut)
    Q_PROPERTY(int accepted MEMBER accepted)
    Q_PROPERTY(int rejected MEMBER rejected)
    Q_PROPERTY(int leftOut MEMBER leftOut)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QList<citywall::DecodedObservation> decoded MEMBER decoded)
public:
    double receivedMilliseconds = 0; ///< since the epoch
    QString origin;                  ///< topic, URL with no more of its query than who is meant, file; may be empty
    double bytes = 0;                ///< of the whole payload
    /// Its beginning, at most longestStart characters, what is not text as escapes; of a long one whose first rejected record lies
    /// further on, that record as well.
    QString start;
    bool cut = false; ///< `start` is not the whole of it
    int accepted = 0; ///< observations
    int rejected = 0; ///< records
    int leftOut = 0; ///< records, see DecodedBatch::leftOut
    QString reason; ///< of the first rejection, or why nothing could be read; else of the first that was left out
    QList<DecodedObservation> decoded {}; ///< its first observations, at most mostDecoded; masked as the feed demands

    static constexpr qsizetype mostDecoded = 50;
    static constexpr qsizetype longestStart = 2048;
    bool operator==(const FeedMessage &) const = default;
};

/// How one source of data is doing, as the status bar and the feed list show it. Kept by the engine; GUI thread.
class FeedStatus : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(FeedStatus)
    QML_UNCREATABLE("the engine keeps feed states")
    Q_PROPERTY(QString feed MEMBER feed CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString source MEMBER source CONSTANT)
    Q_PROPERTY(bool simulated MEMBER simulated CONSTANT)
    Q_PROPERTY(State state MEMBER state NOTIFY changed)
    Q_PROPERTY(QString reason MEMBER reason NOTIFY changed)
    Q_PROPERTY(double accepted MEMBER accepted NOTIFY changed)
    Q_PROPERTY(double rejected MEMBER rejected NOTIFY changed)
    Q_PROPERTY(double leftOut MEMBER leftOut NOTIFY changed)
    Q_PROPERTY(double dropped MEMBER dropped NOTIFY changed)
    Q_PROPERTY(double lastMilliseconds MEMBER lastMilliseconds NOTIFY changed)
    Q_PROPERTY(double progress MEMBER progress NOTIFY changed)
    Q_PROPERTY(QString endpoint MEMBER endpoint CONSTANT)
    Q_PROPERTY(QString format MEMBER format CONSTANT)
    Q_PROPERTY(bool controllable MEMBER controllable CONSTANT)
    Q_PROPERTY(QString retention MEMBER retention CONSTANT)
    Q_PROPERTY(double sinceMilliseconds MEMBER sinceMilliseconds NOTIFY changed)
    Q_PROPERTY(double perMinute MEMBER perMinute NOTIFY changed)
    Q_PROPERTY(double lagMilliseconds MEMBER lagMilliseconds NOTIFY changed)
    Q_PROPERTY(double shownLagMilliseconds MEMBER shownLagMilliseconds NOTIFY changed)
    Q_PROPERTY(double queued MEMBER queued NOTIFY changed)
    Q_PROPERTY(QList<citywall::FeedMessage> messages MEMBER messages NOTIFY messagesChanged)
public:
    enum class State {
        Connecting, ///< nothing has come yet
        Live,
        Degraded, ///< data come, but late, in part or more than can be taken
        Stale, ///< nothing has come for longer than the feed allows
        Down,
        Paused, ///< by the operator
        Stopped
    };
    Q_ENUM(State)
    using QObject::QObject;

    QString feed; ///< FeedDescriptor::id
    QString title;
    QString source; ///< Source::name
    bool simulated = false;
    State state = State::Connecting;
    QString reason;
    double accepted = 0;
    double rejected = 0;
    double leftOut = 0; ///< records, see DecodedBatch::leftOut
    double dropped = 0;
    double lastMilliseconds = 0; ///< newest phenomenon time since the epoch; 0 = none yet
    double progress = 1; ///< of a backfill, 0–1; 1 = none under way
    QString endpoint; ///< where it comes from, without credentials; empty = made here
    QString format; ///< PayloadFormat::id; empty = recognised, or the program's own
    bool controllable = false; ///< pause(), resume() and restart() do something
    QString retention; ///< how long the history keeps what it brings, in words; empty = for ever
    double sinceMilliseconds = 0; ///< when it came into its state, since the epoch; 0 = unknown
    double perMinute = 0; ///< observations taken in the last minute
    double lagMilliseconds =
        std::numeric_limits<double>::quiet_NaN(); ///< received − observed, of what is observed newly; NaN = not known
    double shownLagMilliseconds =
        std::numeric_limits<double>::quiet_NaN(); ///< longest wait of the last frame that showed news of it; NaN = not shown
    double queued = 0; ///< payloads and batches that wait
    QList<FeedMessage> messages; ///< newest first, at most keptMessages; up to half of them older ones with rejected records

    static constexpr qsizetype keptMessages = 20;

    Q_INVOKABLE void pause() { Q_EMIT pauseAsked(true); } ///< nothing is asked for or taken until resume()
    Q_INVOKABLE void resume() { Q_EMIT pauseAsked(false); }
    Q_INVOKABLE void restart() { Q_EMIT restartAsked(); } ///< ends the connection and begins anew

Q_SIGNALS:
    void changed();
    void messagesChanged();
    void pauseAsked(bool paused);
    void restartAsked();
};

/// How a module is doing: shown in the rail, and as a card that explains a failure.
class ModuleStatus : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ModuleStatus)
    QML_UNCREATABLE("the engine keeps module states")
    Q_PROPERTY(QString moduleId MEMBER id CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString description MEMBER description CONSTANT)
    Q_PROPERTY(QString version MEMBER version CONSTANT)
    Q_PROPERTY(QString icon MEMBER icon CONSTANT)
    Q_PROPERTY(QString qmlUri MEMBER qmlUri CONSTANT)
    Q_PROPERTY(QString help MEMBER help NOTIFY changed)
    Q_PROPERTY(State state MEMBER state NOTIFY changed)
    Q_PROPERTY(QString reason MEMBER reason NOTIFY changed)
public:
    enum class State { Read, Resolved, Loaded, Initialized, Running, Stopped, Failed };
    Q_ENUM(State)
    using QObject::QObject;

    QString id;
    QString title; ///< in the UI language
    QString description; ///< one sentence, in the UI language
    QString version;
    QString icon; ///< qrc: URL of a monochrome SVG in the module's resources; empty = its initial letter
    QString qmlUri;
    QString help; ///< how its numbers are made, Markdown in the UI language; empty = it brings none
    State state = State::Read;
    QString reason; ///< why it failed; empty otherwise

Q_SIGNALS:
    void changed();
};

/// Everything that modules have registered and the engine reports, for the shell to show. GUI thread.
class Registry : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QList<citywall::ModuleStatus *> modules READ modules NOTIFY modulesChanged)
    Q_PROPERTY(QList<citywall::Layer *> layers READ layers NOTIFY modulesChanged)
    Q_PROPERTY(QList<citywall::Panel *> panels READ panels NOTIFY modulesChanged)
    Q_PROPERTY(QList<citywall::DrillDown *> drillDowns READ drillDowns NOTIFY modulesChanged)
    Q_PROPERTY(QList<citywall::Kpi *> kpis READ kpis NOTIFY modulesChanged)
    Q_PROPERTY(QList<citywall::FeedStatus *> feeds READ feeds NOTIFY feedsChanged)
public:
    using QObject::QObject;

    virtual QList<ModuleStatus *> modules() const = 0;
    virtual QList<Layer *> layers() const = 0; ///< in drawing order
    virtual QList<Panel *> panels() const = 0;
    virtual QList<DrillDown *> drillDowns() const = 0;
    virtual QList<Kpi *> kpis() const = 0;
    virtual QList<FeedStatus *> feeds() const = 0;
    virtual const QList<AreaMeasure> &measures() const = 0; ///< in the modules' order

    /// What people call an entity of a feed (FeedDescriptor::titleOf).
    virtual QString entityTitle(const QString &feed, const Feature &feature) const
    {
        Q_UNUSED(feed)
        return feature.name.isEmpty() ? feature.id : feature.name;
    }

    /// What people may look for: views, areas, entities and positions ("41.88, -87.63") whose title, name or id holds the text,
    /// best first. Each is {kind: "view"|"area"|"entity"|"position", id, title, subtitle, feed, longitude, latitude, zoom}.
    Q_INVOKABLE virtual QVariantList search(const QString &text, int limit = 20) const
    {
        Q_UNUSED(text)
        Q_UNUSED(limit)
        return {};
    }

Q_SIGNALS:
    void modulesChanged();
    void feedsChanged();
};

} // namespace citywall
