// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/background.h"
#include "engine/feeds/shownlag.h"
#include "engine/feeds/transports/keychain.h"
#include "engine/history/historywriter.h"
#include "sdk/history.h"

#include <QStringList>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>

namespace citywall {

/// What transports of one city have in common.
struct TransportNames {
    QString client {};                ///< how brokers know this installation: "citywall-chicago"
    QStringList credentialFiles {};   ///< looked through in this order (transports/credentials.h)
    KeychainReader keychain {};       ///< asks the system's for what the files lack (readKeychain); empty = it is not asked
    QString spoolFolder {};           ///< where messages lie until they are stored (PayloadSpool); empty = nowhere
};

/// What the pipelines of a runner share.
struct FeedEnvironment {
    HistoryWriter &writer;
    HistoryReader &reader;
    std::function<UtcTime()> now; ///< the host's real time, through the engine's clock; any thread
    QThreadPool &workers;         ///< where sources are asked and payloads decoded: run()
    QThread &network;             ///< where transports live
    TransportNames names;
    ShownLag &shown;              ///< how long it takes until what comes is seen

    /// On one of the workers, which give way to the views.
    /// @returns the future of what job() returns
    template<typename Job>
    auto run(Job job) const
    {
        return QtConcurrent::run(&workers, [job = std::move(job)] {
            giveWay();
            return job();
        });
    }
};

} // namespace citywall
