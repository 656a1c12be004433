// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/startwatchdog.h"

namespace citywall {

StartWatchdog::StartWatchdog(std::chrono::milliseconds patience, std::function<void()> report)
    : m_thread([this, patience, report = std::move(report)] {
          std::unique_lock lock(m_mutex);
          if (!m_wake.wait_for(lock, patience, [this] { return m_done; }))
              report();
      })
{
}

StartWatchdog::~StartWatchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_done = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

} // namespace citywall
