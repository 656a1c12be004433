// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/observationwriter.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/exporttext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace citywall {

namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

GeoPoint positionOf(const Feature &feature, const Observations &block, size_t row)
{
    const GeoPoint own = block.position(row);
    return own.isValid() ? own : feature.position;
}

QByteArray degrees(double value) { return QByteArray::number(value, 'f', 7); }

class CsvWriter : public ObservationWriter
{
public:
    CsvWriter(const ExportRequest &request, QIODevice &device) : ObservationWriter(request, device) { }

    void begin() override
    {
        m_text += "feed,id,name,phenomenonTime,receivedTime,longitude,latitude";
        for (const FeedDescriptor &feed : m_request.feeds)
            for (const FieldDescriptor &field : feed.fields)
                if (const QString title = titleOf(field); !m_titles.contains(title)) {
                    m_titles += title;
                    m_text += ',' + csvCell(title);
                }
        m_text += ",source,attribution,simulated,detail\r\n";
    }

    void write(const FeedDescriptor &feed, const FeedDictionary &dictionary, const Observations &block, size_t row) override
    {
        const Feature &feature = dictionary.features[block.feature[row]];
        const Source &source = dictionary.sources[block.source[row]];
        const GeoPoint p = positionOf(feature, block, row);
        QList<QByteArray> cells { csvCell(feed.id),
                                  csvCell(feature.id),
                                  csvCell(feature.name),
                                  UtcTime { block.phenomenonTime[row] }.toIso().toLatin1(),
                                  UtcTime { block.receivedTime[row] }.toIso().toLatin1(),
                                  p.isValid() ? degrees(p.longitudeDegrees) : QByteArray(),
                                  p.isValid() ? degrees(p.latitudeDegrees) : QByteArray() };
        QList<QByteArray> values(m_titles.size());
        for (qsizetype i = 0; i < feed.fields.size(); ++i)
            values[m_titles.indexOf(titleOf(feed.fields[i]))] =
                csvCell(valueOf(feed.fields[i], dictionary, block.values[size_t(i)][row]));
        cells += values;
        cells +=
            { csvCell(source.name), csvCell(source.attribution), source.simulated ? QByteArrayLiteral("SIMULATED") : QByteArray(),
              csvCell(QString::fromUtf8(block.details.value(quint32(row)))) };
        m_text += cells.join(',') + "\r\n";
    }

    void end() override { }

private:
    QString titleOf(const FieldDescriptor &field) const
    {
        const Metric *metric = metricOf(field);
        return metric && !metric->unit.isEmpty() ? QStringLiteral("%1 [%2]").arg(field.id, metric->unit) : field.id;
    }
    QStringList m_titles;
};

/// JSON and GeoJSON differ in their frame and in where geometry stands.
class JsonWriter : public ObservationWriter
{
public:
    JsonWriter(const ExportRequest &request, QIODevice &device, bool geo) : ObservationWriter(request, device), m_geo(geo) { }

    void begin() override
    {
        m_text += (m_geo ? "{\"type\":\"FeatureCollection\",\"units\":" : "{\"units\":") + units()
            + (m_geo ? ",\"features\":[" : ",\"observations\":[");
    }

    void write(const FeedDescriptor &feed, const FeedDictionary &dictionary, const Observations &block, size_t row) override
    {
        const Feature &feature = dictionary.features[block.feature[row]];
        const Source &source = dictionary.sources[block.source[row]];
        QJsonObject facts { { QStringLiteral("feed"), feed.id },
                            { QStringLiteral("id"), feature.id },
                            { QStringLiteral("name"), feature.name },
                            { QStringLiteral("phenomenonTime"), UtcTime { block.phenomenonTime[row] }.toIso() },
                            { QStringLiteral("receivedTime"), UtcTime { block.receivedTime[row] }.toIso() },
                            { QStringLiteral("source"), source.name },
                            { QStringLiteral("attribution"), source.attribution },
                            { QStringLiteral("simulated"), source.simulated } };
        QJsonObject values;
        for (qsizetype i = 0; i < feed.fields.size(); ++i)
            values[feed.fields[i].id] = valueOf(feed.fields[i], dictionary, block.values[size_t(i)][row]);
        facts[QStringLiteral("values")] = values;
        if (const auto detail = block.details.constFind(quint32(row)); detail != block.details.cend())
            facts[QStringLiteral("detail")] = QJsonDocument::fromJson(*detail).object();
        if (m_geo) {
            facts = { { QStringLiteral("type"), QStringLiteral("Feature") },
                      { QStringLiteral("geometry"), geometryOf(feature, block, row) },
                      { QStringLiteral("properties"), facts } };
        } else if (const GeoPoint p = positionOf(feature, block, row); p.isValid()) {
            facts[QStringLiteral("position")] = positionJson(p);
        }
        m_text += (m_first ? "\n" : ",\n") + compact(facts);
        m_first = false;
    }

    void end() override { m_text += "\n]}\n"; }

private:
    static QJsonValue geometryOf(const Feature &feature, const Observations &block, size_t row)
    {
        const bool whole = !block.position(row).isValid() && feature.geometry.size() > 1;
        return geometryJson(whole ? feature.geometry : GeoLine { positionOf(feature, block, row) });
    }

    bool m_geo;
    bool m_first = true;
};

} // namespace

std::unique_ptr<ObservationWriter> ObservationWriter::make(const ExportRequest &request, QIODevice &device)
{
    if (request.format == ExportRequest::Format::Csv)
        return std::make_unique<CsvWriter>(request, device);
    return std::make_unique<JsonWriter>(request, device, request.format == ExportRequest::Format::GeoJson);
}

Status ObservationWriter::flush()
{
    const qint64 written = m_device.write(m_text);
    if (written != m_text.size())
        return Error { Ingest::tr("The export could not be written"), m_device.errorString() };
    m_text.clear();
    return ok();
}

const Metric *ObservationWriter::metricOf(const FieldDescriptor &field) const
{
    const auto it =
        std::find_if(m_request.metrics.cbegin(), m_request.metrics.cend(), [&](const Metric &m) { return m.id == field.metric; });
    return it == m_request.metrics.cend() ? nullptr : &*it;
}

QJsonValue ObservationWriter::valueOf(const FieldDescriptor &field, const FeedDictionary &dictionary, float value) const
{
    if (std::isnan(value))
        return QJsonValue::Null;
    if (field.kind == FieldDescriptor::Kind::Term)
        return dictionary.term(value);
    const Metric *metric = metricOf(field);
    const double shown = metric ? metric->toDisplay(double(value)) : double(value);
    // A float carries seven digits: more would be noise of the conversion.
    return QByteArray::number(shown, 'g', 7).toDouble();
}

QByteArray ObservationWriter::units() const
{
    QJsonObject units;
    for (const FeedDescriptor &feed : m_request.feeds)
        for (const FieldDescriptor &field : feed.fields)
            if (const Metric *metric = metricOf(field); metric && !metric->unit.isEmpty())
                units[field.id] = metric->unit;
    return compact(units);
}

} // namespace citywall
