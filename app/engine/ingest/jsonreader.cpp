// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/jsonreader.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/reason.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace citywall {

namespace {

constexpr int deepestNesting = 64;
constexpr int recordsLookedAt = 100;
constexpr const char *tooLongReason = Reason::marked("record longer than 1 MiB");
constexpr const char *tooDeep = Reason::marked("JSON nested too deeply");
constexpr const char *malformed = Reason::marked("not a JSON object");
constexpr const char *badGeometry = Reason::marked("geometry is neither Point nor LineString");

bool isTooDeep(const QByteArray &json)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepestNesting)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

void collectKeys(const QJsonObject &object, const QString &prefix, QStringList &keys)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        keys += prefix + it.key();
        if (it->isObject())
            collectKeys(it->toObject(), prefix + it.key() + u'.', keys);
    }
}

QJsonValue lookUp(const QJsonObject &object, const QString &path)
{
    if (const QJsonValue direct = object[path]; !direct.isUndefined())
        return direct;
    const qsizetype dot = path.indexOf(u'.');
    return dot < 0 ? QJsonValue(QJsonValue::Undefined) : lookUp(object[path.first(dot)].toObject(), path.sliced(dot + 1));
}

QByteArray textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().toUtf8();
    case QJsonValue::Bool:
        return value.toBool() ? QByteArrayLiteral("true") : QByteArrayLiteral("false");
    case QJsonValue::Double:
        if (const qint64 whole = value.toInteger(); double(whole) == value.toDouble())
            return QByteArray::number(whole);
        return QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::Array:
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    case QJsonValue::Object:
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    default:
        return {};
    }
}

GeoPoint pointOf(const QJsonValue &coordinates)
{
    const QJsonArray pair = coordinates.toArray();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return { pair.at(0).toDouble(nan), pair.at(1).toDouble(nan) };
}

/// @returns false for a kind of geometry that a feature of ours cannot have. Null is fine: there is none.
bool geometryOf(const QJsonValue &geometry, GeoLine &line)
{
    if (geometry.isNull() || geometry.isUndefined())
        return true;
    const QString type = geometry[u"type"].toString();
    const QJsonValue coordinates = geometry[u"coordinates"];
    if (type == u"Point") {
        line = { pointOf(coordinates) };
        return true;
    }
    const QJsonArray vertices = coordinates.toArray();
    for (const QJsonValue &vertex : vertices)
        line += pointOf(vertex);
    return type == u"LineString";
}

} // namespace

bool JsonRecordReader::next(Record &record)
{
    QJsonObject object;
    if (m_delivered < m_waiting.size()) {
        record = std::move(m_waiting[m_delivered].record);
        object = m_waiting[m_delivered++].object;
    } else {
        record = {};
        if (!nextObject(record, object))
            return false;
    }
    if (!record.problem)
        fillCells(record, object);
    return true;
}

void JsonRecordReader::prime()
{
    for (int i = 0; i < recordsLookedAt && m_columns.isEmpty(); ++i) {
        Waiting first;
        if (!nextObject(first.record, first.object))
            return;
        if (!first.record.problem) {
            const QJsonObject &object = first.object;
            const bool feature = object[u"type"].toString() == u"Feature";
            collectKeys(feature ? object[u"properties"].toObject() : object, {}, m_columns);
            if (feature && object.contains(u"id"))
                m_columns += QStringLiteral("id");
        }
        m_waiting.push_back(std::move(first));
    }
}

void JsonRecordReader::fillCells(Record &record, const QJsonObject &object) const
{
    const bool feature = object[u"type"].toString() == u"Feature";
    const QJsonObject facts = feature ? object[u"properties"].toObject() : object;
    if (feature && !geometryOf(object[u"geometry"], record.geometry))
        record.problem = badGeometry;
    record.cells.reserve(size_t(m_selected.size()));
    for (const QString &column : m_selected) {
        const QJsonValue value = lookUp(facts, column);
        record.cells.push_back(textOf(value.isUndefined() && feature && column == u"id" ? object[u"id"] : value));
    }
}

Result<std::unique_ptr<NdJsonReader>> NdJsonReader::open(std::unique_ptr<InputFile> input)
{
    const QString name = input->name();
    std::unique_ptr<NdJsonReader> reader(new NdJsonReader(std::move(input)));
    reader->prime();
    if (reader->columns().isEmpty())
        return reader->error() ? *reader->error()
                               : Error { Ingest::tr("%1 has no JSON object on its first lines").arg(name), {} };
    return reader;
}

bool NdJsonReader::nextObject(Record &record, QJsonObject &object)
{
    InputLines::Line line;
    do {
        if (!m_lines.next(line)) {
            m_error = m_lines.error();
            return false;
        }
        if (line.text.startsWith('\x1e')) // RFC 8142's record separator
            line.text = line.text.sliced(1).trimmed();
    } while (line.text.isEmpty() && !line.isTooLong);
    record.line = line.number;
    record.sample = line.text.left(longestSample);
    if (line.isTooLong) {
        record.problem = tooLongReason;
    } else if (isTooDeep(line.text)) {
        record.problem = tooDeep;
    } else {
        const QJsonDocument document = QJsonDocument::fromJson(line.text);
        object = document.object();
        if (!document.isObject())
            record.problem = malformed;
    }
    return true;
}

} // namespace citywall
