// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/streamsplitter.h"

#include <algorithm>
#include <utility>

namespace citywall {

namespace {

constexpr char lineEnd = '\n';

} // namespace

void StreamSplitter::add(QByteArrayView bytes)
{
    m_rest.append(bytes);
    if (isDecided())
        split();
}

bool StreamSplitter::isDecided()
{
    if (!m_end.isEmpty())
        return true;
    if (m_terminator)
        m_end = m_terminator(m_rest);
    // The first line of XML may be no more than its declaration: what follows tells.
    const bool isLine = m_rest.contains(lineEnd) && !QByteArrayView(m_rest).trimmed().startsWith('<');
    if (m_end.isEmpty() && (!m_terminator || isLine || m_rest.size() >= lookedAt))
        m_end = QByteArray(1, lineEnd);
    return !m_end.isEmpty();
}

void StreamSplitter::split()
{
    qsizetype begin = 0;
    for (qsizetype at; (at = m_rest.indexOf(m_end, m_searched)) >= 0; begin = m_searched = at + m_end.size())
        finish(QByteArrayView(m_rest).sliced(begin, at - begin), true);
    m_rest.remove(0, begin);
    const qsizetype border = m_end.size() - 1; // an end may lie across two packets
    if (m_skipping || m_rest.size() > m_longest) {
        if (!std::exchange(m_skipping, true))
            tooLong(m_rest);
        m_rest = m_rest.last(std::min(border, m_rest.size()));
    }
    m_searched = std::max<qsizetype>(0, m_rest.size() - border);
}

void StreamSplitter::finish(QByteArrayView piece, bool ended)
{
    if (std::exchange(m_skipping, false))
        return;
    const bool isLine = m_end.size() == 1 && m_end.front() == lineEnd;
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const auto begin = isLine ? piece.begin() : std::find_if_not(piece.begin(), piece.end(), isSpace);
    QByteArray whole(begin, piece.end() - begin);
    if (isLine && whole.endsWith('\r'))
        whole.chop(1);
    if (whole.size() > m_longest)
        tooLong(whole);
    else if (!whole.isEmpty())
        payload(isLine || !ended ? whole : whole + m_end);
}

void StreamSplitter::end()
{
    if (m_end.isEmpty() && !m_rest.isEmpty()) {
        m_end = QByteArray(1, lineEnd);
        split();
    }
    finish(std::exchange(m_rest, {}), false);
    reset();
}

void StreamSplitter::reset()
{
    m_end.clear();
    m_rest.clear();
    m_searched = 0;
    m_skipping = false;
}

} // namespace citywall
