// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/language.h"
#include "cli/shellwindow.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace {

using namespace citywall;

bool hasDisplay() { return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"); }

/// What has to be settled before there is an application object.
void prepareGraphics(const Options &options)
{
    const bool headless = options.command == Command::SelfTest || options.command == Command::Doctor || !hasDisplay();
    if (headless && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !(options.command == Command::Doctor && hasDisplay()))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (options.command == Command::Shot && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(std::max(1.0, options.shot.pixels.height() / 1080.0)));
    ShellWindow::prepare(headless);
}

std::unique_ptr<QCoreApplication> makeApplication(const Options &options, int &argc, char *argv[])
{
    if (options.isGraphical()) {
        prepareGraphics(options);
        return std::make_unique<QApplication>(argc, argv); // Qt Charts draws with widgets' graphics view
    }
    if (options.command == Command::Doctor) {
        prepareGraphics(options);
        return std::make_unique<QGuiApplication>(argc, argv);
    }
    return std::make_unique<QCoreApplication>(argc, argv);
}

int run(const Options &options)
{
    switch (options.command) {
    case Command::Shell:
        return commands::shell(options);
    case Command::SelfTest:
        return commands::selfTest(options);
    case Command::Shot:
        return commands::shot(options);
    case Command::Tour:
        return commands::tour(options);
    case Command::Import:
        return commands::importFiles(options);
    case Command::Query:
        return commands::query(options);
    case Command::Modules:
        return commands::modules(options);
    case Command::Doctor:
        return commands::doctor(options);
    case Command::Feeds:
        return commands::feeds(options);
    case Command::FeedTest:
        return commands::feedTest(options);
    case Command::Record:
        return commands::record(options);
    case Command::Replay:
        return commands::replay(options);
    case Command::History:
        return commands::history(options);
    case Command::Sim:
        return commands::simulate(options);
    }
    return exitcode::usage;
}

} // namespace

int main(int argc, char *argv[])
{
    const ParsedArguments arguments = parseArguments(argc, argv);
    if (arguments.exit)
        return *arguments.exit;
    const std::unique_ptr<QCoreApplication> application = makeApplication(arguments.options, argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("citywall"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CITYWALL_VERSION));
    QCoreApplication::setOrganizationName(QStringLiteral("citywall"));
    const QTemporaryDir noSettings;
    if (arguments.options.command != Command::Shell) // pictures and tests look the same for everyone
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, noSettings.path());
    const Result<CityProfile> profile = CityProfile::load(arguments.options.city);
    if (!profile && arguments.options.command != Command::Doctor) {
        console::complain(profile.error());
        return exitcode::failure;
    }
    Options options = arguments.options;
    if (options.language.isEmpty())
        options.language = QSettings().value(QStringLiteral("looks/language")).toString();
    useLanguage(chooseLanguage(options.language, profile ? profile->languages : QStringList()));
    return run(options);
}
