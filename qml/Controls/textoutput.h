// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

namespace citywall {

/// Takes text out of the program: to the clipboard, or into a file of the user's choice. GUI thread.
class TextOutput : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
public:
    using QObject::QObject;

    Q_INVOKABLE void copy(const QString &text) const;
    /// Replaces the file whole or leaves it as it was. @returns why it failed, in words; empty = written
    Q_INVOKABLE QString save(const QUrl &file, const QString &text) const;
    /// Where a file of this name goes unless the user says otherwise: the documents' folder.
    /// @param name what it holds, in plain letters; the clock's time is added
    Q_INVOKABLE QUrl suggestion(const QString &name, const QString &suffix) const;
};

} // namespace citywall
