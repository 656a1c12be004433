// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/feedsampler.h"

#include "base/future.h"
#include "engine/feeds/transports/transports.h"
#include "engine/feedsetup/feedsetuptext.h"

#include <QtConcurrentRun>

namespace citywall {

using namespace Qt::StringLiterals;

FeedSampler::FeedSampler(Means means, QObject *parent) : QObject(parent), m_means(std::move(means))
{
    m_network.setObjectName(u"try"_s);
    m_steps.setInterval(m_means.limits.step);
    connect(&m_steps, &QTimer::timeout, this, &FeedSampler::look);
}

FeedSampler::~FeedSampler()
{
    stop();
    m_network.quit(); // and with the thread the transport ends
    m_network.wait();
}

void FeedSampler::start(const FeedConfig &config)
{
    stop();
    m_payloads.clear();
    m_bytes = 0;
    m_looks = 0;
    m_link = Transport::State::Connecting;
    m_reason.clear();
    m_inbox = std::make_shared<PayloadQueue>();
    if (!m_network.isRunning())
        m_network.start();
    m_steps.start();
    Q_EMIT progressed(0, doing());
    const QString id = config.options.value("credential"_L1).toString();
    if (id.isEmpty())
        return connectTo(config, {});
    whenFinished(QtConcurrent::run([files = m_means.names.credentialFiles, id] { return credentialFrom(files, id); }), this,
                 [this, config, session = m_session](const QFuture<Result<std::optional<Credential>>> &future) {
                     if (session == m_session)
                         opened(config, future.result());
                 });
}

void FeedSampler::opened(const FeedConfig &config, const Result<std::optional<Credential>> &credential)
{
    if (!credential)
        return fail(credential.error().message);
    if (*credential)
        return connectTo(config, **credential);
    const QString id = config.options.value("credential"_L1).toString();
    const QString missing = FeedSetupText::tr("There is no credential “%1” in %2")
                                .arg(id, m_means.names.credentialFiles.join(FeedSetupText::tr(" or ")));
    if (!m_means.names.keychain)
        return fail(missing);
    m_means.names.keychain(id, this, [this, config, missing, session = m_session](const KeychainAnswer &answer) {
        if (session != m_session)
            return;
        if (!answer)
            fail(missing + u". "_s + answer.error().message);
        else if (*answer)
            connectTo(config, **answer);
        else
            fail(missing + FeedSetupText::tr(", nor in the system's keychain"));
    });
}

void FeedSampler::connectTo(const FeedConfig &config, const Credential &credential)
{
    Result<std::unique_ptr<Transport>> made =
        transports::make({ .kind = config.kind,
                           .options = transports::passing(config.kind, config.options),
                           .clientId = u"%1-try-%2"_s.arg(m_means.names.client).arg(QCoreApplication::applicationPid()),
                           .credential = credential,
                           .now = m_means.now,
                           .inbox = m_inbox,
                           .links = m_means.links,
                           .terminator = m_means.terminator });
    if (!made)
        return fail(made.error().detail.isEmpty() ? made.error().message : made.error().message + u": "_s + made.error().detail);
    m_transport = made->release();
    m_transport->moveToThread(&m_network);
    connect(m_transport, &Transport::available, this, &FeedSampler::take);
    connect(m_transport, &Transport::stateChanged, this, &FeedSampler::linkChanged);
    QMetaObject::invokeMethod(m_transport, &Transport::start);
}

void FeedSampler::stop()
{
    ++m_session;
    m_steps.stop();
    end();
}

void FeedSampler::end()
{
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    QMetaObject::invokeMethod(m_transport, &Transport::stop);
    m_transport->deleteLater();
    m_transport = nullptr;
}

void FeedSampler::linkChanged(Transport::State state, const QString &reason)
{
    if (sender() != m_transport)
        return; // sent before it was let go
    m_link = state;
    m_reason = reason;
    take(); // what was refused came before the reason
    const bool broken = state == Transport::State::Troubled || state == Transport::State::Down;
    if (broken && m_transport && m_payloads.empty())
        fail(reason);
}

void FeedSampler::look()
{
    ++m_looks;
    if (m_transport && m_looks % 2 == 0)
        QMetaObject::invokeMethod(m_transport, &Transport::tick);
    take();
    if (!m_steps.isActive())
        return; // that was enough
    const Duration waited = m_looks * m_means.limits.step;
    if (!m_payloads.empty() && waited >= m_means.limits.more) {
        stop();
        Q_EMIT finished(m_payloads);
    } else if (waited >= m_means.limits.patience) {
        fail(m_link == Transport::State::Up
                 ? FeedSetupText::tr("It is connected, but nothing came within %1 s.").arg(m_means.limits.patience.count() / 1000)
                 : FeedSetupText::tr("No answer within %1 s.").arg(m_means.limits.patience.count() / 1000));
    } else {
        Q_EMIT progressed(double(waited.count()) / double(m_means.limits.patience.count()), doing());
    }
}

void FeedSampler::take()
{
    if (!m_steps.isActive())
        return;
    for (Payload &payload : m_inbox->take(m_means.limits.payloads, m_means.limits.bytes, std::chrono::days(1))) {
        if (m_payloads.empty())
            m_looks = 0; // from here on the wait is for others
        m_bytes += payload.bytes.size();
        m_payloads.push_back(std::move(payload));
    }
    if (m_payloads.size() < m_means.limits.payloads && m_bytes < m_means.limits.bytes)
        return;
    stop();
    Q_EMIT finished(m_payloads);
}

void FeedSampler::fail(const QString &why)
{
    stop();
    Q_EMIT failed(why);
}

QString FeedSampler::doing() const
{
    if (!m_payloads.empty())
        return tr("Payloads so far: %1; waiting a moment for more").arg(m_payloads.size());
    return m_link == Transport::State::Up ? tr("Connected; waiting for the first payload") : tr("Connecting");
}

} // namespace citywall

#include "moc_feedsampler.cpp"
