// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <sys/resource.h>

namespace citywall {

/// The calling thread gives way to the others of the program from now on: where processors are few, the frame that a person waits for goes
/// before what is read and painted for the next one. Linux: each thread has a nice value of its own (setpriority(2), "C library/kernel
/// differences"); it can be raised only, so that nothing goes wrong where it is high already.
inline void giveWay()
{
    constexpr int steps = 5; // a third of the weight
    static thread_local const int once = [] {
        const int now = getpriority(PRIO_PROCESS, 0);
        return setpriority(PRIO_PROCESS, 0, std::min(19, now + steps));
    }();
    (void)once;
}

} // namespace citywall
