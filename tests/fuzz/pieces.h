// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace citywall::fuzz {

/// A part of a text that can be taken out, doubled or replaced and leaves the rest as well-formed as it was.
struct Piece {
    enum class Kind {
        Value,   ///< JSON: what stands for a member or an element; XML: an attribute's value, the text of an element
        Item,    ///< JSON: an element of an array, or a member with its name; what follows it or precedes it is a comma
        Element, ///< XML: an element from its begin to its end
    };
    Kind kind;
    size_t begin;
    size_t end;
};

/// The pieces of JSON or XML, at most so many; of what is malformed those before the fault. In one pass, without copies.
std::vector<Piece> piecesOf(std::string_view text, size_t most = 512);

} // namespace citywall::fuzz
