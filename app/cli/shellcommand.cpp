// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/language.h"
#include "cli/shellwindow.h"
#include "cli/unixsignals.h"

namespace citywall::commands {

namespace {

constexpr int openAgain = 1000; ///< the event loop's way to say: the user wants another language

int openOnce(const Options &options, QString &language)
{
    const auto session =
        Session::open(options, { .history = Session::History::IfPossible, .feeds = !options.noFeeds, .tiles = true });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const auto window = ShellWindow::open(**session);
    if (!window) {
        console::complain(window.error());
        return exitcode::failure;
    }
    QObject::connect(window->get(), &ShellWindow::languageRequested, qApp, [&language](const QString &wanted) {
        language = wanted;
        QCoreApplication::exit(openAgain);
    });
    return QCoreApplication::exec();
}

} // namespace

int shell(const Options &given)
{
    const UnixSignals signalled;
    QObject::connect(&signalled, &UnixSignals::arrived, qApp, &QCoreApplication::quit);
    // Titles of modules and metrics are made when they start: another language opens the city anew, in the same process.
    Options options = given;
    int code = openAgain;
    while (code == openAgain) {
        code = openOnce(options, options.language);
        if (code == openAgain)
            useLanguage(chooseLanguage(options.language, {}));
    }
    return UnixSignals::interrupted() ? exitcode::interrupted : code;
}

} // namespace citywall::commands
