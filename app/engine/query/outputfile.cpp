// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/outputfile.h"

#include "engine/query/querytext.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace citywall {

namespace {

bool makeDurable(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool good = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    return good;
}

} // namespace

Result<std::unique_ptr<OutputFile>> OutputFile::make(const QString &target)
{
    const QFileInfo info(target);
    const auto refused = [&](const QString &why) { return Error { QueryText::tr("%1 cannot be written").arg(target), why }; };
    if (info.fileName().isEmpty() || info.isDir())
        return refused(QueryText::tr("it is a folder"));
    std::unique_ptr<OutputFile> file(
        new OutputFile(info.absoluteFilePath(), info.absolutePath() + QStringLiteral("/.citywall-")));
    if (!file->m_folder.isValid())
        return refused(file->m_folder.errorString());
    return file;
}

QString OutputFile::path() const { return m_folder.filePath(QFileInfo(m_target).fileName()); }

Status OutputFile::commit()
{
    const QString from = path();
    // rename(2) rather than QFile's: it replaces what is there in one step.
    if (!makeDurable(from) || std::rename(QFile::encodeName(from).constData(), QFile::encodeName(m_target).constData()) != 0
        || !makeDurable(QFileInfo(m_target).path()))
        return Error { QueryText::tr("%1 cannot be written").arg(m_target), qt_error_string(errno) };
    return ok();
}

Status closeWritten(QFileDevice &device, const QString &name)
{
    const bool isTaken = device.error() == QFileDevice::NoError && device.flush(); // closing says nothing of what it holds back
    const QString why = device.errorString();
    device.close();
    if (isTaken && device.error() == QFileDevice::NoError)
        return ok();
    return Error { QueryText::tr("%1 cannot be written").arg(name), isTaken ? device.errorString() : why };
}

} // namespace citywall
