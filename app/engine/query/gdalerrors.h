// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cpl_error.h>

namespace citywall {

/// While it lives, GDAL prints nothing on this thread; what it said last can be asked for.
class GdalErrors
{
public:
    GdalErrors()
    {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    ~GdalErrors() { CPLPopErrorHandler(); }
    Q_DISABLE_COPY_MOVE(GdalErrors)

    QString last() const { return QString::fromUtf8(CPLGetLastErrorMsg()); }
};

} // namespace citywall
