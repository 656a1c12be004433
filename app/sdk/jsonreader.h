// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>

#include <jsoncons/json_cursor.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace citywall {

/// Reads JSON as a stream of events. Every read function leaves the reader behind the value it stands on, whatever it
/// was, so that a wrong value costs its record and no more. Once the text proves malformed, failed() stays true.
class JsonReader
{
public:
    JsonReader(QByteArrayView text, int depth)
        : m_text(text),
          m_cursor(std::string_view(text.data(), size_t(text.size())),
                   jsoncons::json_options().max_nesting_depth(depth).allow_comments(false).lossless_number(true), m_error)
    {
    }

    bool failed() const { return bool(m_error); }
    std::string problem() const { return m_error.message(); }
    /// Bytes from the start of the text to just behind the event that the reader stands on.
    qint64 position()
    {
        for (; m_line < qint64(m_cursor.line()) && m_lineStart < m_text.size(); ++m_line) {
            while (m_lineStart < m_text.size() && m_text[m_lineStart] != '\n' && m_text[m_lineStart] != '\r')
                ++m_lineStart;
            m_lineStart += m_text.sliced(m_lineStart).startsWith("\r\n") ? 2 : 1;
        }
        return std::min<qint64>(m_lineStart + qint64(m_cursor.column()) - 1, m_text.size());
    }
    bool atObject() const { return type() == Event::begin_object; }
    bool atArray() const { return type() == Event::begin_array; }
    bool atNull() const { return type() == Event::null_value; }
    bool atString() const { return type() == Event::string_value && !isBigNumber(); }
    bool atNumber() const
    {
        return type() == Event::double_value || type() == Event::int64_value || type() == Event::uint64_value || isBigNumber();
    }
    bool atInteger() const { return type() == Event::int64_value || type() == Event::uint64_value; }

    /// Calls visit(key) for each member; it must consume the value. The key is valid until it reads.
    template<typename Visit>
    void readObject(Visit visit)
    {
        for (next(); !failed() && !m_cursor.done() && type() != Event::end_object;) {
            const std::string key(m_cursor.current().template get<std::string_view>(m_error));
            next();
            if (!failed())
                visit(std::string_view(key));
        }
        next();
    }
    /// Calls visit() for each element; it must consume it.
    template<typename Visit>
    void readArray(Visit visit)
    {
        for (next(); !failed() && !m_cursor.done() && type() != Event::end_array;)
            visit();
        next();
    }
    void skip()
    {
        for (int depth = 0; !failed() && !m_cursor.done();) {
            if (type() == Event::begin_object || type() == Event::begin_array)
                ++depth;
            else if (type() == Event::end_object || type() == Event::end_array)
                --depth;
            next();
            if (depth == 0)
                return;
        }
    }
    /// The text, valid until the next read; empty (and consumed by the next skip) for anything else.
    std::string_view peekString() { return atString() ? m_cursor.current().get<std::string_view>(m_error) : std::string_view(); }
    double readNumber() ///< NaN if the value is no number; infinite if it does not fit
    {
        double value = std::numeric_limits<double>::quiet_NaN();
        if (isBigNumber()) {
            const std::string_view text = m_cursor.current().get<std::string_view>(m_error);
            if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
                value =
                    QString::fromLatin1(text.data(), qsizetype(text.size())).toDouble(); // too large: infinite; too small: zero
        } else if (atNumber())
            value = m_cursor.current().get<double>(m_error);
        skip();
        return value;
    }
    std::optional<qint64> readInteger()
    {
        std::optional<qint64> value;
        if (type() == Event::int64_value
            || (type() == Event::uint64_value
                && m_cursor.current().get<quint64>(m_error) <= quint64(std::numeric_limits<qint64>::max())))
            value = m_cursor.current().get<qint64>(m_error);
        skip();
        return value;
    }
    QJsonValue readValue()
    {
        if (atObject()) {
            std::vector<std::pair<QString, QJsonValue>> members;
            readObject([&](std::string_view key) {
                QString name = QString::fromUtf8(key);
                members.emplace_back(std::move(name), readValue());
            });
            // In order each goes to the end of the object; in any other all behind it would be moved, which for a hostile one takes hours.
            std::ranges::stable_sort(members, {}, &std::pair<QString, QJsonValue>::first);
            QJsonObject object;
            for (const auto &[name, value] : members)
                object.insert(name, value);
            return object;
        }
        if (atArray()) {
            QJsonArray array;
            readArray([&] { array.append(readValue()); });
            return array;
        }
        QJsonValue value;
        if (atString())
            value = QString::fromUtf8(peekString());
        else if (type() == Event::bool_value)
            value = m_cursor.current().get<bool>(m_error);
        else if (atInteger())
            return readInteger().value_or(0);
        else if (atNumber())
            return readNumber();
        skip();
        return value;
    }
    /// True if nothing but white space follows the value read.
    bool finished()
    {
        if (!failed())
            m_cursor.check_done(m_error);
        return !failed();
    }

private:
    using Event = jsoncons::staj_event_type;
    Event type() const { return m_cursor.current().event_type(); }
    bool isBigNumber() const // an integer beyond 64 bits, or any other number: as text, converted only where it is wanted
    {
        return type() == Event::string_value
            && (m_cursor.current().tag() == jsoncons::semantic_tag::bigint
                || m_cursor.current().tag() == jsoncons::semantic_tag::bigdec);
    }
    void next()
    {
        if (!failed() && !m_cursor.done())
            m_cursor.next(m_error);
    }

    QByteArrayView m_text;
    qint64 m_line = 1;
    qsizetype m_lineStart = 0;
    std::error_code m_error;
    jsoncons::json_string_cursor m_cursor;
};

} // namespace citywall
