// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace citywall {

/// Remembers on the disk that a module is being started, so that one that crashes or hangs the program is held back the
/// next time instead of doing it again. The marker is a file, locked and with something in it while a start is under way: with
/// something in it and no lock, the process of that start is gone. The file itself stays: removing it could take it from under a
/// process that has just opened it.
class StartupMarker
{
public:
    /// @param folder  writable folder of this installation's data; empty = nothing is remembered
    StartupMarker(const QString &folder, const QString &moduleId);
    ~StartupMarker(); ///< empties the marker if begin() set it: the start has ended, well or badly
    StartupMarker(const StartupMarker &) = delete;
    StartupMarker &operator=(const StartupMarker &) = delete;

    /// Sets the marker. @returns false if an earlier start of this module never ended: it is to be held back.
    bool begin();

    /// Forgets such a start. @returns false if there was nothing to forget.
    static bool forget(const QString &folder, const QString &moduleId);

private:
    QString m_file;
    int m_descriptor = -1;
};

} // namespace citywall
