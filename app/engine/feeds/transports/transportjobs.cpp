// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/transportjobs.h"

#include <QApplicationStatic>

namespace citywall {

namespace {

constexpr int mostThreads = 8;

struct Pool : QThreadPool {
    Pool()
    {
        setMaxThreadCount(mostThreads);
        setObjectName(QStringLiteral("sources"));
    }
};

Q_APPLICATION_STATIC(Pool, pool)

} // namespace

QThreadPool &transportJobs() { return *pool(); }

} // namespace citywall
