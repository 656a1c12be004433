#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the packed columns of formerhistories.h, and checksums of rows: the layout that chunkcodec.cpp and columncodec.cpp had with
versions 1 and 2 of the schema, written a second time from their description, so that the tests do not ask the codec about itself.

    tests/history/formerhistory.py
"""
import struct
import zlib

START = 1_700_000_000_000
NO_POSITION = -(2**31)
NAN = float("nan")


def integers(values, bits=64):
    """One block (up to 256 values): width | 0x80 for deltas, base, then the values, least significant bit first."""
    mask = 2**64 - 1
    deltas = [b - a for a, b in zip(values, values[1:])]
    zigzag = [2 * d if d >= 0 else -2 * d - 1 for d in deltas]
    # As wide as the bits of all deltas together; offsets as wide as the widest.
    together = 0
    for z in zigzag:
        together |= z
    offset_width = (max(values) - min(values)).bit_length()
    delta = together.bit_length() < offset_width
    base = values[0] if delta else min(values)
    width = together.bit_length() if delta else offset_width
    packed = [0] + zigzag if delta else [v - base for v in values]
    bits_of_all = sum(v << (i * width) for i, v in enumerate(packed))
    body = bits_of_all.to_bytes((len(values) * width + 7) // 8, "little")
    return struct.pack("<BQ", width | (0x80 if delta else 0), base & mask) + body + bytes(8)


def with_none(encoding, values):
    """Missing values (None) become one less than the least."""
    there = [v for v in values if v is not None]
    none = max((min(there) if there else 2**31 - 1) - 1, -(2**31))
    return struct.pack("<Bi", encoding, none) + integers([none if v is None else v for v in values])


def as_float(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def floats(values):
    """Scaled to integers by the first power of ten that gives them back, else as their bits."""
    for k in range(5):
        scaled = [None if v != v else round(v * 10**k) for v in values]
        if all(s is None or as_float(s * 0.1**k if k else s) == as_float(v) for s, v in zip(scaled, values)):
            return with_none(k, scaled)
    return struct.pack("<Bi", 0xFF, 0) + integers([struct.unpack("<I", struct.pack("<f", v))[0] for v in values])


def details(texts):
    """Frames of 1024 rows: their number, the length of each, then zlib of { row (2), length (4), JSON } behind its big-endian size."""
    if not any(texts):
        return struct.pack("<I", 0)
    plain = b"".join(struct.pack("<HI", row, len(text)) + text for row, text in enumerate(texts) if text)
    frame = struct.pack(">I", len(plain)) + zlib.compress(plain, 3)
    return struct.pack("<II", 1, len(frame)) + frame


def column(number, count, payload):
    crc = zlib.crc32(struct.pack("<BI", number, count) + payload)
    return struct.pack("<BII", number, len(payload), crc) + payload


def chunk(rows):
    """@param rows  (milliseconds after START, feature, received, (longitude, latitude) or None, four values, details)"""
    n = len(rows)
    position = [r[3] for r in rows]
    keys = column(1, n, integers([START + r[0] for r in rows])) + column(2, n, integers([r[1] for r in rows]))
    data = column(3, n, integers([START + r[2] for r in rows]))
    for number, axis in ((4, 0), (5, 1)):
        data += column(number, n, with_none(0, [None if p is None else round(p[axis] * 1e7) for p in position]))
    for field in range(4):
        data += column(6 + field, n, floats([r[4][field] for r in rows]))
    data += column(10, n, integers([0] * n)) + column(11, n, details([r[5] for r in rows]))
    return keys, data


def row_crc(*values):
    """Of each value its kind (SQLite's numbers), then the number itself, or the length and the bytes; nothing more for NULL."""
    crc = 0
    for value in values:
        if isinstance(value, int):
            crc = zlib.crc32(struct.pack("<Bq", 1, value), crc)
        elif value is None:
            crc = zlib.crc32(struct.pack("<Bq", 5, 0), crc)
        else:
            content = value.encode() if isinstance(value, str) else value
            crc = zlib.crc32(struct.pack("<Bq", 3 if isinstance(value, str) else 4, len(content)) + content, crc)
    return crc


A, B = 0, 1
SHUT, OPEN = 0, 1
THIRD = as_float(1 / 3)
HERE = (-87.6, 41.8)
RUNS = {
    "chunk 1": [
        (0, A, 500, None, (10, SHUT, NAN, THIRD), b""),
        (1000, B, 1500, HERE, (11.5, OPEN, NAN, 0.1), b'{"n":1}'),
        (60_000, A, 60_500, None, (12, SHUT, 700, 2), b""),
        (3_600_000, B, 3_600_500, None, (13, OPEN, NAN, NAN), b""),
    ],
    "chunk 2": [
        (30_000, A, 4_000_000, None, (20, SHUT, NAN, NAN), b""),
        (60_000, A, 4_000_000, None, (12.5, OPEN, 700, 2), b""),
    ],
    "tail 3": [(7_200_000, A, 7_200_500, None, (14, SHUT, NAN, NAN), b'{"n":2}')],
    "keyframe 1": [
        (60_000, A, 4_000_000, None, (12.5, OPEN, 700, 2), b""),
        (3_600_000, B, 3_600_500, None, (13, OPEN, NAN, NAN), b""),
    ],
}

if __name__ == "__main__":
    for name, rows in RUNS.items():
        keys, data = chunk(rows)
        print(f"{name}\n    x'{keys.hex()}',\n    x'{data.hex()}'")
    place = struct.pack("<ii", -876_000_000, 418_000_000)
    print("feature 0", row_crc(1, 0, "a", "Here", place, ""), place.hex())
    print("feed 2", row_crc(2, "test.other", None, 0, START))
    print("chunk 2", row_crc(2, 1, 1, START + 30_000, START + 60_000, 0, 0, 2, 1))
