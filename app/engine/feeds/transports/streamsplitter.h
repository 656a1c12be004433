// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace citywall {

/// Cuts a stream of bytes into payloads: lines (LF or CR LF, which are not part of them; empty ones are left out), or pieces that end
/// with the text that ends a payload of their format, which is part of them; white space before them is not. A payload that is too
/// long is reported once with its beginning and skipped to its end.
class StreamSplitter
{
public:
    /// What ends a payload in a stream that begins so; empty = the end of a line.
    using Terminator = std::function<QByteArray(QByteArrayView beginning)>;

    /// @param terminator asked at the beginning of a stream; empty = all streams are of lines
    explicit StreamSplitter(qint64 longest, Terminator terminator = {}) : m_longest(longest), m_terminator(std::move(terminator))
    {
    }

    std::function<void(const QByteArray &payload)> payload;
    std::function<void(const QByteArray &beginning)> tooLong;

    void add(QByteArrayView bytes);
    void end(); ///< the stream is over: what has no end is a payload too, and whoever decodes it says so if it is cut off
    void reset(); ///< another stream begins: what was left of the last one is worth nothing

    /// So much of a stream is looked at, where its first line does not tell, until it is taken for one of lines.
    static constexpr qsizetype lookedAt = 4096;

private:
    bool isDecided(); ///< what ends payloads of this stream
    void split();
    void finish(QByteArrayView piece, bool ended);

    const qint64 m_longest;
    const Terminator m_terminator;
    QByteArray m_end; // empty = not known yet
    QByteArray m_rest;
    qsizetype m_searched = 0; // bytes of m_rest in which no end begins
    bool m_skipping = false;
};

} // namespace citywall
