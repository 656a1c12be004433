// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/strayleaves.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace citywall {

namespace {

// SQLite's file format, 1.6 and 2.1: https://www.sqlite.org/fileformat2.html
constexpr char tableLeaf = 0x0d;
constexpr qsizetype leafHeader = 8;
constexpr qsizetype longestRow = 1 << 28;

quint64 bigEndian(QByteArrayView bytes)
{
    quint64 value = 0;
    for (const char byte : bytes)
        value = value << 8 | quint8(byte);
    return value;
}

/// Reads on from the beginning of bytes; what is not there is 0.
class Bytes
{
public:
    explicit Bytes(QByteArrayView bytes) : m_rest(bytes) { }
    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9 && !m_rest.isEmpty(); ++i) {
            const auto byte = quint8(m_rest.front());
            m_rest = m_rest.sliced(1);
            if (i == 8)
                return value << 8 | byte;
            value = value << 7 | (byte & 0x7fU);
            if (byte < 0x80)
                break;
        }
        return value;
    }
    QByteArrayView take(qsizetype count)
    {
        const QByteArrayView taken = m_rest.first(std::clamp<qsizetype>(count, 0, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }
    QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView m_rest;
};

std::vector<StrayValue> valuesOf(QByteArrayView payload)
{
    Bytes size(payload);
    const auto header = qsizetype(std::min<quint64>(size.varint(), quint64(payload.size())));
    Bytes kinds(payload.first(header));
    (void)kinds.varint();
    Bytes body(payload.sliced(header));
    std::vector<StrayValue> values;
    while (!kinds.rest().isEmpty()) {
        const quint64 kind = kinds.varint();
        StrayValue value;
        if (kind >= 12) {
            value.bytes = body.take(qsizetype(std::min<quint64>((kind - 12) / 2, longestRow))).toByteArray();
        } else if (kind == 8 || kind == 9) {
            value.number = qint64(kind - 8);
        } else if (kind == 7) {
            (void)body.take(8); // no history has such
        } else if (kind >= 1 && kind <= 6) {
            constexpr std::array<qsizetype, 7> sizes { 0, 1, 2, 3, 4, 6, 8 };
            const QByteArrayView bytes = body.take(sizes[kind]);
            const int unused = 64 - 8 * int(bytes.size());
            value.number = unused == 64 ? 0 : qint64(bigEndian(bytes) << unused) >> unused; // with its sign
        }
        values.push_back(std::move(value));
    }
    return values;
}

class Pages
{
public:
    Pages(QFile &file, qsizetype size, qsizetype usable) : m_file(file), m_size(size), m_usable(usable) { }

    qsizetype count() const { return qsizetype(m_file.size() / m_size); }
    /// From 1; empty if there is none, or the disk does not give it back. Read, not mapped: then that would end the program.
    QByteArray at(qsizetype number)
    {
        if (number < 1 || number > count() || !m_file.seek(qint64(number - 1) * m_size))
            return {};
        const QByteArray page = m_file.read(m_usable);
        return page.size() == m_usable ? page : QByteArray();
    }
    /// The payload of a cell, with what overflows it; short where that ends early.
    QByteArray payload(Bytes cell, qsizetype length)
    {
        const qsizetype most = m_usable - 35;
        const qsizetype least = (m_usable - 12) * 32 / 255 - 23;
        const qsizetype even = least + (length - least) % (m_usable - 4);
        QByteArray bytes = cell.take(length <= most ? length : even <= most ? even : least).toByteArray();
        if (length <= most)
            return bytes;
        bytes.reserve(length);
        for (QByteArray page = at(qsizetype(bigEndian(cell.take(4)))); !page.isEmpty() && bytes.size() < length;
             page = at(qsizetype(bigEndian(page.first(4)))))
            bytes.append(page.sliced(4, std::min(length - bytes.size(), m_usable - 4)));
        return bytes;
    }

private:
    QFile &m_file;
    const qsizetype m_size;
    const qsizetype m_usable;
};

} // namespace

void readStrayLeaves(const QString &path, const std::function<bool(qint64)> &isWanted,
                     const std::function<void(qint64, const std::vector<StrayValue> &)> &take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    const QByteArray header = file.read(100);
    if (header.size() < 100)
        return;
    const auto told = qsizetype(bigEndian(header.sliced(16, 2)));
    const qsizetype size = told == 1 ? 65536 : told;
    const qsizetype usable = size - quint8(header[20]);
    if (size < 512 || usable < 480)
        return;
    Pages pages(file, size, usable);
    const qsizetype count = pages.count();
    for (qsizetype number = 2; number <= count; ++number) {
        const QByteArray page = pages.at(number);
        if (page.isEmpty() || page.front() != tableLeaf)
            continue;
        const QByteArrayView all(page);
        const auto cells = std::min(qsizetype(bigEndian(all.sliced(3, 2))), (usable - leafHeader) / 2);
        for (qsizetype cell = 0; cell < cells; ++cell) {
            const auto offset = qsizetype(bigEndian(all.sliced(leafHeader + 2 * cell, 2)));
            if (offset >= usable)
                continue;
            Bytes content(all.sliced(offset));
            const quint64 length = content.varint();
            const auto key = qint64(content.varint());
            if (length <= quint64(longestRow) && isWanted(key))
                take(key, valuesOf(pages.payload(content, qsizetype(length))));
        }
    }
}

} // namespace citywall
