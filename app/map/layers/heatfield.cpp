// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/heatfield.h"

#include "map/layers/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace citywall {

namespace {

struct Plane {
    int width, height;
    std::vector<float> v;
    Plane(int w, int h) : width(w), height(h), v(size_t(w) * size_t(h)) { }
    float *row(int y) { return v.data() + size_t(y) * size_t(width); }

    void deposit(double x, double y, float amount)
    {
        const int i = int(std::floor(x)), j = int(std::floor(y));
        if (i < 0 || j < 0 || i + 1 >= width || j + 1 >= height)
            return;
        const auto fx = float(x - i), fy = float(y - j);
        row(j)[i] += amount * (1 - fx) * (1 - fy);
        row(j)[i + 1] += amount * fx * (1 - fy);
        row(j + 1)[i] += amount * (1 - fx) * fy;
        row(j + 1)[i + 1] += amount * fx * fy;
    }

    void blur(const std::vector<float> &kernel)
    {
        const int radius = int(kernel.size()) - 1;
        std::vector<float> out(v.size());
        for (int y = 0; y < height; ++y) {
            const float *in = row(y);
            float *o = out.data() + size_t(y) * size_t(width);
            for (int x = 0; x < width; ++x) {
                if (in[x] == 0)
                    continue;
                for (int k = std::max(-radius, -x); k <= std::min(radius, width - 1 - x); ++k)
                    o[x + k] += in[x] * kernel[size_t(std::abs(k))];
            }
        }
        std::fill(v.begin(), v.end(), 0.0f);
        for (int y = 0; y < height; ++y) {
            float *o = row(y);
            for (int k = std::max(-radius, -y); k <= std::min(radius, height - 1 - y); ++k) {
                const float *in = out.data() + size_t(y + k) * size_t(width);
                const float weight = kernel[size_t(std::abs(k))];
                for (int x = 0; x < width; ++x)
                    o[x] += in[x] * weight;
            }
        }
    }
};

void findEnds(HeatGrid &grid)
{
    grid.minimum = std::numeric_limits<float>::infinity();
    grid.maximum = -grid.minimum;
    for (const float value : grid.values) {
        if (!std::isnan(value)) {
            grid.minimum = std::min(grid.minimum, value);
            grid.maximum = std::max(grid.maximum, value);
        }
    }
    if (grid.maximum < grid.minimum)
        grid.minimum = grid.maximum = 0;
}

} // namespace

HeatGrid computeHeat(const std::vector<HeatSample> &samples, const HeatRequest &r)
{
    HeatGrid grid;
    grid.size = QSize(std::max(2, int(std::ceil(r.world.width() / r.cellWorld))),
                      std::max(2, int(std::ceil(r.world.height() / r.cellWorld))));
    grid.world = QRectF(r.world.topLeft(), QSizeF(grid.size.width() * r.cellWorld, grid.size.height() * r.cellWorld));
    const double sigma = r.bandwidthWorld / r.cellWorld;
    const int radius = std::max(1, int(std::ceil(4 * sigma)));
    std::vector<float> kernel(size_t(radius) + 1);
    double norm = 0;
    for (int k = -radius; k <= radius; ++k)
        norm += std::exp(-k * k / (2 * sigma * sigma));
    for (int k = 0; k <= radius; ++k)
        kernel[size_t(k)] = float(std::exp(-k * k / (2 * sigma * sigma)) / norm);

    // One cell more than the kernel's reach on each side, so that what lies just outside counts too.
    const int pad = radius + 1;
    Plane amount(grid.size.width() + 2 * pad, grid.size.height() + 2 * pad);
    Plane mass(r.mode == HeatRequest::Mean ? amount.width : 0, r.mode == HeatRequest::Mean ? amount.height : 0);
    for (const HeatSample &s : samples) {
        if (std::isnan(s.value))
            continue;
        const double x = (s.world.x() - r.world.left()) / r.cellWorld - 0.5 + pad;
        const double y = (s.world.y() - r.world.top()) / r.cellWorld - 0.5 + pad;
        amount.deposit(x, y, s.mass * s.value);
        if (r.mode == HeatRequest::Mean)
            mass.deposit(x, y, s.mass);
    }
    amount.blur(kernel);
    if (r.mode == HeatRequest::Mean)
        mass.blur(kernel);

    const double cellKilometers = r.cellWorld * r.kilometersPerWorld;
    const auto perSquareKilometer = float(1 / (cellKilometers * cellKilometers));
    const float peak = kernel[0] * kernel[0];
    grid.values.resize(size_t(grid.size.width()) * size_t(grid.size.height()));
    for (int y = 0; y < grid.size.height(); ++y) {
        for (int x = 0; x < grid.size.width(); ++x) {
            float value = amount.row(y + pad)[x + pad];
            if (r.mode == HeatRequest::Sum) {
                value *= perSquareKilometer;
            } else {
                const float m = mass.row(y + pad)[x + pad];
                value = m / peak < r.threshold ? std::numeric_limits<float>::quiet_NaN() : value / m;
            }
            grid.values[size_t(y) * size_t(grid.size.width()) + size_t(x)] = value;
        }
    }
    findEnds(grid);
    return grid;
}

HeatGrid heatDifference(const HeatGrid &now, const HeatGrid &then)
{
    HeatGrid difference = now;
    for (size_t i = 0; i < difference.values.size(); ++i)
        difference.values[i] = i < then.values.size() ? now.values[i] - then.values[i] : std::numeric_limits<float>::quiet_NaN();
    findEnds(difference);
    return difference;
}

QRgb differenceColor(double t, bool dark)
{
    if (std::isnan(t) || t == 0)
        return 0;
    const double size = std::min(std::abs(t), 1.0);
    // The middle of the palette is the ground's own lightness: what can be seen at all begins a quarter away from it.
    const QRgb hue = palette::diverging(std::copysign(0.25 + 0.75 * size, t), dark);
    return qRgba(qRed(hue), qGreen(hue), qBlue(hue), int(255 * 0.88 * (1 - std::pow(1 - size, 2.5))));
}

QImage colorHeat(const HeatGrid &grid, double from, double to, int scale, const std::function<QRgb(double)> &color)
{
    constexpr int levels = 1024;
    std::array<QRgb, levels> table;
    for (int i = 0; i < levels; ++i)
        table[size_t(i)] = qPremultiply(color(double(i) / (levels - 1)));
    const int columns = grid.size.width(), rows = grid.size.height();
    QImage image(columns * scale, rows * scale, QImage::Format_ARGB32_Premultiplied);
    const double factor = to > from ? (levels - 1) / (to - from) : 0;
    for (int py = 0; py < image.height(); ++py) {
        const double y = std::clamp((py + 0.5) / scale - 0.5, 0.0, rows - 1.0);
        const int j = std::min(int(y), rows - 2);
        const auto fy = float(y - j);
        auto *out = reinterpret_cast<QRgb *>(image.scanLine(py));
        for (int px = 0; px < image.width(); ++px) {
            const double x = std::clamp((px + 0.5) / scale - 0.5, 0.0, columns - 1.0);
            const int i = std::min(int(x), columns - 2);
            const auto fx = float(x - i);
            float sum = 0, weight = 0;
            const auto take = [&](float v, float w) {
                if (!std::isnan(v)) {
                    sum += v * w;
                    weight += w;
                }
            };
            take(grid.at(i, j), (1 - fx) * (1 - fy));
            take(grid.at(i + 1, j), fx * (1 - fy));
            take(grid.at(i, j + 1), (1 - fx) * fy);
            take(grid.at(i + 1, j + 1), fx * fy);
            if (weight < 1e-6f) {
                out[px] = 0;
                continue;
            }
            const double level = std::clamp((double(sum / weight) - from) * factor, 0.0, levels - 1.0);
            const QRgb c = table[size_t(level)];
            // The mask's edge is softened over one cell.
            out[px] = weight >= 0.999f ? c
                                       : qRgba(int(float(qRed(c)) * weight), int(float(qGreen(c)) * weight),
                                               int(float(qBlue(c)) * weight), int(float(qAlpha(c)) * weight));
        }
    }
    return image;
}

} // namespace citywall
