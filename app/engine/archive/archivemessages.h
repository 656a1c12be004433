// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QString>

#include <optional>

namespace pqxx {
class transaction_base;
}

namespace citywall {

inline constexpr const char *archiveChannel = "citywall";

/// What desks tell each other about a feed, with the commit that it is about: a NOTIFY whose payload is a line of words.
struct ArchiveMessage {
    enum class Kind {
        Appended, ///< observations, or only names
        Reset     ///< large changes: an import, what was dropped or erased
    };
    QString desk {}; ///< who says it
    Kind kind = Kind::Appended;
    qint64 feed = 0; ///< id
    qint64 first = 0; ///< numbers of arrival; last < first = no observations
    qint64 last = -1;
    TimeRange range {}; ///< of their phenomenon times

    QString toText() const;
    static std::optional<ArchiveMessage> fromText(const QString &text);
};

/// Within the transaction: heard when it is committed. @throws pqxx::failure
void tellDesks(pqxx::transaction_base &transaction, const ArchiveMessage &message);

} // namespace citywall
