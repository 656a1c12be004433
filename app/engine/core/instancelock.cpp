// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/instancelock.h"

#include <QCoreApplication>
#include <QDir>

namespace citywall {

namespace {
QString tr(const char *text) { return QCoreApplication::translate("InstanceLock", text); }
} // namespace

Result<std::unique_ptr<InstanceLock>> InstanceLock::acquire(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error { tr("the data folder %1 cannot be made; choose another with --data").arg(folder), {} };
    std::unique_ptr<InstanceLock> lock(new InstanceLock(folder + QStringLiteral("/citywall.lock")));
    lock->m_lock.setStaleLockTime(0); // never by age: an operations centre runs for months; a dead process is noticed all the same
    if (lock->m_lock.tryLock(0))
        return lock;
    qint64 pid = 0;
    QString host;
    QString application;
    if (lock->m_lock.error() == QLockFile::LockFailedError && lock->m_lock.getLockInfo(&pid, &host, &application))
        return Error { tr("the data folder %1 is in use by citywall, process %2 on %3; close that one, or choose another folder with --data")
                           .arg(folder).arg(pid).arg(host), {} };
    if (lock->m_lock.error() == QLockFile::LockFailedError)
        return Error { tr("the data folder %1 is in use by another citywall; close that one, or choose another folder with --data").arg(folder), {} };
    return Error { tr("the data folder %1 cannot be written; free space or permission is missing, or choose another folder with --data").arg(folder), {} };
}

} // namespace citywall
