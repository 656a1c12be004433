// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/registry.h"
#include "sdk/services.h"

#include <QVariantMap>

// How people connect sources to a running city. The engine makes the one FeedSetup, the composition root hands it over with
// setFeedSetup() before any QML is loaded; QML has it as the singleton FeedSetup.
namespace citywall {

/// One source of a feed as people tell of it and change it: an entry of the profile's feeds.
struct FeedEntry {
    Q_GADGET
    QML_VALUE_TYPE(feedEntry)
    QML_STRUCTURED_VALUE
    Q_PROPERTY(QString feed MEMBER feed)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QStringList topics MEMBER topics)
    Q_PROPERTY(QString credential MEMBER credential)
    Q_PROPERTY(QString format MEMBER format)
    Q_PROPERTY(QString mapping MEMBER mapping)
    Q_PROPERTY(QStringList companions MEMBER companions)
    Q_PROPERTY(QString datum MEMBER datum)
    Q_PROPERTY(QString attribution MEMBER attribution)
    Q_PROPERTY(QString staleAfter MEMBER staleAfter)
    Q_PROPERTY(bool simulated MEMBER simulated)
    Q_PROPERTY(QVariantMap options MEMBER options)
public:
    QString feed;            ///< FeedDescriptor::id; empty = not known yet
    QString kind;            ///< "http", "mqtt", "websocket", "sse", "tcp", "folder", "file"
    QString address;         ///< URL, or path of a folder or file
    QStringList topics;      ///< of MQTT: topic filters
    QString credential;      ///< id of what proves who asks, never the secret itself; empty = none
    QString format;          ///< PayloadFormat::id; empty = recognised by content
    QString mapping;         ///< id of a module's mapping, or its file; in place of a format
    QStringList companions;  ///< files that the format needs to be understood
    QString datum;           ///< of the positions: "EPSG:2263", "GCJ-02" …; empty = WGS 84
    QString attribution;     ///< publisher and licence
    QString staleAfter;      ///< ISO 8601 duration; empty = as the module says
    bool simulated = false;  ///< what it brings is made up, and says so
    QVariantMap options;     ///< what else its kind may be told (resources/schema/profile.schema.json): kept as it is

    bool operator==(const FeedEntry &) const = default;
};

/// A feed that understands what was sampled, and as what.
struct FeedMatch {
    Q_GADGET
    QML_VALUE_TYPE(feedMatch)
    Q_PROPERTY(QString feed MEMBER feed)
    Q_PROPERTY(QString feedTitle MEMBER feedTitle)
    Q_PROPERTY(QString format MEMBER format)
    Q_PROPERTY(QString formatTitle MEMBER formatTitle)
    Q_PROPERTY(QString mapping MEMBER mapping)
    Q_PROPERTY(QString companions MEMBER companions)
    Q_PROPERTY(double accepted MEMBER accepted)
    Q_PROPERTY(double rejected MEMBER rejected)
    Q_PROPERTY(double leftOut MEMBER leftOut)
    Q_PROPERTY(QString reason MEMBER reason)
public:
    QString feed;         ///< FeedDescriptor::id
    QString feedTitle;
    QString format;       ///< PayloadFormat::id; empty = the program's own JSON, or a mapping
    QString formatTitle;  ///< name of the standard, or of the mapping
    QString mapping;      ///< as FeedEntry::mapping
    QString companions;   ///< what files it needs besides, in words; empty = none
    double accepted = 0;  ///< observations in what was sampled
    double rejected = 0;  ///< records
    double leftOut = 0;   ///< records, see DecodedBatch::leftOut
    QString reason;       ///< of the first rejection; else of the first that was left out

    bool operator==(const FeedMatch &) const = default;
};

/// Why records of a sample were rejected.
struct FeedRejection {
    Q_GADGET
    QML_VALUE_TYPE(feedRejection)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(double count MEMBER count)
    Q_PROPERTY(QString sample MEMBER sample)
public:
    QString reason;
    double count = 0;
    QString sample; ///< the beginning of the first such record; empty where raw text may not be shown

    bool operator==(const FeedRejection &) const = default;
};

/// What a source gave when it was tried out, and what one feed makes of it.
struct FeedSample {
    Q_GADGET
    QML_VALUE_TYPE(feedSample)
    Q_PROPERTY(QString endpoint MEMBER endpoint)
    Q_PROPERTY(int payloads MEMBER payloads)
    Q_PROPERTY(double bytes MEMBER bytes)
    Q_PROPERTY(QString looks MEMBER looks)
    Q_PROPERTY(QString start MEMBER start)
    Q_PROPERTY(QList<citywall::FeedMatch> matches MEMBER matches)
    Q_PROPERTY(int chosen MEMBER chosen)
    Q_PROPERTY(double accepted MEMBER accepted)
    Q_PROPERTY(double rejected MEMBER rejected)
    Q_PROPERTY(double leftOut MEMBER leftOut)
    Q_PROPERTY(double entities MEMBER entities)
    Q_PROPERTY(double located MEMBER located)
    Q_PROPERTY(double inside MEMBER inside)
    Q_PROPERTY(double oldestMilliseconds MEMBER oldestMilliseconds)
    Q_PROPERTY(double newestMilliseconds MEMBER newestMilliseconds)
    Q_PROPERTY(QList<citywall::FeedRejection> rejections MEMBER rejections)
    Q_PROPERTY(QList<citywall::DecodedObservation> decoded MEMBER decoded)
    Q_PROPERTY(QString problem MEMBER problem)
public:
    QString endpoint;       ///< where it came from, without credentials
    int payloads = 0;
    double bytes = 0;       ///< of all payloads
    QString looks;          ///< what it is when nobody recognises it: "JSON: an object with id, lat, lon"
    QString start;          ///< beginning of the first payload; empty where it may not be shown
    QList<FeedMatch> matches; ///< what understands most of it first
    int chosen = -1;        ///< the match that the rest is about; −1 = nobody recognises it
    double accepted = 0;    ///< observations
    double rejected = 0;    ///< records
    double leftOut = 0;     ///< records, see DecodedBatch::leftOut
    double entities = 0;
    double located = 0;     ///< observations with a position
    double inside = 0;      ///< of these, inside the city's bounds
    double oldestMilliseconds = 0; ///< phenomenon times, since the epoch; 0 = none
    double newestMilliseconds = 0;
    QList<FeedRejection> rejections; ///< by reason, the most frequent first
    QList<DecodedObservation> decoded; ///< the first, at most mostShown; masked as the feed demands
    QString problem;        ///< why the chosen decoder could not be made; empty = it could

    static constexpr qsizetype mostShown = 2000;
    bool operator==(const FeedSample &) const = default;
};

/// Connects, changes, tries out and removes sources while the city runs. What is written goes into a file of the city's own
/// beside its profile, never into the profile. GUI thread; sources are asked and payloads decoded elsewhere.
class FeedSetup : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString doing READ doing NOTIFY progressChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stageChanged)
    Q_PROPERTY(citywall::FeedSample sample READ sample NOTIFY sampleChanged)
    Q_PROPERTY(bool writing READ isWriting NOTIFY writingChanged)
    Q_PROPERTY(QString file READ file CONSTANT)
    Q_PROPERTY(QString fileProblem READ fileProblem NOTIFY writingChanged)
    Q_PROPERTY(QStringList credentialFiles READ credentialFiles CONSTANT)
    Q_PROPERTY(QString removed READ removed NOTIFY removedChanged)
public:
    enum class Stage {
        Idle,
        Sampling,     ///< waits for payloads
        Interpreting, ///< payloads came; they are being decoded
        Sampled,      ///< `sample` says what they are
        Failed        ///< nothing came; `problem` says why
    };
    Q_ENUM(Stage)
    using QObject::QObject;

    virtual Stage stage() const = 0;
    virtual double progress() const = 0;  ///< of the time that is waited at most, 0–1
    virtual QString doing() const = 0;    ///< what sampling waits for, in words
    virtual QString problem() const = 0;
    virtual FeedSample sample() const = 0;
    virtual bool isWriting() const = 0;
    virtual QString file() const = 0;     ///< where entries are written
    virtual QString fileProblem() const = 0; ///< why nothing can be written: what is there is damaged; empty = it is good
    virtual QStringList credentialFiles() const = 0; ///< where secrets belong, in the order in which they are looked for
    virtual QString removed() const = 0;  ///< title of the feed that undo() would bring back; empty = none

    /// Asks the source for some payloads, for up to half a minute. What ran before ends.
    Q_INVOKABLE virtual void ask(const citywall::FeedEntry &entry) = 0;
    Q_INVOKABLE virtual void cancel() = 0; ///< to Idle; what was sampled is forgotten
    /// Reads the payloads that were sampled once more, by the entry's feed and format, mapping, companions and datum.
    Q_INVOKABLE virtual void interpret(const citywall::FeedEntry &entry) = 0;

    /// Writes the entry and starts it. @param replaced the source whose entry it takes the place of; null = one more
    Q_INVOKABLE virtual void save(const citywall::FeedEntry &entry, citywall::FeedStatus *replaced) = 0;
    Q_INVOKABLE virtual void remove(citywall::FeedStatus *status) = 0; ///< ends it, and writes that it is not wanted
    Q_INVOKABLE virtual void undo() = 0; ///< brings the last one that was removed back
    Q_INVOKABLE virtual void forgetRemoved() = 0; ///< it stays removed; so it does when something is saved after it

    Q_INVOKABLE virtual bool canChange(const citywall::FeedStatus *status) const = 0; ///< it can be tried out and changed
    Q_INVOKABLE virtual bool canRemove(const citywall::FeedStatus *status) const = 0;
    Q_INVOKABLE virtual citywall::FeedEntry entryOf(const citywall::FeedStatus *status) const = 0;
    /// Of an entry's further options those that another kind knows as well.
    Q_INVOKABLE virtual QVariantMap optionsFor(const QString &kind, const QVariantMap &options) const = 0;
    /// Titles of the simulated sources that end when the feed gets a source of its own; empty = none.
    Q_INVOKABLE virtual QStringList simulationsOf(const QString &feed) const = 0;

Q_SIGNALS:
    void stageChanged();
    void progressChanged();
    void sampleChanged();
    void writingChanged();
    void removedChanged();
    void saved(citywall::FeedStatus *status); ///< it is written and runs
    void saveFailed(const QString &reason);   ///< nothing was changed
};

void setFeedSetup(FeedSetup *setup); ///< not owned; must outlive the QML engine
FeedSetup *feedSetup();

struct FeedSetupSingleton {
    Q_GADGET
    QML_FOREIGN(citywall::FeedSetup)
    QML_NAMED_ELEMENT(FeedSetup)
    QML_SINGLETON
public:
    static FeedSetup *create(QQmlEngine *, QJSEngine *) { return serviceForQml(feedSetup()); }
};

struct FeedMatchList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::FeedMatch>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::FeedMatch)
};

struct FeedRejectionList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::FeedRejection>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::FeedRejection)
};

} // namespace citywall
