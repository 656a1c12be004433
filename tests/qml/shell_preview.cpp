// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// shell_preview OUT.png [light] [WIDTHxHEIGHT] [playback|area|entity|failed|help|feeds|feed|connect|connected|unknown|quiet|wall …]: a picture of the shell on a fake city.
#include "fakecity.h"

#include <QApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTimer>

using namespace citywall;

namespace {

void prepare(FakeCity &city, const QStringList &words)
{
    if (words.contains(u"playback")) {
        city.clock.setRate(12);
        city.clock.seek(FakeClock::realNow - 5 * 3'600'000);
        city.clock.play();
        city.clock.setLoop({ { FakeClock::realNow - 6 * 3'600'000 }, { FakeClock::realNow - 4 * 3'600'000 } });
    }
    city.selection.setModule(words.contains(u"failed") ? QStringLiteral("environment") : QStringLiteral("traffic"));
    if (words.contains(u"area") || words.contains(u"entity"))
        city.selection.enterArea(QStringLiteral("6"));
    if (words.contains(u"entity"))
        city.selection.enterEntity(QStringLiteral("safety.incident"), QStringLiteral("I-1042"));
    if (words.contains(u"quiet")) {
        city.city.notices.clear();
        city.city.simulated = false;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Citywall preview"));
    QStringList words = app.arguments().mid(1);
    const QString out = words.isEmpty() ? QStringLiteral("shell.png") : words.takeFirst();
    FakeCity city;
    prepare(city, words);

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.loadFromModule("Citywall.Shell", "Main");
    auto *window = engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (!window)
        return 1;
    if (auto *theme = engine.singletonInstance<QObject *>("Citywall.Theme", "Theme")) {
        theme->setProperty("dark", !words.contains(u"light"));
        theme->setProperty("animate", false);
        if (words.contains(u"wall"))
            theme->setProperty("textScale", 1.6);
    }
    for (const QString &word : std::as_const(words)) {
        if (const QStringList size = word.split(u'x'); size.size() == 2 && size[0].toInt() > 0)
            window->resize(size[0].toInt(), size[1].toInt());
    }
    if (words.contains(u"help"))
        QMetaObject::invokeMethod(window, "showHelp");
    if (words.contains(u"feeds"))
        QMetaObject::invokeMethod(window, "showFeeds", Q_ARG(bool, true));
    if (words.contains(u"feed"))
        QMetaObject::invokeMethod(window, "showFeed", Q_ARG(QString, QStringLiteral("safety.unit")));
    if (words.contains(u"connect") || words.contains(u"connected") || words.contains(u"unknown"))
        QMetaObject::invokeMethod(window, "connectFeed", Q_ARG(QString, QStringLiteral("http")),
                                  Q_ARG(QString, QStringLiteral("https://city.example/vehicles.pb")));
    if (words.contains(u"connected"))
        city.feedSetup.bring(QStringLiteral("vehicles"));
    if (words.contains(u"unknown"))
        city.feedSetup.bring(QStringLiteral("unknown"));
    // Complete when nothing has asked for a frame for a moment.
    QTimer still;
    still.setSingleShot(true);
    still.setInterval(700);
    QObject::connect(window, &QQuickWindow::frameSwapped, &still, qOverload<>(&QTimer::start));
    QObject::connect(&still, &QTimer::timeout, &app, [&] {
        if (!window->property("settled").toBool()) {
            still.start();
            return;
        }
        app.exit(window->grabWindow().save(out) ? 0 : 1);
    });
    QTimer::singleShot(std::chrono::seconds(15), &app, [&] {
        qWarning("The shell did not settle within 15 s.");
        app.exit(window->grabWindow().save(out) ? 2 : 1);
    });
    still.start();
    return app.exec();
}
