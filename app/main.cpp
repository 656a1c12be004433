// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/shellwindow.h"

#include <QApplication>
#include <QTranslator>

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

/// Catalogue and number formats of a language; English is in the source.
void useLanguage(const Options &options)
{
    const Result<CityProfile> profile = CityProfile::load(options.city);
    const QString language = chooseLanguage(options.language, profile ? profile->languages : QStringList());
    const QLocale locale = language == u"zh" ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China) : QLocale(language);
    QLocale::setDefault(language == QLocale::system().name().section(u'_', 0, 0) ? QLocale::system() : locale);
    auto *translator = new QTranslator(qApp);
    if (translator->load(locale, QStringLiteral("citywall"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(translator);
}

int run(const Options &options)
{
    switch (options.command) {
    case Command::Modules:
        return commands::modules(options);
    default:
        return commands::shell(options);
    }
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
    useLanguage(arguments.options);
    return run(arguments.options);
}
