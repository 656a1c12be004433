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
    /// The error names the process and host that hold the folder, or why it cannot be written.
    static Result<std::unique_ptr<InstanceLock>> acquire(const QString &folder);

private:
    explicit InstanceLock(const QString &file) : m_lock(file) { }
    QLockFile m_lock;
};

} // namespace citywall
