// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/cityserver.h"

#include "base/future.h"
#include "engine/simulate/indexpage.h"
#include "engine/simulate/mqttpublisher.h"
#include "engine/simulate/simulatetext.h"
#include "engine/simulate/streamserver.h"
#include "sdk/dice.h"

#include <QtConcurrentRun>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The faults of an answer from the past, which leaves once and when it is asked for. Draws of its own: who asks for the past does not
/// change what happens to the present.
Faults faultsOfPast(const Faults &faults)
{
    constexpr quint64 past = 0x9A57;
    return { .corrupt = faults.corrupt, .drop = faults.drop, .seed = dice::mix(faults.seed, past) };
}

} // namespace

CityServer::CityServer(Options options, std::shared_ptr<PayloadSources> sources, std::function<UtcTime()> now, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_sources(std::move(sources)), m_now(std::move(now)),
      m_faults(m_options.faults), m_pastFaults(faultsOfPast(m_options.faults)), m_pacer(m_options.messagesPerSecond)
{
    m_network.setObjectName(u"network"_s);
    m_workers.setObjectName(u"simulate"_s);
    m_workers.setMaxThreadCount(2);
    m_archivists.setObjectName(u"past"_s);
    m_archivists.setMaxThreadCount(1);
}

CityServer::~CityServer() { stop(); }

Status CityServer::start(const QList<Feed> &feeds)
{
    m_network.start();
    QStringList ids;
    for (const Feed &feed : feeds)
        ids.append(feed.descriptor.id);
    if (const Status started = startPublishers(ids); !started) {
        stop();
        return started.error();
    }
    for (const Feed &feed : feeds)
        addFeed(feed);
    if (m_feeds.empty()) {
        stop();
        return Error { SimulateText::tr("The city has no feed that can be simulated"), {} };
    }
    m_serving = true;
    QStringList expected;
    QStringList paths;
    for (const auto &feed : m_feeds) {
        expected.append(feed->descriptor().id);
        for (const ServedDocument &document : feed->documents())
            paths.append(document.path);
    }
    QMetaObject::invokeMethod(m_documents, [documents = m_documents, expected, paths] { documents->expect(expected, paths); });
    publishIndex();
    tick();
    return ok();
}

Status CityServer::startPublishers(const QStringList &feeds)
{
    const auto askPast = [this](const QString &path, UtcTime since, std::optional<UtcTime> until) {
        // On the network thread: once they are served, the feeds do not change.
        if (!m_serving)
            return QtFuture::makeReadyValueFuture(std::optional<DocumentServer::PastPart>());
        const UtcTime newest = m_now() - m_options.faults.delay; // that has left
        const TimeRange range { since + Duration(1), std::min(until.value_or(newest), newest) + Duration(1) };
        const auto answer = [feeds = m_feeds, path, range]() -> std::optional<DocumentServer::PastPart> {
            for (const auto &feed : feeds) {
                if (std::optional<SimulatedFeed::Past> past = feed->past(path, range)) {
                    const auto document = std::ranges::find(feed->documents(), path, &ServedDocument::path);
                    return DocumentServer::PastPart { past->body, wireFormat(document->format).contentType.data(), past->next };
                }
            }
            return {};
        };
        return QtConcurrent::run(&m_archivists, answer).then(this, [this](std::optional<DocumentServer::PastPart> part) {
            if (part)
                spoil(*part);
            return part;
        });
    };
    m_documents = new DocumentServer(m_options.address, m_options.port, askPast);
    if (const Status started = startOne(*m_documents); !started)
        return started;
    m_streams = new StreamServer(*m_documents, feeds);
    if (const Status started = startOne(*m_streams); !started)
        return started;
    if (m_options.broker.isEmpty())
        return ok();
    m_mqtt = new MqttPublisher(m_options.broker, MqttSecurity::from(m_options.credential, m_options.authorities));
    return startOne(*m_mqtt);
}

Status CityServer::startOne(Publisher &publisher)
{
    publisher.moveToThread(&m_network);
    connect(&publisher, &Publisher::trouble, this, &CityServer::trouble);
    std::optional<Error> problem;
    QMetaObject::invokeMethod(
        &publisher,
        [&] {
            if (const Status started = publisher.start(); !started)
                problem = started.error();
        },
        Qt::BlockingQueuedConnection);
    return problem ? Status(*problem) : ok();
}

void CityServer::addFeed(const Feed &feed)
{
    try {
        const Result<PayloadSourcePtr> source = m_sources->make(feed.config, feed.descriptor);
        if (!source) {
            Q_EMIT trouble(SimulateText::tr("%1 is left out: %2").arg(feed.descriptor.id, source.error().message));
            return;
        }
        m_feeds.push_back(std::make_shared<SimulatedFeed>(feed.descriptor, *source, m_options.scale,
                                                          Publication { m_options.city, m_options.timeZone, base() }));
        m_states.push_back({});
    } catch (const std::exception &e) {
        Q_EMIT trouble(SimulateText::tr("%1 is left out: %2").arg(feed.descriptor.id, QString::fromUtf8(e.what())));
    }
}

void CityServer::stop()
{
    if (!m_network.isRunning())
        return;
    m_serving = false;
    m_workers.waitForDone();
    m_archivists.waitForDone();
    // Streams end before the server that they came through.
    for (Publisher *publisher : std::initializer_list<Publisher *> { m_streams, m_mqtt, m_documents }) {
        if (!publisher)
            continue;
        QMetaObject::invokeMethod(publisher, &Publisher::stop, Qt::BlockingQueuedConnection);
        publisher->deleteLater(); // at the end of its thread
    }
    m_streams = nullptr;
    m_mqtt = nullptr;
    m_documents = nullptr;
    m_network.quit();
    m_network.wait();
}

QUrl CityServer::base() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    // What listens everywhere is reached here by the loopback address.
    const bool everywhere = m_options.address == QHostAddress::Any || m_options.address == QHostAddress::AnyIPv4
        || m_options.address == QHostAddress::AnyIPv6;
    url.setHost(everywhere ? u"127.0.0.1"_s : m_options.address.toString());
    url.setPort(m_documents ? m_documents->port() : m_options.port);
    return url;
}

void CityServer::publishIndex() { send(indexPages({ m_options.city, m_options.timeZone, base() }, m_options.broker, m_feeds)); }

void CityServer::tick()
{
    const UtcTime now = m_now();
    for (size_t i = 0; i < m_feeds.size(); ++i) {
        if (!m_states[i].stepping && m_feeds[i]->isDue(now))
            step(i, now);
    }
    m_silent = 0;
    report(now);
    for (Outgoing &message : m_pacer.take(now))
        m_faults.put(std::move(message), now);
    send(m_faults.take(now));
}

void CityServer::step(size_t index, UtcTime now)
{
    m_states[index].stepping = true;
    ++m_running;
    whenFinished(QtConcurrent::run(&m_workers, [feed = m_feeds[index], now] { return feed->step(now); }), this,
                 [this, index](const QFuture<OutgoingList> &future) {
                     --m_running;
                     m_states[index].stepping = false;
                     const QString failure = failureOf(future);
                     fail(index, failure);
                     if (failure.isEmpty())
                         take(future.result());
                 });
}

void CityServer::report(UtcTime now)
{
    const bool isEnough = double(m_pacer.waiting()) >= m_options.messagesPerSecond / 5; // for the next ticks
    if (m_reporting || isEnough || m_silent >= m_feeds.size())
        return;
    m_reporting = true;
    m_reported = std::max(now, m_reported + Duration(1)); // an entity tells one thing at a time
    ++m_running;
    m_reporter = (m_reporter + 1) % m_feeds.size();
    whenFinished(QtConcurrent::run(&m_workers, [feed = m_feeds[m_reporter], at = m_reported] { return feed->reports(at); }), this,
                 [this, index = m_reporter](const QFuture<OutgoingList> &future) {
                     --m_running;
                     m_reporting = false;
                     const QString failure = failureOf(future);
                     fail(index, failure);
                     OutgoingList made = failure.isEmpty() ? future.result() : OutgoingList();
                     m_silent = made.empty() ? m_silent + 1 : 0;
                     m_pacer.put(std::move(made));
                     report(m_now());
                 });
}

void CityServer::fail(size_t index, const QString &failure)
{
    if (!failure.isEmpty() && !m_states[index].failed)
        Q_EMIT trouble(SimulateText::tr("%1 cannot be simulated: %2").arg(m_feeds[index]->descriptor().id, failure));
    m_states[index].failed = !failure.isEmpty();
}

void CityServer::take(OutgoingList made)
{
    const UtcTime now = m_now();
    OutgoingList messages;
    for (Outgoing &one : made) {
        if (one.kind == Outgoing::Kind::Message)
            messages.push_back(std::move(one));
        else
            m_faults.put(std::move(one), now);
    }
    m_pacer.put(std::move(messages));
    for (Outgoing &message : m_pacer.take(now))
        m_faults.put(std::move(message), now);
    send(m_faults.take(now));
}

void CityServer::spoil(DocumentServer::PastPart &part)
{
    const UtcTime now = m_now();
    m_pastFaults.put({ .bytes = std::move(part.body) }, now);
    OutgoingList left = m_pastFaults.take(now);
    part.isLost = left.empty();
    part.body = part.isLost ? QByteArray() : std::move(left.front().bytes);
}

void CityServer::send(OutgoingList list)
{
    if (list.empty() || !m_documents)
        return;
    m_published += std::ranges::count(list, Outgoing::Kind::Message, &Outgoing::kind);
    const auto batch = std::make_shared<const OutgoingList>(std::move(list));
    for (Publisher *publisher : std::initializer_list<Publisher *> { m_documents, m_streams, m_mqtt }) {
        if (publisher)
            QMetaObject::invokeMethod(publisher, [publisher, batch] { publisher->publish(batch); });
    }
}

CityServer::Counts CityServer::counts() const
{
    Counts counts;
    counts.published = m_published;
    counts.shed = m_pacer.dropped();
    counts.faults = m_faults.counts();
    counts.faults.put += m_pastFaults.counts().put;
    counts.faults.corrupted += m_pastFaults.counts().corrupted;
    counts.faults.dropped += m_pastFaults.counts().dropped;
    for (const Publisher *publisher : std::initializer_list<const Publisher *> { m_documents, m_streams, m_mqtt }) {
        if (!publisher)
            continue;
        counts.shed += publisher->counts().shed;
        counts.bytes += publisher->counts().bytes;
    }
    if (m_documents)
        counts.answers = m_documents->counts().sent;
    if (m_streams) {
        counts.listeners = m_streams->counts().clients;
        counts.sockets = m_streams->counts().sent;
    }
    if (m_mqtt)
        counts.broker = m_mqtt->counts().sent;
    return counts;
}

} // namespace citywall

#include "moc_cityserver.cpp"
