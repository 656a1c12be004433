// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeport.h"

#include "core/requests.h"
#include "sdk/jsonreader.h"
#include "sdk/observationjson.h"

#include <QJsonDocument>

namespace citywall::services {

namespace {

using Limits = GeoReportLimits;

/// One object of the array, as far as it is read.
struct Record {
    QString id;
    QString status;
    QString statusNotes;
    QString serviceName;
    QString serviceCode;
    QString agency;
    QString channel;
    QString address;
    QString requested;
    QString updated;
    QString expected;
    double latitude = std::numeric_limits<double>::quiet_NaN();
    double longitude = std::numeric_limits<double>::quiet_NaN();
    bool placed = false; ///< lat or long is there, right or wrong
};

/// The times of a record; invalid where it has none.
struct Times {
    UtcTime requested;
    UtcTime updated;
    UtcTime expected;
};

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
        Record record;
        m_reader.readObject([&](std::string_view key) { readMember(record, key); });
        if (const char *fault = take(record))
            reject(fault, begin);
    }
    void readMember(Record &record, std::string_view key)
    {
        static constexpr std::pair<std::string_view, QString Record::*> texts[] {
            { "service_request_id", &Record::id },    { "status", &Record::status },
            { "status_notes", &Record::statusNotes }, { "service_name", &Record::serviceName },
            { "service_code", &Record::serviceCode }, { "agency_responsible", &Record::agency },
            { "address", &Record::address },          { "requested_datetime", &Record::requested },
            { "updated_datetime", &Record::updated }, { "expected_datetime", &Record::expected },
        };
        const auto text = std::ranges::find(texts, key, &std::pair<std::string_view, QString Record::*>::first);
        if (text != std::end(texts))
            record.*text->second = readText();
        else if (key == "lat" || key == "long")
            readCoordinate(record, key == "lat" ? record.latitude : record.longitude);
        else if (key == "extended_attributes" && m_reader.atObject())
            m_reader.readObject([&](std::string_view name) {
                if (name == "channel")
                    record.channel = readText();
                else
                    m_reader.skip();
            });
        else
            m_reader.skip();
    }
    /// A text, or a number as it is written (some servers give ids as numbers); empty for anything else.
    QString readText()
    {
        QString text;
        if (m_reader.atInteger()) {
            if (const std::optional<qint64> number = m_reader.readInteger())
                text = QString::number(*number);
            return text;
        }
        text = QString::fromUtf8(m_reader.peekString()).left(Limits::textCharacters).trimmed();
        m_reader.skip();
        return text;
    }
    void readCoordinate(Record &record, double &degrees)
    {
        if (m_reader.atString()) { // some servers quote them
            const QString text = readText();
            bool isNumber = false;
            degrees = text.toDouble(&isNumber);
            record.placed |= !text.isEmpty();
            if (!isNumber)
                degrees = std::numeric_limits<double>::quiet_NaN();
            return;
        }
        record.placed |= !m_reader.atNull();
        degrees = m_reader.readNumber();
    }

    /// @returns what is wrong with the record; null after it was taken
    const char *take(const Record &record)
    {
        if (record.id.isEmpty() || record.id.size() > Limits::idCharacters)
            return "service_request_id missing or too long";
        const Status status = statusFromTerm(record.status.toLower());
        if (status != Status::Open && status != Status::Closed)
            return "status is neither open nor closed";
        Times times;
        if (const char *fault = readTimes(record, times))
            return fault;
        if (status == Status::Closed && !times.updated.isValid())
            return "closed without updated_datetime";
        if (times.updated.isValid() && times.updated < times.requested)
            return "updated before it was requested";
        const GeoPoint position { record.longitude, record.latitude };
        if (record.placed && !position.isValid())
            return "impossible coordinates";
        append(record, times, position, status);
        return nullptr;
    }
    static const char *readTimes(const Record &record, Times &times)
    {
        if (record.requested.isEmpty())
            return "requested_datetime missing";
        times = { UtcTime::fromIso(record.requested), UtcTime::fromIso(record.updated), UtcTime::fromIso(record.expected) };
        const bool bad = !times.requested.isValid() || (!record.updated.isEmpty() && !times.updated.isValid())
            || (!record.expected.isEmpty() && !times.expected.isValid());
        return bad ? "time without zone or malformed" : nullptr;
    }
    void append(const Record &record, const Times &times, GeoPoint position, Status status)
    {
        const QString name = record.serviceName.isEmpty() ? record.serviceCode : record.serviceName;
        FeatureRecord feature { record.id, name, position.isValid() ? GeoLine { position } : GeoLine {}, {} };
        feature.properties[u"requested_datetime"] = times.requested.toIso();
        const auto property = [&](QStringView key, const QString &value) {
            if (!value.isEmpty())
                feature.properties[key] = value;
        };
        property(u"expected_datetime", times.expected.isValid() ? times.expected.toIso() : QString());
        property(u"service_code", record.serviceCode);
        property(u"address", record.address);
        const auto known = m_keys.constFind(record.id);
        const quint32 key = known != m_keys.cend() ? *known : quint32(m_batch.features.size());
        if (known == m_keys.cend()) {
            m_keys.insert(record.id, key);
            m_batch.features.push_back(std::move(feature));
        } else {
            m_batch.features[key] = std::move(feature);
        }
        ObservationRecord observation { key, times.requested, {}, {}, {} };
        observation.values = { term(QStringLiteral("open")), term(name), term(record.agency),
                               term(channelFromWord(record.channel)) };
        if (!times.updated.isValid() || times.updated == times.requested) {
            if (status == Status::Closed)
                observation.values[StateField] = term(QStringLiteral("closed"));
            return push(std::move(observation), record.statusNotes);
        }
        push(observation, {});
        observation.phenomenonTime = times.updated;
        observation.values[StateField] = term(status == Status::Closed ? QStringLiteral("closed") : QStringLiteral("open"));
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

QString channelFromWord(const QString &word)
{
    static const QHash<QString, QString> known {
        { QStringLiteral("internet"), QStringLiteral("web") }, { QStringLiteral("online"), QStringLiteral("web") },
        { QStringLiteral("open311"), QStringLiteral("app") },  { QStringLiteral("mobile"), QStringLiteral("app") },
        { QStringLiteral("call"), QStringLiteral("phone") },   { QStringLiteral("walk-in"), QStringLiteral("office") },
    };
    const QString lower = word.toLower();
    return known.value(lower, lower);
}

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
