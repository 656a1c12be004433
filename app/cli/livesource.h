// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "engine/feeds/transports/transport.h"

#include <QTimer>

namespace citywall {

/// The source that the command line names: a URL, a folder, "-" for standard input; or a kind ("mqtt"), for the source of that kind
/// that the city's profile has for the feed; nothing, where it has only one. The error is for people.
Result<FeedConfig> sourceFrom(const SourceOptions &asked, const Session &session, const QString &feed);

/// Whether --option says what a source of that kind has, as a profile would have it. The error is for people.
Status checkSettings(const SourceOptions &asked);

/// The file of a mapping: one that a module brings, by its id, else as it is named.
QString mappingFile(const QString &name, const Session &session);

/// One source outside of a running city: its transport on this thread, and what it has brought. A broker knows it under a name of its own
/// and forgets it when it goes, so that it takes nothing from the feed of a city that runs.
class LiveSource : public QObject
{
    Q_OBJECT
public:
    /// What a feed's formats know of the source's bytes; each as TransportSetup has it.
    struct Reading {
        std::function<QStringList(QByteArrayView payload)> links {};
        std::function<QByteArray(QByteArrayView beginning)> terminator {};
    };
    /// @param session for its clock, and the credential that the configuration names; must outlive the source
    static Result<std::unique_ptr<LiveSource>> open(const FeedConfig &config, Session &session, const Reading &reading);
    ~LiveSource() override;

    QString endpoint() const { return m_endpoint; } ///< to be shown, without secrets
    QString name() const { return m_name; } ///< as the history would call it
    void start();
    std::vector<Payload> take(); ///< what has come since it was last asked, in order
    qint64 dropped() const; ///< payloads that were not taken in time, since it was last asked

Q_SIGNALS:
    void available();
    void stateChanged(citywall::Transport::State state, const QString &reason);

private:
    LiveSource() = default;

    QString m_endpoint;
    QString m_name;
    std::shared_ptr<PayloadQueue> m_inbox;
    std::unique_ptr<Transport> m_transport;
    QTimer m_seconds;
};

/// One payload from outside, whole.
struct FetchedPayload {
    QString place; ///< the file, or the URL without what may be secret in it
    QByteArray bytes;
    QString origin {}; ///< topic, URL or file as the source tells it; a format may need it (PayloadFormat::complete)
    FeedConfig config {}; ///< how it is read, as far as the profile or the recording says so
};

/// Reads a file (decompressed, if it is; the first payload, if it is a recording), or waits up to half a minute for the first payload
/// of a source. Runs an event loop. The error is for people.
Result<FetchedPayload> fetchPayload(const SourceOptions &asked, Session &session, const QString &feed);

} // namespace citywall
