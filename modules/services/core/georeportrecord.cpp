// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/georeportrecord.h"

#include "core/georeport.h"

namespace citywall::services {

namespace {

using Limits = GeoReportLimits;

/// Times, status and coordinates as they are written.
struct Raw {
    QString status;
    QString requested;
    QString updated;
    QString expected;
    double latitude = std::numeric_limits<double>::quiet_NaN();
    double longitude = std::numeric_limits<double>::quiet_NaN();
    bool placed = false; ///< lat or long is there, right or wrong
};

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
double readCoordinate(JsonReader &reader, bool &placed)
{
    if (!reader.atString()) {
        placed |= !reader.atNull();
        return reader.readNumber();
    }
    const QString text = readText(reader);
    placed |= !text.isEmpty();
    bool isNumber = false;
    const double degrees = text.toDouble(&isNumber);
    return isNumber ? degrees : std::numeric_limits<double>::quiet_NaN();
}

void readMember(JsonReader &reader, std::string_view key, GeoReportRecord &record, Raw &raw)
{
    const std::pair<std::string_view, QString *> texts[] {
        { "service_request_id", &record.id },    { "status", &raw.status },
        { "status_notes", &record.statusNotes }, { "service_name", &record.serviceName },
        { "service_code", &record.serviceCode }, { "agency_responsible", &record.agency },
        { "address", &record.address },          { "requested_datetime", &raw.requested },
        { "updated_datetime", &raw.updated },    { "expected_datetime", &raw.expected },
    };
    const auto text = std::ranges::find(texts, key, &std::pair<std::string_view, QString *>::first);
    if (text != std::end(texts)) {
        *text->second = readText(reader);
    } else if (key == "lat") {
        raw.latitude = readCoordinate(reader, raw.placed);
    } else if (key == "long") {
        raw.longitude = readCoordinate(reader, raw.placed);
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

const char *readTimes(GeoReportRecord &record, const Raw &raw)
{
    if (raw.requested.isEmpty())
        return "requested_datetime missing";
    record.requested = UtcTime::fromIso(raw.requested);
    record.updated = UtcTime::fromIso(raw.updated);
    record.expected = UtcTime::fromIso(raw.expected);
    const bool bad = !record.requested.isValid() || (!raw.updated.isEmpty() && !record.updated.isValid())
        || (!raw.expected.isEmpty() && !record.expected.isValid());
    return bad ? "time without zone or malformed" : nullptr;
}

} // namespace

const char *GeoReportRecord::read(JsonReader &reader)
{
    Raw raw;
    reader.readObject([&](std::string_view key) { readMember(reader, key, *this, raw); });
    if (id.isEmpty() || id.size() > Limits::idCharacters)
        return "service_request_id missing or too long";
    status = statusFromTerm(raw.status.toLower());
    if (status != RequestStatus::Open && status != RequestStatus::Closed)
        return "status is neither open nor closed";
    if (const char *fault = readTimes(*this, raw))
        return fault;
    if (status == RequestStatus::Closed && !updated.isValid())
        return "closed without updated_datetime";
    if (updated.isValid() && updated < requested)
        return "updated before it was requested";
    position = { raw.longitude, raw.latitude };
    return raw.placed && !position.isValid() ? "impossible coordinates" : nullptr;
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
