// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/transports/streamsplitter.h"
#include "engine/feeds/transports/transport.h"

class QSocketNotifier;

namespace citywall {

/// Reads a stream of payloads from this process's standard input (kind "stdin"), cut as TcpTransport does it, as fast as they are
/// decoded: whoever writes waits. Options: maximumBytes of a payload (1 MiB). What has ended does not begin again.
class StdinTransport : public Transport
{
    Q_OBJECT
public:
    explicit StdinTransport(TransportSetup setup, int descriptor = 0);
    ~StdinTransport() override;

    void start() override;
    void stop() override;
    void tick() override; ///< reads on where the inbox was full

private:
    void read();

    const int m_descriptor;
    StreamSplitter m_stream;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace citywall
