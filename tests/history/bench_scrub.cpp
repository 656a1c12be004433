// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scrubcity.h"
#include "scrubhand.h"

#include "cli/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

#include <cstdio>
#include <cstdlib>

// How the running shell keeps up with a hand that drags the clock across days of a large history: the program itself, its own modules
// and map, in a window of 1920×1080 drawn by the software renderer; with the traffic module alone, and with all of them.
using namespace citywall;
using namespace citywall::bench;
using namespace Qt::StringLiterals;

namespace {

struct Setting {
    Options options;
    QString modules; ///< for the answer
    Duration span {}; ///< across the timeline; 0 = a week, or all that there is if that is less
    int seconds = 10;
};

/// Of /proc/self/status, in megabytes.
double memory(QByteArrayView key)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

void forSeconds(int seconds)
{
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
}

QJsonObject measure(const Setting &setting)
{
    const auto session = Session::open(setting.options, { .history = Session::History::Required, .feeds = false, .tiles = true });
    if (!session)
        return { { u"error"_s, session.error().message } };
    const auto shell = ShellWindow::open(**session);
    if (!shell)
        return { { u"error"_s, shell.error().message } };
    (*shell)->window().setVisibility(QWindow::Windowed);
    (*shell)->window().resize(1920, 1080);
    (*session)->selection().setModule(u"traffic"_s);
    ScrubHand hand(**session, **shell);
    if (!hand.isReady())
        return { { u"error"_s, u"there is no timeline"_s } };
    const Duration span = setting.span.count() > 0
        ? setting.span
        : std::min<Duration>(std::chrono::days(7), (*session)->history().extent().length());
    hand.show(span);
    if (!(*shell)->settle(std::chrono::minutes(2)))
        return { { u"error"_s, u"the shell does not come to rest"_s } };
    double load = 0;
    (void)getloadavg(&load, 1);
    hand.begin();
    forSeconds(setting.seconds);
    const ScrubHand::Figures figures = hand.end();
    return { { u"modules"_s, setting.modules },
             { u"observations"_s, double(historyStats(setting.options.dataFolder + u"/history.sqlite"_s)->observations()) },
             { u"days across the timeline"_s, double(span.count()) / 86'400'000 },
             { u"frame p50 ms"_s, figures.frame.median },
             { u"frame p95 ms"_s, figures.frame.p95 },
             { u"frame longest ms"_s, figures.longest },
             { u"GUI thread's work p50 ms"_s, figures.work.median },
             { u"GUI thread's work p95 ms"_s, figures.work.p95 },
             { u"frames"_s, figures.frames },
             { u"state shown p50 ms"_s, figures.state.median },
             { u"state shown p95 ms"_s, figures.state.p95 },
             { u"states shown"_s, figures.states },
             { u"moves of the clock a second"_s, figures.movesPerSecond },
             { u"GUI thread, share of a core"_s, figures.guiShare },
             { u"memory MB"_s, memory("VmRSS") },
             { u"memory, most MB"_s, memory("VmHWM") },
             { u"load before"_s, load } };
}

/// The embedded profile with some modules only, as a file.
QString profileWith(const QStringList &modules, const QString &folder)
{
    QFile embedded(u":/citywall/cities/chicago.json"_s);
    QFile file(folder + u"/chicago-"_s + modules.join(u'-') + u".json"_s);
    if (!embedded.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
        return {};
    QJsonObject profile = QJsonDocument::fromJson(embedded.readAll()).object();
    profile[u"modules"_s] = QJsonArray::fromStringList(modules);
    profile[u"feeds"_s] = QJsonArray();
    QJsonArray boundaries;
    for (const QJsonValue &layer : profile[u"boundaries"_s].toArray()) {
        QJsonObject absolute = layer.toObject();
        absolute[u"file"_s] = QDir::cleanPath(u":/citywall/cities/"_s + absolute[u"file"_s].toString());
        boundaries.append(absolute);
    }
    profile[u"boundaries"_s] = boundaries;
    QJsonArray views;
    for (const QJsonValue &view : profile[u"views"_s].toArray()) {
        if (const QString module = view[u"module"].toString(); module.isEmpty() || modules.contains(module))
            views.append(view);
    }
    profile[u"views"_s] = views;
    file.write(QJsonDocument(profile).toJson());
    return file.fileName();
}

} // namespace

int main(int argc, char *argv[])
{
    // What a computer without a graphics card does.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ShellWindow::prepare(true);
    QApplication app(argc, argv); // Qt Charts draws with widgets' graphics view
    QCoreApplication::setApplicationName(u"citywall"_s);
    QCoreApplication::setOrganizationName(u"citywall"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({ { u"json"_s, u"Answer in JSON"_s },
                        { u"observations"_s, u"At least so many"_s, u"COUNT"_s, u"1000000"_s },
                        { u"data"_s, u"Keep the history in this folder, or take the one that is there"_s, u"FOLDER"_s },
                        { u"days"_s, u"Across the timeline; 0 = 7, or all that there are"_s, u"DAYS"_s, u"0"_s },
                        { u"modules"_s, u"traffic, all, or both"_s, u"WHICH"_s, u"both"_s },
                        { u"seconds"_s, u"Of dragging"_s, u"SECONDS"_s, u"16"_s } });
    parser.process(app);
    const QTemporaryDir scratch;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, scratch.path());
    useLanguage(u"en"_s);
    Options options;
    options.noFeeds = true;
    options.dataFolder = parser.isSet(u"data"_s) ? parser.value(u"data"_s) : scratch.filePath(u"history"_s);
    if (!QFileInfo::exists(options.dataFolder + u"/history.sqlite"_s)) {
        const Result<qint64> filled = ScrubCity(options).fill(options.dataFolder, parser.value(u"observations"_s).toLongLong());
        if (!filled)
            qFatal("%s", qPrintable(filled.error().message));
    }
    QJsonArray results;
    const int days = parser.value(u"days"_s).toInt();
    const QString which = parser.value(u"modules"_s);
    for (const bool alone : { true, false }) {
        if (which == (alone ? u"all"_s : u"traffic"_s))
            continue;
        Setting setting { options, alone ? u"traffic"_s : u"all"_s, std::chrono::days(days), parser.value(u"seconds"_s).toInt() };
        if (alone)
            setting.options.city = profileWith({ u"traffic"_s }, scratch.path());
        results.append(measure(setting));
    }
    std::puts(
        QJsonDocument(results).toJson(parser.isSet(u"json"_s) ? QJsonDocument::Compact : QJsonDocument::Indented).constData());
    return 0;
}
