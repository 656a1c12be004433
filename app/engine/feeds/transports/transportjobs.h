// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/background.h"

#include <QThreadPool>
#include <QtConcurrentRun>

namespace citywall {

/// Where transports read files and look through what came, for neither belongs on the thread that they share. Apart from the pool of
/// the views, so that neither waits for the other; with more threads than processors, since a job may wait for a disk that does not
/// answer. A transport has one job at a time. Lives as long as the application; any thread.
QThreadPool &transportJobs();

/// On one of them, which give way to the views.
/// @returns the future of what job() returns
template<typename Job>
auto runTransportJob(Job job)
{
    return QtConcurrent::run(&transportJobs(), [job = std::move(job)] {
        giveWay();
        return job();
    });
}

} // namespace citywall
