// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace citywall {

/// What leaves the simulated city: a document that takes the place of the one at its path, or a message of a stream.
struct Outgoing {
    enum class Kind { Document, Message };
    Kind kind = Kind::Document;
    QString feed {};
    QString address {};        ///< of a document: its path; of a message: its topic
    QByteArray bytes {};
    QByteArray contentType {}; ///< of a document
    QString next {};           ///< of a document that goes on in another: that one's path

    bool operator==(const Outgoing &) const = default;
};
using OutgoingList = std::vector<Outgoing>;

} // namespace citywall
