// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/inputlines.h"

namespace citywall {

namespace {

constexpr qsizetype keptOfTooLong = 256;

} // namespace

bool InputLines::next(Line &line)
{
    do {
        if (m_error || !nextRaw(line))
            return false;
        if (line.text.startsWith("\xef\xbb\xbf"))
            line.text.remove(0, 3);
        line.text = line.text.trimmed();
    } while (line.text.isEmpty() && !line.isTooLong);
    return true;
}

bool InputLines::nextRaw(Line &line)
{
    line = { .text = {}, .number = ++m_number };
    while (true) {
        if (m_at >= m_buffer.size()) {
            m_buffer = m_input.read(InputFile::chunkBytes);
            m_at = 0;
            if (m_buffer.isEmpty()) {
                m_error = m_input.error();
                return !m_error && (!line.text.isEmpty() || line.isTooLong);
            }
        }
        const qsizetype end = m_buffer.indexOf('\n', m_at);
        const qsizetype stop = end < 0 ? m_buffer.size() : end;
        const QByteArrayView part = QByteArrayView(m_buffer).sliced(m_at, stop - m_at);
        line.isTooLong = line.isTooLong || line.text.size() + part.size() > m_longest;
        if (!line.isTooLong)
            line.text += part;
        else if (line.text.size() < keptOfTooLong)
            line.text += part.first(std::min(part.size(), keptOfTooLong - line.text.size()));
        else
            line.text.truncate(keptOfTooLong);
        m_at = stop + 1;
        if (end >= 0)
            return true;
    }
}

} // namespace citywall
