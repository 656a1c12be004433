// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/startupmarker.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace citywall {

namespace {

QString markerFile(const QString &folder, const QString &moduleId)
{
    return folder + QStringLiteral("/module-start/") + moduleId;
}

/// −1 if it is not there, cannot be written, or a process that is starting the module has it.
int lockedMarker(const QString &file, int creation)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CLOEXEC | creation, 0644);
    if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

bool isMarked(int descriptor)
{
    struct stat file {};
    return ::fstat(descriptor, &file) == 0 && file.st_size > 0;
}

} // namespace

StartupMarker::StartupMarker(const QString &folder, const QString &moduleId)
{
    if (!folder.isEmpty() && QDir().mkpath(folder + QStringLiteral("/module-start")))
        m_file = markerFile(folder, moduleId);
}

StartupMarker::~StartupMarker()
{
    if (m_descriptor < 0)
        return;
    [[maybe_unused]] const int emptied = ::ftruncate(m_descriptor, 0);
    ::close(m_descriptor);
}

bool StartupMarker::begin()
{
    // A read-only folder remembers nothing; that is told elsewhere. Nor does a start beside another process's.
    const int descriptor = m_file.isEmpty() ? -1 : lockedMarker(m_file, O_CREAT);
    if (descriptor < 0)
        return true;
    if (isMarked(descriptor)) {
        ::close(descriptor);
        return false;
    }
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor, "starting\n", 9, 0); // a full disk remembers nothing, either
    m_descriptor = descriptor;
    return true;
}

bool StartupMarker::forget(const QString &folder, const QString &moduleId)
{
    const int descriptor = lockedMarker(markerFile(folder, moduleId), 0);
    if (descriptor < 0)
        return false;
    const bool forgotten = isMarked(descriptor) && ::ftruncate(descriptor, 0) == 0;
    ::close(descriptor);
    return forgotten;
}

} // namespace citywall
