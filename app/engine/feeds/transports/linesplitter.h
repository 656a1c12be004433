// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace citywall {

/// Cuts a stream of bytes into lines (LF or CR LF; empty ones are left out). A line that is too long is reported once with its
/// beginning and skipped to its end.
class LineSplitter
{
public:
    explicit LineSplitter(qint64 longest) : m_longest(longest) { }

    std::function<void(const QByteArray &line)> line;
    std::function<void(const QByteArray &beginning)> tooLong;

    void add(QByteArrayView bytes);
    void end();   ///< the stream is over: what has no line end is a line too
    void reset(); ///< another stream begins: what was left of the last one is worth nothing

private:
    void finish();

    const qint64 m_longest;
    QByteArray m_rest;
    bool m_skipping = false;
};

} // namespace citywall
