// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeport.h"

#include "core/georeportrecord.h"
#include "sdk/observationjson.h"

#include <QJsonDocument>

namespace citywall::services {

namespace {

using Limits = GeoReportLimits;

class PayloadDecoder
{
public:
    explicit PayloadDecoder(QByteArrayView payload) : m_payload(payload), m_reader(payload, Limits::depth) { }

    DecodedBatch decode()
    {
        if (!m_reader.failed() && m_reader.atArray())
            m_reader.readArray([this] { readElement(); });
        else if (!m_reader.failed())
            return refused(QStringLiteral("payload is not a JSON array"));
        if (!m_reader.finished())
            return refused(QStringLiteral("malformed JSON: %1").arg(QString::fromStdString(m_reader.problem())));
        return std::move(m_batch);
    }

private:
    DecodedBatch refused(const QString &reason)
    {
        DecodedBatch batch;
        batch.rejections.push_back({ reason, std::max<qint64>(1, m_reader.position()), sample(0) });
        return batch;
    }
    QByteArray sample(qint64 begin) const
    {
        const qsizetype from = std::clamp<qsizetype>(begin, 0, m_payload.size());
        return m_payload.sliced(from, std::min<qsizetype>(256, m_payload.size() - from)).toByteArray();
    }
    void reject(const char *reason, qint64 begin)
    {
        m_full = m_batch.rejections.size() + 1 >= Limits::rejections;
        m_batch.rejections.push_back(
            { QString::fromLatin1(m_full ? "too many bad records: the rest was not read" : reason), begin + 1, sample(begin) });
    }

    void readElement()
    {
        const qint64 begin = m_reader.position() - 1;
        if (m_full)
            return m_reader.skip();
        const bool isObject = m_reader.atObject();
        if (!isObject || m_batch.features.size() >= Limits::requests) {
            m_reader.skip();
            return reject(isObject ? "too many requests" : "request is not an object", begin);
        }
        GeoReportRecord record;
        if (const char *fault = record.read(m_reader))
            return reject(fault, begin);
        append(record);
    }
    quint32 featureOf(const GeoReportRecord &record, const QString &name)
    {
        FeatureRecord feature { record.id, name, record.position.isValid() ? GeoLine { record.position } : GeoLine {}, {} };
        const auto property = [&](QStringView key, const QString &value) {
            if (!value.isEmpty())
                feature.properties[key] = value;
        };
        property(u"requested_datetime", record.requested.toIso());
        property(u"expected_datetime", record.expected.isValid() ? record.expected.toIso() : QString());
        property(u"service_code", record.serviceCode);
        property(u"address", record.address);
        const auto known = m_keys.constFind(record.id);
        if (known != m_keys.cend()) {
            m_batch.features[*known] = std::move(feature);
            return *known;
        }
        m_keys.insert(record.id, quint32(m_batch.features.size()));
        m_batch.features.push_back(std::move(feature));
        return quint32(m_batch.features.size() - 1);
    }
    void append(const GeoReportRecord &record)
    {
        const QString name = record.serviceName.isEmpty() ? record.serviceCode : record.serviceName;
        const float open = term(QStringLiteral("open"));
        const float now = record.status == RequestStatus::Closed ? term(QStringLiteral("closed")) : open;
        ObservationRecord observation { featureOf(record, name), record.requested, {}, {}, {} };
        observation.values = { open, term(name), term(record.agency), term(record.channel) };
        if (record.updated.isValid() && record.updated != record.requested) {
            push(observation, {});
            observation.phenomenonTime = record.updated;
        }
        observation.values[StateField] = now;
        push(std::move(observation), record.statusNotes);
    }
    void push(ObservationRecord observation, const QString &notes)
    {
        if (!notes.isEmpty())
            observation.detail =
                QJsonDocument(QJsonObject { { QStringLiteral("status_notes"), notes } }).toJson(QJsonDocument::Compact);
        m_batch.observations.push_back(std::move(observation));
    }
    float term(const QString &text)
    {
        const QString word = text.left(Limits::idCharacters);
        if (word.isEmpty())
            return ObservationRecord::nan;
        const auto known = m_terms.constFind(word);
        if (known != m_terms.cend())
            return float(*known);
        m_terms.insert(word, int(m_batch.terms.size()));
        m_batch.terms.append(word);
        return float(m_batch.terms.size() - 1);
    }

    QByteArrayView m_payload;
    JsonReader m_reader;
    DecodedBatch m_batch;
    QHash<QString, quint32> m_keys;
    QHash<QString, int> m_terms;
    bool m_full = false;
};

char firstCharacter(QByteArrayView payload)
{
    const auto at = std::ranges::find_if(payload, [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; });
    return at == payload.end() ? '\0' : *at;
}

} // namespace

Decoder geoReportDecoder()
{
    return [](QByteArrayView payload, UtcTime) {
        if (payload.size() > Limits::payloadBytes) {
            DecodedBatch batch;
            batch.rejections.push_back({ QStringLiteral("payload too large"), 1, payload.first(256).toByteArray() });
            return batch;
        }
        return PayloadDecoder(payload).decode();
    };
}

Decoder requestDecoder(const FeedDescriptor &feed)
{
    return [own = observationJsonDecoder(feed), geoReport = geoReportDecoder()](QByteArrayView payload, UtcTime received) {
        return firstCharacter(payload) == '[' ? geoReport(payload, received) : own(payload, received);
    };
}

} // namespace citywall::services
