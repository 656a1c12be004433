// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/shellwindow.h"

namespace citywall {

/// What one picture shows. Empty members leave things as the view has them.
struct Scene {
    QString view;
    UtcTime at; ///< invalid = as the clock stands
    bool dark = true;
    QString module;
    QString area;
    EntityRef entity;
    bool alarms = false;   ///< their list is open
    bool feeds = false;    ///< their list is open
    QString feed {};       ///< its page is open
    QString connect {};    ///< kind and address of a source that is being tried out
    std::optional<Earlier> then {}; ///< compared with it …
    bool usual = false;             ///< … or with what is usual
    QString comparisonView = QStringLiteral("beside"); ///< or "over", "difference"
    QStringList layers {}; ///< exactly these are on the map; empty = as they are
};

/// Waits until the feeds have filled the history up to now, as far as they do. @returns false if one did not within `patience`
bool waitForFeeds(Session &session, Duration patience = std::chrono::minutes(3));

/// Stops the clock for pictures: at the time asked for (as TimeContext::parse takes it), or at the end of the history.
Status freeze(CityClock &clock, const QString &at, TimeRange extent);

/// Brings the shell into the scene and waits until it is complete. @returns false if it was still changing in the end
bool show(Session &session, ShellWindow &shell, const Scene &scene);

/// Grabs and saves the shell as it is, with the city, its time and the program in the file's text fields.
Status savePicture(Session &session, ShellWindow &shell, const QString &file);

} // namespace citywall
