// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messagelog.h"

#include <QMutex>

namespace citywall {

namespace {

struct Log {
    QMutex mutex;
    QStringList problems;
    QString place;
    QtMessageHandler before = nullptr;
};
Log &log()
{
    static Log instance;
    return instance;
}

void note(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Log &l = log();
    if (type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg) {
        const QMutexLocker locker(&l.mutex);
        l.problems.append(l.place + QStringLiteral(": ") + message);
    }
    l.before(type, context, message);
}

} // namespace

MessageLog::MessageLog()
{
    log().problems.clear();
    log().before = qInstallMessageHandler(note);
}

MessageLog::~MessageLog() { qInstallMessageHandler(log().before); }

QStringList MessageLog::problems() const
{
    const QMutexLocker locker(&log().mutex);
    return log().problems;
}

void MessageLog::at(const QString &place)
{
    const QMutexLocker locker(&log().mutex);
    log().place = place;
}

} // namespace citywall
