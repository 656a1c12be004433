// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"

#include <QCoreApplication>

namespace citywall::test {

FakeClock::FakeClock(const QTimeZone &zone, Answers answers) : m_zone(zone), m_answers(answers) { }

void FakeClock::seek(qint64 milliseconds)
{
    m_now = { milliseconds };
    Q_EMIT nowChanged();
    if (m_answers == Answers::AtOnce)
        QCoreApplication::processEvents();
}

} // namespace citywall::test

#include "moc_fakeclock.cpp"
