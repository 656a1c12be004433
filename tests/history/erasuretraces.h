// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historyfixture.h"

#include <QFile>

#include <random>

namespace citywall::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Bytes that zlib cannot make smaller, so that they stand in the file as they are.
inline QByteArray noise(unsigned seed)
{
    std::mt19937 random(seed);
    QByteArray bytes;
    for (int i = 0; i < 4000; ++i)
        bytes.append(char(random()));
    return bytes;
}

/// The batch of one feature "person 7" whose every trace can be found in the file again.
inline DecodedBatch traces(qint64 first)
{
    DecodedBatch batch;
    batch.features.push_back({ QStringLiteral("person-7-by-id"),
                               QStringLiteral("Marker Markersson"),
                               { { -87.9, 41.9 } },
                               { { QStringLiteral("note"), QStringLiteral("seldom seen") } } });
    for (int i = 0; i < 30; ++i) {
        ObservationRecord record;
        record.phenomenonTime = { startMilliseconds + (first + i) * 1000 + 500 };
        record.values[0] = 7;
        record.detail = noise(unsigned(i));
        batch.observations.push_back(record);
    }
    return batch;
}

inline bool holdsTraces(const QString &file)
{
    bool found = false;
    for (const QString &each : { file, file + QStringLiteral("-wal") }) {
        const QByteArray bytes = contentOf(each);
        found = found || bytes.contains("person-7-by-id") || bytes.contains("Markersson") || bytes.contains("seldom seen");
        for (unsigned i = 0; i < 30; ++i)
            found = found || bytes.contains(noise(i).sliced(1000, 40));
    }
    return found;
}

/// 40 stops of one that moves, 0.01° and a second apart, each with a detail that can be found again.
inline DecodedBatch moving(qint64 first, int seed)
{
    DecodedBatch batch;
    batch.features.push_back({ QStringLiteral("van"), QStringLiteral("Van"), {}, {} });
    for (int i = 0; i < 40; ++i) {
        ObservationRecord record;
        record.phenomenonTime = { startMilliseconds + (first + i) * 1000 + 500 };
        record.position = { -88 + i * 0.01, 42.5 };
        record.detail = noise(unsigned(seed + i));
        batch.observations.push_back(record);
    }
    return batch;
}

inline int noisesIn(const QString &file, unsigned first, unsigned last)
{
    const QByteArray bytes = contentOf(file) + contentOf(file + QStringLiteral("-wal"));
    int found = 0;
    for (unsigned seed = first; seed <= last; ++seed)
        found += bytes.contains(noise(seed).sliced(1000, 40)) ? 1 : 0;
    return found;
}

} // namespace citywall::test
