// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/future.h"

#include <QtConcurrentRun>

#include <functional>

namespace citywall::safety {

/// Work for the thread pool of which the newest counts: one runs at a time, and what is asked for meanwhile replaces what
/// waits. A member of its context, on the GUI thread; nothing is taken once that is gone.
template<typename T>
class Latest
{
public:
    Latest(QObject *context, std::function<void(const T &)> take) : m_context(context), m_take(std::move(take)) { }
    Q_DISABLE_COPY_MOVE(Latest)

    /// @param work owns all that it looks at
    void ask(std::function<T()> work)
    {
        if (m_running) {
            m_waiting = std::move(work);
            return;
        }
        m_running = true;
        whenFinished(QtConcurrent::run(std::move(work)), m_context, [this](const QFuture<T> &done) {
            m_running = false;
            if (auto next = std::exchange(m_waiting, {}))
                ask(std::move(next));
            if (failureOf(done).isEmpty())
                m_take(done.result());
        });
    }

private:
    QObject *const m_context;
    const std::function<void(const T &)> m_take;
    std::function<T()> m_waiting;
    bool m_running = false;
};

} // namespace citywall::safety
