// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeportwriter.h"

#include "core/georeportrecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QXmlStreamWriter>

namespace citywall::services {

using namespace Qt::StringLiterals;

namespace {

using Answer = std::vector<GeoReportRecord>;

/// The answers that a batch is told in.
class AnswerWriter
{
public:
    explicit AnswerWriter(const DecodedBatch &batch) : m_batch(batch)
    {
        std::vector<std::vector<const ObservationRecord *>> rows(batch.features.size());
        for (const ObservationRecord &row : batch.observations) {
            if (statusFromTerm(term(row, StateField)) != RequestStatus::Unknown)
                rows[row.feature].push_back(&row);
        }
        for (size_t i = 0; i < rows.size(); ++i) {
            std::ranges::stable_sort(rows[i], {}, &ObservationRecord::phenomenonTime);
            tell(batch.features[i], rows[i]);
        }
    }
    /// At least one: that there are no requests is an answer.
    std::vector<Answer> take()
    {
        if (m_answers.empty())
            m_answers.emplace_back();
        return std::move(m_answers);
    }

private:
    QString term(const ObservationRecord &row, Field field) const
    {
        return row.values[field] >= 0 ? m_batch.terms.value(qsizetype(row.values[field])) : QString();
    }

    void tell(const FeatureRecord &feature, const std::vector<const ObservationRecord *> &rows)
    {
        if (rows.empty())
            return;
        const UtcTime known = UtcTime::fromIso(feature.properties.value(u"requested_datetime").toString());
        const UtcTime first = rows.front()->phenomenonTime;
        const UtcTime requested = known.isValid() ? std::min(known, first) : first;
        size_t answer = 0;
        for (const ObservationRecord *row : rows) {
            const bool opening = row->phenomenonTime == requested && term(*row, StateField) == u"open" && row->detail.isEmpty();
            if (opening && row != rows.back())
                continue; // what comes later tells it too
            if (answer == m_answers.size())
                m_answers.emplace_back();
            m_answers[answer++].push_back(recordOf(feature, *row, requested));
        }
    }

    GeoReportRecord recordOf(const FeatureRecord &feature, const ObservationRecord &row, UtcTime requested) const
    {
        const auto property = [&](QStringView name) { return feature.properties.value(name).toString(); };
        GeoReportRecord record;
        record.id = feature.id;
        record.statusNotes = QJsonDocument::fromJson(row.detail).object().value(u"status_notes").toString();
        record.serviceName = term(row, CategoryField);
        record.serviceCode = property(u"service_code");
        record.agency = term(row, AgencyField);
        record.channel = term(row, ChannelField);
        record.address = property(u"address");
        record.status = term(row, StateField) == u"closed" ? RequestStatus::Closed : RequestStatus::Open;
        record.requested = requested;
        if (record.status == RequestStatus::Closed || row.phenomenonTime != requested)
            record.updated = row.phenomenonTime;
        record.expected = UtcTime::fromIso(property(u"expected_datetime"));
        record.position = row.position.isValid() ? row.position : midpoint(feature.geometry);
        return record;
    }

    const DecodedBatch &m_batch;
    std::vector<Answer> m_answers;
};

/// Calls visit(name, text) for what is told of a request, in the order of the specification's examples; all but its place and channel.
template<typename Visit>
void eachText(const GeoReportRecord &record, Visit visit)
{
    const auto time = [](UtcTime t) { return t.isValid() ? t.toIso() : QString(); };
    const std::pair<QString, QString> texts[] {
        { u"service_request_id"_s, record.id },
        { u"status"_s, record.status == RequestStatus::Closed ? u"closed"_s : u"open"_s },
        { u"status_notes"_s, record.statusNotes },
        { u"service_name"_s, record.serviceName },
        { u"service_code"_s, record.serviceCode },
        { u"agency_responsible"_s, record.agency },
        { u"requested_datetime"_s, time(record.requested) },
        { u"updated_datetime"_s, time(record.updated) },
        { u"expected_datetime"_s, time(record.expected) },
        { u"address"_s, record.address },
    };
    for (const auto &[name, text] : texts) {
        if (!text.isEmpty())
            visit(name, text);
    }
}

QJsonObject requestAsJson(const GeoReportRecord &record)
{
    QJsonObject request;
    eachText(record, [&](const QString &name, const QString &text) { request.insert(name, text); });
    if (record.position.isValid()) {
        request.insert(u"lat"_s, record.position.latitudeDegrees);
        request.insert(u"long"_s, record.position.longitudeDegrees);
    }
    if (!record.channel.isEmpty())
        request.insert(u"extended_attributes"_s, QJsonObject { { u"channel"_s, record.channel } });
    return request;
}

/// A text without the characters that no XML document can hold (XML 1.0, §2.2).
QString xmlText(QString text)
{
    static const QRegularExpression impossible(
        u"[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]"_s);
    return text.remove(impossible);
}

void writeRequest(QXmlStreamWriter &xml, const GeoReportRecord &record)
{
    const auto degrees = [](double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); };
    xml.writeStartElement(u"request"_s);
    eachText(record, [&](const QString &name, const QString &text) { xml.writeTextElement(name, xmlText(text)); });
    if (record.position.isValid()) {
        xml.writeTextElement(u"lat"_s, degrees(record.position.latitudeDegrees));
        xml.writeTextElement(u"long"_s, degrees(record.position.longitudeDegrees));
    }
    if (!record.channel.isEmpty()) {
        xml.writeStartElement(u"extended_attributes"_s);
        xml.writeTextElement(u"channel"_s, xmlText(record.channel));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace

QList<QByteArray> writeGeoReportJson(const DecodedBatch &batch)
{
    QList<QByteArray> payloads;
    for (const Answer &answer : AnswerWriter(batch).take()) {
        QJsonArray requests;
        for (const GeoReportRecord &record : answer)
            requests.append(requestAsJson(record));
        payloads.append(QJsonDocument(requests).toJson(QJsonDocument::Compact));
    }
    return payloads;
}

QList<QByteArray> writeGeoReportXml(const DecodedBatch &batch)
{
    QList<QByteArray> payloads;
    for (const Answer &answer : AnswerWriter(batch).take()) {
        QByteArray payload;
        QXmlStreamWriter xml(&payload);
        xml.writeStartDocument();
        xml.writeStartElement(u"service_requests"_s);
        for (const GeoReportRecord &record : answer)
            writeRequest(xml, record);
        xml.writeEndDocument();
        payloads.append(payload);
    }
    return payloads;
}

} // namespace citywall::services
