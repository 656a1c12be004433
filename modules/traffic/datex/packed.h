// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace citywall::traffic::datex {

/// Whether bytes are a file of gzip (RFC 1952), as publishers of many megabytes of XML serve it.
bool isPacked(QByteArrayView bytes);
/// What is in such a file, at most so many bytes of it; of one that is cut off what comes before, of a damaged one nothing.
QByteArray unpacked(QByteArrayView bytes, qsizetype most);

} // namespace citywall::traffic::datex
