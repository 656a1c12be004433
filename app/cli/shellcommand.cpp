// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/shellwindow.h"
#include "cli/unixsignals.h"

namespace citywall::commands {

int shell(const Options &options)
{
    const UnixSignals signalled;
    QObject::connect(&signalled, &UnixSignals::arrived, qApp, &QCoreApplication::quit);
    const auto session = Session::open(options, { .writing = true, .feeds = !options.noFeeds, .tiles = true });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const auto window = ShellWindow::open(**session);
    if (!window) {
        console::complain(window.error());
        return exitcode::failure;
    }
    const int code = QCoreApplication::exec();
    return UnixSignals::interrupted() ? exitcode::interrupted : code;
}

} // namespace citywall::commands
