// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/shellwindow.h"

#include <QEventLoop>
#include <QFontDatabase>
#include <QSurfaceFormat>

namespace citywall {

namespace {

constexpr Duration quiet = std::chrono::milliseconds(250);

QStringList missingFonts(const QString &language)
{
    QStringList missing { QStringLiteral("Inter") };
    if (language == u"zh")
        missing.append(QStringLiteral("Noto Sans CJK SC"));
    missing.removeIf([](const QString &family) { return QFontDatabase::hasFamily(family); });
    return missing;
}

/// Feeds whose entities are reported of: they begin, and a step of the clock goes to where they do.
QStringList reportFeeds(const Session &session)
{
    QStringList feeds;
    for (const FeedDescriptor &feed : session.modules().feeds()) {
        if (feed.tells == FeedDescriptor::Tells::Reports)
            feeds.append(feed.id);
    }
    return feeds;
}

} // namespace

void ShellWindow::prepare(bool headless)
{
    // Layers of QtLocation need OpenGL; where there is no display at all, the software renderer draws what it can.
    QQuickWindow::setGraphicsApi(headless ? QSGRendererInterface::Software : QSGRendererInterface::OpenGL);
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setSamples(4);
    QSurfaceFormat::setDefaultFormat(format);
}

Result<std::unique_ptr<ShellWindow>> ShellWindow::open(Session &session, QSize pixels)
{
    std::unique_ptr<ShellWindow> shell(new ShellWindow(session));
    QStringList problems;
    connect(&shell->m_engine, &QQmlEngine::warnings, shell.get(), [&problems](const QList<QQmlError> &warnings) {
        for (const QQmlError &w : warnings)
            problems.append(w.toString());
    });
    setComparison(&shell->m_comparison);
    shell->m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    shell->setAnimated(
        pixels.isEmpty()); // first: what is loaded would begin to move, and Qt complains of an animation that is ended at once
    shell->m_engine.loadFromModule("Citywall.Shell", "Main");
    disconnect(&shell->m_engine, &QQmlEngine::warnings, shell.get(), nullptr);
    shell->m_window = shell->m_engine.rootObjects().isEmpty()
        ? nullptr
        : qobject_cast<QQuickWindow *>(shell->m_engine.rootObjects().constFirst());
    if (const QStringList missing = missingFonts(session.language()); !missing.isEmpty())
        session.notice(tr("Missing fonts: %1; others are used. 'citywall doctor' says what to install")
                           .arg(missing.join(QStringLiteral(", "))));
    if (!shell->m_window)
        return Error { tr("the shell cannot be loaded"), problems.join(QStringLiteral("; ")) };
    shell->m_window->setProperty("reportFeeds", reportFeeds(session));
    // The shell's own signal, known only at run time.
    connect(shell->m_window, SIGNAL(languageRequested(QString)), shell.get(), SIGNAL(languageRequested(QString)));
    if (!pixels.isEmpty()) {
        shell->m_window->installEventFilter(shell.get());
        const qreal scale = shell->m_window->devicePixelRatio();
        shell->m_window->setVisibility(QWindow::Windowed);
        shell->m_window->resize(qRound(pixels.width() / scale), qRound(pixels.height() / scale));
    }
    shell->m_window->setVisible(true);
    if (ShownLag *lag = session.shownLag())
        shell->m_frames = std::make_unique<DrawnFrames>(*shell->m_window, session.clock(), *lag,
                                                        [&clock = session.clock()] { return clock.realNow(); });
    return shell;
}

ShellWindow::~ShellWindow()
{
    m_comparison.end(); // its map stands in the window
}

void ShellWindow::setDark(bool dark)
{
    if (auto *theme = m_engine.singletonInstance<QObject *>("Citywall.Theme", "Theme"))
        theme->setProperty("dark", dark);
}

void ShellWindow::setAnimated(bool animated)
{
    if (auto *theme = m_engine.singletonInstance<QObject *>("Citywall.Theme", "Theme"))
        theme->setProperty("animate", animated);
}

void ShellWindow::setComparisonView(const QString &view) { m_window->setProperty("comparisonView", view); }

void ShellWindow::showView(const QString &id) { QMetaObject::invokeMethod(m_window, "showView", Q_ARG(QString, id)); }

void ShellWindow::showAlarms(bool open) { QMetaObject::invokeMethod(m_window, "showAlarms", Q_ARG(bool, open)); }

void ShellWindow::showFeeds(bool open) { QMetaObject::invokeMethod(m_window, "showFeeds", Q_ARG(bool, open)); }

void ShellWindow::showFeed(const QString &id) { QMetaObject::invokeMethod(m_window, "showFeed", Q_ARG(QString, id)); }

void ShellWindow::connectFeed(const QString &kind, const QString &address)
{
    QMetaObject::invokeMethod(m_window, "connectFeed", Q_ARG(QString, kind), Q_ARG(QString, address));
}

bool ShellWindow::settle(Duration patience)
{
    QEventLoop loop;
    QTimer stillness;
    stillness.setSingleShot(true);
    stillness.setInterval(quiet);
    QTimer limit;
    limit.setSingleShot(true);
    bool complete = false;
    const auto disturbed = [&] { stillness.start(); };
    connect(m_window, &QQuickWindow::frameSwapped, &stillness, disturbed);
    connect(m_window, &QQuickWindow::afterAnimating, &stillness, disturbed);
    connect(&m_session.history(), &WatchedHistory::idle, &stillness, disturbed);
    connect(&stillness, &QTimer::timeout, &loop, [&] {
        const QVariant settled = m_window->property("settled");
        complete = m_session.history().pending() == 0 && (!settled.isValid() || settled.toBool());
        complete ? loop.quit() : stillness.start();
    });
    connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    m_window->update();
    stillness.start();
    limit.start(patience);
    loop.exec();
    return complete;
}

bool ShellWindow::eventFilter(QObject *, QEvent *event)
{
    return event->type() == QEvent::Enter || event->type() == QEvent::MouseMove;
}

QImage ShellWindow::grab() { return m_window->grabWindow(); }

} // namespace citywall

#include "moc_shellwindow.cpp"
