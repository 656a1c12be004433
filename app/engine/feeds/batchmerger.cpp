// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/batchmerger.h"

#include "engine/feeds/feedstext.h"
#include "sdk/reason.h"

namespace citywall {

BatchMerger::BatchMerger(const QList<FieldDescriptor> &fields)
{
    for (qsizetype i = 0; i < fields.size() && i < maximumFields; ++i)
        m_isTerm[size_t(i)] = fields[i].kind == FieldDescriptor::Kind::Term;
}

void BatchMerger::add(const DecodedBatch &batch)
{
    std::vector<quint32> features;
    features.reserve(batch.features.size());
    for (const FeatureRecord &feature : batch.features) {
        const auto known = m_features.constFind(feature.id);
        if (known == m_features.cend()) {
            features.push_back(quint32(m_batch.features.size()));
            m_features.insert(feature.id, features.back());
            m_batch.features.push_back(feature);
            continue;
        }
        features.push_back(*known);
        if (!feature.name.isEmpty() || !feature.geometry.isEmpty() || !feature.properties.isEmpty())
            m_batch.features[*known] = feature;
    }
    std::vector<float> terms;
    terms.reserve(size_t(batch.terms.size()));
    for (const QString &term : batch.terms) {
        const auto known = m_terms.constFind(term);
        terms.push_back(known == m_terms.cend() ? float(m_batch.terms.size()) : *known);
        if (known == m_terms.cend()) {
            m_terms.insert(term, terms.back());
            m_batch.terms.append(term);
        }
    }
    m_batch.observations.reserve(m_batch.observations.size() + batch.observations.size());
    for (ObservationRecord observation : batch.observations) {
        observation.feature = features[observation.feature];
        for (size_t i = 0; i < m_isTerm.size(); ++i) {
            float &value = observation.values[i];
            if (m_isTerm[i] && value >= 0 && size_t(value) < terms.size())
                value = terms[size_t(value)];
        }
        m_batch.observations.push_back(std::move(observation));
    }
    for (const Rejection &rejection : batch.rejections) {
        if (m_batch.rejections.size() < keptRejections)
            m_batch.rejections.push_back(rejection);
    }
}

DecodedBatch BatchMerger::take()
{
    m_features.clear();
    m_terms.clear();
    return std::exchange(m_batch, {});
}

DecodedBatch decodeSafely(const Decoder &decoder, const std::function<void(DecodedBatch &)> &mask, QByteArrayView payload,
                          UtcTime received)
{
    QString failure;
    try {
        DecodedBatch batch = decoder(payload, received);
        if (mask)
            mask(batch);
        return batch;
    } catch (const std::exception &e) {
        failure = QString::fromUtf8(e.what());
    } catch (...) {
        failure = FeedsText::tr("An unknown error");
    }
    DecodedBatch refused;
    refused.rejections.push_back({ FeedsText::tr("A payload could not be read: %1").arg(failure), 0,
                                   payload.first(std::min<qsizetype>(256, payload.size())).toByteArray() });
    return refused;
}

void rejectAhead(DecodedBatch &batch, UtcTime received, const FeedDescriptor &feed)
{
    static constexpr const char *reason = Reason::marked("observed more than a day after it was received");
    if (feed.tells == FeedDescriptor::Tells::Reports)
        return;
    std::erase_if(batch.observations, [&, latest = received + std::chrono::days(1)](const ObservationRecord &o) {
        if (o.phenomenonTime <= latest)
            return false;
        const QString id = o.feature < batch.features.size() ? batch.features[o.feature].id : QString();
        batch.rejections.push_back({ QString::fromLatin1(reason), 0, (id + u' ' + o.phenomenonTime.toIso()).toUtf8() });
        return true;
    });
}

} // namespace citywall
