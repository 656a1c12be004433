// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/ngsibatch.h"

#include "sdk/feed.h"
#include "sdk/reason.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <map>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

/// Whether attributes have types that only NGSI-v2 has.
bool isVersion2(QByteArrayView payload)
{
    constexpr qsizetype lookedAt = 4096;
    const QByteArrayView begin = payload.first(std::min(payload.size(), lookedAt));
    return (begin.contains("\"Number\"") || begin.contains("\"Text\"") || begin.contains("\"geo:json\""))
        && !begin.contains("\"Property\"") && !begin.contains("\"GeoProperty\"");
}

constexpr double largestNumber = 1e12; ///< nothing that a city's things tell is more

/// Whether an attribute is a number that no thing can have.
bool isBeyondMeasure(const QJsonValue &attribute)
{
    const QJsonValue value = NgsiEntity::valueOf(attribute);
    return value.isDouble() && !(std::abs(value.toDouble()) <= largestNumber);
}

QByteArray asVersion2(const QByteArray &payload)
{
    QJsonArray entities = QJsonDocument::fromJson(payload).array();
    for (QJsonValueRef entity : entities)
        entity = ngsi::version2(entity.toObject());
    return QJsonDocument(entities).toJson(QJsonDocument::Compact);
}

} // namespace

void NgsiBatch::read(QByteArrayView payload, const std::function<QString(const NgsiEntity &)> &take)
{
    const Result<QJsonArray> entities = NgsiEntity::in(payload);
    if (!entities)
        return reject(entities.error().message, payload.first(std::min<qsizetype>(payload.size(), 256)).toByteArray());
    for (const QJsonValue one : *entities) {
        if (m_batch.observations.size() >= mostObservations || m_batch.rejections.size() >= mostRejections)
            break;
        const QJsonObject json = one.toObject();
        const NgsiEntity entity(json);
        const bool impossible = std::ranges::any_of(entity.attributes(), isBeyondMeasure);
        if (const QString problem = impossible ? Reason::phrase("number out of range") : take(entity); !problem.isEmpty())
            reject(problem, QJsonDocument(json).toJson(QJsonDocument::Compact));
    }
}

QString NgsiBatch::add(const NgsiEntity &entity, const FeatureRecord &feature, ObservationRecord record)
{
    if (feature.id.isEmpty())
        return Reason::phrase("entity without an id");
    if (feature.geometry.isEmpty() && !entity.value(u"location"_s).isUndefined())
        return Reason::phrase("impossible position");
    if (!record.phenomenonTime.isValid())
        return Reason::phrase("time missing, or without a zone");
    const auto known = m_features.constFind(feature.id);
    record.feature = known == m_features.cend() ? quint32(m_batch.features.size()) : *known;
    if (known == m_features.cend()) {
        m_features.insert(feature.id, record.feature);
        m_batch.features.push_back(feature);
    }
    m_batch.observations.push_back(std::move(record));
    return {};
}

void NgsiBatch::reject(const QString &reason, const QByteArray &sample)
{
    if (m_batch.rejections.size() < mostRejections)
        m_batch.rejections.push_back({ reason, 0, sample.left(256) });
}

QString NgsiBatch::leaveOut(const NgsiEntity &entity)
{
    if (entity.type().isEmpty())
        return Reason::phrase("entity without a type");
    if (m_batch.leftOut.size() < mostRejections)
        m_batch.leftOut.push_back({ Reason::phrase("entity of another type"), 0, entity.id().toUtf8().left(256) });
    return {};
}

void NgsiBatch::leaveOut(const QString &reason) { m_batch.leftOut.push_back({ reason, 0, {} }); }

float NgsiBatch::term(const QString &word)
{
    if (!m_batch.terms.contains(word))
        m_batch.terms.append(word);
    return float(m_batch.terms.indexOf(word));
}

QString NgsiBatch::nameOf(const NgsiEntity &entity)
{
    const QString name = entity.text(u"name"_s);
    return name.isEmpty()
        ? entity.value(u"address"_s).toObject().value(u"streetAddress").toString().left(NgsiEntity::textCharacters)
        : name;
}

bool NgsiBatch::isNothing(const ObservationRecord &record)
{
    return std::ranges::all_of(record.values, [](float value) { return std::isnan(value); });
}

QList<QByteArray> ngsiAnswers(const DecodedBatch &batch, const std::function<QJsonObject(const ObservationRecord &)> &entityOf)
{
    std::map<UtcTime, QJsonArray> instants;
    for (const ObservationRecord &row : batch.observations) {
        if (const QJsonObject entity = entityOf(row); !entity.isEmpty())
            instants[row.phenomenonTime].append(entity);
    }
    QList<QByteArray> answers;
    for (const auto &[time, entities] : instants)
        answers.append(QJsonDocument(entities).toJson(QJsonDocument::Compact));
    return answers.isEmpty() ? QList<QByteArray> { "[]" } : answers;
}

PayloadFormat ngsiVersion2(const PayloadFormat &linked)
{
    PayloadFormat format = linked;
    format.id = u"ngsi-v2"_s;
    format.title = u"NGSI-v2"_s;
    format.recognise = [recognise = linked.recognise](QByteArrayView payload) {
        return isVersion2(payload) && recognise(payload);
    };
    if (linked.encode) {
        format.encode = [encode = linked.encode](const DecodedBatch &batch, UtcTime published) {
            QList<QByteArray> payloads = encode(batch, published);
            std::ranges::transform(payloads, payloads.begin(), asVersion2);
            return payloads;
        };
    }
    return format;
}

} // namespace citywall
