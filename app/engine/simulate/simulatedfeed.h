// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/simulate/batches.h"
#include "engine/simulate/outgoing.h"
#include "engine/simulate/wireformat.h"
#include "sdk/payloadsource.h"

namespace citywall {

/// How much of a city is simulated, and how fast.
struct SimulationScale {
    int entities = 1; ///< each entity so many times
    double pace = 1;  ///< so many live steps in the time of one
    Duration skew {}; ///< how much the publisher's clock is fast
};

/// What the documents of a publication say about it and themselves.
struct Publication {
    QString city;     ///< its name, for titles
    QString timeZone; ///< IANA
    QUrl base;        ///< of the web server
};

/// One way in which a feed is served.
struct ServedDocument {
    QString format;  ///< PayloadFormat::id; empty = the program's own JSON
    QString title;   ///< of the format
    QString path;    ///< where a client begins
    QString past {}; ///< query for what is newer, with {since} in it; empty = the document has no past
};

/// A simulated feed on its way out: asks its source at each live step, and makes documents and messages of the answer in the formats
/// that the feed can write. Everything says that it is simulated, where its format has a place for that.
///
/// step() runs on any thread, one call at a time; the const functions at any time.
class SimulatedFeed
{
public:
    static constexpr Duration longestWindow = std::chrono::hours(48); ///< that a document looks back

    SimulatedFeed(FeedDescriptor descriptor, PayloadSourcePtr source, const SimulationScale &scale,
                  const Publication &publication);
    Q_DISABLE_COPY_MOVE(SimulatedFeed)

    const FeedDescriptor &descriptor() const { return m_descriptor; }
    const QList<ServedDocument> &documents() const { return m_documents; }
    QString streamFormat() const { return m_stream ? m_stream->id : QString(); } ///< of its messages; empty = own JSON
    QString streamTitle() const;
    QString topicFilter() const; ///< for a client of a broker
    Duration liveStep() const { return m_step; }

    bool isDue(UtcTime now) const; ///< not while step() runs
    OutgoingList step(UtcTime now);

    /// The state at any instant, one message for each entity. Nothing for a feed whose observations only happen now and then.
    OutgoingList reports(UtcTime at) const;

    /// A part of the past in the format of the document at the path.
    struct Past {
        QByteArray body {};
        UtcTime next {}; ///< from where another part goes on; invalid = there is no more
    };
    std::optional<Past> past(const QString &path, TimeRange range) const; ///< nothing where there is no such document

private:
    DecodedBatch ask(TimeRange range, Duration step) const;
    QList<QByteArray> encoded(const QString &format, const DecodedBatch &batch, UtcTime published) const;
    void addDocuments(OutgoingList &to, const ServedDocument &document, const DecodedBatch &batch, UtcTime published) const;
    OutgoingList messages(const DecodedBatch &batch, UtcTime published) const;
    QString folder() const { return u'/' + m_descriptor.id + u'/'; }

    const FeedDescriptor m_descriptor;
    const PayloadSourcePtr m_source;
    const SimulationScale m_scale;
    const Publication m_publication;
    const Duration m_step;
    const Duration m_window;
    QList<ServedDocument> m_documents;
    const PayloadFormat *m_stream = nullptr; // of messages; null = the program's own JSON
    UtcTime m_told; // up to where it was asked
    NewestState m_state; // of the window
    DecodedBatch m_last; // what the last step that told anything told, and when
    UtcTime m_lastTold;
};

} // namespace citywall
