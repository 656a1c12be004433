// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/observationjson.h"

#include "sdk/guardeddecoder.h"
#include "sdk/jsonplaces.h"
#include "sdk/jsonreader.h"
#include "sdk/reason.h"

#include <QJsonDocument>

#include <cmath>
#include <unordered_map>

namespace citywall {

namespace {

using Limits = ObservationJsonLimits;

struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template<typename T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

class PayloadDecoder
{
public:
    PayloadDecoder(const QList<FieldDescriptor> &fields, QByteArrayView payload)
        : m_fields(fields), m_payload(payload), m_reader(payload, Limits::depth)
    {
        for (const FieldDescriptor &field : fields)
            m_fieldIds.push_back(field.id.toStdString());
    }

    DecodedBatch decode()
    {
        if (!m_reader.failed() && m_reader.atObject()) {
            m_reader.readObject([this](std::string_view key) {
                m_found |= key == "features" || key == "observations";
                if (key == "features" && m_reader.atArray() && !m_full)
                    readFeatures();
                else if (key == "observations" && m_reader.atArray() && !m_full)
                    readObservations();
                else if (key == "features" || key == "observations")
                    rejectRecord(key == "features" ? Reason::marked("features is not an array")
                                                   : Reason::marked("observations is not an array"));
                else
                    m_reader.skip();
            });
        } else if (!m_reader.failed()) {
            return refused(Reason::phrase("payload is not a JSON object"));
        }
        if (!m_reader.finished())
            return refused(Reason::phrase("malformed JSON") + QStringLiteral(": ") + QString::fromStdString(m_reader.problem()));
        if (!m_found)
            return refused(Reason::phrase("neither features nor observations in the payload"));
        resolve();
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
        if (m_full)
            return;
        m_full = m_batch.rejections.size() + 1 >= Limits::rejections;
        m_batch.rejections.push_back(
            { QString::fromLatin1(m_full ? Reason::marked("too many bad records: the rest was not read") : reason), begin + 1,
              sample(begin) });
    }
    void rejectRecord(const char *reason)
    {
        const qint64 begin = m_reader.position() - 1;
        m_reader.skip();
        reject(reason, begin);
    }

    void readFeatures()
    {
        m_featuresGiven = true;
        m_reader.readArray([this] {
            if (m_full || m_batch.features.size() >= Limits::features)
                return m_full ? m_reader.skip() : rejectRecord(Reason::marked("too many features"));
            if (!m_reader.atObject())
                return rejectRecord(Reason::marked("feature is not an object"));
            readFeature();
        });
    }
    void readFeature()
    {
        const qint64 begin = m_reader.position() - 1;
        const char *fault = nullptr;
        FeatureRecord feature;
        std::string id;
        m_reader.readObject([&](std::string_view key) {
            if (key == "id") {
                id = m_reader.peekString();
                m_reader.skip();
            } else if (key == "name") {
                if (m_reader.atString())
                    feature.name = QString::fromUtf8(m_reader.peekString()).left(Limits::textCharacters);
                else if (!m_reader.atNull())
                    fault = Reason::marked("name is not text");
                m_reader.skip();
            } else if (key == "geometry") {
                if (const char *problem = readGeometry(m_reader, feature.geometry, Limits::linePoints))
                    fault = problem;
            } else if (key == "properties") {
                const qint64 from = m_reader.position();
                if (!m_reader.atObject() && !m_reader.atNull())
                    fault = Reason::marked("properties is not an object");
                feature.properties = m_reader.readValue().toObject();
                if (m_reader.position() - from > Limits::objectBytes)
                    fault = Reason::marked("properties too large");
                else if (holdsInfinity(feature.properties))
                    fault = Reason::marked("property out of range");
            } else {
                m_reader.skip();
            }
        });
        feature.id = QString::fromStdString(id);
        if (id.empty() || feature.id.size() > Limits::idCharacters)
            fault = Reason::marked("feature id missing or too long");
        else if (!fault && m_keys.contains(id))
            fault = Reason::marked("duplicate feature");
        if (fault)
            return reject(fault, begin);
        m_keys.emplace(std::move(id), quint32(m_batch.features.size()));
        m_batch.features.push_back(std::move(feature));
    }

    void readObservations()
    {
        m_reader.readArray([this] {
            if (m_full || m_batch.observations.size() >= Limits::observations)
                return m_full ? m_reader.skip() : rejectRecord(Reason::marked("too many observations"));
            if (!m_reader.atObject())
                return rejectRecord(Reason::marked("observation is not an object"));
            readObservation();
        });
    }
    void readObservation()
    {
        const qint64 begin = m_reader.position() - 1;
        const char *fault = nullptr;
        ObservationRecord record;
        bool isBlank = false; // it says itself that nothing is known
        m_id.clear();
        m_reader.readObject([&](std::string_view key) {
            const char *problem = nullptr;
            if (key == "feature") {
                m_id = m_reader.peekString();
                m_reader.skip();
            } else if (key == "phenomenonTime") {
                problem = readTime(record.phenomenonTime);
            } else if (key == "values" && m_reader.atNull()) {
                isBlank = true;
                m_reader.skip();
            } else if (key == "values") {
                problem = readValues(record);
            } else if (key == "position" && !m_reader.atNull()) {
                problem = readPosition(m_reader, record.position);
            } else if (key == "detail" && !m_reader.atNull()) {
                const qint64 from = m_reader.position();
                const QJsonValue detail = m_reader.readValue();
                if (!detail.isObject() || m_reader.position() - from > Limits::objectBytes)
                    problem = detail.isObject() ? Reason::marked("detail too large") : Reason::marked("detail is not an object");
                else if (holdsInfinity(detail))
                    problem = Reason::marked("detail out of range");
                else if (!detail.toObject().isEmpty())
                    record.detail = QJsonDocument(detail.toObject()).toJson(QJsonDocument::Compact);
            } else {
                m_reader.skip();
            }
            if (problem)
                fault = problem;
        });
        if (!fault && m_id.empty())
            fault = Reason::marked("feature missing");
        if (!fault && !record.phenomenonTime.isValid())
            fault = Reason::marked("time missing");
        if (!fault && !isBlank && !record.position.isValid()
            && std::ranges::all_of(record.values, [](float v) { return std::isnan(v); }))
            fault = Reason::marked("no value");
        if (fault)
            return reject(fault, begin);
        const auto known = m_keys.find(std::string_view(m_id));
        if (known == m_keys.end())
            m_unresolved.push_back({ m_batch.observations.size(), m_id, begin });
        else
            record.feature = known->second;
        m_batch.observations.push_back(std::move(record));
    }
    const char *readTime(UtcTime &time)
    {
        if (m_reader.atInteger()) {
            const std::optional<qint64> milliseconds = m_reader.readInteger();
            if (!milliseconds || !canBeKept({ *milliseconds }))
                return Reason::marked("time out of range");
            time.milliseconds = *milliseconds;
            return nullptr;
        }
        if (!m_reader.atString()) {
            m_reader.skip();
            return Reason::marked("time is neither RFC 3339 nor integer milliseconds");
        }
        const std::string_view text = m_reader.peekString();
        if (text != m_lastTimeText) { // records of one payload mostly share their time
            m_lastTimeText = text;
            m_lastTime = text.size() > 40 ? UtcTime {} : UtcTime::fromIso(QString::fromUtf8(text));
            if (!canBeKept(m_lastTime))
                m_lastTime = {};
        }
        time = m_lastTime;
        m_reader.skip();
        return time.isValid() ? nullptr : Reason::marked("time without zone or malformed");
    }
    const char *readValues(ObservationRecord &record)
    {
        if (!m_reader.atObject()) {
            m_reader.skip();
            return Reason::marked("values is not an object");
        }
        const char *fault = nullptr;
        m_reader.readObject([&](std::string_view key) {
            const auto field = std::ranges::find(m_fieldIds, key);
            const size_t i = size_t(field - m_fieldIds.begin());
            if (i >= m_fieldIds.size() || i >= maximumFields || m_reader.atNull())
                return m_reader.skip();
            if (m_fields[qsizetype(i)].kind == FieldDescriptor::Kind::Number) {
                const bool number = m_reader.atNumber();
                record.values[i] = float(m_reader.readNumber());
                if (!number || !std::isfinite(record.values[i]))
                    fault = number ? Reason::marked("number out of range") : Reason::marked("value is not a number");
            } else {
                const bool text = m_reader.atString();
                const std::string_view word = m_reader.peekString();
                if (!text || word.empty() || qsizetype(word.size()) > Limits::idCharacters)
                    fault = Reason::marked("value is not a term");
                else
                    record.values[i] = float(termKey(word));
                m_reader.skip();
            }
        });
        return fault;
    }
    quint32 termKey(std::string_view word)
    {
        const auto known = m_terms.find(word);
        if (known != m_terms.end())
            return known->second;
        const quint32 key = quint32(m_batch.terms.size());
        m_batch.terms.append(QString::fromUtf8(word));
        m_terms.emplace(word, key);
        return key;
    }

    /// Finds the features of observations that came before them, or that the payload does not describe at all.
    void resolve()
    {
        std::vector<bool> unknown;
        for (const Unresolved &open : m_unresolved) {
            auto known = m_keys.find(open.id);
            if (known == m_keys.end() && !m_featuresGiven && m_batch.features.size() < Limits::features
                && QString::fromStdString(open.id).size() <= Limits::idCharacters) {
                known = m_keys.emplace(open.id, quint32(m_batch.features.size())).first;
                m_batch.features.push_back({ QString::fromStdString(open.id), {}, {}, {} });
            }
            if (known != m_keys.end()) {
                m_batch.observations[open.row].feature = known->second;
                continue;
            }
            unknown.resize(m_batch.observations.size());
            unknown[open.row] = true;
            reject(Reason::marked("unknown feature"), open.begin);
        }
        if (unknown.empty())
            return;
        size_t row = 0;
        std::erase_if(m_batch.observations, [&](const ObservationRecord &) { return bool(unknown[row++]); });
    }

    struct Unresolved {
        size_t row;
        std::string id;
        qint64 begin;
    };
    const QList<FieldDescriptor> &m_fields;
    QByteArrayView m_payload;
    JsonReader m_reader;
    std::vector<std::string> m_fieldIds;
    DecodedBatch m_batch;
    TextMap<quint32> m_keys;
    TextMap<quint32> m_terms;
    std::vector<Unresolved> m_unresolved;
    std::string m_id;
    std::string m_lastTimeText;
    UtcTime m_lastTime;
    bool m_found = false; // any member that is ours
    bool m_featuresGiven = false;
    bool m_full = false;
};

} // namespace

Decoder observationJsonDecoder(const FeedDescriptor &feed)
{
    return [fields = feed.fields](QByteArrayView payload, UtcTime) {
        if (payload.size() > Limits::payloadBytes) {
            DecodedBatch batch;
            batch.rejections.push_back({ Reason::phrase("payload too large"), 1, payload.first(256).toByteArray() });
            return batch;
        }
        return PayloadDecoder(fields, payload).decode();
    };
}

} // namespace citywall
