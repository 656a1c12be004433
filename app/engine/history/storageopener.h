// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/storage.h"

#include <chrono>

namespace citywall {

/// Opens a storage: at once or, where the disk is full and nothing else is wrong, as soon as there is room again. Until then what the
/// history holds is published as it is read, and what is to be done to the storage waits. Writer thread only.
class StorageOpener
{
public:
    struct Means {
        Storage &storage; ///< to be left alone while it is not open
        const AreaIndex *areas;
        Published &published;
        DamageReporter damaged;
    };
    /// @param retry how long after an attempt the next one may follow
    StorageOpener(Means means, std::chrono::milliseconds retry) : m_means(std::move(means)), m_retry(retry) { }

    /// Fails if it cannot be opened and is not to be waited for.
    Status open(const QString &path);
    bool isOpen() const { return m_isOpen; }
    const std::optional<Error> &refusal() const { return m_refusal; } ///< why it is not open and waited for
    /// Once more, if it is time for it. True if it is open now, and what has waited is done.
    bool tryAgain();
    /// At once if it is open, else in order as soon as it is: some words for each feed a day, and for each import.
    void whenOpen(std::function<void()> order);

private:
    using Clock = std::chrono::steady_clock;
    Result<std::unique_ptr<SQLite::Database>> connect(bool &isFull);

    const Means m_means;
    const std::chrono::milliseconds m_retry;
    QString m_path;
    bool m_isOpen = false;
    std::optional<Error> m_refusal;
    Clock::time_point m_tried;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace citywall
