// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/core/modulehost.h"
#include "sdk/registry.h"

#include <QJsonArray>
#include <QLocalServer>

#include <functional>
#include <optional>

namespace citywall {

/// The state of each feed, as `citywall feeds --json` has it: one object each. GUI thread.
QJsonArray feedReport(const ModuleRegistry &registry, const ModuleHost &modules);

/// Answers whoever asks a running city how its feeds are: one JSON array for each connection to the socket `feeds.socket` in the data
/// folder, which only this user may open. The folder's InstanceLock is held, so that what stands there is of a process that is gone. GUI
/// thread.
class FeedReportServer : public QObject
{
    Q_OBJECT
public:
    using Report = std::function<QJsonArray()>;
    explicit FeedReportServer(Report report);

    /// Fails where the folder's path is too long for a socket's name (107 bytes, unix(7)) or its file system has none.
    Status listen(const QString &dataFolder);

private:
    void answer();

    const Report m_report;
    QLocalServer m_server;
};

/// What the city that has this data folder says; none where no city answers. Waits for 5 s at most.
std::optional<QJsonArray> reportOfRunningCity(const QString &dataFolder);

} // namespace citywall
