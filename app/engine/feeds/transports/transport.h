// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/payloadqueue.h"
#include "engine/feeds/transports/credentials.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace citywall {

class PayloadSpool;

/// What a transport is made from.
struct TransportSetup {
    QString kind;
    QJsonObject options;          ///< as TransportOptions reads them; files are absolute already
    QString clientId;             ///< stable name of this feed at this installation, for brokers
    Credential credential;
    std::function<UtcTime()> now; ///< the host's real time; any thread
    quint64 seed = 0;             ///< of the jitter between attempts
    std::shared_ptr<PayloadQueue> inbox {}; ///< where payloads go
    /// The addresses that a payload only lists (ConfiguredFeed::links), for transports that can fetch them. Any thread; empty = none do.
    std::function<QStringList(QByteArrayView payload)> links {};
    /// What ends a payload in a stream of bytes that begins so (streamTerminator()), for transports that bring one. Any thread; empty = the
    /// end of a line, always.
    std::function<QByteArray(QByteArrayView beginning)> terminator {};
    std::shared_ptr<PayloadSpool> spool {}; ///< where payloads are kept before their sender may forget them; null = nowhere
};

/// Brings the payloads of one feed from outside, and gets its connection back when it is lost. Its payloads go into a bounded
/// queue, whatever their number: nothing it receives can hold up the threads it shares. Made anywhere, then moved to the
/// network thread, where all its functions are called and its signals sent. It never waits there; times are the setup's, so that
/// what is due (an attempt, a poll, a timeout) is found by tick().
class Transport : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Connecting,
        Up,
        Troubled, ///< one attempt failed, and what came before it is still good
        Down ///< tried again later: soon after a failure, within a quarter of an hour where a person has to do something
    };
    Q_ENUM(State)

    explicit Transport(TransportSetup setup) : m_setup(std::move(setup)) { }

    virtual void start() = 0;
    virtual void stop() = 0; ///< for good: it is deleted next
    virtual void tick() = 0; ///< once a second
    /// The newest observation of the feed that is on the disk: from where a source that can be asked goes on.
    virtual void setNewest(UtcTime time) { Q_UNUSED(time) }
    /// How often something comes from a source that is asked regularly; 0 = it comes when it likes. Any thread.
    virtual Duration period() const { return Duration(0); }

Q_SIGNALS:
    void available(); ///< the inbox was empty and is not any more
    /// The source says that there is nothing new.
    /// @param origin of the payload that, by its word, still holds; empty = it does not speak of any
    void confirmed(const QString &origin);
    void stateChanged(citywall::Transport::State state, const QString &reason);

protected:
    UtcTime now() const { return m_setup.now(); }
    void deliver(const QByteArray &bytes, const QString &origin) { put({ bytes, now(), origin, {} }); }
    /// A payload that is not taken: it counts as a rejected record.
    void refuse(const QByteArray &beginning, const QString &origin, const QString &reason)
    {
        put({ beginning.first(std::min<qsizetype>(beginning.size(), 2048)), now(), origin, reason });
    }
    void put(Payload payload)
    {
        if (m_setup.inbox->put(std::move(payload)))
            Q_EMIT available();
    }
    void setState(State state, const QString &reason = {}) { Q_EMIT stateChanged(state, reason); }

    const TransportSetup m_setup;
};

} // namespace citywall
