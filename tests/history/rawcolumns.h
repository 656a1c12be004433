// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchdata.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <fcntl.h>
#include <functional>

namespace citywall::bench {

/// Takes a file out of the page cache, as far as the kernel will.
inline void evict(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    ::fdatasync(file.handle());
    (void)::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
}

/// The limit: the same columns, unpacked, of all feeds in order of time, one memory-mapped file each. Nothing durable, no details.
class RawColumns
{
public:
    explicit RawColumns(const QString &folder) : m_folder(folder) { }

    void write(const City &city, qint64 n)
    {
        m_rows = n;
        std::array<QFile, columns> files;
        std::array<QByteArray, columns> blocks;
        for (size_t column = 0; column < columns; ++column) {
            files[column].setFileName(path(int(column)));
            if (!files[column].open(QIODevice::WriteOnly))
                qFatal("%s", qPrintable(files[column].errorString()));
        }
        for (qint64 i = 0; i < n; ++i) {
            const City::Event event = city.event(i);
            for (size_t column = 0; column < columns; ++column) {
                append(blocks[column], int(column), event);
                if (blocks[column].size() > (1 << 20) || i + 1 == n) {
                    files[column].write(blocks[column]);
                    blocks[column].resize(0);
                }
            }
        }
        for (QFile &file : files)
            file.close();
        map();
    }
    /// Whether they were written before, all of so many rows; then they can be read.
    bool open(qint64 n)
    {
        m_rows = n;
        if (QFileInfo(path(columns - 1)).size() != n * qint64(sizeof(quint16)))
            return false;
        map();
        return true;
    }
    void release() { unmap(); } ///< nothing can be read any more
    void coldAgain()
    {
        unmap();
        for (int column = 0; column < columns; ++column)
            evict(path(column));
        map();
    }

    struct Rows {
        std::vector<qint64> time;
        std::vector<qint64> received;
        std::vector<quint32> place; ///< feed × 2²⁴ + feature
        std::vector<qint32> longitude, latitude;
        std::array<std::vector<float>, maximumFields> values;
        std::vector<quint16> source;
    };
    /// Copies the rows of a range out, all or those that are wanted.
    Rows read(TimeRange range, const std::function<bool(quint32 place, qint64 row)> &wanted = {}) const
    {
        const qint64 *times = at<qint64>(0);
        const qint64 begin = std::lower_bound(times, times + m_rows, range.begin.milliseconds) - times;
        const qint64 end = std::lower_bound(times + begin, times + m_rows, range.end.milliseconds) - times;
        Rows rows;
        const auto copy = [&](auto &to, int column) {
            using T = typename std::remove_reference_t<decltype(to)>::value_type;
            const T *from = at<T>(column);
            if (!wanted) {
                to.assign(from + begin, from + end);
                return;
            }
            for (const qint64 row : m_chosen)
                to.push_back(from[row]);
        };
        m_chosen.clear();
        for (qint64 row = begin; wanted && row < end; ++row) {
            if (wanted(at<quint32>(2)[row], row))
                m_chosen.push_back(row);
        }
        copy(rows.time, 0);
        copy(rows.received, 1);
        copy(rows.place, 2);
        copy(rows.longitude, 3);
        copy(rows.latitude, 4);
        for (size_t v = 0; v < maximumFields; ++v)
            copy(rows.values[v], 5 + int(v));
        copy(rows.source, 9);
        return rows;
    }
    /// The newest row of each entity up to the instant, walking back until all have been met or the data ends.
    size_t state(qint64 instant, const City &city) const
    {
        const qint64 *times = at<qint64>(0);
        std::vector<bool> seen(size_t(city.entities));
        m_chosen.clear();
        for (qint64 row = std::upper_bound(times, times + m_rows, instant) - times - 1;
             row >= 0 && m_chosen.size() < size_t(city.entities); --row) {
            const quint32 place = at<quint32>(2)[row];
            const size_t entity = size_t(place >> 24) * size_t(city.entitiesOfFeed()) + (place & 0xffffff);
            if (!seen[entity])
                m_chosen.push_back(row);
            seen[entity] = true;
        }
        std::vector<float> values;
        for (const qint64 row : m_chosen) {
            for (int column = 5; column < 9; ++column)
                values.push_back(at<float>(column)[row]);
        }
        return m_chosen.size();
    }
    GeoPoint position(qint64 row) const
    {
        const qint32 longitude = at<qint32>(3)[row];
        return longitude == Observations::noPosition ? GeoPoint {} : GeoPoint { longitude / 1e7, at<qint32>(4)[row] / 1e7 };
    }

private:
    static constexpr int columns = 10;

    QString path(int column) const { return m_folder + QStringLiteral("/column%1").arg(column); }
    template<typename T>
    const T *at(int column) const
    {
        return reinterpret_cast<const T *>(m_mapped[size_t(column)]);
    }
    static void append(QByteArray &to, int column, const City::Event &event)
    {
        const auto put = [&to](const auto &value) { to.append(reinterpret_cast<const char *>(&value), sizeof(value)); };
        const GeoPoint &p = event.record.position;
        switch (column) {
        case 0:
        case 1:
            return put(event.record.phenomenonTime.milliseconds);
        case 2:
            return put(quint32(event.feed) << 24 | event.feature);
        case 3:
            return put(p.isValid() ? qint32(std::lround(p.longitudeDegrees * 1e7)) : Observations::noPosition);
        case 4:
            return put(p.isValid() ? qint32(std::lround(p.latitudeDegrees * 1e7)) : Observations::noPosition);
        case 9:
            return put(quint16(0));
        default:
            return put(event.record.values[size_t(column - 5)]);
        }
    }
    void map()
    {
        for (size_t column = 0; column < columns; ++column) {
            m_files[column].setFileName(path(int(column)));
            if (!m_files[column].open(QIODevice::ReadOnly))
                qFatal("%s", qPrintable(m_files[column].errorString()));
            m_mapped[column] = m_files[column].map(0, m_files[column].size());
        }
    }
    void unmap()
    {
        for (QFile &file : m_files)
            file.close();
    }

    const QString m_folder;
    qint64 m_rows = 0;
    std::array<QFile, columns> m_files;
    std::array<uchar *, columns> m_mapped {};
    mutable std::vector<qint64> m_chosen;
};

} // namespace citywall::bench
