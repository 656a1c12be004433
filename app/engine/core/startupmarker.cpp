// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/startupmarker.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace citywall {

namespace {
QString markerFile(const QString &folder, const QString &moduleId)
{
    return folder + QStringLiteral("/module-start/") + moduleId;
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
    QFile::remove(m_file);
    ::close(m_descriptor);
}

bool StartupMarker::begin()
{
    if (m_file.isEmpty())
        return true;
    const bool existed = QFile::exists(m_file);
    m_descriptor = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_descriptor < 0)
        return true; // a read-only folder remembers nothing; that is told elsewhere
    const bool alone = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
    if (alone && !existed)
        return true;
    ::close(m_descriptor);
    m_descriptor = -1;
    return !alone; // locked: another process is starting it at this moment
}

bool StartupMarker::forget(const QString &folder, const QString &moduleId) { return QFile::remove(markerFile(folder, moduleId)); }

} // namespace citywall
