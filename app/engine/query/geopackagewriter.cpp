// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/gdalerrors.h"
#include "engine/query/querytext.h"
#include "engine/query/tablewriter.h"

#include "base/utctime.h"

#include <QFile>

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace citywall {

namespace {

std::unique_ptr<OGRFieldDefn> fieldFor(const TableColumn &column)
{
    using Kind = TableColumn::Kind;
    OGRFieldType type = OFTString;
    OGRFieldSubType subType = OFSTNone;
    switch (column.kind) {
    case Kind::Number:
    case Kind::Degrees:
        type = OFTReal;
        break;
    case Kind::Integer:
        type = OFTInteger64;
        break;
    case Kind::Time:
        type = OFTDateTime;
        break;
    case Kind::Flag:
        type = OFTInteger;
        subType = OFSTBoolean;
        break;
    case Kind::Json:
        subType = OFSTJSON;
        break;
    case Kind::Text:
        break;
    }
    auto field = std::make_unique<OGRFieldDefn>(column.name.toUtf8().constData(), type);
    field->SetSubType(subType);
    if (!column.unit.isEmpty()) {
        field->SetAlternativeName(column.title().toUtf8().constData());
        field->SetComment(column.unit.toUtf8().toStdString());
    }
    return field;
}

std::unique_ptr<OGRGeometry> pointOf(GeoPoint p)
{
    if (!p.isValid())
        return nullptr;
    return std::make_unique<OGRPoint>(p.longitudeDegrees, p.latitudeDegrees);
}

std::unique_ptr<OGRGeometry> lineOf(const GeoLine &line)
{
    auto made = std::make_unique<OGRLineString>();
    for (const GeoPoint &p : line)
        made->addPoint(p.longitudeDegrees, p.latitudeDegrees);
    return made;
}

std::unique_ptr<OGRGeometry> multiPolygonOf(const GeoMultiPolygon &polygons)
{
    auto made = std::make_unique<OGRMultiPolygon>();
    for (const QList<GeoLine> &rings : polygons) {
        OGRPolygon polygon;
        for (const GeoLine &line : rings) {
            OGRLinearRing ring;
            for (const GeoPoint &p : line)
                ring.addPoint(p.longitudeDegrees, p.latitudeDegrees);
            polygon.addRing(&ring);
        }
        made->addGeometry(&polygon);
    }
    return made;
}

/// One layer for each table; each slice is one transaction.
class GeoPackageWriter : public TableWriter
{
public:
    explicit GeoPackageWriter(QString path) : m_path(std::move(path)) { }
    ~GeoPackageWriter() override
    {
        const GdalErrors quiet;
        m_file.reset();
    }
    Q_DISABLE_COPY_MOVE(GeoPackageWriter)

    Status begin(const QList<Table> &tables) override
    {
        const GdalErrors errors;
        GDALAllRegister();
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        if (!driver)
            return Error { QueryText::tr("This computer's GDAL cannot write GeoPackage"), {} };
        // The file is made durable once, when it is whole.
        CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
        m_file.reset(driver->Create(QFile::encodeName(m_path).constData(), 0, 0, 0, GDT_Unknown, nullptr));
        CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
        if (!m_file)
            return failure(errors);
        m_tables = tables;
        for (const Table &table : tables) {
            if (const Status made = addLayer(table, errors); !made)
                return made;
        }
        return m_file->StartTransaction() == OGRERR_NONE ? ok() : Status(failure(errors));
    }

    void write(qsizetype table, const TableRow &row) override
    {
        if (m_broken)
            return;
        const GdalErrors errors;
        const Layer &layer = m_layers[size_t(table)];
        OGRFeature feature(layer.layer->GetLayerDefn());
        for (size_t i = 0; i < layer.columns.size(); ++i)
            put(feature, int(i), m_tables[table].columns[layer.columns[i]], row.cells[size_t(layer.columns[i])]);
        std::unique_ptr<OGRGeometry> shape = row.polygons ? multiPolygonOf(*row.polygons)
            : row.line                                    ? lineOf(*row.line)
                                                          : pointOf(row.position);
        feature.SetGeometryDirectly(shape.release());
        if (layer.layer->CreateFeature(&feature) != OGRERR_NONE)
            m_broken = failure(errors);
    }

    Status flush() override
    {
        const GdalErrors errors;
        if (!m_broken && (m_file->CommitTransaction() != OGRERR_NONE || m_file->StartTransaction() != OGRERR_NONE))
            m_broken = failure(errors);
        return m_broken ? Status(*m_broken) : ok();
    }

    Status end(const Closing &closing) override
    {
        if (const Status flushed = flush(); !flushed)
            return flushed;
        const GdalErrors errors;
        const QString description =
            (closing.simulated ? QStringLiteral("SIMULATED. ") : QString()) + closing.attributions.join(u"; ");
        for (const Layer &layer : m_layers)
            layer.layer->SetMetadataItem("DESCRIPTION", description.toUtf8().constData());
        if (m_file->CommitTransaction() != OGRERR_NONE || m_file->Close() != CE_None)
            return failure(errors);
        m_file.reset();
        return ok();
    }

private:
    struct Layer {
        OGRLayer *layer = nullptr;
        std::vector<qsizetype> columns; ///< of the table, by field; a position is geometry here
    };

    static Error failure(const GdalErrors &errors) { return { QueryText::tr("The export could not be written"), errors.last() }; }

    Status addLayer(const Table &table, const GdalErrors &errors)
    {
        OGRSpatialReference wgs84;
        wgs84.SetWellKnownGeogCS("WGS84");
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const OGRwkbGeometryType shape = table.shape == Table::Shape::None ? wkbNone
            : table.shape == Table::Shape::Polygons                        ? wkbMultiPolygon
                                                                           : wkbUnknown;
        const QByteArray identifier = "IDENTIFIER=" + table.title.toUtf8();
        std::array<char *, 2> options { const_cast<char *>(identifier.constData()), nullptr };
        Layer made;
        made.layer =
            m_file->CreateLayer(table.name.toUtf8().constData(), shape == wkbNone ? nullptr : &wgs84, shape, options.data());
        if (!made.layer)
            return failure(errors);
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].kind == TableColumn::Kind::Degrees)
                continue;
            const std::unique_ptr<OGRFieldDefn> field = fieldFor(table.columns[i]);
            if (made.layer->CreateField(field.get()) != OGRERR_NONE)
                return failure(errors);
            made.columns.push_back(i);
        }
        m_layers.push_back(std::move(made));
        return ok();
    }

    static void put(OGRFeature &feature, int field, const TableColumn &column, const Cell &cell)
    {
        if (const auto *flag = std::get_if<bool>(&cell)) {
            feature.SetField(field, int(*flag));
        } else if (const auto *integer = std::get_if<qint64>(&cell)) {
            if (column.kind != TableColumn::Kind::Time) {
                feature.SetField(field, GIntBig(*integer));
                return;
            }
            constexpr int utc = 100; // OGR's flag
            const QDateTime t = UtcTime { *integer }.toDateTime();
            feature.SetField(field, t.date().year(), t.date().month(), t.date().day(), t.time().hour(), t.time().minute(),
                             float(t.time().second()) + float(t.time().msec()) / 1000, utc);
        } else if (const auto *number = std::get_if<double>(&cell)) {
            feature.SetField(field, QByteArray::number(*number, 'g', 7).toDouble());
        } else if (const auto *text = std::get_if<QString>(&cell)) {
            feature.SetField(field, text->toUtf8().constData());
        }
    }

    QString m_path;
    GDALDatasetUniquePtr m_file;
    QList<Table> m_tables;
    std::vector<Layer> m_layers;
    std::optional<Error> m_broken; ///< what went wrong while rows were written
};

} // namespace

std::unique_ptr<TableWriter> makeGeoPackageWriter(const QString &path) { return std::make_unique<GeoPackageWriter>(path); }

} // namespace citywall
