// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeport.h"

#include "core/georeportbatch.h"
#include "core/georeportwriter.h"
#include "sdk/reason.h"

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
            return refused(Reason::phrase("payload is not a JSON array"));
        if (!m_reader.finished())
            return refused(Reason::phrase("malformed JSON") + QStringLiteral(": ") + QString::fromStdString(m_reader.problem()));
        return std::move(m_batch).take();
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
    void reject(const char *reason, qint64 begin) { m_batch.reject(reason, begin + 1, sample(begin)); }

    void readElement()
    {
        const qint64 begin = m_reader.position() - 1;
        if (m_batch.isFull())
            return m_reader.skip();
        const bool isObject = m_reader.atObject();
        if (!isObject) {
            m_reader.skip();
            return reject(Reason::marked("request is not an object"), begin);
        }
        GeoReportRecord record;
        if (const char *fault = record.read(m_reader))
            return reject(fault, begin);
        if (!m_batch.append(record))
            reject(Reason::marked("too many requests"), begin);
    }

    QByteArrayView m_payload;
    JsonReader m_reader;
    GeoReportBatch m_batch;
};

bool isGeoReport(QByteArrayView payload)
{
    constexpr qsizetype lookedAt = 16 << 10;
    const auto means = [](char c) { return static_cast<signed char>(c) > ' '; }; // the mark of an encoding does not
    const auto begin = std::ranges::find_if(payload, means);
    if (begin == payload.end() || *begin != '[')
        return false;
    const auto first = std::find_if(begin + 1, payload.end(), means);
    return (first != payload.end() && *first == ']')
        || payload.first(std::min(payload.size(), lookedAt)).contains(QByteArrayView("\"service_request_id\""));
}

} // namespace

Decoder geoReportDecoder()
{
    return [](QByteArrayView payload, UtcTime) {
        if (payload.size() > Limits::payloadBytes) {
            DecodedBatch batch;
            batch.rejections.push_back({ Reason::phrase("payload too large"), 1, payload.first(256).toByteArray() });
            return batch;
        }
        return PayloadDecoder(payload).decode();
    };
}

PayloadFormat geoReportFormat()
{
    PayloadFormat format { QStringLiteral("georeport-json"), QStringLiteral("Open311 GeoReport v2 (JSON)"), &isGeoReport,
                           [](const QList<QByteArray> &) { return geoReportDecoder(); } };
    format.encode = [](const DecodedBatch &batch, UtcTime) { return writeGeoReportJson(batch); };
    return format;
}

} // namespace citywall::services
