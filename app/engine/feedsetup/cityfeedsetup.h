// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feedsetup/cityfeeds.h"
#include "engine/feedsetup/feedoverlay.h"
#include "engine/feedsetup/feedsampler.h"
#include "engine/feedsetup/sampletrial.h"
#include "sdk/feedsetup.h"

#include <QThreadPool>

namespace citywall {

/// The one FeedSetup of an open city. Sources are sampled by a FeedSampler, read on a worker, written into the city's overlay and
/// run by CityFeeds. Before each change the overlay is read again, so that what was written by hand meanwhile stays.
class CityFeedSetup : public FeedSetup
{
    Q_OBJECT
public:
    struct Means {
        QString file; ///< of the overlay
        QString fileProblem {}; ///< why it could not be read when the city was opened; empty = it could
        QList<FeedSource> profile; ///< the profile's own feeds
        QString profileFolder; ///< of their files
        TrialGround ground;
        std::function<FeedConfig(const FeedSource &)> config; ///< with the files found that an entry names
        std::function<UtcTime()> now; ///< the host's real time; any thread
        TransportNames names;
        CityFeeds *feeds = nullptr; ///< null = nothing runs; nothing can be connected then
        FeedSampler::Limits limits {};
    };
    explicit CityFeedSetup(Means means, QObject *parent = nullptr);
    ~CityFeedSetup() override;

    Stage stage() const override { return m_stage; }
    double progress() const override { return m_progress; }
    QString doing() const override { return m_doing; }
    QString problem() const override { return m_problem; }
    FeedSample sample() const override { return m_sample; }
    bool isWriting() const override { return m_writing; }
    QString file() const override { return m_means.file; }
    QString fileProblem() const override { return m_fileProblem; }
    QStringList credentialFiles() const override { return m_means.names.credentialFiles; }
    QString removed() const override { return m_removed ? m_removed->title : QString(); }

    void ask(const citywall::FeedEntry &entry) override;
    void cancel() override;
    void interpret(const citywall::FeedEntry &entry) override;
    void save(const citywall::FeedEntry &entry, citywall::FeedStatus *replaced) override;
    void remove(citywall::FeedStatus *status) override;
    void undo() override;
    void forgetRemoved() override;
    bool canChange(const citywall::FeedStatus *status) const override;
    bool canRemove(const citywall::FeedStatus *status) const override;
    citywall::FeedEntry entryOf(const citywall::FeedStatus *status) const override;
    QVariantMap optionsFor(const QString &kind, const QVariantMap &options) const override;
    QStringList simulationsOf(const QString &feed) const override;

private:
    struct Removed {
        QString title;
        FeedSource source;
    };
    using Change = std::function<void(FeedOverlay &)>;

    void enter(Stage stage, const QString &problem = {});
    void sampled(const std::vector<Payload> &payloads);
    void read(const std::function<FeedSample()> &reading);
    void change(const Change &change, const std::function<void()> &then);

    const Means m_means;
    FeedSampler m_sampler;
    QThreadPool m_worker; // one thread: readings and writings, one after the other
    Stage m_stage = Stage::Idle;
    double m_progress = 0;
    QString m_doing;
    QString m_problem;
    FeedEntry m_entry; // that was asked
    std::shared_ptr<const std::vector<Payload>> m_payloads;
    FeedSample m_sample;
    int m_reading = 0; // counts read() and cancel(): what an earlier reading found does not concern this one
    bool m_writing = false;
    QString m_fileProblem;
    std::optional<Removed> m_removed;
};

} // namespace citywall
