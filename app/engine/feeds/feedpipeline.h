// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedconfig.h"
#include "engine/feeds/feedhealth.h"
#include "engine/feeds/feedintake.h"
#include "engine/feeds/feedlag.h"
#include "engine/feeds/inspection.h"
#include "sdk/feed.h"

namespace citywall {

/// Data that are older than this when they come are late; 0 = their age does not matter. What the profile says of the source goes before
/// what its feed says. Of reports (FeedDescriptor::Tells: warnings, work zones, requests) a source tells those that are in force, and one
/// that is 19 hours old and in force is no sign of a source that lags behind.
Duration latestOf(const FeedConfig &config, const FeedDescriptor &descriptor);

/// So far after the moment when they come data may lie, for clocks never agree; further on the publisher's is wrong. 0 = any time, for
/// reports may be of what is to come.
Duration aheadOf(const FeedDescriptor &descriptor);

/// One source on its way into the history, and what its FeedStatus says about it. SourcePipeline asks a source that can be asked
/// for any time, TransportPipeline takes what comes. Lives on the GUI thread; asking, decoding and writing happen elsewhere.
class FeedPipeline : public QObject
{
    Q_OBJECT
public:
    FeedPipeline(FeedConfig config, FeedDescriptor descriptor, FeedEnvironment environment, QObject *parent);

    FeedStatus *status() const { return m_status; } ///< owned by this object
    virtual bool isBackfilling() const { return false; }
    virtual bool isPolling() const = 0; ///< a live payload is being asked for or decoded
    bool isWriting() const { return m_intake.isWriting(); }

    void start();
    void stop(); ///< nothing new begins; what is under way ends on its own
    void tick(); ///< looks at the time: once a second is enough
    /// As stop(), for good: what was received still goes to the history, until hasLeft().
    void leave();
    bool hasLeft() const { return m_leaving && !isPolling() && !isWriting(); }
    /// After stop(), when neither transports nor workers do anything any more: what was received goes to the history, whose
    /// answer nobody waits for.
    virtual void drain() { m_intake.flush(); }
    void setPaused(bool paused);
    void restart(); ///< as if stopped and started, without its past: a paused feed goes on

protected:
    virtual void begin() = 0; ///< the first start, and each after an end or a failure; then begun() or fail()
    virtual void end() = 0;
    virtual void hold() = 0; ///< the operator pauses it …
    virtual void resume() = 0; ///< … and lets it go on
    virtual void work(UtcTime now) = 0; ///< every second while it runs
    virtual void settle() { } ///< every second after leave(), until hasLeft(): goes on with what was received
    virtual FeedFacts facts(UtcTime now) const = 0;
    virtual qsizetype waiting() const { return m_intake.waiting(); }

    bool isActive() const { return m_running && !m_paused; }
    void fail(
        const QString &reason); ///< it cannot begin; that is tried again as after a refusal (RetryTimer), or when it is restarted
    void begun(); ///< it can
    void refresh(); ///< brings the status up to date; tells at once when the state or its reason is another, the rest with tick()
    void tell(const QList<FeedMessage> &messages); ///< to the inspector; newest first

    const FeedConfig m_config;
    const FeedDescriptor m_descriptor;
    const FeedEnvironment m_environment;
    FeedStatus *const m_status;
    FeedIntake m_intake;
    FeedHealth m_health;
    FeedLag m_lag;

private:
    void setState(FeedStatus::State state, const QString &reason);

    bool m_running = false;
    bool m_leaving = false;
    bool m_paused = false;
    bool m_messagesChanged = false;
    QString m_failure;
    RetryTimer m_retry; // of what fails to begin
};

} // namespace citywall
