// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/inputfile.h"

namespace citywall {

/// The lines of a file one after another, without byte order mark, without white space around them, and without blank ones.
class InputLines
{
public:
    struct Line {
        QByteArray text;        ///< of one that is too long its beginning
        qint64 number = 0;      ///< in the file, from 1
        bool isTooLong = false; ///< longer than `longest` bytes; the next one is whole again
    };

    /// @param input outlives it
    InputLines(InputFile &input, qsizetype longest) : m_input(input), m_longest(longest) { }
    /// @returns false at the end, or where the file breaks off: a last line without line end counts only if it does not.
    bool next(Line &line);
    const std::optional<Error> &error() const { return m_error; }

private:
    bool nextRaw(Line &line);

    InputFile &m_input;
    const qsizetype m_longest;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_number = 0;
    std::optional<Error> m_error;
};

} // namespace citywall
