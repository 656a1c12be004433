// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "convert.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <stdexcept>

namespace citywall::maptool {

void convert(const ConvertOptions &options)
{
    const QFileInfo source(options.source);
    if (!source.exists())
        throw std::runtime_error("there is no file " + options.source.toStdString());
    if (!source.isFile() || !source.isReadable())
        throw std::runtime_error("cannot read " + options.source.toStdString());
    MapData data(options.target);
    if (source.suffix() == QLatin1String("mbtiles"))
        convertStreets7(options, data);
    else
        convertOpenStreetMap(options, data);
    std::cerr << "citywall-maptool: " << data.count() << " features from " << options.source.toStdString() << '\n';
}

QSet<QString> districtNames(const QString &geoJson)
{
    QFile file(geoJson);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + geoJson.toStdString());
    QSet<QString> names;
    const auto features = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("features")).toArray();
    for (const auto &feature : features)
        names.insert(feature[QLatin1String("properties")][QLatin1String("name")].toString().toLower());
    return names;
}

} // namespace citywall::maptool
