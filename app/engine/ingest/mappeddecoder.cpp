// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/mappeddecoder.h"

#include "engine/ingest/ingesttext.h"
#include "sdk/reason.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace citywall {

namespace {

constexpr const char *idMissing = Reason::marked("id missing");

QByteArray cell(const Record &record, int index) { return record.cells[size_t(index)].trimmed(); }

} // namespace

Result<MappedDecoder> MappedDecoder::make(const Mapping &mapping, const FeedDescriptor &feed)
{
    Result<GeometryReader> geometry = GeometryReader::make(mapping.geometry, mapping.columns());
    if (!geometry)
        return Error { Ingest::tr("Mapping %1: %2").arg(mapping.id, geometry.error().message), geometry.error().detail };
    MappedDecoder decoder(mapping, std::move(geometry).value());
    for (const FieldRule &rule : mapping.fields) {
        const auto it =
            std::find_if(feed.fields.cbegin(), feed.fields.cend(), [&](const FieldDescriptor &f) { return f.id == rule.field; });
        const auto value = it - feed.fields.cbegin();
        if (it == feed.fields.cend() || value >= maximumFields)
            return Error { Ingest::tr("Mapping %1: feed %2 has no field '%3'").arg(mapping.id, feed.id, rule.field), {} };
        decoder.m_fields.push_back({ rule, decoder.cellsOf(rule.columns), int(value), it->kind == FieldDescriptor::Kind::Term,
                                     rule.field.toUtf8() + ": " + Reason::marked("not a number"),
                                     rule.field.toUtf8() + ": " + Reason::marked("missing"),
                                     rule.field.toUtf8() + ": " + Reason::marked("number out of range") });
    }
    return decoder;
}

MappedDecoder::MappedDecoder(const Mapping &mapping, GeometryReader geometry)
    : m_mapping(mapping), m_columns(mapping.columns()), m_geometry(std::move(geometry)), m_time(mapping.time),
      m_idCells(cellsOf(mapping.idColumns)), m_timeCells(cellsOf(mapping.time.columns)), m_name(resolve(mapping.name))
{
    for (const RejectRule &r : mapping.rejects) {
        m_rejects.emplace_back(r, cellsOf({ r.column }).front());
        m_rejectReasons.push_back(r.reason.toUtf8());
    }
    for (const DetailRule &d : mapping.properties)
        m_properties.push_back({ d, resolve(d.text) });
    for (const DetailRule &d : mapping.details)
        m_details.push_back({ d, resolve(d.text) });
}

MappedDecoder::Text MappedDecoder::resolve(const TextRule &rule) const { return { rule, cellsOf(rule.columns) }; }

std::vector<int> MappedDecoder::cellsOf(const QStringList &columns) const
{
    std::vector<int> cells;
    for (const QString &column : columns)
        cells.push_back(int(m_columns.indexOf(column)));
    return cells;
}

DecodedBatch MappedDecoder::decode(std::span<const Record> records)
{
    DecodedBatch batch;
    batch.observations.reserve(records.size());
    QHash<QString, quint32> features;
    Terms terms;
    for (const Record &record : records) {
        ObservationRecord observation;
        const char *problem = record.problem ? record.problem : unwanted(record);
        if (!problem) {
            const TimeParser::Parsed time = m_time.parse(joinedTime(record));
            observation.phenomenonTime = time.time;
            problem = time.problem;
        }
        for (const Field &field : m_fields)
            if (!problem)
                problem = decodeField(field, record, terms, observation.values[size_t(field.value)]);
        QString id;
        if (!problem && (id = idOf(record)).isEmpty())
            problem = idMissing;
        GeometryReader::Read geometry;
        if (!problem) {
            geometry = m_geometry.read(record);
            problem = geometry.problem;
        }
        if (problem) {
            batch.rejections.push_back({ QString::fromUtf8(problem), record.line, record.sample });
            continue;
        }
        auto known = features.constFind(id);
        if (known == features.cend()) {
            known = features.insert(id, quint32(batch.features.size()));
            batch.features.push_back({ id, textOf(m_name, record), std::move(geometry.line), objectOf(m_properties, record) });
        } else if (geometry.line.size() == 1 && geometry.line != batch.features[*known].geometry) {
            observation.position = geometry.line.front(); // it moves
        }
        observation.feature = *known;
        if (const QJsonObject detail = objectOf(m_details, record); !detail.isEmpty())
            observation.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);
        batch.observations.push_back(std::move(observation));
    }
    batch.terms = std::move(terms.list);
    return batch;
}

const char *MappedDecoder::unwanted(const Record &record) const
{
    for (size_t i = 0; i < m_rejects.size(); ++i) {
        const auto &[rule, index] = m_rejects[i];
        const QByteArray text = cell(record, index);
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if ((rule.empty && text.isEmpty()) || (!rule.equals.isEmpty() && rule.equals.contains(QString::fromUtf8(text)))
            || (isNumber && ((rule.below && number < *rule.below) || (rule.above && number > *rule.above))))
            return m_rejectReasons[i].constData();
    }
    return nullptr;
}

QByteArray MappedDecoder::joinedTime(const Record &record) const
{
    QByteArray text;
    for (const int index : m_timeCells)
        text += (text.isEmpty() ? "" : " ") + cell(record, index);
    return text;
}

QString MappedDecoder::idOf(const Record &record)
{
    if (m_mapping.idFromContent) {
        QCryptographicHash hash(QCryptographicHash::Sha1);
        for (const int index : m_idCells) {
            hash.addData(record.cells[size_t(index)]);
            hash.addData(QByteArrayView("\x1f", 1));
        }
        const QByteArray digest = hash.result().first(10);
        const int before = m_met[digest]++;
        const QString id = m_mapping.idPrefix + QLatin1StringView(digest.toHex());
        return before == 0 ? id : id + u'-' + QString::number(before + 1);
    }
    QString id;
    for (const int index : m_idCells) {
        const QByteArray part = cell(record, index);
        if (part.isEmpty())
            return {};
        id += (id.isEmpty() ? QString() : QStringLiteral("-")) + QString::fromUtf8(part);
    }
    return m_mapping.idPrefix + id;
}

float MappedDecoder::Terms::keyOf(const QString &term)
{
    const auto it = keys.constFind(term);
    if (it != keys.cend())
        return float(*it);
    keys.insert(term, int(list.size()));
    list += term;
    return float(list.size() - 1);
}

const char *MappedDecoder::decodeField(const Field &field, const Record &record, Terms &terms, float &value) const
{
    const FieldRule &rule = field.rule;
    if (field.term) {
        QString text = rule.columns.isEmpty() ? rule.constant : QString::fromUtf8(cell(record, field.cells.front()));
        text = rule.map.value(text, text);
        if (rule.lowerCase)
            text = text.toLower();
        if (!text.isEmpty() && !rule.missing.contains(text))
            value = terms.keyOf(text);
    } else if (rule.columns.isEmpty()) {
        value = rule.constant.toFloat();
    } else {
        double sum = 0;
        bool any = false;
        for (const int index : field.cells) {
            QByteArray text = cell(record, index);
            if (!rule.map.isEmpty())
                text = rule.map.value(QString::fromUtf8(text), QString::fromUtf8(text)).toUtf8();
            if (text.isEmpty() || rule.missing.contains(QString::fromUtf8(text)))
                continue;
            bool ok = false;
            const double number = text.toDouble(&ok);
            if (!ok || !std::isfinite(number))
                return field.reason.constData();
            sum += number * rule.scale + rule.offset;
            any = true;
        }
        if (any)
            value = float(sum);
    }
    if (std::isinf(value))
        return field.rangeReason.constData();
    return rule.required && std::isnan(value) ? field.emptyReason.constData() : nullptr;
}

QString MappedDecoder::textOf(const Text &text, const Record &record)
{
    QStringList parts;
    for (const int index : text.cells) {
        const QString part = QString::fromUtf8(cell(record, index)).simplified();
        if (!part.isEmpty() && !text.rule.ignore.contains(part))
            parts += part;
    }
    return parts.isEmpty() ? text.rule.constant : parts.join(text.rule.separator);
}

QJsonObject MappedDecoder::objectOf(const std::vector<Detail> &details, const Record &record)
{
    QJsonObject object;
    for (const Detail &detail : details) {
        if (detail.rule.type == DetailRule::Type::List) {
            QJsonArray list;
            for (const int index : detail.text.cells)
                if (const QString part = textOf({ detail.text.rule, { index } }, record); !part.isEmpty())
                    list += part;
            if (!list.isEmpty())
                object[detail.rule.key] = list;
            continue;
        }
        const QString text = textOf(detail.text, record);
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (text.isEmpty())
            continue;
        if (detail.rule.type == DetailRule::Type::Boolean)
            object[detail.rule.key] =
                text.compare(u"true", Qt::CaseInsensitive) == 0 || text == u"1" || text.compare(u"y", Qt::CaseInsensitive) == 0;
        else if (detail.rule.type == DetailRule::Type::Number && isNumber && std::isfinite(number))
            object[detail.rule.key] = number;
        else
            object[detail.rule.key] = text;
    }
    return object;
}

} // namespace citywall
