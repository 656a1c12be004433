// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/mapping.h"
#include "engine/ingest/timepattern.h"

#include <QTimeZone>

namespace citywall {

/// Turns text into instants after a TimeRule, without ever looking at the computer's own zone. One thread at a time.
class TimeParser
{
public:
    explicit TimeParser(TimeRule rule);

    struct Parsed {
        UtcTime time;
        const char *problem = nullptr; ///< the reason to reject, when time is invalid
    };
    Parsed parse(const QByteArray &text);

private:
    Parsed parseNew(const QString &text) const;
    Parsed resolve(const QDateTime &local) const;

    TimeRule m_rule;
    std::vector<TimePattern> m_patterns; ///< by format; of those with a name of their own unused
    QTimeZone m_zone;
    QByteArray m_lastText; ///< neighbours in a file mostly share their time
    Parsed m_last;
};

} // namespace citywall
