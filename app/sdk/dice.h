// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <cmath>
#include <numbers>

// Randomness for simulators that is a pure function of what it is asked for: the simulator can be asked for any instant without
// having run through the ones before.
namespace citywall::dice {

/// SplitMix64's finalizer (Steele, Lea, Flood 2014): mixes every bit of the input into every bit of the result.
constexpr quint64 mix(quint64 x)
{
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}
constexpr quint64 mix(quint64 a, quint64 b) { return mix(mix(a) ^ b); }
constexpr quint64 mix(quint64 a, quint64 b, quint64 c) { return mix(mix(a, b) ^ c); }

/// FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923): the same for the same bytes on every machine, unlike qHash.
constexpr quint64 hash(QByteArrayView bytes)
{
    quint64 h = 0xCBF29CE484222325ull;
    for (const char c : bytes)
        h = (h ^ quint8(c)) * 0x100000001B3ull;
    return h;
}
inline quint64 hash(QStringView text) { return hash(QByteArrayView(text.toUtf8())); }

/// In [0, 1), with 53 random bits.
constexpr double uniform(quint64 hash) { return double(hash >> 11) * 0x1p-53; }

/// Standard normal, by Box and Muller.
inline double normal(quint64 hash)
{
    const double u = uniform(mix(hash, 1));
    return std::sqrt(-2 * std::log(1 - u)) * std::cos(2 * std::numbers::pi * uniform(mix(hash, 2)));
}

/// Value noise in [−1, 1], smooth in time: random at multiples of the period, cubic between them.
inline double smooth(quint64 stream, double time, double period)
{
    const double at = time / period;
    const double cell = std::floor(at);
    const double t = at - cell;
    const double a = uniform(mix(stream, quint64(qint64(cell))));
    const double b = uniform(mix(stream, quint64(qint64(cell) + 1)));
    return 2 * (a + (b - a) * t * t * (3 - 2 * t)) - 1;
}

} // namespace citywall::dice
