// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/drawnframes.h"
#include "cli/session.h"
#include "cli/thenandnow.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace citywall {

/// The shell on the screen (or off it), as scripts handle it. The shell's root is a window with
/// `bool settled` (nothing of its own is loading or moving), `function showView(id: string)`,
/// `function showAlarms(open: bool)`, `function showFeeds(open: bool)`, `function showFeed(id: string)`,
/// `function connectFeed(kind: string, address: string)` and `signal languageRequested(string)`. GUI thread.
class ShellWindow : public QObject
{
    Q_OBJECT
public:
    /// Chooses the scene graph's backend and surface; before the application object.
    static void prepare(bool headless);

    /// Loads the shell. The error names what QML could not load.
    /// @param pixels for pictures, in which nothing moves: every duration is 0; empty = as large as the shell wants, and in motion
    static Result<std::unique_ptr<ShellWindow>> open(Session &session, QSize pixels = {});
    ~ShellWindow() override;

    QQuickWindow &window() { return *m_window; }
    void setDark(bool dark);
    void showView(const QString &id);
    void showAlarms(bool open);
    void showFeeds(bool open);
    void showFeed(const QString &id); ///< its page
    void connectFeed(const QString &kind, const QString &address); ///< the guide, trying it out
    void setComparisonView(const QString &view); ///< "beside", "over" or "difference": how then stands to now
    CityComparison &comparison() { return m_comparison; }
    /// Runs the event loop until the picture is complete: no history request under way, the shell settled, and no frame
    /// drawn for a moment. @returns false if it is not complete after `patience`
    bool settle(Duration patience = std::chrono::seconds(20));
    QImage grab();
    bool eventFilter(QObject *watched, QEvent *event) override; ///< of a window for pictures: the pointer does not touch it

Q_SIGNALS:
    void languageRequested(const QString &language);

private:
    explicit ShellWindow(Session &session) : m_session(session), m_comparison(session) { }
    void setAnimated(bool animated);

    Session &m_session;
    ThenAndNow m_comparison;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
    std::unique_ptr<DrawnFrames> m_frames; // before the window goes
};

} // namespace citywall
