// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityprofile.h"
#include "engine/feeds/feedrunner.h"

namespace citywall {

/// The sources that a city runs, by their entries in the profile and its overlay: started, ended and taken up again while the
/// program goes on. Feeds that have no source of their own are simulated, if the profile says so. GUI thread.
class CityFeeds : public QObject
{
    Q_OBJECT
public:
    struct Means {
        QList<FeedDescriptor> known;             ///< feeds that running modules understand
        std::shared_ptr<PayloadSources> sources; ///< of what is simulated
        std::function<FeedConfig(const FeedSource &)> config; ///< with the files found that an entry names
        std::optional<qint64> simulateSeed {};   ///< of feeds without a source; none = they are not simulated
    };

    /// @param runner must outlive this; it is started by whoever made it
    CityFeeds(FeedRunner &runner, Means means, QObject *parent = nullptr);

    /// Runs exactly these: what is new begins, what is not among them any more ends, the rest is left alone. What has ended rests until the
    /// next change, in case it is undone; then it is removed.
    void run(const QList<FeedSource> &wanted);

    QList<FeedStatus *> statuses() const; ///< of what runs, in the order in which it began
    FeedStatus *statusOf(const FeedSource &source) const; ///< null if it does not run
    std::optional<FeedSource> sourceOf(const FeedStatus *status) const; ///< none for one that does not run
    bool isImplied(const FeedStatus *status) const; ///< simulated because its feed has no source

Q_SIGNALS:
    void changed(); ///< statuses()

private:
    struct Running {
        FeedSource source;
        FeedStatus *status = nullptr;
        bool implied = false;
        bool ended = false; ///< its pipeline rests in case it is wanted again
        bool wasPaused = false; ///< by the operator, when it ended
    };
    QList<FeedSource> withImplied(const QList<FeedSource> &wanted) const;
    void begin(const FeedSource &source, bool implied);
    static void end(Running &running);
    static void takeUp(Running &running);
    const Running *find(const FeedStatus *status) const;

    FeedRunner &m_runner;
    const Means m_means;
    std::vector<Running> m_running;
};

} // namespace citywall
