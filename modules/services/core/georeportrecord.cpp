// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeportrecord.h"

#include "core/georeport.h"
#include "sdk/reason.h"

namespace citywall::services {

namespace {

using Limits = GeoReportLimits;

/// A text, or an integer as it is written (some servers give ids as numbers); empty for anything else.
QString readText(JsonReader &reader)
{
    QString text;
    if (reader.atInteger()) {
        if (const std::optional<qint64> number = reader.readInteger())
            text = QString::number(*number);
        return text;
    }
    text = QString::fromUtf8(reader.peekString()).left(Limits::textCharacters).trimmed();
    reader.skip();
    return text;
}

/// A number, or one in quotes, as some servers write it; NaN for anything else.
double readCoordinate(JsonReader &reader, GeoReportRaw &raw)
{
    if (reader.atString())
        return raw.coordinate(readText(reader));
    raw.placed |= !reader.atNull();
    return reader.readNumber();
}

void readMember(JsonReader &reader, std::string_view key, GeoReportRecord &record, GeoReportRaw &raw)
{
    if (QString *text = raw.textOf(key, record)) {
        *text = readText(reader);
    } else if (key == "lat") {
        raw.latitude = readCoordinate(reader, raw);
    } else if (key == "long") {
        raw.longitude = readCoordinate(reader, raw);
    } else if (key == "extended_attributes" && reader.atObject()) {
        reader.readObject([&](std::string_view name) {
            if (name == "channel")
                record.channel = channelFromWord(readText(reader));
            else
                reader.skip();
        });
    } else {
        reader.skip();
    }
}

const char *readTimes(GeoReportRecord &record, const GeoReportRaw &raw)
{
    if (raw.requested.isEmpty())
        return Reason::marked("requested_datetime missing");
    record.requested = UtcTime::fromIso(raw.requested);
    record.updated = UtcTime::fromIso(raw.updated);
    record.expected = UtcTime::fromIso(raw.expected);
    const bool bad = !record.requested.isValid() || (!raw.updated.isEmpty() && !record.updated.isValid())
        || (!raw.expected.isEmpty() && !record.expected.isValid());
    return bad ? Reason::marked("time without zone or malformed") : nullptr;
}

} // namespace

QString *GeoReportRaw::textOf(std::string_view name, GeoReportRecord &record)
{
    const std::pair<std::string_view, QString *> texts[] {
        { "service_request_id", &record.id },    { "status", &status },
        { "status_notes", &record.statusNotes }, { "service_name", &record.serviceName },
        { "service_code", &record.serviceCode }, { "agency_responsible", &record.agency },
        { "address", &record.address },          { "requested_datetime", &requested },
        { "updated_datetime", &updated },        { "expected_datetime", &expected },
    };
    const auto text = std::ranges::find(texts, name, &std::pair<std::string_view, QString *>::first);
    return text == std::end(texts) ? nullptr : text->second;
}

double GeoReportRaw::coordinate(const QString &text)
{
    placed |= !text.isEmpty();
    bool isNumber = false;
    const double degrees = text.toDouble(&isNumber);
    return isNumber ? degrees : std::numeric_limits<double>::quiet_NaN();
}

const char *GeoReportRecord::read(JsonReader &reader)
{
    GeoReportRaw raw;
    reader.readObject([&](std::string_view key) { readMember(reader, key, *this, raw); });
    return understand(raw);
}

const char *GeoReportRecord::understand(const GeoReportRaw &raw)
{
    if (id.isEmpty() || id.size() > Limits::idCharacters)
        return Reason::marked("service_request_id missing or too long");
    status = statusFromTerm(raw.status.toLower());
    if (status != RequestStatus::Open && status != RequestStatus::Closed)
        return Reason::marked("status is neither open nor closed");
    if (const char *fault = readTimes(*this, raw))
        return fault;
    if (status == RequestStatus::Closed && !updated.isValid())
        return Reason::marked("closed without updated_datetime");
    if (updated.isValid() && updated < requested)
        return Reason::marked("updated before it was requested");
    position = { raw.longitude, raw.latitude };
    return raw.placed && !position.isValid() ? Reason::marked("impossible coordinates") : nullptr;
}

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

} // namespace citywall::services
