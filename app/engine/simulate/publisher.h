// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/simulate/outgoing.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace citywall {

using OutgoingBatch = std::shared_ptr<const OutgoingList>;

/// One protocol over which the simulated city can be heard. Made anywhere, then moved to the server's network thread, where its
/// functions are called.
class Publisher : public QObject
{
    Q_OBJECT
public:
    /// Since the start; any thread.
    struct Counts {
        std::atomic<qint64> sent = 0;    ///< answers and messages
        std::atomic<qint64> bytes = 0;
        std::atomic<qint64> shed = 0;    ///< messages that a slow listener did not get
        std::atomic<qint64> clients = 0; ///< that listen at present
    };

    virtual Status start() = 0; ///< the error is for people
    virtual void stop() = 0;
    virtual void publish(const OutgoingBatch &batch) = 0; ///< takes what its protocol carries, and leaves the rest
    const Counts &counts() const { return m_counts; }

Q_SIGNALS:
    void trouble(const QString &words); ///< something that a person should know; it goes on

protected:
    Counts m_counts;
};

} // namespace citywall
