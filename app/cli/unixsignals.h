// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace citywall {

/// SIGINT and SIGTERM as a Qt signal, so that the program ends in order. A second one ends it at once: the first may be
/// waiting behind something that hangs. One object for the process; GUI thread.
class UnixSignals : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

    static bool interrupted(); ///< one has arrived; any thread

Q_SIGNALS:
    void arrived();

private:
    QSocketNotifier m_notifier;
};

} // namespace citywall
