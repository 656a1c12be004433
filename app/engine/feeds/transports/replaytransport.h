// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/transports/transport.h"
#include "engine/recording/recordingreader.h"

#include <QTimer>

namespace citywall {

/// Plays a recording as though its payloads came now (kind "replay"). Options: file, rate (1; so many recorded seconds in one), loop
/// (true: a second after its end it begins anew).
///
/// Payloads come with the spans between their receipts; the times in them are moved by as much as their receipt is (Payload::shift),
/// so that they keep their age. A damaged place of the file counts as a rejected record. Waits while the inbox is full.
class ReplayTransport : public Transport
{
    Q_OBJECT
public:
    explicit ReplayTransport(TransportSetup setup);

    void start() override;
    void stop() override;
    void tick() override;

private:
    /// What one look into the file has brought.
    struct Stretch {
        std::vector<RecordedPayload> payloads;
        qint64 damaged = 0;
        bool over = false; ///< there is nothing behind it …
        std::optional<Error> error; ///< … that can be read
    };
    static Stretch read(RecordingReader &recording, bool fromTheBeginning);
    void readOn();
    void give(); ///< what is due
    UtcTime dueAt(UtcTime received) const;
    void beginRound();

    const QString m_file;
    const double m_rate;
    const bool m_loop;
    std::shared_ptr<RecordingReader> m_recording; // used by one worker at a time, while m_reading
    std::deque<RecordedPayload> m_ahead;
    UtcTime m_first; // receipt of the round's first payload; invalid = none was read
    UtcTime m_began; // when that was given, or will be
    bool m_running = false;
    bool m_reading = false;
    bool m_over = false; // the file has nothing more
    bool m_again = false; // the next look begins at its beginning
    QTimer *m_beat = nullptr;
};

} // namespace citywall
