// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/badsector.h"

#include <QFile>

#include <atomic>
#include <cerrno>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<ino_t> badFile = 0;
std::atomic<off_t> badFrom = 0;

} // namespace

BadSector::BadSector(const QString &file, qint64 position)
{
    struct stat facts {};
    if (::stat(QFile::encodeName(file).constData(), &facts) != 0)
        qFatal("no such file: %s", qPrintable(file));
    badFrom = position;
    badFile = facts.st_ino;
}

BadSector::~BadSector() { badFile = 0; }

/// Stands before the C library's: Qt reads files by it.
extern "C" [[gnu::visibility("default")]] ssize_t read(int descriptor, void *to, size_t bytes)
{
    struct stat facts {};
    if (badFile != 0 && ::fstat(descriptor, &facts) == 0 && facts.st_ino == badFile) {
        const off_t sound = badFrom - ::lseek(descriptor, 0, SEEK_CUR);
        if (sound <= 0) {
            errno = EIO;
            return -1;
        }
        bytes = std::min(bytes, size_t(sound));
    }
    return ::syscall(SYS_read, descriptor, to, bytes);
}
