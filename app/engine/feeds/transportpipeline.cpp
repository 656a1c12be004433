// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transportpipeline.h"

#include "base/future.h"
#include "engine/feeds/configureddecoder.h"
#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/feeds/transports/transports.h"
#include "sdk/dice.h"

#include <QDeadlineTimer>
#include <QSysInfo>
#include <QThread>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString sentence(const Error &error) { return error.detail.isEmpty() ? error.message : error.message + u": "_s + error.detail; }

/// Just after the last observation that a source of that name brought; invalid = it brought none of them.
UtcTime newestOf(const Observations &rows, const FeedDictionary &dictionary, const QString &source)
{
    for (size_t row = rows.size(); row-- > 0;) {
        const quint16 key = rows.source[row];
        if (key < dictionary.sources.size() && dictionary.sources[key].name == source)
            return { rows.phenomenonTime[row] + 1 };
    }
    return {};
}

} // namespace

TransportPipeline::TransportPipeline(FeedConfig config, FeedDescriptor descriptor, FeedEnvironment environment, QObject *parent)
    : FeedPipeline(std::move(config), std::move(descriptor), std::move(environment), parent),
      m_inbox(std::make_shared<PayloadQueue>())
{
    m_status->endpoint = transports::endpoint(m_config.kind, m_config.options);
    m_status->source = transports::sourceName(m_config.kind, m_config.options);
    // What was recorded is not what happens now, though its times say so.
    m_status->simulated = m_config.simulated || m_config.kind == "replay"_L1;
    m_intake.setSource({ m_status->source, m_config.attribution, m_status->simulated });
    connect(&m_intake, &FeedIntake::stored, this, [this](const AppendResult &result) {
        if (result.range.end.isValid() && result.range.end > m_newest) {
            m_newest = result.range.end;
            tellNewest();
        }
        decodeNext();
    });
    connect(&m_intake, &FeedIntake::passed, this, [this](quint64 number) {
        if (m_spool)
            m_spool->setStored(number);
    });
}

TransportPipeline::~TransportPipeline() { stop(); }

void TransportPipeline::begin()
{
    ++m_session;
    m_opening = true;
    m_link = Transport::State::Connecting;
    m_linkReason.clear();
    const auto job = [config = m_config, descriptor = m_descriptor, names = m_environment.names, spool = spoolPlace()] {
        return open(config, descriptor, names, spool);
    };
    whenFinished(m_environment.run(job), this, [this, session = m_session](const QFuture<Result<Opened>> &future) {
        if (session == m_session && isActive())
            opened(future.result());
    });
}

QString TransportPipeline::credentialId() const { return m_config.options.value("credential"_L1).toString(); }

Result<TransportPipeline::Opened> TransportPipeline::open(const FeedConfig &config, const FeedDescriptor &descriptor,
                                                          const TransportNames &names,
                                                          const std::optional<PayloadSpool::Place> &spool)
{
    try {
        Opened opened;
        if (const QString id = config.options.value("credential"_L1).toString(); id.isEmpty()) {
            opened.credential = Credential();
        } else {
            const Result<std::optional<Credential>> credential = credentialFrom(names.credentialFiles, id);
            if (!credential)
                return credential.error();
            opened.credential = *credential;
        }
        const Result<ConfiguredFeed> configured = configuredFeed(config, descriptor);
        if (!configured)
            return configured.error();
        opened.decoder = std::make_shared<PayloadDecoder>(*configured);
        if (configured->lists())
            opened.links = [feed = *configured](QByteArrayView payload) { return feed.links(payload); };
        opened.terminator = streamTerminator({ configured->feed }, configured->format);
        if (spool) {
            const Result<std::shared_ptr<PayloadSpool>> made = PayloadSpool::open(*spool);
            if (!made)
                return made.error();
            opened.spool = *made;
        }
        return opened;
    } catch (const std::exception &e) {
        return Error { FeedsText::tr("The decoder failed to start"), QString::fromUtf8(e.what()) };
    }
}

void TransportPipeline::opened(const Result<Opened> &opened)
{
    if (!opened) {
        m_opening = false;
        return fail(sentence(opened.error()));
    }
    m_decoder = opened->decoder;
    m_links = opened->links;
    m_terminator = opened->terminator;
    if (opened->spool) {
        m_spool = opened->spool;
        m_hasLeft = true;
    }
    if (opened->credential)
        connectTo(*opened->credential);
    else
        askKeychain();
}

void TransportPipeline::askKeychain()
{
    const QString files = m_environment.names.credentialFiles.join(FeedsText::tr(" or "));
    const QString missing = FeedsText::tr("There is no credential \"%1\" in %2").arg(credentialId(), files);
    if (!m_environment.names.keychain) {
        m_opening = false;
        return fail(missing);
    }
    m_environment.names.keychain(credentialId(), this, [this, missing, session = m_session](const KeychainAnswer &answer) {
        if (session != m_session)
            return;
        m_opening = false;
        if (!answer)
            fail(missing + u". "_s + sentence(answer.error()));
        else if (*answer)
            connectTo(**answer);
        else
            fail(missing + FeedsText::tr(", nor in the system's keychain"));
    });
}

void TransportPipeline::connectTo(const Credential &credential)
{
    m_opening = false;
    Result<std::unique_ptr<Transport>> made = transports::make({ .kind = m_config.kind,
                                                                 .options = m_config.options,
                                                                 .clientId = clientId(),
                                                                 .credential = credential,
                                                                 .now = m_environment.now,
                                                                 .seed = dice::hash(clientId()),
                                                                 .inbox = m_inbox,
                                                                 .links = m_links,
                                                                 .terminator = m_terminator,
                                                                 .spool = m_spool });
    if (!made)
        return fail(sentence(made.error()));
    m_transport = made->release();
    m_period = m_transport->period();
    m_transport->moveToThread(&m_environment.network);
    connect(m_transport, &Transport::available, this, &TransportPipeline::decodeNext);
    connect(m_transport, &Transport::confirmed, this, [this](const QString &origin) {
        if (isDecoding())
            return; // what is confirmed may be among it
        using enum DecodedRun::Outcome;
        const DecodedRun::Outcome *const known = m_outcomes.object(origin);
        const DecodedRun::Outcome outcome = known ? *known : Understood;
        if (origin.isEmpty())
            m_health.hear(m_environment.now());
        else if (outcome != LeftOut) // that others' records are the same says nothing of this feed
            m_health.confirm(m_environment.now(), outcome == Understood);
        refresh();
    });
    connect(m_transport, &Transport::stateChanged, this, &TransportPipeline::linkChanged);
    const TimeRange held = m_environment.reader.extent(m_config.feed);
    if (!held.isEmpty())
        m_status->lastMilliseconds = std::max(m_status->lastMilliseconds, double(held.end.milliseconds - 1));
    const bool isAlone = m_environment.reader.dictionary(m_config.feed)->sources.size() < 2;
    if (!held.isEmpty() && !isAlone && asksSince())
        return findNewest(held.end);
    if (!held.isEmpty())
        m_newest = std::max(m_newest, held.end);
    startTransport();
}

bool TransportPipeline::asksSince() const { return m_config.options.value("url"_L1).toString().contains("{since}"_L1); }

void TransportPipeline::findNewest(UtcTime end)
{
    m_opening = true;
    const UtcTime oldest = m_environment.now() - TransportOptions(m_config.options).duration("lookBack"_L1, 24h);
    const ObservationQuery query { m_config.feed, { std::min(oldest, end), end }, {}, {} };
    whenFinished(m_environment.reader.request(query), this, [this, session = m_session](const QFuture<ObservationsPtr> &future) {
        if (session != m_session)
            return;
        m_opening = false;
        if (failureOf(future).isEmpty())
            m_newest =
                std::max(m_newest, newestOf(*future.result(), *m_environment.reader.dictionary(m_config.feed), m_status->source));
        startTransport();
    });
}

void TransportPipeline::startTransport()
{
    begun();
    tellNewest();
    QMetaObject::invokeMethod(m_transport, &Transport::start);
    decodeNext();
}

void TransportPipeline::end()
{
    ++m_session;
    m_opening = false;
    if (m_transport) {
        m_transport->disconnect(this);
        ++m_ending; // until then it may bring what its sender was told has arrived
        connect(m_transport, &QObject::destroyed, this, [this] { --m_ending; });
        QMetaObject::invokeMethod(m_transport, &Transport::stop);
        m_transport->deleteLater();
    }
    m_transport = nullptr;
}

void TransportPipeline::tellNewest()
{
    if (m_transport && m_newest.isValid())
        QMetaObject::invokeMethod(m_transport,
                                  [transport = m_transport, newest = m_newest - Duration(1)] { transport->setNewest(newest); });
}

void TransportPipeline::linkChanged(Transport::State state, const QString &reason)
{
    if (sender() != m_transport)
        return; // sent before it was let go
    m_link = state;
    m_linkReason = reason;
    refresh();
}

void TransportPipeline::work(UtcTime now)
{
    if (m_transport)
        QMetaObject::invokeMethod(m_transport, &Transport::tick);
    if (m_decoding && !m_lent && m_decodingSince.elapsed(now) > patienceWithDecoder) {
        m_environment.workers.releaseThread();
        m_lent = true;
    }
    countDropped();
    decodeNext();
}

void TransportPipeline::decodeNext()
{
    if (m_decoding || !m_decoder || !m_intake.hasRoom())
        return;
    std::vector<Payload> payloads = std::exchange(m_rest, {});
    const bool readsLeft = m_hasLeft && payloads.empty();
    if (!m_hasLeft && payloads.empty())
        payloads = m_inbox->take(mostAtOnce, mostBytesAtOnce, mostTimeAtOnce);
    // What lies aside came behind all that is in the inbox; nothing gets in there before it was read.
    const bool readsAside = !readsLeft && payloads.empty() && hasAside();
    if (payloads.empty() && !readsLeft && !readsAside)
        return;
    m_decoding = true;
    m_decodingSince.mark(m_environment.now());
    const auto job = [decoder = m_decoder, spool = m_spool, readsLeft, readsAside, payloads = std::move(payloads)] {
        if (readsLeft)
            return decoder->decode(spool->readLeft(mostAtOnce, mostBytesAtOnce));
        return decoder->decode(readsAside ? spool->readAside(mostAtOnce, mostBytesAtOnce) : payloads);
    };
    m_run = m_environment.run(job);
    whenFinished(m_run, this, [this](const QFuture<DecodedRun> &future) {
        m_decoding = false;
        if (std::exchange(m_lent, false))
            m_environment.workers.reserveThread();
        if (const DecodedRun run = future.result(); run.payloads > 0) {
            m_rest = run.rest;
            decoded(run);
        } else {
            m_hasLeft = false;
        }
        decodeNext();
    });
}

void TransportPipeline::drain()
{
    const QDeadlineTimer deadline(patienceAtTheEnd);
    m_intake.flush();
    if (m_decoding) {
        m_intake.put(m_run.result().batch, m_run.result().received, m_run.result().number);
        m_rest = m_run.result().rest;
    }
    while (m_decoder && !deadline.hasExpired()) {
        if (m_rest.empty())
            m_rest = m_inbox->take(mostAtOnce, mostBytesAtOnce, mostTimeAtOnce);
        if (m_rest.empty())
            break;
        DecodedRun run = m_decoder->decode(m_rest);
        m_rest = std::move(run.rest);
        m_intake.put(std::move(run.batch), run.received, run.number);
        m_intake.flush();
    }
    m_intake.flush();
}

void TransportPipeline::decoded(const DecodedRun &run)
{
    m_status->rejected += double(run.rejected);
    m_status->leftOut += double(run.leftOut);
    m_health.decode(m_environment.now(), { run.understood, run.rejected, run.leftOut, run.reason });
    if (m_period > Duration(0)) // only who is asked can say that nothing has changed
        rememberOutcomes(run);
    if (run.lag)
        m_lag.take(*run.lag);
    tell(run.messages);
    m_intake.put(run.batch, run.received, run.number);
    countDropped();
    refresh();
}

void TransportPipeline::rememberOutcomes(const DecodedRun &run)
{
    for (const auto &[origin, outcome] : run.outcomes.asKeyValueRange()) {
        if (outcome != DecodedRun::Outcome::Understood)
            m_outcomes.insert(origin, new DecodedRun::Outcome(outcome));
        else
            m_outcomes.remove(origin);
    }
}

void TransportPipeline::countDropped()
{
    const qint64 dropped = m_inbox->takeDropped();
    if (dropped == 0)
        return;
    m_status->dropped += double(dropped); // payloads: nobody knows how many observations they held
    m_health.drop(m_environment.now(), dropped, 0);
}

FeedFacts TransportPipeline::facts(UtcTime now) const
{
    static constexpr std::array links { FeedFacts::Link::Opening, FeedFacts::Link::Up, FeedFacts::Link::Troubled,
                                        FeedFacts::Link::Down };
    const Duration stale = m_config.staleAfter > Duration(0) ? m_config.staleAfter : m_descriptor.staleAfter;
    return { .link = links[size_t(m_link)],
             .linkReason = m_linkReason,
             .decoding = m_decoding ? m_decodingSince.elapsed(now) : Duration(0),
             .patience = stale > Duration(0) ? std::max(stale, 3 * m_period) : Duration(0) };
}

std::optional<PayloadSpool::Place> TransportPipeline::spoolPlace() const
{
    const TransportOptions options(m_config.options);
    const QString &folder = m_environment.names.spoolFolder;
    if (m_spool || folder.isEmpty() || m_descriptor.mask || m_config.kind != "mqtt"_L1 || options.integer("qos"_L1, 1, 0, 2) == 0
        || options.flag("cleanSession"_L1, false))
        return {};
    QString name = options.text("clientId"_L1, clientId());
    for (QChar &c : name)
        c = c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : u'_';
    return PayloadSpool::Place { folder,
                                 name,
                                 { m_config.feed, m_config.format, { m_status->source, {}, false }, m_environment.now() } };
}

/// The same for every start of this feed on this computer, and not that of another computer or of another source of the feed.
QString TransportPipeline::clientId() const
{
    const quint64 place = dice::mix(dice::hash(QByteArrayView(QSysInfo::machineUniqueId())), dice::hash(m_status->endpoint));
    return u"%1-%2-%3"_s.arg(m_environment.names.client.isEmpty() ? u"citywall"_s : m_environment.names.client, m_config.feed,
                             QString::number(place & 0xffffffff, 16));
}

} // namespace citywall
