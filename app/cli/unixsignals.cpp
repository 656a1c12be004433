// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/unixsignals.h"

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace citywall {

namespace {

std::array<int, 2> wakePipe { -1, -1 };
std::atomic<bool> hasArrived { false };

int openPipe()
{
    [[maybe_unused]] const int made = ::pipe2(wakePipe.data(), O_CLOEXEC | O_NONBLOCK);
    return wakePipe[0];
}

// Only what POSIX allows in a signal handler.
void onSignal(int number)
{
    if (hasArrived.exchange(true))
        ::_exit(128 + number);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakePipe[1], &byte, 1);
}

} // namespace

UnixSignals::UnixSignals(QObject *parent) : QObject(parent), m_notifier(openPipe(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte;
        while (::read(wakePipe[0], &byte, 1) > 0) { }
        Q_EMIT arrived();
    });
    struct sigaction action {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

UnixSignals::~UnixSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(wakePipe[0]);
    ::close(wakePipe[1]);
}

bool UnixSignals::interrupted() { return hasArrived; }

} // namespace citywall

#include "moc_unixsignals.cpp"
