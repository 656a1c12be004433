// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QLockFile>

#include <memory>

namespace citywall {

/// One writing program for each data folder. Held while this object lives; what a crashed program left is taken over.
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

private:
    explicit InstanceLock(const QString &file) : m_lock(file) { }
    QLockFile m_lock;
};

} // namespace citywall
