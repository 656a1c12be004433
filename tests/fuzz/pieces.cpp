// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pieces.h"

#include <algorithm>

namespace citywall::fuzz {

namespace {

constexpr std::string_view blank = " \t\r\n";

class JsonPieces
{
public:
    JsonPieces(std::string_view text, size_t most) : m_text(text), m_most(most) { }

    std::vector<Piece> take()
    {
        while (m_at < m_text.size() && m_pieces.size() < m_most) {
            const char c = m_text[m_at];
            if (c == '{' || c == '[') {
                begin();
                m_open.push_back({ m_at++, std::string_view::npos });
            } else if (c == '}' || c == ']') {
                if (!close())
                    break;
            } else if (c == ',') {
                endItem(m_at++);
            } else if (c == '"') {
                scalar(std::min(m_text.size(), endOfString()));
            } else if (c == ':' || blank.find(c) != std::string_view::npos) {
                ++m_at;
            } else {
                scalar(std::min(m_text.size(), m_text.find_first_of(",]}", m_at)));
            }
        }
        return std::move(m_pieces);
    }

private:
    struct Open {
        size_t begin;
        size_t item; ///< where the item that is read begins; npos = none
    };
    void begin()
    {
        if (!m_open.empty() && m_open.back().item == std::string_view::npos)
            m_open.back().item = m_at;
    }
    void endItem(size_t end)
    {
        if (m_open.empty() || m_open.back().item == std::string_view::npos)
            return;
        m_pieces.push_back({ Piece::Kind::Item, m_open.back().item, end });
        m_open.back().item = std::string_view::npos;
    }
    bool close()
    {
        if (m_open.empty())
            return false;
        endItem(m_at);
        m_pieces.push_back({ Piece::Kind::Value, m_open.back().begin, ++m_at });
        m_open.pop_back();
        return true;
    }
    size_t endOfString() const
    {
        for (size_t i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text[i] == '\\')
                ++i;
            else if (m_text[i] == '"')
                return i + 1;
        }
        return m_text.size();
    }
    void scalar(size_t end)
    {
        begin();
        const size_t next = m_text.find_first_not_of(blank, end);
        if (next == std::string_view::npos || m_text[next] != ':') // else it is a name
            m_pieces.push_back({ Piece::Kind::Value, m_at, end });
        m_at = end;
    }

    std::string_view m_text;
    size_t m_most;
    size_t m_at = 0;
    std::vector<Open> m_open;
    std::vector<Piece> m_pieces;
};

void attributePieces(std::string_view text, size_t from, size_t to, std::vector<Piece> &pieces)
{
    for (size_t quote = text.find_first_of("\"'", from); quote < to; quote = text.find_first_of("\"'", quote + 1)) {
        const size_t end = text.find(text[quote], quote + 1);
        if (end >= to)
            return;
        pieces.push_back({ Piece::Kind::Value, quote + 1, end });
        quote = end;
    }
}

std::vector<Piece> xmlPieces(std::string_view text, size_t most)
{
    std::vector<Piece> pieces;
    std::vector<size_t> open;
    for (size_t at = text.find('<'); at < text.size() && pieces.size() < most;) {
        const size_t end = text.find('>', at);
        if (end == std::string_view::npos)
            break;
        const bool isEnd = text[at + 1] == '/';
        const bool isElement = !isEnd && text[at + 1] != '?' && text[at + 1] != '!';
        if (isElement) {
            attributePieces(text, at, end, pieces);
            open.push_back(at);
        }
        if (!open.empty() && (isEnd || (isElement && text[end - 1] == '/'))) {
            pieces.push_back({ Piece::Kind::Element, open.back(), end + 1 });
            open.pop_back();
        }
        at = std::min(text.size(), text.find('<', end));
        if (text.substr(end + 1, at - end - 1).find_first_not_of(blank) != std::string_view::npos)
            pieces.push_back({ Piece::Kind::Value, end + 1, at });
    }
    return pieces;
}

} // namespace

std::vector<Piece> piecesOf(std::string_view text, size_t most)
{
    const size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[' && text[first] != '<'))
        return {};
    return text[first] == '<' ? xmlPieces(text, most) : JsonPieces(text, most).take();
}

} // namespace citywall::fuzz
