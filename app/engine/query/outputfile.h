// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFileDevice>
#include <QTemporaryDir>

#include <memory>

namespace citywall {

/// A file that appears whole or not at all: it is written in a folder of its own beside the place where it goes to, made durable and
/// moved there. What was there before stays until then. Without commit() nothing remains.
class OutputFile
{
public:
    /// @returns an error when nothing can be written beside the target.
    static Result<std::unique_ptr<OutputFile>> make(const QString &target);

    QString path() const; ///< where to write; nothing is there yet
    Status commit(); ///< once, with the file closed

private:
    OutputFile(QString target, const QString &pattern) : m_target(std::move(target)), m_folder(pattern) { }

    const QString m_target;
    QTemporaryDir m_folder;
};

/// Hands over what the device has not yet written, and closes it.
/// @param name of what it writes, for people
/// @returns an error if something of it was not taken: now, or before
Status closeWritten(QFileDevice &device, const QString &name);

} // namespace citywall
