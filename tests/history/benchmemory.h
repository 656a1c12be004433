// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonObject>

#include <malloc.h>

namespace citywall::bench {

/// What the process has in memory from here on, as the kernel counts it (proc(5), /proc/pid/status).
class ProcessMemory
{
public:
    ProcessMemory()
    {
        ::malloc_trim(0); // what others have freed goes back
        QFile reset(QStringLiteral("/proc/self/clear_refs"));
        if (reset.open(QIODevice::WriteOnly))
            reset.write("5"); // the peak starts anew
        m_start = megabytes("VmRSS:");
    }
    /// The peak since then, and what of it at the end is the process's own, and pages of mapped files that the kernel may take back.
    QJsonObject growth() const
    {
        return { { QStringLiteral("startMegabytes"), m_start },
                 { QStringLiteral("peakMegabytes"), megabytes("VmHWM:") },
                 { QStringLiteral("ownMegabytes"), megabytes("RssAnon:") },
                 { QStringLiteral("mappedMegabytes"), megabytes("RssFile:") } };
    }

private:
    static double megabytes(const QByteArray &what)
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArrayList lines = status.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith(what))
                return line.mid(what.size()).trimmed().split(' ').constFirst().toDouble() / 1024;
        }
        return 0;
    }

    double m_start = 0;
};

} // namespace citywall::bench
