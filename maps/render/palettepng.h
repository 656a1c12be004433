// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace citywall::maptool {

/// The image as a PNG of at most 256 colours. The most frequent colours are kept exactly; a rest so rare that it has
/// no place of its own takes the nearest of them. Made for maps of few, muted colours: no dithering. Any thread.
QByteArray palettePng(const QImage &image);

} // namespace citywall::maptool
