// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capdecoder.h"

#include "core/warnings.h"
#include "sdk/observationjson.h"

#include <QJsonArray>
#include <QXmlStreamReader>

#include <numbers>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype payloadBytes = 8 << 20;
constexpr qsizetype ringPoints = 20'000;
constexpr qsizetype textCharacters = 8'192;

/// "lat,lon"; invalid if it is not.
GeoPoint capPoint(QStringView text)
{
    const qsizetype comma = text.indexOf(u',');
    bool latitudeIsNumber = false;
    bool longitudeIsNumber = false;
    const GeoPoint p { text.sliced(comma + 1).toDouble(&longitudeIsNumber),
                       text.first(std::max<qsizetype>(0, comma)).toDouble(&latitudeIsNumber) };
    return comma > 0 && latitudeIsNumber && longitudeIsNumber ? p : GeoPoint {};
}

class CapReader
{
public:
    explicit CapReader(QByteArrayView payload) : m_payload(payload), m_xml(payload.toByteArray()) { }

    DecodedBatch read()
    {
        bool found = false;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.tokenType() == QXmlStreamReader::DTD) {
                reject(u"document with a DTD"_s);
                return std::move(m_batch);
            }
            if (m_xml.isStartElement() && m_xml.name() == u"alert"
                && m_xml.namespaceUri().startsWith(u"urn:oasis:names:tc:emergency:cap:1.")) {
                found = true;
                readAlert();
            }
        }
        if (m_xml.hasError())
            reject(u"malformed XML: %1"_s.arg(m_xml.errorString()));
        else if (!found)
            reject(u"no CAP message in the document"_s);
        return std::move(m_batch);
    }

private:
    using Texts = QHash<QString, QString>;
    struct Info {
        Texts texts;
        QStringList areas;       ///< areaDesc
        GeoMultiPolygon polygons;
        GeoPoint point; ///< of a circle without extent
        QString fault;
    };

    void reject(const QString &reason)
    {
        const qint64 at = std::clamp<qint64>(m_xml.characterOffset(), 0, m_payload.size());
        const qsizetype from = std::max<qsizetype>(0, at - 256);
        m_batch.rejections.push_back({ reason, m_xml.lineNumber(), m_payload.sliced(from, at - from).toByteArray() });
    }
    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed().left(textCharacters); }

    void readAlert()
    {
        Texts alert;
        std::vector<Info> infos;
        while (m_xml.readNextStartElement()) {
            const QString name = m_xml.name().toString();
            if (name == u"info")
                infos.push_back(readInfo());
            else if (m_xml.namespaceUri().startsWith(u"urn:oasis:names:tc:emergency:cap:"))
                alert.insert(name, text());
            else
                m_xml.skipCurrentElement(); // a signature
        }
        if (m_xml.hasError())
            return;
        for (const char16_t *required : { u"identifier", u"sender", u"sent", u"status", u"msgType", u"scope" }) {
            if (alert.value(QString::fromUtf16(required)).isEmpty())
                return reject(u"%1 missing"_s.arg(QString::fromUtf16(required)));
        }
        const UtcTime sent = UtcTime::fromIso(alert[u"sent"_s]);
        const QString type = alert[u"msgType"_s];
        if (!sent.isValid())
            return reject(u"time without zone or malformed"_s);
        if (alert[u"status"_s] != u"Actual")
            return reject(u"status is %1"_s.arg(alert[u"status"_s].left(32)));
        if (alert[u"scope"_s] != u"Public")
            return reject(u"scope is %1"_s.arg(alert[u"scope"_s].left(32)));
        if (type != u"Alert" && type != u"Update" && type != u"Cancel")
            return reject(u"message type is %1"_s.arg(type.left(32)));
        if (type == u"Alert" && infos.empty())
            return reject(u"info missing"_s);
        if (type != u"Alert")
            endReferenced(alert, sent);
        if (infos.empty())
            return add(alert, Info {}, sent, 1);
        int number = 0;
        for (const Info &info : infos) {
            if (info.texts.value(u"language"_s) != infos.front().texts.value(u"language"_s))
                continue;
            ++number;
            if (info.fault.isEmpty())
                add(alert, info, sent, number);
            else
                reject(info.fault);
        }
    }

    Info readInfo()
    {
        Info info;
        while (m_xml.readNextStartElement()) {
            const QString name = m_xml.name().toString();
            if (name == u"area")
                readArea(info);
            else if (name == u"eventCode" || name == u"parameter" || name == u"resource")
                m_xml.skipCurrentElement();
            else
                info.texts.insert(name, text());
        }
        for (const char16_t *required : { u"category", u"event", u"urgency", u"severity", u"certainty" }) {
            if (info.texts.value(QString::fromUtf16(required)).isEmpty())
                info.fault = u"%1 missing"_s.arg(QString::fromUtf16(required));
        }
        for (const char16_t *time : { u"effective", u"onset", u"expires" }) {
            const QString told = info.texts.value(QString::fromUtf16(time));
            if (!told.isEmpty() && !UtcTime::fromIso(told).isValid())
                info.fault = u"time without zone or malformed"_s;
        }
        return info;
    }

    void readArea(Info &info)
    {
        while (m_xml.readNextStartElement()) {
            const QStringView name = m_xml.name();
            const bool polygon = name == u"polygon";
            if (name == u"areaDesc") {
                info.areas.append(text());
            } else if (polygon || name == u"circle") {
                const QString told = m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
                const GeoLine ring = polygon ? capPolygon(told) : capCircle(told);
                if (ring.isEmpty() && !told.isEmpty())
                    info.fault = polygon ? u"impossible polygon"_s : u"impossible circle"_s;
                else if (ring.size() == 1)
                    info.point = ring.first();
                else if (!ring.isEmpty())
                    info.polygons.append({ ring });
            } else {
                m_xml.skipCurrentElement();
            }
        }
        if (info.areas.isEmpty())
            info.fault = u"areaDesc missing"_s;
    }

    float term(const QString &word)
    {
        if (word.isEmpty())
            return ObservationRecord::nan;
        if (!m_batch.terms.contains(word))
            m_batch.terms.append(word);
        return float(m_batch.terms.indexOf(word));
    }

    void add(const Texts &alert, const Info &info, UtcTime sent, int number)
    {
        const QString identifier = alert[u"identifier"_s];
        FeatureRecord feature;
        feature.id = number == 1 ? identifier : u"%1#%2"_s.arg(identifier).arg(number);
        feature.name = info.texts.value(u"event"_s);
        const auto keep = [&](const Texts &texts, std::initializer_list<const char16_t *> names) {
            for (const char16_t *name : names) {
                if (const QString word = texts.value(QString::fromUtf16(name)); !word.isEmpty())
                    feature.properties.insert(QString::fromUtf16(name), word);
            }
        };
        keep(alert, { u"identifier", u"sender", u"sent", u"note" });
        keep(info.texts,
             { u"category", u"event", u"responseType", u"senderName", u"headline", u"description", u"instruction", u"web",
               u"contact", u"effective", u"onset", u"expires", u"language" });
        if (!info.areas.isEmpty())
            feature.properties.insert(u"areaDesc"_s, info.areas.join(u"; "_s));
        if (const QStringList references = referencesOf(alert); !references.isEmpty())
            feature.properties.insert(u"references"_s, QJsonArray::fromStringList(references));
        if (!info.polygons.isEmpty()) {
            feature.properties.insert(u"polygons"_s, toCoordinates(info.polygons));
        }
        const GeoPoint inside = pointInside(info.polygons);
        if (inside.isValid() || info.point.isValid())
            feature.geometry = { inside.isValid() ? inside : info.point };
        const QString type = alert[u"msgType"_s];
        const QString severity = type == u"Cancel" ? severityNone : info.texts.value(u"severity"_s);
        observe(std::move(feature), sent,
                { term(type), term(severity), term(info.texts.value(u"urgency"_s)), term(info.texts.value(u"certainty"_s)) });
    }

    /// Adds a row of the feature, and the feature if it is new to the batch.
    void observe(FeatureRecord feature, UtcTime time, const std::array<float, maximumFields> &values)
    {
        const auto known = std::ranges::find(m_batch.features, feature.id, &FeatureRecord::id);
        m_batch.observations.push_back({ quint32(known - m_batch.features.begin()), time, {}, values, {} });
        if (known == m_batch.features.end())
            m_batch.features.push_back(std::move(feature));
    }

    /// The messages that this one replaces warn of nothing any more.
    void endReferenced(const Texts &alert, UtcTime sent)
    {
        constexpr float none = ObservationRecord::nan;
        for (const QString &identifier : referencesOf(alert))
            observe({ identifier, {}, {}, {} }, sent, { none, term(severityNone), none, none });
    }

    /// Identifiers out of "sender,identifier,sent", separated by white space.
    static QStringList referencesOf(const Texts &alert)
    {
        QStringList identifiers;
        for (const QString &reference : alert.value(u"references"_s).simplified().split(u' ', Qt::SkipEmptyParts)) {
            const QString identifier = reference.section(u',', 1, 1);
            if (!identifier.isEmpty() && identifier != alert[u"identifier"_s] && !identifiers.contains(identifier))
                identifiers.append(identifier);
        }
        return identifiers;
    }

    const QByteArrayView m_payload;
    QXmlStreamReader m_xml;
    DecodedBatch m_batch;
};

} // namespace

GeoLine capPolygon(QStringView text)
{
    GeoLine ring;
    const QString clean = text.toString().simplified();
    for (const QStringView part : QStringView(clean).split(u' ', Qt::SkipEmptyParts)) {
        const GeoPoint p = capPoint(part);
        if (!p.isValid() || ring.size() >= ringPoints)
            return {};
        ring.append(p);
    }
    return ring.size() >= 4 && ring.first() == ring.last() ? ring : GeoLine {};
}

GeoLine capCircle(QStringView text)
{
    const QList<QStringView> parts = text.split(u' ', Qt::SkipEmptyParts);
    bool isNumber = false;
    const double meters = parts.size() == 2 ? parts[1].toDouble(&isNumber) * 1000 : 0;
    const GeoPoint center = parts.size() == 2 ? capPoint(parts[0]) : GeoPoint {};
    if (!isNumber || meters < 0 || meters > 5e6 || !center.isValid())
        return {};
    if (meters == 0)
        return { center };
    constexpr int corners = 48;
    GeoLine ring;
    for (int i = 0; i < corners; ++i)
        ring.append(GeoPoint::fromCoordinate(center.toCoordinate().atDistanceAndAzimuth(meters, 360. * i / corners)));
    ring.append(ring.first());
    return ring;
}

Decoder warningDecoder(const FeedDescriptor &feed)
{
    return [json = observationJsonDecoder(feed)](QByteArrayView payload, UtcTime received) {
        if (!payload.trimmed().startsWith('<') && !payload.startsWith("\xEF\xBB\xBF"))
            return json(payload, received);
        if (payload.size() > payloadBytes) {
            DecodedBatch refused;
            refused.rejections.push_back({ QStringLiteral("payload too large"), 1, {} });
            return refused;
        }
        return CapReader(payload).read();
    };
}

} // namespace citywall::safety
