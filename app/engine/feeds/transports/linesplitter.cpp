// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/linesplitter.h"

#include <utility>

namespace citywall {

void LineSplitter::add(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype newline = bytes.indexOf('\n');
        const QByteArrayView part = newline < 0 ? bytes : bytes.first(newline);
        if (!m_skipping) {
            m_rest.append(part);
            if (m_rest.size() > m_longest) {
                tooLong(std::exchange(m_rest, {}));
                m_skipping = true;
            }
        }
        if (newline < 0)
            return;
        finish();
        bytes = bytes.sliced(newline + 1);
    }
}

void LineSplitter::end() { finish(); }

void LineSplitter::reset()
{
    m_rest.clear();
    m_skipping = false;
}

void LineSplitter::finish()
{
    QByteArray whole = std::exchange(m_rest, {});
    if (whole.endsWith('\r'))
        whole.chop(1);
    if (!std::exchange(m_skipping, false) && !whole.isEmpty())
        line(whole);
}

} // namespace citywall
