// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historyarchive.h"

namespace citywall {

QString HistoryArchive::trouble() const
{
    const std::scoped_lock lock(m_troubleMutex);
    return m_trouble;
}

void HistoryArchive::setTrouble(const QString &why)
{
    {
        const std::scoped_lock lock(m_troubleMutex);
        if (m_trouble == why)
            return;
        m_trouble = why;
    }
    QMetaObject::invokeMethod(this, &HistoryArchive::troubleChanged, Qt::QueuedConnection);
}

} // namespace citywall
