// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeportbatch.h"

#include "core/georeport.h"
#include "sdk/reason.h"

#include <QJsonDocument>

namespace citywall::services {

using Limits = GeoReportLimits;

bool GeoReportBatch::append(const GeoReportRecord &record)
{
    if (m_batch.features.size() >= Limits::requests)
        return false;
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
    return true;
}

void GeoReportBatch::reject(const char *reason, qint64 line, const QByteArray &sample)
{
    m_full = m_batch.rejections.size() + 1 >= Limits::rejections;
    m_batch.rejections.push_back(
        { QString::fromLatin1(m_full ? Reason::marked("too many bad records: the rest was not read") : reason), line,
          sample.left(256) });
}

quint32 GeoReportBatch::featureOf(const GeoReportRecord &record, const QString &name)
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

void GeoReportBatch::push(ObservationRecord observation, const QString &notes)
{
    if (!notes.isEmpty())
        observation.detail =
            QJsonDocument(QJsonObject { { QStringLiteral("status_notes"), notes } }).toJson(QJsonDocument::Compact);
    m_batch.observations.push_back(std::move(observation));
}

float GeoReportBatch::term(const QString &text)
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

} // namespace citywall::services
