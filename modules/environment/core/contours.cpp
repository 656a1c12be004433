// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contours.h"

#include "core/ogrpolygons.h"

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <mutex>

namespace citywall::environment {

namespace {

constexpr double rasterNoData = -1e30;

void registerDrivers()
{
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
}

/// The part of a band that lies where something is known; all of it if nothing limits it.
GeoMultiPolygon clipped(const OGRGeometry &band, const OGRMultiPolygon &support)
{
    if (support.IsEmpty())
        return polygonsOf(band);
    const std::unique_ptr<OGRGeometry> valid(band.IsValid() ? band.clone() : band.MakeValid());
    const std::unique_ptr<OGRGeometry> inside(valid ? valid->Intersection(&support) : nullptr);
    return inside ? polygonsOf(*inside) : GeoMultiPolygon {};
}

} // namespace

std::pair<double, double> rangeOf(const ScalarField &field)
{
    std::pair range { unknown, unknown };
    for (const double value : field.values) {
        if (std::isfinite(value)) // fmin and fmax take the other one of NaN
            range = { std::fmin(range.first, value), std::fmax(range.second, value) };
    }
    return range;
}

std::vector<double> levelsFor(const std::pair<double, double> &range, int count)
{
    const auto [least, greatest] = range;
    if (!std::isfinite(least) || !std::isfinite(greatest))
        return {};
    const double raw = std::max((greatest - least) / count, std::max(std::abs(greatest), 1e-6) * 1e-3);
    const double decade = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * decade;
    for (const double round : { 5.0, 2.5, 2.0, 1.0 }) {
        if (round * decade >= raw)
            step = round * decade;
    }
    std::vector<double> levels;
    const double first = std::floor(least / step);
    for (double i = first; i == first || levels.back() <= greatest; ++i)
        levels.push_back(i * step);
    return levels;
}

std::vector<SurfaceBand> bandsOf(const ScalarField &field, const std::vector<double> &levels)
{
    if (levels.size() < 2 || field.values.empty())
        return {};
    registerDrivers();
    std::vector<double> raster = field.values;
    std::ranges::replace_if(raster, [](double v) { return !std::isfinite(v); }, rasterNoData);
    const GDALDatasetUniquePtr grid(
        GetGDALDriverManager()->GetDriverByName("MEM")->Create("", field.columns, field.rows, 1, GDT_Float64, nullptr));
    std::array<double, 6> transform { field.box.westDegrees,
                                      (field.box.eastDegrees - field.box.westDegrees) / field.columns,
                                      0,
                                      field.box.southDegrees,
                                      0,
                                      (field.box.northDegrees - field.box.southDegrees) / field.rows };
    grid->SetGeoTransform(transform.data());
    grid->GetRasterBand(1)->SetNoDataValue(rasterNoData); // else it is taken for the lowest band's lower end
    if (grid->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, field.columns, field.rows, raster.data(), field.columns, field.rows,
                                         GDT_Float64, 0, 0)
        != CE_None)
        return {};
    const GDALDatasetUniquePtr vectors(
        GetGDALDriverManager()->GetDriverByName("Memory")->Create("", 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer *layer = vectors->CreateLayer("bands", nullptr, wkbMultiPolygon, nullptr);
    OGRFieldDefn from("from", OFTReal);
    OGRFieldDefn to("to", OFTReal);
    layer->CreateField(&from);
    layer->CreateField(&to);
    QByteArray fixed = "FIXED_LEVELS=";
    for (const double level : levels)
        fixed += QByteArray::number(level, 'g', 12) + ',';
    fixed.chop(1);
    const QByteArray nothing = "NODATA=" + QByteArray::number(rasterNoData);
    const std::array<const char *, 6> options { fixed.constData(),  nothing.constData(), "POLYGONIZE=YES",
                                                "ELEV_FIELD_MIN=0", "ELEV_FIELD_MAX=1",  nullptr };
    if (GDALContourGenerateEx(grid->GetRasterBand(1), layer, options.data(), nullptr, nullptr) != CE_None)
        return {};
    std::vector<SurfaceBand> bands;
    const OGRMultiPolygon support = ogrOf(field.support);
    for (const OGRFeatureUniquePtr &feature : *layer) {
        const double middle = (feature->GetFieldAsDouble(0) + feature->GetFieldAsDouble(1)) / 2;
        const auto above = std::ranges::upper_bound(levels, middle);
        if (above == levels.begin() || above == levels.end() || !feature->GetGeometryRef())
            continue;
        if (GeoMultiPolygon area = clipped(*feature->GetGeometryRef(), support); !area.isEmpty())
            bands.push_back({ *(above - 1), *above, std::move(area) });
    }
    return bands;
}

} // namespace citywall::environment
