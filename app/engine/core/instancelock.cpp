// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/instancelock.h"

#include <QCoreApplication>
#include <QDir>

namespace citywall {

namespace {
QString tr(const char *text) { return QCoreApplication::translate("InstanceLock", text); }
} // namespace

std::unique_ptr<InstanceLock> InstanceLock::acquire(const QString &folder, Refused &refused)
{
    if (!QDir().mkpath(folder)) {
        refused = { Refusal::NotWritable, { tr("the data folder %1 cannot be made; choose another with --data").arg(folder), {} } };
        return {};
    }
    std::unique_ptr<InstanceLock> lock(new InstanceLock(folder + QStringLiteral("/citywall.lock")));
    lock->m_lock.setStaleLockTime(0); // never by age: an operations centre runs for months; a dead process is noticed all the same
    if (lock->m_lock.tryLock(0))
        return lock;
    if (lock->m_lock.error() != QLockFile::LockFailedError) {
        refused = { Refusal::NotWritable,
                    { tr("the data folder %1 cannot be written; free space or permission is missing, or choose another with --data").arg(folder), {} } };
        return {};
    }
    qint64 pid = 0;
    QString host;
    QString application;
    const QString holder = lock->m_lock.getLockInfo(&pid, &host, &application) ? tr("citywall, process %1 on %2").arg(pid).arg(host)
                                                                               : tr("another citywall");
    refused = { Refusal::InUse, { tr("the data folder %1 is in use by %2; close that one, or choose another folder with --data").arg(folder, holder), {} } };
    return {};
}

} // namespace citywall
