// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace citywall {

/// Why something could not be done, in words for the person in front of it.
struct Error {
    QString message; ///< one sentence: what failed and what to do; translated where an operator sees it
    QString detail; ///< the underlying library's own words, file and line; may be empty
};

/// Either a value or the reason why there is none. Reading the wrong side is a programming error.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_state.index() == 0; }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The result of something that only succeeds or fails.
using Status = Result<std::monostate>;
inline Status ok() { return std::monostate {}; }

} // namespace citywall
