// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace citywall {

/// Speaks up while something on the GUI thread takes suspiciously long. The one thing that still runs then.
class StartWatchdog
{
public:
    /// `report` is called on the watchdog's own thread, once, if this object still lives after `patience`.
    StartWatchdog(std::chrono::milliseconds patience, std::function<void()> report);
    ~StartWatchdog();
    StartWatchdog(const StartWatchdog &) = delete;
    StartWatchdog &operator=(const StartWatchdog &) = delete;

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_done = false;
    std::thread m_thread;
};

} // namespace citywall
