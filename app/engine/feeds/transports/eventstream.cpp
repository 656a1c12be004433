// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/eventstream.h"

#include <algorithm>
#include <utility>

namespace citywall {

void EventStream::add(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (std::exchange(m_afterReturn, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto end = std::ranges::find_if(bytes, [](char c) { return c == '\n' || c == '\r'; });
        const QByteArrayView part(bytes.begin(), end);
        if (m_line.size() + part.size() <= m_longest + 16)
            m_line.append(part);
        else if (!std::exchange(m_skipping, true))
            tooLong(m_data.isEmpty() ? m_line : m_data);
        if (end == bytes.end())
            return;
        m_afterReturn = *end == '\r';
        bytes = bytes.sliced(part.size() + 1);
        endLine();
    }
}

void EventStream::reset()
{
    m_line.clear();
    m_data.clear();
    m_type.clear();
    m_id = m_lastId;
    m_afterReturn = m_skipping = false;
    m_first = true;
}

void EventStream::endLine()
{
    const QByteArray whole = std::exchange(m_line, {});
    QByteArrayView line = whole;
    if (std::exchange(m_first, false) && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    if (line.isEmpty())
        return dispatch();
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    field(colon < 0 ? line : line.first(colon), value);
}

void EventStream::field(QByteArrayView name, QByteArrayView value)
{
    if (name == "data" && !m_skipping) {
        m_data.append(value);
        m_data.append('\n');
        if (m_data.size() > m_longest) {
            m_skipping = true;
            tooLong(m_data);
        }
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id" && !value.contains('\0')) {
        m_id = value.toByteArray();
    } else if (name == "retry" && !value.isEmpty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) {
        m_reconnection = Duration(std::min<qint64>(value.first(std::min<qsizetype>(value.size(), 12)).toLongLong(), 3'600'000));
    }
}

void EventStream::dispatch()
{
    m_lastId = m_id;
    QByteArray data = std::exchange(m_data, {});
    const QByteArray type = std::exchange(m_type, {});
    if (std::exchange(m_skipping, false) || data.isEmpty())
        return;
    data.chop(1);
    event(type.isEmpty() ? QStringLiteral("message") : QString::fromUtf8(type), data);
}

} // namespace citywall
