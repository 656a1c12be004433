// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedpipeline.h"
#include "engine/feeds/payloaddecoding.h"
#include "engine/feeds/payloadspool.h"
#include "engine/feeds/transports/transport.h"

#include <QCache>

namespace citywall {

/// A source that brings payloads when it likes: transport → bounded queue → decoder → intake. The decoder has one payload after the
/// other, on one worker at most; while it takes long, the workers get a thread more for the others.
///
/// What a broker keeps until it is acknowledged (MQTT, QoS 1, a session that lasts) goes through a spool, and is acknowledged when it is in
/// there; while the queue has no room it is read from there again in its turn. Not of feeds that mask: their payloads may not be kept.
class TransportPipeline : public FeedPipeline
{
    Q_OBJECT
public:
    TransportPipeline(FeedConfig config, FeedDescriptor descriptor, FeedEnvironment environment, QObject *parent = nullptr);
    ~TransportPipeline() override;

    void drain() override;
    bool isPolling() const override { return m_opening || m_ending > 0 || isDecoding(); }

    static constexpr size_t mostAtOnce = 512; ///< payloads that are decoded together and stored as one batch …
    static constexpr qint64 mostBytesAtOnce = 4 << 20;
    static constexpr Duration mostTimeAtOnce = std::chrono::seconds(1); ///< … with the receive time of the last
    static constexpr Duration patienceAtTheEnd = std::chrono::seconds(3); ///< with decoding what is left, before the program ends
    static constexpr Duration patienceWithDecoder = std::chrono::seconds(2); ///< then another worker is lent to the others
    /// Origins of which it is remembered that they were not understood: what an index lists are new ones each day.
    static constexpr qsizetype mostOutcomes = 1000;

protected:
    void begin() override;
    void end() override;
    void hold() override { end(); }
    void resume() override { begin(); }
    void work(UtcTime now) override;
    void settle() override { decodeNext(); } // also what came after the last word to the transport
    FeedFacts facts(UtcTime now) const override;
    qsizetype waiting() const override
    {
        return qsizetype(m_inbox->size() + m_rest.size() + (m_spool ? m_spool->aside() : 0)) + m_intake.waiting();
    }

private:
    struct Opened {
        std::optional<Credential> credential {}; ///< none: the files do not have it
        std::shared_ptr<PayloadDecoder> decoder {};
        std::function<QStringList(QByteArrayView)> links {}; ///< empty: no format lists any
        std::function<QByteArray(QByteArrayView)> terminator {}; ///< empty: payloads of a stream are lines
        std::shared_ptr<PayloadSpool> spool {};
    };
    static Result<Opened> open(const FeedConfig &config, const FeedDescriptor &descriptor, const TransportNames &names,
                               const std::optional<PayloadSpool::Place> &spool);
    std::optional<PayloadSpool::Place> spoolPlace() const; ///< none: the feed has no spool, or has opened it
    void askKeychain();
    void opened(const Result<Opened> &opened);
    void connectTo(const Credential &credential);
    void startTransport();
    bool asksSince() const; ///< for what is newer than what it has brought
    /// From where on it asks, if the feed has other sources as well: their newest says nothing about this one.
    void findNewest(UtcTime end);
    void linkChanged(Transport::State state, const QString &reason);
    void tellNewest();
    bool isDecoding() const { return m_decoding || !m_rest.empty() || m_inbox->size() > 0 || hasAside(); } ///< or will
    bool hasAside() const { return m_spool && m_spool->hasAside(); }
    void decodeNext();
    void decoded(const DecodedRun &run);
    void rememberOutcomes(const DecodedRun &run);
    void countDropped();
    QString clientId() const;
    QString credentialId() const;

    const std::shared_ptr<PayloadQueue> m_inbox;
    std::shared_ptr<PayloadSpool> m_spool; // opened once
    bool m_hasLeft = false; // in the spool, of an earlier run
    Transport *m_transport = nullptr; // lives on the network thread; deleted there
    std::shared_ptr<PayloadDecoder> m_decoder;
    std::function<QStringList(QByteArrayView)> m_links;
    std::function<QByteArray(QByteArrayView)> m_terminator;
    Transport::State m_link = Transport::State::Connecting;
    QString m_linkReason;
    Duration m_period {};
    UtcTime m_newest;
    QCache<QString, DecodedRun::Outcome> m_outcomes { mostOutcomes }; // by origin, where its last payload was not understood
    int m_session = 0; // counts begin(): what an earlier one started does not concern this one
    bool m_opening = false;
    int m_ending = 0; // transports that were told to stop and have not
    bool m_decoding = false;
    QFuture<DecodedRun> m_run; // of the decoder, while m_decoding
    std::vector<Payload> m_rest; // of the run before: what it did not come to
    bool m_lent = false; // the workers have a thread more because of this feed's decoder
    Since m_decodingSince;
};

} // namespace citywall
