// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace citywall::maptool {

struct RenderOptions {
    QString data; ///< GeoPackage made by convert()
    QString target; ///< the MBTiles file
    QString styleFolder;
    QString theme; ///< names a palette of the style
    int minZoom = 9;
    int maxZoom = 16;
    int threads = 2;
};

/// Draws 512-pixel tiles of 256 logical pixels, in large pieces so that labels run across the tiles' borders.
/// Progress goes to stderr. Throws std::runtime_error with a sentence for the user.
void render(const RenderOptions &options);

} // namespace citywall::maptool
