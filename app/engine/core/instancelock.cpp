// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/instancelock.h"

#include "engine/core/coretext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace citywall {

namespace {

/// "process 4711 on control-7", from the file's two lines.
QString holder(int descriptor)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.read(1024)).split(u'\n');
    return lines.size() >= 2 ? CoreText::tr("process %1 on %2").arg(lines.at(0), lines.at(1)) : QString();
}

void sign(int descriptor)
{
    const QByteArray text =
        QByteArray::number(QCoreApplication::applicationPid()) + '\n' + QSysInfo::machineHostName().toUtf8() + '\n';
    // Only for the message to others: without it (a full disk) the lock holds all the same.
    if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
        const ssize_t written = ::pwrite(descriptor, text.constData(), size_t(text.size()), 0);
}

} // namespace

std::unique_ptr<InstanceLock> InstanceLock::acquire(const QString &folder, Refused &refused)
{
    if (!QDir().mkpath(folder)) {
        refused = { Refusal::NotWritable,
                    { CoreText::tr("the data folder %1 cannot be made; choose another with --data").arg(folder), {} } };
        return {};
    }
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/citywall.lock"));
    const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        refused = {
            Refusal::NotWritable,
            { CoreText::tr(
                  "the data folder %1 cannot be written; free space or permission is missing, or choose another with --data")
                  .arg(folder),
              qt_error_string() }
        };
        return {};
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        sign(descriptor);
        return std::unique_ptr<InstanceLock>(new InstanceLock(descriptor));
    }
    refused = {
        Refusal::InUse,
        { CoreText::tr(
              "the data folder %1 is in use by another citywall (%2); close that one, or choose another folder with --data")
              .arg(folder, holder(descriptor)),
          {} }
    };
    ::close(descriptor);
    return {};
}

// The file stays: removing it could take it from under a process that has just opened it.
InstanceLock::~InstanceLock() { ::close(m_descriptor); }

} // namespace citywall
