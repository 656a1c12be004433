// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace citywall {

/// While it lives, every warning, critical and fatal message of Qt and ours is noted as well as printed. One at a time;
/// messages may come from any thread.
class MessageLog
{
public:
    MessageLog();
    ~MessageLog();
    MessageLog(const MessageLog &) = delete;
    MessageLog &operator=(const MessageLog &) = delete;

    QStringList problems() const;
    void at(const QString &place); ///< where the program is, noted with what comes next
};

} // namespace citywall
