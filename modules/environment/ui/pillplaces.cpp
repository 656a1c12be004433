// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pillplaces.h"

#include <QRectF>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace citywall::environment {

namespace {

/// What is taken, in cells as large as the largest pill: what overlaps is in the same cell or the next.
class TakenRoom
{
public:
    explicit TakenRoom(QSizeF largest) : m_cell(std::max({ largest.width(), largest.height(), 1.0 }) + pillGapPixels) { }

    bool takes(const QRectF &pill)
    {
        const auto [x, y] = cellOf(pill.center());
        const QRectF wanted = pill.adjusted(-pillGapPixels, -pillGapPixels, pillGapPixels, pillGapPixels);
        for (int column = x - 1; column <= x + 1; ++column) {
            for (int row = y - 1; row <= y + 1; ++row) {
                const auto there = m_taken.find({ column, row });
                if (there != m_taken.end()
                    && std::ranges::any_of(there->second, [&](const QRectF &other) { return other.intersects(wanted); }))
                    return false;
            }
        }
        m_taken[{ x, y }].push_back(pill);
        return true;
    }

private:
    std::pair<int, int> cellOf(QPointF p) const { return { int(std::floor(p.x() / m_cell)), int(std::floor(p.y() / m_cell)) }; }

    const double m_cell;
    std::map<std::pair<int, int>, std::vector<QRectF>> m_taken;
};

QRectF standing(const Pill &pill, QPointF offset)
{
    return { pill.at + offset - QPointF(pill.size.width(), pill.size.height()) / 2, pill.size };
}

} // namespace

std::vector<std::optional<QPointF>> pillOffsets(const std::vector<Pill> &pills)
{
    QSizeF largest(0, 0);
    for (const Pill &pill : pills)
        largest = largest.expandedTo(pill.size);
    TakenRoom room(largest);
    std::vector<std::optional<QPointF>> offsets(pills.size());
    for (size_t i = 0; i < pills.size(); ++i) {
        if (room.takes(standing(pills[i], {})))
            offsets[i] = QPointF();
    }
    for (size_t i = 0; i < pills.size(); ++i) {
        if (offsets[i])
            continue;
        // Clear of the largest one in the middle of its place.
        const double x = (pills[i].size.width() + largest.width()) / 2 + pillGapPixels;
        const double y = (pills[i].size.height() + largest.height()) / 2 + pillGapPixels;
        for (const QPointF offset : std::array<QPointF, 8> { QPointF(0, -y), QPointF(0, y), QPointF(x, 0), QPointF(-x, 0),
                                                             QPointF(x, -y), QPointF(-x, -y), QPointF(x, y), QPointF(-x, y) }) {
            if (room.takes(standing(pills[i], offset))) {
                offsets[i] = offset;
                break;
            }
        }
    }
    return offsets;
}

} // namespace citywall::environment
