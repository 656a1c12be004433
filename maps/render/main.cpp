// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "convert.h"
#include "render.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cpl_conv.h>
#include <cpl_error.h>

#include <iostream>

namespace {

using namespace citywall::maptool;

// Extracts always hold some broken rings and relations cut at the border; a map loses nothing by them.
void CPL_STDCALL quietHandler(CPLErr, CPLErrorNum, const char *) { }

struct Arguments {
    QStringList files;
    ConvertOptions convert;
    RenderOptions render;
    QString command;
};

Arguments parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Makes raster base maps.\n\n"
                       "  convert SOURCE DATA.gpkg    SOURCE: .osm.pbf, .osm, or vector .mbtiles (Mapbox Streets v7)\n"
                       "  render DATA.gpkg OUT.mbtiles"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("convert or render"));
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("input and output"));
    const QCommandLineOption name(QStringLiteral("name"), QStringLiteral("convert: the city's name"), QStringLiteral("name"));
    const QCommandLineOption districts(QStringLiteral("districts"),
                                       QStringLiteral("convert: GeoJSON whose names are shown first"), QStringLiteral("file"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("render: palette of the style"),
                                   QStringLiteral("name"), QStringLiteral("dark"));
    const QCommandLineOption style(QStringLiteral("style"), QStringLiteral("render: folder of the style"),
                                   QStringLiteral("folder"));
    const QCommandLineOption minZoom(QStringLiteral("min-zoom"), QStringLiteral("render"), QStringLiteral("zoom"),
                                     QStringLiteral("9"));
    const QCommandLineOption maxZoom(QStringLiteral("max-zoom"), QStringLiteral("render"), QStringLiteral("zoom"),
                                     QStringLiteral("16"));
    const QCommandLineOption threads(QStringLiteral("threads"), QStringLiteral("render"), QStringLiteral("number"),
                                     QStringLiteral("2"));
    parser.addOptions({ name, districts, theme, style, minZoom, maxZoom, threads });
    parser.process(application);

    Arguments result;
    result.files = parser.positionalArguments();
    if (result.files.size() != 3)
        parser.showHelp(2);
    result.command = result.files.takeFirst();
    result.convert = { result.files[0], result.files[1], parser.value(name), {} };
    if (parser.isSet(districts))
        result.convert.districts = districtNames(parser.value(districts));
    result.render = { result.files[0],
                      result.files[1],
                      parser.value(style),
                      parser.value(theme),
                      parser.value(minZoom).toInt(),
                      parser.value(maxZoom).toInt(),
                      std::max(1, parser.value(threads).toInt()) };
    if (result.render.minZoom < 0 || result.render.maxZoom > 20 || result.render.minZoom > result.render.maxZoom)
        throw std::runtime_error("zooms are from 0 to 20, the smaller one first");
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("citywall-maptool"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CITYWALL_VERSION));
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO"); // no .aux.xml beside what is read
    GDALAllRegister();
    CPLSetErrorHandler(quietHandler);
    try {
        const auto arguments = parse(application);
        if (arguments.command == QLatin1String("convert"))
            convert(arguments.convert);
        else if (arguments.command == QLatin1String("render"))
            render(arguments.render);
        else
            throw std::runtime_error("there is no command '" + arguments.command.toStdString() + "': convert or render");
        return 0;
    } catch (const std::exception &error) {
        std::cerr << "citywall-maptool: " << error.what() << '\n';
        return 1;
    }
}
