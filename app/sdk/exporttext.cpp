// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/exporttext.h"

#include <QJsonDocument>

namespace citywall {

QByteArray csvCell(const QString &text)
{
    static const QString formulas = QStringLiteral("=+-@\t\r");
    bool isNumber = false;
    text.toDouble(&isNumber);
    const bool runs = !isNumber && !text.isEmpty() && formulas.contains(text.front());
    QByteArray bytes = (runs ? QStringLiteral("'") + text : text).toUtf8();
    if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r'))
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

QByteArray csvCell(const QJsonValue &value)
{
    if (value.isDouble())
        return QByteArray::number(value.toDouble(), 'g', 7);
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    return csvCell(value.toString());
}

QJsonValue numberJson(float value)
{
    return std::isnan(value) ? QJsonValue(QJsonValue::Null) : QJsonValue(QByteArray::number(double(value), 'g', 7).toDouble());
}

QJsonArray positionJson(GeoPoint p)
{
    const auto rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
    return { rounded(p.longitudeDegrees), rounded(p.latitudeDegrees) };
}

namespace {

/// A number as other programs read it: people see a minus sign (U+2212) before it, programs know a hyphen.
QJsonValue withHyphen(const QJsonValue &value)
{
    QString text = value.toString();
    if (text.size() < 2 || text[0] != u'−' || !text[1].isDigit())
        return value;
    text[0] = u'-';
    return text;
}

QJsonArray lineJson(const GeoLine &line)
{
    QJsonArray vertices;
    for (const GeoPoint &p : line)
        vertices += positionJson(p);
    return vertices;
}

QJsonObject geometry(const QString &type, const QJsonArray &coordinates)
{
    return { { QStringLiteral("type"), type }, { QStringLiteral("coordinates"), coordinates } };
}

} // namespace

QJsonValue geometryJson(const GeoLine &line)
{
    if (line.size() > 1)
        return geometry(QStringLiteral("LineString"), lineJson(line));
    return line.isEmpty() || !line.first().isValid() ? QJsonValue(QJsonValue::Null)
                                                     : geometry(QStringLiteral("Point"), positionJson(line.first()));
}

QJsonValue geometryJson(const GeoMultiPolygon &area)
{
    if (area.isEmpty())
        return QJsonValue::Null;
    QJsonArray polygons;
    for (const QList<GeoLine> &polygon : area) {
        QJsonArray rings;
        for (const GeoLine &ring : polygon)
            rings += lineJson(ring);
        polygons += rings;
    }
    return geometry(QStringLiteral("MultiPolygon"), polygons);
}

ExportText::ExportText(const QStringList &columns, bool simulated) : m_columns(columns), m_simulated(simulated)
{
    if (m_simulated)
        m_columns += QStringLiteral("simulated");
}

void ExportText::add(const QJsonArray &values, const QJsonValue &geometry)
{
    Row row { {}, geometry };
    for (const QJsonValue &value : values)
        row.values += withHyphen(value);
    if (m_simulated)
        row.values += QStringLiteral("SIMULATED");
    Q_ASSERT(row.values.size() == m_columns.size());
    m_rows += row;
}

QByteArray ExportText::csv() const
{
    QByteArrayList header;
    for (const QString &column : m_columns)
        header += csvCell(column);
    QByteArray csv = (header + QByteArrayList { "longitude", "latitude" }).join(',') + "\r\n";
    for (const Row &row : m_rows) {
        QByteArrayList cells;
        for (const QJsonValue &value : row.values)
            cells += csvCell(value);
        const QJsonObject place = row.geometry.toObject();
        const QJsonArray at = place[u"type"] == QStringLiteral("Point") ? place[u"coordinates"].toArray() : QJsonArray {};
        for (const int axis : { 0, 1 })
            cells += at.isEmpty() ? QByteArray() : QByteArray::number(at[axis].toDouble(), 'f', 7);
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

QByteArray ExportText::geoJson() const
{
    QJsonArray features;
    for (const Row &row : m_rows) {
        QJsonObject properties;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            properties[m_columns[i]] = row.values[i];
        features += QJsonObject { { QStringLiteral("type"), QStringLiteral("Feature") },
                                  { QStringLiteral("geometry"), row.geometry },
                                  { QStringLiteral("properties"), properties } };
    }
    return QJsonDocument(QJsonObject { { QStringLiteral("type"), QStringLiteral("FeatureCollection") },
                                       { QStringLiteral("features"), features } })
        .toJson(QJsonDocument::Compact);
}

} // namespace citywall
