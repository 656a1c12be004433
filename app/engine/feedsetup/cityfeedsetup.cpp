// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/cityfeedsetup.h"

#include "base/future.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feedsetup/feedentries.h"

#include <QtConcurrentRun>

namespace citywall {

namespace {

/// What a payload lists of further ones, whichever feed it may be for.
QStringList linksIn(QByteArrayView payload, const QList<FeedDescriptor> &feeds)
{
    for (const FeedDescriptor &feed : feeds)
        for (const PayloadFormat &format : feed.formats)
            if (format.links && format.recognise(payload))
                return format.links(payload);
    return {};
}

} // namespace

CityFeedSetup::CityFeedSetup(Means means, QObject *parent)
    : FeedSetup(parent), m_means(std::move(means)),
      m_sampler({ m_means.now, m_means.names, [feeds = m_means.ground.feeds](QByteArrayView p) { return linksIn(p, feeds); },
                  streamTerminator(m_means.ground.feeds), m_means.limits }),
      m_fileProblem(m_means.fileProblem)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setObjectName(QStringLiteral("feed setup"));
    connect(&m_sampler, &FeedSampler::progressed, this, [this](double share, const QString &doing) {
        m_progress = share;
        m_doing = doing;
        Q_EMIT progressChanged();
    });
    connect(&m_sampler, &FeedSampler::finished, this, &CityFeedSetup::sampled);
    connect(&m_sampler, &FeedSampler::failed, this, [this](const QString &why) { enter(Stage::Failed, why); });
}

CityFeedSetup::~CityFeedSetup() { m_worker.waitForDone(); }

void CityFeedSetup::enter(Stage stage, const QString &problem)
{
    m_stage = stage;
    m_problem = problem;
    Q_EMIT stageChanged();
}

void CityFeedSetup::ask(const FeedEntry &entry)
{
    cancel();
    if (const QString complaint = complaintOf(entry); !complaint.isEmpty())
        return enter(Stage::Failed, complaint);
    m_entry = entry;
    enter(Stage::Sampling);
    m_sampler.start(m_means.config(citywall::sourceOf(entry)));
}

void CityFeedSetup::cancel()
{
    m_sampler.stop();
    ++m_reading;
    m_payloads.reset();
    m_progress = 0;
    m_sample = {};
    Q_EMIT sampleChanged();
    if (m_stage != Stage::Idle)
        enter(Stage::Idle);
}

void CityFeedSetup::sampled(const std::vector<Payload> &payloads)
{
    m_payloads = std::make_shared<const std::vector<Payload>>(payloads);
    read([payloads = m_payloads, config = m_means.config(citywall::sourceOf(m_entry)), ground = m_means.ground] {
        return tryOut(*payloads, config, ground);
    });
}

void CityFeedSetup::interpret(const FeedEntry &entry)
{
    if (!m_payloads)
        return;
    read([payloads = m_payloads, config = m_means.config(citywall::sourceOf(entry)), ground = m_means.ground, before = m_sample] {
        return tryAs(*payloads, config, ground, before);
    });
}

void CityFeedSetup::read(const std::function<FeedSample()> &reading)
{
    enter(Stage::Interpreting);
    whenFinished(QtConcurrent::run(&m_worker, reading), this, [this, number = ++m_reading](const QFuture<FeedSample> &future) {
        if (number != m_reading)
            return;
        if (const QString failure = failureOf(future); !failure.isEmpty())
            return enter(Stage::Failed, failure);
        m_sample = future.result();
        Q_EMIT sampleChanged();
        enter(Stage::Sampled);
    });
}

void CityFeedSetup::change(const Change &change, const std::function<void()> &then)
{
    struct Written {
        FeedOverlay overlay;
        QString unreadable {};
        QString failure {};
    };
    m_writing = true;
    Q_EMIT writingChanged();
    const auto job = [change, file = m_means.file] {
        Result<FeedOverlay> overlay = FeedOverlay::load(file);
        if (!overlay)
            return Written { {}, overlay.error().message };
        change(*overlay);
        const Status saved = overlay->save(file);
        return Written { *overlay, {}, saved ? QString() : saved.error().message };
    };
    whenFinished(QtConcurrent::run(&m_worker, job), this, [this, then](const QFuture<Written> &future) {
        const Written written = future.result();
        m_writing = false;
        m_fileProblem = written.unreadable;
        Q_EMIT writingChanged();
        if (!written.unreadable.isEmpty())
            return Q_EMIT saveFailed(tr("What stands there is damaged and is left as it is:\n%1").arg(written.unreadable));
        if (!written.failure.isEmpty())
            return Q_EMIT saveFailed(written.failure);
        m_means.feeds->run(written.overlay.over(m_means.profile));
        then();
    });
}

void CityFeedSetup::save(const FeedEntry &entry, FeedStatus *replaced)
{
    if (!m_means.feeds)
        return Q_EMIT saveFailed(tr("The history cannot be opened: there is nowhere to put what comes."));
    if (m_writing)
        return Q_EMIT saveFailed(tr("The last change is still being written."));
    if (const QString complaint = complaintOf(entry); !complaint.isEmpty())
        return Q_EMIT saveFailed(complaint);
    if (entry.feed.isEmpty())
        return Q_EMIT saveFailed(tr("No feed is chosen for it."));
    const FeedSource source = citywall::sourceOf(entry);
    const std::optional<FeedSource> old = replaced ? m_means.feeds->sourceOf(replaced) : std::nullopt;
    const FeedStatus *same = m_means.feeds->statusOf(source);
    if (same && same != replaced)
        return Q_EMIT saveFailed(tr("This source is connected to this feed already."));
    change([source, old, profile = m_means.profile](FeedOverlay &o) { o.put(source, old ? &*old : nullptr, profile); },
           [this, source] {
               forgetRemoved(); // it is not the last change any more, and what was saved may be what was removed
               Q_EMIT saved(m_means.feeds->statusOf(source));
           });
}

void CityFeedSetup::remove(FeedStatus *status)
{
    if (!canRemove(status) || m_writing)
        return;
    const Removed removed { status->title, *m_means.feeds->sourceOf(status) };
    change([source = removed.source, profile = m_means.profile](FeedOverlay &overlay) { overlay.remove(source, profile); },
           [this, removed] {
               m_removed = removed;
               Q_EMIT removedChanged();
           });
}

void CityFeedSetup::undo()
{
    if (!m_removed || m_writing)
        return;
    const auto bringBack = [source = m_removed->source](FeedOverlay &overlay) {
        if (!overlay.without.removeOne(source) && !overlay.feeds.contains(source)) // it may have been written by hand meanwhile
            overlay.feeds.append(source);
    };
    change(bringBack, [this] { forgetRemoved(); });
}

void CityFeedSetup::forgetRemoved()
{
    if (std::exchange(m_removed, std::nullopt))
        Q_EMIT removedChanged();
}

bool CityFeedSetup::canChange(const FeedStatus *status) const
{
    const std::optional<FeedSource> source = m_means.feeds ? m_means.feeds->sourceOf(status) : std::nullopt;
    return source && isConnectable(source->kind);
}

bool CityFeedSetup::canRemove(const FeedStatus *status) const
{
    return m_means.feeds && m_means.feeds->sourceOf(status) && !m_means.feeds->isImplied(status);
}

FeedEntry CityFeedSetup::entryOf(const FeedStatus *status) const
{
    const std::optional<FeedSource> source = m_means.feeds ? m_means.feeds->sourceOf(status) : std::nullopt;
    return source ? citywall::entryOf(withAbsoluteFiles(*source, m_means.profileFolder)) : FeedEntry();
}

QVariantMap CityFeedSetup::optionsFor(const QString &kind, const QVariantMap &options) const
{
    return citywall::optionsFor(kind, options);
}

QStringList CityFeedSetup::simulationsOf(const QString &feed) const
{
    QStringList titles;
    const QList<FeedStatus *> statuses = m_means.feeds ? m_means.feeds->statuses() : QList<FeedStatus *>();
    for (const FeedStatus *status : statuses)
        if (status->feed == feed && FeedOverlay::isSimulated(*m_means.feeds->sourceOf(status)))
            titles.append(status->title);
    return titles;
}

} // namespace citywall

#include "moc_cityfeedsetup.cpp"
