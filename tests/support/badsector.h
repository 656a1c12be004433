// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// While it lives, this process reads a file up to there only, and then hears of an I/O error, as from a disk with a bad sector.
/// A test that uses it has badsector.cpp among its sources. One at a time.
class BadSector
{
public:
    BadSector(const QString &file, qint64 position);
    ~BadSector();
    Q_DISABLE_COPY_MOVE(BadSector)
};
