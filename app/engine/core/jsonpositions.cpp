// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/jsonpositions.h"

#include <jsoncons/json.hpp>

#include <algorithm>

namespace citywall {

namespace {

/// Walks with the parser's events and notes where each value begins.
class PositionVisitor : public jsoncons::default_json_visitor
{
public:
    PositionVisitor(const QByteArray &text, JsonPositions &positions) : m_text(text), m_positions(positions) { }

private:
    struct Level {
        QString pointer;
        int index = -1; // of the next element of an array; −1 in an object
        QString key;
    };

    static QString escaped(QString key) { return key.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1")); }

    QString note(const jsoncons::ser_context &context)
    {
        QString pointer;
        if (!m_levels.isEmpty()) {
            Level &level = m_levels.last();
            pointer = level.pointer + u'/' + (level.index < 0 ? escaped(level.key) : QString::number(level.index++));
        }
        if (m_positions.values.contains(pointer))
            m_positions.duplicates.append(pointer);
        m_positions.values.insert(pointer, positionOf(qsizetype(context.begin_position())));
        return pointer;
    }
    /// The parser's own line and column are those after the value; its begin_position is where it starts. Values come in
    /// the order of the text, so that counting goes on from the one before.
    TextPosition positionOf(qsizetype offset)
    {
        for (; m_counted < std::min(offset, m_text.size()); ++m_counted) {
            const auto byte = static_cast<unsigned char>(m_text.at(m_counted));
            if (byte == '\n')
                m_here = { m_here.line + 1, 1 };
            else if ((byte & 0xc0) != 0x80) // a character's first byte in UTF-8
                ++m_here.column;
        }
        return m_here;
    }
    void scalar(const jsoncons::ser_context &context) { note(context); }

    void visit_flush() override { }
    bool visit_begin_object(jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        m_levels.append({ note(c), -1, {} });
        return true;
    }
    bool visit_end_object(const jsoncons::ser_context &, std::error_code &) override { return m_levels.removeLast(), true; }
    bool visit_begin_array(jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        m_levels.append({ note(c), 0, {} });
        return true;
    }
    bool visit_end_array(const jsoncons::ser_context &, std::error_code &) override { return m_levels.removeLast(), true; }
    bool visit_key(const string_view_type &key, const jsoncons::ser_context &, std::error_code &) override
    {
        m_levels.last().key = QString::fromUtf8(key.data(), qsizetype(key.size()));
        return true;
    }
    bool visit_null(jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        return scalar(c), true;
    }
    bool visit_bool(bool, jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        return scalar(c), true;
    }
    bool visit_string(const string_view_type &, jsoncons::semantic_tag, const jsoncons::ser_context &c,
                      std::error_code &) override
    {
        return scalar(c), true;
    }
    bool visit_uint64(uint64_t, jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        return scalar(c), true;
    }
    bool visit_int64(int64_t, jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        return scalar(c), true;
    }
    bool visit_double(double, jsoncons::semantic_tag, const jsoncons::ser_context &c, std::error_code &) override
    {
        return scalar(c), true;
    }

    const QByteArray &m_text;
    qsizetype m_counted = 0;
    TextPosition m_here { 1, 1 };
    JsonPositions &m_positions;
    QList<Level> m_levels;
};

} // namespace

TextPosition JsonPositions::at(const QString &pointer) const
{
    for (QString p = pointer;; p.truncate(p.lastIndexOf(u'/'))) {
        const auto it = values.constFind(p);
        if (it != values.cend())
            return *it;
        if (p.isEmpty())
            return {};
    }
}

JsonPositions positionsOf(const QByteArray &json)
{
    JsonPositions positions;
    PositionVisitor visitor(json, positions);
    jsoncons::json_string_reader reader(std::string_view(json.constData(), size_t(json.size())), visitor);
    reader.read();
    return positions;
}

} // namespace citywall
