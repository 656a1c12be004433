// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/replaytransport.h"

#include "base/future.h"
#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportjobs.h"
#include "engine/feeds/transports/transportoptions.h"

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr size_t readAtOnce = 256; // payloads …
constexpr qint64 bytesAtOnce = 4 << 20;
constexpr auto betweenBeats = 100ms;
constexpr Duration betweenRounds = 1s;

} // namespace

ReplayTransport::ReplayTransport(TransportSetup setup)
    : Transport(std::move(setup)), m_file(m_setup.options.value("file"_L1).toString()),
      m_rate(std::clamp(m_setup.options.value("rate"_L1).toDouble(1), 0.001, 100'000.)),
      m_loop(TransportOptions(m_setup.options).flag("loop"_L1, true))
{
}

void ReplayTransport::start()
{
    m_running = m_reading = true;
    m_beat = new QTimer(this);
    connect(m_beat, &QTimer::timeout, this, &ReplayTransport::tick);
    m_beat->start(betweenBeats);
    using Opened = Result<std::shared_ptr<RecordingReader>>;
    const auto open = [file = m_file]() -> Opened {
        Result<std::unique_ptr<RecordingReader>> recording = RecordingReader::open(file);
        if (!recording)
            return recording.error();
        return std::shared_ptr<RecordingReader>(std::move(*recording));
    };
    whenFinished(runTransportJob(open), this, [this](const QFuture<Opened> &future) {
        m_reading = false;
        const Opened opened = future.result();
        if (!m_running)
            return;
        if (!opened)
            return setState(State::Down, opened.error().message);
        m_recording = *opened;
        setState(State::Up);
        readOn();
    });
}

void ReplayTransport::stop()
{
    m_running = false;
    m_ahead.clear();
    delete m_beat;
    m_beat = nullptr;
}

void ReplayTransport::tick()
{
    if (!m_running || !m_recording)
        return;
    give();
    if (m_ahead.empty() && m_over)
        beginRound();
    else if (m_ahead.size() < readAtOnce && !m_over)
        readOn();
}

ReplayTransport::Stretch ReplayTransport::read(RecordingReader &recording, bool fromTheBeginning)
{
    if (fromTheBeginning)
        recording.seek({});
    Stretch stretch;
    const qint64 damagedBefore = recording.damaged();
    for (qint64 bytes = 0; stretch.payloads.size() < readAtOnce && bytes < bytesAtOnce;) {
        std::optional<RecordedPayload> payload = recording.next();
        stretch.over = !payload;
        if (!payload)
            break;
        bytes += payload->payload.size();
        stretch.payloads.push_back(std::move(*payload));
    }
    stretch.damaged = recording.damaged() - damagedBefore;
    stretch.error = recording.error();
    return stretch;
}

void ReplayTransport::readOn()
{
    if (m_reading)
        return;
    m_reading = true;
    const auto job = [recording = m_recording, again = std::exchange(m_again, false)] { return read(*recording, again); };
    whenFinished(runTransportJob(job), this, [this](const QFuture<Stretch> &future) {
        m_reading = false;
        if (!m_running)
            return;
        Stretch stretch = future.result();
        m_over = stretch.over;
        for (qint64 i = 0; i < stretch.damaged; ++i)
            refuse({}, m_file, FeedsText::tr("damaged place of the recording"));
        if (stretch.error)
            refuse({}, m_file, stretch.error->message);
        if (!m_first.isValid() && !stretch.payloads.empty()) {
            m_first = stretch.payloads.front().received;
            m_began = std::max(m_began, now());
        }
        std::ranges::move(stretch.payloads, std::back_inserter(m_ahead));
        if (m_over && !m_first.isValid())
            setState(State::Down, FeedsText::tr("The recording holds no payloads"));
        give();
    });
}

UtcTime ReplayTransport::dueAt(UtcTime received) const
{
    const double since = double(received.milliseconds) - double(m_first.milliseconds);
    return m_began + Duration(qint64(std::clamp(since / m_rate, -1e15, 1e15)));
}

void ReplayTransport::give()
{
    const UtcTime at = now();
    while (!m_ahead.empty() && m_setup.inbox->hasRoom()) {
        const RecordedPayload &next = m_ahead.front();
        const UtcTime due = dueAt(next.received);
        if (due > at)
            break;
        put({ next.payload, due, next.origin, {}, due - next.received });
        m_ahead.pop_front();
    }
}

void ReplayTransport::beginRound()
{
    if (m_reading || !m_first.isValid())
        return; // nothing is there to be played again
    if (!m_loop) {
        m_first = {};
        return setState(State::Down, FeedsText::tr("The recording is over"));
    }
    m_first = {};
    m_began = now() + betweenRounds;
    m_over = false;
    m_again = true;
    readOn();
}

} // namespace citywall
