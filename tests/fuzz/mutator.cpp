// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Besides bits and bytes libFuzzer changes whole pieces of JSON and XML: a random byte more often breaks a text than it says something new in
// it, and what lies behind the parser would hardly be met.
#include "pieces.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t mostBytes);

namespace {

using citywall::fuzz::Piece;

/// What a hostile or a careless publisher may write for a value.
constexpr std::array<std::string_view, 34> words {
    "null",
    "true",
    "false",
    "0",
    "-0.0",
    "-1",
    "1",
    "0.5",
    "1e400",
    "-1e308",
    "5e-324",
    "NaN",
    "-Infinity",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "\"\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\xFF\"",
    "[]",
    "{}",
    "[[]]",
    "\"0\"",
    "\"-1\"",
    "\"2026-11-21T08:30:00Z\"",
    "\"2026-11-21T08:30:00\"",
    "\"9999-12-31T23:59:59.999+14:00\"",
    "\"0000-00-00T24:00:00-99:99\"",
    "[0,0]",
    "[180,90]",
    "[1e9,-91]",
    "{\"value\":1}",
};

class Change
{
public:
    Change(std::string_view text, unsigned seed) : m_text(text), m_random(seed), m_pieces(citywall::fuzz::piecesOf(text)) { }

    /// Empty = there is no piece to change.
    std::string made()
    {
        if (m_pieces.empty())
            return {};
        const Piece piece = any();
        const std::string_view own = textOf(piece);
        if (piece.kind == Piece::Kind::Value)
            return with(piece, number(2) == 0 ? word(own) : std::string(textOf(likeOrAny(piece))));
        switch (number(3)) {
        case 0:
            return without(piece);
        case 1:
            return with(piece, std::string(own) + (piece.kind == Piece::Kind::Item ? "," : "") + std::string(own));
        default:
            return with(piece, std::string(textOf(likeOrAny(piece))));
        }
    }

private:
    size_t number(size_t below) { return m_random() % below; }
    Piece any() { return m_pieces[number(m_pieces.size())]; }
    std::string_view textOf(const Piece &piece) const { return m_text.substr(piece.begin, piece.end - piece.begin); }
    /// Another of the same kind, if chance meets one soon.
    Piece likeOrAny(const Piece &piece)
    {
        for (int i = 0; i < 4; ++i) {
            if (const Piece other = any(); other.kind == piece.kind && other.begin != piece.begin)
                return other;
        }
        return any();
    }
    /// In XML without the quotes of JSON.
    std::string word(std::string_view instead)
    {
        std::string_view chosen = words[number(words.size())];
        const bool json = !instead.empty() && std::string_view("\"{[").find(instead.front()) != std::string_view::npos;
        if (m_text[m_text.find_first_not_of(" \t\r\n")] == '<' && !json && chosen.front() == '"')
            chosen = chosen.substr(1, chosen.size() - 2);
        return std::string(chosen);
    }
    std::string with(const Piece &piece, const std::string &instead) const
    {
        return std::string(m_text.substr(0, piece.begin)) + instead + std::string(m_text.substr(piece.end));
    }
    std::string without(const Piece &piece) const
    {
        size_t begin = piece.begin;
        size_t end = piece.end;
        if (piece.kind == Piece::Kind::Item && end < m_text.size() && m_text[end] == ',')
            ++end;
        else if (piece.kind == Piece::Kind::Item && begin > 0 && m_text[begin - 1] == ',')
            --begin;
        return with({ piece.kind, begin, end }, {});
    }

    std::string_view m_text;
    std::minstd_rand m_random;
    std::vector<Piece> m_pieces;
};

} // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t mostBytes, unsigned seed)
{
    if (seed % 2 == 0) {
        const std::string changed = Change({ reinterpret_cast<const char *>(data), size }, seed / 2 + 1).made();
        if (!changed.empty() && changed.size() <= mostBytes) {
            std::memcpy(data, changed.data(), changed.size());
            return changed.size();
        }
    }
    return LLVMFuzzerMutate(data, size, mostBytes);
}
