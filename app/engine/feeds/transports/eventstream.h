// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace citywall {

/// The text/event-stream format, interpreted as the HTML standard (WHATWG, "Server-sent events", 9.2.6) says: lines end in CR, LF or both, a
/// blank line ends an event, data lines are joined by LF, an event without data is none, comments are ignored. Data that are too
/// large are reported once with their beginning and skipped to the event's end.
class EventStream
{
public:
    explicit EventStream(qint64 longest) : m_longest(longest) { }

    std::function<void(const QString &type, const QByteArray &data)> event; ///< the type is "message" where none was given
    std::function<void(const QByteArray &beginning)> tooLong;

    void add(QByteArrayView bytes);
    void reset(); ///< another connection begins; the last id stays
    const QByteArray &lastId() const { return m_lastId; } ///< to be sent as Last-Event-ID
    const std::optional<Duration> &reconnection() const { return m_reconnection; } ///< as the server asked with "retry"

private:
    void endLine();
    void field(QByteArrayView name, QByteArrayView value);
    void dispatch();

    const qint64 m_longest;
    QByteArray m_line;
    QByteArray m_data;
    QByteArray m_type;
    QByteArray m_id;
    QByteArray m_lastId;
    std::optional<Duration> m_reconnection;
    bool m_afterReturn = false; // the last byte was a CR: an LF belongs to it
    bool m_first = true; // nothing was read yet: a byte order mark may stand here
    bool m_skipping = false; // the event's data are too large
};

} // namespace citywall
