// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <memory>

namespace citywall {

/// One writing program for each data folder. Held while this object lives; the kernel lets go of it when the process
/// dies however it dies, so that no crash leaves a lock behind and no process id has to be trusted (flock, which network
/// file systems pass on to the other hosts).
class InstanceLock
{
public:
    enum class Refusal { InUse, NotWritable };
    struct Refused {
        Refusal why = Refusal::InUse;
        Error error; ///< names the process and host that hold the folder, or says why it cannot be written
    };

    /// Null when refused; `refused` then says why.
    static std::unique_ptr<InstanceLock> acquire(const QString &folder, Refused &refused);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

private:
    explicit InstanceLock(int descriptor) : m_descriptor(descriptor) { }
    const int m_descriptor;
};

} // namespace citywall
